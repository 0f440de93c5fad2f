"""What the clients build on several calls: waiters, and paginators with pages of two."""

import pytest

from harness.clients import Boto3
from harness.packages import curl_bootstrap


@pytest.fixture
def function(client):
    name = "awaited"
    client.call(
        "lambda",
        "CreateFunction",
        {
            "FunctionName": name,
            "Runtime": "provided.al2",
            "Role": f"arn:aws:iam::{client.account}:role/service",
            "Handler": "h",
            "Code": {"ZipFile": curl_bootstrap()},
        },
    )
    yield name
    client.call("lambda", "DeleteFunction", {"FunctionName": name})


def test_waiters_follow_a_function_to_active_and_updated(client, function):
    named = {"FunctionName": function}
    for waiter in ("FunctionExists", "FunctionActive", "FunctionActiveV2"):
        client.wait("lambda", waiter, named)
    configuration = client.call("lambda", "GetFunctionConfiguration", named)
    assert configuration["State"] == "Active"
    client.call("lambda", "UpdateFunctionConfiguration", {**named, "Timeout": 7})
    for waiter in ("FunctionUpdated", "FunctionUpdatedV2"):
        client.wait("lambda", waiter, named)
    configuration = client.call("lambda", "GetFunctionConfiguration", named)
    assert configuration["LastUpdateStatus"] == "Successful"
    assert configuration["Timeout"] == 7


@pytest.fixture
def maker(client, emulator):
    """Makes, in the client's account, the many things that the client then lists."""
    made = Boto3(emulator.endpoint, client.account)
    yield made
    made.close()


@pytest.fixture
def topics(maker):
    """SNS chooses its own page size, 100: there are a few more than that."""
    made = [maker.call("sns", "CreateTopic", {"Name": f"page-{n}"})["TopicArn"] for n in range(103)]
    yield made
    for arn in made:
        maker.call("sns", "DeleteTopic", {"TopicArn": arn})


def test_pages_of_topics_add_up(client, topics):
    listed = [
        topic["TopicArn"] for topic in client.paginate("sns", "ListTopics", {}, "Topics", None)
    ]
    assert len(listed) == len(set(listed))
    assert set(topics) <= set(listed)


def test_a_page_of_topics_holds_a_hundred(maker, topics):
    page = maker.call("sns", "ListTopics", {})
    assert len(page["Topics"]) == 100
    rest = maker.call("sns", "ListTopics", {"NextToken": page["NextToken"]})
    assert "NextToken" not in rest
    assert set(topics) <= {topic["TopicArn"] for topic in page["Topics"] + rest["Topics"]}


@pytest.fixture
def functions(maker):
    names = [f"page-{n}" for n in range(5)]
    for name in names:
        maker.call(
            "lambda",
            "CreateFunction",
            {
                "FunctionName": name,
                "Runtime": "provided.al2",
                "Role": f"arn:aws:iam::{maker.account}:role/service",
                "Handler": "h",
                "Code": {"ZipFile": curl_bootstrap()},
            },
        )
    yield names
    for name in names:
        maker.call("lambda", "DeleteFunction", {"FunctionName": name})


def test_pages_of_functions_add_up(client, functions):
    listed = client.paginate("lambda", "ListFunctions", {}, "Functions", 2)
    names = [function["FunctionName"] for function in listed]
    assert len(names) == len(set(names))
    assert set(functions) <= set(names)


@pytest.fixture
def api(maker):
    """A REST API of five resources below its root."""
    made = maker.call("apigateway", "CreateRestApi", {"name": "pages"})
    for n in range(5):
        resource = {"parentId": made["rootResourceId"], "pathPart": f"page-{n}"}
        maker.call("apigateway", "CreateResource", {"restApiId": made["id"], **resource})
    yield made["id"]
    maker.call("apigateway", "DeleteRestApi", {"restApiId": made["id"]})


def test_pages_of_apis_and_resources_add_up(client, api, maker):
    others = [maker.call("apigateway", "CreateRestApi", {"name": "more"})["id"] for _ in range(4)]
    listed = [item["id"] for item in client.paginate("apigateway", "GetRestApis", {}, "items", 2)]
    resources = client.paginate("apigateway", "GetResources", {"restApiId": api}, "items", 2)
    for other in others:
        maker.call("apigateway", "DeleteRestApi", {"restApiId": other})
    assert len(listed) == len(set(listed))
    assert {api, *others} <= set(listed)
    assert sorted(resource["path"] for resource in resources) == [
        "/",
        *(f"/page-{n}" for n in range(5)),
    ]

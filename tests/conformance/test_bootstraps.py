"""Functions on runtimes that are not ours: a shell script that talks to the Runtime API with curl,
and Go's aws-lambda-go."""

import json

import pytest

from conftest import skip_without
from harness.packages import curl_bootstrap, go_function


@pytest.fixture(scope="module")
def boto3_client(clients):
    return clients("boto3")


@pytest.fixture(scope="module")
def deploy(boto3_client):
    """Creates functions, waits for them, and deletes them in the end."""
    names = []

    def create(name, runtime, handler, package):
        boto3_client.call(
            "lambda",
            "CreateFunction",
            {
                "FunctionName": name,
                "Runtime": runtime,
                "Role": "arn:aws:iam::111111111111:role/service",
                "Handler": handler,
                "Timeout": 10,
                "Code": {"ZipFile": package},
            },
        )
        names.append(name)
        boto3_client.wait("lambda", "FunctionActiveV2", {"FunctionName": name})
        return name

    yield create
    for name in names:
        boto3_client.call("lambda", "DeleteFunction", {"FunctionName": name})


def invoke(client, name, event, **more):
    arguments = {"FunctionName": name, "Payload": json.dumps(event).encode(), **more}
    output = client.call("lambda", "Invoke", arguments)
    return output, json.loads(output["Payload"])


@pytest.mark.xdist_group("curl")
@pytest.mark.parametrize("runtime", ["provided", "provided.al2", "provided.al2023"])
def test_a_shell_script_serves_several_invocations(boto3_client, deploy, runtime):
    name = deploy(f"curl-{runtime.replace('.', '-')}", runtime, "some.handler", curl_bootstrap())
    requests = set()
    for number in range(3):
        output, payload = invoke(boto3_client, name, {"number": number})
        assert "FunctionError" not in output
        assert payload["body"] == "some.handler"
        assert payload["event"] == {"number": number}
        assert payload["arn"] == f"arn:aws:lambda:us-east-1:111111111111:function:{name}"
        requests.add(payload["requestId"])
    assert len(requests) == 3

    output, payload = invoke(boto3_client, name, "please-fail")
    assert output["FunctionError"] == "Unhandled"
    assert payload["errorType"] == "Shell.Refused"
    output, payload = invoke(boto3_client, name, {"after": "failure"})
    assert payload["event"] == {"after": "failure"}


@pytest.mark.xdist_group("go")
def test_a_go_function_that_panics_is_started_anew(boto3_client, deploy):
    skip_without("go")
    package = go_function("provided.al2023", "bootstrap")
    go = deploy("go-panic", "provided.al2023", "any", package)
    output, payload = invoke(boto3_client, go, {"panic": "at the disco"})
    assert output["FunctionError"] == "Unhandled"
    assert payload["errorMessage"] == "at the disco"
    assert payload["stackTrace"]
    output, payload = invoke(boto3_client, go, {"give": "Bob"})
    assert "FunctionError" not in output, payload
    assert payload == "Bob"

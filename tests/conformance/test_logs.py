"""CloudWatch Logs as people read it: boto3, the AWS CLI, and the emulator's own command."""

import json
import os
import subprocess
import time

import pytest

from harness.clients import AwsError, environment
from harness.packages import curl_bootstrap

pytestmark = pytest.mark.xdist_group("logs")


@pytest.fixture(scope="module")
def boto3_client(clients):
    return clients("boto3")


@pytest.fixture(scope="module")
def function(boto3_client):
    name = "logged"
    boto3_client.call(
        "lambda",
        "CreateFunction",
        {
            "FunctionName": name,
            "Runtime": "provided.al2023",
            "Role": "arn:aws:iam::111111111111:role/service",
            "Handler": "some.handler",
            "Timeout": 10,
            "Code": {"ZipFile": curl_bootstrap()},
        },
    )
    boto3_client.wait("lambda", "FunctionActiveV2", {"FunctionName": name})
    invoke(boto3_client, name)
    yield name
    boto3_client.call("lambda", "DeleteFunction", {"FunctionName": name})


def invoke(client, name):
    client.call("lambda", "Invoke", {"FunctionName": name, "Payload": b"{}"})


def aws(client, emulator, *arguments):
    """The events that the CLI prints, asked for in the client's account."""
    program = os.path.join(os.environ["CONFORMANCE_DIR"], "python", "bin", "aws")
    output = subprocess.run(
        [program, *arguments, "--output", "json"],
        env=environment(client.account, emulator.endpoint),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout
    return json.loads(output)["events"]


def test_a_functions_log_is_in_its_group(boto3_client, function):
    group = f"/aws/lambda/{function}"
    found = boto3_client.call("logs", "DescribeLogGroups", {"logGroupNamePrefix": group})
    assert found["logGroups"][0]["arn"] == (
        f"arn:aws:logs:us-east-1:111111111111:log-group:{group}:*"
    )
    streams = boto3_client.call(
        "logs", "DescribeLogStreams", {"logGroupName": group, "orderBy": "LastEventTime"}
    )["logStreams"]
    assert "/[$LATEST]" in streams[0]["logStreamName"]
    events = boto3_client.call(
        "logs",
        "GetLogEvents",
        {"logGroupName": group, "logStreamName": streams[0]["logStreamName"]},
    )["events"]
    messages = [event["message"] for event in events]
    assert messages[0].startswith("START RequestId: ")
    assert messages[-1].startswith("REPORT RequestId: ")
    filtered = boto3_client.call(
        "logs", "FilterLogEvents", {"logGroupName": group, "filterPattern": "REPORT -START"}
    )["events"]
    assert filtered and all(event["message"].startswith("REPORT") for event in filtered)


def test_events_can_be_put_and_read_page_by_page(boto3_client):
    logs = boto3_client.client("logs")
    logs.create_log_group(logGroupName="orders", tags={"team": "shop"})
    with pytest.raises(AwsError) as refused:
        boto3_client.call("logs", "CreateLogGroup", {"logGroupName": "orders"})
    assert refused.value.code == "ResourceAlreadyExistsException"
    logs.create_log_stream(logGroupName="orders", logStreamName="s")
    now = int(time.time() * 1000)
    events = [{"timestamp": now + i, "message": f'{{"level":"INFO","n":{i}}}'} for i in range(25)]
    logs.put_log_events(logGroupName="orders", logStreamName="s", logEvents=events)
    pages = logs.get_paginator("filter_log_events").paginate(
        logGroupName="orders",
        filterPattern="{ $.n >= 5 }",
        PaginationConfig={"PageSize": 7},
    )
    found = [event["message"] for page in pages for event in page["events"]]
    assert found == [event["message"] for event in events[5:]]
    logs.put_retention_policy(logGroupName="orders", retentionInDays=7)
    group = logs.describe_log_groups(logGroupNamePrefix="orders")["logGroups"][0]
    assert group["retentionInDays"] == 7
    assert logs.list_tags_for_resource(resourceArn=group["logGroupArn"])["tags"] == {"team": "shop"}
    logs.delete_log_group(logGroupName="orders")
    with pytest.raises(AwsError) as refused:
        boto3_client.call("logs", "DescribeLogStreams", {"logGroupName": "orders"})
    assert refused.value.code == "ResourceNotFoundException"


def test_the_cli_filters_them(emulator, function, boto3_client):
    arguments = ["logs", "filter-log-events", "--log-group-name", f"/aws/lambda/{function}"]
    found = aws(boto3_client, emulator, *arguments, "--filter-pattern", "REPORT")
    assert found and all("REPORT RequestId: " in event["message"] for event in found)


def test_they_are_followed_as_aws_logs_tail_does(boto3_client, function):
    """`aws logs tail --follow` asks again from the last timestamp on, and knows events by their id."""
    logs = boto3_client.client("logs")
    seen, start = set(), 0
    deadline = time.monotonic() + 30
    reports = 0
    while reports < 3 and time.monotonic() < deadline:
        pages = logs.get_paginator("filter_log_events").paginate(
            logGroupName=f"/aws/lambda/{function}", startTime=start, interleaved=True
        )
        new = [event for page in pages for event in page["events"] if event["eventId"] not in seen]
        seen |= {event["eventId"] for event in new}
        start = max([start] + [event["timestamp"] for event in new])
        reports += sum(event["message"].startswith("REPORT") for event in new)
        invoke(boto3_client, function)
    assert reports == 3


def test_emulator_logs_prints_them(emulator, function):
    port = emulator.endpoint.rsplit(":", 1)[1]
    done = subprocess.run(
        [os.environ["EMULATOR"], "logs", function, "--port", port],
        env={"AWS_ACCESS_KEY_ID": "111111111111"},
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert "START RequestId: " in done.stdout

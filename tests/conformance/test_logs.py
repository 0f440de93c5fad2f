"""CloudWatch Logs as people read it: boto3, the AWS CLI, and the emulator's own command."""

import json
import os
import subprocess
import time

import boto3
import pytest
from botocore.config import Config

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


@pytest.fixture(scope="module")
def live_tails(emulator, boto3_client):
    """boto3 puts "stream-" before the host of StartLiveTail, which resolves on AWS alone."""
    session = boto3.Session(boto3_client.account, "test", region_name="us-east-1")
    config = Config(inject_host_prefix=False, read_timeout=30, retries={"total_max_attempts": 1})
    client = session.client("logs", endpoint_url=emulator.endpoint, config=config)
    yield client
    client.close()


def tail_until(stream, message):
    """(the session's start, the updates up to the one with this message)."""
    updates = []
    deadline = time.monotonic() + 30
    for event in stream:
        assert time.monotonic() < deadline, updates
        if "sessionStart" in event:
            start = event["sessionStart"]
            continue
        updates.append(event["sessionUpdate"])
        if message in [result["message"] for result in updates[-1]["sessionResults"]]:
            return start, updates
    raise AssertionError(f"the stream ended: {updates}")


def test_a_live_tail_sees_what_is_put_from_then_on(boto3_client, live_tails):
    logs = boto3_client.client("logs")
    logs.create_log_group(logGroupName="tailed")
    for name in ("web-1", "web-2", "db"):
        logs.create_log_stream(logGroupName="tailed", logStreamName=name)
    arn = logs.describe_log_groups(logGroupNamePrefix="tailed")["logGroups"][0]["logGroupArn"]

    def put(stream, message):
        event = {"timestamp": int(time.time() * 1000), "message": message}
        logs.put_log_events(logGroupName="tailed", logStreamName=stream, logEvents=[event])

    put("web-1", "ERROR before")
    stream = live_tails.start_live_tail(
        logGroupIdentifiers=[arn], logStreamNamePrefixes=["web-"], logEventFilterPattern="ERROR"
    )["responseStream"]
    for name, message in [("web-1", "ERROR 1"), ("db", "ERROR 2"), ("web-1", "fine")]:
        put(name, message)
    put("web-2", "ERROR last")
    start, updates = tail_until(stream, "ERROR last")
    stream.close()
    assert start["logGroupIdentifiers"] == [arn]
    assert start["logEventFilterPattern"] == "ERROR"
    results = [result for update in updates for result in update["sessionResults"]]
    assert [result["message"] for result in results] == ["ERROR 1", "ERROR last"]
    assert results[1]["logStreamName"] == "web-2"
    assert not updates[0]["sessionMetadata"]["sampled"]
    logs.delete_log_group(logGroupName="tailed")


def test_a_live_tail_samples_more_than_500_events_of_a_second(boto3_client, live_tails):
    logs = boto3_client.client("logs")
    logs.create_log_group(logGroupName="busy")
    logs.create_log_stream(logGroupName="busy", logStreamName="s")
    arn = logs.describe_log_groups(logGroupNamePrefix="busy")["logGroups"][0]["logGroupArn"]
    stream = live_tails.start_live_tail(logGroupIdentifiers=[arn])["responseStream"]
    now = int(time.time() * 1000)
    events = [{"timestamp": now, "message": f"{i}"} for i in range(2000)]
    logs.put_log_events(logGroupName="busy", logStreamName="s", logEvents=events)
    for event in stream:
        results = event.get("sessionUpdate", {}).get("sessionResults")
        if results:
            break
    stream.close()
    assert len(results) == 500
    assert event["sessionUpdate"]["sessionMetadata"]["sampled"]
    logs.delete_log_group(logGroupName="busy")


def test_a_live_tail_of_what_is_not_there_is_refused(live_tails):
    arn = "arn:aws:logs:us-east-1:111111111111:log-group:absent"
    with pytest.raises(live_tails.exceptions.ResourceNotFoundException):
        live_tails.start_live_tail(logGroupIdentifiers=[arn])
    with pytest.raises(live_tails.exceptions.InvalidParameterException):
        live_tails.start_live_tail(
            logGroupIdentifiers=[arn], logStreamNames=["a"], logStreamNamePrefixes=["b"]
        )


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

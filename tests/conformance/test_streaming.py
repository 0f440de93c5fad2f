"""Streamed responses as the clients' own event stream readers see them."""

import json
import time

import pytest

from harness.packages import sample

pytestmark = pytest.mark.xdist_group("streaming")
NAME = "streamer"


@pytest.fixture(scope="module")
def lambda_client(clients):
    """boto3's own client, for what it does while a response is under way."""
    boto3_client = clients("boto3")
    boto3_client.call(
        "lambda",
        "CreateFunction",
        {
            "FunctionName": NAME,
            "Runtime": "provided.al2023",
            "Role": "arn:aws:iam::111111111111:role/service",
            "Handler": "any",
            "Timeout": 30,
            "Code": {"ZipFile": sample("test_function")},
        },
    )
    boto3_client.wait("lambda", "FunctionActiveV2", {"FunctionName": NAME})
    yield boto3_client.client("lambda")
    boto3_client.call("lambda", "DeleteFunction", {"FunctionName": NAME})


def stream(client, directive):
    output = client.invoke_with_response_stream(
        FunctionName=NAME, Payload=json.dumps(directive).encode()
    )
    return output["EventStream"]


def test_chunks_arrive_while_the_function_goes_on(lambda_client):
    pause = 0.4
    directive = {"do": "stream", "text": "tick", "times": 3, "milliseconds": int(pause * 1000)}
    arrivals = []
    for event in stream(lambda_client, directive):
        arrivals.append((time.monotonic(), event))
    chunks = [event["PayloadChunk"]["Payload"] for _, event in arrivals if "PayloadChunk" in event]
    assert b"".join(chunks) == b"tick" * 3
    assert "InvokeComplete" in arrivals[-1][1]
    assert arrivals[-1][0] - arrivals[0][0] > 2 * pause


def test_every_byte_of_a_large_stream_arrives(lambda_client):
    size = 0
    for event in stream(lambda_client, {"do": "stream", "size": 1 << 20, "times": 20}):
        size += len(event.get("PayloadChunk", {}).get("Payload", b""))
    assert size == 20 << 20


def test_an_error_on_the_way_ends_the_stream(lambda_client):
    events = list(stream(lambda_client, {"do": "stream", "text": "part", "then": "throw"}))
    assert events[0]["PayloadChunk"]["Payload"] == b"part"
    complete = events[-1]["InvokeComplete"]
    assert complete["ErrorCode"] == "std::runtime_error"
    details = json.loads(complete["ErrorDetails"])
    assert details["errorMessage"] == "told to fail while streaming"

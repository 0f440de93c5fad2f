"""Streamed responses as the clients' own event stream readers see them."""

import http.client
import json
import time
import urllib.parse

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


@pytest.fixture(scope="module")
def streaming_api(clients, lambda_client):
    """The target of a REST API that streams what the function answers to a POST."""
    client = clients("boto3").client("apigateway")
    api = client.create_rest_api(name="streaming")
    method = {"restApiId": api["id"], "resourceId": api["rootResourceId"], "httpMethod": "POST"}
    arn = lambda_client.get_function(FunctionName=NAME)["Configuration"]["FunctionArn"]
    client.put_method(**method, authorizationType="NONE")
    client.put_integration(
        **method,
        type="AWS_PROXY",
        integrationHttpMethod="POST",
        responseTransferMode="STREAM",
        uri="arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/"
        f"{arn}/response-streaming-invocations",
    )
    client.create_deployment(restApiId=api["id"], stageName="live")
    yield f"/restapis/{api['id']}/live/_user_request_/"
    client.delete_rest_api(restApiId=api["id"])


def post(emulator, target, directive):
    address = urllib.parse.urlsplit(emulator.endpoint)
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=30)
    connection.request("POST", target, json.dumps(directive))
    return connection.getresponse()


def test_a_rest_api_streams_what_follows_the_metadata(emulator, streaming_api):
    metadata = json.dumps({"statusCode": 202, "multiValueHeaders": {"X-Many": ["a", "b"]}})
    answer = post(emulator, streaming_api, {"do": "stream", "text": metadata + "\0" * 8 + "hello"})
    assert answer.status == 202
    assert answer.headers.get_all("X-Many") == ["a", "b"]
    assert answer.read() == b"hello"


def test_a_rest_api_cuts_a_stream_that_fails(emulator, streaming_api):
    directive = {"do": "stream", "text": "{}" + "\0" * 8 + "part", "then": "throw"}
    answer = post(emulator, streaming_api, directive)
    assert answer.status == 200
    with pytest.raises(http.client.IncompleteRead) as cut:
        answer.read()
    assert cut.value.partial == b"part"

"""The management API of WebSocket connections: each operation and each of its errors, by every
client."""

import pytest

from conftest import skip_without
from harness.clients import CLIENTS, AwsError
from harness.scenario import ANY, check
from harness.web_socket import WebSocket

SERVICE = "apigatewaymanagementapi"
LIMIT = 128 * 1024


@pytest.fixture(
    scope="module",
    params=[pytest.param(name, marks=pytest.mark.xdist_group(f"connections-{name}")) for name in CLIENTS],
)
def api(request, clients, emulator):
    """(The URL of an API, the client at that URL, the log group that names its connections.)"""
    skip_without(request.param)
    v2 = clients("boto3").client("apigatewayv2")
    api_id = v2.create_api(
        Name="callbacks",
        ProtocolType="WEBSOCKET",
        RouteSelectionExpression="$request.body.action",
    )["ApiId"]
    v2.create_route(ApiId=api_id, RouteKey="any")
    v2.create_stage(
        ApiId=api_id,
        StageName="test",
        AutoDeploy=True,
        AccessLogSettings={
            "DestinationArn": f"arn:aws:logs:us-east-1:111111111111:log-group:connections-{api_id}",
            "Format": "$context.requestId $context.connectionId",
        },
    )
    url = f"{emulator.endpoint}/_aws/execute-api/{api_id}/test"
    client = CLIENTS[request.param](url)
    yield url, client, f"connections-{api_id}"
    client.close()
    v2.delete_api(ApiId=api_id)


@pytest.fixture
def connection(api, clients):
    """An open connection and its id, which the access log tells."""
    url, _, group = api
    logs = clients("boto3").client("logs")

    def ids():
        try:
            events = logs.filter_log_events(logGroupName=group)["events"]
        except logs.exceptions.ResourceNotFoundException:
            return set()
        return {event["message"].split()[1] for event in events}

    before = ids()
    socket = WebSocket(url.replace("http", "ws", 1))
    (connection_id,) = ids() - before
    yield socket, connection_id
    socket.close()


def refusal(client, operation, **arguments):
    with pytest.raises(AwsError) as refused:
        client.call(SERVICE, operation, arguments)
    return refused.value


def test_a_message_is_posted(api, connection):
    socket, connection_id = connection
    _, client, _ = api
    for message in ("héllo", "x" * LIMIT):
        arguments = {"ConnectionId": connection_id, "Data": message.encode()}
        client.call(SERVICE, "PostToConnection", arguments)
        assert socket.receive() == message


def test_a_message_may_be_too_long(api, connection):
    _, client, _ = api
    error = refusal(
        client, "PostToConnection", ConnectionId=connection[1], Data=b"x" * (LIMIT + 1)
    )
    assert error.code == "PayloadTooLargeException"
    assert error.status in (413, None)


def test_a_connection_is_described(api, connection):
    _, client, _ = api
    output = client.call(SERVICE, "GetConnection", {"ConnectionId": connection[1]})
    check("ConnectedAt", output["ConnectedAt"], ANY)
    check("LastActiveAt", output["LastActiveAt"], ANY)
    assert output["Identity"] == {"SourceIp": "127.0.0.1", "UserAgent": "tests"}


def test_a_connection_is_ended(api, connection):
    socket, connection_id = connection
    _, client, _ = api
    client.call(SERVICE, "DeleteConnection", {"ConnectionId": connection_id})
    assert socket.receive() == 1000


@pytest.mark.parametrize(
    ("operation", "more"),
    [("PostToConnection", {"Data": b"x"}), ("GetConnection", {}), ("DeleteConnection", {})],
)
def test_a_connection_that_is_gone(api, operation, more):
    _, client, _ = api
    error = refusal(client, operation, ConnectionId="absent=", **more)
    assert error.code == "GoneException"
    assert error.status in (410, None)

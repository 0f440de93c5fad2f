"""The management API of WebSocket connections: each operation and each of its errors, by every
client; and whose signatures it takes."""

import datetime
import socket as sockets
from urllib.parse import quote, urlsplit

import botocore.auth
import pytest

from conftest import skip_without
from harness.clients import CLIENTS, AwsError, Boto3
from harness.issuer import answer, signed
from harness.scenario import ANY, check
from harness.web_socket import WebSocket

SERVICE = "apigatewaymanagementapi"
LIMIT = 128 * 1024


@pytest.fixture(
    scope="module",
    params=[pytest.param(name, marks=pytest.mark.xdist_group(f"connections-{name}")) for name in CLIENTS],
)
def api(request, emulator):
    """(The URL of an API, the client at that URL, the log group that names its connections.)"""
    skip_without(request.param)
    account = CLIENTS[request.param].account
    owner = Boto3(emulator.endpoint, account)
    v2 = owner.client("apigatewayv2")
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
            "DestinationArn": f"arn:aws:logs:us-east-1:{account}:log-group:connections-{api_id}",
            "Format": "$context.requestId $context.connectionId",
        },
    )
    url = f"{emulator.endpoint}/_aws/execute-api/{api_id}/test"
    client = CLIENTS[request.param](url)
    yield url, client, f"connections-{api_id}"
    client.close()
    v2.delete_api(ApiId=api_id)
    owner.close()


@pytest.fixture
def connection(api, emulator):
    """An open connection and its id, which the access log tells."""
    url, client, group = api
    owner = Boto3(emulator.endpoint, type(client).account)
    logs = owner.client("logs")

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
    owner.close()


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


def test_the_path_may_begin_with_the_stage(api, connection, emulator):
    client = type(api[1])(f"{emulator.endpoint}/test")
    output = client.call(SERVICE, "GetConnection", {"ConnectionId": connection[1]})
    assert output["Identity"]["UserAgent"] == "tests"
    client.close()


# What is the same for every client.
by_boto3 = pytest.mark.parametrize(
    "api",
    [pytest.param(Boto3.name, marks=pytest.mark.xdist_group(f"connections-{Boto3.name}"))],
    indirect=True,
)


@by_boto3
def test_the_host_may_name_the_api(api, connection, emulator, monkeypatch):
    host = f"{api_id_of(api)}.execute-api.us-east-1.localhost"
    port = urlsplit(emulator.endpoint).port
    resolve = sockets.getaddrinfo
    monkeypatch.setattr(
        sockets,
        "getaddrinfo",
        lambda name, *rest, **more: resolve("127.0.0.1" if name == host else name, *rest, **more),
    )
    client = Boto3(f"http://{host}:{port}/test")
    arguments = {"ConnectionId": connection[1]}
    assert client.call(SERVICE, "GetConnection", arguments)["Identity"]["UserAgent"] == "tests"
    client.call(SERVICE, "PostToConnection", {**arguments, "Data": b"hello"})
    assert connection[0].receive() == "hello"
    client.close()


def api_id_of(api):
    return urlsplit(api[0]).path.split("/")[3]


def ask(api, connection, at="@connections", **scope):
    url = f"{api[0]}/{at}/{quote(connection[1])}"
    return answer(signed(url, **{"key": Boto3.account, **scope}))


@by_boto3
@pytest.mark.parametrize("at", ["@connections", "%40connections"])
@pytest.mark.parametrize("query", [False, True], ids=["header", "presigned"])
def test_a_signed_call_passes(api, connection, at, query):
    assert ask(api, connection, at, query=query)[0] == 200


@by_boto3
@pytest.mark.parametrize("route", ["path", "stage"])
def test_an_unsigned_call_is_refused(api, connection, emulator, route):
    base = api[0] if route == "path" else f"{emulator.endpoint}/test"
    request = signed(f"{base}/@connections/{quote(connection[1])}")
    request.remove_header("Authorization")
    assert answer(request) == (
        403,
        "MissingAuthenticationTokenException",
        {"message": "Missing Authentication Token"},
    )


@by_boto3
@pytest.mark.parametrize(
    ("scope", "error", "text"),
    [
        ({"secret": "guess"}, "InvalidSignatureException", "does not match the signature"),
        ({"service_name": "apigateway"}, "InvalidSignatureException", "service: 'execute-api'"),
        ({"region_name": "eu-west-1"}, "InvalidSignatureException", "a valid region"),
        ({"key": "AKIDNOBODY"}, "UnrecognizedClientException", "security token included"),
        ({"key": "222222222222"}, "ForbiddenException", "Forbidden"),
    ],
)
def test_a_wrong_signature_is_refused(api, connection, scope, error, text):
    status, got, body = ask(api, connection, **scope)
    assert (status, got) == (403, error)
    assert text in body["message"]


@by_boto3
def test_a_malformed_signature_is_refused(api, connection):
    request = signed(f"{api[0]}/@connections/{quote(connection[1])}")
    request.add_header("Authorization", "AWS4-HMAC-SHA256 Credential=x")
    status, error, body = answer(request)
    assert (status, error) == (403, "IncompleteSignatureException")
    assert "Authorization header requires 'Signature' parameter." in body["message"]


@by_boto3
def test_a_signature_grows_old(api, connection, monkeypatch):
    old = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=6)
    monkeypatch.setattr(botocore.auth, "get_current_datetime", lambda *_, **__: old)
    status, error, body = ask(api, connection)
    assert (status, error) == (403, "InvalidSignatureException")
    assert body["message"].startswith("Signature expired: ")


@by_boto3
def test_a_client_of_another_account_is_refused(api, connection):
    client = Boto3(api[0], "222222222222")
    error = refusal(client, "GetConnection", ConnectionId=connection[1])
    assert (error.code, error.status) == ("ForbiddenException", 403)
    client.close()

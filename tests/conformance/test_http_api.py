"""Requests to deployed HTTP APIs, and the events that AWS's documentation says they become:
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html and
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
"""

import http.client
import json
import re
from urllib.parse import urlsplit

import jmespath
import pytest

from harness.packages import bootstrap_of

pytestmark = pytest.mark.xdist_group("http_api")
ACCOUNT = "111111111111"
ABSENT = object()

ROUTES = [
    "GET /",
    "GET /pets",
    "GET /pets/dog/1",
    "GET /pets/dog/{id}",
    "GET /pets/{proxy+}",
    "POST /pets",
    "ANY /any/{id}",
    "PUT /any/{id}",
    "ANY /deep/{a}/{b}/end",
    "DELETE /files/{path+}",
    "ANY /files/readme",
    "PATCH /files/{path+}",
    "OPTIONS /options",
    "HEAD /head",
]


def row(method, target, expect, headers=(), body=None, stage="$default"):
    name = f"{stage} {method} {target}"[:70]
    return pytest.param(method, target, expect, list(headers), body, stage, id=name)


NOT_FOUND = {"message": "Not Found"}


def route(key, **parameters):
    expected = {"routeKey": key, "requestContext.routeKey": key}
    expected["pathParameters"] = parameters or ABSENT
    return expected


MATCHING = [
    row("GET", "/", route("GET /")),
    row("GET", "/pets", route("GET /pets")),
    row("GET", "/pets/dog/1", route("GET /pets/dog/1")),
    row("GET", "/pets/dog/2", route("GET /pets/dog/{id}", id="2")),
    row("GET", "/pets/cat/1", route("GET /pets/{proxy+}", proxy="cat/1")),
    row("GET", "/pets/dog/2/3", route("GET /pets/{proxy+}", proxy="dog/2/3")),
    row("GET", "/pets/dog", route("GET /pets/{proxy+}", proxy="dog")),
    row("GET", "/pets//x", route("GET /pets/{proxy+}", proxy="/x")),
    row("GET", "/pets/x/", route("GET /pets/{proxy+}", proxy="x/")),
    row("POST", "/pets", route("POST /pets")),
    row("PUT", "/pets", NOT_FOUND),
    row("DELETE", "/pets/dog/1", NOT_FOUND),
    row("GET", "/Pets", NOT_FOUND),
    row("GET", "/nothing", NOT_FOUND),
    row("GET", "/pets/", NOT_FOUND),
    row("GET", "//", NOT_FOUND),
    row("GET", "/any/1", route("ANY /any/{id}", id="1")),
    row("POST", "/any/1", route("ANY /any/{id}", id="1")),
    row("PATCH", "/any/1", route("ANY /any/{id}", id="1")),
    row("PUT", "/any/1", route("PUT /any/{id}", id="1")),
    row("GET", "/any/", NOT_FOUND),
    row("GET", "/any/1/2", NOT_FOUND),
    row("GET", "/any/a%2Fb", NOT_FOUND),
    row("GET", "/any/a%20b", route("ANY /any/{id}", id="a b")),
    row("GET", "/any/a+b", route("ANY /any/{id}", id="a+b")),
    row("GET", "/any/%C3%A9", route("ANY /any/{id}", id="é")),
    row("GET", "/any/%F0%9F%90%95", route("ANY /any/{id}", id="🐕")),
    row("GET", "/any/100%", route("ANY /any/{id}", id="100%")),
    row("GET", "/any/..", route("ANY /any/{id}", id="..")),
    row("GET", "/any/a;b=c", route("ANY /any/{id}", id="a;b=c")),
    row("GET", "/any/a:b@c", route("ANY /any/{id}", id="a:b@c")),
    row("GET", "/deep/1/2/end", route("ANY /deep/{a}/{b}/end", a="1", b="2")),
    row("GET", "/deep/1/end", NOT_FOUND),
    row("DELETE", "/files/a", route("DELETE /files/{path+}", path="a")),
    row("DELETE", "/files/a/b%2Fc/d", route("DELETE /files/{path+}", path="a/b/c/d")),
    row("DELETE", "/files/", NOT_FOUND),
    row("DELETE", "/files", NOT_FOUND),
    row("DELETE", "/files/readme", route("ANY /files/readme")),
    row("PATCH", "/files/readme/x", route("PATCH /files/{path+}", path="readme/x")),
    row("OPTIONS", "/options", route("OPTIONS /options")),
    row("GET", "/pets", {"rawPath": "/test/pets", **route("GET /pets")}, stage="test"),
    row("GET", "/any/1", {"rawPath": "/test/any/1"}, stage="test"),
    row("GET", "/none", NOT_FOUND, stage="test"),
    row("GET", "/pets", NOT_FOUND, stage="absent"),
]

EVENTS = [
    row("GET", "/pets", {"version": "2.0", "rawPath": "/pets", "rawQueryString": ""}),
    row("GET", "/pets", {"queryStringParameters": ABSENT, "cookies": ABSENT, "body": ABSENT}),
    row("GET", "/pets", {"requestContext.stage": "$default", "requestContext.accountId": ACCOUNT}),
    row("GET", "/pets", {"requestContext.stage": "test", "stageVariables.colour": "blue"}, stage="test"),
    row("GET", "/pets", {"stageVariables": ABSENT, "isBase64Encoded": False}),
    row("GET", "/pets", {"requestContext.http.method": "GET", "requestContext.http.path": "/pets"}),
    row("GET", "/pets", {"requestContext.http.protocol": "HTTP/1.1", "requestContext.authorizer": ABSENT}),
    row("GET", "/pets", {"requestContext.http.sourceIp": "127.0.0.1"}),
    row("GET", "/pets", {"requestContext.http.userAgent": "me"}, [("User-Agent", "me")]),
    row("GET", "/pets", {"requestContext.time": re.compile(r"^\d\d/\w{3}/\d{4}:\d\d:\d\d:\d\d \+0000$")}),
    row("GET", "/pets?a=1", {"queryStringParameters": {"a": "1"}, "rawQueryString": "a=1"}),
    row("GET", "/pets?a=1&a=2&b=3", {"queryStringParameters": {"a": "1,2", "b": "3"}}),
    row("GET", "/pets?a", {"queryStringParameters": {"a": ""}, "rawQueryString": "a"}),
    row("GET", "/pets?a=", {"queryStringParameters": {"a": ""}}),
    row("GET", "/pets?a=%20%26&%C3%A9=x", {"queryStringParameters": {"a": " &", "é": "x"}}),
    row("GET", "/pets?a=b=c", {"queryStringParameters": {"a": "b=c"}}),
    row("GET", "/pets?a=x+y", {"rawQueryString": "a=x+y"}),
    row("GET", "/pets?a[]=1&a[]=2", {'queryStringParameters."a[]"': "1,2"}),
    row("GET", "/pets", {'headers."x-one"': "1"}, [("X-One", "1")]),
    row("GET", "/pets", {'headers."x-one"': "1,2"}, [("X-One", "1"), ("x-ONE", "2")]),
    row("GET", "/pets", {'headers."x-empty"': ""}, [("X-Empty", "")]),
    row("GET", "/pets", {'headers."x-long"': "v" * 8000}, [("X-Long", "v" * 8000)]),
    row("GET", "/pets", {'headers."x-forwarded-for"': "127.0.0.1", 'headers."x-forwarded-proto"': "http"}),
    row("GET", "/pets", {'headers."x-forwarded-for"': "1.2.3.4, 127.0.0.1"}, [("X-Forwarded-For", "1.2.3.4")]),
    row("GET", "/pets", {'headers."x-amzn-trace-id"': re.compile("^Root=1-[0-9a-f]{8}-[0-9a-f]{24}")}),
    row("GET", "/pets", {'headers."x-amzn-trace-id"': "Root=1-2-3"}, [("X-Amzn-Trace-Id", "Root=1-2-3")]),
    row("GET", "/pets", {"cookies": ["a=b"], "headers.cookie": ABSENT}, [("Cookie", "a=b")]),
    row("GET", "/pets", {"cookies": ["a=b", "c=d"]}, [("Cookie", "a=b; c=d")]),
    row("GET", "/pets", {"cookies": ["a=b", "c=d"]}, [("Cookie", "a=b"), ("Cookie", "c=d")]),
    row("POST", "/pets", {"body": '{"a":1}', "isBase64Encoded": False}, [("Content-Type", "application/json")], b'{"a":1}'),
    row("POST", "/pets", {"body": "é", "isBase64Encoded": False}, [("Content-Type", "text/plain; charset=utf-8")], "é".encode()),
    row("POST", "/pets", {"body": "<a/>", "isBase64Encoded": False}, [("Content-Type", "application/xml")], b"<a/>"),
    row("POST", "/pets", {"body": "AAEC/w==", "isBase64Encoded": True}, [("Content-Type", "image/png")], b"\x00\x01\x02\xff"),
    row("POST", "/pets", {"body": "YT0x", "isBase64Encoded": True}, [("Content-Type", "application/x-www-form-urlencoded")], b"a=1"),
    row("POST", "/pets", {"body": "/w==", "isBase64Encoded": True}, [("Content-Type", "text/plain")], b"\xff"),
    row("POST", "/pets", {"body": ABSENT, "isBase64Encoded": False}, [("Content-Type", "text/plain")], b""),
    row("POST", "/pets", {"body": "x" * 100_000}, [("Content-Type", "text/plain")], b"x" * 100_000),
]


@pytest.fixture(scope="module")
def api(clients):
    boto3_client = clients("boto3")
    function = boto3_client.client("lambda").create_function(
        FunctionName="http-echo",
        Runtime="provided.al2023",
        Role=f"arn:aws:iam::{ACCOUNT}:role/service",
        Handler="any",
        Timeout=20,
        Code={"ZipFile": bootstrap_of("echo")},
    )["FunctionArn"]
    boto3_client.wait("lambda", "FunctionActiveV2", {"FunctionName": "http-echo"})
    v2 = boto3_client.client("apigatewayv2")
    api_id = v2.create_api(Name="table", ProtocolType="HTTP")["ApiId"]
    integration = v2.create_integration(
        ApiId=api_id,
        IntegrationType="AWS_PROXY",
        IntegrationUri=function,
        PayloadFormatVersion="2.0",
    )["IntegrationId"]
    for key in ROUTES:
        v2.create_route(ApiId=api_id, RouteKey=key, Target=f"integrations/{integration}")
    v2.create_stage(ApiId=api_id, StageName="$default", AutoDeploy=True)
    v2.create_stage(
        ApiId=api_id, StageName="test", AutoDeploy=True, StageVariables={"colour": "blue"}
    )
    yield api_id
    v2.delete_api(ApiId=api_id)
    boto3_client.call("lambda", "DeleteFunction", {"FunctionName": "http-echo"})


def send(emulator, host, method, target, headers, body):
    address = urlsplit(emulator.endpoint)
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=30)
    connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
    connection.putheader("Host", host)
    for name, value in headers:
        connection.putheader(name, value)
    if body is not None:
        connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body)
    response = connection.getresponse()
    text = response.read()
    connection.close()
    return response, text


def check(expected, text):
    event = json.loads(text)
    for path, value in expected.items():
        found = jmespath.search(path, event)
        if value is ABSENT:
            assert found is None, f"{path}: {found}"
        elif isinstance(value, re.Pattern):
            assert value.search(found), f"{path}: {found}"
        else:
            assert found == value, path


@pytest.mark.parametrize(
    ("method", "target", "expect", "headers", "body", "stage"), MATCHING + EVENTS
)
def test_event(emulator, api, method, target, expect, headers, body, stage):
    """By host, and by path as well where the stage has a segment."""
    prefix = "" if stage == "$default" else f"/{stage}"
    host = f"{api}.execute-api.us-east-1.localhost"
    response, text = send(emulator, host, method, prefix + target, headers, body)
    assert response.status == (404 if expect is NOT_FOUND else 200)
    assert response.getheader("Apigw-Requestid")
    check(expect, text)
    by_path = f"/_aws/execute-api/{api}{prefix}{target}"
    response, text = send(emulator, "localhost", method, by_path, headers, body)
    assert response.status == (404 if expect is NOT_FOUND else 200)
    check(expect, text)


def test_the_answer_to_head_has_no_body(emulator, api):
    host = f"{api}.execute-api.us-east-1.localhost"
    response, text = send(emulator, host, "HEAD", "/head", [], None)
    assert (response.status, text) == (200, b"")

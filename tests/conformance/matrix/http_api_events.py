"""Which route of an HTTP API a request belongs to, and what a function is told of it, in both
payload formats.

AWS decodes a path before it looks for a route, and gives it decoded to the function.
test_http_api.py has a table of its own for payload format 2.0."""

import base64
import re

from matrix.row import ABSENT, NULL, PRESENT, Row

PAYLOAD = "http-api-develop-integrations-lambda.html"
ROUTES = "http-api-develop-routes.html"
PNG = b"\x89PNG\x00\xff"


def v1(shows, target, event, method="GET", **more):
    return Row(f"1.0: {shows}", target, method, "v1", event=event, page=PAYLOAD, **more)


def v2(shows, target, event, method="GET", **more):
    return Row(f"2.0: {shows}", target, method, "v2", event=event, page=PAYLOAD, **more)


def missing(shows, target, method="GET", api="v2", **more):
    text = None if method == "HEAD" else b'{"message":"Not Found"}'
    return Row(shows, target, method, api, status=404, text=text, page=ROUTES, **more)


PATHS = [
    v2(
        "an encoded slash is a slash",
        "/files/a%2Fb",
        {"rawPath": "/test/files/a/b", "pathParameters": {"path": "a/b"}},
    ),
    v2(
        "rawPath is decoded",
        "/pets/a%20b",
        {"rawPath": "/test/pets/a b", "pathParameters": {"id": "a b"}},
    ),
    v2(
        "the path of the context is decoded",
        "/pets/a%20b",
        {"requestContext.http.path": "/test/pets/a b"},
    ),
    v2(
        "a path is decoded once",
        "/pets/a%252Fb",
        {"rawPath": "/test/pets/a%2Fb", "pathParameters": {"id": "a%2Fb"}},
    ),
    v2(
        "UTF-8 is decoded in a path",
        "/pets/%E2%98%95",
        {"rawPath": "/test/pets/☕", "pathParameters.id": "☕"},
    ),
    v2("a plus in a path is a plus", "/pets/a+b", {"pathParameters.id": "a+b"}),
    v2(
        "an encoded question mark ends the path",
        "/pets/a%3Fb",
        {"rawPath": "/test/pets/a", "pathParameters.id": "a"},
    ),
    v2("an encoded literal is decoded too", "/%70ets", {"routeKey": "GET /pets"}),
    v2(
        "rawQueryString is not decoded",
        "/pets?a=x%20y+z",
        {"rawQueryString": "a=x%20y+z", "queryStringParameters": {"a": "x y z"}},
    ),
    v2(
        "two parameters",
        "/pets/7/toys/ball",
        {"routeKey": "GET /pets/{id}/toys/{toy}", "pathParameters": {"id": "7", "toy": "ball"}},
    ),
    v2("a literal goes before a variable", "/pets/new", {"routeKey": "GET /pets/new"}),
    v2(
        "a method that the literal has not is the variable's",
        "/pets/new",
        {"routeKey": "ANY /pets/{id}"},
        "PUT",
    ),
    v1(
        "path is decoded",
        "/pets/a%20b",
        {"path": "/test/pets/a b", "pathParameters": {"id": "a b"}},
    ),
    v1("path has the stage", "/pets", {"path": "/test/pets", "requestContext.path": "/test/pets"}),
    v1(
        "resource is the route's",
        "/pets/7",
        {"resource": "/pets/{id}", "requestContext.resourcePath": "/pets/{id}"},
    ),
    v1(
        "the greedy variable",
        "/files/a/b",
        {"resource": "/files/{path+}", "pathParameters": {"path": "a/b"}},
    ),
    missing("an encoded slash leads to another route, or none", "/pets/7/toys%2Fa%2Fb"),
    missing("a slash at the end fits no literal", "/pets/"),
    missing("no greedy variable takes nothing", "/files/"),
    missing("an unknown method", "/pets", "DELETE"),
    missing("HEAD is not answered by GET of an HTTP API", "/pets", "HEAD"),
    missing("an unknown stage of an HTTP API", "/pets", api="v1", stage="none"),
    Row(
        "$default takes what no route fits",
        "/no/such//path/",
        "DELETE",
        "default",
        event={"routeKey": "$default", "rawPath": "/test/no/such//path/", "pathParameters": ABSENT},
        page=ROUTES,
    ),
    Row(
        "a route goes before $default",
        "/pets",
        "GET",
        "default",
        event={"routeKey": "GET /pets"},
        page=ROUTES,
    ),
    Row("HEAD of an HTTP API", "/head", "HEAD", "v2", text=b"", page=ROUTES),
]

EVENTS = [
    v1(
        "the members of an event",
        "/pets",
        {
            "sort(keys(@))": [
                "body",
                "headers",
                "httpMethod",
                "isBase64Encoded",
                "multiValueHeaders",
                "multiValueQueryStringParameters",
                "path",
                "pathParameters",
                "queryStringParameters",
                "requestContext",
                "resource",
                "stageVariables",
                "version",
            ],
            "version": "1.0",
        },
    ),
    v1(
        "null members",
        "/pets",
        {
            "body": NULL,
            "pathParameters": NULL,
            "queryStringParameters": NULL,
            "multiValueQueryStringParameters": NULL,
            "isBase64Encoded": False,
        },
    ),
    v1(
        "repeated query names",
        "/pets?a=1&a=2&b=3",
        {
            "queryStringParameters": {"a": "2", "b": "3"},
            "multiValueQueryStringParameters": {"a": ["1", "2"], "b": ["3"]},
        },
    ),
    v1(
        "repeated headers",
        "/pets",
        {'headers."X-Tag"': "two", 'multiValueHeaders."X-Tag"': ["one", "two"]},
        headers=(("X-Tag", "one"), ("X-Tag", "two")),
    ),
    v1(
        "cookies stay a header",
        "/pets",
        {"headers.Cookie": "a=1; b=2", "cookies": ABSENT},
        headers=(("Cookie", "a=1; b=2"),),
    ),
    v1("Content-Length is told", "/pets", {'headers."Content-Length"': "0"}),
    v1(
        "Content-Length of a body", "/pets", {'headers."Content-Length"': "4"}, "POST", body=b"data"
    ),
    v1("stage variables", "/pets", {"stageVariables": {"colour": "blue"}}),
    v1(
        "a text body",
        "/pets",
        {"body": "data", "isBase64Encoded": False},
        "POST",
        body=b"data",
        headers=(("Content-Type", "text/plain"),),
    ),
    v1(
        "a binary body",
        "/pets",
        {"body": base64.b64encode(PNG).decode(), "isBase64Encoded": True},
        "POST",
        body=PNG,
        headers=(("Content-Type", "image/png"),),
    ),
    v1(
        "the identity",
        "/pets",
        {"requestContext.identity.sourceIp": "127.0.0.1", "requestContext.identity.userArn": NULL},
    ),
    v1(
        "the request context",
        "/pets",
        {
            "requestContext.stage": "test",
            "requestContext.httpMethod": "GET",
            "requestContext.protocol": "HTTP/1.1",
            "requestContext.accountId": "111111111111",
            "requestContext.requestTimeEpoch": PRESENT,
        },
    ),
    v1(
        "X-Forwarded headers",
        "/pets",
        {
            'headers."X-Forwarded-For"': "127.0.0.1",
            'headers."X-Forwarded-Proto"': "http",
            'headers."X-Forwarded-Port"': re.compile(r"^\d+$"),
        },
    ),
    v2(
        "the members of an event without query, cookies, body and parameters",
        "/pets",
        {
            "sort(keys(@))": [
                "headers",
                "isBase64Encoded",
                "rawPath",
                "rawQueryString",
                "requestContext",
                "routeKey",
                "stageVariables",
                "version",
            ]
        },
    ),
    v2("content-length is told", "/pets", {'headers."content-length"': "0"}),
    v2(
        "header names are in lower case",
        "/pets",
        {'headers."x-tag"': "One", 'headers."X-Tag"': ABSENT},
        headers=(("X-Tag", "One"),),
    ),
    v2(
        "repeated headers are joined",
        "/pets",
        {'headers."x-tag"': "one,two"},
        headers=(("X-Tag", "one"), ("X-Tag", "two")),
    ),
    v2("repeated query names are joined", "/pets?a=1&a=2", {"queryStringParameters": {"a": "1,2"}}),
    v2("a semicolon does not split", "/pets?a=1;b=2", {"queryStringParameters": {"a": "1;b=2"}}),
    v2(
        "cookies of several headers",
        "/pets",
        {"cookies": ["a=1", "b=2"], "headers.cookie": ABSENT},
        headers=(("Cookie", "a=1"), ("Cookie", "b=2")),
    ),
    v2(
        "a multipart body is base64",
        "/pets",
        {"isBase64Encoded": True, "body": base64.b64encode(b"--x").decode()},
        "POST",
        body=b"--x",
        headers=(("Content-Type", "multipart/form-data; boundary=x"),),
    ),
    v2(
        "no media type is a text",
        "/pets",
        {"isBase64Encoded": False, "body": "data"},
        "POST",
        body=b"data",
    ),
    v2(
        "problem+json is a text",
        "/pets",
        {"isBase64Encoded": False},
        "POST",
        body=b"{}",
        headers=(("Content-Type", "application/problem+json"),),
    ),
    v2(
        "Authorization passes",
        "/pets",
        {"headers.authorization": "Bearer x"},
        headers=(("Authorization", "Bearer x"),),
    ),
]

ROWS = PATHS + EVENTS

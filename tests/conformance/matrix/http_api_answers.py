"""What the caller of an HTTP API gets for an answer of a Lambda function, in both payload formats,
and the limits of a request."""

import base64

from matrix.row import ABSENT, PRESENT, Row, answering

PAYLOAD = "http-api-develop-integrations-lambda.html"
QUOTAS = "http-api-quotas.html"
PNG = b"\x89PNG\x00\xff"


def answers(shows, api, function_answer, status=200, headers=(), **more):
    sent = (*headers, answering(function_answer))
    return Row(
        f"{api}: {shows}", "/pets", "GET", api, headers=sent, status=status, page=PAYLOAD, **more
    )


def failure(shows, api, function_answer):
    return answers(
        shows,
        api,
        function_answer,
        500,
        text=b'{"message":"Internal Server Error"}',
        answer={"Content-Type": "application/json"},
    )


ANSWERS = [
    answers(
        "a status code and headers",
        "v2",
        {"statusCode": 201, "headers": {"X-A": "1"}, "body": "made"},
        201,
        text=b"made",
        answer={"X-A": "1"},
    ),
    answers(
        "an object without statusCode is the body",
        "v2",
        {"hello": "world"},
        text=b'{"hello": "world"}',
        answer={"Content-Type": "application/json"},
    ),
    answers(
        "a text without statusCode is the body",
        "v2",
        "hello",
        text=b"hello",
        answer={"Content-Type": "application/json"},
    ),
    answers("a list is the body", "v2", [1, 2], text=b"[1, 2]"),
    answers("a number is the body", "v2", 42, text=b"42"),
    answers("null is the body", "v2", None, text=b"null"),
    answers(
        "cookies",
        "v2",
        {"statusCode": 200, "cookies": ["a=1", "b=2; HttpOnly"]},
        answer={"Set-Cookie": ["a=1", "b=2; HttpOnly"]},
    ),
    answers(
        "base64 is decoded whatever is accepted",
        "v2",
        {
            "statusCode": 200,
            "isBase64Encoded": True,
            "body": base64.b64encode(PNG).decode(),
            "headers": {"Content-Type": "image/png"},
        },
        headers=(("Accept", "text/html"),),
        text=PNG,
        answer={"Content-Type": "image/png"},
    ),
    answers(
        "no Content-Type is plain text",
        "v2",
        {"statusCode": 200, "body": "{}"},
        answer={"Content-Type": "text/plain; charset=utf-8"},
    ),
    answers("a status code as a text", "v2", {"statusCode": "202"}, 202),
    answers(
        "the id of the request",
        "v2",
        {"statusCode": 200},
        answer={"Apigw-Requestid": PRESENT, "x-amzn-RequestId": ABSENT},
    ),
    answers("204 without a body", "v2", {"statusCode": 204, "body": "x"}, 204, text=b""),
    answers(
        "multiValueHeaders",
        "v1",
        {"statusCode": 200, "multiValueHeaders": {"Set-Cookie": ["a=1", "b=2"]}},
        answer={"Set-Cookie": ["a=1", "b=2"]},
    ),
    answers(
        "base64 is decoded",
        "v1",
        {"statusCode": 200, "isBase64Encoded": True, "body": base64.b64encode(PNG).decode()},
        text=PNG,
    ),
    answers(
        "headers and a body",
        "v1",
        {"statusCode": 200, "headers": {"Content-Type": "text/plain"}, "body": "x"},
        text=b"x",
        answer={"Content-Type": "text/plain"},
    ),
    failure("an object without statusCode", "v1", {"hello": "world"}),
    failure("a text", "v1", "hello"),
    failure("no JSON", "v1", b"hello"),
    failure("no JSON", "v2", b"hello {"),
    failure("a status code that is none", "v2", {"statusCode": "ok"}),
    failure("headers that are a list", "v2", {"statusCode": 200, "headers": ["a"]}),
    failure(
        "a body that is said to be base64 and is not",
        "v2",
        {"statusCode": 200, "body": "*", "isBase64Encoded": True},
    ),
]

LIMITED = [
    Row(
        "an HTTP API takes 10 MB",
        "/pets",
        "POST",
        "v2",
        body=b"x" * (10 * 1024 * 1024 + 1),
        status=413,
        text=b'{"message":"Request Entity Too Large"}',
        page=QUOTAS,
    ),
    Row(
        "an HTTP API takes 10,240 bytes of request line and headers",
        "/pets",
        "GET",
        "v2",
        headers=(("X-Long", "v" * 10_240),),
        status=431,
        text=b'{"message":"Request Header Fields Too Large"}',
        page=QUOTAS,
    ),
    Row(
        "a long request line counts",
        "/pets?a=" + "x" * 10_240,
        "GET",
        "v2",
        status=431,
        page=QUOTAS,
    ),
]

ROWS = ANSWERS + LIMITED

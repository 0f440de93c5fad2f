"""What the caller of a REST API gets for an answer of a Lambda function."""

import base64
import re

from matrix.row import ABSENT, PRESENT, Row, answering

OUTPUT = "set-up-lambda-proxy-integrations.html"
NOTES = "api-gateway-known-issues.html"
BINARY = "lambda-proxy-binary-media.html"
LIMITS = "limits.html"
RESPONSES = "supported-gateway-response-types.html"
PNG = b"\x89PNG\r\n\x1a\n\x00\xff"
PNG_TEXT = base64.b64encode(PNG).decode()


def answers(shows, function_answer, status=200, headers=(), **more):
    sent = (*headers, answering(function_answer))
    page = more.pop("page", OUTPUT)
    return Row(shows, more.pop("target", "/orders"), headers=sent, status=status, page=page, **more)


def malformed(shows, function_answer):
    return answers(
        shows,
        function_answer,
        502,
        answer={"x-amzn-ErrorType": "InternalServerErrorException"},
        text=b'{"message":"Internal server error"}',
        page="handle-errors-in-lambda-integration.html",
    )


def answered_header(shows, sent, expected, **more):
    return answers(shows, {"statusCode": 200, "headers": sent}, answer=expected, **more)


def remapped(name, value="x"):
    expected = {f"x-amzn-Remapped-{name}": value}
    return answered_header(f"the header {name} is renamed", {name: value}, expected, page=NOTES)


def lost(name, value="x"):
    expected = {name: ABSENT, f"x-amzn-Remapped-{name}": ABSENT}
    return answered_header(f"the header {name} is lost", {name: value}, expected, page=NOTES)


def kept(name, value="x"):
    return answered_header(f"the header {name} is kept", {name: value}, {name: value}, page=NOTES)


def picture(shows, accept, text, api="pictures", content_type="image/png"):
    function_answer = {
        "statusCode": 200,
        "headers": {"Content-Type": content_type},
        "body": PNG_TEXT,
        "isBase64Encoded": True,
    }
    headers = (("Accept", accept),) if accept else ()
    return answers(
        shows,
        function_answer,
        headers=headers,
        text=text,
        answer={"Content-Type": content_type},
        target="/picture",
        api=api,
        page=BINARY,
    )


STATUSES = [
    answers("a status code and a body", {"statusCode": 201, "body": "made"}, 201, text=b"made"),
    answers("a status code as a text", {"statusCode": "202", "body": "x"}, 202, text=b"x"),
    answers("an error of the function's own", {"statusCode": 404, "body": "no"}, 404, text=b"no"),
    answers("a server error of the function's own", {"statusCode": 503, "body": ""}, 503, text=b""),
    answers("a status that has no name", {"statusCode": 299, "body": ""}, 299),
    answers("no body", {"statusCode": 200}, text=b""),
    answers("a body that is null", {"statusCode": 200, "body": None}, text=b""),
    answers("an empty body", {"statusCode": 200, "body": ""}, text=b""),
    answers(
        "204 has no body, whatever the function says",
        {"statusCode": 204, "body": "x"},
        204,
        text=b"",
    ),
    answers("304 has none either", {"statusCode": 304, "body": "x"}, 304, text=b""),
    answers(
        "a redirection",
        {"statusCode": 302, "headers": {"Location": "https://example.com/"}},
        302,
        answer={"Location": "https://example.com/"},
    ),
    answers("no statusCode is 200", {"body": "x"}, text=b"x"),
    answers("an empty object is 200 and empty", {}, text=b""),
    answers(
        "all members at once",
        {
            "statusCode": 418,
            "headers": {"X-A": "1"},
            "multiValueHeaders": {"X-B": ["2", "3"]},
            "body": "x",
            "isBase64Encoded": False,
        },
        418,
        text=b"x",
        answer={"X-A": "1", "X-B": ["2", "3"]},
    ),
    answers(
        "UTF-8 in a body",
        {"statusCode": 200, "body": "naïve ☕"},
        text="naïve ☕".encode(),
    ),
    answers(
        "members that are null are as good as absent",
        {"statusCode": 200, "headers": None, "multiValueHeaders": None, "isBase64Encoded": None},
        text=b"",
    ),
]

MALFORMED = [
    malformed("a text is no answer", b'"hello"'),
    malformed("nor is a number", b"42"),
    malformed("nor a list", b"[]"),
    malformed("nor null", b"null"),
    malformed("nor true", b"true"),
    malformed("nor what is no JSON", b"hello"),
    malformed("nor nothing at all", b""),
    malformed("an object with other members", {"hello": "world"}),
    malformed("one other member is too many", {"statusCode": 200, "wrongValue": "value"}),
    malformed("members are compared with their case", {"statuscode": 200}),
    malformed("a status code that is no number", {"statusCode": "ok"}),
    malformed("a status code that is a fraction", {"statusCode": 200.5}),
    malformed("a status code out of range", {"statusCode": 1000}),
    malformed("a status code that is a list", {"statusCode": [200]}),
    malformed("a body that is an object", {"statusCode": 200, "body": {"a": 1}}),
    malformed("a body that is a list", {"statusCode": 200, "body": ["a"]}),
    malformed("headers that are a list", {"statusCode": 200, "headers": ["a"]}),
    malformed("a header that is an object", {"statusCode": 200, "headers": {"a": {"b": 1}}}),
    malformed("a header that is a list", {"statusCode": 200, "headers": {"a": ["b"]}}),
    malformed("multiValueHeaders that are a text", {"statusCode": 200, "multiValueHeaders": "a"}),
    malformed("a multi-value header that is a text", {"multiValueHeaders": {"a": "b"}}),
    malformed("isBase64Encoded that is a number", {"statusCode": 200, "isBase64Encoded": 1}),
    malformed("cookies are no member of this format", {"statusCode": 200, "cookies": ["a=b"]}),
    Row(
        "a function that fails",
        "/orders",
        headers=(("X-Fail", "1"),),
        status=502,
        answer={"x-amzn-ErrorType": "InternalServerErrorException"},
        text=b'{"message":"Internal server error"}',
        page="handle-errors-in-lambda-integration.html",
    ),
]

HEADERS = [
    answered_header(
        "no Content-Type is application/json", {}, {"Content-Type": "application/json"}, page=NOTES
    ),
    answered_header(
        "Content-Type is the function's",
        {"Content-Type": "text/plain"},
        {"Content-Type": "text/plain"},
    ),
    answered_header(
        "so it is in lower case", {"content-type": "text/html"}, {"Content-Type": "text/html"}
    ),
    answered_header("a number in a header", {"X-Count": 3}, {"X-Count": "3"}),
    answered_header("a boolean in a header", {"X-Flag": True}, {"X-Flag": "true"}),
    answered_header("an empty header in an answer", {"X-Empty": ""}, {"X-Empty": ""}),
    answered_header("one Set-Cookie", {"Set-Cookie": "a=1"}, {"Set-Cookie": ["a=1"]}),
    answers(
        "two Set-Cookies",
        {"statusCode": 200, "multiValueHeaders": {"Set-Cookie": ["a=1", "b=2"]}},
        answer={"Set-Cookie": ["a=1", "b=2"]},
    ),
    answers(
        "headers and multiValueHeaders are merged",
        {"headers": {"X-A": "0", "X-C": "4"}, "multiValueHeaders": {"X-A": ["1", "2"]}},
        answer={"X-A": ["1", "2", "0"], "X-C": "4"},
    ),
    answers(
        "the same pair in both goes out once",
        {"headers": {"X-A": "1"}, "multiValueHeaders": {"X-A": ["1", "2"]}},
        answer={"X-A": ["1", "2"]},
    ),
    answers(
        "an empty list is no header",
        {"statusCode": 200, "multiValueHeaders": {"X-A": []}},
        answer={"X-A": ABSENT},
    ),
    answered_header(
        "CORS headers are the function's",
        {"Access-Control-Allow-Origin": "*"},
        {"Access-Control-Allow-Origin": "*"},
        page="how-to-cors.html",
    ),
    answered_header(
        "the ids of the request are added",
        {},
        {
            "x-amzn-RequestId": re.compile("^[0-9a-f-]{36}$"),
            "x-amz-apigw-id": PRESENT,
            "X-Amzn-Trace-Id": re.compile("^Root=1-"),
        },
    ),
    answered_header("Date is our own as well", {}, {"Date": PRESENT}),
    remapped("Authorization"),
    remapped("Connection", "close"),
    remapped("Content-MD5"),
    remapped("Date", "Thu, 01 Jan 1970 00:00:00 GMT"),
    remapped("Max-Forwards", "1"),
    remapped("Server", "mine"),
    remapped("User-Agent"),
    remapped("WWW-Authenticate", "Basic"),
    lost("Expect"),
    lost("Host"),
    lost("Proxy-Authenticate"),
    lost("TE"),
    lost("Trailer"),
    lost("Transfer-Encoding", "chunked"),
    lost("Upgrade"),
    lost("Via"),
    kept("Accept"),
    kept("Accept-Charset"),
    kept("Age", "3"),
    kept("Cache-Control", "no-store"),
    kept("Content-Encoding", "identity"),
    kept("ETag", '"x"'),
    kept("Pragma"),
    kept("Range"),
    kept("Referer"),
    kept("Warn"),
]

BINARIES = [
    picture("base64 is decoded for whoever accepts it", "image/png", PNG),
    picture("parameters of Accept do not count", "image/png;q=0.9", PNG),
    picture("only the first of Accept counts", "image/png, text/html", PNG),
    picture("another first one leaves base64", "text/html, image/png", PNG_TEXT.encode()),
    picture("*/* in Accept is not in the list", "*/*", PNG_TEXT.encode()),
    picture("no Accept leaves base64", None, PNG_TEXT.encode()),
    picture(
        "without binaryMediaTypes it stays base64", "image/png", PNG_TEXT.encode(), api="proxy"
    ),
    picture("*/* in the list decodes for all", "text/html", PNG, api="anything"),
    picture("*/* in the list decodes without Accept too", None, PNG, api="anything"),
    answers(
        "what says nothing of base64 is a text",
        {"statusCode": 200, "body": PNG_TEXT},
        headers=(("Accept", "image/png"),),
        target="/picture",
        api="pictures",
        text=PNG_TEXT.encode(),
        page=BINARY,
    ),
    answers(
        "what says it is no base64 is a text",
        {"statusCode": 200, "body": PNG_TEXT, "isBase64Encoded": False},
        target="/picture",
        api="anything",
        text=PNG_TEXT.encode(),
        page=BINARY,
    ),
    answers(
        "what says it is base64 and is not",
        {"statusCode": 200, "body": "*", "isBase64Encoded": True},
        502,
        target="/picture",
        api="anything",
        text=b'{"message":"Internal server error"}',
        page=BINARY,
    ),
]

LIMITED = [
    Row(
        "ten megabytes and a byte are too long",
        "/orders",
        "POST",
        body=b"x" * (10 * 1024 * 1024 + 1),
        status=413,
        answer={"x-amzn-ErrorType": "RequestTooLargeException"},
        text=b'{"message":"Request Too Long"}',
        page=LIMITS,
    ),
    Row(
        "what Lambda can't take is too long as well",
        "/orders",
        "POST",
        body=b"x" * (7 * 1024 * 1024),
        status=413,
        text=b'{"message":"Request Too Long"}',
        page=LIMITS,
    ),
    Row(
        "10,240 bytes of header values are the most",
        "/orders",
        headers=(("X-Long", "v" * 10_000),),
        page=LIMITS,
    ),
    Row(
        "more are refused",
        "/orders",
        headers=(("X-Long", "v" * 10_241),),
        status=431,
        page=LIMITS,
    ),
    Row(
        "many small headers count together",
        "/orders",
        headers=tuple((f"X-{i}", "v" * 1000) for i in range(11)),
        status=431,
        page=LIMITS,
    ),
]

GATEWAY = [
    Row(
        "a gateway response takes the place of AWS's",
        "/nothing",
        api="guarded",
        status=404,
        answer={"X-From": "gateway", "Content-Type": "application/json"},
        text=b'{"missing": "Missing Authentication Token", "at": "/test/nothing"}',
        page=RESPONSES,
    ),
    Row(
        "one for 413 does not",
        "/orders",
        "POST",
        "guarded",
        body=b"x" * (10 * 1024 * 1024 + 1),
        status=413,
        text=b'{"message":"Request Too Long"}',
        page=NOTES,
    ),
    Row(
        "one for all server errors is for a function's malformed answer too",
        "/orders",
        "POST",
        "guarded",
        headers=(answering(b"hello"),),
        status=500,
        text=re.compile('^{"type": "DEFAULT_5XX"}$'),
        page=RESPONSES,
    ),
    Row(
        "what a function answers itself is no gateway response",
        "/orders",
        "POST",
        "guarded",
        headers=(answering({"statusCode": 500, "body": "mine"}),),
        status=500,
        text=b"mine",
        page=RESPONSES,
    ),
]

ROWS = STATUSES + MALFORMED + HEADERS + BINARIES + LIMITED + GATEWAY

"""What a Lambda function behind a REST API is told of a request.

AWS gives the path and the path parameters as they were sent, and the query decoded."""

import base64
import re

from matrix.row import ABSENT, NULL, PRESENT, Row

EVENT = "set-up-lambda-proxy-integrations.html"
NOTES = "api-gateway-known-issues.html"
BINARY = "api-gateway-payload-encodings.html"
STAGE = "stage-variables.html"
PNG = b"\x89PNG\r\n\x1a\n\x00\xff"
UTF8_BODY = "naïve ☕ 日本".encode()


def path(shows, target, **parameters):
    """The path stays as it is in the event, and in the parameters."""
    raw = target.partition("?")[0]
    event = {
        "path": raw,
        "requestContext.path": "/test" + raw,
        "pathParameters": parameters or NULL,
    }
    return Row(shows, target, event=event, page=EVENT)


def query(shows, text, single, multiple=None):
    many = multiple or {name: [value] for name, value in (single or {}).items()}
    event = {
        "queryStringParameters": single if single else NULL,
        "multiValueQueryStringParameters": many if many else NULL,
    }
    return Row(shows, "/orders" + text, event=event, page=EVENT)


def header(shows, sent, single=None, multiple=None, gone=(), **more):
    event = {f'headers."{name}"': value for name, value in (single or {}).items()}
    event |= {f'multiValueHeaders."{name}"': value for name, value in (multiple or {}).items()}
    event |= {f'headers."{name}"': ABSENT for name in gone}
    event |= {f'multiValueHeaders."{name}"': ABSENT for name in gone}
    return Row(shows, "/orders", headers=tuple(sent), event=event, page=EVENT, **more)


def dropped(name, value="x"):
    return header(f"the header {name} is not passed on", [(name, value)], gone=[name])


def body(shows, sent, event, content_type=None, api="shop", **more):
    headers = (("Content-Type", content_type),) if content_type else ()
    target = "/orders" if api == "shop" else "/upload"
    return Row(shows, target, "POST", api, headers=headers, body=sent, event=event, **more)


PATHS = [
    path("an encoded slash stays inside its segment", "/orders/a%2Fb", id="a%2Fb"),
    path("a lower-case escape stays lower-case", "/orders/a%2fb", id="a%2fb"),
    path("an encoded space stays encoded", "/orders/a%20b", id="a%20b"),
    path("an encoded at sign stays encoded", "/orders/me%40example.com", id="me%40example.com"),
    path("an at sign that was sent as it is", "/orders/me@example.com", id="me@example.com"),
    path("a plus is a plus in a path", "/orders/a+b", id="a+b"),
    path("an encoded plus stays encoded", "/orders/a%2Bb", id="a%2Bb"),
    path("an encoded percent sign", "/orders/100%25", id="100%25"),
    path("UTF-8 in a path", "/orders/%E2%98%95", id="%E2%98%95"),
    path("matrix parameters are part of the segment", "/orders/7;v=1", id="7;v=1"),
    path("a colon and a comma", "/orders/a:b,c", id="a:b,c"),
    path("an encoded question mark does not begin a query", "/orders/a%3Fb", id="a%3Fb"),
    path("an encoded hash", "/orders/a%23b", id="a%23b"),
    path("a pipe that is encoded", "/orders/a%7Cb", id="a%7Cb"),
    path("a slash at the end stays in the path", "/orders/7/", id="7"),
    path("the root", "/"),
    path("the greedy variable with encoded and other slashes", "/files/a%2Fb/c", path="a%2Fb/c"),
    path("the greedy variable with an empty segment", "/files/a//b", path="a//b"),
    path("the greedy variable with an empty first segment", "/files//b", path="/b"),
    path("the greedy variable with dot segments", "/files/./../b", path="./../b"),
    path("an encoded space in the greedy variable", "/files/my%20file.txt", path="my%20file.txt"),
    path("two parameters, one encoded", "/orders/1%2F2/items/3", id="1%2F2", item="3"),
]

QUERIES = [
    query("no query is null", "", None),
    query("a question mark alone is null too", "?", None),
    query("one parameter", "?a=1", {"a": "1"}),
    query("two parameters", "?a=1&b=2", {"a": "1", "b": "2"}),
    query(
        "the last of a repeated name is the single one", "?a=1&a=2", {"a": "2"}, {"a": ["1", "2"]}
    ),
    query(
        "values of a repeated name keep their order",
        "?a=3&b=x&a=1&a=2",
        {"a": "2", "b": "x"},
        {"a": ["3", "1", "2"], "b": ["x"]},
    ),
    query("an empty value", "?a=", {"a": ""}),
    query("a name without a value", "?a", {"a": ""}),
    query("an empty value beside another", "?a=&a=1", {"a": "1"}, {"a": ["", "1"]}),
    query("names differ by case", "?a=1&A=2", {"a": "1", "A": "2"}),
    query("escapes are decoded", "?a=x%20y%26z", {"a": "x y&z"}),
    query("a plus is a space", "?a=x+y", {"a": "x y"}),
    query("an encoded plus is a plus", "?a=x%2By", {"a": "x+y"}),
    query("an encoded equals sign", "?a=x%3Dy", {"a": "x=y"}),
    query("an equals sign in a value", "?a=x=y", {"a": "x=y"}),
    query("an encoded percent sign is decoded once", "?a=%2541", {"a": "%41"}),
    query("UTF-8 is decoded", "?n%C3%A4me=%E2%98%95", {"näme": "☕"}),
    query("brackets are part of a name", "?a[]=1&a[]=2", {"a[]": "2"}, {"a[]": ["1", "2"]}),
    query("an encoded slash", "?a=%2Fx", {"a": "/x"}),
    query("a slash and a question mark in a value", "?a=/x?y", {"a": "/x?y"}),
    query("empty pairs are no parameters", "?&a=1&&b=2&", {"a": "1", "b": "2"}),
    Row(
        "a semicolon splits the data",
        "/orders?a=1;b=2",
        event={"queryStringParameters": {"a": "1", "b": "2"}},
        page=NOTES,
    ),
    query("an encoded semicolon does not", "?a=1%3Bb=2", {"a": "1;b=2"}),
    query("a comma does not split", "?a=1,2", {"a": "1,2"}),
]

HEADERS = [
    header("a header keeps its name", [("X-Tag", "one")], {"X-Tag": "one"}, {"X-Tag": ["one"]}),
    header("a lower-case name stays so", [("x-tag", "one")], {"x-tag": "one"}),
    header(
        "the last of repeated headers is the single one",
        [("X-Tag", "one"), ("X-Tag", "two")],
        {"X-Tag": "two"},
        {"X-Tag": ["one", "two"]},
    ),
    header("a comma does not split a header", [("X-Tag", "a, b")], {}, {"X-Tag": ["a, b"]}),
    header("an empty header", [("X-Tag", "")], {"X-Tag": ""}, {"X-Tag": [""]}),
    header("spaces around a value are not part of it", [("X-Tag", "  a  ")], {"X-Tag": "a"}),
    header("Authorization passes", [("Authorization", "Bearer x")], {"Authorization": "Bearer x"}),
    header("Cookie passes", [("Cookie", "a=1; b=2")], {"Cookie": "a=1; b=2"}),
    header(
        "Accept passes", [("Accept", "text/html, */*;q=0.1")], {"Accept": "text/html, */*;q=0.1"}
    ),
    header("Accept-Encoding passes", [("Accept-Encoding", "gzip")], {"Accept-Encoding": "gzip"}),
    header("Date passes", [("Date", "now")], {"Date": "now"}),
    header("Pragma passes", [("Pragma", "no-cache")], {"Pragma": "no-cache"}),
    header("Range passes", [("Range", "bytes=0-1")], {"Range": "bytes=0-1"}),
    header("Referer passes", [("Referer", "https://a/")], {"Referer": "https://a/"}),
    header("Via passes to a function", [("Via", "1.1 cache")], {"Via": "1.1 cache"}),
    header("User-Agent passes", [("User-Agent", "me/1")], {"User-Agent": "me/1"}),
    header("If-None-Match passes", [("If-None-Match", '"x"')], {"If-None-Match": '"x"'}),
    header("X-Api-Key passes", [("X-Api-Key", "k")], {"X-Api-Key": "k"}),
    dropped("Content-MD5"),
    dropped("Keep-Alive"),
    dropped("Max-Forwards", "1"),
    dropped("Proxy-Authenticate"),
    dropped("Server"),
    dropped("TE", "trailers"),
    dropped("Trailer", "X-Later"),
    dropped("Upgrade", "h2c"),
    dropped("WWW-Authenticate", "Basic"),
    header("Connection is not passed on", [], gone=["Connection"]),
    header(
        "nor is X-HTTP-Method-Override",
        [("X-HTTP-Method-Override", "GET")],
        gone=["X-HTTP-Method-Override"],
    ),
    header(
        "a signature for API Gateway goes no further",
        [
            ("X-Other", "1"),
            (
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=111111111111/20250101/us-east-1/execute-api/"
                "aws4_request, SignedHeaders=host, Signature=00",
            ),
        ],
        {"X-Other": "1"},
        gone=["Authorization"],
    ),
    header("X-Forwarded-For says who called", [], {"X-Forwarded-For": "127.0.0.1"}),
    header(
        "X-Forwarded-For of a proxy is continued",
        [("X-Forwarded-For", "192.0.2.1")],
        {"X-Forwarded-For": "192.0.2.1, 127.0.0.1"},
        {"X-Forwarded-For": ["192.0.2.1, 127.0.0.1"]},
    ),
    header(
        "X-Forwarded-Proto is ours",
        [("X-Forwarded-Proto", "gopher")],
        {"X-Forwarded-Proto": "http"},
    ),
    header("X-Forwarded-Port is a number", [], {"X-Forwarded-Port": re.compile(r"^\d+$")}),
    header(
        "X-Amzn-Trace-Id is made",
        [],
        {"X-Amzn-Trace-Id": re.compile(r"^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$")},
    ),
    header(
        "X-Amzn-Trace-Id of the caller is kept",
        [("X-Amzn-Trace-Id", "Root=1-67891233-abcdef012345678912345678")],
        {"X-Amzn-Trace-Id": "Root=1-67891233-abcdef012345678912345678"},
    ),
    header("Host is that of the request", [], {"Host": PRESENT}, {"Host": PRESENT}),
    header("eight thousand bytes in one header", [("X-Long", "v" * 8000)], {"X-Long": "v" * 8000}),
]

CONTEXT = [
    Row(
        "the request context tells of the API and its stage",
        "/orders/7?x=1",
        event={
            "requestContext.resourcePath": "/orders/{id}",
            "requestContext.httpMethod": "GET",
            "requestContext.path": "/test/orders/7",
            "requestContext.stage": "test",
            "requestContext.accountId": "111111111111",
            "requestContext.protocol": "HTTP/1.1",
            "requestContext.apiId": re.compile("^[a-z0-9]{10}$"),
            "requestContext.resourceId": re.compile("^[a-z0-9]{6,10}$"),
            "requestContext.deploymentId": re.compile("^[a-z0-9]{6}$"),
            "requestContext.requestId": re.compile("^[0-9a-f-]{36}$"),
            "requestContext.extendedRequestId": re.compile("=$"),
            "requestContext.requestTimeEpoch": re.compile(r"^\d{13}$"),
            "requestContext.requestTime": re.compile(r"^\d\d/[A-Z][a-z]{2}/\d{4}:[\d:]{8} \+0000$"),
            "requestContext.domainName": re.compile("execute-api"),
            "requestContext.authorizer": ABSENT,
        },
        page=EVENT,
    ),
    Row(
        "the identity of a caller that has not said who it is",
        "/orders",
        headers=(("User-Agent", "me/1"),),
        event={
            "requestContext.identity": {
                "accessKey": None,
                "accountId": None,
                "caller": None,
                "cognitoAuthenticationProvider": None,
                "cognitoAuthenticationType": None,
                "cognitoIdentityId": None,
                "cognitoIdentityPoolId": None,
                "principalOrgId": None,
                "sourceIp": "127.0.0.1",
                "user": None,
                "userAgent": "me/1",
                "userArn": None,
            }
        },
        page=EVENT,
    ),
    Row(
        "no User-Agent is null",
        "/orders",
        event={"requestContext.identity.userAgent": NULL},
        page=EVENT,
    ),
    Row(
        "the members of an event",
        "/orders",
        event={
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
            ]
        },
        page=EVENT,
    ),
    Row("stage variables", "/orders", event={"stageVariables": {"colour": "blue"}}, page=STAGE),
    Row(
        "a stage without variables has null",
        "/orders",
        stage="bare",
        event={"stageVariables": NULL, "requestContext.stage": "bare"},
        page=STAGE,
    ),
    Row(
        "a method by X-HTTP-Method-Override is the event's",
        "/any",
        "POST",
        headers=(("X-HTTP-Method-Override", "PATCH"),),
        event={"httpMethod": "PATCH", "requestContext.httpMethod": "PATCH"},
        page=NOTES,
    ),
]

BODIES = [
    body("no body is null", None, {"body": NULL, "isBase64Encoded": False}),
    body("an empty body is null", b"", {"body": NULL, "isBase64Encoded": False}),
    body("a JSON body is a text", b'{"a": 1}', {"body": '{"a": 1}'}, "application/json"),
    body("malformed JSON is a text too", b'{"a":', {"body": '{"a":'}, "application/json"),
    body("a form is a text", b"a=1&b=2", {"body": "a=1&b=2"}, "application/x-www-form-urlencoded"),
    body("UTF-8 is kept", UTF8_BODY, {"body": UTF8_BODY.decode()}, "text/plain"),
    body("line ends and quotes are kept", b'a\r\n"b"\t\\', {"body": 'a\r\n"b"\t\\'}, "text/plain"),
    body("a NUL is kept", b"a\x00b", {"body": "a\x00b"}, "text/plain"),
    body(
        "binary data without binaryMediaTypes is taken for text and loses what is none",
        b"\xff\xfe",
        {"body": "\ufffd\ufffd", "isBase64Encoded": False},
        "image/png",
        page=BINARY,
    ),
    body(
        "a binary media type makes base64 of it",
        PNG,
        {"body": base64.b64encode(PNG).decode(), "isBase64Encoded": True},
        "image/png",
        "pictures",
        page=BINARY,
    ),
    body(
        "parameters of a media type do not count",
        PNG,
        {"body": base64.b64encode(PNG).decode(), "isBase64Encoded": True},
        "image/png; name=a",
        "pictures",
        page=BINARY,
    ),
    body(
        "nor does its case",
        PNG,
        {"isBase64Encoded": True},
        "Image/PNG",
        "pictures",
        page=BINARY,
    ),
    body(
        "another media type of such an API is a text",
        b"{}",
        {"body": "{}", "isBase64Encoded": False},
        "application/json",
        "pictures",
        page=BINARY,
    ),
    body(
        "image/jpeg is not image/png",
        b"jpeg",
        {"body": "jpeg", "isBase64Encoded": False},
        "image/jpeg",
        "pictures",
        page=BINARY,
    ),
    body(
        "*/* takes all media types",
        b"{}",
        {"body": "e30=", "isBase64Encoded": True},
        "application/json",
        "anything",
        page=BINARY,
    ),
    body(
        "*/* takes a body without a media type",
        b"{}",
        {"body": "e30=", "isBase64Encoded": True},
        None,
        "anything",
        page=BINARY,
    ),
    body(
        "no body is null there too",
        None,
        {"body": NULL, "isBase64Encoded": False},
        "image/png",
        "anything",
        page=BINARY,
    ),
    body("a megabyte", b"x" * 1_000_000, {"length(body)": 1_000_000}, "text/plain"),
    Row("GET may have a body", "/orders", body=b"data", event={"body": "data"}),
    Row("PUT has one", "/orders/7", "PUT", body=b"data", event={"body": "data"}),
]

ROWS = PATHS + QUERIES + HEADERS + CONTEXT + BODIES

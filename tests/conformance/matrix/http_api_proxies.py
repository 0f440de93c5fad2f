"""HTTP_PROXY integrations of HTTP APIs: what their endpoint receives, and what the caller gets."""

import re

from harness.backend import saying
from matrix.integration_case import Case
from matrix.row import ABSENT

INTEGRATIONS = "http-api-develop-integrations-http.html"
MAPPING = "http-api-parameter-mapping.html"
NOTES = "api-gateway-known-issues.html"
ANSWER = saying('{"a": {"b": "two"}}', 200, [("X-One", "1"), ("X-Two", "2")])


def proxy(shows, received=None, path="/echo", **more):
    """`mapped` are request parameters, `returned` those of responses by status."""
    integration = {
        "IntegrationUri": "{backend}" + path,
        "RequestParameters": more.pop("mapped", {}),
    }
    integration["ResponseParameters"] = more.pop("returned", {})
    page = more.pop("page", MAPPING)
    return Case(shows, integration, received=received or {}, page=page, **more)


def forwarded(shows, expected, *headers):
    tells = {"headers.forwarded[0]": re.compile(expected), 'headers."x-forwarded-for"': ABSENT}
    return proxy(shows, tells, headers=headers, page=NOTES)


OURS = r"by=127\.0\.0\.1;for=127\.0\.0\.1;host=[^;]+;proto=http$"
REQUESTS = [
    proxy(
        "method, query and body pass",
        {"method": "POST", "target": "/echo?a=1&a=2", "body": "data"},
        target="?a=1&a=2",
        body=b"data",
        page=INTEGRATIONS,
    ),
    proxy("headers pass", {'headers."x-tag"': ["one"]}, headers=(("X-Tag", "one"),)),
    proxy("Host is the endpoint's", {"headers.host[0]": re.compile(r"^127\.0\.0\.1:\d+$")}),
    proxy(
        "a path variable in the URI",
        {"target": "/echo/a/b%20c"},
        "/echo/{rest}",
        below="/{rest+}",
        target="/a/b%20c",
        page=INTEGRATIONS,
    ),
    forwarded("Forwarded tells of us", "^" + OURS),
    forwarded(
        "X-Forwarded-For becomes part of it",
        r"^for=192\.0\.2\.1, for=192\.0\.2\.2, " + OURS,
        ("X-Forwarded-For", "192.0.2.1, 192.0.2.2"),
    ),
    forwarded(
        "Forwarded is continued",
        r"^for=192\.0\.2\.1;proto=https, " + OURS,
        ("Forwarded", "for=192.0.2.1;proto=https"),
    ),
    proxy(
        "X-Forwarded-Proto ends here",
        {'headers."x-forwarded-proto"': ABSENT},
        headers=(("X-Forwarded-Proto", "https"),),
        page=NOTES,
    ),
    proxy(
        "a header is overwritten",
        {'headers."x-tag"': ["fixed"]},
        mapped={"overwrite:header.X-Tag": "fixed"},
        headers=(("X-Tag", "one"),),
    ),
    proxy(
        "a header is appended",
        {'headers."x-tag"': ["one", "127.0.0.1"]},
        mapped={"append:header.X-Tag": "$context.identity.sourceIp"},
        headers=(("X-Tag", "one"),),
    ),
    proxy(
        "a header is removed",
        {'headers."x-tag"': ABSENT},
        mapped={"remove:header.X-Tag": "''"},
        headers=(("X-Tag", "one"),),
    ),
    proxy(
        "a query parameter from a header",
        {"target": "/echo?q=one"},
        mapped={"append:querystring.q": "$request.header.X-Tag"},
        headers=(("X-Tag", "one"),),
    ),
    proxy(
        "a query parameter is overwritten",
        {"target": "/echo?q=blue"},
        mapped={"overwrite:querystring.q": "$stageVariables.colour"},
        target="?q=1&q=2",
    ),
    proxy(
        "the path is overwritten with parts of the request",
        {"target": "/other/1?q=1"},
        mapped={"overwrite:path": "/other/$request.querystring.q"},
        target="?q=1",
    ),
    proxy(
        "a path that is mapped is encoded",
        {"target": "/a%20b/%E2%98%95"},
        mapped={"overwrite:path": "/$request.path.rest"},
        below="/{rest+}",
        target="/a%20b/%E2%98%95",
    ),
    proxy(
        "a header from a part of the body",
        {'headers."x-b"': ["rex"]},
        mapped={"append:header.X-B": "$request.body.pets[0].name"},
        body=b'{"pets": [{"name": "rex"}]}',
    ),
    proxy(
        "several references in one value",
        {'headers."x-b"': ["test/POST"]},
        mapped={"append:header.X-B": "${context.stage}/${context.httpMethod}"},
    ),
]

ANSWERS = [
    proxy(
        "status, headers and body pass back",
        path=saying("no", 404, [("X-A", "1")]),
        status=404,
        answer={"X-A": "1"},
        text=b"no",
        page=INTEGRATIONS,
    ),
    proxy(
        "two cookies pass back",
        path=saying("", 200, [("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")]),
        answer={"Set-Cookie": ["a=1", "b=2"]},
        page=INTEGRATIONS,
    ),
    proxy(
        "a header of the answer is overwritten",
        path=ANSWER,
        returned={"200": {"overwrite:header.X-One": "9"}},
        answer={"X-One": "9", "X-Two": "2"},
    ),
    proxy(
        "a header of the answer is appended",
        path=ANSWER,
        returned={"200": {"append:header.X-Three": "$response.body.a.b"}},
        answer={"X-Three": "two"},
    ),
    proxy(
        "a header of the answer is removed",
        path=ANSWER,
        returned={"200": {"remove:header.X-Two": "''"}},
        answer={"X-Two": ABSENT},
    ),
    proxy(
        "the status is overwritten",
        path=saying("no", 500),
        returned={"500": {"overwrite:statuscode": "403"}},
        status=403,
        text=b"no",
    ),
    proxy(
        "other statuses are not",
        path=saying("no", 404),
        returned={"500": {"overwrite:statuscode": "403"}},
        status=404,
    ),
    proxy(
        "an endpoint that takes too long for an HTTP API",
        path="/hang",
        status=503,
        text=b'{"message":"Service Unavailable"}',
        page="http-api-troubleshooting-lambda.html",
    ),
]

CASES = REQUESTS + ANSWERS

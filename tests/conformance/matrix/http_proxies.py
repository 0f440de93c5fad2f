"""HTTP_PROXY integrations: what their endpoint receives, and what the caller gets."""

import re

from harness.backend import saying
from matrix.http_methods import mapped, proxy
from matrix.integration_case import Case
from matrix.row import ABSENT

NOTES = "api-gateway-known-issues.html"
RESPONSES = "supported-gateway-response-types.html"


CASES = [
    proxy("a proxy passes the body", {"body": '{"a":1}', "method": "POST"}, body=b'{"a":1}'),
    proxy("a proxy passes the query", {"target": "/echo?a=1&b=x%20y"}, target="?a=1&b=x%20y"),
    proxy("repeated names of a query pass", {"target": "/echo?a=1&a=2"}, target="?a=1&a=2"),
    proxy(
        "a proxy passes headers",
        {'headers."x-tag"': ["one"], 'headers."content-type"': ["text/plain"]},
        headers=(("X-Tag", "one"), ("Content-Type", "text/plain")),
    ),
    proxy(
        "repeated headers pass",
        {'headers."x-tag"': ["one", "two"]},
        headers=(("X-Tag", "one"), ("X-Tag", "two")),
    ),
    proxy(
        "Host is the endpoint's", {"headers.host[0]": re.compile(r"^127\.0\.0\.1:\d+$")}, page=NOTES
    ),
    proxy(
        "X-Forwarded-For tells who called",
        {'headers."x-forwarded-for"': ["127.0.0.1"], 'headers."x-forwarded-proto"': ["http"]},
    ),
    proxy(
        "the API names itself",
        {'headers."x-amzn-apigateway-api-id"[0]': re.compile("^[a-z0-9]{10}$")},
    ),
    proxy("a trace id goes along", {'headers."x-amzn-trace-id"[0]': re.compile("^Root=1-")}),
    proxy(
        "Via ends at API Gateway", {"headers.via": ABSENT}, headers=(("Via", "1.1 x"),), page=NOTES
    ),
    proxy(
        "so does Content-Encoding",
        {'headers."content-encoding"': ABSENT},
        headers=(("Content-Encoding", "identity"),),
        page=NOTES,
    ),
    proxy(
        "Authorization passes",
        {"headers.authorization": ["Bearer x"]},
        headers=(("Authorization", "Bearer x"),),
        page=NOTES,
    ),
    proxy("TE is dropped", {"headers.te": ABSENT}, headers=(("TE", "trailers"),), page=NOTES),
    proxy("another method for the endpoint", {"method": "PUT"}, http_method="PUT"),
    proxy(
        "ANY is the caller's method",
        {"method": "PATCH"},
        http_method="ANY",
        configured="ANY",
        method="PATCH",
    ),
    proxy(
        "a path variable in the URI",
        {"target": "/echo/17/x"},
        "/echo/{id}/x",
        integration=mapped("path.id", "method.request.path.id"),
        parameters={"method.request.path.id": True},
        below="/{id}",
        target="/17",
    ),
    proxy(
        "a greedy path variable in the URI",
        {"target": "/echo/a/b?c=d"},
        "/echo/{proxy}",
        integration=mapped("path.proxy", "method.request.path.proxy"),
        parameters={"method.request.path.proxy": True},
        below="/{proxy+}",
        target="/a/b?c=d",
    ),
    proxy(
        "a path variable is encoded again",
        {"target": "/echo/a%20b"},
        "/echo/{id}",
        integration=mapped("path.id", "method.request.path.id"),
        parameters={"method.request.path.id": True},
        below="/{id}",
        target="/a%20b",
    ),
    proxy(
        "a static header",
        {'headers."x-fixed"': ["yes"]},
        integration=mapped("header.X-Fixed", "'yes'"),
    ),
    proxy(
        "a mapped header takes the place of the caller's",
        {'headers."x-tag"': ["fixed"]},
        integration=mapped("header.X-Tag", "'fixed'"),
        headers=(("X-Tag", "one"),),
    ),
    proxy(
        "a header from the query",
        {'headers."x-q"': ["1"]},
        integration=mapped("header.X-Q", "method.request.querystring.q"),
        parameters={"method.request.querystring.q": False},
        target="?q=1",
    ),
    proxy(
        "a query parameter from the context",
        {"target": "/echo?m=POST"},
        integration=mapped("querystring.m", "context.httpMethod"),
    ),
    proxy(
        "a query parameter from a stage variable",
        {"target": "/echo?c=blue"},
        integration=mapped("querystring.c", "stageVariables.colour"),
    ),
    proxy(
        "all values of a header",
        {'headers."x-all"': ["one,two"]},
        integration=mapped("header.X-All", "method.request.multivalueheader.X-Tag"),
        parameters={"method.request.header.X-Tag": False},
        headers=(("X-Tag", "one"), ("X-Tag", "two")),
    ),
    proxy(
        "all values of a query parameter",
        {"target": "/echo?b=1&b=2"},
        integration=mapped("querystring.b", "method.request.multivaluequerystring.b"),
        parameters={"method.request.querystring.b": False},
        target="?b=1&b=2",
    ),
    proxy("a stage variable in the path", {"target": "/blue/x"}, "/${stageVariables.colour}/x"),
    proxy(
        "a stage variable that the stage has not",
        path="/${stageVariables.none}",
        status=500,
        text=b'{"message":"Internal server error"}',
    ),
    proxy(
        "a private integration is plain HTTP",
        {"method": "POST"},
        integration={"connectionType": "VPC_LINK", "connectionId": "${stageVariables.link}"},
    ),
    proxy(
        "the endpoint's status and body pass",
        path=saying("gone", 404, [("Content-Type", "text/plain")]),
        status=404,
        text=b"gone",
        answer={"Content-Type": "text/plain"},
    ),
    proxy("so do its own errors", path=saying("oh", 503), status=503, text=b"oh"),
    proxy(
        "a redirection is not followed",
        path=saying("", 302, [("Location", "/x")]),
        status=302,
        answer={"Location": "/x"},
    ),
    proxy(
        "two cookies of the endpoint",
        path=saying("", 200, [("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")]),
        answer={"Set-Cookie": ["a=1", "b=2"]},
    ),
    proxy(
        "headers of the endpoint are renamed",
        path=saying("", 200, [("WWW-Authenticate", "Basic"), ("Server", "me")]),
        answer={
            "x-amzn-Remapped-WWW-Authenticate": "Basic",
            "x-amzn-Remapped-Server": "me",
            "WWW-Authenticate": ABSENT,
        },
        page=NOTES,
    ),
    proxy(
        "an endpoint that takes too long",
        path="/hang",
        integration={"timeoutInMillis": 50},
        status=504,
        text=b'{"message":"Endpoint request timed out"}',
        answer={"x-amzn-ErrorType": "InternalServerErrorException"},
        page=RESPONSES,
    ),
    proxy(
        "an endpoint that closes the connection",
        path="/close",
        status=504,
        text=b'{"message":"Network error communicating with endpoint"}',
        page=RESPONSES,
    ),
    Case(
        "an endpoint that nobody is at",
        {"type": "HTTP_PROXY", "integrationHttpMethod": "GET", "uri": "http://127.0.0.1:1/"},
        status=504,
        text=b'{"message":"Network error communicating with endpoint"}',
        page=RESPONSES,
    ),
    Case(
        "an endpoint whose name is none",
        {"type": "HTTP_PROXY", "integrationHttpMethod": "GET", "uri": "http://nobody.invalid/"},
        status=500,
        text=b'{"message":"Internal server error"}',
        page=RESPONSES,
    ),
    Case(
        "an endpoint whose certificate need not be trusted",
        {
            "type": "HTTP_PROXY",
            "integrationHttpMethod": "GET",
            "uri": "{tls}/echo",
            "tlsConfig": {"insecureSkipVerification": True},
        },
        received={"method": "GET"},
        page="api-gateway-extensions-integration-tls-config.html",
    ),
    Case(
        "but has to be its own",
        {
            "type": "HTTP_PROXY",
            "integrationHttpMethod": "GET",
            "uri": "{tls_by_name}/echo",
            "tlsConfig": {"insecureSkipVerification": True},
        },
        status=500,
        text=b'{"message":"Internal server error"}',
        page="api-gateway-extensions-integration-tls-config.html",
    ),
    Case(
        "an endpoint with a certificate that nobody trusts",
        {"type": "HTTP_PROXY", "integrationHttpMethod": "GET", "uri": "{tls}/echo"},
        status=500,
        text=b'{"message":"Internal server error"}',
        page="api-gateway-supported-certificate-authorities-for-http-endpoints.html",
    ),
]

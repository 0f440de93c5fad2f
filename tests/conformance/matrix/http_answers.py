"""What an HTTP integration makes of its endpoint's answer."""

from harness.backend import saying
from matrix.http_methods import http
from matrix.integration_case import JSON
from matrix.row import ABSENT

NOTES = "api-gateway-known-issues.html"
MAPPING = "request-response-data-mappings.html"
OVERRIDES = "apigateway-override-request-response-parameters.html"


def response(shows, responses, path, **more):
    return http(
        shows, path=path, responses=tuple(responses), page=more.pop("page", MAPPING), **more
    )


XML = "application/xml"
HEADER = "method.response.header."
ANSWER = saying(
    '{"a":{"b":[1,"two"]}}',
    200,
    [("X-One", "1"), ("X-Two", "a"), ("X-Two", "b"), ("Content-Type", "application/hal+json")],
)


def response_header(shows, source, expected):
    one = {"statusCode": "200", "responseParameters": {HEADER + "X-Out": source}}
    return response(shows, [one], ANSWER, answer={"X-Out": expected})


OK = {"statusCode": "200"}
MISSING = {"statusCode": "404", "selectionPattern": "404"}
BROKEN = {"statusCode": "502", "selectionPattern": r"5\d{2}"}
CASES = [
    response(
        "the default response passes the body",
        [OK],
        ANSWER,
        text=b'{"a":{"b":[1,"two"]}}',
        answer={"X-One": ABSENT},
    ),
    response(
        "its Content-Type is application/json",
        [OK],
        ANSWER,
        answer={"Content-Type": JSON},
        page=NOTES,
    ),
    response(
        "a status selects its response",
        [OK, MISSING, BROKEN],
        saying("no", 404),
        status=404,
        text=b"no",
    ),
    response(
        "a pattern selects a class of statuses",
        [OK, MISSING, BROKEN],
        saying("no", 503),
        status=502,
    ),
    response(
        "what no pattern fits is the default's",
        [OK, MISSING, BROKEN],
        saying("no", 418),
        status=200,
    ),
    response(
        "without a default nothing fits",
        [MISSING],
        saying("yes", 200),
        status=500,
        text=b'{"message":"Internal server error"}',
    ),
    response(
        "a pattern takes the whole status",
        [OK, {"statusCode": "404", "selectionPattern": "4"}],
        saying("no", 404),
        status=200,
    ),
    response_header(
        "a header from a header of the endpoint", "integration.response.header.X-One", "1"
    ),
    response_header("the last of several", "integration.response.header.X-Two", "b"),
    response_header("all of several", "integration.response.multivalueheader.X-Two", "a,b"),
    response_header(
        "a header of the answer from a part of its body", "integration.response.body.a.b[1]", "two"
    ),
    response_header(
        "a header from a list in the body", "integration.response.body.a.b", '[1,"two"]'
    ),
    response_header("a header from the body", "integration.response.body", '{"a":{"b":[1,"two"]}}'),
    response_header("a header that is static", "'fixed'", "fixed"),
    response_header("a header from the request's context", "context.httpMethod", "POST"),
    response_header("a header from a variable of the stage", "stageVariables.colour", "blue"),
    response_header(
        "a header that the endpoint did not send", "integration.response.header.X-None", ABSENT
    ),
    response(
        "a template for the caller",
        [{**OK, "responseTemplates": {JSON: '{"b": "$input.path("$.a.b[1]")"}'}}],
        ANSWER,
        text=b'{"b": "two"}',
        answer={"Content-Type": JSON},
    ),
    response(
        "Accept selects a template",
        [{**OK, "responseTemplates": {JSON: "json", XML: "xml"}}],
        ANSWER,
        headers=(("Accept", XML),),
        text=b"xml",
        answer={"Content-Type": XML},
    ),
    response(
        "no Accept is application/json",
        [{**OK, "responseTemplates": {JSON: "json", XML: "xml"}}],
        ANSWER,
        text=b"json",
    ),
    response(
        "without a template for JSON the first is taken",
        [{**OK, "responseTemplates": {XML: "xml"}}],
        ANSWER,
        text=b"xml",
    ),
    response(
        "a mapped Content-Type goes before the template's",
        [
            {
                **OK,
                "responseTemplates": {JSON: "{}"},
                "responseParameters": {HEADER + "Content-Type": "'text/csv'"},
            }
        ],
        ANSWER,
        answer={"Content-Type": "text/csv"},
    ),
    response(
        "a template may set the status",
        [
            {
                **OK,
                "responseTemplates": {
                    JSON: '#if($input.path("$").toString().contains("two"))'
                    "#set($context.responseOverride.status = 418)#{end}x"
                },
            }
        ],
        ANSWER,
        status=418,
        text=b"x",
        page=OVERRIDES,
    ),
    response(
        "a template may set headers",
        [
            {
                **OK,
                "responseTemplates": {
                    JSON: '#set($context.responseOverride.header.X-Out = "1")'
                    '#set($context.responseOverride.header["Cache-Control"] = "no-store")'
                },
            }
        ],
        ANSWER,
        answer={"X-Out": "1", "Cache-Control": "no-store"},
        page=OVERRIDES,
    ),
    response(
        "a status is set once",
        [
            {
                **OK,
                "responseTemplates": {
                    JSON: "#set($context.responseOverride.status = 400)"
                    "#set($context.responseOverride.status = 401)"
                },
            }
        ],
        ANSWER,
        status=500,
        page=OVERRIDES,
    ),
    response(
        "a response template that fails",
        [{**OK, "responseTemplates": {JSON: "#set($a = [1])$a[7]"}}],
        ANSWER,
        status=500,
        text=b'{"message":"Internal server error"}',
    ),
    response(
        "a template over a body that is no JSON",
        [{**OK, "responseTemplates": {JSON: "[$input.body]"}}],
        saying("plain"),
        text=b"[plain]",
    ),
]

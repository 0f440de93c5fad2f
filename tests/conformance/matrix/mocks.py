"""MOCK integrations: statuses, preflights, and what templates make of requests."""

import re

from matrix.integration_case import JSON, Case

MOCK = "how-to-mock-integration.html"
CORS = "how-to-cors.html"
HEADER = "method.response.header."
OK = {"statusCode": "200"}
INTERNAL = b'{"message":"Internal server error"}'


def mock(shows, template='{"statusCode": 200}', responses=(OK,), **more):
    integration = {"type": "MOCK", **more.pop("integration", {})}
    if template is not None:
        integration["requestTemplates"] = {JSON: template}
    return Case(shows, integration, responses=tuple(responses), page=more.pop("page", MOCK), **more)


def saying(text, **more):
    return {**OK, "responseTemplates": {JSON: text}, **more}


MISSING = {"statusCode": "404", "selectionPattern": "404", "responseTemplates": {JSON: "none"}}
CASES = [
    mock(
        "a mock answers what its template says",
        responses=[saying('{"ok": true}')],
        text=b'{"ok": true}',
        answer={"Content-Type": JSON},
    ),
    mock("a mock without a response template is empty", text=b""),
    mock(
        "a mock has nothing to convert",
        responses=[saying('{"ok": true}')],
        binary=True,
        headers=(("Accept", "image/png"),),
        text=b'{"ok": true}',
    ),
    mock(
        "its status selects the response",
        '{"statusCode": 404}',
        [saying("found"), MISSING],
        status=404,
        text=b"none",
    ),
    mock(
        "the name of the status may lack its quotes",
        "{statusCode: 404}",
        [saying("found"), MISSING],
        status=404,
    ),
    mock(
        "a status by the request",
        '#if($input.params("q") == "no"){"statusCode": 404}#else{"statusCode": 200}#end',
        [saying("found"), MISSING],
        target="?q=no",
        status=404,
        text=b"none",
    ),
    mock("without a status there is nothing to answer", '{"ok": 1}', status=500, text=INTERNAL),
    mock(
        "without a template the body is taken",
        None,
        [saying("found"), MISSING],
        body=b'{"statusCode": 404}',
        status=404,
    ),
    mock("and one without a status is none", None, body=b"{}", status=500, text=INTERNAL),
    mock(
        "a body of another type is taken too",
        integration={"passthroughBehavior": "WHEN_NO_MATCH"},
        headers=(("Content-Type", "text/plain"),),
        body=b'{"statusCode": 200}',
    ),
    mock(
        "or is refused",
        integration={"passthroughBehavior": "NEVER"},
        headers=(("Content-Type", "text/plain"),),
        body=b'{"statusCode": 200}',
        status=415,
        text=b'{"message":"Unsupported Media Type"}',
    ),
    mock(
        "a response template sees the body of the request",
        responses=[saying('$input.json("$.a")')],
        body=b'{"a": [1]}',
        text=re.compile(".*"),
    ),
    mock(
        "a preflight",
        responses=[
            {
                **OK,
                "responseParameters": {
                    HEADER + "Access-Control-Allow-Origin": "'*'",
                    HEADER + "Access-Control-Allow-Methods": "'GET,OPTIONS'",
                    HEADER + "Access-Control-Allow-Headers": "'Content-Type,Authorization'",
                },
                "responseTemplates": {JSON: ""},
            }
        ],
        configured="OPTIONS",
        method="OPTIONS",
        headers=(("Origin", "https://example.com"), ("Access-Control-Request-Method", "GET")),
        text=b"",
        answer={
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Allow-Methods": "GET,OPTIONS",
            "Access-Control-Allow-Headers": "Content-Type,Authorization",
        },
        page=CORS,
    ),
    mock(
        "204 has no body",
        responses=[{"statusCode": "204", "responseTemplates": {JSON: "x"}}],
        status=204,
        text=b"",
    ),
    mock(
        "what authorizers would tell is empty",
        responses=[
            saying(
                "[$context.authorizer.principalId][$context.identity.user]"
                "[$context.identity.apiKey]"
            )
        ],
        text=b"[][][]",
    ),
    mock(
        "whitespace of directives",
        responses=[saying("a\n#set($x = 1)\nb\n  #if($x == 1)\n  c\n  #end\nd")],
        text=b"a\nb\n    c\n  d",
    ),
    mock(
        "quiet references and what is not there",
        responses=[saying("[$none][$!none][${none}][$!{none}]")],
        text=b"[$none][][${none}][]",
    ),
    mock(
        "text that is no template",
        responses=[saying("#[[ $x #if ]]#|$5.00|#1|a@b#c")],
        text=b" $x #if |$5.00|#1|a@b#c",
    ),
    mock(
        "ranges, lists and maps",
        responses=[saying('#foreach($i in [3..1])$i#end#set($m = {"a": [1, "x"]})$m.a[1]$m')],
        text=b"321x{a=[1, x]}",
    ),
    mock(
        "methods of texts",
        responses=[
            saying('$input.params("q").toUpperCase().replaceAll("A", "o").split("B").size()')
        ],
        target="?q=abab",
        text=b"2",
    ),
    mock(
        "stage variables in a template",
        responses=[saying('${stageVariables.colour}$stageVariables["colour"]')],
        text=b"blueblue",
    ),
]

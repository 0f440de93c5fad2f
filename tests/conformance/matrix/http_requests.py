"""What an HTTP integration makes of a request: parameters, templates, what passes without one."""

import re

from matrix.http_methods import http, mapped, templates
from matrix.integration_case import JSON
from matrix.row import ABSENT

PASSTHROUGH = "integration-passthrough-behaviors.html"
OVERRIDES = "apigateway-override-request-response-parameters.html"
TEMPLATE = '{"mapped": $input.json("$")}'


REQUESTS = [
    http(
        "only what is mapped reaches the endpoint",
        {"target": "/echo", 'headers."x-tag"': ABSENT, "method": "POST"},
        target="?a=1",
        headers=(("X-Tag", "one"),),
    ),
    http(
        "Accept and User-Agent are API Gateway's",
        {
            "headers.accept": [JSON],
            'headers."user-agent"[0]': re.compile("^AmazonAPIGateway_[a-z0-9]{10}$"),
        },
        headers=(("User-Agent", "me"), ("Accept", "text/html")),
    ),
    http(
        "Content-Type goes along",
        {'headers."content-type"': ["text/plain"], "body": "x"},
        headers=(("Content-Type", "text/plain"),),
        body=b"x",
    ),
    http(
        "a request without Content-Type is application/json",
        {'headers."content-type"': [JSON]},
        body=b"{}",
    ),
    http(
        "a header from a header",
        {'headers."x-b"': ["1"]},
        integration=mapped("header.X-B", "method.request.header.X-A"),
        parameters={"method.request.header.X-A": False},
        headers=(("X-A", "1"),),
    ),
    http(
        "a header that is not there maps to none",
        {'headers."x-b"': ABSENT},
        integration=mapped("header.X-B", "method.request.header.X-A"),
        parameters={"method.request.header.X-A": False},
    ),
    http(
        "a header's name has no case",
        {'headers."x-b"': ["1"]},
        integration=mapped("header.X-B", "method.request.header.X-A"),
        parameters={"method.request.header.X-A": False},
        headers=(("x-a", "1"),),
    ),
    http(
        "a query parameter's name has",
        {"target": "/echo"},
        integration=mapped("querystring.b", "method.request.querystring.a"),
        parameters={"method.request.querystring.a": False},
        target="?A=1",
    ),
    http(
        "a query parameter from a path variable",
        {"target": "/echo?id=17"},
        integration=mapped("querystring.id", "method.request.path.id"),
        parameters={"method.request.path.id": True},
        below="/{id}",
        target="/17",
    ),
    http(
        "a header from the whole body",
        {'headers."x-b"': ["abc"]},
        integration=mapped("header.X-B", "method.request.body"),
        body=b"abc",
    ),
    http(
        "a header from a part of the body",
        {'headers."x-b"': ["rex"]},
        integration=mapped("header.X-B", "method.request.body.pets[0].name"),
        body=b'{"pets":[{"name":"rex"}]}',
    ),
    http(
        "a header from an object in the body",
        {'headers."x-b"': ['{"a":1}']},
        integration=mapped("header.X-B", "method.request.body.o"),
        body=b'{"o":{"a":1}}',
    ),
    http(
        "a part that the body has not",
        {'headers."x-b"': ABSENT},
        integration=mapped("header.X-B", "method.request.body.none"),
        body=b"{}",
    ),
    http(
        "a header from the context",
        {'headers."x-b"': ["test"]},
        integration=mapped("header.X-B", "context.stage"),
    ),
    http(
        "a header from the identity",
        {'headers."x-b"': ["127.0.0.1"]},
        integration=mapped("header.X-B", "context.identity.sourceIp"),
    ),
    http(
        "a header from a stage variable",
        {'headers."x-b"': ["blue"]},
        integration=mapped("header.X-B", "stageVariables.colour"),
    ),
    http(
        "a path variable from the query",
        {"target": "/echo/9"},
        "/echo/{n}",
        integration=mapped("path.n", "method.request.querystring.n"),
        parameters={"method.request.querystring.n": False},
        target="?n=9",
    ),
    http(
        "a query of the URI's own",
        {"target": "/echo?own=1&c=blue"},
        "/echo?own=1",
        integration=mapped("querystring.c", "stageVariables.colour"),
    ),
    http(
        "a template makes the body",
        {"body": '{"mapped": {"a":1}}'},
        integration=templates(TEMPLATE),
        body=b'{"a": 1}',
    ),
    http(
        "a template may set headers, paths and queries",
        {"target": "/echo/7?q=1", 'headers."x-b"': ["2"]},
        "/echo/{id}",
        integration=templates(
            '#set($context.requestOverride.path.id = "7")'
            "#set($context.requestOverride.querystring.q = 1)"
            '#set($context.requestOverride.header.X-B = "2")'
        ),
        page=OVERRIDES,
    ),
    http(
        "an override goes before the mapping",
        {'headers."x-b"': ["2"]},
        integration=templates('#set($context.requestOverride.header.X-B = "2")')
        | mapped("header.X-B", "'1'"),
        page=OVERRIDES,
    ),
    http(
        "a list overrides with several values",
        {'headers."x-b"': ["1,2"]},
        integration=templates('#set($context.requestOverride.header.X-B = ["1", "2"])'),
        page=OVERRIDES,
    ),
    http(
        "an override is final",
        integration=templates(
            '#set($context.requestOverride.header.X-B = "1")'
            '#set($context.requestOverride.header.X-B = "2")'
        ),
        status=500,
        text=b'{"message":"Internal server error"}',
        page=OVERRIDES,
    ),
    http(
        "a template that fails",
        integration=templates("#set($a = [1])$a[7]"),
        status=500,
        text=b'{"message":"Internal server error"}',
        answer={"x-amzn-ErrorType": "InternalServerErrorException"},
    ),
    http(
        "a template that is none",
        integration=templates("#if(true)"),
        status=500,
        text=b'{"message":"Internal server error"}',
    ),
    http(
        "a template that never ends",
        integration=templates(
            "#foreach($a in [1..1000])#foreach($b in [1..1000])#foreach($c in [1..1000])"
            "x#end#end#end"
        ),
        status=500,
        text=b'{"message":"Internal server error"}',
    ),
]


def behaviour(choice, template_type, content_type, passes):
    """passes: True as it is, "mapped" by the template, None for 415."""
    told = content_type or "no Content-Type"
    shows = f"{choice}, a template for {template_type or 'nothing'}, {told}"
    more = {"passthroughBehavior": choice}
    if template_type:
        more["requestTemplates"] = {template_type: '{"mapped": 1}'}
    refused = {"status": 415, "text": b'{"message":"Unsupported Media Type"}'}
    received = {"body": '{"mapped": 1}' if passes == "mapped" else "<a/>"}
    return http(
        shows,
        received if passes else None,
        integration=more,
        headers=(("Content-Type", content_type),) if content_type else (),
        body=b"<a/>",
        page=PASSTHROUGH,
        **({} if passes else refused),
    )


XML = "application/xml"
BEHAVIOURS = [
    behaviour("WHEN_NO_MATCH", JSON, None, "mapped"),
    behaviour("WHEN_NO_MATCH", JSON, JSON, "mapped"),
    behaviour("WHEN_NO_MATCH", JSON, JSON + "; charset=utf-8", "mapped"),
    behaviour("WHEN_NO_MATCH", JSON, XML, True),
    behaviour("WHEN_NO_MATCH", XML, None, True),
    behaviour("WHEN_NO_MATCH", XML, JSON, True),
    behaviour("WHEN_NO_MATCH", XML, XML, "mapped"),
    behaviour("WHEN_NO_MATCH", None, XML, True),
    behaviour("WHEN_NO_TEMPLATES", JSON, None, "mapped"),
    behaviour("WHEN_NO_TEMPLATES", JSON, JSON, "mapped"),
    behaviour("WHEN_NO_TEMPLATES", JSON, XML, None),
    behaviour("WHEN_NO_TEMPLATES", XML, None, None),
    behaviour("WHEN_NO_TEMPLATES", XML, JSON, None),
    behaviour("WHEN_NO_TEMPLATES", XML, XML, "mapped"),
    behaviour("WHEN_NO_TEMPLATES", None, XML, True),
    behaviour("WHEN_NO_TEMPLATES", None, None, True),
    behaviour("NEVER", JSON, None, "mapped"),
    behaviour("NEVER", JSON, JSON, "mapped"),
    behaviour("NEVER", JSON, XML, None),
    behaviour("NEVER", XML, None, None),
    behaviour("NEVER", XML, JSON, None),
    behaviour("NEVER", XML, XML, "mapped"),
    behaviour("NEVER", None, XML, None),
    behaviour("NEVER", None, None, None),
]


CASES = REQUESTS + BEHAVIOURS

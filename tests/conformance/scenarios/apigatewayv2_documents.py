"""HTTP APIs from documents and back."""

import json
import re

from harness.scenario import Service

v2 = Service("apigatewayv2")

BAD_REQUEST = ("BadRequestException", 400)
NOT_FOUND = ("NotFoundException", 404)
INTEGRATION = {
    "type": "http_proxy",
    "httpMethod": "GET",
    "uri": "http://127.0.0.1:9/pets",
    "payloadFormatVersion": "1.0",
}
PETS = {
    "openapi": "3.0.1",
    "info": {"title": "pets", "version": "1"},
    "paths": {"/pets": {"get": {"x-amazon-apigateway-integration": INTEGRATION}}},
    "x-amazon-apigateway-cors": {"allowOrigins": ["https://pets.example"]},
}
DOGS = """
openapi: 3.0.1
info: {title: dogs}
paths:
  /$default:
    x-amazon-apigateway-any-method: {}
"""


def is_of_pets(_, output):
    document = json.loads(output["body"])
    assert document["info"] == {"title": "pets", "version": "1"}
    operation = document["paths"]["/pets"]["get"]
    assert operation["x-amazon-apigateway-integration"]["uri"] == INTEGRATION["uri"]
    assert document["x-amazon-apigateway-cors"] == PETS["x-amazon-apigateway-cors"]
    assert document["x-amazon-apigateway-importexport-version"] == "1.0"


def is_plain_yaml(_, output):
    assert output["body"].startswith(b'---\nopenapi: "3.0.1"\n')
    assert b"x-amazon-apigateway" not in output["body"]


API = {"ApiId": "${v2_imported}"}
EXPORT = {**API, "Specification": "OAS30"}

STEPS = [
    v2.ok(
        "ImportApi",
        {
            "Name": "pets",
            "ProtocolType": "HTTP",
            "CorsConfiguration.AllowOrigins": ["https://pets.example"],
        },
        {"v2_imported": "ApiId"},
        Body=json.dumps(PETS),
        FailOnWarnings=True,
    ),
    v2.fails(
        "ImportApi",
        *BAD_REQUEST,
        re.compile("Parse issue: attribute paths is missing"),
        Body='{"openapi": "3.0.1", "info": {"title": "t"}}',
    ),
    v2.ok("GetRoutes", {"Items[].RouteKey": ["GET /pets"]}, **API),
    v2.ok("ExportApi", {}, {}, is_of_pets, **EXPORT, OutputType="JSON"),
    v2.ok("ExportApi", {}, {}, is_plain_yaml, **EXPORT, OutputType="YAML", IncludeExtensions=False),
    v2.fails("ExportApi", *NOT_FOUND, **EXPORT, OutputType="JSON", StageName="none"),
    v2.ok("ReimportApi", {"Name": "dogs", "ApiId": "${v2_imported}"}, **API, Body=DOGS),
    v2.ok("GetRoutes", {"Items[].RouteKey": ["$default"]}, **API),
    v2.fails("ReimportApi", *BAD_REQUEST, **API, Body="[]"),
    v2.fails("ReimportApi", *NOT_FOUND, ApiId="absent0000", Body=DOGS),
    v2.ok("DeleteApi", **API),
]

"""The documentation of an API: its parts, their versions, and models' sample templates."""

import json

from harness.scenario import ANY, Service

apigw = Service("apigateway")

API = {"restApiId": "${api}"}
NO_API = {"restApiId": "absent0000"}
PART = {**API, "documentationPartId": "${part}"}
NO_PART = {**API, "documentationPartId": "absent"}
NO_SUCH_PART = "Invalid Documentation part identifier specified"
VERSION = {**API, "documentationVersion": "v1"}
NO_VERSION = {**API, "documentationVersion": "v0"}
NO_SUCH_VERSION = "Invalid Documentation version specified"
TEXT = '{"description":"all of it"}'
NO_PATCH = [{"op": "replace", "path": "/colour", "value": "blue"}]


def replace(path, value):
    return [{"op": "replace", "path": path, "value": value}]


def openapi(*parts):
    extension = {"documentationParts": list(parts)}
    return json.dumps({"swagger": "2.0", "x-amazon-apigateway-documentation": extension})


MODEL_PART = {"location": {"type": "MODEL", "name": "Error"}, "properties": {"description": "why"}}

PARTS = [
    apigw.ok(
        "CreateDocumentationPart",
        {"id": ANY, "location": {"type": "API"}, "properties": TEXT},
        {"part": "id"},
        **API,
        location={"type": "API"},
        properties=TEXT,
    ),
    apigw.fails(
        "CreateDocumentationPart",
        "ConflictException",
        409,
        "Documentation part already exists for the specified location: type 'API'",
        **API,
        location={"type": "API"},
        properties=TEXT,
    ),
    apigw.ok("GetDocumentationPart", {"id": "${part}", "properties": TEXT}, **PART),
    apigw.fails("GetDocumentationPart", "NotFoundException", 404, NO_SUCH_PART, **NO_PART),
    apigw.ok("GetDocumentationParts", {"items[].id": ["${part}"]}, **API, type="API"),
    apigw.ok(
        "GetDocumentationParts",
        {"items[].location.name": ["Empty", "Error"]},
        **API,
        type="MODEL",
        locationStatus="UNDOCUMENTED",
    ),
    apigw.fails("GetDocumentationParts", "NotFoundException", 404, **NO_API),
    apigw.ok(
        "UpdateDocumentationPart",
        {"properties": '{"description":"more"}'},
        **PART,
        patchOperations=replace("/properties", '{"description":"more"}'),
    ),
    apigw.fails(
        "UpdateDocumentationPart", "BadRequestException", 400, **PART, patchOperations=NO_PATCH
    ),
    apigw.ok(
        "ImportDocumentationParts",
        {"length(ids)": 1, "warnings": []},
        **API,
        mode="merge",
        body=openapi(MODEL_PART),
    ),
    apigw.fails(
        "ImportDocumentationParts",
        "BadRequestException",
        400,
        **API,
        failOnWarnings=True,
        body=openapi({"location": {"type": "API", "name": "x"}, "properties": {"a": "b"}}),
    ),
    apigw.ok("GetDocumentationParts", {"items[].location.name": ["Error"]}, **API, type="MODEL"),
]

VERSIONS = [
    apigw.ok(
        "CreateDocumentationVersion",
        {"version": "v1", "createdDate": ANY, "description": "first"},
        **VERSION,
        description="first",
    ),
    apigw.fails("CreateDocumentationVersion", "ConflictException", 409, **VERSION),
    apigw.ok("GetDocumentationVersion", {"version": "v1", "description": "first"}, **VERSION),
    apigw.fails("GetDocumentationVersion", "NotFoundException", 404, NO_SUCH_VERSION, **NO_VERSION),
    apigw.ok("GetDocumentationVersions", {"items[].version": ["v1"]}, **API),
    apigw.fails("GetDocumentationVersions", "NotFoundException", 404, **NO_API),
    apigw.ok(
        "UpdateDocumentationVersion",
        {"description": "second"},
        **VERSION,
        patchOperations=replace("/description", "second"),
    ),
    apigw.fails(
        "UpdateDocumentationVersion", "BadRequestException", 400, **VERSION, patchOperations=NO_PATCH
    ),
    apigw.ok("DeleteDocumentationVersion", **VERSION),
    apigw.fails("DeleteDocumentationVersion", "NotFoundException", 404, NO_SUCH_VERSION, **VERSION),
    apigw.ok("DeleteDocumentationPart", **PART),
    apigw.fails("DeleteDocumentationPart", "NotFoundException", 404, NO_SUCH_PART, **PART),
]

TEMPLATES = [
    apigw.ok(
        "GetModelTemplate",
        {"value": "#set($inputRoot = $input.path('$'))\n{ }"},
        **API,
        modelName="Empty",
    ),
    apigw.fails("GetModelTemplate", "NotFoundException", 404, **API, modelName="Cat"),
]

ACCOUNT = [
    apigw.ok(
        "UpdateAccount",
        {"cloudwatchRoleArn": "arn:aws:iam::${account}:role/logs"},
        patchOperations=replace("/cloudwatchRoleArn", "arn:aws:iam::${account}:role/logs"),
    ),
    apigw.fails("UpdateAccount", "BadRequestException", 400, patchOperations=NO_PATCH),
]

STEPS = [*PARTS, *VERSIONS, *TEMPLATES, *ACCOUNT]

"""REST APIs from documents and back."""

import io
import json
import re
import zipfile

from harness.scenario import ANY, Service

apigw = Service("apigateway")

BAD_REQUEST = ("BadRequestException", 400)
NOT_FOUND = ("NotFoundException", 404)
NO_API = "absent0000"
MOCK = {
    "type": "mock",
    "requestTemplates": {"application/json": '{"statusCode": 200}'},
    "responses": {"default": {"statusCode": "200"}},
}
GET = {
    "operationId": "getPet",
    "parameters": [{"name": "id", "in": "path", "required": True, "type": "string"}],
    "responses": {"200": {"description": "It", "schema": {"$ref": "#/definitions/Pet"}}},
    "x-amazon-apigateway-integration": MOCK,
}
PETS = {
    "swagger": "2.0",
    "info": {"title": "pets", "version": "1"},
    "basePath": "/v1",
    "produces": ["application/json"],
    "paths": {"/pets/{id}": {"get": GET}},
    "definitions": {"Pet": {"type": "object", "properties": {"name": {"type": "string"}}}},
}
YAML = b"""
openapi: 3.0.1
info: {title: dogs, version: "2"}
paths:
  /dogs:
    x-amazon-apigateway-any-method:
      responses: {200: {description: All}}
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates: {application/json: '{"statusCode": 200}'}
        responses: {default: {statusCode: 200}}
"""
LOST = {
    **PETS,
    "paths": {"/a": {"get": {**GET, "responses": {"200": {"schema": {"$ref": "#/definitions/Lost"}}}}}},
}


def dumped(document):
    return json.dumps(document).encode()


def is_of_pets(_, output):
    document = json.loads(output["body"])
    assert document["swagger"] == "2.0"
    assert document["info"] == {"title": "pets", "version": "1"}
    assert document["basePath"] == "/live"
    operation = document["paths"]["/v1/pets/{id}"]["get"]
    assert operation["x-amazon-apigateway-integration"]["type"] == "mock"
    assert operation["responses"]["200"]["schema"] == {"$ref": "#/definitions/Pet"}
    assert document["definitions"] == PETS["definitions"]
    assert re.fullmatch(
        r'attachment; filename="swagger_[-0-9T:]+Z[.]json"', output["contentDisposition"]
    )


def is_yaml(_, output):
    assert output["body"].startswith(b'---\nopenapi: "3.0.1"\n')
    assert b"/v1/pets/{id}" in output["body"]


def is_zip(*names):
    def check(_, output):
        assert output["contentType"] == "application/octet-stream"
        assert re.fullmatch(
            r'attachment; filename="[a-z]+_[0-9]{4}(-[0-9]{2}){2}_[0-9]{2}-[0-9]{2}Z[.]zip"',
            output["contentDisposition"],
        )
        with zipfile.ZipFile(io.BytesIO(output["body"])) as archive:
            assert set(names) <= set(archive.namelist())

    return check


API = {"restApiId": "${imported}"}
EXPORT = {**API, "stageName": "live"}

STEPS = [
    apigw.ok(
        "ImportRestApi",
        {"name": "pets", "version": "1", "endpointConfiguration.types": ["REGIONAL"]},
        {"imported": "id"},
        body=dumped(PETS),
        parameters={"basepath": "prepend", "endpointConfigurationTypes": "REGIONAL"},
    ),
    apigw.fails(
        "ImportRestApi",
        *BAD_REQUEST,
        re.compile(r"Errors found during import:\s+Parse issue: attribute paths is missing"),
        body=b'{"swagger": "2.0", "info": {"title": "t"}}',
    ),
    apigw.fails(
        "ImportRestApi",
        *BAD_REQUEST,
        re.compile("Warnings found during import:.*Reference to model 'Lost' not found", re.DOTALL),
        body=dumped(LOST),
        failOnWarnings=True,
    ),
    apigw.ok("GetModel", {"name": "Pet", "contentType": "application/json"}, **API, modelName="Pet"),
    apigw.ok("CreateDeployment", {"id": ANY}, **API, stageName="live"),
    apigw.ok("GetExport", {}, {}, is_of_pets, **EXPORT, exportType="swagger",
             parameters={"extensions": "apigateway"}),
    apigw.ok("GetExport", {}, {}, is_yaml, **EXPORT, exportType="oas30", accepts="application/yaml"),
    apigw.fails("GetExport", *BAD_REQUEST, **EXPORT, exportType="raml"),
    apigw.fails("GetExport", *NOT_FOUND, **API, stageName="none", exportType="oas30"),
    apigw.ok("GetSdk", {}, {}, is_zip("apiGateway-js-sdk/apigClient.js"), **EXPORT,
             sdkType="javascript"),
    apigw.ok("GetSdk", {}, {}, is_zip("pets-sdk/pets-sdk.gemspec"), **EXPORT, sdkType="ruby",
             parameters={"service.name": "Pets"}),
    apigw.ok("GetSdk", {}, {}, is_zip("generated-code/src/main/java/a/b/model/Pet.java"), **EXPORT,
             sdkType="java", parameters={"serviceName": "Pets", "javaPackageName": "a.b"}),
    apigw.fails("GetSdk", *BAD_REQUEST, re.compile("service.name"), **EXPORT, sdkType="java"),
    apigw.fails("GetSdk", *BAD_REQUEST, **EXPORT, sdkType="cobol"),
    apigw.fails("GetSdk", "NotImplementedException", 501, re.compile("GetSdk of the SDK type swift"),
                **EXPORT, sdkType="swift", parameters={"classPrefix": "P"}),
    apigw.fails("GetSdk", *NOT_FOUND, **API, stageName="none", sdkType="javascript"),
    apigw.fails("GetSdk", *NOT_FOUND, restApiId=NO_API, stageName="live", sdkType="javascript"),
    apigw.ok("PutRestApi", {"name": "dogs", "id": "${imported}"}, **API, mode="merge", body=YAML),
    apigw.ok("GetResources", {"length(items)": 5}, **API),
    apigw.ok("PutRestApi", {"name": "dogs"}, **API, mode="overwrite", body=YAML),
    apigw.ok("GetResources", {"length(items)": 2}, **API),
    apigw.fails("PutRestApi", *BAD_REQUEST, **API, mode="overwrite", body=b"[]"),
    apigw.fails("PutRestApi", *NOT_FOUND, restApiId=NO_API, body=dumped(PETS)),
    apigw.ok("DeleteRestApi", **API),
]

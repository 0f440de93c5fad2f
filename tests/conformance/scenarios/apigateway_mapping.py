"""Models, request validators and gateway responses of an API, and integrations with mappings."""

from harness.scenario import ANY, Service

apigw = Service("apigateway")

API = {"restApiId": "${api}"}
NO_API = {"restApiId": "absent0000"}
MODEL = {**API, "modelName": "Pet"}
VALIDATOR = {**API, "requestValidatorId": "${validator}"}
NO_VALIDATOR = {**API, "requestValidatorId": "absent"}
NO_SUCH_VALIDATOR = "Invalid Request Validator identifier specified"
THROTTLED = {**API, "responseType": "THROTTLED"}
METHOD = {**API, "resourceId": "${root}", "httpMethod": "POST"}
ROLE = "arn:aws:iam::${account}:role/gateway"
SCHEMA = '{"type":"object","required":["name"]}'
NO_PATCH = [{"op": "replace", "path": "/colour", "value": "blue"}]


def replace(path, value):
    return [{"op": "replace", "path": path, "value": value}]


MODELS = [
    apigw.ok(
        "CreateModel",
        {"id": ANY, "name": "Pet", "contentType": "application/json", "schema": SCHEMA},
        **API,
        name="Pet",
        contentType="application/json",
        schema=SCHEMA,
    ),
    apigw.fails(
        "CreateModel",
        "ConflictException",
        409,
        "Model name already exists for this REST API",
        **API,
        name="Pet",
        contentType="application/json",
    ),
    apigw.ok("GetModel", {"name": "Pet", "schema": SCHEMA}, **MODEL),
    apigw.fails(
        "GetModel",
        "NotFoundException",
        404,
        "Invalid model name specified: Cat",
        **API,
        modelName="Cat",
    ),
    apigw.ok("GetModels", {"items[].name": ["Empty", "Error", "Pet"]}, **API),
    apigw.fails("GetModels", "NotFoundException", 404, **NO_API),
    apigw.ok(
        "UpdateModel",
        {"description": "a pet"},
        **MODEL,
        patchOperations=replace("/description", "a pet"),
    ),
    apigw.fails("UpdateModel", "BadRequestException", 400, **MODEL, patchOperations=NO_PATCH),
]

VALIDATORS = [
    apigw.ok(
        "CreateRequestValidator",
        {"name": "body", "validateRequestBody": True, "validateRequestParameters": False},
        {"validator": "id"},
        **API,
        name="body",
        validateRequestBody=True,
        validateRequestParameters=False,
    ),
    apigw.fails("CreateRequestValidator", "NotFoundException", 404, **NO_API, name="x"),
    apigw.ok("GetRequestValidator", {"id": "${validator}"}, **VALIDATOR),
    apigw.fails(
        "GetRequestValidator", "NotFoundException", 404, NO_SUCH_VALIDATOR, **NO_VALIDATOR
    ),
    apigw.ok("GetRequestValidators", {"items[].id": ["${validator}"]}, **API),
    apigw.fails("GetRequestValidators", "NotFoundException", 404, **NO_API),
    apigw.ok(
        "UpdateRequestValidator",
        {"validateRequestParameters": True},
        **VALIDATOR,
        patchOperations=replace("/validateRequestParameters", "true"),
    ),
    apigw.fails(
        "UpdateRequestValidator",
        "NotFoundException",
        404,
        NO_SUCH_VALIDATOR,
        **NO_VALIDATOR,
        patchOperations=replace("/name", "x"),
    ),
]

RESPONSES = [
    apigw.ok(
        "PutGatewayResponse",
        {"responseType": "THROTTLED", "statusCode": "420", "defaultResponse": False},
        **THROTTLED,
        statusCode="420",
        responseParameters={"gatewayresponse.header.Retry-After": "'1'"},
        responseTemplates={"application/json": '{"calm":$context.error.messageString}'},
    ),
    apigw.fails("PutGatewayResponse", "ValidationException", 400, **THROTTLED, statusCode="42"),
    apigw.ok("GetGatewayResponse", {"statusCode": "420", "defaultResponse": False}, **THROTTLED),
    apigw.fails(
        "GetGatewayResponse", "NotFoundException", 404, **NO_API, responseType="THROTTLED"
    ),
    apigw.ok(
        "GetGatewayResponses",
        {"length(items)": 21, "items[?!defaultResponse].responseType": ["THROTTLED"]},
        **API,
    ),
    apigw.fails("GetGatewayResponses", "NotFoundException", 404, **NO_API),
    apigw.ok(
        "UpdateGatewayResponse",
        {"statusCode": "429"},
        **THROTTLED,
        patchOperations=replace("/statusCode", "429"),
    ),
    apigw.fails(
        "UpdateGatewayResponse",
        "BadRequestException",
        400,
        **THROTTLED,
        patchOperations=NO_PATCH,
    ),
    apigw.ok("DeleteGatewayResponse", **THROTTLED),
    apigw.fails(
        "DeleteGatewayResponse",
        "NotFoundException",
        404,
        "Gateway response type not defined on api",
        **THROTTLED,
    ),
]

AUTHORIZER_URI = (
    "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
    "arn:aws:lambda:us-east-1:${account}:function:authorize/invocations"
)
AUTHORIZER = {**API, "authorizerId": "${authorizer}"}
NO_AUTHORIZER = {**API, "authorizerId": "absent"}
NO_SUCH_AUTHORIZER = "Invalid Authorizer identifier specified"

AUTHORIZERS = [
    apigw.ok(
        "CreateAuthorizer",
        {"type": "TOKEN", "authType": "custom", "authorizerResultTtlInSeconds": 300},
        {"authorizer": "id"},
        **API,
        name="tokens",
        type="TOKEN",
        authorizerUri=AUTHORIZER_URI,
        identitySource="method.request.header.Authorization",
    ),
    apigw.fails(
        "CreateAuthorizer",
        "BadRequestException",
        400,
        "Invalid Authorizer URI: x. Authorizer URI should be a valid API Gateway ARN that "
        "represents a Lambda function invocation.",
        **API,
        name="other",
        type="TOKEN",
        authorizerUri="x",
        identitySource="method.request.header.Authorization",
    ),
    apigw.ok("GetAuthorizer", {"name": "tokens"}, **AUTHORIZER),
    apigw.fails("GetAuthorizer", "NotFoundException", 404, NO_SUCH_AUTHORIZER, **NO_AUTHORIZER),
    apigw.ok("GetAuthorizers", {"items[].id": ["${authorizer}"]}, **API),
    apigw.fails("GetAuthorizers", "NotFoundException", 404, **NO_API),
    # Its function is nowhere.
    apigw.ok(
        "TestInvokeAuthorizer",
        {"clientStatus": 500},
        **AUTHORIZER,
        headers={"Authorization": "token"},
    ),
    apigw.ok("TestInvokeAuthorizer", {"clientStatus": 401}, **AUTHORIZER),
    apigw.fails(
        "TestInvokeAuthorizer", "NotFoundException", 404, NO_SUCH_AUTHORIZER, **NO_AUTHORIZER
    ),
    apigw.ok(
        "UpdateAuthorizer",
        {"authorizerResultTtlInSeconds": 0},
        **AUTHORIZER,
        patchOperations=replace("/authorizerResultTtlInSeconds", "0"),
    ),
    apigw.fails(
        "UpdateAuthorizer", "BadRequestException", 400, **AUTHORIZER, patchOperations=NO_PATCH
    ),
    apigw.fails(
        "FlushStageAuthorizersCache", "NotFoundException", 404, **API, stageName="absent"
    ),
    apigw.ok("DeleteAuthorizer", **AUTHORIZER),
    apigw.fails(
        "DeleteAuthorizer", "NotFoundException", 404, NO_SUCH_AUTHORIZER, **NO_AUTHORIZER
    ),
]

MAPPED = [
    apigw.ok(
        "PutMethod",
        {"requestValidatorId": "${validator}", "requestModels": {"application/json": "Pet"}},
        **METHOD,
        authorizationType="NONE",
        requestValidatorId="${validator}",
        requestModels={"application/json": "Pet"},
    ),
    apigw.fails(
        "DeleteModel",
        "ConflictException",
        409,
        "Cannot delete model 'Pet', is referenced in method request: /POST",
        **MODEL,
    ),
    apigw.fails("DeleteRequestValidator", "ConflictException", 409, **VALIDATOR),
    apigw.fails(
        "PutIntegration",
        "BadRequestException",
        400,
        "Role ARN must be specified for AWS integrations",
        **METHOD,
        type="AWS",
        integrationHttpMethod="POST",
        uri="arn:aws:apigateway:us-east-1:sns:action/Publish",
    ),
    apigw.ok(
        "PutIntegration",
        {"type": "AWS", "credentials": ROLE, "contentHandling": "CONVERT_TO_TEXT"},
        **METHOD,
        type="AWS",
        integrationHttpMethod="POST",
        uri="arn:aws:apigateway:us-east-1:sns:action/Publish",
        credentials=ROLE,
        contentHandling="CONVERT_TO_TEXT",
        requestTemplates={"application/json": "Message=$util.urlEncode($input.body)"},
    ),
    apigw.ok(
        "PutIntegration",
        {"type": "HTTP_PROXY", "uri": "https://example.com/{proxy}"},
        **METHOD,
        type="HTTP_PROXY",
        integrationHttpMethod="ANY",
        uri="https://example.com/{proxy}",
    ),
    apigw.ok("DeleteMethod", **METHOD),
    apigw.ok("DeleteModel", **MODEL),
    apigw.ok("DeleteRequestValidator", **VALIDATOR),
]

STEPS = MODELS + VALIDATORS + RESPONSES + AUTHORIZERS + MAPPED

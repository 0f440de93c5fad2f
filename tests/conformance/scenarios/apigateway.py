"""REST APIs from creation to stage: success and main error of each operation."""

import re

from harness.scenario import ANY, Service
from scenarios import apigateway_documentation as documentation
from scenarios import apigateway_domains as domains
from scenarios import apigateway_documents as documents
from scenarios import apigateway_mapping as mapping
from scenarios import apigateway_usage as usage
from scenarios import apigateway_stages as stages

apigw = Service("apigateway")

NO_API = "absent0000"
FUNCTION = "arn:aws:lambda:us-east-1:${account}:function:greeter"
URI = f"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{FUNCTION}/invocations"
STREAMING_URI = (
    "arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/"
    f"{FUNCTION}/response-streaming-invocations"
)
NO_SUCH_API = f"Invalid API identifier specified ${{account}}:{NO_API}"
NO_SUCH_RESOURCE = "Invalid Resource identifier specified"
NO_SUCH_METHOD = "Invalid Method identifier specified"
PATCH = re.compile("^Invalid (patch|method setting) path")


def replace(path, value):
    return [{"op": "replace", "path": path, "value": value}]


NO_PATCH = replace("/colour", "blue")
API = {"restApiId": "${api}"}
RESOURCE = {**API, "resourceId": "${resource}"}
METHOD = {**RESOURCE, "httpMethod": "POST"}
RESPONSE = {**METHOD, "statusCode": "200"}
DEPLOYMENT = {**API, "deploymentId": "${deployment}"}
STAGE = {**API, "stageName": "test"}

REST_API = [
    apigw.ok(
        "CreateRestApi",
        {
            "name": "shop",
            "description": "sells",
            "id": re.compile("^[a-z0-9]{10}$"),
            "createdDate": ANY,
            "rootResourceId": re.compile("^[a-z0-9]{10}$"),
            "apiKeySource": "HEADER",
            "endpointConfiguration.types": ["REGIONAL"],
            "disableExecuteApiEndpoint": False,
            "tags": {"team": "shop"},
        },
        {"api": "id", "root": "rootResourceId"},
        name="shop",
        description="sells",
        endpointConfiguration={"types": ["REGIONAL"]},
        tags={"team": "shop"},
    ),
    apigw.fails(
        "CreateRestApi", "BadRequestException", 400, name="shop", cloneFrom="not an identifier"
    ),
    apigw.ok("GetRestApi", {"id": "${api}", "name": "shop"}, **API),
    apigw.fails("GetRestApi", "NotFoundException", 404, NO_SUCH_API, restApiId=NO_API),
    apigw.ok("GetRestApis", {"items[].id": ["${api}"]}),
    apigw.fails("GetRestApis", "BadRequestException", 400, position="not-a-position"),
    apigw.ok(
        "UpdateRestApi",
        {"name": "store", "description": "sells"},
        **API,
        patchOperations=replace("/name", "store"),
    ),
    apigw.fails(
        "UpdateRestApi", "BadRequestException", 400, PATCH, **API, patchOperations=NO_PATCH
    ),
]

RESOURCES = [
    apigw.ok(
        "CreateResource",
        {"path": "/orders", "pathPart": "orders", "parentId": "${root}"},
        {"resource": "id"},
        **API,
        parentId="${root}",
        pathPart="orders",
    ),
    apigw.fails(
        "CreateResource",
        "ConflictException",
        409,
        "Another resource with the same parent already has this name: orders",
        **API,
        parentId="${root}",
        pathPart="orders",
    ),
    apigw.fails(
        "CreateResource",
        "BadRequestException",
        400,
        re.compile("^Resource's path part only allow"),
        **API,
        parentId="${root}",
        pathPart="a b",
    ),
    apigw.fails(
        "CreateResource",
        "NotFoundException",
        404,
        NO_SUCH_RESOURCE,
        **API,
        parentId="absent",
        pathPart="orders",
    ),
    apigw.ok("GetResource", {"id": "${resource}", "path": "/orders"}, **RESOURCE),
    apigw.fails(
        "GetResource", "NotFoundException", 404, NO_SUCH_RESOURCE, **API, resourceId="absent"
    ),
    apigw.ok("GetResources", {"sort(items[].path)": ["/", "/orders"]}, **API),
    apigw.fails("GetResources", "NotFoundException", 404, NO_SUCH_API, restApiId=NO_API),
    apigw.ok(
        "UpdateResource",
        {"path": "/sales", "pathPart": "sales"},
        **RESOURCE,
        patchOperations=replace("/pathPart", "sales"),
    ),
    apigw.fails(
        "UpdateResource", "BadRequestException", 400, PATCH, **RESOURCE, patchOperations=NO_PATCH
    ),
]

METHODS = [
    apigw.ok(
        "PutMethod",
        {"httpMethod": "POST", "authorizationType": "NONE", "apiKeyRequired": False},
        **METHOD,
        authorizationType="NONE",
    ),
    apigw.fails(
        "PutMethod",
        "ConflictException",
        409,
        "Method already exists for this resource",
        **METHOD,
        authorizationType="NONE",
    ),
    apigw.ok("GetMethod", {"httpMethod": "POST", "authorizationType": "NONE"}, **METHOD),
    apigw.fails(
        "GetMethod", "NotFoundException", 404, NO_SUCH_METHOD, **RESOURCE, httpMethod="PUT"
    ),
    apigw.ok(
        "UpdateMethod",
        {"operationName": "sell"},
        **METHOD,
        patchOperations=replace("/operationName", "sell"),
    ),
    apigw.fails(
        "UpdateMethod", "BadRequestException", 400, PATCH, **METHOD, patchOperations=NO_PATCH
    ),
    apigw.ok(
        "PutMethodResponse",
        {"statusCode": "200", "responseModels": {"application/json": "Empty"}},
        **RESPONSE,
        responseModels={"application/json": "Empty"},
    ),
    apigw.fails(
        "PutMethodResponse",
        "ConflictException",
        409,
        "Response already exists for this resource",
        **RESPONSE,
    ),
    apigw.ok("GetMethodResponse", {"statusCode": "200"}, **RESPONSE),
    apigw.fails(
        "GetMethodResponse",
        "NotFoundException",
        404,
        "Invalid Response status code specified",
        **METHOD,
        statusCode="404",
    ),
    apigw.ok(
        "UpdateMethodResponse",
        {"responseParameters": {"method.response.header.x-kind": True}},
        **RESPONSE,
        patchOperations=[
            {
                "op": "add",
                "path": "/responseParameters/method.response.header.x-kind",
                "value": "true",
            }
        ],
    ),
    apigw.fails(
        "UpdateMethodResponse",
        "BadRequestException",
        400,
        PATCH,
        **RESPONSE,
        patchOperations=NO_PATCH,
    ),
]

INTEGRATIONS = [
    apigw.fails(
        "GetIntegration",
        "NotFoundException",
        404,
        "No integration defined for method",
        **METHOD,
    ),
    apigw.fails(
        "CreateDeployment", "BadRequestException", 400, "No integration defined for method", **API
    ),
    apigw.ok(
        "PutIntegration",
        {
            "type": "AWS_PROXY",
            "httpMethod": "POST",
            "uri": URI,
            "passthroughBehavior": "WHEN_NO_MATCH",
            "timeoutInMillis": 29000,
            "cacheNamespace": "${resource}",
        },
        **METHOD,
        type="AWS_PROXY",
        integrationHttpMethod="POST",
        uri=URI,
    ),
    apigw.fails(
        "PutIntegration",
        "BadRequestException",
        400,
        "Enumeration value for HttpMethod must be non-empty",
        **METHOD,
        type="AWS_PROXY",
        uri=URI,
    ),
    apigw.fails(
        "PutIntegration",
        "NotFoundException",
        404,
        NO_SUCH_METHOD,
        **RESOURCE,
        httpMethod="PUT",
        type="MOCK",
    ),
    apigw.ok("GetIntegration", {"type": "AWS_PROXY", "uri": URI}, **METHOD),
    apigw.ok(
        "UpdateIntegration",
        {"timeoutInMillis": 3000},
        **METHOD,
        patchOperations=replace("/timeoutInMillis", "3000"),
    ),
    apigw.fails(
        "UpdateIntegration", "BadRequestException", 400, PATCH, **METHOD, patchOperations=NO_PATCH
    ),
    apigw.fails(
        "UpdateIntegration",
        "BadRequestException",
        400,
        "Invalid ResponseTransferMode. ResponseTransferMode STREAM is only supported for Lambda "
        "functions invoked by InvokeWithResponseStream for AWS_PROXY integrations.",
        **METHOD,
        patchOperations=replace("/responseTransferMode", "STREAM"),
    ),
    apigw.ok(
        "UpdateIntegration",
        {"responseTransferMode": "STREAM", "uri": STREAMING_URI, "timeoutInMillis": 900000},
        **METHOD,
        patchOperations=[
            *replace("/responseTransferMode", "STREAM"),
            *replace("/uri", STREAMING_URI),
            *replace("/timeoutInMillis", "900000"),
        ],
    ),
    apigw.ok(
        "PutIntegration",
        {"responseTransferMode": "BUFFERED", "uri": URI},
        **METHOD,
        type="AWS_PROXY",
        integrationHttpMethod="POST",
        uri=URI,
        responseTransferMode="BUFFERED",
    ),
    apigw.ok(
        "PutIntegrationResponse",
        {"statusCode": "200", "responseTemplates": {"application/json": "{}"}},
        **RESPONSE,
        responseTemplates={"application/json": "{}"},
    ),
    apigw.fails(
        "PutIntegrationResponse",
        "NotFoundException",
        404,
        "Invalid Response status code specified",
        **METHOD,
        statusCode="404",
    ),
    apigw.ok("GetIntegrationResponse", {"statusCode": "200"}, **RESPONSE),
    apigw.fails(
        "GetIntegrationResponse",
        "NotFoundException",
        404,
        "Invalid Response status code specified",
        **METHOD,
        statusCode="404",
    ),
    apigw.ok(
        "UpdateIntegrationResponse",
        {"selectionPattern": "ok.*"},
        **RESPONSE,
        patchOperations=replace("/selectionPattern", "ok.*"),
    ),
    apigw.fails(
        "UpdateIntegrationResponse",
        "BadRequestException",
        400,
        PATCH,
        **RESPONSE,
        patchOperations=NO_PATCH,
    ),
]

DEPLOYMENTS = [
    apigw.ok(
        "CreateDeployment",
        {"id": re.compile("^[a-z0-9]{6,10}$"), "description": "first", "createdDate": ANY},
        {"deployment": "id"},
        **API,
        description="first",
    ),
    apigw.fails("CreateDeployment", "NotFoundException", 404, NO_SUCH_API, restApiId=NO_API),
    apigw.ok("GetDeployment", {"id": "${deployment}", "description": "first"}, **DEPLOYMENT),
    apigw.fails(
        "GetDeployment",
        "NotFoundException",
        404,
        "Invalid Deployment identifier specified",
        **API,
        deploymentId="absent",
    ),
    apigw.ok("GetDeployments", {"items[].id": ["${deployment}"]}, **API),
    apigw.fails("GetDeployments", "NotFoundException", 404, NO_SUCH_API, restApiId=NO_API),
    apigw.ok(
        "UpdateDeployment",
        {"description": "the first"},
        **DEPLOYMENT,
        patchOperations=replace("/description", "the first"),
    ),
    apigw.fails(
        "UpdateDeployment",
        "BadRequestException",
        400,
        PATCH,
        **DEPLOYMENT,
        patchOperations=NO_PATCH,
    ),
]

STAGES = [
    apigw.ok(
        "CreateStage",
        {
            "stageName": "test",
            "deploymentId": "${deployment}",
            "variables": {"colour": "blue"},
            "cacheClusterEnabled": False,
            "tracingEnabled": False,
        },
        **DEPLOYMENT,
        stageName="test",
        variables={"colour": "blue"},
    ),
    apigw.fails(
        "CreateStage",
        "ConflictException",
        409,
        "Stage already exists",
        **DEPLOYMENT,
        stageName="test",
    ),
    apigw.ok("GetStage", {"stageName": "test", "deploymentId": "${deployment}"}, **STAGE),
    apigw.fails(
        "GetStage",
        "NotFoundException",
        404,
        "Invalid stage identifier specified",
        **API,
        stageName="absent",
    ),
    apigw.ok("GetStages", {"item[].stageName": ["test"]}, **API),
    apigw.fails("GetStages", "NotFoundException", 404, NO_SUCH_API, restApiId=NO_API),
    apigw.ok(
        "UpdateStage",
        {"variables": {"colour": "red"}},
        **STAGE,
        patchOperations=replace("/variables/colour", "red"),
    ),
    apigw.fails(
        "UpdateStage",
        "BadRequestException",
        400,
        re.compile("^Invalid method setting path: /colour. Must be one of: "),
        **STAGE,
        patchOperations=NO_PATCH,
    ),
    apigw.fails(
        "DeleteDeployment",
        "BadRequestException",
        400,
        "Active stages pointing to this deployment must be moved or deleted",
        **DEPLOYMENT,
    ),
]

DELETIONS = [
    apigw.ok("FlushStageAuthorizersCache", **STAGE),
    apigw.ok("DeleteStage", **STAGE),
    apigw.fails(
        "DeleteStage", "NotFoundException", 404, "Invalid stage identifier specified", **STAGE
    ),
    apigw.ok("DeleteDeployment", **DEPLOYMENT),
    apigw.ok("DeleteIntegrationResponse", **RESPONSE),
    apigw.fails(
        "DeleteIntegrationResponse",
        "NotFoundException",
        404,
        "Invalid Response status code specified",
        **RESPONSE,
    ),
    apigw.ok("DeleteIntegration", **METHOD),
    apigw.fails(
        "DeleteIntegration",
        "NotFoundException",
        404,
        "No integration defined for method",
        **METHOD,
    ),
    apigw.ok("DeleteMethodResponse", **RESPONSE),
    apigw.fails(
        "DeleteMethodResponse",
        "NotFoundException",
        404,
        "Invalid Response status code specified",
        **RESPONSE,
    ),
    apigw.ok("DeleteMethod", **METHOD),
    apigw.fails("DeleteMethod", "NotFoundException", 404, NO_SUCH_METHOD, **METHOD),
    apigw.fails(
        "CreateDeployment",
        "BadRequestException",
        400,
        "The REST API doesn't contain any methods",
        **API,
    ),
    apigw.ok("DeleteResource", **RESOURCE),
    apigw.fails("DeleteResource", "NotFoundException", 404, NO_SUCH_RESOURCE, **RESOURCE),
    apigw.ok("DeleteRestApi", **API),
    apigw.fails("DeleteRestApi", "NotFoundException", 404, NO_SUCH_API, restApiId=NO_API),
]

ARN = "arn:aws:apigateway:us-east-1::/restapis/"
TAGS = [
    apigw.ok("TagResource", resourceArn=ARN + "${api}", tags={"stage": "test"}),
    apigw.fails(
        "TagResource",
        "NotFoundException",
        404,
        resourceArn=ARN + NO_API,
        tags={"stage": "test"},
    ),
    apigw.ok("GetTags", {"tags": {"team": "shop", "stage": "test"}}, resourceArn=ARN + "${api}"),
    apigw.fails("GetTags", "NotFoundException", 404, resourceArn=ARN + NO_API),
    apigw.ok("UntagResource", resourceArn=ARN + "${api}", tagKeys=["team"]),
    apigw.ok("GetTags", {"tags": {"stage": "test"}}, resourceArn=ARN + "${api}"),
    apigw.fails(
        "UntagResource",
        "NotFoundException",
        404,
        resourceArn=ARN + NO_API,
        tagKeys=["team"],
    ),
    apigw.ok("GetAccount", {"throttleSettings.burstLimit": ANY}),
]

STEPS = (
    REST_API
    + RESOURCES
    + METHODS
    + INTEGRATIONS
    + DEPLOYMENTS
    + STAGES
    + usage.STEPS
    + stages.STEPS
    + TAGS
    + mapping.STEPS
    + documentation.STEPS
    + domains.STEPS
    + documents.STEPS
    + DELETIONS
)

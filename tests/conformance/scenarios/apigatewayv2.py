"""HTTP and WebSocket APIs: success and main error of each operation."""

import re

from harness.scenario import ANY, Service
from scenarios import apigatewayv2_domains as domains
from scenarios import apigatewayv2_documents as documents

v2 = Service("apigatewayv2")

NO_API = "absent0000"
FUNCTION = "arn:aws:lambda:us-east-1:${account}:function:greeter"
NO_SUCH_API = f"Invalid API identifier specified ${{account}}:{NO_API}"
API = {"ApiId": "${v2_api}"}
SOCKETS = {"ApiId": "${v2_sockets}"}
ABSENT = {"ApiId": NO_API}
ARN = "arn:aws:apigateway:us-east-1::/apis/${v2_api}"
ID = re.compile("^[a-z0-9]{7}$")
NOT_FOUND = ("NotFoundException", 404)
BAD_REQUEST = ("BadRequestException", 400)
CONFLICT = ("ConflictException", 409)


def missing(title):
    return f"Invalid {title} identifier specified"


APIS = [
    v2.ok(
        "CreateApi",
        {
            "ApiId": re.compile("^[a-z0-9]{10}$"),
            "ApiEndpoint": re.compile("^http://[a-z0-9]{10}[.]execute-api[.]us-east-1[.]localhost:"),
            "ApiKeySelectionExpression": "$request.header.x-api-key",
            "CreatedDate": ANY,
            "DisableExecuteApiEndpoint": False,
            "Name": "shop",
            "ProtocolType": "HTTP",
            "RouteSelectionExpression": ANY,
            "CorsConfiguration.AllowOrigins": ["https://shop.example"],
            "Tags": {"team": "shop"},
        },
        {"v2_api": "ApiId"},
        Name="shop",
        ProtocolType="HTTP",
        CorsConfiguration={"AllowOrigins": ["https://shop.example"], "MaxAge": 60},
        Tags={"team": "shop"},
    ),
    v2.ok(
        "CreateApi",
        {"ApiEndpoint": re.compile("^ws://"), "ProtocolType": "WEBSOCKET"},
        {"v2_sockets": "ApiId"},
        Name="chat",
        ProtocolType="WEBSOCKET",
        RouteSelectionExpression="$request.body.action",
    ),
    v2.fails("CreateApi", *BAD_REQUEST, re.compile("enum value set"), Name="x", ProtocolType="FTP"),
    v2.fails("CreateApi", *BAD_REQUEST, Name="x", ProtocolType="WEBSOCKET"),
    v2.fails(
        "CreateApi",
        *BAD_REQUEST,
        re.compile("length less than or equal to 128"),
        Name="x" * 129,
        ProtocolType="HTTP",
    ),
    v2.ok("GetApi", {"ApiId": "${v2_api}", "Name": "shop"}, **API),
    v2.fails("GetApi", *NOT_FOUND, NO_SUCH_API, **ABSENT),
    v2.ok("GetApis", {"length(Items)": 2}),
    v2.fails("GetApis", *BAD_REQUEST, MaxResults="none"),
    v2.ok("UpdateApi", {"Name": "store", "Tags": {"team": "shop"}}, **API, Name="store"),
    v2.fails(
        "UpdateApi",
        *BAD_REQUEST,
        **API,
        CorsConfiguration={"AllowOrigins": ["*"], "AllowCredentials": True},
    ),
    v2.ok("TagResource", ResourceArn=ARN, Tags={"tier": "gold"}),
    v2.fails("TagResource", *BAD_REQUEST, ResourceArn="arn:aws:s3:::b", Tags={"a": "b"}),
    v2.ok("GetTags", {"Tags": {"team": "shop", "tier": "gold"}}, ResourceArn=ARN),
    v2.fails(
        "GetTags",
        *NOT_FOUND,
        NO_SUCH_API,
        ResourceArn=f"arn:aws:apigateway:us-east-1::/apis/{NO_API}",
    ),
    v2.ok("UntagResource", ResourceArn=ARN, TagKeys=["tier"]),
    v2.fails("UntagResource", *BAD_REQUEST, ResourceArn="arn:aws:s3:::b", TagKeys=["a"]),
]

INTEGRATION = {**API, "IntegrationId": "${v2_integration}"}
INTEGRATIONS = [
    v2.ok(
        "CreateIntegration",
        {
            "IntegrationId": ID,
            "IntegrationMethod": "POST",
            "ConnectionType": "INTERNET",
            "TimeoutInMillis": 30000,
            "PayloadFormatVersion": "2.0",
        },
        {"v2_integration": "IntegrationId"},
        **API,
        IntegrationType="AWS_PROXY",
        IntegrationUri=FUNCTION,
        PayloadFormatVersion="2.0",
    ),
    v2.fails(
        "CreateIntegration",
        *BAD_REQUEST,
        "Currently, an API with a protocol type of HTTP may only be associated with proxy "
        "integrations (AWS_PROXY, HTTP_PROXY)",
        **API,
        IntegrationType="MOCK",
    ),
    v2.fails(
        "CreateIntegration",
        *BAD_REQUEST,
        "HttpMethod must be POST for AWS_PROXY IntegrationType",
        **API,
        IntegrationType="AWS_PROXY",
        IntegrationUri=FUNCTION,
        IntegrationMethod="GET",
        PayloadFormatVersion="1.0",
    ),
    v2.fails(
        "CreateIntegration",
        *BAD_REQUEST,
        "Invalid mapping expression specified: Validation Result: warnings : [], errors : "
        "[Operations on header Authorization are restricted]",
        **API,
        IntegrationType="HTTP_PROXY",
        IntegrationMethod="GET",
        IntegrationUri="http://backend.example",
        PayloadFormatVersion="1.0",
        RequestParameters={"overwrite:header.Authorization": "x"},
    ),
    v2.fails(
        "CreateIntegration",
        *BAD_REQUEST,
        "TlsConfig is only supported for private integrations",
        **API,
        IntegrationType="HTTP_PROXY",
        IntegrationMethod="GET",
        IntegrationUri="http://backend.example",
        PayloadFormatVersion="1.0",
        TlsConfig={"ServerNameToVerify": "backend.example"},
    ),
    v2.ok("GetIntegration", {"IntegrationUri": FUNCTION}, **INTEGRATION),
    v2.fails("GetIntegration", *NOT_FOUND, missing("Integration"), **API, IntegrationId="none"),
    v2.ok("GetIntegrations", {"length(Items)": 1}, **API),
    v2.fails("GetIntegrations", *NOT_FOUND, NO_SUCH_API, **ABSENT),
    v2.ok(
        "UpdateIntegration",
        {"TimeoutInMillis": 5000, "IntegrationUri": FUNCTION},
        **INTEGRATION,
        TimeoutInMillis=5000,
    ),
    v2.fails(
        "UpdateIntegration",
        *BAD_REQUEST,
        re.compile("value less than or equal to 30000"),
        **INTEGRATION,
        TimeoutInMillis=30001,
    ),
    v2.ok(
        "CreateIntegration",
        {"TimeoutInMillis": 29000, "PassthroughBehavior": "WHEN_NO_MATCH"},
        {"v2_mock": "IntegrationId"},
        **SOCKETS,
        IntegrationType="MOCK",
    ),
]

AUTHORIZER = {**API, "AuthorizerId": "${v2_authorizer}"}
JWT = {"Issuer": "https://issuer.example", "Audience": ["shop"]}
AUTHORIZERS = [
    v2.ok(
        "CreateAuthorizer",
        {"AuthorizerId": ID, "JwtConfiguration": JWT},
        {"v2_authorizer": "AuthorizerId"},
        **API,
        Name="tokens",
        AuthorizerType="JWT",
        IdentitySource=["$request.header.Authorization"],
        JwtConfiguration=JWT,
    ),
    v2.fails(
        "CreateAuthorizer",
        *BAD_REQUEST,
        **API,
        Name="bare",
        AuthorizerType="JWT",
        IdentitySource=["$request.header.Authorization"],
    ),
    v2.ok("GetAuthorizer", {"Name": "tokens"}, **AUTHORIZER),
    v2.fails("GetAuthorizer", *NOT_FOUND, missing("Authorizer"), **API, AuthorizerId="none"),
    v2.ok("GetAuthorizers", {"Items[].Name": ["tokens"]}, **API),
    v2.fails("GetAuthorizers", *NOT_FOUND, NO_SUCH_API, **ABSENT),
    v2.ok("UpdateAuthorizer", {"Name": "badges"}, **AUTHORIZER, Name="badges"),
    v2.fails(
        "UpdateAuthorizer",
        *BAD_REQUEST,
        re.compile("value less than or equal to 3600"),
        **AUTHORIZER,
        AuthorizerResultTtlInSeconds=3601,
    ),
]

ROUTE = {**API, "RouteId": "${v2_route}"}
SEND = {**SOCKETS, "RouteId": "${v2_send}"}
ROUTES = [
    v2.ok(
        "CreateRoute",
        {
            "RouteId": ID,
            "RouteKey": "GET /pets/{id}",
            "AuthorizationType": "JWT",
            "AuthorizationScopes": ["read"],
            "ApiKeyRequired": False,
        },
        {"v2_route": "RouteId"},
        **API,
        RouteKey="GET /pets/{id}",
        Target="integrations/${v2_integration}",
        AuthorizationType="JWT",
        AuthorizerId="${v2_authorizer}",
        AuthorizationScopes=["read"],
    ),
    v2.fails(
        "CreateRoute",
        *CONFLICT,
        "Route with key GET /pets/{id} already exists for this API",
        **API,
        RouteKey="GET /pets/{id}",
    ),
    v2.fails(
        "CreateRoute",
        *BAD_REQUEST,
        'The provided route key is not formatted properly for HTTP protocol. Format should be '
        '"<HTTP METHOD> /<RESOURCE PATH>" or "$default"',
        **API,
        RouteKey="pets",
    ),
    v2.fails("CreateRoute", *NOT_FOUND, **API, RouteKey="GET /x", Target="integrations/none"),
    v2.ok("GetRoute", {"RouteKey": "GET /pets/{id}"}, **ROUTE),
    v2.fails("GetRoute", *NOT_FOUND, missing("Route"), **API, RouteId="none"),
    v2.ok("GetRoutes", {"Items[].RouteKey": ["GET /pets/{id}"]}, **API),
    v2.fails("GetRoutes", *NOT_FOUND, NO_SUCH_API, **ABSENT),
    v2.ok("UpdateRoute", {"OperationName": "getPet"}, **ROUTE, OperationName="getPet"),
    v2.fails("UpdateRoute", *BAD_REQUEST, **ROUTE, RouteKey="GET pets"),
    v2.ok(
        "CreateRoute",
        {"RouteKey": "send", "RequestParameters": {"route.request.querystring.a": {"Required": True}}},
        {"v2_send": "RouteId"},
        **SOCKETS,
        RouteKey="send",
        Target="integrations/${v2_mock}",
        RouteResponseSelectionExpression="$default",
        RequestParameters={"route.request.querystring.a": {"Required": True}},
    ),
    v2.ok(
        "DeleteRouteRequestParameter", **SEND, RequestParameterKey="route.request.querystring.a"
    ),
    v2.fails(
        "DeleteRouteRequestParameter", *NOT_FOUND, **SEND, RequestParameterKey="route.request.none"
    ),
]

ROUTE_RESPONSE = {**SEND, "RouteResponseId": "${v2_route_response}"}
INTEGRATION_RESPONSE = {
    **SOCKETS,
    "IntegrationId": "${v2_mock}",
    "IntegrationResponseId": "${v2_integration_response}",
}
RESPONSES = [
    v2.ok(
        "CreateRouteResponse",
        {"RouteResponseKey": "$default"},
        {"v2_route_response": "RouteResponseId"},
        **SEND,
        RouteResponseKey="$default",
    ),
    v2.fails("CreateRouteResponse", *BAD_REQUEST, **ROUTE, RouteResponseKey="$default"),
    v2.ok("GetRouteResponse", {"RouteResponseKey": "$default"}, **ROUTE_RESPONSE),
    v2.fails("GetRouteResponse", *NOT_FOUND, **SEND, RouteResponseId="none"),
    v2.ok("GetRouteResponses", {"length(Items)": 1}, **SEND),
    v2.fails("GetRouteResponses", *NOT_FOUND, **SOCKETS, RouteId="none"),
    v2.ok(
        "UpdateRouteResponse",
        {"ModelSelectionExpression": "default"},
        **ROUTE_RESPONSE,
        ModelSelectionExpression="default",
    ),
    v2.fails("UpdateRouteResponse", *NOT_FOUND, **SEND, RouteResponseId="none"),
    v2.ok(
        "CreateIntegrationResponse",
        {"IntegrationResponseKey": "$default"},
        {"v2_integration_response": "IntegrationResponseId"},
        **SOCKETS,
        IntegrationId="${v2_mock}",
        IntegrationResponseKey="$default",
    ),
    v2.fails(
        "CreateIntegrationResponse", *BAD_REQUEST, **INTEGRATION, IntegrationResponseKey="$default"
    ),
    v2.fails(
        "CreateIntegrationResponse",
        *CONFLICT,
        **SOCKETS,
        IntegrationId="${v2_mock}",
        IntegrationResponseKey="$default",
    ),
    v2.fails("CreateRouteResponse", *BAD_REQUEST, **SEND, RouteResponseKey="other"),
    v2.ok(
        "GetIntegrationResponse", {"IntegrationResponseKey": "$default"}, **INTEGRATION_RESPONSE
    ),
    v2.fails(
        "GetIntegrationResponse",
        *NOT_FOUND,
        **SOCKETS,
        IntegrationId="${v2_mock}",
        IntegrationResponseId="none",
    ),
    v2.ok(
        "GetIntegrationResponses", {"length(Items)": 1}, **SOCKETS, IntegrationId="${v2_mock}"
    ),
    v2.fails("GetIntegrationResponses", *NOT_FOUND, **SOCKETS, IntegrationId="none"),
    v2.ok(
        "UpdateIntegrationResponse",
        {"IntegrationResponseKey": "/200/"},
        **INTEGRATION_RESPONSE,
        IntegrationResponseKey="/200/",
    ),
    v2.fails(
        "UpdateIntegrationResponse",
        *NOT_FOUND,
        **SOCKETS,
        IntegrationId="${v2_mock}",
        IntegrationResponseId="none",
        IntegrationResponseKey="/200/",
    ),
]

MODEL = {**SOCKETS, "ModelId": "${v2_model}"}
MODELS = [
    v2.ok(
        "CreateModel",
        {"Name": "pet", "ContentType": "application/json", "Schema": "{}"},
        {"v2_model": "ModelId"},
        **SOCKETS,
        Name="pet",
        Schema="{}",
    ),
    v2.fails("CreateModel", *CONFLICT, **SOCKETS, Name="pet", Schema="{}"),
    v2.fails(
        "CreateModel",
        *BAD_REQUEST,
        "Model name must be alphanumeric",
        **SOCKETS,
        Name="a-b",
        Schema="{}",
    ),
    v2.fails(
        "CreateRoute",
        *BAD_REQUEST,
        "Invalid model identifier specified: none",
        **SOCKETS,
        RouteKey="modelled",
        RequestModels={"$default": "none"},
    ),
    v2.ok("GetModel", {"Name": "pet"}, **MODEL),
    v2.fails("GetModel", *NOT_FOUND, missing("Model"), **SOCKETS, ModelId="none"),
    v2.ok(
        "GetModelTemplate", {"Value": "#set($inputRoot = $input.path('$'))\n{ }"}, **MODEL
    ),
    v2.fails(
        "GetModelTemplate", *NOT_FOUND, missing("Model"), **SOCKETS, ModelId="none"
    ),
    v2.ok("GetModels", {"Items[].Name": ["pet"]}, **SOCKETS),
    v2.fails("GetModels", *NOT_FOUND, NO_SUCH_API, **ABSENT),
    v2.ok("UpdateModel", {"Description": "a pet"}, **MODEL, Description="a pet"),
    v2.fails("UpdateModel", *NOT_FOUND, missing("Model"), **SOCKETS, ModelId="none"),
    v2.ok("DeleteModel", **MODEL),
    v2.fails("DeleteModel", *NOT_FOUND, missing("Model"), **MODEL),
]

DEPLOYMENT = {**API, "DeploymentId": "${v2_deployment}"}
STAGE = {**API, "StageName": "test"}
STAGES = [
    v2.ok(
        "CreateDeployment",
        {"DeploymentStatus": "DEPLOYED", "AutoDeployed": False, "Description": "first"},
        {"v2_deployment": "DeploymentId"},
        **API,
        Description="first",
    ),
    v2.fails("CreateDeployment", *NOT_FOUND, **API, StageName="none"),
    v2.ok("GetDeployment", {"Description": "first"}, **DEPLOYMENT),
    v2.fails("GetDeployment", *NOT_FOUND, missing("Deployment"), **API, DeploymentId="none"),
    v2.ok("GetDeployments", {"length(Items)": 1}, **API),
    v2.fails("GetDeployments", *NOT_FOUND, NO_SUCH_API, **ABSENT),
    v2.ok(
        "CreateStage",
        {
            "StageName": "test",
            "DeploymentId": "${v2_deployment}",
            "StageVariables": {"colour": "blue"},
            "CreatedDate": ANY,
            "LastUpdatedDate": ANY,
        },
        **STAGE,
        DeploymentId="${v2_deployment}",
        StageVariables={"colour": "blue"},
    ),
    v2.fails("CreateStage", *CONFLICT, "Stage already exists", **STAGE),
    v2.fails(
        "CreateStage",
        *BAD_REQUEST,
        "Stage name only allows a-zA-Z0-9_-",
        **API,
        StageName="a b",
    ),
    v2.ok("GetStage", {"StageVariables": {"colour": "blue"}}, **STAGE),
    v2.fails("GetStage", *NOT_FOUND, missing("stage"), **API, StageName="none"),
    v2.ok("GetStages", {"Items[].StageName": ["test"]}, **API),
    v2.fails("GetStages", *NOT_FOUND, NO_SUCH_API, **ABSENT),
    v2.ok(
        "UpdateStage",
        {
            "StageVariables": {"colour": "blue", "size": "1"},
            "RouteSettings": {
                "GET /pets/{id}": {"ThrottlingBurstLimit": 5, "ThrottlingRateLimit": 2.5}
            },
            "AccessLogSettings.Format": "$context.requestId",
        },
        **STAGE,
        StageVariables={"size": "1"},
        RouteSettings={"GET /pets/{id}": {"ThrottlingBurstLimit": 5, "ThrottlingRateLimit": 2.5}},
        AccessLogSettings={
            "DestinationArn": "arn:aws:logs:us-east-1:${account}:log-group:access",
            "Format": "$context.requestId",
        },
    ),
    v2.fails("UpdateStage", *NOT_FOUND, **STAGE, DeploymentId="none"),
    v2.ok("UpdateDeployment", {"Description": "second"}, **DEPLOYMENT, Description="second"),
    v2.fails("UpdateDeployment", *NOT_FOUND, **API, DeploymentId="none", Description="x"),
    v2.ok("ResetAuthorizersCache", **STAGE),
    v2.fails("ResetAuthorizersCache", *NOT_FOUND, **API, StageName="none"),
    v2.ok("DeleteRouteSettings", **STAGE, RouteKey="GET /pets/{id}"),
    v2.fails(
        "DeleteRouteSettings",
        *NOT_FOUND,
        "Unable to find Route by key GET /pets/{id} within the provided RouteSettings",
        **STAGE,
        RouteKey="GET /pets/{id}",
    ),
    v2.ok("DeleteAccessLogSettings", **STAGE),
    v2.fails("DeleteAccessLogSettings", *NOT_FOUND, **API, StageName="none"),
]

REMOVAL = [
    v2.fails(
        "DeleteDeployment",
        *BAD_REQUEST,
        "Active stages pointing to this deployment must be moved or deleted",
        **DEPLOYMENT,
    ),
    v2.ok("DeleteStage", **STAGE),
    v2.fails("DeleteStage", *NOT_FOUND, missing("stage"), **STAGE),
    v2.ok("DeleteDeployment", **DEPLOYMENT),
    v2.fails("DeleteIntegration", *CONFLICT, **INTEGRATION),
    v2.fails("DeleteAuthorizer", *CONFLICT, **AUTHORIZER),
    v2.ok("DeleteRoute", **ROUTE),
    v2.fails("DeleteRoute", *NOT_FOUND, missing("Route"), **ROUTE),
    v2.ok("DeleteIntegration", **INTEGRATION),
    v2.ok("DeleteAuthorizer", **AUTHORIZER),
    v2.ok("DeleteRouteResponse", **ROUTE_RESPONSE),
    v2.fails("DeleteRouteResponse", *NOT_FOUND, **ROUTE_RESPONSE),
    v2.ok("DeleteIntegrationResponse", **INTEGRATION_RESPONSE),
    v2.fails("DeleteIntegrationResponse", *NOT_FOUND, **INTEGRATION_RESPONSE),
    v2.ok("DeleteCorsConfiguration", **API),
    v2.fails("DeleteCorsConfiguration", *NOT_FOUND, NO_SUCH_API, **ABSENT),
    v2.ok("DeleteApi", **API),
    v2.fails("DeleteApi", *NOT_FOUND, **API),
    v2.ok("DeleteApi", **SOCKETS),
]

STEPS = [
    *APIS,
    *INTEGRATIONS,
    *AUTHORIZERS,
    *ROUTES,
    *RESPONSES,
    *MODELS,
    *STAGES,
    *domains.STEPS,
    *REMOVAL,
    *documents.STEPS,
]

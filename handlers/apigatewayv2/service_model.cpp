// Written by daemon/aws/model/generate from botocore 1.44.5; not to be edited.
// clang-format off

#include "handlers/apigatewayv2/service_model.hpp"

namespace emulator::apigatewayv2 {

namespace {

using Kind = aws::ModelShape::Kind;
using Location = aws::ModelMember::Location;

// One text after the other, each with its NUL.
constexpr char pool[] =
    // NOLINTNEXTLINE(bugprone-string-literal-with-embedded-nul)
    "ApiKeySelectionExpression\0"
    "apiKeySelectionExpression\0"
    "CorsConfiguration\0"
    "corsConfiguration\0"
    "AllowCredentials\0"
    "allowCredentials\0"
    "AllowHeaders\0"
    "allowHeaders\0"
    "AllowMethods\0"
    "allowMethods\0"
    "AllowOrigins\0"
    "allowOrigins\0"
    "ExposeHeaders\0"
    "exposeHeaders\0"
    "MaxAge\0"
    "maxAge\0"
    "CredentialsArn\0"
    "credentialsArn\0"
    "Description\0"
    "description\0"
    "DisableSchemaValidation\0"
    "disableSchemaValidation\0"
    "DisableExecuteApiEndpoint\0"
    "disableExecuteApiEndpoint\0"
    "IpAddressType\0"
    "ipAddressType\0"
    "ipv4\0"
    "dualstack\0"
    "Name\0"
    "name\0"
    "ProtocolType\0"
    "protocolType\0"
    "WEBSOCKET\0"
    "HTTP\0"
    "RouteKey\0"
    "routeKey\0"
    "RouteSelectionExpression\0"
    "routeSelectionExpression\0"
    "Tags\0"
    "tags\0"
    "Target\0"
    "target\0"
    "Version\0"
    "version\0"
    "CreateApi\0"
    "ApiId\0"
    "apiId\0"
    "AuthorizerCredentialsArn\0"
    "authorizerCredentialsArn\0"
    "AuthorizerPayloadFormatVersion\0"
    "authorizerPayloadFormatVersion\0"
    "AuthorizerResultTtlInSeconds\0"
    "authorizerResultTtlInSeconds\0"
    "AuthorizerType\0"
    "authorizerType\0"
    "REQUEST\0"
    "JWT\0"
    "AuthorizerUri\0"
    "authorizerUri\0"
    "EnableSimpleResponses\0"
    "enableSimpleResponses\0"
    "IdentitySource\0"
    "identitySource\0"
    "IdentityValidationExpression\0"
    "identityValidationExpression\0"
    "JwtConfiguration\0"
    "jwtConfiguration\0"
    "Audience\0"
    "audience\0"
    "Issuer\0"
    "issuer\0"
    "CreateAuthorizer\0"
    "StageName\0"
    "stageName\0"
    "CreateDeployment\0"
    "ConnectionId\0"
    "connectionId\0"
    "ConnectionType\0"
    "connectionType\0"
    "INTERNET\0"
    "VPC_LINK\0"
    "ContentHandlingStrategy\0"
    "contentHandlingStrategy\0"
    "CONVERT_TO_BINARY\0"
    "CONVERT_TO_TEXT\0"
    "IntegrationMethod\0"
    "integrationMethod\0"
    "IntegrationSubtype\0"
    "integrationSubtype\0"
    "IntegrationType\0"
    "integrationType\0"
    "AWS\0"
    "MOCK\0"
    "HTTP_PROXY\0"
    "AWS_PROXY\0"
    "IntegrationUri\0"
    "integrationUri\0"
    "PassthroughBehavior\0"
    "passthroughBehavior\0"
    "WHEN_NO_MATCH\0"
    "NEVER\0"
    "WHEN_NO_TEMPLATES\0"
    "PayloadFormatVersion\0"
    "payloadFormatVersion\0"
    "RequestParameters\0"
    "requestParameters\0"
    "RequestTemplates\0"
    "requestTemplates\0"
    "ResponseParameters\0"
    "responseParameters\0"
    "TemplateSelectionExpression\0"
    "templateSelectionExpression\0"
    "TimeoutInMillis\0"
    "timeoutInMillis\0"
    "TlsConfig\0"
    "tlsConfig\0"
    "ServerNameToVerify\0"
    "serverNameToVerify\0"
    "CreateIntegration\0"
    "IntegrationId\0"
    "integrationId\0"
    "IntegrationResponseKey\0"
    "integrationResponseKey\0"
    "ResponseTemplates\0"
    "responseTemplates\0"
    "CreateIntegrationResponse\0"
    "ContentType\0"
    "contentType\0"
    "Schema\0"
    "schema\0"
    "CreateModel\0"
    "ApiKeyRequired\0"
    "apiKeyRequired\0"
    "AuthorizationScopes\0"
    "authorizationScopes\0"
    "AuthorizationType\0"
    "authorizationType\0"
    "NONE\0"
    "AWS_IAM\0"
    "CUSTOM\0"
    "AuthorizerId\0"
    "authorizerId\0"
    "ModelSelectionExpression\0"
    "modelSelectionExpression\0"
    "OperationName\0"
    "operationName\0"
    "RequestModels\0"
    "requestModels\0"
    "Required\0"
    "required\0"
    "RouteResponseSelectionExpression\0"
    "routeResponseSelectionExpression\0"
    "CreateRoute\0"
    "ResponseModels\0"
    "responseModels\0"
    "RouteId\0"
    "routeId\0"
    "RouteResponseKey\0"
    "routeResponseKey\0"
    "CreateRouteResponse\0"
    "AccessLogSettings\0"
    "accessLogSettings\0"
    "DestinationArn\0"
    "destinationArn\0"
    "Format\0"
    "format\0"
    "AutoDeploy\0"
    "autoDeploy\0"
    "ClientCertificateId\0"
    "clientCertificateId\0"
    "DefaultRouteSettings\0"
    "defaultRouteSettings\0"
    "DataTraceEnabled\0"
    "dataTraceEnabled\0"
    "DetailedMetricsEnabled\0"
    "detailedMetricsEnabled\0"
    "LoggingLevel\0"
    "loggingLevel\0"
    "ERROR\0"
    "INFO\0"
    "OFF\0"
    "ThrottlingBurstLimit\0"
    "throttlingBurstLimit\0"
    "ThrottlingRateLimit\0"
    "throttlingRateLimit\0"
    "DeploymentId\0"
    "deploymentId\0"
    "RouteSettings\0"
    "routeSettings\0"
    "StageVariables\0"
    "stageVariables\0"
    "CreateStage\0"
    "DeleteAccessLogSettings\0"
    "DeleteApi\0"
    "DeleteAuthorizer\0"
    "DeleteCorsConfiguration\0"
    "DeleteDeployment\0"
    "DeleteIntegration\0"
    "IntegrationResponseId\0"
    "integrationResponseId\0"
    "DeleteIntegrationResponse\0"
    "ModelId\0"
    "modelId\0"
    "DeleteModel\0"
    "DeleteRoute\0"
    "RequestParameterKey\0"
    "requestParameterKey\0"
    "DeleteRouteRequestParameter\0"
    "RouteResponseId\0"
    "routeResponseId\0"
    "DeleteRouteResponse\0"
    "DeleteRouteSettings\0"
    "DeleteStage\0"
    "GetApi\0"
    "MaxResults\0"
    "maxResults\0"
    "NextToken\0"
    "nextToken\0"
    "GetApis\0"
    "GetAuthorizer\0"
    "GetAuthorizers\0"
    "GetDeployment\0"
    "GetDeployments\0"
    "GetIntegration\0"
    "GetIntegrationResponse\0"
    "GetIntegrationResponses\0"
    "GetIntegrations\0"
    "GetModel\0"
    "GetModels\0"
    "GetRoute\0"
    "GetRouteResponse\0"
    "GetRouteResponses\0"
    "GetRoutes\0"
    "GetStage\0"
    "GetStages\0"
    "ResourceArn\0"
    "resource-arn\0"
    "GetTags\0"
    "ResetAuthorizersCache\0"
    "TagResource\0"
    "TagKeys\0"
    "tagKeys\0"
    "UntagResource\0"
    "UpdateApi\0"
    "UpdateAuthorizer\0"
    "UpdateDeployment\0"
    "UpdateIntegration\0"
    "UpdateIntegrationResponse\0"
    "UpdateModel\0"
    "UpdateRoute\0"
    "UpdateRouteResponse\0"
    "UpdateStage\0"
    ;

constexpr aws::ModelShape shapes[] = {
    {Kind::text, 0, 0, 0, 0, 0},
    {Kind::boolean, 0, 0, 0, 0, 0},
    {Kind::list, 0, 0, 0, 0, 0},
    {Kind::text, 3, 0, 0, 1, 64},
    {Kind::list, 0, 3, 0, 0, 0},
    {Kind::integer, 3, 0, 0, -1, 86400},
    {Kind::structure, 0, 0, 6, 0, 0},
    {Kind::text, 2, 0, 0, 0, 1024},
    {Kind::text, 0, 0, 1, 0, 0},
    {Kind::text, 3, 0, 0, 1, 128},
    {Kind::text, 0, 0, 2, 0, 0},
    {Kind::text, 3, 0, 0, 1, 1600},
    {Kind::map, 0, 11, 0, 0, 0},
    {Kind::text, 3, 0, 0, 1, 2048},
    {Kind::structure, 0, 6, 14, 0, 0},
    {Kind::integer, 3, 0, 0, 0, 3600},
    {Kind::text, 0, 0, 3, 0, 0},
    {Kind::structure, 0, 20, 2, 0, 0},
    {Kind::structure, 0, 22, 11, 0, 0},
    {Kind::structure, 0, 33, 3, 0, 0},
    {Kind::text, 3, 0, 0, 1, 1024},
    {Kind::text, 0, 0, 4, 0, 0},
    {Kind::text, 0, 0, 5, 0, 0},
    {Kind::text, 0, 0, 6, 0, 0},
    {Kind::text, 0, 0, 7, 0, 0},
    {Kind::text, 3, 0, 0, 1, 512},
    {Kind::map, 0, 25, 0, 0, 0},
    {Kind::text, 2, 0, 0, 0, 32768},
    {Kind::map, 0, 27, 0, 0, 0},
    {Kind::map, 0, 26, 0, 0, 0},
    {Kind::integer, 3, 0, 0, 50, 30000},
    {Kind::structure, 0, 36, 1, 0, 0},
    {Kind::structure, 0, 37, 18, 0, 0},
    {Kind::structure, 0, 55, 7, 0, 0},
    {Kind::text, 3, 0, 0, 1, 256},
    {Kind::structure, 0, 62, 5, 0, 0},
    {Kind::text, 0, 0, 8, 0, 0},
    {Kind::map, 0, 9, 0, 0, 0},
    {Kind::structure, 0, 67, 1, 0, 0},
    {Kind::map, 0, 38, 0, 0, 0},
    {Kind::structure, 0, 68, 12, 0, 0},
    {Kind::structure, 0, 80, 6, 0, 0},
    {Kind::structure, 0, 86, 2, 0, 0},
    {Kind::text, 0, 0, 9, 0, 0},
    {Kind::integer, 0, 0, 0, 0, 0},
    {Kind::number, 0, 0, 0, 0, 0},
    {Kind::structure, 0, 88, 5, 0, 0},
    {Kind::map, 0, 46, 0, 0, 0},
    {Kind::text, 2, 0, 0, 0, 2048},
    {Kind::map, 0, 48, 0, 0, 0},
    {Kind::structure, 0, 93, 11, 0, 0},
    {Kind::structure, 0, 104, 2, 0, 0},
    {Kind::structure, 0, 106, 1, 0, 0},
    {Kind::structure, 0, 107, 2, 0, 0},
    {Kind::structure, 0, 109, 2, 0, 0},
    {Kind::structure, 0, 111, 2, 0, 0},
    {Kind::structure, 0, 113, 3, 0, 0},
    {Kind::structure, 0, 116, 2, 0, 0},
    {Kind::structure, 0, 118, 2, 0, 0},
    {Kind::structure, 0, 120, 3, 0, 0},
    {Kind::structure, 0, 123, 3, 0, 0},
    {Kind::structure, 0, 126, 3, 0, 0},
    {Kind::structure, 0, 129, 2, 0, 0},
    {Kind::structure, 0, 131, 3, 0, 0},
    {Kind::structure, 0, 134, 4, 0, 0},
    {Kind::structure, 0, 138, 4, 0, 0},
    {Kind::structure, 0, 142, 1, 0, 0},
    {Kind::structure, 0, 143, 2, 0, 0},
    {Kind::structure, 0, 145, 2, 0, 0},
    {Kind::structure, 0, 147, 13, 0, 0},
    {Kind::structure, 0, 160, 12, 0, 0},
    {Kind::structure, 0, 172, 3, 0, 0},
    {Kind::structure, 0, 175, 19, 0, 0},
    {Kind::structure, 0, 194, 8, 0, 0},
    {Kind::structure, 0, 202, 6, 0, 0},
    {Kind::structure, 0, 208, 13, 0, 0},
    {Kind::structure, 0, 221, 7, 0, 0},
    {Kind::structure, 0, 228, 10, 0, 0},
};

constexpr aws::ModelMember members[] = {
    {88, 105, 1, Location::body, false},  // AllowCredentials
    {122, 135, 2, Location::body, false},  // AllowHeaders
    {148, 161, 4, Location::body, false},  // AllowMethods
    {174, 187, 2, Location::body, false},  // AllowOrigins
    {200, 214, 2, Location::body, false},  // ExposeHeaders
    {228, 235, 5, Location::body, false},  // MaxAge
    {0, 26, 0, Location::body, false},  // ApiKeySelectionExpression
    {52, 70, 6, Location::body, false},  // CorsConfiguration
    {242, 257, 0, Location::body, false},  // CredentialsArn
    {272, 284, 7, Location::body, false},  // Description
    {296, 320, 1, Location::body, false},  // DisableSchemaValidation
    {344, 370, 1, Location::body, false},  // DisableExecuteApiEndpoint
    {396, 410, 8, Location::body, false},  // IpAddressType
    {439, 444, 9, Location::body, true},  // Name
    {449, 462, 10, Location::body, true},  // ProtocolType
    {490, 499, 0, Location::body, false},  // RouteKey
    {508, 533, 0, Location::body, false},  // RouteSelectionExpression
    {558, 563, 12, Location::body, false},  // Tags
    {568, 575, 13, Location::body, false},  // Target
    {582, 590, 3, Location::body, false},  // Version
    {1026, 1035, 2, Location::body, false},  // Audience
    {1044, 1051, 13, Location::body, false},  // Issuer
    {608, 614, 0, Location::label, true},  // ApiId
    {620, 645, 0, Location::body, false},  // AuthorizerCredentialsArn
    {670, 701, 3, Location::body, false},  // AuthorizerPayloadFormatVersion
    {732, 761, 15, Location::body, false},  // AuthorizerResultTtlInSeconds
    {790, 805, 16, Location::body, true},  // AuthorizerType
    {832, 846, 13, Location::body, false},  // AuthorizerUri
    {860, 882, 1, Location::body, false},  // EnableSimpleResponses
    {904, 919, 2, Location::body, true},  // IdentitySource
    {934, 963, 7, Location::body, false},  // IdentityValidationExpression
    {992, 1009, 17, Location::body, false},  // JwtConfiguration
    {439, 444, 9, Location::body, true},  // Name
    {608, 614, 0, Location::label, true},  // ApiId
    {272, 284, 7, Location::body, false},  // Description
    {1075, 1085, 9, Location::body, false},  // StageName
    {1770, 1789, 25, Location::body, false},  // ServerNameToVerify
    {608, 614, 0, Location::label, true},  // ApiId
    {1112, 1125, 20, Location::body, false},  // ConnectionId
    {1138, 1153, 21, Location::body, false},  // ConnectionType
    {1186, 1210, 22, Location::body, false},  // ContentHandlingStrategy
    {242, 257, 0, Location::body, false},  // CredentialsArn
    {272, 284, 7, Location::body, false},  // Description
    {1268, 1286, 3, Location::body, false},  // IntegrationMethod
    {1304, 1323, 9, Location::body, false},  // IntegrationSubtype
    {1342, 1358, 23, Location::body, true},  // IntegrationType
    {1404, 1419, 13, Location::body, false},  // IntegrationUri
    {1434, 1454, 24, Location::body, false},  // PassthroughBehavior
    {1512, 1533, 3, Location::body, false},  // PayloadFormatVersion
    {1554, 1572, 26, Location::body, false},  // RequestParameters
    {1590, 1607, 28, Location::body, false},  // RequestTemplates
    {1624, 1643, 29, Location::body, false},  // ResponseParameters
    {1662, 1690, 0, Location::body, false},  // TemplateSelectionExpression
    {1718, 1734, 30, Location::body, false},  // TimeoutInMillis
    {1750, 1760, 31, Location::body, false},  // TlsConfig
    {608, 614, 0, Location::label, true},  // ApiId
    {1186, 1210, 22, Location::body, false},  // ContentHandlingStrategy
    {1826, 1840, 0, Location::label, true},  // IntegrationId
    {1854, 1877, 0, Location::body, true},  // IntegrationResponseKey
    {1624, 1643, 26, Location::body, false},  // ResponseParameters
    {1900, 1918, 28, Location::body, false},  // ResponseTemplates
    {1662, 1690, 0, Location::body, false},  // TemplateSelectionExpression
    {608, 614, 0, Location::label, true},  // ApiId
    {1962, 1974, 34, Location::body, false},  // ContentType
    {272, 284, 7, Location::body, false},  // Description
    {439, 444, 9, Location::body, true},  // Name
    {1986, 1993, 27, Location::body, true},  // Schema
    {2270, 2279, 1, Location::body, false},  // Required
    {608, 614, 0, Location::label, true},  // ApiId
    {2012, 2027, 1, Location::body, false},  // ApiKeyRequired
    {2042, 2062, 4, Location::body, false},  // AuthorizationScopes
    {2082, 2100, 36, Location::body, false},  // AuthorizationType
    {2138, 2151, 0, Location::body, false},  // AuthorizerId
    {2164, 2189, 0, Location::body, false},  // ModelSelectionExpression
    {2214, 2228, 3, Location::body, false},  // OperationName
    {2242, 2256, 37, Location::body, false},  // RequestModels
    {1554, 1572, 39, Location::body, false},  // RequestParameters
    {490, 499, 0, Location::body, true},  // RouteKey
    {2288, 2321, 0, Location::body, false},  // RouteResponseSelectionExpression
    {568, 575, 9, Location::body, false},  // Target
    {608, 614, 0, Location::label, true},  // ApiId
    {2164, 2189, 0, Location::body, false},  // ModelSelectionExpression
    {2366, 2381, 37, Location::body, false},  // ResponseModels
    {1624, 1643, 39, Location::body, false},  // ResponseParameters
    {2396, 2404, 0, Location::label, true},  // RouteId
    {2412, 2429, 0, Location::body, true},  // RouteResponseKey
    {2502, 2517, 0, Location::body, false},  // DestinationArn
    {2532, 2539, 20, Location::body, false},  // Format
    {2650, 2667, 1, Location::body, false},  // DataTraceEnabled
    {2684, 2707, 1, Location::body, false},  // DetailedMetricsEnabled
    {2730, 2743, 43, Location::body, false},  // LoggingLevel
    {2771, 2792, 44, Location::body, false},  // ThrottlingBurstLimit
    {2813, 2833, 45, Location::body, false},  // ThrottlingRateLimit
    {2466, 2484, 42, Location::body, false},  // AccessLogSettings
    {608, 614, 0, Location::label, true},  // ApiId
    {2546, 2557, 1, Location::body, false},  // AutoDeploy
    {2568, 2588, 0, Location::body, false},  // ClientCertificateId
    {2608, 2629, 46, Location::body, false},  // DefaultRouteSettings
    {2853, 2866, 0, Location::body, false},  // DeploymentId
    {272, 284, 7, Location::body, false},  // Description
    {2879, 2893, 47, Location::body, false},  // RouteSettings
    {1075, 1085, 9, Location::body, true},  // StageName
    {2907, 2922, 49, Location::body, false},  // StageVariables
    {558, 563, 12, Location::body, false},  // Tags
    {608, 614, 0, Location::label, true},  // ApiId
    {1075, 1085, 0, Location::label, true},  // StageName
    {608, 614, 0, Location::label, true},  // ApiId
    {608, 614, 0, Location::label, true},  // ApiId
    {2138, 2151, 0, Location::label, true},  // AuthorizerId
    {608, 614, 0, Location::label, true},  // ApiId
    {2853, 2866, 0, Location::label, true},  // DeploymentId
    {608, 614, 0, Location::label, true},  // ApiId
    {1826, 1840, 0, Location::label, true},  // IntegrationId
    {608, 614, 0, Location::label, true},  // ApiId
    {1826, 1840, 0, Location::label, true},  // IntegrationId
    {3059, 3081, 0, Location::label, true},  // IntegrationResponseId
    {608, 614, 0, Location::label, true},  // ApiId
    {3129, 3137, 0, Location::label, true},  // ModelId
    {608, 614, 0, Location::label, true},  // ApiId
    {2396, 2404, 0, Location::label, true},  // RouteId
    {608, 614, 0, Location::label, true},  // ApiId
    {3169, 3189, 0, Location::label, true},  // RequestParameterKey
    {2396, 2404, 0, Location::label, true},  // RouteId
    {608, 614, 0, Location::label, true},  // ApiId
    {2396, 2404, 0, Location::label, true},  // RouteId
    {3237, 3253, 0, Location::label, true},  // RouteResponseId
    {608, 614, 0, Location::label, true},  // ApiId
    {490, 499, 0, Location::label, true},  // RouteKey
    {1075, 1085, 0, Location::label, true},  // StageName
    {3328, 3339, 0, Location::query, false},  // MaxResults
    {3350, 3360, 0, Location::query, false},  // NextToken
    {608, 614, 0, Location::label, true},  // ApiId
    {3328, 3339, 0, Location::query, false},  // MaxResults
    {3350, 3360, 0, Location::query, false},  // NextToken
    {608, 614, 0, Location::label, true},  // ApiId
    {1826, 1840, 0, Location::label, true},  // IntegrationId
    {3328, 3339, 0, Location::query, false},  // MaxResults
    {3350, 3360, 0, Location::query, false},  // NextToken
    {608, 614, 0, Location::label, true},  // ApiId
    {3328, 3339, 0, Location::query, false},  // MaxResults
    {3350, 3360, 0, Location::query, false},  // NextToken
    {2396, 2404, 0, Location::label, true},  // RouteId
    {3606, 3618, 0, Location::label, true},  // ResourceArn
    {3606, 3618, 0, Location::label, true},  // ResourceArn
    {558, 563, 12, Location::body, false},  // Tags
    {3606, 3618, 0, Location::label, true},  // ResourceArn
    {3673, 3681, 2, Location::query, true},  // TagKeys
    {608, 614, 0, Location::label, true},  // ApiId
    {0, 26, 0, Location::body, false},  // ApiKeySelectionExpression
    {52, 70, 6, Location::body, false},  // CorsConfiguration
    {242, 257, 0, Location::body, false},  // CredentialsArn
    {272, 284, 7, Location::body, false},  // Description
    {296, 320, 1, Location::body, false},  // DisableSchemaValidation
    {344, 370, 1, Location::body, false},  // DisableExecuteApiEndpoint
    {396, 410, 8, Location::body, false},  // IpAddressType
    {439, 444, 9, Location::body, false},  // Name
    {490, 499, 0, Location::body, false},  // RouteKey
    {508, 533, 0, Location::body, false},  // RouteSelectionExpression
    {568, 575, 13, Location::body, false},  // Target
    {582, 590, 3, Location::body, false},  // Version
    {608, 614, 0, Location::label, true},  // ApiId
    {620, 645, 0, Location::body, false},  // AuthorizerCredentialsArn
    {2138, 2151, 0, Location::label, true},  // AuthorizerId
    {670, 701, 3, Location::body, false},  // AuthorizerPayloadFormatVersion
    {732, 761, 15, Location::body, false},  // AuthorizerResultTtlInSeconds
    {790, 805, 16, Location::body, false},  // AuthorizerType
    {832, 846, 13, Location::body, false},  // AuthorizerUri
    {860, 882, 1, Location::body, false},  // EnableSimpleResponses
    {904, 919, 2, Location::body, false},  // IdentitySource
    {934, 963, 7, Location::body, false},  // IdentityValidationExpression
    {992, 1009, 17, Location::body, false},  // JwtConfiguration
    {439, 444, 9, Location::body, false},  // Name
    {608, 614, 0, Location::label, true},  // ApiId
    {2853, 2866, 0, Location::label, true},  // DeploymentId
    {272, 284, 7, Location::body, false},  // Description
    {608, 614, 0, Location::label, true},  // ApiId
    {1112, 1125, 20, Location::body, false},  // ConnectionId
    {1138, 1153, 21, Location::body, false},  // ConnectionType
    {1186, 1210, 22, Location::body, false},  // ContentHandlingStrategy
    {242, 257, 0, Location::body, false},  // CredentialsArn
    {272, 284, 7, Location::body, false},  // Description
    {1826, 1840, 0, Location::label, true},  // IntegrationId
    {1268, 1286, 3, Location::body, false},  // IntegrationMethod
    {1304, 1323, 9, Location::body, false},  // IntegrationSubtype
    {1342, 1358, 23, Location::body, false},  // IntegrationType
    {1404, 1419, 13, Location::body, false},  // IntegrationUri
    {1434, 1454, 24, Location::body, false},  // PassthroughBehavior
    {1512, 1533, 3, Location::body, false},  // PayloadFormatVersion
    {1554, 1572, 26, Location::body, false},  // RequestParameters
    {1590, 1607, 28, Location::body, false},  // RequestTemplates
    {1624, 1643, 29, Location::body, false},  // ResponseParameters
    {1662, 1690, 0, Location::body, false},  // TemplateSelectionExpression
    {1718, 1734, 30, Location::body, false},  // TimeoutInMillis
    {1750, 1760, 31, Location::body, false},  // TlsConfig
    {608, 614, 0, Location::label, true},  // ApiId
    {1186, 1210, 22, Location::body, false},  // ContentHandlingStrategy
    {1826, 1840, 0, Location::label, true},  // IntegrationId
    {3059, 3081, 0, Location::label, true},  // IntegrationResponseId
    {1854, 1877, 0, Location::body, false},  // IntegrationResponseKey
    {1624, 1643, 26, Location::body, false},  // ResponseParameters
    {1900, 1918, 28, Location::body, false},  // ResponseTemplates
    {1662, 1690, 0, Location::body, false},  // TemplateSelectionExpression
    {608, 614, 0, Location::label, true},  // ApiId
    {1962, 1974, 34, Location::body, false},  // ContentType
    {272, 284, 7, Location::body, false},  // Description
    {3129, 3137, 0, Location::label, true},  // ModelId
    {439, 444, 9, Location::body, false},  // Name
    {1986, 1993, 27, Location::body, false},  // Schema
    {608, 614, 0, Location::label, true},  // ApiId
    {2012, 2027, 1, Location::body, false},  // ApiKeyRequired
    {2042, 2062, 4, Location::body, false},  // AuthorizationScopes
    {2082, 2100, 36, Location::body, false},  // AuthorizationType
    {2138, 2151, 0, Location::body, false},  // AuthorizerId
    {2164, 2189, 0, Location::body, false},  // ModelSelectionExpression
    {2214, 2228, 3, Location::body, false},  // OperationName
    {2242, 2256, 37, Location::body, false},  // RequestModels
    {1554, 1572, 39, Location::body, false},  // RequestParameters
    {2396, 2404, 0, Location::label, true},  // RouteId
    {490, 499, 0, Location::body, false},  // RouteKey
    {2288, 2321, 0, Location::body, false},  // RouteResponseSelectionExpression
    {568, 575, 9, Location::body, false},  // Target
    {608, 614, 0, Location::label, true},  // ApiId
    {2164, 2189, 0, Location::body, false},  // ModelSelectionExpression
    {2366, 2381, 37, Location::body, false},  // ResponseModels
    {1624, 1643, 39, Location::body, false},  // ResponseParameters
    {2396, 2404, 0, Location::label, true},  // RouteId
    {3237, 3253, 0, Location::label, true},  // RouteResponseId
    {2412, 2429, 0, Location::body, false},  // RouteResponseKey
    {2466, 2484, 42, Location::body, false},  // AccessLogSettings
    {608, 614, 0, Location::label, true},  // ApiId
    {2546, 2557, 1, Location::body, false},  // AutoDeploy
    {2568, 2588, 0, Location::body, false},  // ClientCertificateId
    {2608, 2629, 46, Location::body, false},  // DefaultRouteSettings
    {2853, 2866, 0, Location::body, false},  // DeploymentId
    {272, 284, 7, Location::body, false},  // Description
    {2879, 2893, 47, Location::body, false},  // RouteSettings
    {1075, 1085, 0, Location::label, true},  // StageName
    {2907, 2922, 49, Location::body, false},  // StageVariables
};

constexpr std::span<const aws::ModelPattern> patterns{
};

constexpr aws::ModelEnum enums[] = {
    {0, 2},
    {2, 2},
    {4, 2},
    {6, 2},
    {8, 2},
    {10, 5},
    {15, 3},
    {18, 4},
    {22, 3},
};

constexpr std::uint16_t values[] = {
    424, 429, 475, 485, 820, 828, 1168, 1177, 1234, 1252, 1374, 485, 1378, 1383, 1394, 1474,
    1488, 1494, 2118, 2123, 2131, 828, 2756, 2762, 2767,
};

constexpr aws::ModelOperation operations[] = {
    {598, 14},  // CreateApi
    {1058, 18},  // CreateAuthorizer
    {1095, 19},  // CreateDeployment
    {1808, 32},  // CreateIntegration
    {1936, 33},  // CreateIntegrationResponse
    {2000, 35},  // CreateModel
    {2354, 40},  // CreateRoute
    {2446, 41},  // CreateRouteResponse
    {2937, 50},  // CreateStage
    {2949, 51},  // DeleteAccessLogSettings
    {2973, 52},  // DeleteApi
    {2983, 53},  // DeleteAuthorizer
    {3000, 52},  // DeleteCorsConfiguration
    {3024, 54},  // DeleteDeployment
    {3041, 55},  // DeleteIntegration
    {3103, 56},  // DeleteIntegrationResponse
    {3145, 57},  // DeleteModel
    {3157, 58},  // DeleteRoute
    {3209, 59},  // DeleteRouteRequestParameter
    {3269, 60},  // DeleteRouteResponse
    {3289, 61},  // DeleteRouteSettings
    {3309, 51},  // DeleteStage
    {3321, 52},  // GetApi
    {3370, 62},  // GetApis
    {3378, 53},  // GetAuthorizer
    {3392, 63},  // GetAuthorizers
    {3407, 54},  // GetDeployment
    {3421, 63},  // GetDeployments
    {3436, 55},  // GetIntegration
    {3451, 56},  // GetIntegrationResponse
    {3474, 64},  // GetIntegrationResponses
    {3498, 63},  // GetIntegrations
    {3514, 57},  // GetModel
    {3523, 63},  // GetModels
    {3533, 58},  // GetRoute
    {3542, 60},  // GetRouteResponse
    {3559, 65},  // GetRouteResponses
    {3577, 63},  // GetRoutes
    {3587, 51},  // GetStage
    {3596, 63},  // GetStages
    {3631, 66},  // GetTags
    {3639, 51},  // ResetAuthorizersCache
    {3661, 67},  // TagResource
    {3689, 68},  // UntagResource
    {3703, 69},  // UpdateApi
    {3713, 70},  // UpdateAuthorizer
    {3730, 71},  // UpdateDeployment
    {3747, 72},  // UpdateIntegration
    {3765, 73},  // UpdateIntegrationResponse
    {3791, 74},  // UpdateModel
    {3803, 75},  // UpdateRoute
    {3815, 76},  // UpdateRouteResponse
    {3835, 77},  // UpdateStage
};

}  // namespace

const aws::ServiceModel service_model{pool, shapes, members, patterns, enums, values,
                                      operations};

}  // namespace emulator::apigatewayv2

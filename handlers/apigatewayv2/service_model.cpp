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
    "ApiMappingKey\0"
    "apiMappingKey\0"
    "DomainName\0"
    "domainName\0"
    "Stage\0"
    "stage\0"
    "CreateApiMapping\0"
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
    "DomainNameConfigurations\0"
    "domainNameConfigurations\0"
    "ApiGatewayDomainName\0"
    "apiGatewayDomainName\0"
    "CertificateArn\0"
    "certificateArn\0"
    "CertificateName\0"
    "certificateName\0"
    "CertificateUploadDate\0"
    "certificateUploadDate\0"
    "DomainNameStatus\0"
    "domainNameStatus\0"
    "AVAILABLE\0"
    "UPDATING\0"
    "PENDING_CERTIFICATE_REIMPORT\0"
    "PENDING_OWNERSHIP_VERIFICATION\0"
    "DomainNameStatusMessage\0"
    "domainNameStatusMessage\0"
    "EndpointType\0"
    "endpointType\0"
    "REGIONAL\0"
    "EDGE\0"
    "HostedZoneId\0"
    "hostedZoneId\0"
    "SecurityPolicy\0"
    "securityPolicy\0"
    "TLS_1_0\0"
    "TLS_1_2\0"
    "OwnershipVerificationCertificateArn\0"
    "ownershipVerificationCertificateArn\0"
    "MutualTlsAuthentication\0"
    "mutualTlsAuthentication\0"
    "TruststoreUri\0"
    "truststoreUri\0"
    "TruststoreVersion\0"
    "truststoreVersion\0"
    "RoutingMode\0"
    "routingMode\0"
    "API_MAPPING_ONLY\0"
    "ROUTING_RULE_ONLY\0"
    "ROUTING_RULE_THEN_API_MAPPING\0"
    "CreateDomainName\0"
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
    "Actions\0"
    "actions\0"
    "InvokeApi\0"
    "invokeApi\0"
    "StripBasePath\0"
    "stripBasePath\0"
    "Conditions\0"
    "conditions\0"
    "MatchBasePaths\0"
    "matchBasePaths\0"
    "AnyOf\0"
    "anyOf\0"
    "MatchHeaders\0"
    "matchHeaders\0"
    "Header\0"
    "header\0"
    "ValueGlob\0"
    "valueGlob\0"
    "DomainNameId\0"
    "domainNameId\0"
    "Priority\0"
    "priority\0"
    "CreateRoutingRule\0"
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
    "SecurityGroupIds\0"
    "securityGroupIds\0"
    "SubnetIds\0"
    "subnetIds\0"
    "CreateVpcLink\0"
    "DeleteAccessLogSettings\0"
    "DeleteApi\0"
    "ApiMappingId\0"
    "apiMappingId\0"
    "DeleteApiMapping\0"
    "DeleteAuthorizer\0"
    "DeleteCorsConfiguration\0"
    "DeleteDeployment\0"
    "DeleteDomainName\0"
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
    "RoutingRuleId\0"
    "routingRuleId\0"
    "DeleteRoutingRule\0"
    "DeleteStage\0"
    "VpcLinkId\0"
    "vpcLinkId\0"
    "DeleteVpcLink\0"
    "ExportVersion\0"
    "exportVersion\0"
    "IncludeExtensions\0"
    "includeExtensions\0"
    "OutputType\0"
    "outputType\0"
    "Specification\0"
    "specification\0"
    "ExportApi\0"
    "GetApi\0"
    "GetApiMapping\0"
    "MaxResults\0"
    "maxResults\0"
    "NextToken\0"
    "nextToken\0"
    "GetApiMappings\0"
    "GetApis\0"
    "GetAuthorizer\0"
    "GetAuthorizers\0"
    "GetDeployment\0"
    "GetDeployments\0"
    "GetDomainName\0"
    "GetDomainNames\0"
    "GetIntegration\0"
    "GetIntegrationResponse\0"
    "GetIntegrationResponses\0"
    "GetIntegrations\0"
    "GetModel\0"
    "GetModelTemplate\0"
    "GetModels\0"
    "GetRoute\0"
    "GetRouteResponse\0"
    "GetRouteResponses\0"
    "GetRoutes\0"
    "GetRoutingRule\0"
    "GetStage\0"
    "GetStages\0"
    "ResourceArn\0"
    "resource-arn\0"
    "GetTags\0"
    "GetVpcLink\0"
    "GetVpcLinks\0"
    "Basepath\0"
    "basepath\0"
    "Body\0"
    "body\0"
    "FailOnWarnings\0"
    "failOnWarnings\0"
    "ImportApi\0"
    "ListRoutingRules\0"
    "PutRoutingRule\0"
    "ReimportApi\0"
    "ResetAuthorizersCache\0"
    "TagResource\0"
    "TagKeys\0"
    "tagKeys\0"
    "UntagResource\0"
    "UpdateApi\0"
    "UpdateApiMapping\0"
    "UpdateAuthorizer\0"
    "UpdateDeployment\0"
    "UpdateDomainName\0"
    "UpdateIntegration\0"
    "UpdateIntegrationResponse\0"
    "UpdateModel\0"
    "UpdateRoute\0"
    "UpdateRouteResponse\0"
    "UpdateStage\0"
    "UpdateVpcLink\0"
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
    {Kind::structure, 0, 20, 4, 0, 0},
    {Kind::integer, 3, 0, 0, 0, 3600},
    {Kind::text, 0, 0, 3, 0, 0},
    {Kind::structure, 0, 24, 2, 0, 0},
    {Kind::structure, 0, 26, 11, 0, 0},
    {Kind::structure, 0, 37, 3, 0, 0},
    {Kind::text, 3, 0, 0, 1, 512},
    {Kind::timestamp, 0, 0, 0, 0, 0},
    {Kind::text, 0, 0, 4, 0, 0},
    {Kind::text, 0, 0, 5, 0, 0},
    {Kind::text, 0, 0, 6, 0, 0},
    {Kind::structure, 0, 40, 11, 0, 0},
    {Kind::list, 0, 26, 0, 0, 0},
    {Kind::structure, 0, 51, 2, 0, 0},
    {Kind::text, 0, 0, 7, 0, 0},
    {Kind::structure, 0, 53, 5, 0, 0},
    {Kind::text, 3, 0, 0, 1, 1024},
    {Kind::text, 0, 0, 8, 0, 0},
    {Kind::text, 0, 0, 9, 0, 0},
    {Kind::text, 0, 0, 10, 0, 0},
    {Kind::text, 0, 0, 11, 0, 0},
    {Kind::map, 0, 21, 0, 0, 0},
    {Kind::text, 2, 0, 0, 0, 32768},
    {Kind::map, 0, 37, 0, 0, 0},
    {Kind::map, 0, 36, 0, 0, 0},
    {Kind::integer, 3, 0, 0, 50, 30000},
    {Kind::structure, 0, 58, 1, 0, 0},
    {Kind::structure, 0, 59, 18, 0, 0},
    {Kind::structure, 0, 77, 7, 0, 0},
    {Kind::text, 3, 0, 0, 1, 256},
    {Kind::structure, 0, 84, 5, 0, 0},
    {Kind::text, 0, 0, 12, 0, 0},
    {Kind::map, 0, 9, 0, 0, 0},
    {Kind::structure, 0, 89, 1, 0, 0},
    {Kind::map, 0, 48, 0, 0, 0},
    {Kind::structure, 0, 90, 12, 0, 0},
    {Kind::structure, 0, 102, 6, 0, 0},
    {Kind::structure, 0, 108, 3, 0, 0},
    {Kind::structure, 0, 111, 1, 0, 0},
    {Kind::list, 0, 53, 0, 0, 0},
    {Kind::structure, 0, 112, 1, 0, 0},
    {Kind::structure, 0, 113, 2, 0, 0},
    {Kind::list, 0, 56, 0, 0, 0},
    {Kind::structure, 0, 115, 1, 0, 0},
    {Kind::structure, 0, 116, 2, 0, 0},
    {Kind::list, 0, 59, 0, 0, 0},
    {Kind::integer, 3, 0, 0, 1, 1000000},
    {Kind::structure, 0, 118, 5, 0, 0},
    {Kind::structure, 0, 123, 2, 0, 0},
    {Kind::text, 0, 0, 13, 0, 0},
    {Kind::integer, 0, 0, 0, 0, 0},
    {Kind::number, 0, 0, 0, 0, 0},
    {Kind::structure, 0, 125, 5, 0, 0},
    {Kind::map, 0, 67, 0, 0, 0},
    {Kind::text, 2, 0, 0, 0, 2048},
    {Kind::map, 0, 69, 0, 0, 0},
    {Kind::structure, 0, 130, 11, 0, 0},
    {Kind::structure, 0, 141, 4, 0, 0},
    {Kind::structure, 0, 145, 2, 0, 0},
    {Kind::structure, 0, 147, 1, 0, 0},
    {Kind::structure, 0, 148, 2, 0, 0},
    {Kind::structure, 0, 150, 2, 0, 0},
    {Kind::structure, 0, 152, 2, 0, 0},
    {Kind::structure, 0, 154, 1, 0, 0},
    {Kind::structure, 0, 155, 2, 0, 0},
    {Kind::structure, 0, 157, 3, 0, 0},
    {Kind::structure, 0, 160, 2, 0, 0},
    {Kind::structure, 0, 162, 2, 0, 0},
    {Kind::structure, 0, 164, 3, 0, 0},
    {Kind::structure, 0, 167, 3, 0, 0},
    {Kind::structure, 0, 170, 3, 0, 0},
    {Kind::structure, 0, 173, 3, 0, 0},
    {Kind::structure, 0, 176, 1, 0, 0},
    {Kind::structure, 0, 177, 6, 0, 0},
    {Kind::structure, 0, 183, 3, 0, 0},
    {Kind::structure, 0, 186, 2, 0, 0},
    {Kind::structure, 0, 188, 3, 0, 0},
    {Kind::structure, 0, 191, 4, 0, 0},
    {Kind::structure, 0, 195, 4, 0, 0},
    {Kind::structure, 0, 199, 1, 0, 0},
    {Kind::structure, 0, 200, 3, 0, 0},
    {Kind::integer, 3, 0, 0, 1, 100},
    {Kind::structure, 0, 203, 4, 0, 0},
    {Kind::structure, 0, 207, 6, 0, 0},
    {Kind::structure, 0, 213, 4, 0, 0},
    {Kind::structure, 0, 217, 2, 0, 0},
    {Kind::structure, 0, 219, 2, 0, 0},
    {Kind::structure, 0, 221, 13, 0, 0},
    {Kind::structure, 0, 234, 5, 0, 0},
    {Kind::structure, 0, 239, 12, 0, 0},
    {Kind::structure, 0, 251, 3, 0, 0},
    {Kind::structure, 0, 254, 4, 0, 0},
    {Kind::structure, 0, 258, 19, 0, 0},
    {Kind::structure, 0, 277, 8, 0, 0},
    {Kind::structure, 0, 285, 6, 0, 0},
    {Kind::structure, 0, 291, 13, 0, 0},
    {Kind::structure, 0, 304, 7, 0, 0},
    {Kind::structure, 0, 311, 10, 0, 0},
    {Kind::structure, 0, 321, 2, 0, 0},
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
    {608, 614, 0, Location::body, true},  // ApiId
    {620, 634, 0, Location::body, false},  // ApiMappingKey
    {648, 659, 0, Location::label, true},  // DomainName
    {670, 676, 9, Location::body, true},  // Stage
    {1105, 1114, 2, Location::body, false},  // Audience
    {1123, 1130, 13, Location::body, false},  // Issuer
    {608, 614, 0, Location::label, true},  // ApiId
    {699, 724, 0, Location::body, false},  // AuthorizerCredentialsArn
    {749, 780, 3, Location::body, false},  // AuthorizerPayloadFormatVersion
    {811, 840, 16, Location::body, false},  // AuthorizerResultTtlInSeconds
    {869, 884, 17, Location::body, true},  // AuthorizerType
    {911, 925, 13, Location::body, false},  // AuthorizerUri
    {939, 961, 1, Location::body, false},  // EnableSimpleResponses
    {983, 998, 2, Location::body, true},  // IdentitySource
    {1013, 1042, 7, Location::body, false},  // IdentityValidationExpression
    {1071, 1088, 18, Location::body, false},  // JwtConfiguration
    {439, 444, 9, Location::body, true},  // Name
    {608, 614, 0, Location::label, true},  // ApiId
    {272, 284, 7, Location::body, false},  // Description
    {1154, 1164, 9, Location::body, false},  // StageName
    {1241, 1262, 0, Location::body, false},  // ApiGatewayDomainName
    {1283, 1298, 0, Location::body, false},  // CertificateArn
    {1313, 1329, 9, Location::body, false},  // CertificateName
    {1345, 1367, 22, Location::body, false},  // CertificateUploadDate
    {1389, 1406, 23, Location::body, false},  // DomainNameStatus
    {1502, 1526, 0, Location::body, false},  // DomainNameStatusMessage
    {1550, 1563, 24, Location::body, false},  // EndpointType
    {1590, 1603, 0, Location::body, false},  // HostedZoneId
    {396, 410, 8, Location::body, false},  // IpAddressType
    {1616, 1631, 25, Location::body, false},  // SecurityPolicy
    {1662, 1698, 0, Location::body, false},  // OwnershipVerificationCertificateArn
    {1782, 1796, 13, Location::body, false},  // TruststoreUri
    {1810, 1828, 3, Location::body, false},  // TruststoreVersion
    {648, 659, 21, Location::body, true},  // DomainName
    {1191, 1216, 27, Location::body, false},  // DomainNameConfigurations
    {1734, 1758, 28, Location::body, false},  // MutualTlsAuthentication
    {1846, 1858, 29, Location::body, false},  // RoutingMode
    {558, 563, 12, Location::body, false},  // Tags
    {2610, 2629, 21, Location::body, false},  // ServerNameToVerify
    {608, 614, 0, Location::label, true},  // ApiId
    {1952, 1965, 31, Location::body, false},  // ConnectionId
    {1978, 1993, 32, Location::body, false},  // ConnectionType
    {2026, 2050, 33, Location::body, false},  // ContentHandlingStrategy
    {242, 257, 0, Location::body, false},  // CredentialsArn
    {272, 284, 7, Location::body, false},  // Description
    {2108, 2126, 3, Location::body, false},  // IntegrationMethod
    {2144, 2163, 9, Location::body, false},  // IntegrationSubtype
    {2182, 2198, 34, Location::body, true},  // IntegrationType
    {2244, 2259, 13, Location::body, false},  // IntegrationUri
    {2274, 2294, 35, Location::body, false},  // PassthroughBehavior
    {2352, 2373, 3, Location::body, false},  // PayloadFormatVersion
    {2394, 2412, 36, Location::body, false},  // RequestParameters
    {2430, 2447, 38, Location::body, false},  // RequestTemplates
    {2464, 2483, 39, Location::body, false},  // ResponseParameters
    {2502, 2530, 0, Location::body, false},  // TemplateSelectionExpression
    {2558, 2574, 40, Location::body, false},  // TimeoutInMillis
    {2590, 2600, 41, Location::body, false},  // TlsConfig
    {608, 614, 0, Location::label, true},  // ApiId
    {2026, 2050, 33, Location::body, false},  // ContentHandlingStrategy
    {2666, 2680, 0, Location::label, true},  // IntegrationId
    {2694, 2717, 0, Location::body, true},  // IntegrationResponseKey
    {2464, 2483, 36, Location::body, false},  // ResponseParameters
    {2740, 2758, 38, Location::body, false},  // ResponseTemplates
    {2502, 2530, 0, Location::body, false},  // TemplateSelectionExpression
    {608, 614, 0, Location::label, true},  // ApiId
    {2802, 2814, 44, Location::body, false},  // ContentType
    {272, 284, 7, Location::body, false},  // Description
    {439, 444, 9, Location::body, true},  // Name
    {2826, 2833, 37, Location::body, true},  // Schema
    {3110, 3119, 1, Location::body, false},  // Required
    {608, 614, 0, Location::label, true},  // ApiId
    {2852, 2867, 1, Location::body, false},  // ApiKeyRequired
    {2882, 2902, 4, Location::body, false},  // AuthorizationScopes
    {2922, 2940, 46, Location::body, false},  // AuthorizationType
    {2978, 2991, 0, Location::body, false},  // AuthorizerId
    {3004, 3029, 0, Location::body, false},  // ModelSelectionExpression
    {3054, 3068, 3, Location::body, false},  // OperationName
    {3082, 3096, 47, Location::body, false},  // RequestModels
    {2394, 2412, 49, Location::body, false},  // RequestParameters
    {490, 499, 0, Location::body, true},  // RouteKey
    {3128, 3161, 0, Location::body, false},  // RouteResponseSelectionExpression
    {568, 575, 9, Location::body, false},  // Target
    {608, 614, 0, Location::label, true},  // ApiId
    {3004, 3029, 0, Location::body, false},  // ModelSelectionExpression
    {3206, 3221, 47, Location::body, false},  // ResponseModels
    {2464, 2483, 49, Location::body, false},  // ResponseParameters
    {3236, 3244, 0, Location::label, true},  // RouteId
    {3252, 3269, 0, Location::body, true},  // RouteResponseKey
    {608, 614, 0, Location::body, true},  // ApiId
    {670, 676, 9, Location::body, true},  // Stage
    {3342, 3356, 1, Location::body, false},  // StripBasePath
    {3322, 3332, 52, Location::body, true},  // InvokeApi
    {3422, 3428, 2, Location::body, true},  // AnyOf
    {3460, 3467, 0, Location::body, true},  // Header
    {3474, 3484, 0, Location::body, true},  // ValueGlob
    {3422, 3428, 57, Location::body, true},  // AnyOf
    {3392, 3407, 55, Location::body, false},  // MatchBasePaths
    {3434, 3447, 58, Location::body, false},  // MatchHeaders
    {3306, 3314, 54, Location::body, true},  // Actions
    {3370, 3381, 60, Location::body, true},  // Conditions
    {648, 659, 0, Location::label, true},  // DomainName
    {3494, 3507, 0, Location::query, false},  // DomainNameId
    {3520, 3529, 61, Location::body, true},  // Priority
    {3592, 3607, 0, Location::body, false},  // DestinationArn
    {3622, 3629, 31, Location::body, false},  // Format
    {3740, 3757, 1, Location::body, false},  // DataTraceEnabled
    {3774, 3797, 1, Location::body, false},  // DetailedMetricsEnabled
    {3820, 3833, 64, Location::body, false},  // LoggingLevel
    {3861, 3882, 65, Location::body, false},  // ThrottlingBurstLimit
    {3903, 3923, 66, Location::body, false},  // ThrottlingRateLimit
    {3556, 3574, 63, Location::body, false},  // AccessLogSettings
    {608, 614, 0, Location::label, true},  // ApiId
    {3636, 3647, 1, Location::body, false},  // AutoDeploy
    {3658, 3678, 0, Location::body, false},  // ClientCertificateId
    {3698, 3719, 67, Location::body, false},  // DefaultRouteSettings
    {3943, 3956, 0, Location::body, false},  // DeploymentId
    {272, 284, 7, Location::body, false},  // Description
    {3969, 3983, 68, Location::body, false},  // RouteSettings
    {1154, 1164, 9, Location::body, true},  // StageName
    {3997, 4012, 70, Location::body, false},  // StageVariables
    {558, 563, 12, Location::body, false},  // Tags
    {439, 444, 9, Location::body, true},  // Name
    {4039, 4056, 2, Location::body, false},  // SecurityGroupIds
    {4073, 4083, 2, Location::body, true},  // SubnetIds
    {558, 563, 12, Location::body, false},  // Tags
    {608, 614, 0, Location::label, true},  // ApiId
    {1154, 1164, 0, Location::label, true},  // StageName
    {608, 614, 0, Location::label, true},  // ApiId
    {4141, 4154, 0, Location::label, true},  // ApiMappingId
    {648, 659, 0, Location::label, true},  // DomainName
    {608, 614, 0, Location::label, true},  // ApiId
    {2978, 2991, 0, Location::label, true},  // AuthorizerId
    {608, 614, 0, Location::label, true},  // ApiId
    {3943, 3956, 0, Location::label, true},  // DeploymentId
    {648, 659, 0, Location::label, true},  // DomainName
    {608, 614, 0, Location::label, true},  // ApiId
    {2666, 2680, 0, Location::label, true},  // IntegrationId
    {608, 614, 0, Location::label, true},  // ApiId
    {2666, 2680, 0, Location::label, true},  // IntegrationId
    {4277, 4299, 0, Location::label, true},  // IntegrationResponseId
    {608, 614, 0, Location::label, true},  // ApiId
    {4347, 4355, 0, Location::label, true},  // ModelId
    {608, 614, 0, Location::label, true},  // ApiId
    {3236, 3244, 0, Location::label, true},  // RouteId
    {608, 614, 0, Location::label, true},  // ApiId
    {4387, 4407, 0, Location::label, true},  // RequestParameterKey
    {3236, 3244, 0, Location::label, true},  // RouteId
    {608, 614, 0, Location::label, true},  // ApiId
    {3236, 3244, 0, Location::label, true},  // RouteId
    {4455, 4471, 0, Location::label, true},  // RouteResponseId
    {608, 614, 0, Location::label, true},  // ApiId
    {490, 499, 0, Location::label, true},  // RouteKey
    {1154, 1164, 0, Location::label, true},  // StageName
    {648, 659, 0, Location::label, true},  // DomainName
    {3494, 3507, 0, Location::query, false},  // DomainNameId
    {4527, 4541, 0, Location::label, true},  // RoutingRuleId
    {4585, 4595, 0, Location::label, true},  // VpcLinkId
    {608, 614, 0, Location::label, true},  // ApiId
    {4619, 4633, 0, Location::query, false},  // ExportVersion
    {4647, 4665, 1, Location::query, false},  // IncludeExtensions
    {4683, 4694, 0, Location::query, true},  // OutputType
    {4705, 4719, 0, Location::label, true},  // Specification
    {1154, 1164, 0, Location::query, false},  // StageName
    {648, 659, 0, Location::label, true},  // DomainName
    {4764, 4775, 0, Location::query, false},  // MaxResults
    {4786, 4796, 0, Location::query, false},  // NextToken
    {4764, 4775, 0, Location::query, false},  // MaxResults
    {4786, 4796, 0, Location::query, false},  // NextToken
    {608, 614, 0, Location::label, true},  // ApiId
    {4764, 4775, 0, Location::query, false},  // MaxResults
    {4786, 4796, 0, Location::query, false},  // NextToken
    {608, 614, 0, Location::label, true},  // ApiId
    {2666, 2680, 0, Location::label, true},  // IntegrationId
    {4764, 4775, 0, Location::query, false},  // MaxResults
    {4786, 4796, 0, Location::query, false},  // NextToken
    {608, 614, 0, Location::label, true},  // ApiId
    {4764, 4775, 0, Location::query, false},  // MaxResults
    {4786, 4796, 0, Location::query, false},  // NextToken
    {3236, 3244, 0, Location::label, true},  // RouteId
    {5118, 5130, 0, Location::label, true},  // ResourceArn
    {5174, 5183, 0, Location::query, false},  // Basepath
    {5192, 5197, 0, Location::body, true},  // Body
    {5202, 5217, 1, Location::query, false},  // FailOnWarnings
    {648, 659, 0, Location::label, true},  // DomainName
    {3494, 3507, 0, Location::query, false},  // DomainNameId
    {4764, 4775, 96, Location::query, false},  // MaxResults
    {4786, 4796, 0, Location::query, false},  // NextToken
    {3306, 3314, 54, Location::body, true},  // Actions
    {3370, 3381, 60, Location::body, true},  // Conditions
    {648, 659, 0, Location::label, true},  // DomainName
    {3494, 3507, 0, Location::query, false},  // DomainNameId
    {3520, 3529, 61, Location::body, true},  // Priority
    {4527, 4541, 0, Location::label, true},  // RoutingRuleId
    {608, 614, 0, Location::label, true},  // ApiId
    {5174, 5183, 0, Location::query, false},  // Basepath
    {5192, 5197, 0, Location::body, true},  // Body
    {5202, 5217, 1, Location::query, false},  // FailOnWarnings
    {5118, 5130, 0, Location::label, true},  // ResourceArn
    {558, 563, 12, Location::body, false},  // Tags
    {5118, 5130, 0, Location::label, true},  // ResourceArn
    {5320, 5328, 2, Location::query, true},  // TagKeys
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
    {608, 614, 0, Location::body, true},  // ApiId
    {4141, 4154, 0, Location::label, true},  // ApiMappingId
    {620, 634, 0, Location::body, false},  // ApiMappingKey
    {648, 659, 0, Location::label, true},  // DomainName
    {670, 676, 9, Location::body, false},  // Stage
    {608, 614, 0, Location::label, true},  // ApiId
    {699, 724, 0, Location::body, false},  // AuthorizerCredentialsArn
    {2978, 2991, 0, Location::label, true},  // AuthorizerId
    {749, 780, 3, Location::body, false},  // AuthorizerPayloadFormatVersion
    {811, 840, 16, Location::body, false},  // AuthorizerResultTtlInSeconds
    {869, 884, 17, Location::body, false},  // AuthorizerType
    {911, 925, 13, Location::body, false},  // AuthorizerUri
    {939, 961, 1, Location::body, false},  // EnableSimpleResponses
    {983, 998, 2, Location::body, false},  // IdentitySource
    {1013, 1042, 7, Location::body, false},  // IdentityValidationExpression
    {1071, 1088, 18, Location::body, false},  // JwtConfiguration
    {439, 444, 9, Location::body, false},  // Name
    {608, 614, 0, Location::label, true},  // ApiId
    {3943, 3956, 0, Location::label, true},  // DeploymentId
    {272, 284, 7, Location::body, false},  // Description
    {648, 659, 0, Location::label, true},  // DomainName
    {1191, 1216, 27, Location::body, false},  // DomainNameConfigurations
    {1734, 1758, 28, Location::body, false},  // MutualTlsAuthentication
    {1846, 1858, 29, Location::body, false},  // RoutingMode
    {608, 614, 0, Location::label, true},  // ApiId
    {1952, 1965, 31, Location::body, false},  // ConnectionId
    {1978, 1993, 32, Location::body, false},  // ConnectionType
    {2026, 2050, 33, Location::body, false},  // ContentHandlingStrategy
    {242, 257, 0, Location::body, false},  // CredentialsArn
    {272, 284, 7, Location::body, false},  // Description
    {2666, 2680, 0, Location::label, true},  // IntegrationId
    {2108, 2126, 3, Location::body, false},  // IntegrationMethod
    {2144, 2163, 9, Location::body, false},  // IntegrationSubtype
    {2182, 2198, 34, Location::body, false},  // IntegrationType
    {2244, 2259, 13, Location::body, false},  // IntegrationUri
    {2274, 2294, 35, Location::body, false},  // PassthroughBehavior
    {2352, 2373, 3, Location::body, false},  // PayloadFormatVersion
    {2394, 2412, 36, Location::body, false},  // RequestParameters
    {2430, 2447, 38, Location::body, false},  // RequestTemplates
    {2464, 2483, 39, Location::body, false},  // ResponseParameters
    {2502, 2530, 0, Location::body, false},  // TemplateSelectionExpression
    {2558, 2574, 40, Location::body, false},  // TimeoutInMillis
    {2590, 2600, 41, Location::body, false},  // TlsConfig
    {608, 614, 0, Location::label, true},  // ApiId
    {2026, 2050, 33, Location::body, false},  // ContentHandlingStrategy
    {2666, 2680, 0, Location::label, true},  // IntegrationId
    {4277, 4299, 0, Location::label, true},  // IntegrationResponseId
    {2694, 2717, 0, Location::body, false},  // IntegrationResponseKey
    {2464, 2483, 36, Location::body, false},  // ResponseParameters
    {2740, 2758, 38, Location::body, false},  // ResponseTemplates
    {2502, 2530, 0, Location::body, false},  // TemplateSelectionExpression
    {608, 614, 0, Location::label, true},  // ApiId
    {2802, 2814, 44, Location::body, false},  // ContentType
    {272, 284, 7, Location::body, false},  // Description
    {4347, 4355, 0, Location::label, true},  // ModelId
    {439, 444, 9, Location::body, false},  // Name
    {2826, 2833, 37, Location::body, false},  // Schema
    {608, 614, 0, Location::label, true},  // ApiId
    {2852, 2867, 1, Location::body, false},  // ApiKeyRequired
    {2882, 2902, 4, Location::body, false},  // AuthorizationScopes
    {2922, 2940, 46, Location::body, false},  // AuthorizationType
    {2978, 2991, 0, Location::body, false},  // AuthorizerId
    {3004, 3029, 0, Location::body, false},  // ModelSelectionExpression
    {3054, 3068, 3, Location::body, false},  // OperationName
    {3082, 3096, 47, Location::body, false},  // RequestModels
    {2394, 2412, 49, Location::body, false},  // RequestParameters
    {3236, 3244, 0, Location::label, true},  // RouteId
    {490, 499, 0, Location::body, false},  // RouteKey
    {3128, 3161, 0, Location::body, false},  // RouteResponseSelectionExpression
    {568, 575, 9, Location::body, false},  // Target
    {608, 614, 0, Location::label, true},  // ApiId
    {3004, 3029, 0, Location::body, false},  // ModelSelectionExpression
    {3206, 3221, 47, Location::body, false},  // ResponseModels
    {2464, 2483, 49, Location::body, false},  // ResponseParameters
    {3236, 3244, 0, Location::label, true},  // RouteId
    {4455, 4471, 0, Location::label, true},  // RouteResponseId
    {3252, 3269, 0, Location::body, false},  // RouteResponseKey
    {3556, 3574, 63, Location::body, false},  // AccessLogSettings
    {608, 614, 0, Location::label, true},  // ApiId
    {3636, 3647, 1, Location::body, false},  // AutoDeploy
    {3658, 3678, 0, Location::body, false},  // ClientCertificateId
    {3698, 3719, 67, Location::body, false},  // DefaultRouteSettings
    {3943, 3956, 0, Location::body, false},  // DeploymentId
    {272, 284, 7, Location::body, false},  // Description
    {3969, 3983, 68, Location::body, false},  // RouteSettings
    {1154, 1164, 0, Location::label, true},  // StageName
    {3997, 4012, 70, Location::body, false},  // StageVariables
    {439, 444, 9, Location::body, false},  // Name
    {4585, 4595, 0, Location::label, true},  // VpcLinkId
};

constexpr std::span<const aws::ModelPattern> patterns{
};

constexpr aws::ModelEnum enums[] = {
    {0, 2},
    {2, 2},
    {4, 2},
    {6, 4},
    {10, 2},
    {12, 2},
    {14, 3},
    {17, 2},
    {19, 2},
    {21, 5},
    {26, 3},
    {29, 4},
    {33, 3},
};

constexpr std::uint16_t values[] = {
    424, 429, 475, 485, 899, 907, 1423, 1433, 1442, 1471, 1576, 1585, 1646, 1654, 1870, 1887,
    1905, 2008, 2017, 2074, 2092, 2214, 485, 2218, 2223, 2234, 2314, 2328, 2334, 2958, 2963, 2971,
    907, 3846, 3852, 3857,
};

constexpr aws::ModelOperation operations[] = {
    {598, 14},  // CreateApi
    {682, 15},  // CreateApiMapping
    {1137, 19},  // CreateAuthorizer
    {1174, 20},  // CreateDeployment
    {1935, 30},  // CreateDomainName
    {2648, 42},  // CreateIntegration
    {2776, 43},  // CreateIntegrationResponse
    {2840, 45},  // CreateModel
    {3194, 50},  // CreateRoute
    {3286, 51},  // CreateRouteResponse
    {3538, 62},  // CreateRoutingRule
    {4027, 71},  // CreateStage
    {4093, 72},  // CreateVpcLink
    {4107, 73},  // DeleteAccessLogSettings
    {4131, 74},  // DeleteApi
    {4167, 75},  // DeleteApiMapping
    {4184, 76},  // DeleteAuthorizer
    {4201, 74},  // DeleteCorsConfiguration
    {4225, 77},  // DeleteDeployment
    {4242, 78},  // DeleteDomainName
    {4259, 79},  // DeleteIntegration
    {4321, 80},  // DeleteIntegrationResponse
    {4363, 81},  // DeleteModel
    {4375, 82},  // DeleteRoute
    {4427, 83},  // DeleteRouteRequestParameter
    {4487, 84},  // DeleteRouteResponse
    {4507, 85},  // DeleteRouteSettings
    {4555, 86},  // DeleteRoutingRule
    {4573, 73},  // DeleteStage
    {4605, 87},  // DeleteVpcLink
    {4733, 88},  // ExportApi
    {4743, 74},  // GetApi
    {4750, 75},  // GetApiMapping
    {4806, 89},  // GetApiMappings
    {4821, 90},  // GetApis
    {4829, 76},  // GetAuthorizer
    {4843, 91},  // GetAuthorizers
    {4858, 77},  // GetDeployment
    {4872, 91},  // GetDeployments
    {4887, 78},  // GetDomainName
    {4901, 90},  // GetDomainNames
    {4916, 79},  // GetIntegration
    {4931, 80},  // GetIntegrationResponse
    {4954, 92},  // GetIntegrationResponses
    {4978, 91},  // GetIntegrations
    {4994, 81},  // GetModel
    {5003, 81},  // GetModelTemplate
    {5020, 91},  // GetModels
    {5030, 82},  // GetRoute
    {5039, 84},  // GetRouteResponse
    {5056, 93},  // GetRouteResponses
    {5074, 91},  // GetRoutes
    {5084, 86},  // GetRoutingRule
    {5099, 73},  // GetStage
    {5108, 91},  // GetStages
    {5143, 94},  // GetTags
    {5151, 87},  // GetVpcLink
    {5162, 90},  // GetVpcLinks
    {5232, 95},  // ImportApi
    {5242, 97},  // ListRoutingRules
    {5259, 98},  // PutRoutingRule
    {5274, 99},  // ReimportApi
    {5286, 73},  // ResetAuthorizersCache
    {5308, 100},  // TagResource
    {5336, 101},  // UntagResource
    {5350, 102},  // UpdateApi
    {5360, 103},  // UpdateApiMapping
    {5377, 104},  // UpdateAuthorizer
    {5394, 105},  // UpdateDeployment
    {5411, 106},  // UpdateDomainName
    {5428, 107},  // UpdateIntegration
    {5446, 108},  // UpdateIntegrationResponse
    {5472, 109},  // UpdateModel
    {5484, 110},  // UpdateRoute
    {5496, 111},  // UpdateRouteResponse
    {5516, 112},  // UpdateStage
    {5528, 113},  // UpdateVpcLink
};

}  // namespace

const aws::ServiceModel service_model{pool, shapes, members, patterns, enums, values,
                                      operations};

}  // namespace emulator::apigatewayv2

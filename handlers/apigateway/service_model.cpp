// Written by daemon/aws/model/generate from botocore 1.44.5; not to be edited.
// clang-format off

#include "handlers/apigateway/service_model.hpp"

namespace emulator::apigateway {

namespace {

using Kind = aws::ModelShape::Kind;
using Location = aws::ModelMember::Location;

// One text after the other, each with its NUL.
constexpr char pool[] =
    // NOLINTNEXTLINE(bugprone-string-literal-with-embedded-nul)
    "name\0"
    "description\0"
    "enabled\0"
    "generateDistinctId\0"
    "value\0"
    "stageKeys\0"
    "restApiId\0"
    "stageName\0"
    "customerId\0"
    "tags\0"
    "CreateApiKey\0"
    "restapi_id\0"
    "type\0"
    "TOKEN\0"
    "REQUEST\0"
    "COGNITO_USER_POOLS\0"
    "JWT\0"
    "providerARNs\0"
    "authType\0"
    "authorizerUri\0"
    "authorizerCredentials\0"
    "identitySource\0"
    "identityValidationExpression\0"
    "authorizerResultTtlInSeconds\0"
    "jwtConfiguration\0"
    "issuers\0"
    "issuer\0"
    "audiences\0"
    "additionalClaims\0"
    "claimName\0"
    "format\0"
    "SINGLE_STRING\0"
    "required\0"
    "expectedValues\0"
    "defaultAlgorithms\0"
    "RS256\0"
    "RS384\0"
    "RS512\0"
    "ES256\0"
    "ES384\0"
    "ES512\0"
    "CreateAuthorizer\0"
    "domainName\0"
    "domain_name\0"
    "domainNameId\0"
    "basePath\0"
    "stage\0"
    "CreateBasePathMapping\0"
    "stageDescription\0"
    "cacheClusterEnabled\0"
    "cacheClusterSize\0"
    "0.5\0"
    "1.6\0"
    "6.1\0"
    "13.5\0"
    "28.4\0"
    "58.2\0"
    "118\0"
    "237\0"
    "variables\0"
    "canarySettings\0"
    "percentTraffic\0"
    "stageVariableOverrides\0"
    "useStageCache\0"
    "tracingEnabled\0"
    "CreateDeployment\0"
    "location\0"
    "API\0"
    "AUTHORIZER\0"
    "MODEL\0"
    "RESOURCE\0"
    "METHOD\0"
    "PATH_PARAMETER\0"
    "QUERY_PARAMETER\0"
    "REQUEST_HEADER\0"
    "REQUEST_BODY\0"
    "RESPONSE\0"
    "RESPONSE_HEADER\0"
    "RESPONSE_BODY\0"
    "path\0"
    "method\0"
    "statusCode\0"
    "^([1-5]\\d\\d|\\*|\\s*)$\0"
    "properties\0"
    "CreateDocumentationPart\0"
    "documentationVersion\0"
    "CreateDocumentationVersion\0"
    "certificateName\0"
    "certificateBody\0"
    "certificatePrivateKey\0"
    "certificateChain\0"
    "certificateArn\0"
    "regionalCertificateName\0"
    "regionalCertificateArn\0"
    "endpointConfiguration\0"
    "types\0"
    "REGIONAL\0"
    "EDGE\0"
    "PRIVATE\0"
    "ipAddressType\0"
    "ipv4\0"
    "dualstack\0"
    "vpcEndpointIds\0"
    "securityPolicy\0"
    "TLS_1_0\0"
    "TLS_1_2\0"
    "SecurityPolicy_TLS13_1_3_2025_09\0"
    "SecurityPolicy_TLS13_1_3_FIPS_2025_09\0"
    "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09\0"
    "SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09\0"
    "SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09\0"
    "SecurityPolicy_TLS13_1_2_Ext2_PQ_2025_09\0"
    "SecurityPolicy_TLS13_1_2_Ext2_FIPS_PQ_2025_09\0"
    "SecurityPolicy_TLS13_1_2_PQ_2025_09\0"
    "SecurityPolicy_TLS13_1_2_2021_06\0"
    "SecurityPolicy_TLS13_2025_EDGE\0"
    "SecurityPolicy_TLS12_PFS_2025_EDGE\0"
    "SecurityPolicy_TLS12_2018_EDGE\0"
    "endpointAccessMode\0"
    "BASIC\0"
    "STRICT\0"
    "mutualTlsAuthentication\0"
    "truststoreUri\0"
    "truststoreVersion\0"
    "ownershipVerificationCertificateArn\0"
    "policy\0"
    "routingMode\0"
    "BASE_PATH_MAPPING_ONLY\0"
    "ROUTING_RULE_ONLY\0"
    "ROUTING_RULE_THEN_BASE_PATH_MAPPING\0"
    "CreateDomainName\0"
    "domainNameArn\0"
    "accessAssociationSourceType\0"
    "VPCE\0"
    "accessAssociationSource\0"
    "CreateDomainNameAccessAssociation\0"
    "schema\0"
    "contentType\0"
    "CreateModel\0"
    "validateRequestBody\0"
    "validateRequestParameters\0"
    "CreateRequestValidator\0"
    "parentId\0"
    "parent_id\0"
    "pathPart\0"
    "CreateResource\0"
    "version\0"
    "cloneFrom\0"
    "binaryMediaTypes\0"
    "minimumCompressionSize\0"
    "apiKeySource\0"
    "HEADER\0"
    "disableExecuteApiEndpoint\0"
    "CreateRestApi\0"
    "deploymentId\0"
    "CreateStage\0"
    "apiStages\0"
    "apiId\0"
    "throttle\0"
    "burstLimit\0"
    "rateLimit\0"
    "quota\0"
    "limit\0"
    "offset\0"
    "period\0"
    "DAY\0"
    "WEEK\0"
    "MONTH\0"
    "CreateUsagePlan\0"
    "usagePlanId\0"
    "usageplanId\0"
    "keyId\0"
    "keyType\0"
    "CreateUsagePlanKey\0"
    "targetArns\0"
    "CreateVpcLink\0"
    "apiKey\0"
    "api_Key\0"
    "DeleteApiKey\0"
    "authorizerId\0"
    "authorizer_id\0"
    "DeleteAuthorizer\0"
    "base_path\0"
    "DeleteBasePathMapping\0"
    "clientCertificateId\0"
    "clientcertificate_id\0"
    "DeleteClientCertificate\0"
    "deployment_id\0"
    "DeleteDeployment\0"
    "documentationPartId\0"
    "part_id\0"
    "DeleteDocumentationPart\0"
    "doc_version\0"
    "DeleteDocumentationVersion\0"
    "DeleteDomainName\0"
    "domainNameAccessAssociationArn\0"
    "domain_name_access_association_arn\0"
    "DeleteDomainNameAccessAssociation\0"
    "responseType\0"
    "response_type\0"
    "DEFAULT_4XX\0"
    "DEFAULT_5XX\0"
    "RESOURCE_NOT_FOUND\0"
    "UNAUTHORIZED\0"
    "INVALID_API_KEY\0"
    "ACCESS_DENIED\0"
    "AUTHORIZER_FAILURE\0"
    "AUTHORIZER_CONFIGURATION_ERROR\0"
    "INVALID_SIGNATURE\0"
    "EXPIRED_TOKEN\0"
    "MISSING_AUTHENTICATION_TOKEN\0"
    "INTEGRATION_FAILURE\0"
    "INTEGRATION_TIMEOUT\0"
    "API_CONFIGURATION_ERROR\0"
    "UNSUPPORTED_MEDIA_TYPE\0"
    "BAD_REQUEST_PARAMETERS\0"
    "BAD_REQUEST_BODY\0"
    "REQUEST_TOO_LARGE\0"
    "THROTTLED\0"
    "QUOTA_EXCEEDED\0"
    "WAF_FILTERED\0"
    "DeleteGatewayResponse\0"
    "resourceId\0"
    "resource_id\0"
    "httpMethod\0"
    "http_method\0"
    "DeleteIntegration\0"
    "status_code\0"
    "[1-5]\\d\\d\0"
    "DeleteIntegrationResponse\0"
    "DeleteMethod\0"
    "DeleteMethodResponse\0"
    "modelName\0"
    "model_name\0"
    "DeleteModel\0"
    "requestValidatorId\0"
    "requestvalidator_id\0"
    "DeleteRequestValidator\0"
    "DeleteResource\0"
    "DeleteRestApi\0"
    "stage_name\0"
    "DeleteStage\0"
    "DeleteUsagePlan\0"
    "DeleteUsagePlanKey\0"
    "vpcLinkId\0"
    "vpclink_id\0"
    "DeleteVpcLink\0"
    "FlushStageAuthorizersCache\0"
    "FlushStageCache\0"
    "GenerateClientCertificate\0"
    "GetAccount\0"
    "includeValue\0"
    "GetApiKey\0"
    "position\0"
    "nameQuery\0"
    "includeValues\0"
    "GetApiKeys\0"
    "GetAuthorizer\0"
    "GetAuthorizers\0"
    "GetBasePathMapping\0"
    "GetBasePathMappings\0"
    "GetClientCertificate\0"
    "GetClientCertificates\0"
    "embed\0"
    "GetDeployment\0"
    "GetDeployments\0"
    "GetDocumentationPart\0"
    "locationStatus\0"
    "DOCUMENTED\0"
    "UNDOCUMENTED\0"
    "GetDocumentationParts\0"
    "GetDocumentationVersion\0"
    "GetDocumentationVersions\0"
    "GetDomainName\0"
    "resourceOwner\0"
    "SELF\0"
    "OTHER_ACCOUNTS\0"
    "GetDomainNameAccessAssociations\0"
    "GetDomainNames\0"
    "exportType\0"
    "export_type\0"
    "parameters\0"
    "accepts\0"
    "Accept\0"
    "GetExport\0"
    "GetGatewayResponse\0"
    "GetGatewayResponses\0"
    "GetIntegration\0"
    "GetIntegrationResponse\0"
    "GetMethod\0"
    "GetMethodResponse\0"
    "flatten\0"
    "GetModel\0"
    "GetModelTemplate\0"
    "GetModels\0"
    "GetRequestValidator\0"
    "GetRequestValidators\0"
    "GetResource\0"
    "GetResources\0"
    "GetRestApi\0"
    "GetRestApis\0"
    "sdkType\0"
    "sdk_type\0"
    "GetSdk\0"
    "id\0"
    "sdktype_id\0"
    "GetSdkType\0"
    "GetSdkTypes\0"
    "GetStage\0"
    "GetStages\0"
    "resourceArn\0"
    "resource_arn\0"
    "GetTags\0"
    "startDate\0"
    "endDate\0"
    "GetUsage\0"
    "GetUsagePlan\0"
    "GetUsagePlanKey\0"
    "GetUsagePlanKeys\0"
    "GetUsagePlans\0"
    "GetVpcLink\0"
    "GetVpcLinks\0"
    "body\0"
    "csv\0"
    "failOnWarnings\0"
    "failonwarnings\0"
    "ImportApiKeys\0"
    "mode\0"
    "merge\0"
    "overwrite\0"
    "ImportDocumentationParts\0"
    "ImportRestApi\0"
    "responseParameters\0"
    "responseTemplates\0"
    "PutGatewayResponse\0"
    "HTTP\0"
    "AWS\0"
    "MOCK\0"
    "HTTP_PROXY\0"
    "AWS_PROXY\0"
    "integrationHttpMethod\0"
    "uri\0"
    "connectionType\0"
    "INTERNET\0"
    "VPC_LINK\0"
    "connectionId\0"
    "credentials\0"
    "requestParameters\0"
    "requestTemplates\0"
    "passthroughBehavior\0"
    "cacheNamespace\0"
    "cacheKeyParameters\0"
    "contentHandling\0"
    "CONVERT_TO_BINARY\0"
    "CONVERT_TO_TEXT\0"
    "timeoutInMillis\0"
    "tlsConfig\0"
    "insecureSkipVerification\0"
    "responseTransferMode\0"
    "BUFFERED\0"
    "STREAM\0"
    "integrationTarget\0"
    "PutIntegration\0"
    "selectionPattern\0"
    "PutIntegrationResponse\0"
    "authorizationType\0"
    "apiKeyRequired\0"
    "operationName\0"
    "requestModels\0"
    "authorizationScopes\0"
    "PutMethod\0"
    "responseModels\0"
    "PutMethodResponse\0"
    "PutRestApi\0"
    "RejectDomainNameAccessAssociation\0"
    "TagResource\0"
    "headers\0"
    "multiValueHeaders\0"
    "pathWithQueryString\0"
    "stageVariables\0"
    "additionalContext\0"
    "TestInvokeAuthorizer\0"
    "TestInvokeMethod\0"
    "tagKeys\0"
    "UntagResource\0"
    "patchOperations\0"
    "op\0"
    "add\0"
    "remove\0"
    "replace\0"
    "move\0"
    "copy\0"
    "test\0"
    "from\0"
    "UpdateAccount\0"
    "UpdateApiKey\0"
    "UpdateAuthorizer\0"
    "UpdateBasePathMapping\0"
    "UpdateClientCertificate\0"
    "UpdateDeployment\0"
    "UpdateDocumentationPart\0"
    "UpdateDocumentationVersion\0"
    "UpdateDomainName\0"
    "UpdateGatewayResponse\0"
    "UpdateIntegration\0"
    "UpdateIntegrationResponse\0"
    "UpdateMethod\0"
    "UpdateMethodResponse\0"
    "UpdateModel\0"
    "UpdateRequestValidator\0"
    "UpdateResource\0"
    "UpdateRestApi\0"
    "UpdateStage\0"
    "UpdateUsage\0"
    "UpdateUsagePlan\0"
    "UpdateVpcLink\0"
    ;

constexpr aws::ModelShape shapes[] = {
    {Kind::text, 0, 0, 0, 0, 0},
    {Kind::boolean, 0, 0, 0, 0, 0},
    {Kind::structure, 0, 0, 2, 0, 0},
    {Kind::list, 0, 2, 0, 0, 0},
    {Kind::map, 0, 0, 0, 0, 0},
    {Kind::structure, 0, 2, 8, 0, 0},
    {Kind::text, 0, 0, 1, 0, 0},
    {Kind::list, 0, 0, 0, 0, 0},
    {Kind::integer, 0, 0, 0, 0, 0},
    {Kind::text, 0, 0, 2, 0, 0},
    {Kind::structure, 0, 10, 4, 0, 0},
    {Kind::list, 0, 10, 0, 0, 0},
    {Kind::structure, 0, 14, 3, 0, 0},
    {Kind::list, 0, 12, 0, 0, 0},
    {Kind::text, 0, 0, 3, 0, 0},
    {Kind::list, 0, 14, 0, 0, 0},
    {Kind::structure, 0, 17, 2, 0, 0},
    {Kind::structure, 0, 19, 11, 0, 0},
    {Kind::structure, 0, 30, 5, 0, 0},
    {Kind::text, 0, 0, 4, 0, 0},
    {Kind::number, 0, 0, 0, 0, 0},
    {Kind::structure, 0, 35, 3, 0, 0},
    {Kind::structure, 0, 38, 9, 0, 0},
    {Kind::text, 0, 0, 5, 0, 0},
    {Kind::text, 0, 1, 0, 0, 0},
    {Kind::structure, 0, 47, 5, 0, 0},
    {Kind::structure, 0, 52, 3, 0, 0},
    {Kind::structure, 0, 55, 4, 0, 0},
    {Kind::text, 0, 0, 6, 0, 0},
    {Kind::list, 0, 28, 0, 0, 0},
    {Kind::text, 0, 0, 7, 0, 0},
    {Kind::structure, 0, 59, 3, 0, 0},
    {Kind::text, 0, 0, 8, 0, 0},
    {Kind::text, 0, 0, 9, 0, 0},
    {Kind::structure, 0, 62, 2, 0, 0},
    {Kind::text, 0, 0, 10, 0, 0},
    {Kind::structure, 0, 64, 16, 0, 0},
    {Kind::text, 0, 0, 11, 0, 0},
    {Kind::structure, 0, 80, 4, 0, 0},
    {Kind::structure, 0, 84, 5, 0, 0},
    {Kind::structure, 0, 89, 4, 0, 0},
    {Kind::structure, 0, 93, 3, 0, 0},
    {Kind::text, 0, 0, 12, 0, 0},
    {Kind::structure, 0, 96, 13, 0, 0},
    {Kind::structure, 0, 109, 4, 0, 0},
    {Kind::structure, 0, 113, 11, 0, 0},
    {Kind::structure, 0, 124, 2, 0, 0},
    {Kind::map, 0, 46, 0, 0, 0},
    {Kind::structure, 0, 126, 3, 0, 0},
    {Kind::list, 0, 48, 0, 0, 0},
    {Kind::text, 0, 0, 13, 0, 0},
    {Kind::structure, 0, 129, 3, 0, 0},
    {Kind::structure, 0, 132, 6, 0, 0},
    {Kind::structure, 0, 138, 3, 0, 0},
    {Kind::structure, 0, 141, 4, 0, 0},
    {Kind::structure, 0, 145, 1, 0, 0},
    {Kind::structure, 0, 146, 2, 0, 0},
    {Kind::structure, 0, 148, 3, 0, 0},
    {Kind::structure, 0, 151, 1, 0, 0},
    {Kind::structure, 0, 152, 2, 0, 0},
    {Kind::structure, 0, 154, 2, 0, 0},
    {Kind::structure, 0, 156, 2, 0, 0},
    {Kind::structure, 0, 158, 2, 0, 0},
    {Kind::structure, 0, 160, 1, 0, 0},
    {Kind::text, 0, 0, 14, 0, 0},
    {Kind::structure, 0, 161, 2, 0, 0},
    {Kind::structure, 0, 163, 3, 0, 0},
    {Kind::text, 0, 2, 0, 0, 0},
    {Kind::structure, 0, 166, 4, 0, 0},
    {Kind::structure, 0, 170, 2, 0, 0},
    {Kind::structure, 0, 172, 2, 0, 0},
    {Kind::structure, 0, 174, 2, 0, 0},
    {Kind::structure, 0, 176, 1, 0, 0},
    {Kind::structure, 0, 177, 2, 0, 0},
    {Kind::structure, 0, 179, 1, 0, 0},
    {Kind::structure, 0, 180, 2, 0, 0},
    {Kind::structure, 0, 182, 1, 0, 0},
    {Kind::structure, 0, 183, 2, 0, 0},
    {Kind::structure, 0, 185, 0, 0, 0},
    {Kind::structure, 0, 185, 2, 0, 0},
    {Kind::structure, 0, 187, 5, 0, 0},
    {Kind::structure, 0, 192, 3, 0, 0},
    {Kind::structure, 0, 195, 4, 0, 0},
    {Kind::structure, 0, 199, 2, 0, 0},
    {Kind::structure, 0, 201, 3, 0, 0},
    {Kind::text, 0, 0, 15, 0, 0},
    {Kind::structure, 0, 204, 7, 0, 0},
    {Kind::text, 0, 0, 16, 0, 0},
    {Kind::structure, 0, 211, 3, 0, 0},
    {Kind::structure, 0, 214, 5, 0, 0},
    {Kind::structure, 0, 219, 3, 0, 0},
    {Kind::structure, 0, 222, 3, 0, 0},
    {Kind::structure, 0, 225, 4, 0, 0},
    {Kind::structure, 0, 229, 4, 0, 0},
    {Kind::structure, 0, 233, 1, 0, 0},
    {Kind::structure, 0, 234, 2, 0, 0},
    {Kind::structure, 0, 236, 3, 0, 0},
    {Kind::structure, 0, 239, 6, 0, 0},
    {Kind::structure, 0, 245, 4, 0, 0},
    {Kind::structure, 0, 249, 3, 0, 0},
    {Kind::blob, 0, 0, 0, 0, 0},
    {Kind::text, 0, 0, 17, 0, 0},
    {Kind::structure, 0, 252, 3, 0, 0},
    {Kind::text, 0, 0, 18, 0, 0},
    {Kind::structure, 0, 255, 4, 0, 0},
    {Kind::structure, 0, 259, 3, 0, 0},
    {Kind::structure, 0, 262, 5, 0, 0},
    {Kind::text, 0, 0, 19, 0, 0},
    {Kind::text, 0, 0, 20, 0, 0},
    {Kind::text, 0, 0, 21, 0, 0},
    {Kind::structure, 0, 267, 1, 0, 0},
    {Kind::text, 0, 0, 22, 0, 0},
    {Kind::structure, 0, 268, 19, 0, 0},
    {Kind::structure, 0, 287, 8, 0, 0},
    {Kind::map, 0, 1, 0, 0, 0},
    {Kind::structure, 0, 295, 11, 0, 0},
    {Kind::structure, 0, 306, 6, 0, 0},
    {Kind::structure, 0, 312, 5, 0, 0},
    {Kind::structure, 0, 317, 2, 0, 0},
    {Kind::structure, 0, 319, 2, 0, 0},
    {Kind::map, 0, 7, 0, 0, 0},
    {Kind::structure, 0, 321, 8, 0, 0},
    {Kind::structure, 0, 329, 9, 0, 0},
    {Kind::structure, 0, 338, 2, 0, 0},
    {Kind::text, 0, 0, 23, 0, 0},
    {Kind::structure, 0, 340, 4, 0, 0},
    {Kind::list, 0, 125, 0, 0, 0},
    {Kind::structure, 0, 344, 1, 0, 0},
    {Kind::structure, 0, 345, 2, 0, 0},
    {Kind::structure, 0, 347, 3, 0, 0},
    {Kind::structure, 0, 350, 4, 0, 0},
    {Kind::structure, 0, 354, 2, 0, 0},
    {Kind::structure, 0, 356, 3, 0, 0},
    {Kind::structure, 0, 359, 3, 0, 0},
    {Kind::structure, 0, 362, 3, 0, 0},
    {Kind::structure, 0, 365, 3, 0, 0},
    {Kind::structure, 0, 368, 3, 0, 0},
    {Kind::structure, 0, 371, 4, 0, 0},
    {Kind::structure, 0, 375, 5, 0, 0},
    {Kind::structure, 0, 380, 3, 0, 0},
    {Kind::structure, 0, 383, 3, 0, 0},
    {Kind::structure, 0, 386, 3, 0, 0},
    {Kind::structure, 0, 389, 2, 0, 0},
    {Kind::structure, 0, 391, 3, 0, 0},
    {Kind::structure, 0, 394, 3, 0, 0},
    {Kind::structure, 0, 397, 2, 0, 0},
    {Kind::structure, 0, 399, 2, 0, 0},
};

constexpr aws::ModelMember members[] = {
    {60, 60, 0, Location::body, false},  // restApiId
    {70, 70, 0, Location::body, false},  // stageName
    {0, 0, 0, Location::body, false},  // name
    {5, 5, 0, Location::body, false},  // description
    {17, 17, 1, Location::body, false},  // enabled
    {25, 25, 1, Location::body, false},  // generateDistinctId
    {44, 44, 0, Location::body, false},  // value
    {50, 50, 3, Location::body, false},  // stageKeys
    {80, 80, 0, Location::body, false},  // customerId
    {91, 91, 4, Location::body, false},  // tags
    {352, 352, 0, Location::body, true},  // claimName
    {362, 362, 9, Location::body, true},  // format
    {383, 383, 1, Location::body, false},  // required
    {392, 392, 7, Location::body, false},  // expectedValues
    {318, 318, 0, Location::body, true},  // issuer
    {325, 325, 7, Location::body, true},  // audiences
    {335, 335, 11, Location::body, false},  // additionalClaims
    {310, 310, 13, Location::body, true},  // issuers
    {407, 407, 15, Location::body, true},  // defaultAlgorithms
    {60, 109, 0, Location::label, true},  // restApiId
    {0, 0, 0, Location::body, true},  // name
    {120, 120, 6, Location::body, true},  // type
    {162, 162, 7, Location::body, false},  // providerARNs
    {175, 175, 0, Location::body, false},  // authType
    {184, 184, 0, Location::body, false},  // authorizerUri
    {198, 198, 0, Location::body, false},  // authorizerCredentials
    {220, 220, 0, Location::body, false},  // identitySource
    {235, 235, 0, Location::body, false},  // identityValidationExpression
    {264, 264, 8, Location::body, false},  // authorizerResultTtlInSeconds
    {293, 293, 16, Location::body, false},  // jwtConfiguration
    {478, 489, 0, Location::label, true},  // domainName
    {501, 501, 0, Location::query, false},  // domainNameId
    {514, 514, 0, Location::body, false},  // basePath
    {60, 60, 0, Location::body, true},  // restApiId
    {523, 523, 0, Location::body, false},  // stage
    {665, 665, 20, Location::body, false},  // percentTraffic
    {680, 680, 4, Location::body, false},  // stageVariableOverrides
    {703, 703, 1, Location::body, false},  // useStageCache
    {60, 109, 0, Location::label, true},  // restApiId
    {70, 70, 0, Location::body, false},  // stageName
    {551, 551, 0, Location::body, false},  // stageDescription
    {5, 5, 0, Location::body, false},  // description
    {568, 568, 1, Location::body, false},  // cacheClusterEnabled
    {588, 588, 19, Location::body, false},  // cacheClusterSize
    {640, 640, 4, Location::body, false},  // variables
    {650, 650, 21, Location::body, false},  // canarySettings
    {717, 717, 1, Location::body, false},  // tracingEnabled
    {120, 120, 23, Location::body, true},  // type
    {893, 893, 0, Location::body, false},  // path
    {898, 898, 0, Location::body, false},  // method
    {905, 905, 24, Location::body, false},  // statusCode
    {0, 0, 0, Location::body, false},  // name
    {60, 109, 0, Location::label, true},  // restApiId
    {749, 749, 25, Location::body, true},  // location
    {937, 937, 0, Location::body, true},  // properties
    {60, 109, 0, Location::label, true},  // restApiId
    {972, 972, 0, Location::body, true},  // documentationVersion
    {70, 70, 0, Location::body, false},  // stageName
    {5, 5, 0, Location::body, false},  // description
    {1175, 1175, 29, Location::body, false},  // types
    {1203, 1203, 30, Location::body, false},  // ipAddressType
    {1232, 1232, 7, Location::body, false},  // vpcEndpointIds
    {1784, 1784, 0, Location::body, false},  // truststoreUri
    {1798, 1798, 0, Location::body, false},  // truststoreVersion
    {478, 478, 0, Location::body, true},  // domainName
    {1020, 1020, 0, Location::body, false},  // certificateName
    {1036, 1036, 0, Location::body, false},  // certificateBody
    {1052, 1052, 0, Location::body, false},  // certificatePrivateKey
    {1074, 1074, 0, Location::body, false},  // certificateChain
    {1091, 1091, 0, Location::body, false},  // certificateArn
    {1106, 1106, 0, Location::body, false},  // regionalCertificateName
    {1130, 1130, 0, Location::body, false},  // regionalCertificateArn
    {1153, 1153, 31, Location::body, false},  // endpointConfiguration
    {91, 91, 4, Location::body, false},  // tags
    {1247, 1247, 32, Location::body, false},  // securityPolicy
    {1728, 1728, 33, Location::body, false},  // endpointAccessMode
    {1760, 1760, 34, Location::body, false},  // mutualTlsAuthentication
    {1816, 1816, 0, Location::body, false},  // ownershipVerificationCertificateArn
    {1852, 1852, 0, Location::body, false},  // policy
    {1859, 1859, 35, Location::body, false},  // routingMode
    {1965, 1965, 0, Location::body, true},  // domainNameArn
    {1979, 1979, 37, Location::body, true},  // accessAssociationSourceType
    {2012, 2012, 0, Location::body, true},  // accessAssociationSource
    {91, 91, 4, Location::body, false},  // tags
    {60, 109, 0, Location::label, true},  // restApiId
    {0, 0, 0, Location::body, true},  // name
    {5, 5, 0, Location::body, false},  // description
    {2070, 2070, 0, Location::body, false},  // schema
    {2077, 2077, 0, Location::body, true},  // contentType
    {60, 109, 0, Location::label, true},  // restApiId
    {0, 0, 0, Location::body, false},  // name
    {2101, 2101, 1, Location::body, false},  // validateRequestBody
    {2121, 2121, 1, Location::body, false},  // validateRequestParameters
    {60, 109, 0, Location::label, true},  // restApiId
    {2170, 2179, 0, Location::label, true},  // parentId
    {2189, 2189, 0, Location::body, true},  // pathPart
    {0, 0, 0, Location::body, true},  // name
    {5, 5, 0, Location::body, false},  // description
    {2213, 2213, 0, Location::body, false},  // version
    {2221, 2221, 0, Location::body, false},  // cloneFrom
    {2231, 2231, 7, Location::body, false},  // binaryMediaTypes
    {2248, 2248, 8, Location::body, false},  // minimumCompressionSize
    {2271, 2271, 42, Location::body, false},  // apiKeySource
    {1153, 1153, 31, Location::body, false},  // endpointConfiguration
    {1852, 1852, 0, Location::body, false},  // policy
    {91, 91, 4, Location::body, false},  // tags
    {2291, 2291, 1, Location::body, false},  // disableExecuteApiEndpoint
    {1247, 1247, 32, Location::body, false},  // securityPolicy
    {1728, 1728, 33, Location::body, false},  // endpointAccessMode
    {665, 665, 20, Location::body, false},  // percentTraffic
    {2331, 2331, 0, Location::body, false},  // deploymentId
    {680, 680, 4, Location::body, false},  // stageVariableOverrides
    {703, 703, 1, Location::body, false},  // useStageCache
    {60, 109, 0, Location::label, true},  // restApiId
    {70, 70, 0, Location::body, true},  // stageName
    {2331, 2331, 0, Location::body, true},  // deploymentId
    {5, 5, 0, Location::body, false},  // description
    {568, 568, 1, Location::body, false},  // cacheClusterEnabled
    {588, 588, 19, Location::body, false},  // cacheClusterSize
    {640, 640, 4, Location::body, false},  // variables
    {972, 972, 0, Location::body, false},  // documentationVersion
    {650, 650, 44, Location::body, false},  // canarySettings
    {717, 717, 1, Location::body, false},  // tracingEnabled
    {91, 91, 4, Location::body, false},  // tags
    {2381, 2381, 8, Location::body, false},  // burstLimit
    {2392, 2392, 20, Location::body, false},  // rateLimit
    {2366, 2366, 0, Location::body, false},  // apiId
    {523, 523, 0, Location::body, false},  // stage
    {2372, 2372, 47, Location::body, false},  // throttle
    {2408, 2408, 8, Location::body, false},  // limit
    {2414, 2414, 8, Location::body, false},  // offset
    {2421, 2421, 50, Location::body, false},  // period
    {0, 0, 0, Location::body, true},  // name
    {5, 5, 0, Location::body, false},  // description
    {2356, 2356, 49, Location::body, false},  // apiStages
    {2372, 2372, 46, Location::body, false},  // throttle
    {2402, 2402, 51, Location::body, false},  // quota
    {91, 91, 4, Location::body, false},  // tags
    {2459, 2471, 0, Location::label, true},  // usagePlanId
    {2483, 2483, 0, Location::body, true},  // keyId
    {2489, 2489, 0, Location::body, true},  // keyType
    {0, 0, 0, Location::body, true},  // name
    {5, 5, 0, Location::body, false},  // description
    {2516, 2516, 7, Location::body, true},  // targetArns
    {91, 91, 4, Location::body, false},  // tags
    {2541, 2548, 0, Location::label, true},  // apiKey
    {60, 109, 0, Location::label, true},  // restApiId
    {2569, 2582, 0, Location::label, true},  // authorizerId
    {478, 489, 0, Location::label, true},  // domainName
    {501, 501, 0, Location::query, false},  // domainNameId
    {514, 2613, 0, Location::label, true},  // basePath
    {2645, 2665, 0, Location::label, true},  // clientCertificateId
    {60, 109, 0, Location::label, true},  // restApiId
    {2331, 2710, 0, Location::label, true},  // deploymentId
    {60, 109, 0, Location::label, true},  // restApiId
    {2741, 2761, 0, Location::label, true},  // documentationPartId
    {60, 109, 0, Location::label, true},  // restApiId
    {972, 2793, 0, Location::label, true},  // documentationVersion
    {478, 489, 0, Location::label, true},  // domainName
    {501, 501, 0, Location::query, false},  // domainNameId
    {2849, 2880, 0, Location::label, true},  // domainNameAccessAssociationArn
    {60, 109, 0, Location::label, true},  // restApiId
    {2949, 2962, 64, Location::label, true},  // responseType
    {60, 109, 0, Location::label, true},  // restApiId
    {3378, 3389, 0, Location::label, true},  // resourceId
    {3401, 3412, 0, Location::label, true},  // httpMethod
    {60, 109, 0, Location::label, true},  // restApiId
    {3378, 3389, 0, Location::label, true},  // resourceId
    {3401, 3412, 0, Location::label, true},  // httpMethod
    {905, 3442, 67, Location::label, true},  // statusCode
    {60, 109, 0, Location::label, true},  // restApiId
    {3524, 3534, 0, Location::label, true},  // modelName
    {60, 109, 0, Location::label, true},  // restApiId
    {3557, 3576, 0, Location::label, true},  // requestValidatorId
    {60, 109, 0, Location::label, true},  // restApiId
    {3378, 3389, 0, Location::label, true},  // resourceId
    {60, 109, 0, Location::label, true},  // restApiId
    {60, 109, 0, Location::label, true},  // restApiId
    {70, 3648, 0, Location::label, true},  // stageName
    {2459, 2471, 0, Location::label, true},  // usagePlanId
    {2459, 2471, 0, Location::label, true},  // usagePlanId
    {2483, 2483, 0, Location::label, true},  // keyId
    {3706, 3716, 0, Location::label, true},  // vpcLinkId
    {5, 5, 0, Location::body, false},  // description
    {91, 91, 4, Location::body, false},  // tags
    {2541, 2548, 0, Location::label, true},  // apiKey
    {3821, 3821, 1, Location::query, false},  // includeValue
    {3844, 3844, 0, Location::query, false},  // position
    {2408, 2408, 8, Location::query, false},  // limit
    {3853, 0, 0, Location::query, false},  // nameQuery
    {80, 80, 0, Location::query, false},  // customerId
    {3863, 3863, 1, Location::query, false},  // includeValues
    {60, 109, 0, Location::label, true},  // restApiId
    {3844, 3844, 0, Location::query, false},  // position
    {2408, 2408, 8, Location::query, false},  // limit
    {478, 489, 0, Location::label, true},  // domainName
    {501, 501, 0, Location::query, false},  // domainNameId
    {3844, 3844, 0, Location::query, false},  // position
    {2408, 2408, 8, Location::query, false},  // limit
    {3844, 3844, 0, Location::query, false},  // position
    {2408, 2408, 8, Location::query, false},  // limit
    {60, 109, 0, Location::label, true},  // restApiId
    {2331, 2710, 0, Location::label, true},  // deploymentId
    {3999, 3999, 7, Location::query, false},  // embed
    {60, 109, 0, Location::label, true},  // restApiId
    {120, 120, 23, Location::query, false},  // type
    {3853, 0, 0, Location::query, false},  // nameQuery
    {893, 893, 0, Location::query, false},  // path
    {3844, 3844, 0, Location::query, false},  // position
    {2408, 2408, 8, Location::query, false},  // limit
    {4055, 4055, 85, Location::query, false},  // locationStatus
    {3844, 3844, 0, Location::query, false},  // position
    {2408, 2408, 8, Location::query, false},  // limit
    {4179, 4179, 87, Location::query, false},  // resourceOwner
    {60, 109, 0, Location::label, true},  // restApiId
    {70, 3648, 0, Location::label, true},  // stageName
    {4260, 4271, 0, Location::label, true},  // exportType
    {4283, 4283, 4, Location::query, false},  // parameters
    {4294, 4302, 0, Location::header, false},  // accepts
    {60, 109, 0, Location::label, true},  // restApiId
    {3524, 3534, 0, Location::label, true},  // modelName
    {4424, 4424, 1, Location::query, false},  // flatten
    {60, 109, 0, Location::label, true},  // restApiId
    {3378, 3389, 0, Location::label, true},  // resourceId
    {3999, 3999, 7, Location::query, false},  // embed
    {60, 109, 0, Location::label, true},  // restApiId
    {3844, 3844, 0, Location::query, false},  // position
    {2408, 2408, 8, Location::query, false},  // limit
    {3999, 3999, 7, Location::query, false},  // embed
    {60, 109, 0, Location::label, true},  // restApiId
    {70, 3648, 0, Location::label, true},  // stageName
    {4557, 4565, 0, Location::label, true},  // sdkType
    {4283, 4283, 4, Location::query, false},  // parameters
    {4581, 4584, 0, Location::label, true},  // id
    {60, 109, 0, Location::label, true},  // restApiId
    {2331, 2331, 0, Location::query, false},  // deploymentId
    {4637, 4649, 0, Location::label, true},  // resourceArn
    {3844, 3844, 0, Location::query, false},  // position
    {2408, 2408, 8, Location::query, false},  // limit
    {2459, 2471, 0, Location::label, true},  // usagePlanId
    {2483, 2483, 0, Location::query, false},  // keyId
    {4670, 4670, 0, Location::query, true},  // startDate
    {4680, 4680, 0, Location::query, true},  // endDate
    {3844, 3844, 0, Location::query, false},  // position
    {2408, 2408, 8, Location::query, false},  // limit
    {2459, 2471, 0, Location::label, true},  // usagePlanId
    {3844, 3844, 0, Location::query, false},  // position
    {2408, 2408, 8, Location::query, false},  // limit
    {3853, 0, 0, Location::query, false},  // nameQuery
    {3844, 3844, 0, Location::query, false},  // position
    {2483, 2483, 0, Location::query, false},  // keyId
    {2408, 2408, 8, Location::query, false},  // limit
    {4780, 4780, 100, Location::payload, true},  // body
    {362, 362, 101, Location::query, true},  // format
    {4789, 4804, 1, Location::query, false},  // failOnWarnings
    {60, 109, 0, Location::label, true},  // restApiId
    {4833, 4833, 103, Location::query, false},  // mode
    {4789, 4804, 1, Location::query, false},  // failOnWarnings
    {4780, 4780, 100, Location::payload, true},  // body
    {4789, 4804, 1, Location::query, false},  // failOnWarnings
    {4283, 4283, 4, Location::query, false},  // parameters
    {4780, 4780, 100, Location::payload, true},  // body
    {60, 109, 0, Location::label, true},  // restApiId
    {2949, 2962, 64, Location::label, true},  // responseType
    {905, 905, 67, Location::body, false},  // statusCode
    {4893, 4893, 4, Location::body, false},  // responseParameters
    {4912, 4912, 4, Location::body, false},  // responseTemplates
    {5233, 5233, 1, Location::body, false},  // insecureSkipVerification
    {60, 109, 0, Location::label, true},  // restApiId
    {3378, 3389, 0, Location::label, true},  // resourceId
    {3401, 3412, 0, Location::label, true},  // httpMethod
    {120, 120, 107, Location::body, true},  // type
    {4984, 3401, 0, Location::body, false},  // integrationHttpMethod
    {5006, 5006, 0, Location::body, false},  // uri
    {5010, 5010, 108, Location::body, false},  // connectionType
    {5043, 5043, 0, Location::body, false},  // connectionId
    {5056, 5056, 0, Location::body, false},  // credentials
    {5068, 5068, 4, Location::body, false},  // requestParameters
    {5086, 5086, 4, Location::body, false},  // requestTemplates
    {5103, 5103, 0, Location::body, false},  // passthroughBehavior
    {5123, 5123, 0, Location::body, false},  // cacheNamespace
    {5138, 5138, 7, Location::body, false},  // cacheKeyParameters
    {5157, 5157, 109, Location::body, false},  // contentHandling
    {5207, 5207, 8, Location::body, false},  // timeoutInMillis
    {5223, 5223, 110, Location::body, false},  // tlsConfig
    {5258, 5258, 111, Location::body, false},  // responseTransferMode
    {5295, 5295, 0, Location::body, false},  // integrationTarget
    {60, 109, 0, Location::label, true},  // restApiId
    {3378, 3389, 0, Location::label, true},  // resourceId
    {3401, 3412, 0, Location::label, true},  // httpMethod
    {905, 3442, 67, Location::label, true},  // statusCode
    {5328, 5328, 0, Location::body, false},  // selectionPattern
    {4893, 4893, 4, Location::body, false},  // responseParameters
    {4912, 4912, 4, Location::body, false},  // responseTemplates
    {5157, 5157, 109, Location::body, false},  // contentHandling
    {60, 109, 0, Location::label, true},  // restApiId
    {3378, 3389, 0, Location::label, true},  // resourceId
    {3401, 3412, 0, Location::label, true},  // httpMethod
    {5368, 5368, 0, Location::body, true},  // authorizationType
    {2569, 2569, 0, Location::body, false},  // authorizerId
    {5386, 5386, 1, Location::body, false},  // apiKeyRequired
    {5401, 5401, 0, Location::body, false},  // operationName
    {5068, 5068, 114, Location::body, false},  // requestParameters
    {5415, 5415, 4, Location::body, false},  // requestModels
    {3557, 3557, 0, Location::body, false},  // requestValidatorId
    {5429, 5429, 7, Location::body, false},  // authorizationScopes
    {60, 109, 0, Location::label, true},  // restApiId
    {3378, 3389, 0, Location::label, true},  // resourceId
    {3401, 3412, 0, Location::label, true},  // httpMethod
    {905, 3442, 67, Location::label, true},  // statusCode
    {4893, 4893, 114, Location::body, false},  // responseParameters
    {5459, 5459, 4, Location::body, false},  // responseModels
    {60, 109, 0, Location::label, true},  // restApiId
    {4833, 4833, 103, Location::query, false},  // mode
    {4789, 4804, 1, Location::query, false},  // failOnWarnings
    {4283, 4283, 4, Location::query, false},  // parameters
    {4780, 4780, 100, Location::payload, true},  // body
    {2849, 2849, 0, Location::query, true},  // domainNameAccessAssociationArn
    {1965, 1965, 0, Location::query, true},  // domainNameArn
    {4637, 4649, 0, Location::label, true},  // resourceArn
    {91, 91, 4, Location::body, true},  // tags
    {60, 109, 0, Location::label, true},  // restApiId
    {2569, 2582, 0, Location::label, true},  // authorizerId
    {5549, 5549, 4, Location::body, false},  // headers
    {5557, 5557, 120, Location::body, false},  // multiValueHeaders
    {5575, 5575, 0, Location::body, false},  // pathWithQueryString
    {4780, 4780, 0, Location::body, false},  // body
    {5595, 5595, 4, Location::body, false},  // stageVariables
    {5610, 5610, 4, Location::body, false},  // additionalContext
    {60, 109, 0, Location::label, true},  // restApiId
    {3378, 3389, 0, Location::label, true},  // resourceId
    {3401, 3412, 0, Location::label, true},  // httpMethod
    {5575, 5575, 0, Location::body, false},  // pathWithQueryString
    {4780, 4780, 0, Location::body, false},  // body
    {5549, 5549, 4, Location::body, false},  // headers
    {5557, 5557, 120, Location::body, false},  // multiValueHeaders
    {2645, 2645, 0, Location::body, false},  // clientCertificateId
    {5595, 5595, 4, Location::body, false},  // stageVariables
    {4637, 4649, 0, Location::label, true},  // resourceArn
    {5666, 5666, 7, Location::query, true},  // tagKeys
    {5704, 5704, 124, Location::body, false},  // op
    {893, 893, 0, Location::body, false},  // path
    {44, 44, 0, Location::body, false},  // value
    {5741, 5741, 0, Location::body, false},  // from
    {5688, 5688, 126, Location::body, false},  // patchOperations
    {2541, 2548, 0, Location::label, true},  // apiKey
    {5688, 5688, 126, Location::body, false},  // patchOperations
    {60, 109, 0, Location::label, true},  // restApiId
    {2569, 2582, 0, Location::label, true},  // authorizerId
    {5688, 5688, 126, Location::body, false},  // patchOperations
    {478, 489, 0, Location::label, true},  // domainName
    {501, 501, 0, Location::query, false},  // domainNameId
    {514, 2613, 0, Location::label, true},  // basePath
    {5688, 5688, 126, Location::body, false},  // patchOperations
    {2645, 2665, 0, Location::label, true},  // clientCertificateId
    {5688, 5688, 126, Location::body, false},  // patchOperations
    {60, 109, 0, Location::label, true},  // restApiId
    {2331, 2710, 0, Location::label, true},  // deploymentId
    {5688, 5688, 126, Location::body, false},  // patchOperations
    {60, 109, 0, Location::label, true},  // restApiId
    {2741, 2761, 0, Location::label, true},  // documentationPartId
    {5688, 5688, 126, Location::body, false},  // patchOperations
    {60, 109, 0, Location::label, true},  // restApiId
    {972, 2793, 0, Location::label, true},  // documentationVersion
    {5688, 5688, 126, Location::body, false},  // patchOperations
    {478, 489, 0, Location::label, true},  // domainName
    {501, 501, 0, Location::query, false},  // domainNameId
    {5688, 5688, 126, Location::body, false},  // patchOperations
    {60, 109, 0, Location::label, true},  // restApiId
    {2949, 2962, 64, Location::label, true},  // responseType
    {5688, 5688, 126, Location::body, false},  // patchOperations
    {60, 109, 0, Location::label, true},  // restApiId
    {3378, 3389, 0, Location::label, true},  // resourceId
    {3401, 3412, 0, Location::label, true},  // httpMethod
    {5688, 5688, 126, Location::body, false},  // patchOperations
    {60, 109, 0, Location::label, true},  // restApiId
    {3378, 3389, 0, Location::label, true},  // resourceId
    {3401, 3412, 0, Location::label, true},  // httpMethod
    {905, 3442, 67, Location::label, true},  // statusCode
    {5688, 5688, 126, Location::body, false},  // patchOperations
    {60, 109, 0, Location::label, true},  // restApiId
    {3524, 3534, 0, Location::label, true},  // modelName
    {5688, 5688, 126, Location::body, false},  // patchOperations
    {60, 109, 0, Location::label, true},  // restApiId
    {3557, 3576, 0, Location::label, true},  // requestValidatorId
    {5688, 5688, 126, Location::body, false},  // patchOperations
    {60, 109, 0, Location::label, true},  // restApiId
    {3378, 3389, 0, Location::label, true},  // resourceId
    {5688, 5688, 126, Location::body, false},  // patchOperations
    {60, 109, 0, Location::label, true},  // restApiId
    {5688, 5688, 126, Location::body, false},  // patchOperations
    {60, 109, 0, Location::label, true},  // restApiId
    {70, 3648, 0, Location::label, true},  // stageName
    {5688, 5688, 126, Location::body, false},  // patchOperations
    {2459, 2471, 0, Location::label, true},  // usagePlanId
    {2483, 2483, 0, Location::label, true},  // keyId
    {5688, 5688, 126, Location::body, false},  // patchOperations
    {2459, 2471, 0, Location::label, true},  // usagePlanId
    {5688, 5688, 126, Location::body, false},  // patchOperations
    {3706, 3716, 0, Location::label, true},  // vpcLinkId
    {5688, 5688, 126, Location::body, false},  // patchOperations
};

constexpr aws::ModelPattern patterns[] = {
    {916, false},
    {3454, false},
};

constexpr aws::ModelEnum enums[] = {
    {0, 4},
    {4, 1},
    {5, 6},
    {11, 8},
    {19, 12},
    {31, 3},
    {34, 2},
    {36, 14},
    {50, 2},
    {52, 3},
    {55, 1},
    {56, 2},
    {58, 3},
    {61, 21},
    {82, 2},
    {84, 2},
    {86, 1},
    {87, 2},
    {89, 5},
    {94, 2},
    {96, 2},
    {98, 2},
    {100, 6},
};

constexpr std::uint16_t values[] = {
    125, 131, 139, 158, 369, 425, 431, 437, 443, 449, 455, 605, 609, 613, 617, 622,
    627, 632, 636, 758, 762, 773, 779, 788, 795, 810, 826, 841, 854, 863, 879, 1181,
    1190, 1195, 1217, 1222, 1262, 1270, 1278, 1311, 1349, 1389, 1430, 1475, 1516, 1562, 1598, 1631,
    1662, 1697, 1747, 1753, 1871, 1894, 1912, 2007, 2284, 762, 2428, 2432, 2437, 2976, 2988, 3000,
    3019, 3032, 3048, 3062, 3081, 3112, 3130, 3144, 3173, 3193, 3213, 3237, 3260, 3283, 3300, 3318,
    3328, 3343, 4070, 4081, 4193, 4198, 4785, 4838, 4844, 4949, 4954, 4958, 4963, 4974, 5025, 5034,
    5173, 5191, 5279, 5288, 5707, 5711, 5718, 5726, 5731, 5736,
};

constexpr aws::ModelOperation operations[] = {
    {96, 5},  // CreateApiKey
    {461, 17},  // CreateAuthorizer
    {529, 18},  // CreateBasePathMapping
    {732, 22},  // CreateDeployment
    {948, 26},  // CreateDocumentationPart
    {993, 27},  // CreateDocumentationVersion
    {1948, 36},  // CreateDomainName
    {2036, 38},  // CreateDomainNameAccessAssociation
    {2089, 39},  // CreateModel
    {2147, 40},  // CreateRequestValidator
    {2198, 41},  // CreateResource
    {2317, 43},  // CreateRestApi
    {2344, 45},  // CreateStage
    {2443, 52},  // CreateUsagePlan
    {2497, 53},  // CreateUsagePlanKey
    {2527, 54},  // CreateVpcLink
    {2556, 55},  // DeleteApiKey
    {2596, 56},  // DeleteAuthorizer
    {2623, 57},  // DeleteBasePathMapping
    {2686, 58},  // DeleteClientCertificate
    {2724, 59},  // DeleteDeployment
    {2769, 60},  // DeleteDocumentationPart
    {2805, 61},  // DeleteDocumentationVersion
    {2832, 62},  // DeleteDomainName
    {2915, 63},  // DeleteDomainNameAccessAssociation
    {3356, 65},  // DeleteGatewayResponse
    {3424, 66},  // DeleteIntegration
    {3464, 68},  // DeleteIntegrationResponse
    {3490, 66},  // DeleteMethod
    {3503, 68},  // DeleteMethodResponse
    {3545, 69},  // DeleteModel
    {3596, 70},  // DeleteRequestValidator
    {3619, 71},  // DeleteResource
    {3634, 72},  // DeleteRestApi
    {3659, 73},  // DeleteStage
    {3671, 74},  // DeleteUsagePlan
    {3687, 75},  // DeleteUsagePlanKey
    {3727, 76},  // DeleteVpcLink
    {3741, 73},  // FlushStageAuthorizersCache
    {3768, 73},  // FlushStageCache
    {3784, 77},  // GenerateClientCertificate
    {3810, 78},  // GetAccount
    {3834, 79},  // GetApiKey
    {3877, 80},  // GetApiKeys
    {3888, 56},  // GetAuthorizer
    {3902, 81},  // GetAuthorizers
    {3917, 57},  // GetBasePathMapping
    {3936, 82},  // GetBasePathMappings
    {3956, 58},  // GetClientCertificate
    {3977, 83},  // GetClientCertificates
    {4005, 84},  // GetDeployment
    {4019, 81},  // GetDeployments
    {4034, 60},  // GetDocumentationPart
    {4094, 86},  // GetDocumentationParts
    {4116, 61},  // GetDocumentationVersion
    {4140, 81},  // GetDocumentationVersions
    {4165, 62},  // GetDomainName
    {4213, 88},  // GetDomainNameAccessAssociations
    {4245, 88},  // GetDomainNames
    {4309, 89},  // GetExport
    {4319, 65},  // GetGatewayResponse
    {4338, 81},  // GetGatewayResponses
    {4358, 66},  // GetIntegration
    {4373, 68},  // GetIntegrationResponse
    {4396, 66},  // GetMethod
    {4406, 68},  // GetMethodResponse
    {4432, 90},  // GetModel
    {4441, 69},  // GetModelTemplate
    {4458, 81},  // GetModels
    {4468, 70},  // GetRequestValidator
    {4488, 81},  // GetRequestValidators
    {4509, 91},  // GetResource
    {4521, 92},  // GetResources
    {4534, 72},  // GetRestApi
    {4545, 83},  // GetRestApis
    {4574, 93},  // GetSdk
    {4595, 94},  // GetSdkType
    {4606, 83},  // GetSdkTypes
    {4618, 73},  // GetStage
    {4627, 95},  // GetStages
    {4662, 96},  // GetTags
    {4688, 97},  // GetUsage
    {4697, 74},  // GetUsagePlan
    {4710, 75},  // GetUsagePlanKey
    {4726, 98},  // GetUsagePlanKeys
    {4743, 99},  // GetUsagePlans
    {4757, 76},  // GetVpcLink
    {4768, 83},  // GetVpcLinks
    {4819, 102},  // ImportApiKeys
    {4854, 104},  // ImportDocumentationParts
    {4879, 105},  // ImportRestApi
    {4930, 106},  // PutGatewayResponse
    {5313, 112},  // PutIntegration
    {5345, 113},  // PutIntegrationResponse
    {5449, 115},  // PutMethod
    {5474, 116},  // PutMethodResponse
    {5492, 117},  // PutRestApi
    {5503, 118},  // RejectDomainNameAccessAssociation
    {5537, 119},  // TagResource
    {5628, 121},  // TestInvokeAuthorizer
    {5649, 122},  // TestInvokeMethod
    {5674, 123},  // UntagResource
    {5746, 127},  // UpdateAccount
    {5760, 128},  // UpdateApiKey
    {5773, 129},  // UpdateAuthorizer
    {5790, 130},  // UpdateBasePathMapping
    {5812, 131},  // UpdateClientCertificate
    {5836, 132},  // UpdateDeployment
    {5853, 133},  // UpdateDocumentationPart
    {5877, 134},  // UpdateDocumentationVersion
    {5904, 135},  // UpdateDomainName
    {5921, 136},  // UpdateGatewayResponse
    {5943, 137},  // UpdateIntegration
    {5961, 138},  // UpdateIntegrationResponse
    {5987, 137},  // UpdateMethod
    {6000, 138},  // UpdateMethodResponse
    {6021, 139},  // UpdateModel
    {6033, 140},  // UpdateRequestValidator
    {6056, 141},  // UpdateResource
    {6071, 142},  // UpdateRestApi
    {6085, 143},  // UpdateStage
    {6097, 144},  // UpdateUsage
    {6109, 145},  // UpdateUsagePlan
    {6125, 146},  // UpdateVpcLink
};

}  // namespace

const aws::ServiceModel service_model{pool, shapes, members, patterns, enums, values,
                                      operations};

}  // namespace emulator::apigateway

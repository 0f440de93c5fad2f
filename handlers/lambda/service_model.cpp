// Written by daemon/aws/model/generate from botocore 1.44.5; not to be edited.
// clang-format off

#include "handlers/lambda/service_model.hpp"

namespace emulator::lambda {

namespace {

using Kind = aws::ModelShape::Kind;
using Location = aws::ModelMember::Location;

// One text after the other, each with its NUL.
constexpr char pool[] =
    // NOLINTNEXTLINE(bugprone-string-literal-with-embedded-nul)
    "LayerName\0"
    "(arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:layer:[a-zA-Z0-9-_]{1,140}|[a-zA-Z0-9-_]{1,140})\0"
    "VersionNumber\0"
    "StatementId\0"
    "([a-zA-Z0-9-_]+)\0"
    "Action\0"
    "lambda:GetLayerVersion\0"
    "Principal\0"
    "\\d{12}|\\*|arn:(aws[a-zA-Z-]*):iam::\\d{12}:root\0"
    "OrganizationId\0"
    "o-[a-z0-9]{10,32}\0"
    "RevisionId\0"
    "AddLayerVersionPermission\0"
    "FunctionName\0"
    "(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?\0"
    "(lambda:[*]|lambda:[a-zA-Z]+|[*])\0"
    "[^\\s]+\0"
    "SourceArn\0"
    "arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)\0"
    "FunctionUrlAuthType\0"
    "NONE\0"
    "AWS_IAM\0"
    "InvokedViaFunctionUrl\0"
    "SourceAccount\0"
    "\\d{12}\0"
    "EventSourceToken\0"
    "[a-zA-Z0-9._\\-]+\0"
    "Qualifier\0"
    "\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+\0"
    "PrincipalOrgID\0"
    "AddPermission\0"
    "(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?\0"
    "Name\0"
    "(?!^[0-9]+$)([a-zA-Z0-9-_]+)\0"
    "FunctionVersion\0"
    "(\\$LATEST(\\.PUBLISHED)?|[0-9]+)\0"
    "Description\0"
    "RoutingConfig\0"
    "AdditionalVersionWeights\0"
    "[0-9]+\0"
    "CreateAlias\0"
    "CapacityProviderName\0"
    "(arn:aws[a-zA-Z-]*:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:capacity-provider:[a-zA-Z0-9-_]+)|[a-zA-Z0-9-_]+\0"
    "VpcConfig\0"
    "SubnetIds\0"
    "subnet-[0-9a-z]*\0"
    "SecurityGroupIds\0"
    "sg-[0-9a-zA-Z]*\0"
    "PermissionsConfig\0"
    "CapacityProviderOperatorRoleArn\0"
    "arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+\0"
    "InstanceRequirements\0"
    "Architectures\0"
    "x86_64\0"
    "arm64\0"
    "AllowedInstanceTypes\0"
    "[a-zA-Z0-9\\.\\*\\-]+\0"
    "ExcludedInstanceTypes\0"
    "CapacityProviderScalingConfig\0"
    "MaxVCpuCount\0"
    "ScalingMode\0"
    "Auto\0"
    "Manual\0"
    "ScalingPolicies\0"
    "PredefinedMetricType\0"
    "LambdaCapacityProviderAverageCPUUtilization\0"
    "LambdaCapacityProviderAverageGPUUtilization\0"
    "TargetValue\0"
    "KmsKeyArn\0"
    "arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*\0"
    "Tags\0"
    "([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)\0"
    "PropagateTags\0"
    "Mode\0"
    "None\0"
    "Explicit\0"
    "ExplicitTags\0"
    "TelemetryConfig\0"
    "LoggingConfig\0"
    "SystemLogLevel\0"
    "DEBUG\0"
    "INFO\0"
    "WARN\0"
    "LogGroup\0"
    "[\\.\\-_/#A-Za-z0-9]+\0"
    "CreateCapacityProvider\0"
    "AllowedPublishers\0"
    "SigningProfileVersionArns\0"
    "CodeSigningPolicies\0"
    "UntrustedArtifactOnDeployment\0"
    "Warn\0"
    "Enforce\0"
    "CreateCodeSigningConfig\0"
    "EventSourceArn\0"
    "Enabled\0"
    "BatchSize\0"
    "FilterCriteria\0"
    "Filters\0"
    "Pattern\0"
    "KMSKeyArn\0"
    "(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()\0"
    "MetricsConfig\0"
    "Metrics\0"
    "EventCount\0"
    "ErrorCount\0"
    "KafkaMetrics\0"
    "ScalingConfig\0"
    "MaximumConcurrency\0"
    "MaximumBatchingWindowInSeconds\0"
    "ParallelizationFactor\0"
    "StartingPosition\0"
    "TRIM_HORIZON\0"
    "LATEST\0"
    "AT_TIMESTAMP\0"
    "StartingPositionTimestamp\0"
    "DestinationConfig\0"
    "OnSuccess\0"
    "Destination\0"
    "$|kafka://([^.]([a-zA-Z0-9\\-_.]{0,248}))|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)\0"
    "OnFailure\0"
    "MaximumRecordAgeInSeconds\0"
    "BisectBatchOnFunctionError\0"
    "MaximumRetryAttempts\0"
    "TumblingWindowInSeconds\0"
    "Topics\0"
    "[^.]([a-zA-Z0-9\\-_.]+)\0"
    "Queues\0"
    "SourceAccessConfigurations\0"
    "Type\0"
    "BASIC_AUTH\0"
    "VPC_SUBNET\0"
    "VPC_SECURITY_GROUP\0"
    "SASL_SCRAM_512_AUTH\0"
    "SASL_SCRAM_256_AUTH\0"
    "VIRTUAL_HOST\0"
    "CLIENT_CERTIFICATE_TLS_AUTH\0"
    "SERVER_ROOT_CA_CERTIFICATE\0"
    "OAUTHBEARER_AUTH\0"
    "OAUTHBEARER_SCOPE\0"
    "OAUTHBEARER_AUDIENCE\0"
    "OAUTHBEARER_LOGICAL_CLUSTER\0"
    "OAUTHBEARER_IDENTITY_POOL\0"
    "IAM_AUTH\0"
    "IAM_OAUTHBEARER_AUTH\0"
    "URI\0"
    "[ a-zA-Z0-9-\\/*:_+=.@-]*\0"
    "SelfManagedEventSource\0"
    "Endpoints\0"
    "(([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9\\-]*[a-zA-Z0-9])\\.)*([A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9\\-]*[A-Za-z0-9]):[0-9]{1,5}\0"
    "KAFKA_BOOTSTRAP_SERVERS\0"
    "FunctionResponseTypes\0"
    "ReportBatchItemFailures\0"
    "AmazonManagedKafkaEventSourceConfig\0"
    "ConsumerGroupId\0"
    "SchemaRegistryConfig\0"
    "SchemaRegistryURI\0"
    "[a-zA-Z0-9-\\/*:_+=.@-]*\0"
    "EventRecordFormat\0"
    "JSON\0"
    "SOURCE\0"
    "AccessConfigs\0"
    "SchemaValidationConfigs\0"
    "Attribute\0"
    "KEY\0"
    "VALUE\0"
    "SelfManagedKafkaEventSourceConfig\0"
    "ConsumptionMode\0"
    "Stream\0"
    "Queue\0"
    "DocumentDBEventSourceConfig\0"
    "DatabaseName\0"
    "[^ /\\.$\\x22]*\0"
    "CollectionName\0"
    "(^(?!(system\\x2e)))(^[_a-zA-Z0-9])([^$]*)\0"
    "FullDocument\0"
    "UpdateLookup\0"
    "Default\0"
    "ProvisionedPollerConfig\0"
    "MinimumPollers\0"
    "MaximumPollers\0"
    "PollerGroupName\0"
    "[a-zA-Z0-9-_]*\0"
    "CreateEventSourceMapping\0"
    "Runtime\0"
    "nodejs\0"
    "nodejs4.3\0"
    "nodejs6.10\0"
    "nodejs8.10\0"
    "nodejs10.x\0"
    "nodejs12.x\0"
    "nodejs14.x\0"
    "nodejs16.x\0"
    "nodejs18.x\0"
    "nodejs20.x\0"
    "nodejs22.x\0"
    "nodejs24.x\0"
    "java8\0"
    "java8.al2\0"
    "java11\0"
    "java17\0"
    "java21\0"
    "java25\0"
    "python2.7\0"
    "python3.6\0"
    "python3.7\0"
    "python3.8\0"
    "python3.9\0"
    "python3.10\0"
    "python3.11\0"
    "python3.12\0"
    "python3.13\0"
    "python3.14\0"
    "dotnetcore1.0\0"
    "dotnetcore2.0\0"
    "dotnetcore2.1\0"
    "dotnetcore3.1\0"
    "dotnet6\0"
    "dotnet8\0"
    "dotnet10\0"
    "nodejs4.3-edge\0"
    "go1.x\0"
    "ruby2.5\0"
    "ruby2.7\0"
    "ruby3.2\0"
    "ruby3.3\0"
    "ruby3.4\0"
    "ruby4.0\0"
    "provided\0"
    "provided.al2\0"
    "provided.al2023\0"
    "nodejs26.x\0"
    "python3.15\0"
    "java8.al2023\0"
    "java11.al2023\0"
    "java17.al2023\0"
    "custom\0"
    "Role\0"
    "Handler\0"
    "Code\0"
    "ZipFile\0"
    "S3Bucket\0"
    "[0-9A-Za-z\\.\\-_]*(?<!\\.)\0"
    "S3Key\0"
    ".*\0"
    "S3ObjectVersion\0"
    "S3ObjectStorageMode\0"
    "COPY\0"
    "REFERENCE\0"
    "ImageUri\0"
    "SourceKMSKeyArn\0"
    "Timeout\0"
    "MemorySize\0"
    "Publish\0"
    "PublishTo\0"
    "LATEST_PUBLISHED\0"
    "Ipv6AllowedForDualStack\0"
    "PackageType\0"
    "Zip\0"
    "Image\0"
    "DeadLetterConfig\0"
    "TargetArn\0"
    "Environment\0"
    "Variables\0"
    "[a-zA-Z]([a-zA-Z0-9_])+\0"
    "TracingConfig\0"
    "Active\0"
    "PassThrough\0"
    "Layers\0"
    "((arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)|(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+))\0"
    "FileSystemConfigs\0"
    "Arn\0"
    "arn:aws[a-zA-Z-]*:elasticfilesystem:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:access-point/fsap-[a-f0-9]{17}$|^arn:aws[-a-z]*:s3files:[0-9a-z-:]+:file-system/fs-[0-9a-f]{17,40}/access-point/fsap-[0-9a-f]{17,40}\0"
    "LocalMountPath\0"
    "/mnt/[a-zA-Z0-9-_.]+\0"
    "S3FilesConfig\0"
    "DirectS3Read\0"
    "ENABLED\0"
    "DISABLED\0"
    "AUTO\0"
    "CodeSigningConfigArn\0"
    "arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:code-signing-config:csc-[a-z0-9]{17}\0"
    "ImageConfig\0"
    "EntryPoint\0"
    "Command\0"
    "WorkingDirectory\0"
    "EphemeralStorage\0"
    "Size\0"
    "SnapStart\0"
    "ApplyOn\0"
    "PublishedVersions\0"
    "LogFormat\0"
    "Text\0"
    "ApplicationLogLevel\0"
    "TRACE\0"
    "ERROR\0"
    "FATAL\0"
    "TenancyConfig\0"
    "TenantIsolationMode\0"
    "PER_TENANT\0"
    "CapacityProviderConfig\0"
    "LambdaManagedInstancesCapacityProviderConfig\0"
    "CapacityProviderArn\0"
    "arn:aws[a-zA-Z-]*:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:capacity-provider:[a-zA-Z0-9-_]+\0"
    "PerExecutionEnvironmentMaxConcurrency\0"
    "ExecutionEnvironmentMemoryGiBPerVCpu\0"
    "DurableConfig\0"
    "RetentionPeriodInDays\0"
    "ExecutionTimeout\0"
    "RuntimeConfig\0"
    "RuntimeArn\0"
    "arn:[a-z-]+:lambda:[a-z0-9-]+:\\d{12}:runtime/.+\0"
    "RuntimeAlias\0"
    "AcceleratorConfig\0"
    "AcceleratorMemorySize\0"
    "CreateFunction\0"
    "(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]{1,64})(:((?!\\d+$)[0-9a-zA-Z-_]+))?\0"
    "((?!^\\d+$)^[0-9a-zA-Z-_]+$)\0"
    "AuthType\0"
    "Cors\0"
    "AllowCredentials\0"
    "AllowHeaders\0"
    "AllowMethods\0"
    "AllowOrigins\0"
    "ExposeHeaders\0"
    "MaxAge\0"
    "InvokeMode\0"
    "BUFFERED\0"
    "RESPONSE_STREAM\0"
    "CreateFunctionUrlConfig\0"
    "DeleteAlias\0"
    "DeleteCapacityProvider\0"
    "DeleteCodeSigningConfig\0"
    "UUID\0"
    "DeleteEventSourceMapping\0"
    "DeleteFunction\0"
    "DeleteFunctionCodeSigningConfig\0"
    "DeleteFunctionConcurrency\0"
    "DeleteFunctionEventInvokeConfig\0"
    "DeleteFunctionUrlConfig\0"
    "DeleteLayerVersion\0"
    "(|[a-zA-Z0-9$_-]+)\0"
    "DeleteProvisionedConcurrencyConfig\0"
    "GetAccountSettings\0"
    "GetAlias\0"
    "GetCapacityProvider\0"
    "GetCodeSigningConfig\0"
    "GetEventSourceMapping\0"
    "GetFunction\0"
    "GetFunctionCodeSigningConfig\0"
    "GetFunctionConcurrency\0"
    "GetFunctionConfiguration\0"
    "GetFunctionEventInvokeConfig\0"
    "(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)\0"
    "GetFunctionRecursionConfig\0"
    "(\\$LATEST\\.PUBLISHED|[0-9]+)\0"
    "GetFunctionScalingConfig\0"
    "GetFunctionUrlConfig\0"
    "GetLayerVersion\0"
    "GetLayerVersionByArn\0"
    "GetLayerVersionPolicy\0"
    "GetPolicy\0"
    "GetProvisionedConcurrencyConfig\0"
    "GetRuntimeManagementConfig\0"
    "InvocationType\0"
    "X-Amz-Invocation-Type\0"
    "Event\0"
    "RequestResponse\0"
    "DryRun\0"
    "LogType\0"
    "X-Amz-Log-Type\0"
    "Tail\0"
    "ClientContext\0"
    "X-Amz-Client-Context\0"
    "DurableExecutionName\0"
    "X-Amz-Durable-Execution-Name\0"
    "[a-zA-Z0-9-_]+\0"
    "Payload\0"
    "TenantId\0"
    "X-Amz-Tenant-Id\0"
    "[a-zA-Z0-9\\._:\\/=+\\-@ ]+\0"
    "Invoke\0"
    "InvokeArgs\0"
    "InvokeAsync\0"
    "InvokeWithResponseStream\0"
    "Marker\0"
    "MaxItems\0"
    "ListAliases\0"
    "State\0"
    "Pending\0"
    "Failed\0"
    "Deleting\0"
    "ListCapacityProviders\0"
    "ListCodeSigningConfigs\0"
    "ListEventSourceMappings\0"
    "ListFunctionEventInvokeConfigs\0"
    "ListFunctionUrlConfigs\0"
    "ListFunctionVersionsByCapacityProvider\0"
    "MasterRegion\0"
    "ALL|(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}\0"
    "ALL\0"
    "ListFunctions\0"
    "ListFunctionsByCodeSigningConfig\0"
    "CompatibleArchitecture\0"
    "CompatibleRuntime\0"
    "ListLayerVersions\0"
    "ListLayers\0"
    "ListProvisionedConcurrencyConfigs\0"
    "Resource\0"
    "arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:(function:[a-zA-Z0-9-_]+(:(\\$LATEST|[a-zA-Z0-9-_]+))?|code-signing-config:csc-[a-z0-9]{17}|event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|(capacity-provider|network-connector):[a-zA-Z0-9-_]{1,64})\0"
    "ListTags\0"
    "ListVersionsByFunction\0"
    "Content\0"
    "CompatibleArchitectures\0"
    "CompatibleRuntimes\0"
    "LicenseInfo\0"
    "PublishLayerVersion\0"
    "CodeSha256\0"
    "PublishVersion\0"
    "PutFunctionCodeSigningConfig\0"
    "ReservedConcurrentExecutions\0"
    "PutFunctionConcurrency\0"
    "MaximumEventAgeInSeconds\0"
    "PutFunctionEventInvokeConfig\0"
    "RecursiveLoop\0"
    "Allow\0"
    "Terminate\0"
    "PutFunctionRecursionConfig\0"
    "FunctionScalingConfig\0"
    "MinExecutionEnvironments\0"
    "MaxExecutionEnvironments\0"
    "PutFunctionScalingConfig\0"
    "ProvisionedConcurrentExecutions\0"
    "PutProvisionedConcurrencyConfig\0"
    "UpdateRuntimeOn\0"
    "FunctionUpdate\0"
    "RuntimeVersionArn\0"
    "((arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}::runtime:.+)|(arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:runtime/[A-Za-z0-9_.-]{1,128}/version/[A-Za-z0-9_.-]{1,128}))\0"
    "PutRuntimeManagementConfig\0"
    "RemoveLayerVersionPermission\0"
    "([a-zA-Z0-9-_.]+)\0"
    "RemovePermission\0"
    "TagResource\0"
    "TagKeys\0"
    "tagKeys\0"
    "UntagResource\0"
    "UpdateAlias\0"
    "UpdateCapacityProvider\0"
    "UpdateCodeSigningConfig\0"
    "UpdateEventSourceMapping\0"
    "UpdateFunctionCode\0"
    "UpdateFunctionConfiguration\0"
    "UpdateFunctionEventInvokeConfig\0"
    "UpdateFunctionUrlConfig\0"
    ;

constexpr aws::ModelShape shapes[] = {
    {Kind::text, 3, 1, 0, 1, 2048},
    {Kind::integer, 0, 0, 0, 0, 0},
    {Kind::text, 3, 2, 0, 1, 100},
    {Kind::text, 2, 3, 0, 0, 22},
    {Kind::text, 2, 4, 0, 0, 10000},
    {Kind::text, 2, 5, 0, 0, 34},
    {Kind::text, 0, 0, 0, 0, 0},
    {Kind::structure, 0, 0, 7, 0, 0},
    {Kind::text, 3, 6, 0, 1, 256},
    {Kind::text, 2, 7, 0, 0, 10000},
    {Kind::text, 2, 8, 0, 0, 2048},
    {Kind::text, 2, 9, 0, 0, 10000},
    {Kind::text, 0, 0, 1, 0, 0},
    {Kind::boolean, 0, 0, 0, 0, 0},
    {Kind::text, 2, 10, 0, 0, 12},
    {Kind::text, 2, 11, 0, 0, 256},
    {Kind::text, 3, 12, 0, 1, 128},
    {Kind::text, 3, 5, 0, 12, 34},
    {Kind::structure, 0, 7, 12, 0, 0},
    {Kind::text, 3, 13, 0, 1, 140},
    {Kind::text, 3, 14, 0, 1, 128},
    {Kind::text, 3, 15, 0, 1, 1024},
    {Kind::text, 2, 0, 0, 0, 256},
    {Kind::number, 3, 0, 0, 0, 1},
    {Kind::text, 3, 16, 0, 1, 1024},
    {Kind::map, 0, 23, 24, 0, 0},
    {Kind::structure, 0, 19, 1, 0, 0},
    {Kind::structure, 0, 20, 5, 0, 0},
    {Kind::text, 3, 17, 0, 1, 140},
    {Kind::text, 2, 18, 0, 0, 1024},
    {Kind::list, 3, 29, 0, 1, 16},
    {Kind::text, 2, 19, 0, 0, 1024},
    {Kind::list, 2, 31, 0, 0, 5},
    {Kind::structure, 0, 25, 2, 0, 0},
    {Kind::text, 2, 20, 0, 0, 10000},
    {Kind::structure, 0, 27, 1, 0, 0},
    {Kind::text, 0, 0, 2, 0, 0},
    {Kind::list, 3, 36, 0, 1, 1},
    {Kind::text, 3, 21, 0, 1, 30},
    {Kind::list, 2, 38, 0, 0, 400},
    {Kind::structure, 0, 28, 3, 0, 0},
    {Kind::integer, 3, 0, 0, 2, 15000},
    {Kind::text, 0, 0, 3, 0, 0},
    {Kind::text, 0, 0, 4, 0, 0},
    {Kind::number, 3, 0, 0, 0, 100},
    {Kind::structure, 0, 31, 2, 0, 0},
    {Kind::list, 3, 45, 0, 1, 10},
    {Kind::structure, 0, 33, 3, 0, 0},
    {Kind::text, 2, 22, 0, 0, 10000},
    {Kind::text, 2, 23, 0, 0, 256},
    {Kind::text, 3, 23, 0, 1, 128},
    {Kind::map, 0, 49, 50, 0, 0},
    {Kind::text, 0, 0, 5, 0, 0},
    {Kind::map, 2, 49, 50, 0, 40},
    {Kind::structure, 0, 36, 2, 0, 0},
    {Kind::text, 0, 0, 6, 0, 0},
    {Kind::text, 3, 24, 0, 1, 512},
    {Kind::structure, 0, 38, 2, 0, 0},
    {Kind::structure, 0, 40, 1, 0, 0},
    {Kind::structure, 0, 41, 9, 0, 0},
    {Kind::list, 3, 11, 0, 1, 20},
    {Kind::structure, 0, 50, 1, 0, 0},
    {Kind::text, 0, 0, 7, 0, 0},
    {Kind::structure, 0, 51, 1, 0, 0},
    {Kind::structure, 0, 52, 4, 0, 0},
    {Kind::integer, 3, 0, 0, 1, 10000},
    {Kind::text, 2, 0, 0, 0, 4096},
    {Kind::structure, 0, 56, 1, 0, 0},
    {Kind::list, 0, 67, 0, 0, 0},
    {Kind::structure, 0, 57, 1, 0, 0},
    {Kind::text, 2, 25, 0, 0, 10000},
    {Kind::text, 0, 0, 8, 0, 0},
    {Kind::list, 2, 71, 0, 0, 3},
    {Kind::structure, 0, 58, 1, 0, 0},
    {Kind::structure, 0, 59, 1, 0, 0},
    {Kind::integer, 3, 0, 0, 2, 1000},
    {Kind::structure, 0, 60, 1, 0, 0},
    {Kind::integer, 3, 0, 0, 0, 300},
    {Kind::integer, 3, 0, 0, 1, 10},
    {Kind::text, 0, 0, 9, 0, 0},
    {Kind::timestamp, 0, 0, 0, 0, 0},
    {Kind::text, 2, 26, 0, 0, 350},
    {Kind::structure, 0, 61, 1, 0, 0},
    {Kind::structure, 0, 62, 2, 0, 0},
    {Kind::integer, 3, 0, 0, -1, 604800},
    {Kind::integer, 3, 0, 0, -1, 10000},
    {Kind::integer, 3, 0, 0, 0, 900},
    {Kind::text, 3, 27, 0, 1, 249},
    {Kind::list, 3, 87, 0, 1, 1},
    {Kind::text, 3, 0, 0, 1, 1000},
    {Kind::list, 3, 89, 0, 1, 1},
    {Kind::text, 0, 0, 10, 0, 0},
    {Kind::text, 3, 28, 0, 1, 200},
    {Kind::structure, 0, 64, 2, 0, 0},
    {Kind::list, 2, 93, 0, 0, 23},
    {Kind::text, 3, 29, 0, 1, 300},
    {Kind::list, 3, 95, 0, 1, 10},
    {Kind::text, 0, 0, 11, 0, 0},
    {Kind::map, 3, 96, 97, 1, 2},
    {Kind::structure, 0, 66, 1, 0, 0},
    {Kind::text, 0, 0, 12, 0, 0},
    {Kind::list, 2, 100, 0, 0, 1},
    {Kind::text, 3, 30, 0, 1, 10000},
    {Kind::text, 0, 0, 13, 0, 0},
    {Kind::text, 0, 0, 14, 0, 0},
    {Kind::structure, 0, 67, 2, 0, 0},
    {Kind::list, 0, 105, 0, 0, 0},
    {Kind::text, 0, 0, 15, 0, 0},
    {Kind::structure, 0, 69, 1, 0, 0},
    {Kind::list, 0, 108, 0, 0, 0},
    {Kind::structure, 0, 70, 4, 0, 0},
    {Kind::structure, 0, 74, 2, 0, 0},
    {Kind::text, 0, 0, 16, 0, 0},
    {Kind::structure, 0, 76, 3, 0, 0},
    {Kind::text, 3, 31, 0, 1, 63},
    {Kind::text, 3, 32, 0, 1, 57},
    {Kind::text, 0, 0, 17, 0, 0},
    {Kind::structure, 0, 79, 3, 0, 0},
    {Kind::integer, 3, 0, 0, 1, 200},
    {Kind::text, 2, 33, 0, 0, 128},
    {Kind::structure, 0, 82, 3, 0, 0},
    {Kind::structure, 0, 85, 28, 0, 0},
    {Kind::text, 0, 0, 18, 0, 0},
    {Kind::text, 2, 8, 0, 0, 128},
    {Kind::blob, 4, 0, 0, 0, 0},
    {Kind::text, 3, 34, 0, 3, 63},
    {Kind::text, 3, 35, 0, 1, 1024},
    {Kind::text, 0, 0, 19, 0, 0},
    {Kind::structure, 0, 113, 7, 0, 0},
    {Kind::integer, 3, 0, 0, 1, 900},
    {Kind::integer, 3, 0, 0, 128, 32768},
    {Kind::text, 0, 0, 20, 0, 0},
    {Kind::list, 2, 29, 0, 0, 16},
    {Kind::structure, 0, 120, 3, 0, 0},
    {Kind::text, 0, 0, 21, 0, 0},
    {Kind::structure, 0, 123, 1, 0, 0},
    {Kind::text, 4, 0, 0, 0, 0},
    {Kind::text, 4, 36, 0, 0, 0},
    {Kind::map, 4, 136, 137, 0, 0},
    {Kind::structure, 0, 124, 1, 0, 0},
    {Kind::text, 0, 0, 22, 0, 0},
    {Kind::structure, 0, 125, 1, 0, 0},
    {Kind::text, 3, 37, 0, 1, 2048},
    {Kind::list, 0, 142, 0, 0, 0},
    {Kind::text, 2, 38, 0, 0, 256},
    {Kind::text, 2, 39, 0, 0, 160},
    {Kind::text, 0, 0, 23, 0, 0},
    {Kind::structure, 0, 126, 1, 0, 0},
    {Kind::structure, 0, 127, 3, 0, 0},
    {Kind::list, 2, 148, 0, 0, 1},
    {Kind::text, 2, 40, 0, 0, 200},
    {Kind::list, 2, 6, 0, 0, 1500},
    {Kind::text, 2, 0, 0, 0, 1000},
    {Kind::structure, 0, 130, 3, 0, 0},
    {Kind::integer, 3, 0, 0, 512, 32768},
    {Kind::structure, 0, 133, 1, 0, 0},
    {Kind::text, 0, 0, 24, 0, 0},
    {Kind::structure, 0, 134, 1, 0, 0},
    {Kind::text, 0, 0, 25, 0, 0},
    {Kind::text, 0, 0, 26, 0, 0},
    {Kind::structure, 0, 135, 4, 0, 0},
    {Kind::text, 0, 0, 27, 0, 0},
    {Kind::structure, 0, 139, 1, 0, 0},
    {Kind::text, 3, 41, 0, 1, 140},
    {Kind::integer, 3, 0, 0, 1, 1600},
    {Kind::number, 3, 0, 0, 2, 8},
    {Kind::structure, 0, 140, 3, 0, 0},
    {Kind::structure, 0, 143, 1, 0, 0},
    {Kind::integer, 3, 0, 0, 1, 90},
    {Kind::integer, 3, 0, 0, 1, 31622400},
    {Kind::structure, 0, 144, 3, 0, 0},
    {Kind::text, 3, 42, 0, 48, 2048},
    {Kind::text, 3, 0, 0, 1, 128},
    {Kind::structure, 0, 147, 2, 0, 0},
    {Kind::structure, 0, 149, 1, 0, 0},
    {Kind::structure, 0, 150, 30, 0, 0},
    {Kind::text, 3, 43, 0, 1, 140},
    {Kind::text, 3, 44, 0, 1, 128},
    {Kind::text, 2, 35, 0, 0, 1024},
    {Kind::list, 2, 178, 0, 0, 100},
    {Kind::text, 2, 35, 0, 0, 6},
    {Kind::list, 2, 180, 0, 0, 6},
    {Kind::text, 3, 35, 0, 1, 253},
    {Kind::list, 2, 182, 0, 0, 100},
    {Kind::integer, 3, 0, 0, 0, 86400},
    {Kind::structure, 0, 180, 6, 0, 0},
    {Kind::text, 0, 0, 28, 0, 0},
    {Kind::structure, 0, 186, 5, 0, 0},
    {Kind::structure, 0, 191, 2, 0, 0},
    {Kind::structure, 0, 193, 1, 0, 0},
    {Kind::structure, 0, 194, 1, 0, 0},
    {Kind::text, 3, 0, 0, 36, 36},
    {Kind::structure, 0, 195, 1, 0, 0},
    {Kind::structure, 0, 196, 2, 0, 0},
    {Kind::structure, 0, 198, 1, 0, 0},
    {Kind::structure, 0, 199, 1, 0, 0},
    {Kind::structure, 0, 200, 2, 0, 0},
    {Kind::structure, 0, 202, 2, 0, 0},
    {Kind::text, 3, 45, 0, 1, 128},
    {Kind::structure, 0, 204, 2, 0, 0},
    {Kind::structure, 0, 206, 0, 0, 0},
    {Kind::text, 3, 46, 0, 1, 140},
    {Kind::structure, 0, 206, 1, 0, 0},
    {Kind::text, 3, 47, 0, 1, 128},
    {Kind::structure, 0, 207, 2, 0, 0},
    {Kind::structure, 0, 209, 1, 0, 0},
    {Kind::text, 0, 0, 29, 0, 0},
    {Kind::text, 0, 0, 30, 0, 0},
    {Kind::text, 3, 48, 0, 1, 64},
    {Kind::text, 3, 49, 0, 1, 256},
    {Kind::structure, 0, 210, 8, 0, 0},
    {Kind::blob, 0, 0, 0, 0, 0},
    {Kind::structure, 0, 218, 2, 0, 0},
    {Kind::text, 0, 0, 31, 0, 0},
    {Kind::structure, 0, 220, 7, 0, 0},
    {Kind::structure, 0, 227, 4, 0, 0},
    {Kind::text, 0, 0, 32, 0, 0},
    {Kind::integer, 3, 0, 0, 1, 50},
    {Kind::structure, 0, 231, 3, 0, 0},
    {Kind::structure, 0, 234, 2, 0, 0},
    {Kind::structure, 0, 236, 4, 0, 0},
    {Kind::structure, 0, 240, 3, 0, 0},
    {Kind::structure, 0, 243, 3, 0, 0},
    {Kind::structure, 0, 246, 3, 0, 0},
    {Kind::text, 3, 50, 0, 1, 50},
    {Kind::text, 0, 0, 33, 0, 0},
    {Kind::structure, 0, 249, 4, 0, 0},
    {Kind::structure, 0, 253, 3, 0, 0},
    {Kind::structure, 0, 256, 5, 0, 0},
    {Kind::structure, 0, 261, 4, 0, 0},
    {Kind::structure, 0, 265, 3, 0, 0},
    {Kind::text, 3, 51, 0, 1, 10000},
    {Kind::structure, 0, 268, 1, 0, 0},
    {Kind::structure, 0, 269, 3, 0, 0},
    {Kind::structure, 0, 272, 5, 0, 0},
    {Kind::list, 2, 36, 0, 0, 2},
    {Kind::list, 2, 122, 0, 0, 15},
    {Kind::text, 2, 35, 0, 0, 512},
    {Kind::structure, 0, 277, 6, 0, 0},
    {Kind::structure, 0, 283, 5, 0, 0},
    {Kind::structure, 0, 288, 2, 0, 0},
    {Kind::integer, 1, 0, 0, 0, 0},
    {Kind::structure, 0, 290, 2, 0, 0},
    {Kind::integer, 3, 0, 0, 0, 2},
    {Kind::integer, 3, 0, 0, 60, 21600},
    {Kind::structure, 0, 292, 5, 0, 0},
    {Kind::text, 0, 0, 34, 0, 0},
    {Kind::structure, 0, 297, 2, 0, 0},
    {Kind::integer, 3, 0, 0, 0, 15000},
    {Kind::structure, 0, 299, 2, 0, 0},
    {Kind::structure, 0, 301, 3, 0, 0},
    {Kind::integer, 1, 0, 0, 1, 0},
    {Kind::structure, 0, 304, 3, 0, 0},
    {Kind::text, 0, 0, 35, 0, 0},
    {Kind::text, 3, 52, 0, 26, 2048},
    {Kind::structure, 0, 307, 4, 0, 0},
    {Kind::structure, 0, 311, 4, 0, 0},
    {Kind::text, 3, 53, 0, 1, 100},
    {Kind::structure, 0, 315, 4, 0, 0},
    {Kind::structure, 0, 319, 2, 0, 0},
    {Kind::list, 0, 50, 0, 0, 0},
    {Kind::structure, 0, 321, 2, 0, 0},
    {Kind::structure, 0, 323, 6, 0, 0},
    {Kind::structure, 0, 329, 4, 0, 0},
    {Kind::structure, 0, 333, 4, 0, 0},
    {Kind::structure, 0, 337, 22, 0, 0},
    {Kind::structure, 0, 359, 13, 0, 0},
    {Kind::structure, 0, 372, 23, 0, 0},
    {Kind::structure, 0, 395, 5, 0, 0},
};

constexpr aws::ModelMember members[] = {
    {0, 0, 0, Location::label, true},  // LayerName
    {149, 149, 1, Location::label, true},  // VersionNumber
    {163, 163, 2, Location::body, true},  // StatementId
    {192, 192, 3, Location::body, true},  // Action
    {222, 222, 4, Location::body, true},  // Principal
    {279, 279, 5, Location::body, false},  // OrganizationId
    {312, 312, 6, Location::query, false},  // RevisionId
    {349, 349, 8, Location::label, true},  // FunctionName
    {163, 163, 2, Location::body, true},  // StatementId
    {192, 192, 9, Location::body, true},  // Action
    {222, 222, 10, Location::body, true},  // Principal
    {575, 575, 11, Location::body, false},  // SourceArn
    {697, 697, 12, Location::body, false},  // FunctionUrlAuthType
    {730, 730, 13, Location::body, false},  // InvokedViaFunctionUrl
    {752, 752, 14, Location::body, false},  // SourceAccount
    {773, 773, 15, Location::body, false},  // EventSourceToken
    {807, 807, 16, Location::query, false},  // Qualifier
    {312, 312, 6, Location::body, false},  // RevisionId
    {858, 858, 17, Location::body, false},  // PrincipalOrgID
    {1151, 1151, 25, Location::body, false},  // AdditionalVersionWeights
    {349, 349, 19, Location::label, true},  // FunctionName
    {1043, 1043, 20, Location::body, true},  // Name
    {1077, 1077, 21, Location::body, true},  // FunctionVersion
    {1125, 1125, 22, Location::body, false},  // Description
    {1137, 1137, 26, Location::body, false},  // RoutingConfig
    {1362, 1362, 30, Location::body, true},  // SubnetIds
    {1389, 1389, 32, Location::body, true},  // SecurityGroupIds
    {1440, 1440, 34, Location::body, true},  // CapacityProviderOperatorRoleArn
    {1555, 1555, 37, Location::body, false},  // Architectures
    {1582, 1582, 39, Location::body, false},  // AllowedInstanceTypes
    {1622, 1622, 39, Location::body, false},  // ExcludedInstanceTypes
    {1727, 1727, 43, Location::body, true},  // PredefinedMetricType
    {1836, 1836, 44, Location::body, true},  // TargetValue
    {1674, 1674, 41, Location::body, false},  // MaxVCpuCount
    {1687, 1687, 42, Location::body, false},  // ScalingMode
    {1711, 1711, 46, Location::body, false},  // ScalingPolicies
    {1943, 1943, 52, Location::body, false},  // Mode
    {1962, 1962, 53, Location::body, false},  // ExplicitTags
    {2005, 2005, 55, Location::body, false},  // SystemLogLevel
    {2036, 2036, 56, Location::body, false},  // LogGroup
    {1991, 1991, 57, Location::body, false},  // LoggingConfig
    {1195, 1195, 28, Location::body, true},  // CapacityProviderName
    {1352, 1352, 33, Location::body, true},  // VpcConfig
    {1422, 1422, 35, Location::body, true},  // PermissionsConfig
    {1534, 1534, 40, Location::body, false},  // InstanceRequirements
    {1644, 1644, 47, Location::body, false},  // CapacityProviderScalingConfig
    {1848, 1848, 48, Location::body, false},  // KmsKeyArn
    {1894, 1894, 51, Location::body, false},  // Tags
    {1929, 1929, 54, Location::body, false},  // PropagateTags
    {1975, 1975, 58, Location::body, false},  // TelemetryConfig
    {2106, 2106, 60, Location::body, true},  // SigningProfileVersionArns
    {2152, 2152, 62, Location::body, false},  // UntrustedArtifactOnDeployment
    {1125, 1125, 22, Location::body, false},  // Description
    {2088, 2088, 61, Location::body, true},  // AllowedPublishers
    {2132, 2132, 63, Location::body, false},  // CodeSigningPolicies
    {1894, 1894, 51, Location::body, false},  // Tags
    {2275, 2275, 66, Location::body, false},  // Pattern
    {2267, 2267, 68, Location::body, false},  // Filters
    {2348, 2348, 72, Location::body, false},  // Metrics
    {2005, 2005, 55, Location::body, false},  // SystemLogLevel
    {2405, 2405, 75, Location::body, false},  // MaximumConcurrency
    {2581, 2581, 81, Location::body, false},  // Destination
    {2571, 2571, 82, Location::body, false},  // OnSuccess
    {2746, 2746, 82, Location::body, false},  // OnFailure
    {2918, 2918, 91, Location::body, false},  // Type
    {3212, 3212, 92, Location::body, false},  // URI
    {3264, 3264, 98, Location::body, false},  // Endpoints
    {2918, 2918, 104, Location::body, false},  // Type
    {3212, 3212, 11, Location::body, false},  // URI
    {3644, 3644, 107, Location::body, false},  // Attribute
    {3534, 3534, 102, Location::body, false},  // SchemaRegistryURI
    {3576, 3576, 103, Location::body, false},  // EventRecordFormat
    {3606, 3606, 106, Location::body, false},  // AccessConfigs
    {3620, 3620, 109, Location::body, false},  // SchemaValidationConfigs
    {3497, 3497, 92, Location::body, false},  // ConsumerGroupId
    {3513, 3513, 110, Location::body, false},  // SchemaRegistryConfig
    {3497, 3497, 92, Location::body, false},  // ConsumerGroupId
    {3513, 3513, 110, Location::body, false},  // SchemaRegistryConfig
    {3698, 3698, 112, Location::body, false},  // ConsumptionMode
    {3755, 3755, 114, Location::body, false},  // DatabaseName
    {3782, 3782, 115, Location::body, false},  // CollectionName
    {3839, 3839, 116, Location::body, false},  // FullDocument
    {3897, 3897, 118, Location::body, false},  // MinimumPollers
    {3912, 3912, 65, Location::body, false},  // MaximumPollers
    {3927, 3927, 119, Location::body, false},  // PollerGroupName
    {2219, 2219, 11, Location::body, false},  // EventSourceArn
    {349, 349, 8, Location::body, true},  // FunctionName
    {2234, 2234, 13, Location::body, false},  // Enabled
    {2242, 2242, 65, Location::body, false},  // BatchSize
    {2252, 2252, 69, Location::body, false},  // FilterCriteria
    {2283, 2283, 70, Location::body, false},  // KMSKeyArn
    {2334, 2334, 73, Location::body, false},  // MetricsConfig
    {1991, 1991, 74, Location::body, false},  // LoggingConfig
    {2391, 2391, 76, Location::body, false},  // ScalingConfig
    {2424, 2424, 77, Location::body, false},  // MaximumBatchingWindowInSeconds
    {2455, 2455, 78, Location::body, false},  // ParallelizationFactor
    {2477, 2477, 79, Location::body, false},  // StartingPosition
    {2527, 2527, 80, Location::body, false},  // StartingPositionTimestamp
    {2553, 2553, 83, Location::body, false},  // DestinationConfig
    {2756, 2756, 84, Location::body, false},  // MaximumRecordAgeInSeconds
    {2782, 2782, 13, Location::body, false},  // BisectBatchOnFunctionError
    {2809, 2809, 85, Location::body, false},  // MaximumRetryAttempts
    {1894, 1894, 51, Location::body, false},  // Tags
    {2830, 2830, 86, Location::body, false},  // TumblingWindowInSeconds
    {2854, 2854, 88, Location::body, false},  // Topics
    {2884, 2884, 90, Location::body, false},  // Queues
    {2891, 2891, 94, Location::body, false},  // SourceAccessConfigurations
    {3241, 3241, 99, Location::body, false},  // SelfManagedEventSource
    {3415, 3415, 101, Location::body, false},  // FunctionResponseTypes
    {3461, 3461, 111, Location::body, false},  // AmazonManagedKafkaEventSourceConfig
    {3664, 3664, 113, Location::body, false},  // SelfManagedKafkaEventSourceConfig
    {3727, 3727, 117, Location::body, false},  // DocumentDBEventSourceConfig
    {3873, 3873, 120, Location::body, false},  // ProvisionedPollerConfig
    {4543, 4543, 124, Location::body, false},  // ZipFile
    {4551, 4551, 125, Location::body, false},  // S3Bucket
    {4585, 4585, 126, Location::body, false},  // S3Key
    {4594, 4594, 126, Location::body, false},  // S3ObjectVersion
    {4610, 4610, 127, Location::body, false},  // S3ObjectStorageMode
    {4645, 4645, 6, Location::body, false},  // ImageUri
    {4654, 4654, 70, Location::body, false},  // SourceKMSKeyArn
    {1362, 1362, 132, Location::body, false},  // SubnetIds
    {1389, 1389, 32, Location::body, false},  // SecurityGroupIds
    {4724, 4724, 13, Location::body, false},  // Ipv6AllowedForDualStack
    {4787, 4787, 70, Location::body, false},  // TargetArn
    {4809, 4809, 138, Location::body, false},  // Variables
    {1943, 1943, 140, Location::body, false},  // Mode
    {5359, 5359, 146, Location::body, false},  // DirectS3Read
    {5075, 5075, 144, Location::body, true},  // Arn
    {5309, 5309, 145, Location::body, true},  // LocalMountPath
    {5345, 5345, 147, Location::body, false},  // S3FilesConfig
    {5553, 5553, 151, Location::body, false},  // EntryPoint
    {5564, 5564, 151, Location::body, false},  // Command
    {5572, 5572, 152, Location::body, false},  // WorkingDirectory
    {5606, 5606, 154, Location::body, true},  // Size
    {5621, 5621, 156, Location::body, false},  // ApplyOn
    {5647, 5647, 158, Location::body, false},  // LogFormat
    {5662, 5662, 159, Location::body, false},  // ApplicationLogLevel
    {2005, 2005, 55, Location::body, false},  // SystemLogLevel
    {2036, 2036, 56, Location::body, false},  // LogGroup
    {5714, 5714, 161, Location::body, true},  // TenantIsolationMode
    {5813, 5813, 163, Location::body, true},  // CapacityProviderArn
    {5952, 5952, 164, Location::body, false},  // PerExecutionEnvironmentMaxConcurrency
    {5990, 5990, 165, Location::body, false},  // ExecutionEnvironmentMemoryGiBPerVCpu
    {5768, 5768, 166, Location::body, true},  // LambdaManagedInstancesCapacityProviderConfig
    {2283, 2283, 70, Location::body, false},  // KMSKeyArn
    {6041, 6041, 168, Location::body, false},  // RetentionPeriodInDays
    {6063, 6063, 169, Location::body, false},  // ExecutionTimeout
    {6094, 6094, 171, Location::body, true},  // RuntimeArn
    {6153, 6153, 172, Location::body, true},  // RuntimeAlias
    {6184, 6184, 1, Location::body, true},  // AcceleratorMemorySize
    {349, 349, 19, Location::body, true},  // FunctionName
    {3983, 3983, 122, Location::body, false},  // Runtime
    {4525, 4525, 34, Location::body, true},  // Role
    {4530, 4530, 123, Location::body, false},  // Handler
    {4538, 4538, 128, Location::body, true},  // Code
    {1125, 1125, 22, Location::body, false},  // Description
    {4670, 4670, 129, Location::body, false},  // Timeout
    {4678, 4678, 130, Location::body, false},  // MemorySize
    {4689, 4689, 13, Location::body, false},  // Publish
    {4697, 4697, 131, Location::body, false},  // PublishTo
    {1352, 1352, 133, Location::body, false},  // VpcConfig
    {4748, 4748, 134, Location::body, false},  // PackageType
    {4770, 4770, 135, Location::body, false},  // DeadLetterConfig
    {4797, 4797, 139, Location::body, false},  // Environment
    {2283, 2283, 70, Location::body, false},  // KMSKeyArn
    {4843, 4843, 141, Location::body, false},  // TracingConfig
    {1894, 1894, 51, Location::body, false},  // Tags
    {4876, 4876, 143, Location::body, false},  // Layers
    {5057, 5057, 149, Location::body, false},  // FileSystemConfigs
    {5394, 5394, 150, Location::body, false},  // CodeSigningConfigArn
    {5541, 5541, 153, Location::body, false},  // ImageConfig
    {1555, 1555, 37, Location::body, false},  // Architectures
    {5589, 5589, 155, Location::body, false},  // EphemeralStorage
    {5611, 5611, 157, Location::body, false},  // SnapStart
    {1991, 1991, 160, Location::body, false},  // LoggingConfig
    {5700, 5700, 162, Location::body, false},  // TenancyConfig
    {5745, 5745, 167, Location::body, false},  // CapacityProviderConfig
    {6027, 6027, 170, Location::body, false},  // DurableConfig
    {6080, 6080, 173, Location::body, false},  // RuntimeConfig
    {6166, 6166, 174, Location::body, false},  // AcceleratorConfig
    {6423, 6423, 13, Location::body, false},  // AllowCredentials
    {6440, 6440, 179, Location::body, false},  // AllowHeaders
    {6453, 6453, 181, Location::body, false},  // AllowMethods
    {6466, 6466, 183, Location::body, false},  // AllowOrigins
    {6479, 6479, 179, Location::body, false},  // ExposeHeaders
    {6493, 6493, 184, Location::body, false},  // MaxAge
    {349, 349, 176, Location::label, true},  // FunctionName
    {807, 807, 177, Location::query, false},  // Qualifier
    {6409, 6409, 12, Location::body, true},  // AuthType
    {6418, 6418, 185, Location::body, false},  // Cors
    {6500, 6500, 186, Location::body, false},  // InvokeMode
    {349, 349, 19, Location::label, true},  // FunctionName
    {1043, 1043, 20, Location::label, true},  // Name
    {1195, 1195, 28, Location::label, true},  // CapacityProviderName
    {5394, 5394, 150, Location::label, true},  // CodeSigningConfigArn
    {6619, 6619, 191, Location::label, true},  // UUID
    {349, 349, 8, Location::label, true},  // FunctionName
    {807, 807, 16, Location::query, false},  // Qualifier
    {349, 349, 8, Location::label, true},  // FunctionName
    {349, 349, 19, Location::label, true},  // FunctionName
    {349, 349, 176, Location::label, true},  // FunctionName
    {807, 807, 177, Location::query, false},  // Qualifier
    {0, 0, 0, Location::label, true},  // LayerName
    {149, 149, 1, Location::label, true},  // VersionNumber
    {349, 349, 19, Location::label, true},  // FunctionName
    {807, 807, 198, Location::query, true},  // Qualifier
    {349, 349, 201, Location::label, true},  // FunctionName
    {349, 349, 201, Location::label, true},  // FunctionName
    {807, 807, 203, Location::query, true},  // Qualifier
    {5075, 5075, 142, Location::query, true},  // Arn
    {349, 349, 8, Location::label, true},  // FunctionName
    {7417, 7432, 206, Location::header, false},  // InvocationType
    {7483, 7491, 207, Location::header, false},  // LogType
    {7511, 7525, 6, Location::header, false},  // ClientContext
    {7546, 7567, 208, Location::header, false},  // DurableExecutionName
    {7611, 7611, 124, Location::payload, false},  // Payload
    {807, 807, 16, Location::query, false},  // Qualifier
    {7619, 7628, 209, Location::header, false},  // TenantId
    {349, 349, 8, Location::label, true},  // FunctionName
    {7676, 7676, 211, Location::payload, true},  // InvokeArgs
    {349, 349, 8, Location::label, true},  // FunctionName
    {7483, 7491, 207, Location::header, false},  // LogType
    {7511, 7525, 6, Location::header, false},  // ClientContext
    {807, 807, 16, Location::query, false},  // Qualifier
    {7611, 7611, 124, Location::payload, false},  // Payload
    {7619, 7628, 209, Location::header, false},  // TenantId
    {7417, 7432, 213, Location::header, false},  // InvocationType
    {349, 349, 19, Location::label, true},  // FunctionName
    {1077, 1077, 21, Location::query, false},  // FunctionVersion
    {7724, 7724, 6, Location::query, false},  // Marker
    {7731, 7731, 65, Location::query, false},  // MaxItems
    {7752, 7752, 216, Location::query, false},  // State
    {7724, 7724, 6, Location::query, false},  // Marker
    {7731, 7731, 217, Location::query, false},  // MaxItems
    {7724, 7724, 6, Location::query, false},  // Marker
    {7731, 7731, 65, Location::query, false},  // MaxItems
    {2219, 2219, 11, Location::query, false},  // EventSourceArn
    {349, 349, 8, Location::query, false},  // FunctionName
    {7724, 7724, 6, Location::query, false},  // Marker
    {7731, 7731, 65, Location::query, false},  // MaxItems
    {349, 349, 8, Location::label, true},  // FunctionName
    {7724, 7724, 6, Location::query, false},  // Marker
    {7731, 7731, 217, Location::query, false},  // MaxItems
    {349, 349, 176, Location::label, true},  // FunctionName
    {7724, 7724, 6, Location::query, false},  // Marker
    {7731, 7731, 217, Location::query, false},  // MaxItems
    {1195, 1195, 28, Location::label, true},  // CapacityProviderName
    {7724, 7724, 6, Location::query, false},  // Marker
    {7731, 7731, 217, Location::query, false},  // MaxItems
    {7944, 7944, 224, Location::query, false},  // MasterRegion
    {1077, 1077, 225, Location::query, false},  // FunctionVersion
    {7724, 7724, 6, Location::query, false},  // Marker
    {7731, 7731, 65, Location::query, false},  // MaxItems
    {5394, 5394, 150, Location::label, true},  // CodeSigningConfigArn
    {7724, 7724, 6, Location::query, false},  // Marker
    {7731, 7731, 65, Location::query, false},  // MaxItems
    {8066, 8066, 36, Location::query, false},  // CompatibleArchitecture
    {8089, 8089, 122, Location::query, false},  // CompatibleRuntime
    {0, 0, 0, Location::label, true},  // LayerName
    {7724, 7724, 6, Location::query, false},  // Marker
    {7731, 7731, 217, Location::query, false},  // MaxItems
    {8066, 8066, 36, Location::query, false},  // CompatibleArchitecture
    {8089, 8089, 122, Location::query, false},  // CompatibleRuntime
    {7724, 7724, 6, Location::query, false},  // Marker
    {7731, 7731, 217, Location::query, false},  // MaxItems
    {349, 349, 19, Location::label, true},  // FunctionName
    {7724, 7724, 6, Location::query, false},  // Marker
    {7731, 7731, 217, Location::query, false},  // MaxItems
    {8170, 8170, 231, Location::label, true},  // Resource
    {349, 349, 8, Location::label, true},  // FunctionName
    {7724, 7724, 6, Location::query, false},  // Marker
    {7731, 7731, 65, Location::query, false},  // MaxItems
    {4551, 4551, 125, Location::body, false},  // S3Bucket
    {4585, 4585, 126, Location::body, false},  // S3Key
    {4594, 4594, 126, Location::body, false},  // S3ObjectVersion
    {4610, 4610, 127, Location::body, false},  // S3ObjectStorageMode
    {4543, 4543, 124, Location::body, false},  // ZipFile
    {0, 0, 0, Location::label, true},  // LayerName
    {1125, 1125, 22, Location::body, false},  // Description
    {8546, 8546, 234, Location::body, true},  // Content
    {8554, 8554, 235, Location::body, false},  // CompatibleArchitectures
    {8578, 8578, 236, Location::body, false},  // CompatibleRuntimes
    {8597, 8597, 237, Location::body, false},  // LicenseInfo
    {349, 349, 19, Location::label, true},  // FunctionName
    {8629, 8629, 6, Location::body, false},  // CodeSha256
    {1125, 1125, 22, Location::body, false},  // Description
    {312, 312, 6, Location::body, false},  // RevisionId
    {4697, 4697, 131, Location::body, false},  // PublishTo
    {5394, 5394, 150, Location::body, true},  // CodeSigningConfigArn
    {349, 349, 8, Location::label, true},  // FunctionName
    {349, 349, 19, Location::label, true},  // FunctionName
    {8684, 8684, 241, Location::body, true},  // ReservedConcurrentExecutions
    {349, 349, 8, Location::label, true},  // FunctionName
    {807, 807, 16, Location::query, false},  // Qualifier
    {2809, 2809, 243, Location::body, false},  // MaximumRetryAttempts
    {8736, 8736, 244, Location::body, false},  // MaximumEventAgeInSeconds
    {2553, 2553, 83, Location::body, false},  // DestinationConfig
    {349, 349, 201, Location::label, true},  // FunctionName
    {8790, 8790, 246, Location::body, true},  // RecursiveLoop
    {8869, 8869, 248, Location::body, false},  // MinExecutionEnvironments
    {8894, 8894, 248, Location::body, false},  // MaxExecutionEnvironments
    {349, 349, 201, Location::label, true},  // FunctionName
    {807, 807, 203, Location::query, true},  // Qualifier
    {8847, 8847, 249, Location::body, false},  // FunctionScalingConfig
    {349, 349, 19, Location::label, true},  // FunctionName
    {807, 807, 198, Location::query, true},  // Qualifier
    {8944, 8944, 251, Location::body, true},  // ProvisionedConcurrentExecutions
    {349, 349, 8, Location::label, true},  // FunctionName
    {807, 807, 16, Location::query, false},  // Qualifier
    {9008, 9008, 253, Location::body, true},  // UpdateRuntimeOn
    {9039, 9039, 254, Location::body, false},  // RuntimeVersionArn
    {0, 0, 0, Location::label, true},  // LayerName
    {149, 149, 1, Location::label, true},  // VersionNumber
    {163, 163, 2, Location::label, true},  // StatementId
    {312, 312, 6, Location::query, false},  // RevisionId
    {349, 349, 8, Location::label, true},  // FunctionName
    {163, 163, 257, Location::label, true},  // StatementId
    {807, 807, 16, Location::query, false},  // Qualifier
    {312, 312, 6, Location::query, false},  // RevisionId
    {8170, 8170, 231, Location::label, true},  // Resource
    {1894, 1894, 51, Location::body, true},  // Tags
    {8170, 8170, 231, Location::label, true},  // Resource
    {9407, 9415, 260, Location::query, true},  // TagKeys
    {349, 349, 19, Location::label, true},  // FunctionName
    {1043, 1043, 20, Location::label, true},  // Name
    {1077, 1077, 21, Location::body, false},  // FunctionVersion
    {1125, 1125, 22, Location::body, false},  // Description
    {1137, 1137, 26, Location::body, false},  // RoutingConfig
    {312, 312, 6, Location::body, false},  // RevisionId
    {1195, 1195, 28, Location::label, true},  // CapacityProviderName
    {1644, 1644, 47, Location::body, false},  // CapacityProviderScalingConfig
    {1929, 1929, 54, Location::body, false},  // PropagateTags
    {1975, 1975, 58, Location::body, false},  // TelemetryConfig
    {5394, 5394, 150, Location::label, true},  // CodeSigningConfigArn
    {1125, 1125, 22, Location::body, false},  // Description
    {2088, 2088, 61, Location::body, false},  // AllowedPublishers
    {2132, 2132, 63, Location::body, false},  // CodeSigningPolicies
    {6619, 6619, 191, Location::label, true},  // UUID
    {349, 349, 8, Location::body, false},  // FunctionName
    {2234, 2234, 13, Location::body, false},  // Enabled
    {2242, 2242, 65, Location::body, false},  // BatchSize
    {2252, 2252, 69, Location::body, false},  // FilterCriteria
    {2283, 2283, 70, Location::body, false},  // KMSKeyArn
    {2334, 2334, 73, Location::body, false},  // MetricsConfig
    {1991, 1991, 74, Location::body, false},  // LoggingConfig
    {2391, 2391, 76, Location::body, false},  // ScalingConfig
    {2424, 2424, 77, Location::body, false},  // MaximumBatchingWindowInSeconds
    {2455, 2455, 78, Location::body, false},  // ParallelizationFactor
    {2553, 2553, 83, Location::body, false},  // DestinationConfig
    {2756, 2756, 84, Location::body, false},  // MaximumRecordAgeInSeconds
    {2782, 2782, 13, Location::body, false},  // BisectBatchOnFunctionError
    {2809, 2809, 85, Location::body, false},  // MaximumRetryAttempts
    {2830, 2830, 86, Location::body, false},  // TumblingWindowInSeconds
    {2891, 2891, 94, Location::body, false},  // SourceAccessConfigurations
    {3415, 3415, 101, Location::body, false},  // FunctionResponseTypes
    {3461, 3461, 111, Location::body, false},  // AmazonManagedKafkaEventSourceConfig
    {3664, 3664, 113, Location::body, false},  // SelfManagedKafkaEventSourceConfig
    {3727, 3727, 117, Location::body, false},  // DocumentDBEventSourceConfig
    {3873, 3873, 120, Location::body, false},  // ProvisionedPollerConfig
    {349, 349, 19, Location::label, true},  // FunctionName
    {4543, 4543, 124, Location::body, false},  // ZipFile
    {4551, 4551, 125, Location::body, false},  // S3Bucket
    {4585, 4585, 126, Location::body, false},  // S3Key
    {4594, 4594, 126, Location::body, false},  // S3ObjectVersion
    {4610, 4610, 127, Location::body, false},  // S3ObjectStorageMode
    {4645, 4645, 6, Location::body, false},  // ImageUri
    {1555, 1555, 37, Location::body, false},  // Architectures
    {4689, 4689, 13, Location::body, false},  // Publish
    {4697, 4697, 131, Location::body, false},  // PublishTo
    {7476, 7476, 13, Location::body, false},  // DryRun
    {312, 312, 6, Location::body, false},  // RevisionId
    {4654, 4654, 70, Location::body, false},  // SourceKMSKeyArn
    {349, 349, 19, Location::label, true},  // FunctionName
    {4525, 4525, 34, Location::body, false},  // Role
    {4530, 4530, 123, Location::body, false},  // Handler
    {1125, 1125, 22, Location::body, false},  // Description
    {4670, 4670, 129, Location::body, false},  // Timeout
    {4678, 4678, 130, Location::body, false},  // MemorySize
    {1352, 1352, 133, Location::body, false},  // VpcConfig
    {4797, 4797, 139, Location::body, false},  // Environment
    {3983, 3983, 122, Location::body, false},  // Runtime
    {4770, 4770, 135, Location::body, false},  // DeadLetterConfig
    {2283, 2283, 70, Location::body, false},  // KMSKeyArn
    {4843, 4843, 141, Location::body, false},  // TracingConfig
    {312, 312, 6, Location::body, false},  // RevisionId
    {4876, 4876, 143, Location::body, false},  // Layers
    {5057, 5057, 149, Location::body, false},  // FileSystemConfigs
    {5541, 5541, 153, Location::body, false},  // ImageConfig
    {5589, 5589, 155, Location::body, false},  // EphemeralStorage
    {5611, 5611, 157, Location::body, false},  // SnapStart
    {1991, 1991, 160, Location::body, false},  // LoggingConfig
    {5745, 5745, 167, Location::body, false},  // CapacityProviderConfig
    {6027, 6027, 170, Location::body, false},  // DurableConfig
    {6080, 6080, 173, Location::body, false},  // RuntimeConfig
    {6166, 6166, 174, Location::body, false},  // AcceleratorConfig
    {349, 349, 176, Location::label, true},  // FunctionName
    {807, 807, 177, Location::query, false},  // Qualifier
    {6409, 6409, 12, Location::body, false},  // AuthType
    {6418, 6418, 185, Location::body, false},  // Cors
    {6500, 6500, 186, Location::body, false},  // InvokeMode
};

constexpr aws::ModelPattern patterns[] = {
    {10, false},
    {175, true},
    {199, false},
    {232, false},
    {294, false},
    {362, true},
    {534, false},
    {568, false},
    {585, false},
    {766, false},
    {790, true},
    {817, true},
    {887, true},
    {1048, false},
    {1093, false},
    {1176, false},
    {1216, true},
    {1372, false},
    {1406, false},
    {1472, false},
    {1603, false},
    {1858, false},
    {1899, false},
    {2045, true},
    {2293, false},
    {2593, false},
    {2861, false},
    {3216, false},
    {3274, false},
    {3552, false},
    {3768, false},
    {3797, false},
    {3943, false},
    {4560, false},
    {4591, false},
    {4819, false},
    {4883, false},
    {5079, false},
    {5324, false},
    {5415, false},
    {5833, false},
    {6105, false},
    {6221, false},
    {6381, false},
    {6797, false},
    {7060, true},
    {7214, false},
    {7596, true},
    {7644, true},
    {7957, false},
    {8179, false},
    {9057, false},
    {9360, true},
};

constexpr aws::ModelEnum enums[] = {
    {0, 2},
    {2, 2},
    {4, 2},
    {6, 2},
    {8, 2},
    {10, 3},
    {13, 2},
    {15, 3},
    {18, 3},
    {21, 15},
    {36, 1},
    {37, 1},
    {38, 2},
    {40, 4},
    {44, 2},
    {46, 2},
    {48, 2},
    {50, 52},
    {102, 2},
    {104, 1},
    {105, 2},
    {107, 2},
    {109, 3},
    {112, 2},
    {114, 2},
    {116, 6},
    {122, 1},
    {123, 2},
    {125, 3},
    {128, 2},
    {130, 2},
    {132, 4},
    {136, 1},
    {137, 2},
    {139, 3},
};

constexpr std::uint16_t values[] = {
    717, 722, 1569, 1576, 1699, 1704, 1748, 1792, 1948, 1953, 2020, 2026, 2031, 2182, 2187, 2356,
    2367, 2378, 2494, 2507, 2514, 2923, 2934, 2945, 2964, 2984, 3004, 3017, 3045, 3072, 3089, 3107,
    3128, 3156, 3182, 3191, 3391, 3437, 3594, 3599, 2923, 3017, 3045, 3072, 3654, 3658, 3714, 3721,
    3852, 3865, 3991, 3998, 4008, 4019, 4030, 4041, 4052, 4063, 4074, 4085, 4096, 4107, 4118, 4124,
    4134, 4141, 4148, 4155, 4162, 4172, 4182, 4192, 4202, 4212, 4223, 4234, 4245, 4256, 4267, 4281,
    4295, 4309, 4323, 4331, 4339, 4348, 4363, 4369, 4377, 4385, 4393, 4401, 4409, 4417, 4426, 4439,
    4455, 4466, 4477, 4490, 4504, 4518, 4630, 4635, 4707, 4760, 4764, 4857, 4864, 5372, 5380, 5389,
    5629, 1948, 3594, 5657, 5682, 2020, 2026, 2031, 5688, 5694, 5734, 6511, 6520, 7454, 7460, 7476,
    1948, 7506, 7460, 7476, 7758, 4857, 7766, 7773, 8015, 8804, 8810, 1699, 1704, 9024,
};

constexpr aws::ModelOperation operations[] = {
    {323, 7},  // AddLayerVersionPermission
    {873, 18},  // AddPermission
    {1183, 27},  // CreateAlias
    {2065, 59},  // CreateCapacityProvider
    {2195, 64},  // CreateCodeSigningConfig
    {3958, 121},  // CreateEventSourceMapping
    {6206, 175},  // CreateFunction
    {6536, 187},  // CreateFunctionUrlConfig
    {6560, 188},  // DeleteAlias
    {6572, 189},  // DeleteCapacityProvider
    {6595, 190},  // DeleteCodeSigningConfig
    {6624, 192},  // DeleteEventSourceMapping
    {6649, 193},  // DeleteFunction
    {6664, 194},  // DeleteFunctionCodeSigningConfig
    {6696, 195},  // DeleteFunctionConcurrency
    {6722, 193},  // DeleteFunctionEventInvokeConfig
    {6754, 196},  // DeleteFunctionUrlConfig
    {6778, 197},  // DeleteLayerVersion
    {6816, 199},  // DeleteProvisionedConcurrencyConfig
    {6851, 200},  // GetAccountSettings
    {6870, 188},  // GetAlias
    {6879, 189},  // GetCapacityProvider
    {6899, 190},  // GetCodeSigningConfig
    {6920, 192},  // GetEventSourceMapping
    {6942, 193},  // GetFunction
    {6954, 194},  // GetFunctionCodeSigningConfig
    {6983, 195},  // GetFunctionConcurrency
    {7006, 193},  // GetFunctionConfiguration
    {7031, 193},  // GetFunctionEventInvokeConfig
    {7187, 202},  // GetFunctionRecursionConfig
    {7243, 204},  // GetFunctionScalingConfig
    {7268, 196},  // GetFunctionUrlConfig
    {7289, 197},  // GetLayerVersion
    {7305, 205},  // GetLayerVersionByArn
    {7326, 197},  // GetLayerVersionPolicy
    {7348, 193},  // GetPolicy
    {7358, 199},  // GetProvisionedConcurrencyConfig
    {7390, 193},  // GetRuntimeManagementConfig
    {7669, 210},  // Invoke
    {7687, 212},  // InvokeAsync
    {7699, 214},  // InvokeWithResponseStream
    {7740, 215},  // ListAliases
    {7782, 218},  // ListCapacityProviders
    {7804, 219},  // ListCodeSigningConfigs
    {7827, 220},  // ListEventSourceMappings
    {7851, 221},  // ListFunctionEventInvokeConfigs
    {7882, 222},  // ListFunctionUrlConfigs
    {7905, 223},  // ListFunctionVersionsByCapacityProvider
    {8019, 226},  // ListFunctions
    {8033, 227},  // ListFunctionsByCodeSigningConfig
    {8107, 228},  // ListLayerVersions
    {8125, 229},  // ListLayers
    {8136, 230},  // ListProvisionedConcurrencyConfigs
    {8514, 232},  // ListTags
    {8523, 233},  // ListVersionsByFunction
    {8609, 238},  // PublishLayerVersion
    {8640, 239},  // PublishVersion
    {8655, 240},  // PutFunctionCodeSigningConfig
    {8713, 242},  // PutFunctionConcurrency
    {8761, 245},  // PutFunctionEventInvokeConfig
    {8820, 247},  // PutFunctionRecursionConfig
    {8919, 250},  // PutFunctionScalingConfig
    {8976, 252},  // PutProvisionedConcurrencyConfig
    {9304, 255},  // PutRuntimeManagementConfig
    {9331, 256},  // RemoveLayerVersionPermission
    {9378, 258},  // RemovePermission
    {9395, 259},  // TagResource
    {9423, 261},  // UntagResource
    {9437, 262},  // UpdateAlias
    {9449, 263},  // UpdateCapacityProvider
    {9472, 264},  // UpdateCodeSigningConfig
    {9496, 265},  // UpdateEventSourceMapping
    {9521, 266},  // UpdateFunctionCode
    {9540, 267},  // UpdateFunctionConfiguration
    {9568, 245},  // UpdateFunctionEventInvokeConfig
    {9600, 268},  // UpdateFunctionUrlConfig
};

}  // namespace

const aws::ServiceModel service_model{pool, shapes, members, patterns, enums, values,
                                      operations};

}  // namespace emulator::lambda

// Written by daemon/aws/model/generate from botocore 1.44.5; not to be edited.
// clang-format off

#include "handlers/lambda/service_model.hpp"

namespace emulator::lambda {

namespace {

using Kind = aws::ModelShape::Kind;
using Location = aws::ModelMember::Location;

constexpr char pool[] =
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
    "DurableExecutionArn\0"
    "arn:([a-zA-Z0-9-]+):lambda:([a-zA-Z0-9-]+):(\\d{12}):function:([a-zA-Z0-9_-]+):(\\$LATEST(?:\\.PUBLISHED)?|[0-9]+)/durable-execution/([a-zA-Z0-9_-]+)/([a-zA-Z0-9_-]+)\0"
    "CheckpointToken\0"
    "[A-Za-z0-9+/]+={0,2}\0"
    "Updates\0"
    "Id\0"
    "[a-zA-Z0-9-_]+\0"
    "ParentId\0"
    "Name\0"
    "[\\x20-\\x7E]+\0"
    "Type\0"
    "EXECUTION\0"
    "CONTEXT\0"
    "STEP\0"
    "WAIT\0"
    "CALLBACK\0"
    "CHAINED_INVOKE\0"
    "SubType\0"
    "START\0"
    "SUCCEED\0"
    "FAIL\0"
    "RETRY\0"
    "CANCEL\0"
    "Payload\0"
    "Error\0"
    "ErrorMessage\0"
    "ErrorType\0"
    "ErrorData\0"
    "StackTrace\0"
    "ContextOptions\0"
    "ReplayChildren\0"
    "StepOptions\0"
    "NextAttemptDelaySeconds\0"
    "WaitOptions\0"
    "WaitSeconds\0"
    "CallbackOptions\0"
    "TimeoutSeconds\0"
    "HeartbeatTimeoutSeconds\0"
    "ChainedInvokeOptions\0"
    "TenantId\0"
    "[a-zA-Z0-9\\._:\\/=+\\-@ ]+\0"
    "XAmznTraceId\0"
    "ClientToken\0"
    "[\\x21-\\x7E]+\0"
    "CheckpointDurableExecution\0"
    "(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?\0"
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
    "DeleteDurableExecution\0"
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
    "ResourceArn\0"
    "arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:(function:[a-zA-Z0-9-_]+(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_])+)?|runtime/[a-zA-Z0-9-_./]+)\0"
    "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\0"
    "DeleteResourcePolicy\0"
    "GetAccountSettings\0"
    "GetAlias\0"
    "GetCapacityProvider\0"
    "GetCodeSigningConfig\0"
    "IncludeExecutionData\0"
    "GetDurableExecution\0"
    "MaxItems\0"
    "Marker\0"
    "ReverseOrder\0"
    "GetDurableExecutionHistory\0"
    "GetDurableExecutionState\0"
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
    "GetResourcePolicy\0"
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
    "X-Amz-Tenant-Id\0"
    "Invoke\0"
    "InvokeArgs\0"
    "InvokeAsync\0"
    "InvokeWithResponseStream\0"
    "ListAliases\0"
    "State\0"
    "Pending\0"
    "Failed\0"
    "Deleting\0"
    "ListCapacityProviders\0"
    "ListCodeSigningConfigs\0"
    "Statuses\0"
    "RUNNING\0"
    "SUCCEEDED\0"
    "FAILED\0"
    "TIMED_OUT\0"
    "STOPPED\0"
    "DELETING\0"
    "PAUSING\0"
    "PAUSED\0"
    "StartedAfter\0"
    "StartedBefore\0"
    "ListDurableExecutionsByFunction\0"
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
    "Reason\0"
    "ExecutionTimeoutPaused\0"
    "PauseDurableExecution\0"
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
    "Policy\0"
    "[\\s\\S]+\0"
    "PutResourcePolicy\0"
    "UpdateRuntimeOn\0"
    "FunctionUpdate\0"
    "RuntimeVersionArn\0"
    "((arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}::runtime:.+)|(arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:runtime/[A-Za-z0-9_.-]{1,128}/version/[A-Za-z0-9_.-]{1,128}))\0"
    "PutRuntimeManagementConfig\0"
    "RemoveLayerVersionPermission\0"
    "([a-zA-Z0-9-_.]+)\0"
    "RemovePermission\0"
    "ResumeDurableExecution\0"
    "CallbackId\0"
    "SendDurableExecutionCallbackFailure\0"
    "SendDurableExecutionCallbackHeartbeat\0"
    "Result\0"
    "SendDurableExecutionCallbackSuccess\0"
    "StopDurableExecution\0"
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
    {Kind::text, 3, 13, 0, 1, 1024},
    {Kind::text, 3, 14, 0, 1, 2048},
    {Kind::text, 3, 15, 0, 1, 64},
    {Kind::text, 3, 16, 0, 1, 256},
    {Kind::text, 0, 0, 2, 0, 0},
    {Kind::text, 3, 15, 0, 1, 32},
    {Kind::text, 0, 0, 3, 0, 0},
    {Kind::text, 6, 0, 0, 0, 6291456},
    {Kind::text, 4, 0, 0, 0, 0},
    {Kind::list, 0, 27, 0, 0, 0},
    {Kind::structure, 0, 19, 4, 0, 0},
    {Kind::structure, 0, 23, 1, 0, 0},
    {Kind::integer, 3, 0, 0, 1, 31622400},
    {Kind::structure, 0, 24, 1, 0, 0},
    {Kind::structure, 0, 25, 1, 0, 0},
    {Kind::integer, 3, 0, 0, 0, 99999999},
    {Kind::structure, 0, 26, 2, 0, 0},
    {Kind::text, 3, 17, 0, 1, 256},
    {Kind::text, 2, 0, 0, 0, 8192},
    {Kind::structure, 0, 28, 3, 0, 0},
    {Kind::structure, 0, 31, 13, 0, 0},
    {Kind::list, 0, 39, 0, 0, 0},
    {Kind::text, 3, 18, 0, 1, 64},
    {Kind::structure, 0, 44, 4, 0, 0},
    {Kind::text, 3, 19, 0, 1, 140},
    {Kind::text, 3, 20, 0, 1, 128},
    {Kind::text, 3, 21, 0, 1, 1024},
    {Kind::text, 2, 0, 0, 0, 256},
    {Kind::number, 3, 0, 0, 0, 1},
    {Kind::text, 3, 22, 0, 1, 1024},
    {Kind::map, 0, 47, 48, 0, 0},
    {Kind::structure, 0, 48, 1, 0, 0},
    {Kind::structure, 0, 49, 5, 0, 0},
    {Kind::text, 3, 23, 0, 1, 140},
    {Kind::text, 2, 24, 0, 0, 1024},
    {Kind::list, 3, 53, 0, 1, 16},
    {Kind::text, 2, 25, 0, 0, 1024},
    {Kind::list, 2, 55, 0, 0, 5},
    {Kind::structure, 0, 54, 2, 0, 0},
    {Kind::text, 2, 26, 0, 0, 10000},
    {Kind::structure, 0, 56, 1, 0, 0},
    {Kind::text, 0, 0, 4, 0, 0},
    {Kind::list, 3, 60, 0, 1, 1},
    {Kind::text, 3, 27, 0, 1, 30},
    {Kind::list, 2, 62, 0, 0, 400},
    {Kind::structure, 0, 57, 3, 0, 0},
    {Kind::integer, 3, 0, 0, 2, 15000},
    {Kind::text, 0, 0, 5, 0, 0},
    {Kind::text, 0, 0, 6, 0, 0},
    {Kind::number, 3, 0, 0, 0, 100},
    {Kind::structure, 0, 60, 2, 0, 0},
    {Kind::list, 3, 69, 0, 1, 10},
    {Kind::structure, 0, 62, 3, 0, 0},
    {Kind::text, 2, 28, 0, 0, 10000},
    {Kind::text, 2, 29, 0, 0, 256},
    {Kind::text, 3, 29, 0, 1, 128},
    {Kind::map, 0, 73, 74, 0, 0},
    {Kind::text, 0, 0, 7, 0, 0},
    {Kind::map, 2, 73, 74, 0, 40},
    {Kind::structure, 0, 65, 2, 0, 0},
    {Kind::text, 0, 0, 8, 0, 0},
    {Kind::text, 3, 30, 0, 1, 512},
    {Kind::structure, 0, 67, 2, 0, 0},
    {Kind::structure, 0, 69, 1, 0, 0},
    {Kind::structure, 0, 70, 9, 0, 0},
    {Kind::list, 3, 11, 0, 1, 20},
    {Kind::structure, 0, 79, 1, 0, 0},
    {Kind::text, 0, 0, 9, 0, 0},
    {Kind::structure, 0, 80, 1, 0, 0},
    {Kind::structure, 0, 81, 4, 0, 0},
    {Kind::integer, 3, 0, 0, 1, 10000},
    {Kind::text, 2, 0, 0, 0, 4096},
    {Kind::structure, 0, 85, 1, 0, 0},
    {Kind::list, 0, 91, 0, 0, 0},
    {Kind::structure, 0, 86, 1, 0, 0},
    {Kind::text, 2, 31, 0, 0, 10000},
    {Kind::text, 0, 0, 10, 0, 0},
    {Kind::list, 2, 95, 0, 0, 3},
    {Kind::structure, 0, 87, 1, 0, 0},
    {Kind::structure, 0, 88, 1, 0, 0},
    {Kind::integer, 3, 0, 0, 2, 1000},
    {Kind::structure, 0, 89, 1, 0, 0},
    {Kind::integer, 3, 0, 0, 0, 300},
    {Kind::integer, 3, 0, 0, 1, 10},
    {Kind::text, 0, 0, 11, 0, 0},
    {Kind::timestamp, 0, 0, 0, 0, 0},
    {Kind::text, 2, 32, 0, 0, 350},
    {Kind::structure, 0, 90, 1, 0, 0},
    {Kind::structure, 0, 91, 2, 0, 0},
    {Kind::integer, 3, 0, 0, -1, 604800},
    {Kind::integer, 3, 0, 0, -1, 10000},
    {Kind::integer, 3, 0, 0, 0, 900},
    {Kind::text, 3, 33, 0, 1, 249},
    {Kind::list, 3, 111, 0, 1, 1},
    {Kind::text, 3, 0, 0, 1, 1000},
    {Kind::list, 3, 113, 0, 1, 1},
    {Kind::text, 0, 0, 12, 0, 0},
    {Kind::text, 3, 34, 0, 1, 200},
    {Kind::structure, 0, 93, 2, 0, 0},
    {Kind::list, 2, 117, 0, 0, 23},
    {Kind::text, 3, 35, 0, 1, 300},
    {Kind::list, 3, 119, 0, 1, 10},
    {Kind::text, 0, 0, 13, 0, 0},
    {Kind::map, 3, 120, 121, 1, 2},
    {Kind::structure, 0, 95, 1, 0, 0},
    {Kind::text, 0, 0, 14, 0, 0},
    {Kind::list, 2, 124, 0, 0, 1},
    {Kind::text, 3, 36, 0, 1, 10000},
    {Kind::text, 0, 0, 15, 0, 0},
    {Kind::text, 0, 0, 16, 0, 0},
    {Kind::structure, 0, 96, 2, 0, 0},
    {Kind::list, 0, 129, 0, 0, 0},
    {Kind::text, 0, 0, 17, 0, 0},
    {Kind::structure, 0, 98, 1, 0, 0},
    {Kind::list, 0, 132, 0, 0, 0},
    {Kind::structure, 0, 99, 4, 0, 0},
    {Kind::structure, 0, 103, 2, 0, 0},
    {Kind::text, 0, 0, 18, 0, 0},
    {Kind::structure, 0, 105, 3, 0, 0},
    {Kind::text, 3, 37, 0, 1, 63},
    {Kind::text, 3, 38, 0, 1, 57},
    {Kind::text, 0, 0, 19, 0, 0},
    {Kind::structure, 0, 108, 3, 0, 0},
    {Kind::integer, 3, 0, 0, 1, 200},
    {Kind::text, 2, 39, 0, 0, 128},
    {Kind::structure, 0, 111, 3, 0, 0},
    {Kind::structure, 0, 114, 28, 0, 0},
    {Kind::text, 0, 0, 20, 0, 0},
    {Kind::text, 2, 8, 0, 0, 128},
    {Kind::blob, 4, 0, 0, 0, 0},
    {Kind::text, 3, 40, 0, 3, 63},
    {Kind::text, 3, 41, 0, 1, 1024},
    {Kind::text, 0, 0, 21, 0, 0},
    {Kind::structure, 0, 142, 7, 0, 0},
    {Kind::integer, 3, 0, 0, 1, 900},
    {Kind::integer, 3, 0, 0, 128, 32768},
    {Kind::text, 0, 0, 22, 0, 0},
    {Kind::list, 2, 53, 0, 0, 16},
    {Kind::structure, 0, 149, 3, 0, 0},
    {Kind::text, 0, 0, 23, 0, 0},
    {Kind::structure, 0, 152, 1, 0, 0},
    {Kind::text, 4, 42, 0, 0, 0},
    {Kind::map, 4, 27, 160, 0, 0},
    {Kind::structure, 0, 153, 1, 0, 0},
    {Kind::text, 0, 0, 24, 0, 0},
    {Kind::structure, 0, 154, 1, 0, 0},
    {Kind::text, 3, 43, 0, 1, 2048},
    {Kind::list, 0, 165, 0, 0, 0},
    {Kind::text, 2, 44, 0, 0, 256},
    {Kind::text, 2, 45, 0, 0, 160},
    {Kind::text, 0, 0, 25, 0, 0},
    {Kind::structure, 0, 155, 1, 0, 0},
    {Kind::structure, 0, 156, 3, 0, 0},
    {Kind::list, 2, 171, 0, 0, 1},
    {Kind::text, 2, 46, 0, 0, 200},
    {Kind::list, 2, 6, 0, 0, 1500},
    {Kind::text, 2, 0, 0, 0, 1000},
    {Kind::structure, 0, 159, 3, 0, 0},
    {Kind::integer, 3, 0, 0, 512, 32768},
    {Kind::structure, 0, 162, 1, 0, 0},
    {Kind::text, 0, 0, 26, 0, 0},
    {Kind::structure, 0, 163, 1, 0, 0},
    {Kind::text, 0, 0, 27, 0, 0},
    {Kind::text, 0, 0, 28, 0, 0},
    {Kind::structure, 0, 164, 4, 0, 0},
    {Kind::text, 0, 0, 29, 0, 0},
    {Kind::structure, 0, 168, 1, 0, 0},
    {Kind::text, 3, 47, 0, 1, 140},
    {Kind::integer, 3, 0, 0, 1, 1600},
    {Kind::number, 3, 0, 0, 2, 8},
    {Kind::structure, 0, 169, 3, 0, 0},
    {Kind::structure, 0, 172, 1, 0, 0},
    {Kind::integer, 3, 0, 0, 1, 90},
    {Kind::structure, 0, 173, 3, 0, 0},
    {Kind::text, 3, 48, 0, 48, 2048},
    {Kind::text, 3, 0, 0, 1, 128},
    {Kind::structure, 0, 176, 2, 0, 0},
    {Kind::structure, 0, 178, 1, 0, 0},
    {Kind::structure, 0, 179, 30, 0, 0},
    {Kind::text, 3, 49, 0, 1, 140},
    {Kind::text, 3, 50, 0, 1, 128},
    {Kind::text, 2, 41, 0, 0, 1024},
    {Kind::list, 2, 200, 0, 0, 100},
    {Kind::text, 2, 41, 0, 0, 6},
    {Kind::list, 2, 202, 0, 0, 6},
    {Kind::text, 3, 41, 0, 1, 253},
    {Kind::list, 2, 204, 0, 0, 100},
    {Kind::integer, 3, 0, 0, 0, 86400},
    {Kind::structure, 0, 209, 6, 0, 0},
    {Kind::text, 0, 0, 30, 0, 0},
    {Kind::structure, 0, 215, 5, 0, 0},
    {Kind::structure, 0, 220, 2, 0, 0},
    {Kind::structure, 0, 222, 1, 0, 0},
    {Kind::structure, 0, 223, 1, 0, 0},
    {Kind::structure, 0, 224, 1, 0, 0},
    {Kind::text, 3, 0, 0, 36, 36},
    {Kind::structure, 0, 225, 1, 0, 0},
    {Kind::structure, 0, 226, 2, 0, 0},
    {Kind::structure, 0, 228, 1, 0, 0},
    {Kind::structure, 0, 229, 1, 0, 0},
    {Kind::structure, 0, 230, 2, 0, 0},
    {Kind::structure, 0, 232, 2, 0, 0},
    {Kind::text, 3, 51, 0, 1, 128},
    {Kind::structure, 0, 234, 2, 0, 0},
    {Kind::text, 2, 52, 0, 0, 512},
    {Kind::text, 3, 53, 0, 36, 36},
    {Kind::structure, 0, 236, 2, 0, 0},
    {Kind::structure, 0, 238, 0, 0, 0},
    {Kind::structure, 0, 238, 2, 0, 0},
    {Kind::integer, 3, 0, 0, 0, 1000},
    {Kind::structure, 0, 240, 5, 0, 0},
    {Kind::structure, 0, 245, 4, 0, 0},
    {Kind::text, 3, 54, 0, 1, 140},
    {Kind::structure, 0, 249, 1, 0, 0},
    {Kind::text, 3, 55, 0, 1, 128},
    {Kind::structure, 0, 250, 2, 0, 0},
    {Kind::structure, 0, 252, 1, 0, 0},
    {Kind::structure, 0, 253, 1, 0, 0},
    {Kind::text, 0, 0, 31, 0, 0},
    {Kind::text, 0, 0, 32, 0, 0},
    {Kind::structure, 0, 254, 8, 0, 0},
    {Kind::blob, 0, 0, 0, 0, 0},
    {Kind::structure, 0, 262, 2, 0, 0},
    {Kind::text, 0, 0, 33, 0, 0},
    {Kind::structure, 0, 264, 7, 0, 0},
    {Kind::structure, 0, 271, 4, 0, 0},
    {Kind::text, 0, 0, 34, 0, 0},
    {Kind::integer, 3, 0, 0, 1, 50},
    {Kind::structure, 0, 275, 3, 0, 0},
    {Kind::structure, 0, 278, 2, 0, 0},
    {Kind::text, 0, 0, 35, 0, 0},
    {Kind::list, 3, 249, 0, 1, 10},
    {Kind::structure, 0, 280, 9, 0, 0},
    {Kind::structure, 0, 289, 4, 0, 0},
    {Kind::structure, 0, 293, 3, 0, 0},
    {Kind::structure, 0, 296, 3, 0, 0},
    {Kind::structure, 0, 299, 3, 0, 0},
    {Kind::text, 3, 56, 0, 1, 50},
    {Kind::text, 0, 0, 36, 0, 0},
    {Kind::structure, 0, 302, 4, 0, 0},
    {Kind::structure, 0, 306, 3, 0, 0},
    {Kind::structure, 0, 309, 5, 0, 0},
    {Kind::structure, 0, 314, 4, 0, 0},
    {Kind::structure, 0, 318, 3, 0, 0},
    {Kind::text, 3, 57, 0, 1, 10000},
    {Kind::structure, 0, 321, 1, 0, 0},
    {Kind::structure, 0, 322, 3, 0, 0},
    {Kind::text, 6, 0, 0, 0, 1024},
    {Kind::structure, 0, 325, 4, 0, 0},
    {Kind::structure, 0, 329, 5, 0, 0},
    {Kind::list, 2, 60, 0, 0, 2},
    {Kind::list, 2, 146, 0, 0, 15},
    {Kind::text, 2, 41, 0, 0, 512},
    {Kind::structure, 0, 334, 6, 0, 0},
    {Kind::structure, 0, 340, 5, 0, 0},
    {Kind::structure, 0, 345, 2, 0, 0},
    {Kind::integer, 1, 0, 0, 0, 0},
    {Kind::structure, 0, 347, 2, 0, 0},
    {Kind::integer, 3, 0, 0, 0, 2},
    {Kind::integer, 3, 0, 0, 60, 21600},
    {Kind::structure, 0, 349, 5, 0, 0},
    {Kind::text, 0, 0, 37, 0, 0},
    {Kind::structure, 0, 354, 2, 0, 0},
    {Kind::integer, 3, 0, 0, 0, 15000},
    {Kind::structure, 0, 356, 2, 0, 0},
    {Kind::structure, 0, 358, 3, 0, 0},
    {Kind::integer, 1, 0, 0, 1, 0},
    {Kind::structure, 0, 361, 3, 0, 0},
    {Kind::text, 3, 58, 0, 1, 20480},
    {Kind::structure, 0, 364, 3, 0, 0},
    {Kind::text, 0, 0, 38, 0, 0},
    {Kind::text, 3, 59, 0, 26, 2048},
    {Kind::structure, 0, 367, 4, 0, 0},
    {Kind::structure, 0, 371, 4, 0, 0},
    {Kind::text, 3, 60, 0, 1, 100},
    {Kind::structure, 0, 375, 4, 0, 0},
    {Kind::structure, 0, 379, 3, 0, 0},
    {Kind::text, 3, 14, 0, 1, 1024},
    {Kind::structure, 0, 382, 2, 0, 0},
    {Kind::structure, 0, 384, 1, 0, 0},
    {Kind::blob, 6, 0, 0, 0, 1048576},
    {Kind::structure, 0, 385, 2, 0, 0},
    {Kind::structure, 0, 387, 2, 0, 0},
    {Kind::structure, 0, 389, 2, 0, 0},
    {Kind::list, 0, 74, 0, 0, 0},
    {Kind::structure, 0, 391, 2, 0, 0},
    {Kind::structure, 0, 393, 6, 0, 0},
    {Kind::structure, 0, 399, 4, 0, 0},
    {Kind::structure, 0, 403, 4, 0, 0},
    {Kind::structure, 0, 407, 22, 0, 0},
    {Kind::structure, 0, 429, 13, 0, 0},
    {Kind::structure, 0, 442, 23, 0, 0},
    {Kind::structure, 0, 465, 5, 0, 0},
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
    {1272, 1272, 27, Location::body, false},  // ErrorMessage
    {1285, 1285, 27, Location::body, false},  // ErrorType
    {1295, 1295, 27, Location::body, false},  // ErrorData
    {1305, 1305, 28, Location::body, false},  // StackTrace
    {1331, 1331, 13, Location::body, false},  // ReplayChildren
    {1358, 1358, 31, Location::body, false},  // NextAttemptDelaySeconds
    {1394, 1394, 31, Location::body, false},  // WaitSeconds
    {1422, 1422, 34, Location::body, false},  // TimeoutSeconds
    {1437, 1437, 34, Location::body, false},  // HeartbeatTimeoutSeconds
    {349, 349, 8, Location::body, true},  // FunctionName
    {1482, 1482, 36, Location::body, false},  // TenantId
    {1516, 1516, 37, Location::body, false},  // XAmznTraceId
    {1116, 1116, 21, Location::body, true},  // Id
    {1134, 1134, 21, Location::body, false},  // ParentId
    {1143, 1143, 22, Location::body, false},  // Name
    {1161, 1161, 23, Location::body, true},  // Type
    {1218, 1218, 24, Location::body, false},  // SubType
    {192, 192, 25, Location::body, true},  // Action
    {1258, 1258, 26, Location::body, false},  // Payload
    {1266, 1266, 29, Location::body, false},  // Error
    {1316, 1316, 30, Location::body, false},  // ContextOptions
    {1346, 1346, 32, Location::body, false},  // StepOptions
    {1382, 1382, 33, Location::body, false},  // WaitOptions
    {1406, 1406, 35, Location::body, false},  // CallbackOptions
    {1461, 1461, 38, Location::body, false},  // ChainedInvokeOptions
    {887, 887, 19, Location::label, true},  // DurableExecutionArn
    {1071, 1071, 20, Location::body, true},  // CheckpointToken
    {1108, 1108, 40, Location::body, false},  // Updates
    {1529, 1529, 41, Location::body, false},  // ClientToken
    {1840, 1840, 49, Location::body, false},  // AdditionalVersionWeights
    {349, 349, 43, Location::label, true},  // FunctionName
    {1143, 1143, 44, Location::body, true},  // Name
    {1766, 1766, 45, Location::body, true},  // FunctionVersion
    {1814, 1814, 46, Location::body, false},  // Description
    {1826, 1826, 50, Location::body, false},  // RoutingConfig
    {2051, 2051, 54, Location::body, true},  // SubnetIds
    {2078, 2078, 56, Location::body, true},  // SecurityGroupIds
    {2129, 2129, 58, Location::body, true},  // CapacityProviderOperatorRoleArn
    {2244, 2244, 61, Location::body, false},  // Architectures
    {2271, 2271, 63, Location::body, false},  // AllowedInstanceTypes
    {2311, 2311, 63, Location::body, false},  // ExcludedInstanceTypes
    {2416, 2416, 67, Location::body, true},  // PredefinedMetricType
    {2525, 2525, 68, Location::body, true},  // TargetValue
    {2363, 2363, 65, Location::body, false},  // MaxVCpuCount
    {2376, 2376, 66, Location::body, false},  // ScalingMode
    {2400, 2400, 70, Location::body, false},  // ScalingPolicies
    {2632, 2632, 76, Location::body, false},  // Mode
    {2651, 2651, 77, Location::body, false},  // ExplicitTags
    {2694, 2694, 79, Location::body, false},  // SystemLogLevel
    {2725, 2725, 80, Location::body, false},  // LogGroup
    {2680, 2680, 81, Location::body, false},  // LoggingConfig
    {1884, 1884, 52, Location::body, true},  // CapacityProviderName
    {2041, 2041, 57, Location::body, true},  // VpcConfig
    {2111, 2111, 59, Location::body, true},  // PermissionsConfig
    {2223, 2223, 64, Location::body, false},  // InstanceRequirements
    {2333, 2333, 71, Location::body, false},  // CapacityProviderScalingConfig
    {2537, 2537, 72, Location::body, false},  // KmsKeyArn
    {2583, 2583, 75, Location::body, false},  // Tags
    {2618, 2618, 78, Location::body, false},  // PropagateTags
    {2664, 2664, 82, Location::body, false},  // TelemetryConfig
    {2795, 2795, 84, Location::body, true},  // SigningProfileVersionArns
    {2841, 2841, 86, Location::body, false},  // UntrustedArtifactOnDeployment
    {1814, 1814, 46, Location::body, false},  // Description
    {2777, 2777, 85, Location::body, true},  // AllowedPublishers
    {2821, 2821, 87, Location::body, false},  // CodeSigningPolicies
    {2583, 2583, 75, Location::body, false},  // Tags
    {2964, 2964, 90, Location::body, false},  // Pattern
    {2956, 2956, 92, Location::body, false},  // Filters
    {3037, 3037, 96, Location::body, false},  // Metrics
    {2694, 2694, 79, Location::body, false},  // SystemLogLevel
    {3094, 3094, 99, Location::body, false},  // MaximumConcurrency
    {3270, 3270, 105, Location::body, false},  // Destination
    {3260, 3260, 106, Location::body, false},  // OnSuccess
    {3435, 3435, 106, Location::body, false},  // OnFailure
    {1161, 1161, 115, Location::body, false},  // Type
    {3896, 3896, 116, Location::body, false},  // URI
    {3948, 3948, 122, Location::body, false},  // Endpoints
    {1161, 1161, 128, Location::body, false},  // Type
    {3896, 3896, 11, Location::body, false},  // URI
    {4328, 4328, 131, Location::body, false},  // Attribute
    {4218, 4218, 126, Location::body, false},  // SchemaRegistryURI
    {4260, 4260, 127, Location::body, false},  // EventRecordFormat
    {4290, 4290, 130, Location::body, false},  // AccessConfigs
    {4304, 4304, 133, Location::body, false},  // SchemaValidationConfigs
    {4181, 4181, 116, Location::body, false},  // ConsumerGroupId
    {4197, 4197, 134, Location::body, false},  // SchemaRegistryConfig
    {4181, 4181, 116, Location::body, false},  // ConsumerGroupId
    {4197, 4197, 134, Location::body, false},  // SchemaRegistryConfig
    {4382, 4382, 136, Location::body, false},  // ConsumptionMode
    {4439, 4439, 138, Location::body, false},  // DatabaseName
    {4466, 4466, 139, Location::body, false},  // CollectionName
    {4523, 4523, 140, Location::body, false},  // FullDocument
    {4581, 4581, 142, Location::body, false},  // MinimumPollers
    {4596, 4596, 89, Location::body, false},  // MaximumPollers
    {4611, 4611, 143, Location::body, false},  // PollerGroupName
    {2908, 2908, 11, Location::body, false},  // EventSourceArn
    {349, 349, 8, Location::body, true},  // FunctionName
    {2923, 2923, 13, Location::body, false},  // Enabled
    {2931, 2931, 89, Location::body, false},  // BatchSize
    {2941, 2941, 93, Location::body, false},  // FilterCriteria
    {2972, 2972, 94, Location::body, false},  // KMSKeyArn
    {3023, 3023, 97, Location::body, false},  // MetricsConfig
    {2680, 2680, 98, Location::body, false},  // LoggingConfig
    {3080, 3080, 100, Location::body, false},  // ScalingConfig
    {3113, 3113, 101, Location::body, false},  // MaximumBatchingWindowInSeconds
    {3144, 3144, 102, Location::body, false},  // ParallelizationFactor
    {3166, 3166, 103, Location::body, false},  // StartingPosition
    {3216, 3216, 104, Location::body, false},  // StartingPositionTimestamp
    {3242, 3242, 107, Location::body, false},  // DestinationConfig
    {3445, 3445, 108, Location::body, false},  // MaximumRecordAgeInSeconds
    {3471, 3471, 13, Location::body, false},  // BisectBatchOnFunctionError
    {3498, 3498, 109, Location::body, false},  // MaximumRetryAttempts
    {2583, 2583, 75, Location::body, false},  // Tags
    {3519, 3519, 110, Location::body, false},  // TumblingWindowInSeconds
    {3543, 3543, 112, Location::body, false},  // Topics
    {3573, 3573, 114, Location::body, false},  // Queues
    {3580, 3580, 118, Location::body, false},  // SourceAccessConfigurations
    {3925, 3925, 123, Location::body, false},  // SelfManagedEventSource
    {4099, 4099, 125, Location::body, false},  // FunctionResponseTypes
    {4145, 4145, 135, Location::body, false},  // AmazonManagedKafkaEventSourceConfig
    {4348, 4348, 137, Location::body, false},  // SelfManagedKafkaEventSourceConfig
    {4411, 4411, 141, Location::body, false},  // DocumentDBEventSourceConfig
    {4557, 4557, 144, Location::body, false},  // ProvisionedPollerConfig
    {5227, 5227, 148, Location::body, false},  // ZipFile
    {5235, 5235, 149, Location::body, false},  // S3Bucket
    {5269, 5269, 150, Location::body, false},  // S3Key
    {5278, 5278, 150, Location::body, false},  // S3ObjectVersion
    {5294, 5294, 151, Location::body, false},  // S3ObjectStorageMode
    {5329, 5329, 6, Location::body, false},  // ImageUri
    {5338, 5338, 94, Location::body, false},  // SourceKMSKeyArn
    {2051, 2051, 156, Location::body, false},  // SubnetIds
    {2078, 2078, 56, Location::body, false},  // SecurityGroupIds
    {5408, 5408, 13, Location::body, false},  // Ipv6AllowedForDualStack
    {5471, 5471, 94, Location::body, false},  // TargetArn
    {5493, 5493, 161, Location::body, false},  // Variables
    {2632, 2632, 163, Location::body, false},  // Mode
    {6043, 6043, 169, Location::body, false},  // DirectS3Read
    {5759, 5759, 167, Location::body, true},  // Arn
    {5993, 5993, 168, Location::body, true},  // LocalMountPath
    {6029, 6029, 170, Location::body, false},  // S3FilesConfig
    {6237, 6237, 174, Location::body, false},  // EntryPoint
    {6248, 6248, 174, Location::body, false},  // Command
    {6256, 6256, 175, Location::body, false},  // WorkingDirectory
    {6290, 6290, 177, Location::body, true},  // Size
    {6305, 6305, 179, Location::body, false},  // ApplyOn
    {6331, 6331, 181, Location::body, false},  // LogFormat
    {6346, 6346, 182, Location::body, false},  // ApplicationLogLevel
    {2694, 2694, 79, Location::body, false},  // SystemLogLevel
    {2725, 2725, 80, Location::body, false},  // LogGroup
    {6398, 6398, 184, Location::body, true},  // TenantIsolationMode
    {6497, 6497, 186, Location::body, true},  // CapacityProviderArn
    {6636, 6636, 187, Location::body, false},  // PerExecutionEnvironmentMaxConcurrency
    {6674, 6674, 188, Location::body, false},  // ExecutionEnvironmentMemoryGiBPerVCpu
    {6452, 6452, 189, Location::body, true},  // LambdaManagedInstancesCapacityProviderConfig
    {2972, 2972, 94, Location::body, false},  // KMSKeyArn
    {6725, 6725, 191, Location::body, false},  // RetentionPeriodInDays
    {6747, 6747, 31, Location::body, false},  // ExecutionTimeout
    {6778, 6778, 193, Location::body, true},  // RuntimeArn
    {6837, 6837, 194, Location::body, true},  // RuntimeAlias
    {6868, 6868, 1, Location::body, true},  // AcceleratorMemorySize
    {349, 349, 43, Location::body, true},  // FunctionName
    {4667, 4667, 146, Location::body, false},  // Runtime
    {5209, 5209, 58, Location::body, true},  // Role
    {5214, 5214, 147, Location::body, false},  // Handler
    {5222, 5222, 152, Location::body, true},  // Code
    {1814, 1814, 46, Location::body, false},  // Description
    {5354, 5354, 153, Location::body, false},  // Timeout
    {5362, 5362, 154, Location::body, false},  // MemorySize
    {5373, 5373, 13, Location::body, false},  // Publish
    {5381, 5381, 155, Location::body, false},  // PublishTo
    {2041, 2041, 157, Location::body, false},  // VpcConfig
    {5432, 5432, 158, Location::body, false},  // PackageType
    {5454, 5454, 159, Location::body, false},  // DeadLetterConfig
    {5481, 5481, 162, Location::body, false},  // Environment
    {2972, 2972, 94, Location::body, false},  // KMSKeyArn
    {5527, 5527, 164, Location::body, false},  // TracingConfig
    {2583, 2583, 75, Location::body, false},  // Tags
    {5560, 5560, 166, Location::body, false},  // Layers
    {5741, 5741, 172, Location::body, false},  // FileSystemConfigs
    {6078, 6078, 173, Location::body, false},  // CodeSigningConfigArn
    {6225, 6225, 176, Location::body, false},  // ImageConfig
    {2244, 2244, 61, Location::body, false},  // Architectures
    {6273, 6273, 178, Location::body, false},  // EphemeralStorage
    {6295, 6295, 180, Location::body, false},  // SnapStart
    {2680, 2680, 183, Location::body, false},  // LoggingConfig
    {6384, 6384, 185, Location::body, false},  // TenancyConfig
    {6429, 6429, 190, Location::body, false},  // CapacityProviderConfig
    {6711, 6711, 192, Location::body, false},  // DurableConfig
    {6764, 6764, 195, Location::body, false},  // RuntimeConfig
    {6850, 6850, 196, Location::body, false},  // AcceleratorConfig
    {7107, 7107, 13, Location::body, false},  // AllowCredentials
    {7124, 7124, 201, Location::body, false},  // AllowHeaders
    {7137, 7137, 203, Location::body, false},  // AllowMethods
    {7150, 7150, 205, Location::body, false},  // AllowOrigins
    {7163, 7163, 201, Location::body, false},  // ExposeHeaders
    {7177, 7177, 206, Location::body, false},  // MaxAge
    {349, 349, 198, Location::label, true},  // FunctionName
    {807, 807, 199, Location::query, false},  // Qualifier
    {7093, 7093, 12, Location::body, true},  // AuthType
    {7102, 7102, 207, Location::body, false},  // Cors
    {7184, 7184, 208, Location::body, false},  // InvokeMode
    {349, 349, 43, Location::label, true},  // FunctionName
    {1143, 1143, 44, Location::label, true},  // Name
    {1884, 1884, 52, Location::label, true},  // CapacityProviderName
    {6078, 6078, 173, Location::label, true},  // CodeSigningConfigArn
    {887, 887, 19, Location::label, true},  // DurableExecutionArn
    {7326, 7326, 214, Location::label, true},  // UUID
    {349, 349, 8, Location::label, true},  // FunctionName
    {807, 807, 16, Location::query, false},  // Qualifier
    {349, 349, 8, Location::label, true},  // FunctionName
    {349, 349, 43, Location::label, true},  // FunctionName
    {349, 349, 198, Location::label, true},  // FunctionName
    {807, 807, 199, Location::query, false},  // Qualifier
    {0, 0, 0, Location::label, true},  // LayerName
    {149, 149, 1, Location::label, true},  // VersionNumber
    {349, 349, 43, Location::label, true},  // FunctionName
    {807, 807, 221, Location::query, true},  // Qualifier
    {7558, 7558, 223, Location::label, true},  // ResourceArn
    {312, 312, 224, Location::query, false},  // RevisionId
    {887, 887, 19, Location::label, true},  // DurableExecutionArn
    {7904, 7904, 13, Location::query, false},  // IncludeExecutionData
    {887, 887, 19, Location::label, true},  // DurableExecutionArn
    {7904, 7904, 13, Location::query, false},  // IncludeExecutionData
    {7945, 7945, 228, Location::query, false},  // MaxItems
    {7954, 7954, 6, Location::query, false},  // Marker
    {7961, 7961, 13, Location::query, false},  // ReverseOrder
    {887, 887, 19, Location::label, true},  // DurableExecutionArn
    {1071, 1071, 20, Location::query, true},  // CheckpointToken
    {7954, 7954, 6, Location::query, false},  // Marker
    {7945, 7945, 228, Location::query, false},  // MaxItems
    {349, 349, 231, Location::label, true},  // FunctionName
    {349, 349, 231, Location::label, true},  // FunctionName
    {807, 807, 233, Location::query, true},  // Qualifier
    {5759, 5759, 165, Location::query, true},  // Arn
    {7558, 7558, 223, Location::label, true},  // ResourceArn
    {349, 349, 8, Location::label, true},  // FunctionName
    {8541, 8556, 237, Location::header, false},  // InvocationType
    {8607, 8615, 238, Location::header, false},  // LogType
    {8635, 8649, 6, Location::header, false},  // ClientContext
    {8670, 8691, 21, Location::header, false},  // DurableExecutionName
    {1258, 1258, 148, Location::payload, false},  // Payload
    {807, 807, 16, Location::query, false},  // Qualifier
    {1482, 8720, 36, Location::header, false},  // TenantId
    {349, 349, 8, Location::label, true},  // FunctionName
    {8743, 8743, 240, Location::payload, true},  // InvokeArgs
    {349, 349, 8, Location::label, true},  // FunctionName
    {8607, 8615, 238, Location::header, false},  // LogType
    {8635, 8649, 6, Location::header, false},  // ClientContext
    {807, 807, 16, Location::query, false},  // Qualifier
    {1258, 1258, 148, Location::payload, false},  // Payload
    {1482, 8720, 36, Location::header, false},  // TenantId
    {8541, 8556, 242, Location::header, false},  // InvocationType
    {349, 349, 43, Location::label, true},  // FunctionName
    {1766, 1766, 45, Location::query, false},  // FunctionVersion
    {7954, 7954, 6, Location::query, false},  // Marker
    {7945, 7945, 89, Location::query, false},  // MaxItems
    {8803, 8803, 245, Location::query, false},  // State
    {7954, 7954, 6, Location::query, false},  // Marker
    {7945, 7945, 246, Location::query, false},  // MaxItems
    {7954, 7954, 6, Location::query, false},  // Marker
    {7945, 7945, 89, Location::query, false},  // MaxItems
    {349, 349, 8, Location::label, true},  // FunctionName
    {807, 807, 16, Location::query, false},  // Qualifier
    {8670, 8670, 21, Location::query, false},  // DurableExecutionName
    {8878, 8878, 250, Location::query, false},  // Statuses
    {8954, 8954, 104, Location::query, false},  // StartedAfter
    {8967, 8967, 104, Location::query, false},  // StartedBefore
    {7961, 7961, 13, Location::query, false},  // ReverseOrder
    {7954, 7954, 6, Location::query, false},  // Marker
    {7945, 7945, 228, Location::query, false},  // MaxItems
    {2908, 2908, 11, Location::query, false},  // EventSourceArn
    {349, 349, 8, Location::query, false},  // FunctionName
    {7954, 7954, 6, Location::query, false},  // Marker
    {7945, 7945, 89, Location::query, false},  // MaxItems
    {349, 349, 8, Location::label, true},  // FunctionName
    {7954, 7954, 6, Location::query, false},  // Marker
    {7945, 7945, 246, Location::query, false},  // MaxItems
    {349, 349, 198, Location::label, true},  // FunctionName
    {7954, 7954, 6, Location::query, false},  // Marker
    {7945, 7945, 246, Location::query, false},  // MaxItems
    {1884, 1884, 52, Location::label, true},  // CapacityProviderName
    {7954, 7954, 6, Location::query, false},  // Marker
    {7945, 7945, 246, Location::query, false},  // MaxItems
    {9130, 9130, 256, Location::query, false},  // MasterRegion
    {1766, 1766, 257, Location::query, false},  // FunctionVersion
    {7954, 7954, 6, Location::query, false},  // Marker
    {7945, 7945, 89, Location::query, false},  // MaxItems
    {6078, 6078, 173, Location::label, true},  // CodeSigningConfigArn
    {7954, 7954, 6, Location::query, false},  // Marker
    {7945, 7945, 89, Location::query, false},  // MaxItems
    {9252, 9252, 60, Location::query, false},  // CompatibleArchitecture
    {9275, 9275, 146, Location::query, false},  // CompatibleRuntime
    {0, 0, 0, Location::label, true},  // LayerName
    {7954, 7954, 6, Location::query, false},  // Marker
    {7945, 7945, 246, Location::query, false},  // MaxItems
    {9252, 9252, 60, Location::query, false},  // CompatibleArchitecture
    {9275, 9275, 146, Location::query, false},  // CompatibleRuntime
    {7954, 7954, 6, Location::query, false},  // Marker
    {7945, 7945, 246, Location::query, false},  // MaxItems
    {349, 349, 43, Location::label, true},  // FunctionName
    {7954, 7954, 6, Location::query, false},  // Marker
    {7945, 7945, 246, Location::query, false},  // MaxItems
    {9356, 9356, 263, Location::label, true},  // Resource
    {349, 349, 8, Location::label, true},  // FunctionName
    {7954, 7954, 6, Location::query, false},  // Marker
    {7945, 7945, 89, Location::query, false},  // MaxItems
    {887, 887, 19, Location::label, true},  // DurableExecutionArn
    {1529, 1529, 41, Location::body, false},  // ClientToken
    {9732, 9732, 266, Location::body, false},  // Reason
    {9739, 9739, 13, Location::body, false},  // ExecutionTimeoutPaused
    {5235, 5235, 149, Location::body, false},  // S3Bucket
    {5269, 5269, 150, Location::body, false},  // S3Key
    {5278, 5278, 150, Location::body, false},  // S3ObjectVersion
    {5294, 5294, 151, Location::body, false},  // S3ObjectStorageMode
    {5227, 5227, 148, Location::body, false},  // ZipFile
    {0, 0, 0, Location::label, true},  // LayerName
    {1814, 1814, 46, Location::body, false},  // Description
    {9784, 9784, 268, Location::body, true},  // Content
    {9792, 9792, 269, Location::body, false},  // CompatibleArchitectures
    {9816, 9816, 270, Location::body, false},  // CompatibleRuntimes
    {9835, 9835, 271, Location::body, false},  // LicenseInfo
    {349, 349, 43, Location::label, true},  // FunctionName
    {9867, 9867, 6, Location::body, false},  // CodeSha256
    {1814, 1814, 46, Location::body, false},  // Description
    {312, 312, 6, Location::body, false},  // RevisionId
    {5381, 5381, 155, Location::body, false},  // PublishTo
    {6078, 6078, 173, Location::body, true},  // CodeSigningConfigArn
    {349, 349, 8, Location::label, true},  // FunctionName
    {349, 349, 43, Location::label, true},  // FunctionName
    {9922, 9922, 275, Location::body, true},  // ReservedConcurrentExecutions
    {349, 349, 8, Location::label, true},  // FunctionName
    {807, 807, 16, Location::query, false},  // Qualifier
    {3498, 3498, 277, Location::body, false},  // MaximumRetryAttempts
    {9974, 9974, 278, Location::body, false},  // MaximumEventAgeInSeconds
    {3242, 3242, 107, Location::body, false},  // DestinationConfig
    {349, 349, 231, Location::label, true},  // FunctionName
    {10028, 10028, 280, Location::body, true},  // RecursiveLoop
    {10107, 10107, 282, Location::body, false},  // MinExecutionEnvironments
    {10132, 10132, 282, Location::body, false},  // MaxExecutionEnvironments
    {349, 349, 231, Location::label, true},  // FunctionName
    {807, 807, 233, Location::query, true},  // Qualifier
    {10085, 10085, 283, Location::body, false},  // FunctionScalingConfig
    {349, 349, 43, Location::label, true},  // FunctionName
    {807, 807, 221, Location::query, true},  // Qualifier
    {10182, 10182, 285, Location::body, true},  // ProvisionedConcurrentExecutions
    {7558, 7558, 223, Location::label, true},  // ResourceArn
    {10246, 10246, 287, Location::body, true},  // Policy
    {312, 312, 224, Location::body, false},  // RevisionId
    {349, 349, 8, Location::label, true},  // FunctionName
    {807, 807, 16, Location::query, false},  // Qualifier
    {10279, 10279, 289, Location::body, true},  // UpdateRuntimeOn
    {10310, 10310, 290, Location::body, false},  // RuntimeVersionArn
    {0, 0, 0, Location::label, true},  // LayerName
    {149, 149, 1, Location::label, true},  // VersionNumber
    {163, 163, 2, Location::label, true},  // StatementId
    {312, 312, 6, Location::query, false},  // RevisionId
    {349, 349, 8, Location::label, true},  // FunctionName
    {163, 163, 293, Location::label, true},  // StatementId
    {807, 807, 16, Location::query, false},  // Qualifier
    {312, 312, 6, Location::query, false},  // RevisionId
    {887, 887, 19, Location::label, true},  // DurableExecutionArn
    {1529, 1529, 41, Location::body, false},  // ClientToken
    {9732, 9732, 266, Location::body, false},  // Reason
    {10689, 10689, 296, Location::label, true},  // CallbackId
    {1266, 1266, 29, Location::payload, false},  // Error
    {10689, 10689, 296, Location::label, true},  // CallbackId
    {10689, 10689, 296, Location::label, true},  // CallbackId
    {10774, 10774, 299, Location::payload, false},  // Result
    {887, 887, 19, Location::label, true},  // DurableExecutionArn
    {1266, 1266, 29, Location::payload, false},  // Error
    {9356, 9356, 263, Location::label, true},  // Resource
    {2583, 2583, 75, Location::body, true},  // Tags
    {9356, 9356, 263, Location::label, true},  // Resource
    {10850, 10858, 303, Location::query, true},  // TagKeys
    {349, 349, 43, Location::label, true},  // FunctionName
    {1143, 1143, 44, Location::label, true},  // Name
    {1766, 1766, 45, Location::body, false},  // FunctionVersion
    {1814, 1814, 46, Location::body, false},  // Description
    {1826, 1826, 50, Location::body, false},  // RoutingConfig
    {312, 312, 6, Location::body, false},  // RevisionId
    {1884, 1884, 52, Location::label, true},  // CapacityProviderName
    {2333, 2333, 71, Location::body, false},  // CapacityProviderScalingConfig
    {2618, 2618, 78, Location::body, false},  // PropagateTags
    {2664, 2664, 82, Location::body, false},  // TelemetryConfig
    {6078, 6078, 173, Location::label, true},  // CodeSigningConfigArn
    {1814, 1814, 46, Location::body, false},  // Description
    {2777, 2777, 85, Location::body, false},  // AllowedPublishers
    {2821, 2821, 87, Location::body, false},  // CodeSigningPolicies
    {7326, 7326, 214, Location::label, true},  // UUID
    {349, 349, 8, Location::body, false},  // FunctionName
    {2923, 2923, 13, Location::body, false},  // Enabled
    {2931, 2931, 89, Location::body, false},  // BatchSize
    {2941, 2941, 93, Location::body, false},  // FilterCriteria
    {2972, 2972, 94, Location::body, false},  // KMSKeyArn
    {3023, 3023, 97, Location::body, false},  // MetricsConfig
    {2680, 2680, 98, Location::body, false},  // LoggingConfig
    {3080, 3080, 100, Location::body, false},  // ScalingConfig
    {3113, 3113, 101, Location::body, false},  // MaximumBatchingWindowInSeconds
    {3144, 3144, 102, Location::body, false},  // ParallelizationFactor
    {3242, 3242, 107, Location::body, false},  // DestinationConfig
    {3445, 3445, 108, Location::body, false},  // MaximumRecordAgeInSeconds
    {3471, 3471, 13, Location::body, false},  // BisectBatchOnFunctionError
    {3498, 3498, 109, Location::body, false},  // MaximumRetryAttempts
    {3519, 3519, 110, Location::body, false},  // TumblingWindowInSeconds
    {3580, 3580, 118, Location::body, false},  // SourceAccessConfigurations
    {4099, 4099, 125, Location::body, false},  // FunctionResponseTypes
    {4145, 4145, 135, Location::body, false},  // AmazonManagedKafkaEventSourceConfig
    {4348, 4348, 137, Location::body, false},  // SelfManagedKafkaEventSourceConfig
    {4411, 4411, 141, Location::body, false},  // DocumentDBEventSourceConfig
    {4557, 4557, 144, Location::body, false},  // ProvisionedPollerConfig
    {349, 349, 43, Location::label, true},  // FunctionName
    {5227, 5227, 148, Location::body, false},  // ZipFile
    {5235, 5235, 149, Location::body, false},  // S3Bucket
    {5269, 5269, 150, Location::body, false},  // S3Key
    {5278, 5278, 150, Location::body, false},  // S3ObjectVersion
    {5294, 5294, 151, Location::body, false},  // S3ObjectStorageMode
    {5329, 5329, 6, Location::body, false},  // ImageUri
    {2244, 2244, 61, Location::body, false},  // Architectures
    {5373, 5373, 13, Location::body, false},  // Publish
    {5381, 5381, 155, Location::body, false},  // PublishTo
    {8600, 8600, 13, Location::body, false},  // DryRun
    {312, 312, 6, Location::body, false},  // RevisionId
    {5338, 5338, 94, Location::body, false},  // SourceKMSKeyArn
    {349, 349, 43, Location::label, true},  // FunctionName
    {5209, 5209, 58, Location::body, false},  // Role
    {5214, 5214, 147, Location::body, false},  // Handler
    {1814, 1814, 46, Location::body, false},  // Description
    {5354, 5354, 153, Location::body, false},  // Timeout
    {5362, 5362, 154, Location::body, false},  // MemorySize
    {2041, 2041, 157, Location::body, false},  // VpcConfig
    {5481, 5481, 162, Location::body, false},  // Environment
    {4667, 4667, 146, Location::body, false},  // Runtime
    {5454, 5454, 159, Location::body, false},  // DeadLetterConfig
    {2972, 2972, 94, Location::body, false},  // KMSKeyArn
    {5527, 5527, 164, Location::body, false},  // TracingConfig
    {312, 312, 6, Location::body, false},  // RevisionId
    {5560, 5560, 166, Location::body, false},  // Layers
    {5741, 5741, 172, Location::body, false},  // FileSystemConfigs
    {6225, 6225, 176, Location::body, false},  // ImageConfig
    {6273, 6273, 178, Location::body, false},  // EphemeralStorage
    {6295, 6295, 180, Location::body, false},  // SnapStart
    {2680, 2680, 183, Location::body, false},  // LoggingConfig
    {6429, 6429, 190, Location::body, false},  // CapacityProviderConfig
    {6711, 6711, 192, Location::body, false},  // DurableConfig
    {6764, 6764, 195, Location::body, false},  // RuntimeConfig
    {6850, 6850, 196, Location::body, false},  // AcceleratorConfig
    {349, 349, 198, Location::label, true},  // FunctionName
    {807, 807, 199, Location::query, false},  // Qualifier
    {7093, 7093, 12, Location::body, false},  // AuthType
    {7102, 7102, 207, Location::body, false},  // Cors
    {7184, 7184, 208, Location::body, false},  // InvokeMode
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
    {907, false},
    {1087, false},
    {1119, true},
    {1148, true},
    {1491, true},
    {1541, true},
    {1581, true},
    {1737, false},
    {1782, false},
    {1865, false},
    {1905, true},
    {2061, false},
    {2095, false},
    {2161, false},
    {2292, false},
    {2547, false},
    {2588, false},
    {2734, true},
    {2982, false},
    {3282, false},
    {3550, false},
    {3900, false},
    {3958, false},
    {4236, false},
    {4452, false},
    {4481, false},
    {4627, false},
    {5244, false},
    {5275, false},
    {5503, false},
    {5567, false},
    {5763, false},
    {6008, false},
    {6099, false},
    {6517, false},
    {6789, false},
    {6905, false},
    {7065, false},
    {7504, false},
    {7570, false},
    {7753, false},
    {8166, true},
    {8320, false},
    {9143, false},
    {9365, false},
    {10253, false},
    {10328, false},
    {10631, true},
};

constexpr aws::ModelEnum enums[] = {
    {0, 2},
    {2, 6},
    {8, 5},
    {13, 2},
    {15, 2},
    {17, 2},
    {19, 2},
    {21, 3},
    {24, 2},
    {26, 3},
    {29, 3},
    {32, 15},
    {47, 1},
    {48, 1},
    {49, 2},
    {51, 4},
    {55, 2},
    {57, 2},
    {59, 2},
    {61, 52},
    {113, 2},
    {115, 1},
    {116, 2},
    {118, 2},
    {120, 3},
    {123, 2},
    {125, 2},
    {127, 6},
    {133, 1},
    {134, 2},
    {136, 3},
    {139, 2},
    {141, 2},
    {143, 4},
    {147, 8},
    {155, 1},
    {156, 2},
    {158, 3},
};

constexpr std::uint16_t values[] = {
    717, 722, 1166, 1176, 1184, 1189, 1194, 1203, 1226, 1232, 1240, 1245, 1251, 2258, 2265, 2388,
    2393, 2437, 2481, 2637, 2642, 2709, 2715, 2720, 2871, 2876, 3045, 3056, 3067, 3183, 3196, 3203,
    3607, 3618, 3629, 3648, 3668, 3688, 3701, 3729, 3756, 3773, 3791, 3812, 3840, 3866, 3875, 4075,
    4121, 4278, 4283, 3607, 3701, 3729, 3756, 4338, 4342, 4398, 4405, 4536, 4549, 4675, 4682, 4692,
    4703, 4714, 4725, 4736, 4747, 4758, 4769, 4780, 4791, 4802, 4808, 4818, 4825, 4832, 4839, 4846,
    4856, 4866, 4876, 4886, 4896, 4907, 4918, 4929, 4940, 4951, 4965, 4979, 4993, 5007, 5015, 5023,
    5032, 5047, 5053, 5061, 5069, 5077, 5085, 5093, 5101, 5110, 5123, 5139, 5150, 5161, 5174, 5188,
    5202, 5314, 5319, 5391, 5444, 5448, 5541, 5548, 6056, 6064, 6073, 6313, 2637, 4278, 6341, 6366,
    2709, 2715, 2720, 6372, 6378, 6418, 7195, 7204, 8578, 8584, 8600, 2637, 8630, 8584, 8600, 8809,
    5541, 8817, 8824, 8887, 8895, 8905, 8912, 8922, 8930, 8939, 8947, 9201, 10042, 10048, 2388, 2393,
    10295,
};

constexpr aws::ModelOperation operations[] = {
    {323, 7},  // AddLayerVersionPermission
    {873, 18},  // AddPermission
    {1554, 42},  // CheckpointDurableExecution
    {1872, 51},  // CreateAlias
    {2754, 83},  // CreateCapacityProvider
    {2884, 88},  // CreateCodeSigningConfig
    {4642, 145},  // CreateEventSourceMapping
    {6890, 197},  // CreateFunction
    {7220, 209},  // CreateFunctionUrlConfig
    {7244, 210},  // DeleteAlias
    {7256, 211},  // DeleteCapacityProvider
    {7279, 212},  // DeleteCodeSigningConfig
    {7303, 213},  // DeleteDurableExecution
    {7331, 215},  // DeleteEventSourceMapping
    {7356, 216},  // DeleteFunction
    {7371, 217},  // DeleteFunctionCodeSigningConfig
    {7403, 218},  // DeleteFunctionConcurrency
    {7429, 216},  // DeleteFunctionEventInvokeConfig
    {7461, 219},  // DeleteFunctionUrlConfig
    {7485, 220},  // DeleteLayerVersion
    {7523, 222},  // DeleteProvisionedConcurrencyConfig
    {7814, 225},  // DeleteResourcePolicy
    {7835, 226},  // GetAccountSettings
    {7854, 210},  // GetAlias
    {7863, 211},  // GetCapacityProvider
    {7883, 212},  // GetCodeSigningConfig
    {7925, 227},  // GetDurableExecution
    {7974, 229},  // GetDurableExecutionHistory
    {8001, 230},  // GetDurableExecutionState
    {8026, 215},  // GetEventSourceMapping
    {8048, 216},  // GetFunction
    {8060, 217},  // GetFunctionCodeSigningConfig
    {8089, 218},  // GetFunctionConcurrency
    {8112, 216},  // GetFunctionConfiguration
    {8137, 216},  // GetFunctionEventInvokeConfig
    {8293, 232},  // GetFunctionRecursionConfig
    {8349, 234},  // GetFunctionScalingConfig
    {8374, 219},  // GetFunctionUrlConfig
    {8395, 220},  // GetLayerVersion
    {8411, 235},  // GetLayerVersionByArn
    {8432, 220},  // GetLayerVersionPolicy
    {8454, 216},  // GetPolicy
    {8464, 222},  // GetProvisionedConcurrencyConfig
    {8496, 236},  // GetResourcePolicy
    {8514, 216},  // GetRuntimeManagementConfig
    {8736, 239},  // Invoke
    {8754, 241},  // InvokeAsync
    {8766, 243},  // InvokeWithResponseStream
    {8791, 244},  // ListAliases
    {8833, 247},  // ListCapacityProviders
    {8855, 248},  // ListCodeSigningConfigs
    {8981, 251},  // ListDurableExecutionsByFunction
    {9013, 252},  // ListEventSourceMappings
    {9037, 253},  // ListFunctionEventInvokeConfigs
    {9068, 254},  // ListFunctionUrlConfigs
    {9091, 255},  // ListFunctionVersionsByCapacityProvider
    {9205, 258},  // ListFunctions
    {9219, 259},  // ListFunctionsByCodeSigningConfig
    {9293, 260},  // ListLayerVersions
    {9311, 261},  // ListLayers
    {9322, 262},  // ListProvisionedConcurrencyConfigs
    {9700, 264},  // ListTags
    {9709, 265},  // ListVersionsByFunction
    {9762, 267},  // PauseDurableExecution
    {9847, 272},  // PublishLayerVersion
    {9878, 273},  // PublishVersion
    {9893, 274},  // PutFunctionCodeSigningConfig
    {9951, 276},  // PutFunctionConcurrency
    {9999, 279},  // PutFunctionEventInvokeConfig
    {10058, 281},  // PutFunctionRecursionConfig
    {10157, 284},  // PutFunctionScalingConfig
    {10214, 286},  // PutProvisionedConcurrencyConfig
    {10261, 288},  // PutResourcePolicy
    {10575, 291},  // PutRuntimeManagementConfig
    {10602, 292},  // RemoveLayerVersionPermission
    {10649, 294},  // RemovePermission
    {10666, 295},  // ResumeDurableExecution
    {10700, 297},  // SendDurableExecutionCallbackFailure
    {10736, 298},  // SendDurableExecutionCallbackHeartbeat
    {10781, 300},  // SendDurableExecutionCallbackSuccess
    {10817, 301},  // StopDurableExecution
    {10838, 302},  // TagResource
    {10866, 304},  // UntagResource
    {10880, 305},  // UpdateAlias
    {10892, 306},  // UpdateCapacityProvider
    {10915, 307},  // UpdateCodeSigningConfig
    {10939, 308},  // UpdateEventSourceMapping
    {10964, 309},  // UpdateFunctionCode
    {10983, 310},  // UpdateFunctionConfiguration
    {11011, 279},  // UpdateFunctionEventInvokeConfig
    {11043, 311},  // UpdateFunctionUrlConfig
};

}  // namespace

const aws::ServiceModel service_model{pool, shapes, members, patterns, enums, values,
                                      operations};

}  // namespace emulator::lambda

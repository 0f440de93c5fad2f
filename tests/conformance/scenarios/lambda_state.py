"""Lambda's configurations of which only AWS makes use, on a function that is there."""

import re

from harness.scenario import ANY, Act, Service

lambda_ = Service("lambda")
sqs = Service("sqs")

ACCOUNT_ARN = "arn:aws:lambda:us-east-1:${account}"
QUEUE = "arn:aws:sqs:us-east-1:${account}:mapped"
TOPIC = "arn:aws:sns:us-east-1:${account}:failures"
PUBLISHER = "arn:aws:signer:us-east-1:${account}:/signing-profiles/shop/1"
NO_CONFIG = f"{ACCOUNT_ARN}:code-signing-config:csc-0123456789abcdefg"
NO_UUID = "00000000-0000-0000-0000-000000000000"
NOT_THERE = "The resource you requested does not exist."


def until(operation, arguments, settled, what):
    """Asks until the answer is as it will be; the state between lasts no longer than a call."""

    def ask(context):
        for _ in range(100):
            output = context.client.call("lambda", operation, context.fill(arguments))
            if settled(output):
                return
        raise AssertionError(f"{what}: {output}")

    return Act(what, ask)


def code_signing(name):
    config = {"CodeSigningConfigArn": "${signing}"}
    return [
        lambda_.ok(
            "CreateCodeSigningConfig",
            {
                "CodeSigningConfig.Description": "ours",
                "CodeSigningConfig.AllowedPublishers.SigningProfileVersionArns": [PUBLISHER],
                "CodeSigningConfig.CodeSigningPolicies.UntrustedArtifactOnDeployment": "Warn",
                "CodeSigningConfig.CodeSigningConfigId": re.compile("^csc-[a-z0-9]{17}$"),
            },
            {"signing": "CodeSigningConfig.CodeSigningConfigArn"},
            Description="ours",
            AllowedPublishers={"SigningProfileVersionArns": [PUBLISHER]},
        ),
        lambda_.fails(
            "CreateCodeSigningConfig",
            "ValidationException",
            400,
            re.compile("at 'allowedPublishers.signingProfileVersionArns' failed to satisfy"),
            AllowedPublishers={"SigningProfileVersionArns": ["mine"]},
        ),
        lambda_.ok("GetCodeSigningConfig", {"CodeSigningConfig.Description": "ours"}, **config),
        lambda_.fails(
            "GetCodeSigningConfig",
            "ResourceNotFoundException",
            404,
            CodeSigningConfigArn=NO_CONFIG,
        ),
        lambda_.ok(
            "UpdateCodeSigningConfig",
            {
                "CodeSigningConfig.CodeSigningPolicies.UntrustedArtifactOnDeployment": "Enforce",
                "CodeSigningConfig.Description": "ours",
            },
            CodeSigningPolicies={"UntrustedArtifactOnDeployment": "Enforce"},
            **config,
        ),
        lambda_.fails(
            "UpdateCodeSigningConfig",
            "ResourceNotFoundException",
            404,
            CodeSigningConfigArn=NO_CONFIG,
            Description="d",
        ),
        lambda_.ok(
            "ListCodeSigningConfigs",
            {"CodeSigningConfigs[].CodeSigningConfigArn": ["${signing}"]},
        ),
        lambda_.fails(
            "ListCodeSigningConfigs", "InvalidParameterValueException", 400, Marker="mine"
        ),
        lambda_.ok(
            "PutFunctionCodeSigningConfig",
            {"FunctionName": name, "CodeSigningConfigArn": "${signing}"},
            FunctionName=name,
            **config,
        ),
        lambda_.fails(
            "PutFunctionCodeSigningConfig",
            "CodeSigningConfigNotFoundException",
            404,
            FunctionName=name,
            CodeSigningConfigArn=NO_CONFIG,
        ),
        lambda_.ok(
            "GetFunctionCodeSigningConfig",
            {"CodeSigningConfigArn": "${signing}"},
            FunctionName=name,
        ),
        lambda_.fails(
            "GetFunctionCodeSigningConfig",
            "ResourceNotFoundException",
            404,
            FunctionName="absent",
        ),
        lambda_.ok(
            "ListFunctionsByCodeSigningConfig",
            {"FunctionArns": [f"{ACCOUNT_ARN}:function:{name}"]},
            **config,
        ),
        lambda_.fails(
            "ListFunctionsByCodeSigningConfig",
            "ResourceNotFoundException",
            404,
            CodeSigningConfigArn=NO_CONFIG,
        ),
        lambda_.fails("DeleteCodeSigningConfig", "ResourceConflictException", 409, **config),
        lambda_.ok("DeleteFunctionCodeSigningConfig", FunctionName=name),
        lambda_.fails(
            "DeleteFunctionCodeSigningConfig",
            "ResourceNotFoundException",
            404,
            FunctionName="absent",
        ),
        lambda_.ok("DeleteCodeSigningConfig", **config),
    ]


def capacity_providers():
    network = {"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]}
    role = {"CapacityProviderOperatorRoleArn": "arn:aws:iam::${account}:role/operator"}
    named = {"CapacityProviderName": "metal"}
    absent = {"CapacityProviderName": "absent"}
    return [
        lambda_.ok(
            "CreateCapacityProvider",
            {
                "CapacityProvider.CapacityProviderArn": f"{ACCOUNT_ARN}:capacity-provider:metal",
                "CapacityProvider.State": "Pending",
                "CapacityProvider.VpcConfig.SubnetIds": ["subnet-1"],
            },
            VpcConfig=network,
            PermissionsConfig=role,
            **named,
        ),
        lambda_.fails(
            "CreateCapacityProvider",
            "ResourceConflictException",
            409,
            VpcConfig=network,
            PermissionsConfig=role,
            **named,
        ),
        until(
            "GetCapacityProvider",
            named,
            lambda output: output["CapacityProvider"]["State"] == "Active",
            "CapacityProviderActive",
        ),
        lambda_.ok("GetCapacityProvider", {"CapacityProvider.State": "Active"}, **named),
        lambda_.fails("GetCapacityProvider", "ResourceNotFoundException", 404, **absent),
        lambda_.ok(
            "UpdateCapacityProvider",
            {"CapacityProvider.CapacityProviderScalingConfig.MaxVCpuCount": 8},
            CapacityProviderScalingConfig={"MaxVCpuCount": 8},
            **named,
        ),
        lambda_.fails("UpdateCapacityProvider", "ResourceNotFoundException", 404, **absent),
        lambda_.ok(
            "ListCapacityProviders",
            {"CapacityProviders[].CapacityProviderScalingConfig.MaxVCpuCount": [8]},
        ),
        lambda_.fails(
            "ListCapacityProviders", "InvalidParameterValueException", 400, Marker="mine"
        ),
        lambda_.ok(
            "ListFunctionVersionsByCapacityProvider",
            {"CapacityProviderArn": f"{ACCOUNT_ARN}:capacity-provider:metal"},
            **named,
        ),
        lambda_.fails(
            "ListFunctionVersionsByCapacityProvider", "ResourceNotFoundException", 404, **absent
        ),
        lambda_.ok("DeleteCapacityProvider", {"CapacityProvider.State": "Deleting"}, **named),
        lambda_.fails("DeleteCapacityProvider", "ResourceNotFoundException", 404, **absent),
    ]


def event_source_mappings(name):
    mapping = {"UUID": "${mapping}"}
    return [
        sqs.ok(
            "CreateQueue",
            {},
            {"mapped_url": "QueueUrl"},
            QueueName="mapped",
            Attributes={"VisibilityTimeout": "900"},
        ),
        lambda_.fails(
            "CreateEventSourceMapping",
            "InvalidParameterValueException",
            400,
            re.compile("SQS Error Code: AWS.SimpleQueueService.NonExistentQueue"),
            FunctionName=name,
            EventSourceArn=QUEUE + "-not",
        ),
        lambda_.ok(
            "CreateEventSourceMapping",
            {
                "State": "Creating",
                "BatchSize": 10,
                "EventSourceArn": QUEUE,
                "FunctionArn": f"{ACCOUNT_ARN}:function:{name}",
                "LastModified": ANY,
            },
            {"mapping": "UUID"},
            FunctionName=name,
            EventSourceArn=QUEUE,
        ),
        lambda_.fails(
            "CreateEventSourceMapping",
            "ResourceConflictException",
            409,
            re.compile(r"provided mapping already exists\. Please update or delete"),
            FunctionName=name,
            EventSourceArn=QUEUE,
        ),
        lambda_.fails(
            "CreateEventSourceMapping",
            "InvalidParameterValueException",
            400,
            FunctionName="absent",
            EventSourceArn=QUEUE,
        ),
        until(
            "GetEventSourceMapping",
            mapping,
            lambda output: output["State"] == "Enabled",
            "EventSourceMappingEnabled",
        ),
        lambda_.ok("GetEventSourceMapping", {"State": "Enabled"}, **mapping),
        lambda_.fails(
            "GetEventSourceMapping", "ResourceNotFoundException", 404, NOT_THERE, UUID=NO_UUID
        ),
        lambda_.ok(
            "UpdateEventSourceMapping",
            {"State": "Disabling", "BatchSize": 5},
            BatchSize=5,
            Enabled=False,
            **mapping,
        ),
        until(
            "GetEventSourceMapping",
            mapping,
            lambda output: output["State"] == "Disabled",
            "EventSourceMappingDisabled",
        ),
        lambda_.fails(
            "UpdateEventSourceMapping",
            "ResourceNotFoundException",
            404,
            NOT_THERE,
            UUID=NO_UUID,
            BatchSize=5,
        ),
        lambda_.ok(
            "ListEventSourceMappings",
            {"EventSourceMappings[].UUID": ["${mapping}"]},
            FunctionName=name,
        ),
        lambda_.fails(
            "ListEventSourceMappings", "InvalidParameterValueException", 400, Marker="mine"
        ),
        lambda_.ok("DeleteEventSourceMapping", {"State": "Deleting"}, **mapping),
        lambda_.fails(
            "DeleteEventSourceMapping", "ResourceNotFoundException", 404, NOT_THERE, UUID=NO_UUID
        ),
        sqs.ok("DeleteQueue", QueueUrl="${mapped_url}"),
    ]


def event_invoke_configs(name):
    arn = f"{ACCOUNT_ARN}:function:{name}:$LATEST"
    none = f"The function {arn} doesn't have an EventInvokeConfig"
    return [
        lambda_.fails(
            "GetFunctionEventInvokeConfig",
            "ResourceNotFoundException",
            404,
            none,
            FunctionName=name,
        ),
        lambda_.fails(
            "UpdateFunctionEventInvokeConfig",
            "ResourceNotFoundException",
            404,
            none,
            FunctionName=name,
            MaximumRetryAttempts=1,
        ),
        lambda_.ok(
            "PutFunctionEventInvokeConfig",
            {
                "FunctionArn": arn,
                "MaximumRetryAttempts": 0,
                "MaximumEventAgeInSeconds": None,
                "DestinationConfig.OnFailure.Destination": TOPIC,
                "LastModified": ANY,
            },
            FunctionName=name,
            MaximumRetryAttempts=0,
            DestinationConfig={"OnFailure": {"Destination": TOPIC}},
        ),
        lambda_.fails(
            "PutFunctionEventInvokeConfig",
            "InvalidParameterValueException",
            400,
            "You must specify at least one of error handling or destination setting.",
            FunctionName=name,
        ),
        lambda_.ok(
            "UpdateFunctionEventInvokeConfig",
            {"MaximumRetryAttempts": 0, "MaximumEventAgeInSeconds": 60},
            FunctionName=name,
            MaximumEventAgeInSeconds=60,
        ),
        lambda_.ok(
            "GetFunctionEventInvokeConfig", {"MaximumEventAgeInSeconds": 60}, FunctionName=name
        ),
        lambda_.ok(
            "ListFunctionEventInvokeConfigs",
            {"FunctionEventInvokeConfigs[].FunctionArn": [arn]},
            FunctionName=name,
        ),
        lambda_.fails(
            "ListFunctionEventInvokeConfigs",
            "ResourceNotFoundException",
            404,
            FunctionName="absent",
        ),
        lambda_.ok("DeleteFunctionEventInvokeConfig", FunctionName=name),
        lambda_.fails(
            "DeleteFunctionEventInvokeConfig",
            "ResourceNotFoundException",
            404,
            none,
            FunctionName=name,
        ),
    ]


def function_controls(name):
    return [
        lambda_.ok(
            "GetRuntimeManagementConfig",
            {"UpdateRuntimeOn": "Auto", "FunctionArn": f"{ACCOUNT_ARN}:function:{name}:$LATEST"},
            FunctionName=name,
        ),
        lambda_.fails(
            "GetRuntimeManagementConfig", "ResourceNotFoundException", 404, FunctionName="absent"
        ),
        lambda_.ok(
            "PutRuntimeManagementConfig",
            {"UpdateRuntimeOn": "FunctionUpdate"},
            FunctionName=name,
            UpdateRuntimeOn="FunctionUpdate",
        ),
        lambda_.fails(
            "PutRuntimeManagementConfig",
            "InvalidParameterValueException",
            400,
            FunctionName=name,
            UpdateRuntimeOn="Manual",
        ),
        lambda_.ok(
            "GetFunctionRecursionConfig", {"RecursiveLoop": "Terminate"}, FunctionName=name
        ),
        lambda_.fails(
            "GetFunctionRecursionConfig", "ResourceNotFoundException", 404, FunctionName="absent"
        ),
        lambda_.ok(
            "PutFunctionRecursionConfig",
            {"RecursiveLoop": "Allow"},
            FunctionName=name,
            RecursiveLoop="Allow",
        ),
        lambda_.fails(
            "PutFunctionRecursionConfig",
            "ValidationException",
            400,
            re.compile("Value 'Maybe' at 'recursiveLoop' failed to satisfy constraint"),
            FunctionName=name,
            RecursiveLoop="Maybe",
        ),
        lambda_.ok("PublishVersion", {}, {"scaled": "Version"}, FunctionName=name),
        lambda_.ok(
            "PutFunctionScalingConfig",
            {"FunctionState": "Active"},
            FunctionName=name,
            Qualifier="${scaled}",
            FunctionScalingConfig={"MinExecutionEnvironments": 1, "MaxExecutionEnvironments": 2},
        ),
        lambda_.fails(
            "PutFunctionScalingConfig",
            "ResourceNotFoundException",
            404,
            FunctionName=name,
            Qualifier="999",
            FunctionScalingConfig={"MaxExecutionEnvironments": 2},
        ),
        lambda_.ok(
            "GetFunctionScalingConfig",
            {"AppliedFunctionScalingConfig.MaxExecutionEnvironments": 2},
            FunctionName=name,
            Qualifier="${scaled}",
        ),
        lambda_.fails(
            "GetFunctionScalingConfig",
            "ResourceNotFoundException",
            404,
            FunctionName=name,
            Qualifier="999",
        ),
    ]


def steps(name):
    """The function must exist; it has a version more afterwards."""
    return [
        *code_signing(name),
        *capacity_providers(),
        *event_source_mappings(name),
        *event_invoke_configs(name),
        *function_controls(name),
    ]

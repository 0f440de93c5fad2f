"""Versions, aliases, layers, concurrency and function URLs: success and main error of each."""

import re

from harness.packages import curl_bootstrap, zip_of
from harness.scenario import ANY, Act, Service

lambda_ = Service("lambda")

NAME = "versioned"
ARN = "arn:aws:lambda:us-east-1:${account}:function:versioned"
NO_ARN = "arn:aws:lambda:us-east-1:${account}:function:absent"
NOT_FOUND = f"Function not found: {NO_ARN}"
LAYER = "tools"
LAYER_ARN = "arn:aws:lambda:us-east-1:${account}:layer:tools"
TOOL = zip_of({"bin/tool": (b"#!/bin/sh\necho tool\n", 0o755)})
ANOTHER_TOOL = zip_of({"bin/tool": (b"#!/bin/sh\necho another\n", 0o755)})
MISSING = "The resource you requested does not exist."


def wait(waiter, **arguments):
    return Act(
        waiter,
        lambda context: context.client.wait("lambda", waiter, {"FunctionName": NAME, **arguments}),
    )


def provisioned(context):
    """Until the environments are there; the time limit is the test's own."""
    while True:
        status = context.client.call(
            "lambda",
            "GetProvisionedConcurrencyConfig",
            {"FunctionName": NAME, "Qualifier": "live"},
        )
        if status["Status"] != "IN_PROGRESS":
            break
    assert status["Status"] == "READY"
    assert status["AllocatedProvisionedConcurrentExecutions"] == 1
    assert status["AvailableProvisionedConcurrentExecutions"] == 1


VERSIONS = [
    lambda_.ok("PublishVersion", {"Version": "1", "FunctionArn": f"{ARN}:1"}, FunctionName=NAME),
    # Nothing changed since.
    lambda_.ok("PublishVersion", {"Version": "1"}, FunctionName=NAME, Description="again"),
    lambda_.fails(
        "PublishVersion",
        "InvalidParameterValueException",
        400,
        re.compile(r"^CodeSHA256 \(other\) is different from current CodeSHA256 in \$LATEST"),
        FunctionName=NAME,
        CodeSha256="other",
    ),
    lambda_.ok("UpdateFunctionConfiguration", {}, FunctionName=NAME, Description="second"),
    wait("FunctionUpdatedV2"),
    lambda_.ok("PublishVersion", {"Version": "2"}, FunctionName=NAME),
    lambda_.ok(
        "ListVersionsByFunction", {"Versions[].Version": ["$LATEST", "1", "2"]}, FunctionName=NAME
    ),
    lambda_.fails(
        "ListVersionsByFunction", "ResourceNotFoundException", 404, NOT_FOUND, FunctionName="absent"
    ),
    lambda_.ok(
        "CreateAlias",
        {"AliasArn": f"{ARN}:live", "FunctionVersion": "1", "RevisionId": ANY},
        FunctionName=NAME,
        Name="live",
        FunctionVersion="1",
    ),
    lambda_.fails(
        "CreateAlias",
        "ResourceConflictException",
        409,
        f"Alias already exists: {ARN}:live",
        FunctionName=NAME,
        Name="live",
        FunctionVersion="1",
    ),
    # All of it to the second version.
    lambda_.ok(
        "UpdateAlias",
        {"RoutingConfig.AdditionalVersionWeights": {"2": 1.0}},
        FunctionName=NAME,
        Name="live",
        RoutingConfig={"AdditionalVersionWeights": {"2": 1.0}},
    ),
    lambda_.ok("Invoke", {"ExecutedVersion": "2"}, FunctionName=NAME, Qualifier="live"),
    lambda_.ok(
        "UpdateAlias",
        {},
        FunctionName=NAME,
        Name="live",
        RoutingConfig={"AdditionalVersionWeights": {}},
    ),
    lambda_.ok("Invoke", {"ExecutedVersion": "1"}, FunctionName=NAME, Qualifier="live"),
    lambda_.fails(
        "UpdateAlias",
        "ResourceNotFoundException",
        404,
        f"Alias not found: {ARN}:absent",
        FunctionName=NAME,
        Name="absent",
        FunctionVersion="1",
    ),
    lambda_.ok("GetAlias", {"FunctionVersion": "1"}, FunctionName=NAME, Name="live"),
    lambda_.fails(
        "GetAlias",
        "ResourceNotFoundException",
        404,
        f"Cannot find alias arn: {ARN}:absent",
        FunctionName=NAME,
        Name="absent",
    ),
    lambda_.ok("ListAliases", {"Aliases[].Name": ["live"]}, FunctionName=NAME),
    lambda_.fails(
        "ListAliases", "ResourceNotFoundException", 404, NOT_FOUND, FunctionName="absent"
    ),
    lambda_.fails(
        "DeleteFunction",
        "ResourceConflictException",
        409,
        "Unable to delete version because the following aliases reference it: [live]",
        FunctionName=NAME,
        Qualifier="1",
    ),
]

CONCURRENCY = [
    lambda_.ok(
        "PutProvisionedConcurrencyConfig",
        {"RequestedProvisionedConcurrentExecutions": 1, "Status": "IN_PROGRESS"},
        FunctionName=NAME,
        Qualifier="live",
        ProvisionedConcurrentExecutions=1,
    ),
    Act("provisioned", provisioned),
    lambda_.fails(
        "PutProvisionedConcurrencyConfig",
        "InvalidParameterValueException",
        400,
        "Provisioned Concurrency Configs cannot be applied to unpublished function versions.",
        FunctionName=NAME,
        Qualifier="$LATEST",
        ProvisionedConcurrentExecutions=1,
    ),
    lambda_.ok(
        "GetProvisionedConcurrencyConfig", {"Status": "READY"}, FunctionName=NAME, Qualifier="live"
    ),
    lambda_.fails(
        "GetProvisionedConcurrencyConfig",
        "ProvisionedConcurrencyConfigNotFoundException",
        404,
        "No Provisioned Concurrency Config found for this function",
        FunctionName=NAME,
        Qualifier="2",
    ),
    lambda_.ok(
        "ListProvisionedConcurrencyConfigs",
        {"ProvisionedConcurrencyConfigs[].FunctionArn": [f"{ARN}:live"]},
        FunctionName=NAME,
    ),
    lambda_.fails(
        "ListProvisionedConcurrencyConfigs",
        "ResourceNotFoundException",
        404,
        NOT_FOUND,
        FunctionName="absent",
    ),
    lambda_.ok("DeleteProvisionedConcurrencyConfig", FunctionName=NAME, Qualifier="live"),
    lambda_.fails(
        "DeleteProvisionedConcurrencyConfig",
        "ResourceNotFoundException",
        404,
        NOT_FOUND,
        FunctionName="absent",
        Qualifier="live",
    ),
    lambda_.ok(
        "PutFunctionConcurrency",
        {"ReservedConcurrentExecutions": 0},
        FunctionName=NAME,
        ReservedConcurrentExecutions=0,
    ),
    lambda_.fails(
        "PutFunctionConcurrency",
        "InvalidParameterValueException",
        400,
        "Specified ReservedConcurrentExecutions for function decreases account's "
        "UnreservedConcurrentExecution below its minimum value of [100].",
        FunctionName=NAME,
        ReservedConcurrentExecutions=901,
    ),
    lambda_.ok("GetFunctionConcurrency", {"ReservedConcurrentExecutions": 0}, FunctionName=NAME),
    lambda_.fails(
        "GetFunctionConcurrency", "ResourceNotFoundException", 404, NOT_FOUND, FunctionName="absent"
    ),
    lambda_.fails("Invoke", "TooManyRequestsException", 429, "Rate Exceeded.", FunctionName=NAME),
    lambda_.ok("DeleteFunctionConcurrency", FunctionName=NAME),
    lambda_.fails(
        "DeleteFunctionConcurrency",
        "ResourceNotFoundException",
        404,
        NOT_FOUND,
        FunctionName="absent",
    ),
    lambda_.ok("Invoke", {"StatusCode": 200}, FunctionName=NAME),
]

URLS = [
    lambda_.ok(
        "CreateFunctionUrlConfig",
        {
            "FunctionUrl": re.compile(r"^http://[a-z0-9]{32}\.lambda-url\.us-east-1\..+/$"),
            "FunctionArn": ARN,
            "AuthType": "NONE",
            "InvokeMode": "BUFFERED",
        },
        FunctionName=NAME,
        AuthType="NONE",
        Cors={"AllowOrigins": ["*"]},
    ),
    lambda_.fails(
        "CreateFunctionUrlConfig",
        "ResourceConflictException",
        409,
        f"Failed to create function url config for [functionArn = {ARN}]. Error message:  "
        "FunctionUrlConfig exists for this Lambda function",
        FunctionName=NAME,
        AuthType="NONE",
    ),
    lambda_.ok("GetFunctionUrlConfig", {"Cors": {"AllowOrigins": ["*"]}}, FunctionName=NAME),
    lambda_.ok(
        "UpdateFunctionUrlConfig", {"AuthType": "AWS_IAM"}, FunctionName=NAME, AuthType="AWS_IAM"
    ),
    lambda_.ok("ListFunctionUrlConfigs", {"length(FunctionUrlConfigs)": 1}, FunctionName=NAME),
    lambda_.ok("DeleteFunctionUrlConfig", FunctionName=NAME),
    *[
        lambda_.fails(operation, "ResourceNotFoundException", 404, MISSING, FunctionName=NAME)
        for operation in (
            "GetFunctionUrlConfig",
            "UpdateFunctionUrlConfig",
            "DeleteFunctionUrlConfig",
        )
    ],
    lambda_.fails(
        "ListFunctionUrlConfigs", "ResourceNotFoundException", 404, FunctionName="absent"
    ),
]

NO_LAYER = f"Layer version {LAYER_ARN}:9 does not exist."
LAYERS = [
    lambda_.ok(
        "PublishLayerVersion",
        {"LayerVersionArn": f"{LAYER_ARN}:1", "Version": 1, "Content.CodeSize": len(TOOL)},
        LayerName=LAYER,
        Content={"ZipFile": TOOL},
        CompatibleRuntimes=["provided.al2023"],
    ),
    lambda_.ok(
        "PublishLayerVersion", {"Version": 2}, LayerName=LAYER, Content={"ZipFile": ANOTHER_TOOL}
    ),
    lambda_.fails(
        "PublishLayerVersion",
        "InvalidParameterValueException",
        400,
        LayerName=LAYER,
        Content={"ZipFile": TOOL[:30] + bytes(20) + TOOL[50:]},
    ),
    lambda_.ok(
        "UpdateFunctionConfiguration",
        {"Layers[].Arn": [f"{LAYER_ARN}:1"]},
        FunctionName=NAME,
        Layers=[f"{LAYER_ARN}:1"],
    ),
    lambda_.fails(
        "UpdateFunctionConfiguration",
        "InvalidParameterValueException",
        400,
        NO_LAYER,
        FunctionName=NAME,
        Layers=[f"{LAYER_ARN}:9"],
    ),
    lambda_.ok("GetLayerVersion", {"LayerArn": LAYER_ARN}, LayerName=LAYER, VersionNumber=1),
    lambda_.fails(
        "GetLayerVersion",
        "ResourceNotFoundException",
        404,
        MISSING,
        LayerName=LAYER,
        VersionNumber=9,
    ),
    lambda_.ok("GetLayerVersionByArn", {"Version": 2}, Arn=f"{LAYER_ARN}:2"),
    lambda_.fails(
        "GetLayerVersionByArn", "ResourceNotFoundException", 404, MISSING, Arn=f"{LAYER_ARN}:9"
    ),
    lambda_.ok("ListLayers", {"Layers[].LatestMatchingVersion.Version": [2]}),
    lambda_.fails("ListLayers", "ValidationException", 400, CompatibleRuntime="cobol"),
    lambda_.ok("ListLayerVersions", {"LayerVersions[].Version": [2, 1]}, LayerName=LAYER),
    lambda_.fails("ListLayerVersions", "ValidationException", 400, LayerName="no name"),
    lambda_.ok(
        "AddLayerVersionPermission",
        {"Statement": re.compile('"Sid": *"all"'), "RevisionId": ANY},
        LayerName=LAYER,
        VersionNumber=1,
        StatementId="all",
        Action="lambda:GetLayerVersion",
        Principal="*",
    ),
    lambda_.fails(
        "AddLayerVersionPermission",
        "ResourceNotFoundException",
        404,
        NO_LAYER,
        LayerName=LAYER,
        VersionNumber=9,
        StatementId="all",
        Action="lambda:GetLayerVersion",
        Principal="*",
    ),
    lambda_.ok("GetLayerVersionPolicy", {"Policy": ANY}, LayerName=LAYER, VersionNumber=1),
    lambda_.ok(
        "RemoveLayerVersionPermission", LayerName=LAYER, VersionNumber=1, StatementId="all"
    ),
    lambda_.fails(
        "RemoveLayerVersionPermission",
        "ResourceNotFoundException",
        404,
        LayerName=LAYER,
        VersionNumber=9,
        StatementId="all",
    ),
    lambda_.fails(
        "GetLayerVersionPolicy",
        "ResourceNotFoundException",
        404,
        "No policy is associated with the given resource.",
        LayerName=LAYER,
        VersionNumber=1,
    ),
    lambda_.ok("DeleteLayerVersion", LayerName=LAYER, VersionNumber=1),
    lambda_.ok("DeleteLayerVersion", LayerName=LAYER, VersionNumber=2),
    lambda_.fails(
        "DeleteLayerVersion",
        "InvalidParameterValueException",
        400,
        "Layer Version Cannot be less than 1.",
        LayerName=LAYER,
        VersionNumber=0,
    ),
]


def steps():
    """With a function of their own, which they delete."""
    return [
        lambda_.ok(
            "CreateFunction",
            {},
            FunctionName=NAME,
            Runtime="provided.al2023",
            Role="arn:aws:iam::${account}:role/service",
            Handler="greet",
            Timeout=10,
            Code={"ZipFile": curl_bootstrap()},
        ),
        wait("FunctionActiveV2"),
        *VERSIONS,
        *CONCURRENCY,
        *URLS,
        *LAYERS,
        lambda_.ok("DeleteAlias", FunctionName=NAME, Name="live"),
        lambda_.fails(
            "DeleteAlias",
            "ResourceNotFoundException",
            404,
            NOT_FOUND,
            FunctionName="absent",
            Name="live",
        ),
        lambda_.ok("DeleteFunction", FunctionName=NAME, Qualifier="1"),
        lambda_.ok("DeleteFunction", FunctionName=NAME),
    ]

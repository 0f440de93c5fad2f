"""Functions, invocations, permissions and tags: success and main error of each operation."""

import base64
import hashlib
import json
import re

from harness.packages import curl_bootstrap
from harness.scenario import ANY, Act, Service
from scenarios import lambda_core, lambda_state

lambda_ = Service("lambda")

NAME = "greeter"
ARN = "arn:aws:lambda:us-east-1:${account}:function:greeter"
NO_ARN = "arn:aws:lambda:us-east-1:${account}:function:absent"
ROLE = "arn:aws:iam::${account}:role/service"
NOT_FOUND = f"Function not found: {NO_ARN}"
ZIP = curl_bootstrap()
# Its directory is whole, so that even the AWS CLI takes it for a zip, and its content is not.
CORRUPT = ZIP[:60] + bytes(100) + ZIP[160:]
SHA256 = base64.b64encode(hashlib.sha256(ZIP).digest()).decode()


def constraint(member, rule):
    return re.compile(
        "^1 validation error detected: "
        rf"Value .+ at '{member}' failed to satisfy constraint: {rule}"
    )


def wait(waiter):
    return Act(
        waiter, lambda context: context.client.wait("lambda", waiter, {"FunctionName": NAME})
    )


def greeted(context, output):
    payload = json.loads(output["Payload"])
    assert output["StatusCode"] == 200
    assert "FunctionError" not in output
    assert output["ExecutedVersion"] == "$LATEST"
    assert payload["event"] == {"name": "Ann"}
    assert payload["arn"] == context.fill(ARN)
    log = base64.b64decode(output["LogResult"]).decode()
    request = payload["requestId"]
    assert f"START RequestId: {request} Version: $LATEST\n" in log
    assert f"serving {request}\n" in log
    assert f"END RequestId: {request}\n" in log
    assert f"REPORT RequestId: {request}\t" in log


def refused(_context, output):
    assert output["StatusCode"] == 200
    assert output["FunctionError"] == "Unhandled"
    assert json.loads(output["Payload"]) == {
        "errorMessage": "asked to fail",
        "errorType": "Shell.Refused",
        "stackTrace": [],
    }


def streamed(context, output):
    *chunks, complete = output["EventStream"]
    payload = json.loads(b"".join(chunk["PayloadChunk"]["Payload"] for chunk in chunks))
    assert payload["event"] == {"name": "Ann"}
    assert payload["arn"] == context.fill(ARN)
    assert "ErrorCode" not in complete["InvokeComplete"]
    log = base64.b64decode(complete["InvokeComplete"]["LogResult"]).decode()
    assert f"END RequestId: {payload['requestId']}\n" in log


def streamed_error(_context, output):
    (event,) = output["EventStream"]
    assert event["InvokeComplete"]["ErrorCode"] == "Shell.Refused"
    assert json.loads(event["InvokeComplete"]["ErrorDetails"])["errorMessage"] == "asked to fail"


STEPS = [
    lambda_.ok(
        "CreateFunction",
        {
            "FunctionName": NAME,
            "FunctionArn": ARN,
            "Runtime": "provided.al2023",
            "Role": ROLE,
            "Handler": "greet",
            "CodeSize": len(ZIP),
            "CodeSha256": SHA256,
            "Description": "says hello",
            "Timeout": 10,
            "MemorySize": 128,
            "Version": "$LATEST",
            "PackageType": "Zip",
            "Architectures": ["x86_64"],
            "State": "Pending",
            "StateReasonCode": "Creating",
            "Environment.Variables.COLOUR": "blue",
            "TracingConfig.Mode": "PassThrough",
            "RevisionId": ANY,
            "LastModified": re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$"),
        },
        FunctionName=NAME,
        Runtime="provided.al2023",
        Role=ROLE,
        Handler="greet",
        Description="says hello",
        Timeout=10,
        Code={"ZipFile": ZIP},
        Environment={"Variables": {"COLOUR": "blue"}},
        Tags={"team": "shop"},
    ),
    lambda_.fails(
        "CreateFunction",
        "ResourceConflictException",
        409,
        f"Function already exist: {NAME}",
        FunctionName=NAME,
        Runtime="provided.al2023",
        Role=ROLE,
        Handler="greet",
        Code={"ZipFile": ZIP},
    ),
    lambda_.fails(
        "CreateFunction",
        "InvalidParameterValueException",
        400,
        "Could not unzip uploaded file. Please check your file, then try to upload again.",
        FunctionName="corrupt",
        Runtime="provided.al2023",
        Role=ROLE,
        Handler="greet",
        Code={"ZipFile": CORRUPT},
    ),
    wait("FunctionExists"),
    wait("FunctionActiveV2"),
    lambda_.ok(
        "GetFunction",
        {
            "Configuration.FunctionName": NAME,
            "Configuration.State": "Active",
            "Configuration.LastUpdateStatus": "Successful",
            "Code.RepositoryType": "S3",
            "Code.Location": ANY,
            "Tags": {"team": "shop"},
        },
        FunctionName=NAME,
    ),
    # By partial and by full ARN, with a qualifier.
    lambda_.ok(
        "GetFunction",
        {"Configuration.FunctionName": NAME},
        FunctionName="${account}:function:greeter",
    ),
    lambda_.ok(
        "GetFunction", {"Configuration.FunctionName": NAME}, FunctionName=ARN, Qualifier="$LATEST"
    ),
    lambda_.fails(
        "GetFunction", "ResourceNotFoundException", 404, NOT_FOUND, FunctionName="absent"
    ),
    lambda_.ok(
        "GetFunctionConfiguration",
        {"FunctionArn": ARN, "State": "Active", "CodeSha256": SHA256},
        FunctionName=NAME,
    ),
    lambda_.fails(
        "GetFunctionConfiguration",
        "ResourceNotFoundException",
        404,
        NOT_FOUND,
        FunctionName="absent",
    ),
    lambda_.ok("ListFunctions", {"Functions[].FunctionName": [NAME]}),
    lambda_.fails(
        "ListFunctions",
        "ValidationException",
        400,
        constraint("maxItems", "Member must have value less than or equal to 10000"),
        MaxItems=10001,
    ),
    lambda_.ok(
        "Invoke",
        {},
        {},
        greeted,
        FunctionName=NAME,
        Payload=b'{"name": "Ann"}',
        LogType="Tail",
    ),
    lambda_.ok("Invoke", {}, {}, refused, FunctionName=NAME, Payload=b'"please-fail"'),
    lambda_.ok(
        "Invoke", {"StatusCode": 202}, FunctionName=NAME, InvocationType="Event", Payload=b"{}"
    ),
    lambda_.ok("InvokeAsync", {"Status": 202}, FunctionName=NAME, InvokeArgs=b"{}"),
    lambda_.fails(
        "InvokeAsync",
        "ResourceNotFoundException",
        404,
        NOT_FOUND,
        FunctionName="absent",
        InvokeArgs=b"{}",
    ),
    lambda_.ok("Invoke", {"StatusCode": 204}, FunctionName=NAME, InvocationType="DryRun"),
    lambda_.fails(
        "Invoke", "ResourceNotFoundException", 404, NOT_FOUND, FunctionName="absent", Payload=b"{}"
    ),
    lambda_.fails(
        "Invoke",
        "InvalidRequestContentException",
        400,
        re.compile("^Could not parse request body into json: "),
        FunctionName=NAME,
        Payload=b"{not json",
    ),
    lambda_.ok(
        "InvokeWithResponseStream",
        {
            "StatusCode": 200,
            "ExecutedVersion": "$LATEST",
            "ResponseStreamContentType": "application/vnd.amazon.eventstream",
        },
        {},
        streamed,
        FunctionName=NAME,
        Payload=b'{"name": "Ann"}',
        LogType="Tail",
    ),
    lambda_.ok(
        "InvokeWithResponseStream",
        {},
        {},
        streamed_error,
        FunctionName=NAME,
        Payload=b'"please-fail"',
    ),
    lambda_.fails(
        "InvokeWithResponseStream",
        "ResourceNotFoundException",
        404,
        NOT_FOUND,
        FunctionName="absent",
        Payload=b"{}",
    ),
    lambda_.ok(
        "UpdateFunctionCode",
        {"FunctionName": NAME, "LastUpdateStatus": "InProgress", "RevisionId": ANY},
        FunctionName=NAME,
        ZipFile=ZIP,
    ),
    wait("FunctionUpdatedV2"),
    lambda_.fails(
        "UpdateFunctionCode",
        "ResourceNotFoundException",
        404,
        NOT_FOUND,
        FunctionName="absent",
        ZipFile=ZIP,
    ),
    lambda_.fails(
        "UpdateFunctionCode",
        "InvalidParameterValueException",
        400,
        "Could not unzip uploaded file. Please check your file, then try to upload again.",
        FunctionName=NAME,
        ZipFile=CORRUPT,
    ),
    lambda_.ok(
        "UpdateFunctionConfiguration",
        {"Timeout": 20, "MemorySize": 256, "Environment.Variables": {"COLOUR": "red"}},
        FunctionName=NAME,
        Timeout=20,
        MemorySize=256,
        Environment={"Variables": {"COLOUR": "red"}},
    ),
    wait("FunctionUpdated"),
    lambda_.ok("GetFunctionConfiguration", {"Timeout": 20, "MemorySize": 256}, FunctionName=NAME),
    lambda_.fails(
        "UpdateFunctionConfiguration",
        "ResourceNotFoundException",
        404,
        NOT_FOUND,
        FunctionName="absent",
        Timeout=20,
    ),
    lambda_.fails(
        "UpdateFunctionConfiguration",
        "ValidationException",
        400,
        constraint("timeout", "Member must have value less than or equal to 900"),
        FunctionName=NAME,
        Timeout=901,
    ),
    lambda_.fails(
        "UpdateFunctionConfiguration",
        "InvalidParameterValueException",
        400,
        re.compile(
            "^Lambda was unable to configure your environment variables because the environment "
            "variables you have provided contains reserved keys that are currently not supported "
            "for modification. Reserved keys used in this request: AWS_REGION"
        ),
        FunctionName=NAME,
        Environment={"Variables": {"AWS_REGION": "mars"}},
    ),
    lambda_.ok(
        "AddPermission",
        {"Statement": re.compile('"Sid": *"gateway"')},
        FunctionName=NAME,
        StatementId="gateway",
        Action="lambda:InvokeFunction",
        Principal="apigateway.amazonaws.com",
    ),
    lambda_.fails(
        "AddPermission",
        "ResourceConflictException",
        409,
        re.compile(r"^The statement id \(gateway\) provided already exists\."),
        FunctionName=NAME,
        StatementId="gateway",
        Action="lambda:InvokeFunction",
        Principal="apigateway.amazonaws.com",
    ),
    lambda_.ok(
        "GetPolicy",
        {"Policy": re.compile('"Service": *"apigateway.amazonaws.com"'), "RevisionId": ANY},
        FunctionName=NAME,
    ),
    lambda_.fails("GetPolicy", "ResourceNotFoundException", 404, FunctionName="absent"),
    lambda_.ok("RemovePermission", FunctionName=NAME, StatementId="gateway"),
    lambda_.fails(
        "RemovePermission",
        "ResourceNotFoundException",
        404,
        FunctionName=NAME,
        StatementId="gateway",
    ),
    lambda_.fails(
        "GetPolicy",
        "ResourceNotFoundException",
        404,
        "The resource you requested does not exist.",
        FunctionName=NAME,
    ),
    lambda_.ok("TagResource", Resource=ARN, Tags={"stage": "test"}),
    lambda_.fails(
        "TagResource",
        "ResourceNotFoundException",
        404,
        NOT_FOUND,
        Resource=NO_ARN,
        Tags={"stage": "test"},
    ),
    lambda_.ok("ListTags", {"Tags": {"team": "shop", "stage": "test"}}, Resource=ARN),
    lambda_.fails("ListTags", "ResourceNotFoundException", 404, NOT_FOUND, Resource=NO_ARN),
    lambda_.ok("UntagResource", Resource=ARN, TagKeys=["team"]),
    lambda_.ok("ListTags", {"Tags": {"stage": "test"}}, Resource=ARN),
    lambda_.fails(
        "UntagResource",
        "ResourceNotFoundException",
        404,
        NOT_FOUND,
        Resource=NO_ARN,
        TagKeys=["team"],
    ),
    lambda_.ok(
        "GetAccountSettings",
        {
            "AccountLimit.ConcurrentExecutions": 1000,
            "AccountLimit.CodeSizeZipped": 52428800,
            "AccountUsage": {"TotalCodeSize": len(ZIP), "FunctionCount": 1},
        },
    ),
    *lambda_state.steps(NAME),
    lambda_.ok("DeleteFunction", FunctionName=NAME),
    lambda_.fails(
        "DeleteFunction", "ResourceNotFoundException", 404, NOT_FOUND, FunctionName="absent"
    ),
    *lambda_core.steps(),
    lambda_.ok("ListFunctions", {"length(Functions)": 0}),
]

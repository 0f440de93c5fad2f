"""What stages say of their methods, logs, caches and canaries, and methods that are tested."""

import re

from harness.scenario import ANY, Service

apigw = Service("apigateway")

API = {"restApiId": "${api}"}
STAGE = {**API, "stageName": "test"}
NO_STAGE = {**API, "stageName": "absent"}
METHOD = {**API, "resourceId": "${tested}", "httpMethod": "GET"}
ANSWER = {**METHOD, "statusCode": "200"}
LOG_GROUP = "arn:aws:logs:us-east-1:${account}:log-group:access"
FORMAT = "$context.requestId $context.status"
TEMPLATES = {"application/json": '{"statusCode": 200}'}
BODY = '{"id":"$input.params(\'id\')","colour":"$stageVariables.colour"}'


def patch(*operations):
    return [
        dict(zip(("op", "path", "value" if op != "copy" else "from"), (op, *rest), strict=False))
        for op, *rest in operations
    ]


def update(expected, *operations):
    return apigw.ok("UpdateStage", expected, **STAGE, patchOperations=patch(*operations))


def refuse(message, *operations):
    return apigw.fails(
        "UpdateStage",
        "BadRequestException",
        400,
        message,
        **STAGE,
        patchOperations=patch(*operations),
    )


def log_role(arn):
    return apigw.ok(
        "UpdateAccount",
        patchOperations=patch(("replace", "/cloudwatchRoleArn", arn)),
    )


NO_LOG_ROLE = "CloudWatch Logs role ARN must be set in account settings to enable logging"

SETTINGS = [
    log_role(""),
    refuse(NO_LOG_ROLE, ("replace", "/*/*/logging/loglevel", "ERROR")),
    refuse(
        NO_LOG_ROLE,
        ("replace", "/accessLogSettings/destinationArn", LOG_GROUP),
        ("replace", "/accessLogSettings/format", FORMAT),
    ),
    log_role("arn:aws:iam::${account}:role/logs"),
    apigw.fails(
        "UpdateStage",
        "NotFoundException",
        404,
        "Invalid Documentation version specified",
        **STAGE,
        patchOperations=patch(("replace", "/documentationVersion", "absent")),
    ),
    update(
        {
            'methodSettings."*/*"': {
                "metricsEnabled": True,
                "loggingLevel": "INFO",
                "dataTraceEnabled": True,
                "throttlingBurstLimit": 20,
                "throttlingRateLimit": 10.5,
                "cachingEnabled": True,
                "cacheTtlInSeconds": 60,
                "cacheDataEncrypted": True,
                "requireAuthorizationForCacheControl": False,
                "unauthorizedCacheControlHeaderStrategy": "FAIL_WITH_403",
            }
        },
        ("replace", "/*/*/metrics/enabled", "true"),
        ("replace", "/*/*/logging/loglevel", "INFO"),
        ("replace", "/*/*/logging/dataTrace", "true"),
        ("replace", "/*/*/throttling/burstLimit", "20"),
        ("replace", "/*/*/throttling/rateLimit", "10.5"),
        ("replace", "/*/*/caching/enabled", "true"),
        ("replace", "/*/*/caching/ttlInSeconds", "60"),
        ("replace", "/*/*/caching/dataEncrypted", "true"),
        ("replace", "/*/*/caching/requireAuthorizationForCacheControl", "false"),
        (
            "replace",
            "/*/*/caching/unauthorizedCacheControlHeaderStrategy",
            "FAIL_WITH_403",
        ),
    ),
    update(
        {
            'methodSettings."~1orders~1{id}/GET".throttlingBurstLimit': 5000,
            'methodSettings."~1orders~1{id}/GET".throttlingRateLimit': 10000.0,
            'methodSettings."~1orders~1{id}/GET".cacheTtlInSeconds': 300,
        },
        ("replace", "/~1orders~1{id}/GET/metrics/enabled", "true"),
    ),
    refuse(re.compile("^Invalid method setting path: /"), ("replace", "/~1//logging/x", "true")),
    refuse(re.compile("^Invalid patch value"), ("replace", "/*/*/logging/loglevel", "ALL")),
    update(
        {'methodSettings."*/*"': None}, ("remove", "/*/*"), ("remove", "/~1orders~1{id}/GET")
    ),
    update(
        {
            "cacheClusterEnabled": True,
            "cacheClusterSize": "1.6",
            "cacheClusterStatus": "AVAILABLE",
            "tracingEnabled": True,
        },
        ("replace", "/cacheClusterEnabled", "true"),
        ("replace", "/cacheClusterSize", "1.6"),
        ("replace", "/tracingEnabled", "true"),
    ),
    apigw.ok("FlushStageCache", **STAGE),
    apigw.fails(
        "FlushStageCache",
        "NotFoundException",
        404,
        "Invalid stage identifier specified",
        **NO_STAGE,
    ),
    update(
        {"accessLogSettings": {"destinationArn": LOG_GROUP, "format": FORMAT}},
        ("replace", "/accessLogSettings/destinationArn", LOG_GROUP),
        ("replace", "/accessLogSettings/format", FORMAT),
    ),
    refuse(
        re.compile("^Access Log format must be single line"),
        ("replace", "/accessLogSettings/format", "$context.requestId\nx"),
    ),
    update({"accessLogSettings": None}, ("remove", "/accessLogSettings")),
]

CANARY = [
    apigw.ok(
        "CreateDeployment",
        {},
        {"canary": "id"},
        **STAGE,
        canarySettings={
            "percentTraffic": 12.5,
            "stageVariableOverrides": {"colour": "green"},
            "useStageCache": True,
        },
    ),
    apigw.ok(
        "GetStage",
        {
            "deploymentId": "${deployment}",
            "canarySettings": {
                "percentTraffic": 12.5,
                "deploymentId": "${canary}",
                "stageVariableOverrides": {"colour": "green"},
                "useStageCache": True,
            },
        },
        **STAGE,
    ),
    update(
        {"variables": {"colour": "green"}, "deploymentId": "${canary}"},
        ("replace", "/canarySettings/percentTraffic", "0.0"),
        ("copy", "/variables", "/canarySettings/stageVariableOverrides"),
        ("copy", "/deploymentId", "/canarySettings/deploymentId"),
    ),
    update(
        {"canarySettings": None, "deploymentId": "${deployment}"},
        ("remove", "/canarySettings"),
        ("replace", "/deploymentId", "${deployment}"),
        ("replace", "/variables/colour", "red"),
        ("replace", "/cacheClusterEnabled", "false"),
        ("replace", "/tracingEnabled", "false"),
    ),
    apigw.ok("DeleteDeployment", **API, deploymentId="${canary}"),
]

TESTED = [
    apigw.ok(
        "CreateResource",
        {},
        {"tested": "id"},
        **API,
        parentId="${root}",
        pathPart="{id}",
    ),
    apigw.ok("PutMethod", **METHOD, authorizationType="NONE"),
    apigw.ok("PutMethodResponse", **ANSWER),
    apigw.ok("PutIntegration", **METHOD, type="MOCK", requestTemplates=TEMPLATES),
    apigw.ok("PutIntegrationResponse", **ANSWER, responseTemplates={"application/json": BODY}),
    apigw.ok(
        "TestInvokeMethod",
        {
            "status": 200,
            "body": '{"id":"7","colour":"green"}',
            'headers."Content-Type"': "application/json",
            'multiValueHeaders."Content-Type"': ["application/json"],
            "latency": ANY,
            "log": re.compile(
                r"(?s)^Execution log for request .* : HTTP Method: GET, Resource Path: /\{id\}\n"
                r".* : Method request path: \{id=7\}\n.* : Method completed with status: 200\n$"
            ),
        },
        **METHOD,
        pathWithQueryString="/7?x=1",
        headers={"X-One": "1"},
        multiValueHeaders={"X-Two": ["2", "3"]},
        body="hello",
        stageVariables={"colour": "green"},
    ),
    apigw.fails(
        "TestInvokeMethod",
        "NotFoundException",
        404,
        "Invalid Method identifier specified",
        **{**METHOD, "httpMethod": "PUT"},
    ),
    apigw.ok("DeleteResource", **API, resourceId="${tested}"),
]

STEPS = SETTINGS + CANARY + TESTED

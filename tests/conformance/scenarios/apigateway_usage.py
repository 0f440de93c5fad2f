"""API keys, their import, usage plans and what is used of them; the API and its stage are there."""

import re
from datetime import datetime, timezone

from harness.scenario import ANY, Service

apigw = Service("apigateway")

VALUE = "${client}-apikey1234abcdefghij"
NO_KEY = "Invalid API Key identifier specified"
NO_PLAN = "Invalid Usage Plan ID specified"
NO_PLAN_KEY = "Invalid Usage Plan Key identifier specified"
PATCH = re.compile("^Invalid patch path")
KEY = {"apiKey": "${key}"}
PLAN = {"usagePlanId": "${plan}"}
PLAN_KEY = {**PLAN, "keyId": "${key}"}
TODAY = datetime.now(timezone.utc).strftime("%Y-%m-%d")
ARN = "arn:aws:apigateway:us-east-1::"


def change(*operations):
    return {
        "patchOperations": [
            {"op": op, "path": path, **({"value": value} if value else {})}
            for op, path, value in operations
        ]
    }


KEYS = [
    apigw.ok(
        "CreateApiKey",
        {
            "name": "${client}",
            "value": VALUE,
            "enabled": True,
            "customerId": "c-1",
            "tags": {"team": "shop"},
            "stageKeys": ["${api}/test"],
            "createdDate": ANY,
        },
        {"key": "id"},
        name="${client}",
        description="opens",
        value=VALUE,
        enabled=True,
        customerId="c-1",
        generateDistinctId=True,
        stageKeys=[{"restApiId": "${api}", "stageName": "test"}],
        tags={"team": "shop"},
    ),
    apigw.fails(
        "CreateApiKey", "ConflictException", 409, "API Key already exists", name="x", value=VALUE
    ),
    apigw.fails(
        "CreateApiKey",
        "BadRequestException",
        400,
        "API Key value should be at least 20 characters",
        value="short",
    ),
    apigw.ok("GetApiKey", {"value": None, "description": "opens"}, **KEY),
    apigw.ok("GetApiKey", {"value": VALUE}, **KEY, includeValue=True),
    apigw.fails("GetApiKey", "NotFoundException", 404, NO_KEY, apiKey="absent"),
    apigw.ok(
        "GetApiKeys",
        {"items[].id": ["${key}"], "items[].value": [VALUE]},
        nameQuery="${client}",
        includeValues=True,
    ),
    apigw.ok("GetApiKeys", {"items": []}, customerId="c-2"),
    apigw.fails("GetApiKeys", "BadRequestException", 400, position="not-a-position"),
    apigw.ok(
        "UpdateApiKey",
        {"description": "opens all", "customerId": "c-3", "stageKeys": []},
        **KEY,
        **change(
            ("replace", "/description", "opens all"),
            ("replace", "/customerId", "c-3"),
            ("remove", "/stages", "${api}/test"),
        ),
    ),
    apigw.fails(
        "UpdateApiKey",
        "BadRequestException",
        400,
        PATCH,
        **KEY,
        **change(("replace", "/value", "x")),
    ),
]

PLANS = [
    apigw.ok(
        "CreateUsagePlan",
        {
            "name": "${client}",
            "throttle": {"burstLimit": 5, "rateLimit": 2.5},
            "quota": {"limit": 100, "offset": 1, "period": "WEEK"},
            "apiStages": [
                {
                    "apiId": "${api}",
                    "stage": "test",
                    "throttle": {"/orders/POST": {"burstLimit": 2, "rateLimit": 1.0}},
                }
            ],
        },
        {"plan": "id"},
        name="${client}",
        description="gold",
        apiStages=[
            {
                "apiId": "${api}",
                "stage": "test",
                "throttle": {"/orders/POST": {"burstLimit": 2, "rateLimit": 1.0}},
            }
        ],
        throttle={"burstLimit": 5, "rateLimit": 2.5},
        quota={"limit": 100, "offset": 1, "period": "WEEK"},
        tags={"team": "shop"},
    ),
    apigw.fails(
        "CreateUsagePlan",
        "BadRequestException",
        400,
        "Usage Plan quota offset must be zero in the DAY period",
        name="x",
        quota={"limit": 1, "offset": 1, "period": "DAY"},
    ),
    apigw.fails(
        "CreateUsagePlan",
        "NotFoundException",
        404,
        "API Stage not found: ${api}:absent",
        name="x",
        apiStages=[{"apiId": "${api}", "stage": "absent"}],
    ),
    apigw.ok("GetUsagePlan", {"description": "gold", "tags": {"team": "shop"}}, **PLAN),
    apigw.fails("GetUsagePlan", "NotFoundException", 404, NO_PLAN, usagePlanId="absent"),
    apigw.ok(
        "UpdateUsagePlan",
        {
            "name": "${client}",
            "productCode": "p",
            "throttle": {"burstLimit": 50, "rateLimit": 2.5},
            "quota.period": "MONTH",
            'apiStages[0].throttle."/orders/POST"': {"burstLimit": 2, "rateLimit": 7.5},
        },
        **PLAN,
        **change(
            ("replace", "/productCode", "p"),
            ("replace", "/throttle/burstLimit", "50"),
            ("replace", "/quota/period", "MONTH"),
            ("replace", "/apiStages/${api}:test/throttle//orders/POST/rateLimit", "7.5"),
        ),
    ),
    apigw.fails(
        "UpdateUsagePlan",
        "NotFoundException",
        404,
        "API Stage not found: absent:test",
        **PLAN,
        **change(("add", "/apiStages", "absent:test")),
    ),
    apigw.fails(
        "UpdateUsagePlan",
        "BadRequestException",
        400,
        PATCH,
        **PLAN,
        **change(("replace", "/colour", "blue")),
    ),
]

PLAN_KEYS = [
    apigw.ok(
        "CreateUsagePlanKey",
        {"id": "${key}", "type": "API_KEY", "value": VALUE, "name": "${client}"},
        **PLAN_KEY,
        keyType="API_KEY",
    ),
    apigw.fails("CreateUsagePlanKey", "ConflictException", 409, **PLAN_KEY, keyType="API_KEY"),
    apigw.fails(
        "CreateUsagePlanKey",
        "NotFoundException",
        404,
        NO_KEY,
        **PLAN,
        keyId="absent",
        keyType="API_KEY",
    ),
    apigw.ok("GetUsagePlanKey", {"id": "${key}", "type": "API_KEY"}, **PLAN_KEY),
    apigw.fails("GetUsagePlanKey", "NotFoundException", 404, NO_PLAN_KEY, **PLAN, keyId="absent"),
    apigw.ok("GetUsagePlanKeys", {"items[].id": ["${key}"]}, **PLAN, nameQuery="${client}"),
    apigw.fails("GetUsagePlanKeys", "NotFoundException", 404, NO_PLAN, usagePlanId="absent"),
    apigw.ok("GetUsagePlans", {"items[].id": ["${plan}"]}, keyId="${key}"),
    apigw.fails("GetUsagePlans", "NotFoundException", 404, NO_KEY, keyId="absent"),
    apigw.ok(
        "GetUsage",
        {
            "usagePlanId": "${plan}",
            "startDate": TODAY,
            "endDate": TODAY,
            "length(items)": 1,
            "values(items)": [[[0, 100]]],
        },
        **PLAN_KEY,
        startDate=TODAY,
        endDate=TODAY,
    ),
    apigw.fails(
        "GetUsage", "BadRequestException", 400, **PLAN, startDate="yesterday", endDate=TODAY
    ),
    apigw.ok(
        "UpdateUsage",
        {"values(items)": [[[0, 7]]]},
        **PLAN_KEY,
        **change(("replace", "/remaining", "7")),
    ),
    apigw.fails(
        "UpdateUsage",
        "BadRequestException",
        400,
        PATCH,
        **PLAN_KEY,
        **change(("replace", "/used", "7")),
    ),
]

IMPORTED = [
    apigw.ok(
        "ImportApiKeys",
        {"length(ids)": 1, "warnings": ["Line 3: API Key value should be at least 20 characters"]},
        {"imported": "ids[0]"},
        body=b"Name,Key,Enabled\nimported,imported-imported-1234,true\nother,short,true\n",
        format="csv",
        failOnWarnings=False,
    ),
    apigw.ok("GetApiKey", {"name": "imported", "enabled": True}, apiKey="${imported}"),
    apigw.fails(
        "ImportApiKeys",
        "BadRequestException",
        400,
        "The API key file has no column named 'Key'",
        body=b"Name\nimported\n",
        format="csv",
    ),
]

TAGS = [
    apigw.ok("TagResource", resourceArn=ARN + "/apikeys/${key}", tags={"stage": "test"}),
    apigw.ok(
        "GetTags", {"tags": {"team": "shop", "stage": "test"}}, resourceArn=ARN + "/apikeys/${key}"
    ),
    apigw.ok("GetTags", {"tags": {"team": "shop"}}, resourceArn=ARN + "/usageplans/${plan}"),
    apigw.fails(
        "GetTags", "NotFoundException", 404, NO_PLAN, resourceArn=ARN + "/usageplans/absent"
    ),
]

DELETIONS = [
    apigw.ok("DeleteUsagePlanKey", **PLAN_KEY),
    apigw.fails("DeleteUsagePlanKey", "NotFoundException", 404, NO_PLAN_KEY, **PLAN_KEY),
    apigw.fails(
        "DeleteUsagePlan",
        "BadRequestException",
        400,
        "Cannot delete Usage Plan ${plan} because there are API Stages associated with it, "
        "including ${api}:test",
        **PLAN,
    ),
    apigw.ok(
        "UpdateUsagePlan",
        {"apiStages": []},
        **PLAN,
        **change(("remove", "/apiStages", "${api}:test")),
    ),
    apigw.ok("DeleteUsagePlan", **PLAN),
    apigw.fails("DeleteUsagePlan", "NotFoundException", 404, NO_PLAN, **PLAN),
    apigw.ok("DeleteApiKey", **KEY),
    apigw.ok("DeleteApiKey", apiKey="${imported}"),
    apigw.fails("DeleteApiKey", "NotFoundException", 404, NO_KEY, **KEY),
]

STEPS = KEYS + PLANS + PLAN_KEYS + IMPORTED + TAGS + DELETIONS

"""API keys of WebSocket APIs, which are those of REST APIs and their usage plans.
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-key-source.html"""

import datetime
import json

import pytest

from harness.web_socket import Refused, WebSocket

pytestmark = pytest.mark.xdist_group("websocket_keys")
KEY = "apikey1234abcdefghij"


class Api:
    """A WebSocket API whose $connect asks for a key, and a usage plan of its stage."""

    def __init__(self, client, endpoint, **plan):
        self.v1 = client.client("apigateway")
        self.v2 = client.client("apigatewayv2")
        self.id = self.v2.create_api(
            Name="keys",
            ProtocolType="WEBSOCKET",
            RouteSelectionExpression="$request.body.action",
        )["ApiId"]
        integration = self.v2.create_integration(
            ApiId=self.id,
            IntegrationType="MOCK",
            TemplateSelectionExpression="\\$default",
            RequestTemplates={"$default": '{"statusCode":200}'},
        )["IntegrationId"]
        self.v2.create_route(
            ApiId=self.id,
            RouteKey="$connect",
            ApiKeyRequired=True,
            Target=f"integrations/{integration}",
        )
        self.v2.create_stage(ApiId=self.id, StageName="prod", AutoDeploy=True)
        self.url = f"{endpoint.replace('http', 'ws', 1)}/_aws/execute-api/{self.id}/prod"
        self.plan = self.v1.create_usage_plan(
            name="keys", apiStages=[{"apiId": self.id, "stage": "prod"}], **plan
        )["id"]
        self.key = self.v1.create_api_key(name="one", value=KEY, enabled=True)["id"]
        self.v1.create_usage_plan_key(usagePlanId=self.plan, keyId=self.key, keyType="API_KEY")

    def connect(self, **headers):
        """101, or the status and message of the refusal."""
        try:
            WebSocket(self.url, **headers).close()
        except Refused as refused:
            return refused.status, json.loads(refused.body)["message"]
        return 101

    def patch_key(self, path, value):
        operation = {"op": "replace", "path": path, "value": value}
        self.v1.update_api_key(apiKey=self.key, patchOperations=[operation])

    def used(self):
        """The requests of today, and how many remain."""
        today = datetime.datetime.now(datetime.timezone.utc).date()
        days = [today - datetime.timedelta(days=1), today]
        usage = self.v1.get_usage(
            usagePlanId=self.plan, startDate=str(days[0]), endDate=str(days[1])
        )["items"][self.key]
        return sum(used for used, _ in usage), usage[-1][1]

    def delete(self):
        self.v1.update_usage_plan(
            usagePlanId=self.plan,
            patchOperations=[{"op": "remove", "path": "/apiStages", "value": f"{self.id}:prod"}],
        )
        self.v1.delete_usage_plan(usagePlanId=self.plan)
        self.v1.delete_api_key(apiKey=self.key)
        self.v2.delete_api(ApiId=self.id)


@pytest.fixture
def api(clients, emulator):
    made = []

    def make(**plan):
        made.append(Api(clients("boto3"), emulator.endpoint, **plan))
        return made[-1]

    yield make
    for each in made:
        each.delete()


def test_a_key_of_the_plan_opens_a_connection(api):
    api = api()
    assert api.connect(X_Api_Key=KEY) == 101
    assert api.used()[0] == 1


@pytest.mark.parametrize("headers", [{}, {"x_api_key": "unknown1234abcdefghij"}, {"x_api_key": ""}])
def test_no_other_does(api, headers):
    assert api().connect(**headers) == (403, "Forbidden")


def test_neither_does_one_that_is_disabled(api):
    api = api()
    api.patch_key("/enabled", "false")
    assert api.connect(x_api_key=KEY) == (403, "Forbidden")
    api.patch_key("/enabled", "true")
    assert api.connect(x_api_key=KEY) == 101


def test_neither_does_one_whose_plan_has_other_stages(api):
    api = api()
    stage = {"path": "/apiStages", "value": f"{api.id}:prod"}
    plan = {"usagePlanId": api.plan}
    api.v1.update_usage_plan(**plan, patchOperations=[{"op": "remove", **stage}])
    assert api.connect(x_api_key=KEY) == (403, "Forbidden")
    api.v1.update_usage_plan(**plan, patchOperations=[{"op": "add", **stage}])


def test_a_quota_is_used_up(api):
    api = api(quota={"limit": 2, "period": "MONTH"})
    assert [api.connect(x_api_key=KEY) for _ in range(3)] == [101, 101, (429, "Limit Exceeded")]
    assert api.used() == (2, 0)


def test_a_throttle_holds_back(api):
    api = api(throttle={"rateLimit": 0, "burstLimit": 0})
    assert api.connect(x_api_key=KEY) == (429, "Too Many Requests")
    assert api.connect() == (403, "Forbidden")


def test_the_source_of_keys_may_be_the_authorizer(api):
    api = api()
    source = {"ApiKeySelectionExpression": "$context.authorizer.usageIdentifierKey"}
    assert api.v2.update_api(ApiId=api.id, **source).items() >= source.items()
    assert api.connect(x_api_key=KEY) == (403, "Forbidden")
    with pytest.raises(api.v2.exceptions.BadRequestException):
        api.v2.update_api(ApiId=api.id, ApiKeySelectionExpression="$request.querystring.key")

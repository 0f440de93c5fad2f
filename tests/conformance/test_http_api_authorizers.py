"""The grid of Lambda authorizers of HTTP APIs: both formats, both kinds of answers; who passes, who is
refused, what is malformed, what is kept and for how long.
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html"""

import base64
import json
import time

import pytest

from harness.http_apis import HttpApi, create_gateway_function
from test_http_api import send

pytestmark = pytest.mark.xdist_group("http_api")


def policy(effect="Allow", resource="ARN", **more):
    statement = {"Effect": effect, "Action": "execute-api:Invoke", "Resource": resource}
    return {
        "principalId": "me",
        "policyDocument": {"Version": "2012-10-17", "Statement": [statement]},
        **more,
    }


@pytest.fixture(scope="module")
def api(clients):
    client = clients("boto3")
    authorizer = create_gateway_function(client, "gateway-authorizer", "authorize")
    function = create_gateway_function(client, "gateway-authorized", "handler")
    made = HttpApi(client, "authorizers")
    target = made.integrate("AWS_PROXY", IntegrationUri=function, PayloadFormatVersion="2.0")
    uri = f"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{authorizer}/invocations"
    for name, settings in {
        "simple": {"AuthorizerPayloadFormatVersion": "2.0", "EnableSimpleResponses": True},
        "iam1": {"AuthorizerPayloadFormatVersion": "1.0"},
        "iam2": {"AuthorizerPayloadFormatVersion": "2.0"},
        "kept": {
            "AuthorizerPayloadFormatVersion": "2.0",
            "EnableSimpleResponses": True,
            "AuthorizerResultTtlInSeconds": 2,
        },
        "stage": {
            "AuthorizerPayloadFormatVersion": "2.0",
            "EnableSimpleResponses": True,
            "IdentitySource": ["$request.header.X-Verdict", "$stageVariables.colour"],
        },
        "query": {
            "AuthorizerPayloadFormatVersion": "2.0",
            "EnableSimpleResponses": True,
            "IdentitySource": ["$request.querystring.key"],
        },
    }.items():
        settings.setdefault("IdentitySource", ["$request.header.X-Verdict"])
        authorizer_id = made.v2.create_authorizer(
            ApiId=made.id, Name=name, AuthorizerType="REQUEST", AuthorizerUri=uri, **settings
        )["AuthorizerId"]
        made.route(
            f"GET /{name}/{{proxy+}}",
            target,
            AuthorizationType="CUSTOM",
            AuthorizerId=authorizer_id,
        )
    made.stage(StageVariables={"colour": "blue"})
    yield made
    made.delete()
    for name in ("gateway-authorizer", "gateway-authorized"):
        client.call("lambda", "DeleteFunction", {"FunctionName": name})


@pytest.fixture
def ask(emulator, api):
    def request(target, verdict=None):
        headers = []
        if verdict is not None:
            headers = [("X-Verdict", base64.b64encode(json.dumps(verdict).encode()).decode())]
        host = f"{api.id}.execute-api.us-east-1.localhost"
        response, text = send(emulator, host, "GET", target, headers, None)
        return response.status, json.loads(text)

    return request


UNAUTHORIZED = (401, {"message": "Unauthorized"})
FORBIDDEN = (403, {"message": "Forbidden"})
BROKEN = (500, {"message": "Internal Server Error"})


@pytest.mark.parametrize(
    ("route", "verdict"),
    [
        ("simple", {"isAuthorized": True}),
        ("iam1", policy()),
        ("iam1", policy(resource="*")),
        ("iam2", policy()),
        ("iam2", policy(resource="arn:aws:execute-api:us-east-1:*:*/$default/GET/iam2/*")),
    ],
)
def test_who_may_pass_does(ask, route, verdict):
    status, event = ask(f"/{route}/x", {**verdict, "context": {"role": "admin"}})
    assert status == 200
    context = event["requestContext"]["authorizer"]["lambda"]
    assert context["role"] == "admin"


@pytest.mark.parametrize(
    ("route", "verdict", "answer"),
    [
        ("simple", None, UNAUTHORIZED),
        ("simple", {"isAuthorized": False}, FORBIDDEN),
        ("simple", {"raise": "Unauthorized"}, UNAUTHORIZED),
        ("simple", {"raise": "something else"}, BROKEN),
        ("simple", {}, BROKEN),
        ("simple", policy(), BROKEN),
        ("iam1", None, UNAUTHORIZED),
        ("iam1", policy("Deny"), FORBIDDEN),
        ("iam1", policy(resource="arn:aws:execute-api:us-east-1:*:*/other/*"), FORBIDDEN),
        ("iam1", {"isAuthorized": True}, BROKEN),
        ("iam2", policy("Deny"), FORBIDDEN),
        ("iam2", {"principalId": "me"}, BROKEN),
        ("iam2", {"raise": "Unauthorized"}, UNAUTHORIZED),
        ("query", {"isAuthorized": True}, UNAUTHORIZED),
    ],
)
def test_who_may_not_does_not(ask, route, verdict, answer):
    assert ask(f"/{route}/x", verdict) == answer


def asked(answer):
    status, event = answer
    assert status == 200
    return int(event["requestContext"]["authorizer"]["lambda"]["asked"])


def test_a_verdict_without_a_time_to_live_is_not_kept(ask):
    verdict = {"isAuthorized": True, "context": {}}
    assert asked(ask("/simple/x", verdict)) < asked(ask("/simple/x", verdict))


def test_a_kept_verdict_is_for_its_identity_until_it_expires(ask):
    verdict = {"isAuthorized": True, "context": {"of": "expiry"}}
    first = asked(ask("/kept/x", verdict))
    assert asked(ask("/kept/other", verdict)) == first
    assert asked(ask("/kept/x", {**verdict, "more": 1})) > first
    refused = {"isAuthorized": False, "context": {"of": "expiry"}}
    assert ask("/kept/x", refused) == FORBIDDEN
    assert ask("/kept/x", refused) == FORBIDDEN
    deadline = time.monotonic() + 10
    while asked(ask("/kept/x", verdict)) == first:
        assert time.monotonic() < deadline, "a verdict outlives its two seconds"
        time.sleep(0.1)


def test_kept_verdicts_can_be_reset(api, ask):
    verdict = {"isAuthorized": True, "context": {"of": "reset"}}
    first = asked(ask("/kept/x", verdict))
    api.v2.reset_authorizers_cache(ApiId=api.id, StageName="$default")
    assert asked(ask("/kept/x", verdict)) > first


def test_identity_comes_from_the_stage_too(api, ask):
    assert ask("/stage/x", {"isAuthorized": True})[0] == 200
    api.v2.update_stage(ApiId=api.id, StageName="$default", StageVariables={"colour": ""})
    try:
        assert ask("/stage/x", {"isAuthorized": True}) == UNAUTHORIZED
    finally:
        api.v2.update_stage(ApiId=api.id, StageName="$default", StageVariables={"colour": "blue"})

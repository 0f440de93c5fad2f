"""Who may call a REST, HTTP or WebSocket API: signatures, user pools, Lambda authorizers and
resource policies, after https://docs.aws.amazon.com/apigateway/latest/developerguide/
apigateway-control-access-to-api.html"""

import base64
import datetime
import http.client
import json
import os
import re
import time
import urllib.request
from urllib.parse import urlsplit

import botocore.auth
import pytest

from harness.clients import Boto3
from harness.issuer import UserPools, answer, signed
from harness.packages import bootstrap_of
from harness.processes import Emulator

pytestmark = pytest.mark.xdist_group("rest-authorization")
ACCOUNT = "000000000000"
POOL = "us-east-1_aBcDeF123"
POOL_ARN = f"arn:aws:cognito-idp:us-east-1:{ACCOUNT}:userpool/{POOL}"
ADA = f"arn:aws:iam::{ACCOUNT}:user/ada"
# What $context tells of the caller.
CONTEXT = json.dumps(
    {
        "user": "$context.identity.userArn",
        "account": "$context.identity.accountId",
        "principal": "$context.authorizer.principalId",
        "asked": "$context.authorizer.asked",
        "sub": "$context.authorizer.claims.sub",
        "groups": "$context.authorizer.claims['cognito:groups']",
    }
)


@pytest.fixture(scope="module")
def pools():
    running = UserPools()
    yield running
    running.close()


@pytest.fixture(scope="module")
def gateway(tmp_path_factory, pools):
    running = Emulator(
        os.environ["EMULATOR"],
        tmp_path_factory.mktemp("emulator"),
        CREDENTIALS=f"AKIDADA:secret:{ADA},AKIDBOB:secret:arn:aws:iam::111122223333:user/bob",
        COGNITO_ISSUERS=pools.url,
    )
    yield running
    assert running.stop() == 0, running.tail()


class Api:
    """One REST API, method by method."""

    def __init__(self, emulator, client, policy=None):
        self.emulator = emulator
        self.client = client
        settings = {"policy": json.dumps(policy)} if policy else {}
        made = client.create_rest_api(name="api", **settings)
        self.id = made["id"]
        self.root = made["rootResourceId"]
        self.url = f"{emulator.endpoint}/_aws/execute-api/{self.id}/prod"

    def add(self, part, **authorization):
        resource = self.client.create_resource(
            restApiId=self.id, parentId=self.root, pathPart=part
        )["id"]
        where = {"restApiId": self.id, "resourceId": resource, "httpMethod": "ANY"}
        self.client.put_method(**where, **authorization)
        self.client.put_integration(
            **where, type="MOCK", requestTemplates={"application/json": '{"statusCode":200}'}
        )
        self.client.put_method_response(**where, statusCode="200")
        self.client.put_integration_response(
            **where, statusCode="200", responseTemplates={"application/json": CONTEXT}
        )

    def add_authorizer(self, name, kind, **settings):
        settings.setdefault("identitySource", "method.request.header.Authorization")
        return self.client.create_authorizer(
            restApiId=self.id, name=name, type=kind, **settings
        )["id"]

    def add_pool(self, name, **settings):
        return self.add_authorizer(name, "COGNITO_USER_POOLS", providerARNs=[POOL_ARN], **settings)

    def add_function(self, name, uri):
        return self.add_authorizer(name, "TOKEN", authorizerUri=uri)

    def deploy(self):
        self.client.create_deployment(restApiId=self.id, stageName="prod")
        return self

    def get(self, path, **headers):
        pairs = {name.replace("_", "-"): value for name, value in headers.items()}
        return answer(urllib.request.Request(f"{self.url}/{path}", headers=pairs))


@pytest.fixture(scope="module")
def aws(gateway):
    return Boto3(gateway.endpoint, ACCOUNT)


@pytest.fixture(scope="module")
def function(aws):
    arn = aws.client("lambda").create_function(
        FunctionName="obedient",
        Runtime="provided.al2023",
        Role=f"arn:aws:iam::{ACCOUNT}:role/service",
        Handler="any",
        Timeout=20,
        Code={"ZipFile": bootstrap_of("obedient_authorizer")},
    )["FunctionArn"]
    aws.wait("lambda", "FunctionActiveV2", {"FunctionName": "obedient"})
    return f"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{arn}/invocations"


@pytest.fixture(scope="module")
def api(gateway, aws, function):
    made = Api(gateway, aws.client("apigateway"))
    pool = made.add_pool("pool", identityValidationExpression="client-.*")
    open_pool = made.add_pool("any client")
    token = made.add_function("token", function)
    request = made.add_authorizer(
        "request",
        "REQUEST",
        authorizerUri=function,
        identitySource="method.request.header.X-Answer,method.request.querystring.q",
        authorizerResultTtlInSeconds=0,
    )
    made.authorizers = {"token": token, "request": request, "pool": pool}
    made.add("iam", authorizationType="AWS_IAM")
    made.add("pool", authorizationType="COGNITO_USER_POOLS", authorizerId=pool)
    made.add(
        "scoped",
        authorizationType="COGNITO_USER_POOLS",
        authorizerId=open_pool,
        authorizationScopes=["shop/read", "shop/write"],
    )
    made.add("token", authorizationType="CUSTOM", authorizerId=token)
    made.add("other", authorizationType="CUSTOM", authorizerId=token)
    made.add("request", authorizationType="CUSTOM", authorizerId=request)
    return made.deploy()


def verdict(effect="Allow", resource="*", condition=None, principal="ada", **further):
    """An authorizer's answer, as the token that asks for it."""
    statement = {"Action": "execute-api:Invoke", "Effect": effect, "Resource": resource}
    if condition:
        statement["Condition"] = condition
    said = {
        "principalId": principal,
        "policyDocument": {"Version": "2012-10-17", "Statement": [statement]},
        "context": {"asked": "INVOCATION"},
        **further,
    }
    said = {name: value for name, value in said.items() if value is not None}
    return base64.b64encode(json.dumps(said).encode()).decode()


# Signatures


@pytest.mark.parametrize("path", ["iam", "iam?b=2&a=%20x&a=1&c"])
@pytest.mark.parametrize(
    ("method", "body", "query"),
    [("GET", b"", False), ("POST", b'{"id": 7}', False), ("GET", b"", True)],
    ids=["GET", "POST", "presigned"],
)
def test_a_signed_request_names_its_signer(api, path, method, body, query):
    request = signed(
        f"{api.url}/{path}", method, body, key="AKIDADA", secret="secret", query=query
    )
    status, _, seen = answer(request)
    assert status == 200, seen
    assert (seen["user"], seen["account"]) == (ADA, ACCOUNT)


def test_a_body_of_megabytes_is_signed_too(api):
    body = b"x" * (2 * 1024 * 1024)
    assert answer(signed(f"{api.url}/iam", "POST", body))[0] == 200


def test_an_unsigned_request_is_refused(api):
    assert api.get("iam") == (
        403,
        "MissingAuthenticationTokenException",
        {"message": "Missing Authentication Token"},
    )


@pytest.mark.parametrize(
    ("scope", "error", "text"),
    [
        ({"secret": "guess"}, "InvalidSignatureException", "does not match the signature"),
        ({"service_name": "lambda"}, "InvalidSignatureException", "correct service: 'execute-api'"),
        ({"region_name": "eu-west-1"}, "InvalidSignatureException", "a valid region"),
        ({"key": "AKIDNOBODY"}, "UnrecognizedClientException", "security token included"),
    ],
)
def test_a_wrong_signature_is_refused(api, scope, error, text):
    status, got, body = answer(signed(f"{api.url}/iam", **scope))
    assert (status, got) == (403, error)
    assert text in body["message"]


def test_a_malformed_signature_is_refused(api):
    status, error, body = api.get("iam", Authorization="AWS4-HMAC-SHA256 Credential=x")
    assert (status, error) == (403, "IncompleteSignatureException")
    assert "Authorization header requires 'Signature' parameter." in body["message"]


def test_a_signature_grows_old(api, monkeypatch):
    old = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=6)
    monkeypatch.setattr(botocore.auth, "get_current_datetime", lambda *_, **__: old)
    status, error, body = answer(signed(f"{api.url}/iam"))
    assert (status, error) == (403, "InvalidSignatureException")
    assert body["message"].startswith("Signature expired: ")


# User pools


def test_an_identity_token_passes_with_its_claims(api, pools):
    for prefix in ("", "Bearer "):
        status, _, seen = api.get("pool", Authorization=prefix + pools.token(POOL))
        assert (status, seen["sub"], seen["groups"]) == (200, "me", "a,b")
    assert pools.asked.count(f"/{POOL}/.well-known/jwks.json") == 1


@pytest.mark.parametrize(
    ("claims", "message"),
    [
        ({"exp": 1}, "The incoming token has expired"),
        ({"exp": None}, "Unauthorized"),
        ({"token_use": "access"}, "Unauthorized"),
        ({"aud": "other"}, "Unauthorized"),
        ({"iss": "https://stranger.example"}, "Unauthorized"),
        ({"forged": True}, "Unauthorized"),
        ({"forged": True, "exp": 1}, "Unauthorized"),
        ({"kid": "two"}, "Unauthorized"),
        ({"algorithm": "none"}, "Unauthorized"),
    ],
)
def test_other_tokens_do_not(api, pools, claims, message):
    refused = (401, "UnauthorizedException", {"message": message})
    assert api.get("pool", Authorization=pools.token(POOL, **claims)) == refused


def test_neither_does_nonsense_or_nothing(api, pools):
    refused = (401, "UnauthorizedException", {"message": "Unauthorized"})
    assert api.get("pool", Authorization="nonsense") == refused
    assert api.get("pool") == refused
    assert api.get("pool", Authorization=pools.token("us-east-1_other")) == refused


def test_scopes_ask_for_access_tokens(api, pools):
    def access(scope):
        claims = {"token_use": "access", "aud": None, "client_id": "client-1", "scope": scope}
        return api.get("scoped", Authorization=pools.token(POOL, **claims))[0]

    assert access("openid shop/read") == 200
    assert access("openid") == 401
    assert api.get("scoped", Authorization=pools.token(POOL))[0] == 401


def test_the_keys_of_a_pool_come_and_go(gateway, aws, pools):
    name = "us-east-1_rotates"
    made = Api(gateway, aws.client("apigateway"))
    arn = POOL_ARN.replace(POOL, name)
    pool = made.add_authorizer("pool", "COGNITO_USER_POOLS", providerARNs=[arn])
    made.add("pool", authorizationType="COGNITO_USER_POOLS", authorizerId=pool)
    made.deploy()

    def show(token):
        return made.get("pool", Authorization=token)[:2]

    pools.away.add(name)
    old = pools.token(name)
    assert show(old) == (500, "AuthorizerFailureException")
    pools.away.remove(name)
    assert show(old)[0] == 200
    pools.rotate(name, "two")
    assert show(old)[0] == 200, "a key is kept"
    new = pools.token(name)
    deadline = time.monotonic() + 10
    while show(new)[0] != 200:
        assert time.monotonic() < deadline, "a new key is not asked for"
    assert show(old) == (401, "UnauthorizedException")
    pools.away.add(name)
    assert show(new)[0] == 200
    made.client.delete_rest_api(restApiId=made.id)


# Lambda authorizers


def test_a_verdict_is_kept_for_its_token(api):
    token = verdict()
    asked = {api.get("token", Authorization=token)[2]["asked"] for _ in range(3)}
    assert len(asked) == 1
    # It is of the authorizer, whatever the method.
    assert api.get("other", Authorization=token)[2]["asked"] in asked
    api.client.flush_stage_authorizers_cache(restApiId=api.id, stageName="prod")
    assert api.get("token", Authorization=token)[2]["asked"] not in asked


def test_a_kept_policy_is_held_against_every_method(api):
    token = verdict(resource=f"arn:aws:execute-api:*:*:{api.id}/prod/GET/token", principal="bob")
    status, _, seen = api.get("token", Authorization=token)
    assert (status, seen["principal"]) == (200, "bob")
    assert api.get("other", Authorization=token) == (
        403,
        "AccessDeniedException",
        {"Message": "User is not authorized to access this resource"},
    )


@pytest.mark.parametrize(
    ("condition", "passes"),
    [
        ({"IpAddress": {"aws:SourceIp": "127.0.0.0/8"}}, True),
        ({"IpAddress": {"aws:SourceIp": ["192.0.2.0/24", "::1/128"]}}, False),
        ({"NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"}}, True),
        ({"DateGreaterThan": {"aws:CurrentTime": "2020-01-01T00:00:00Z"}}, True),
        ({"DateLessThan": {"aws:CurrentTime": "2020-01-01T00:00:00Z"}}, False),
        ({"StringLike": {"aws:UserAgent": "Python-urllib/*"}}, True),
        ({"Bool": {"aws:SecureTransport": "true"}}, False),
        ({"Null": {"aws:PrincipalOrgID": "true"}}, True),
    ],
)
def test_policies_have_conditions(api, condition, passes):
    status = api.get("token", Authorization=verdict(condition=condition))[0]
    assert status == (200 if passes else 403)


def test_a_denial_is_told_from_an_omission(api):
    assert api.get("token", Authorization=verdict("Deny"))[2] == {
        "Message": "User is not authorized to access this resource with an explicit deny"
    }


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        (base64.b64encode(b"error Unauthorized").decode(), (401, "UnauthorizedException")),
        (base64.b64encode(b"error boom").decode(), (500, "AuthorizerFailureException")),
        (base64.b64encode(b"null").decode(), (500, "AuthorizerConfigurationException")),
        (verdict(principal=None), (500, "AuthorizerConfigurationException")),
        (verdict("Maybe"), (500, "AuthorizerConfigurationException")),
        (verdict(condition={"Is": {"a": "b"}}), (500, "AuthorizerConfigurationException")),
        (verdict(context={"a": ["b"]}), (500, "AuthorizerConfigurationException")),
    ],
)
def test_what_is_no_verdict_is_an_error(api, token, expected):
    status, error, body = api.get("token", Authorization=token)
    assert (status, error) == expected
    assert body == {"message": "Unauthorized" if status == 401 else None}


def test_a_request_authorizer_wants_all_its_sources(api):
    assert api.get("request?q=1", X_Answer=verdict())[0] == 200
    assert api.get("request?q=", X_Answer=verdict())[0] == 401
    assert api.get("request", X_Answer=verdict())[0] == 401
    assert api.get("request?q=1")[0] == 401


def test_an_authorizer_is_tested_alone(api, pools):
    def test(name, **headers):
        return api.client.test_invoke_authorizer(
            restApiId=api.id, authorizerId=api.authorizers[name], headers=headers
        )

    passed = test("token", Authorization=verdict())
    assert (passed["clientStatus"], passed["principalId"]) == (0, "ada")
    assert json.loads(passed["policy"])["Statement"][0]["Effect"] == "Allow"
    lines = passed["log"].splitlines()
    assert lines[0] == "Execution log for request test-request"
    stamp = r"\w{3} \w{3} \d\d [\d:]{8} UTC \d{4} : "
    assert all(re.match(stamp, line) for line in lines[1:])
    said = [re.sub(stamp, "", line) for line in lines[1:]]
    assert said[0] == f"Starting authorizer: {api.authorizers['token']} for request: test-request"
    assert said[-2:] == [
        "Using valid authorizer policy for principal: ada",
        "Successfully completed authorizer execution",
    ]
    assert test("token", Authorization=verdict("Deny"))["clientStatus"] == 0
    assert test("token")["clientStatus"] == 401
    broken = test("token", Authorization=base64.b64encode(b"null").decode())
    assert broken["clientStatus"] == 500
    assert broken["log"].endswith(" : AuthorizerConfigurationException\n")
    claims = test("pool", Authorization=pools.token(POOL))["claims"]
    assert (claims["sub"], claims["cognito:groups"]) == ("me", "a,b")
    expired = test("pool", Authorization=pools.token(POOL, exp=1))
    assert (expired["clientStatus"], "claims" in expired) == (401, False)


# Resource policies


def statement(effect, principal="*", resource="execute-api:/*", **condition):
    made = {
        "Effect": effect,
        "Principal": principal,
        "Action": "execute-api:Invoke",
        "Resource": resource,
    }
    return {**made, "Condition": condition} if condition else made


@pytest.fixture
def guarded(gateway, aws, function):
    client = aws.client("apigateway")
    made = []

    def make(*statements):
        one = Api(gateway, client, {"Version": "2012-10-17", "Statement": statements})
        made.append(one)
        token = one.add_function("token", function)
        pool = one.add_pool("pool")
        one.add("open", authorizationType="NONE")
        one.add("iam", authorizationType="AWS_IAM")
        one.add("token", authorizationType="CUSTOM", authorizerId=token)
        one.add("pool", authorizationType="COGNITO_USER_POOLS", authorizerId=pool)
        return one.deploy()

    yield make
    for one in made:
        client.delete_rest_api(restApiId=one.id)


def denied(api, path, who="anonymous", explicitly=False):
    text = (
        f"User: {who} is not authorized to perform: execute-api:Invoke on resource: "
        f"arn:aws:execute-api:us-east-1:********0000:{api.id}/prod/GET/{path}"
    )
    end = " with an explicit deny" if explicitly else ""
    return 403, "AccessDeniedException", {"Message": text + end}


def test_a_policy_that_allows(guarded, pools):
    api = guarded(statement("Allow", IpAddress={"aws:SourceIp": "127.0.0.1"}))
    assert api.get("open")[0] == 200
    assert api.get("pool", Authorization=pools.token(POOL))[0] == 200
    assert answer(signed(f"{api.url}/iam"))[0] == 200
    assert answer(signed(f"{api.url}/iam", key="AKIDBOB", secret="secret"))[0] == 200
    # Of the function's policy and the API's, one is enough; but neither may deny.
    nothing = verdict(resource="arn:aws:execute-api:*:*:none")
    assert api.get("token", Authorization=nothing)[0] == 200
    assert api.get("token", Authorization=verdict("Deny"))[0] == 403
    assert api.get("iam")[2] == {"message": "Missing Authentication Token"}


def test_a_policy_that_says_nothing(guarded, pools):
    api = guarded(statement("Allow", resource="execute-api:/test/GET/*"))
    assert api.get("open") == denied(api, "open")
    assert api.get("pool", Authorization=pools.token(POOL)) == denied(api, "pool")
    assert api.get("pool")[0] == 401
    assert answer(signed(f"{api.url}/iam"))[0] == 200
    bob = answer(signed(f"{api.url}/iam", key="AKIDBOB", secret="secret"))
    assert bob == denied(api, "iam", "arn:aws:iam::111122223333:user/bob")
    assert api.get("token", Authorization=verdict())[0] == 200
    nothing = verdict(resource="arn:aws:execute-api:*:*:none")
    assert api.get("token", Authorization=nothing)[2] == {
        "Message": "User is not authorized to access this resource"
    }


def test_a_policy_that_denies(guarded, pools):
    api = guarded(
        statement("Allow"),
        statement("Deny", resource="execute-api:/prod/GET/*"),
    )
    assert api.get("open") == denied(api, "open", explicitly=True)
    assert api.get("pool", Authorization=pools.token(POOL))[0] == 403
    ada = answer(signed(f"{api.url}/iam", key="AKIDADA", secret="secret"))
    assert ada == denied(api, "iam", ADA, explicitly=True)
    # Before the function is asked.
    assert api.get("token") == denied(api, "token", explicitly=True)


def test_a_policy_of_principals(guarded):
    api = guarded(statement("Deny", {"AWS": ADA}), statement("Allow", {"AWS": "111122223333"}))
    ada = answer(signed(f"{api.url}/iam", key="AKIDADA", secret="secret"))
    assert ada == denied(api, "iam", ADA, explicitly=True)
    assert answer(signed(f"{api.url}/iam", key="AKIDBOB", secret="secret"))[0] == 200
    assert api.get("open") == denied(api, "open")


def test_a_policy_is_checked_when_it_is_set(aws):
    client = aws.client("apigateway")
    for policy in ("{}", "text", json.dumps({"Statement": [statement("Allow", {"AWS": "ada"})]})):
        with pytest.raises(client.exceptions.BadRequestException) as refused:
            client.create_rest_api(name="api", policy=policy)
        assert refused.value.response["Error"]["Message"] == (
            "Invalid policy document. Please check the policy syntax and ensure that Principals "
            "are valid."
        )


# HTTP and WebSocket APIs


def test_http_apis_know_their_signers(gateway, aws):
    v2 = aws.client("apigatewayv2")
    function = aws.client("lambda").create_function(
        FunctionName="echo",
        Runtime="provided.al2023",
        Role=f"arn:aws:iam::{ACCOUNT}:role/service",
        Handler="any",
        Code={"ZipFile": bootstrap_of("echo")},
    )["FunctionArn"]
    aws.wait("lambda", "FunctionActiveV2", {"FunctionName": "echo"})
    api = v2.create_api(Name="signed", ProtocolType="HTTP")["ApiId"]
    target = v2.create_integration(
        ApiId=api,
        IntegrationType="AWS_PROXY",
        IntegrationUri=function,
        PayloadFormatVersion="2.0",
    )["IntegrationId"]
    v2.create_route(
        ApiId=api,
        RouteKey="GET /signed",
        Target=f"integrations/{target}",
        AuthorizationType="AWS_IAM",
    )
    v2.create_stage(ApiId=api, StageName="prod", AutoDeploy=True)
    url = f"{gateway.endpoint}/_aws/execute-api/{api}/prod"
    status, _, event = answer(signed(f"{url}/signed", key="AKIDADA", secret="secret"))
    assert status == 200, event
    iam = event["requestContext"]["authorizer"]["iam"]
    assert (iam["accessKey"], iam["accountId"], iam["userArn"]) == ("AKIDADA", ACCOUNT, ADA)
    assert iam["cognitoIdentity"] is None
    forbidden = (403, None, {"message": "Forbidden"})
    for request in (
        urllib.request.Request(f"{url}/signed"),
        signed(f"{url}/signed", secret="guess"),
        signed(f"{url}/signed", key="AKIDBOB", secret="secret"),
    ):
        status, _, body = answer(request)
        assert (status, None, body) == forbidden


def test_websocket_apis_look_at_who_connects(gateway, aws):
    v2 = aws.client("apigatewayv2")
    api = v2.create_api(
        Name="sockets", ProtocolType="WEBSOCKET", RouteSelectionExpression="$request.body.action"
    )["ApiId"]
    target = v2.create_integration(
        ApiId=api, IntegrationType="MOCK", RequestTemplates={"$default": '{"statusCode":200}'}
    )["IntegrationId"]
    v2.create_route(
        ApiId=api,
        RouteKey="$connect",
        Target=f"integrations/{target}",
        AuthorizationType="AWS_IAM",
    )
    v2.create_deployment(ApiId=api)
    v2.create_stage(
        ApiId=api, StageName="prod", DeploymentId=v2.create_deployment(ApiId=api)["DeploymentId"]
    )
    url = f"{gateway.endpoint}/_aws/execute-api/{api}/prod"
    upgrade = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }

    def connect(request):
        parts = urlsplit(request.full_url)
        connection = http.client.HTTPConnection(parts.netloc, timeout=20)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", target, headers={**dict(request.header_items()), **upgrade})
        got = connection.getresponse()
        body = got.read() if got.status != 101 else b""
        connection.close()
        return got.status, body.decode()

    assert connect(signed(url))[0] == 101
    assert connect(signed(url, query=True))[0] == 101
    assert connect(urllib.request.Request(url)) == (
        403,
        '{"message":"Missing Authentication Token"}',
    )
    status, body = connect(signed(url, secret="guess"))
    assert (status, "does not match the signature" in body) == (403, True)

"""What a request to an HTTP API has to pass: tokens of a local issuer, Lambda authorizers,
throttling, CORS; and what happens to it on its way to an HTTP endpoint."""

import json
import time

import pytest

from harness.issuer import Issuer, key_set, new_key, signed_token
from harness.packages import bootstrap_of
from test_http_api import ACCOUNT, send

pytestmark = pytest.mark.xdist_group("http_api")


class Backend(Issuer):
    """An issuer of tokens, and an endpoint that answers what it was sent."""

    headers = {"X-From": "backend", "Access-Control-Allow-Origin": "https://backend.example"}

    def __init__(self):
        self.key_requests = 0
        self.kid = "one"
        self.is_away = False
        super().__init__()

    def rotate(self, kid):
        """Another key from now on, and tokens that are signed with that."""
        self.kid, self._key = kid, new_key()

    def get(self, path, headers):
        if self.is_away:
            return None
        if path == "/.well-known/openid-configuration":
            return {"issuer": self.url, "jwks_uri": f"{self.url}/keys"}
        if path == "/keys":
            self.key_requests += 1
            return key_set(self._key, self.kid)
        return {"path": path, "headers": dict(headers.items())}

    def token(self, algorithm="RS256", kid=None, **claims):
        now = int(time.time())
        defaults = {"iss": self.url, "aud": "shop", "sub": "me", "iat": now, "exp": now + 60}
        return signed_token(self._key, {**defaults, **claims}, alg=algorithm, kid=kid or self.kid)


@pytest.fixture(scope="module")
def backend():
    running = Backend()
    yield running
    running.close()


@pytest.fixture(scope="module")
def api(clients, backend):
    boto3_client = clients("boto3")
    function = boto3_client.client("lambda").create_function(
        FunctionName="http-authorizer",
        Runtime="provided.al2023",
        Role=f"arn:aws:iam::{ACCOUNT}:role/service",
        Handler="any",
        Timeout=20,
        Code={"ZipFile": bootstrap_of("authorizer")},
    )["FunctionArn"]
    boto3_client.wait("lambda", "FunctionActiveV2", {"FunctionName": "http-authorizer"})
    v2 = boto3_client.client("apigatewayv2")
    api_id = v2.create_api(
        Name="gates",
        ProtocolType="HTTP",
        CorsConfiguration={"AllowOrigins": ["https://page.example"], "AllowMethods": ["GET"]},
    )["ApiId"]
    target = v2.create_integration(
        ApiId=api_id,
        IntegrationType="HTTP_PROXY",
        IntegrationMethod="GET",
        IntegrationUri=f"{backend.url}/base",
        PayloadFormatVersion="1.0",
        RequestParameters={
            "overwrite:header.x-sub": "$context.authorizer.claims.sub",
            "overwrite:header.x-count": "$context.authorizer.count",
            "append:querystring.stage": "$context.stage",
            "remove:header.x-secret": "''",
        },
        ResponseParameters={"200": {"overwrite:header.x-path": "$response.body.path"}},
    )["IntegrationId"]
    jwt = v2.create_authorizer(
        ApiId=api_id,
        Name="tokens",
        AuthorizerType="JWT",
        IdentitySource=["$request.header.Authorization"],
        JwtConfiguration={"Issuer": backend.url, "Audience": ["shop", "store"]},
    )["AuthorizerId"]
    words = v2.create_authorizer(
        ApiId=api_id,
        Name="words",
        AuthorizerType="REQUEST",
        AuthorizerUri=f"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{function}/invocations",
        AuthorizerPayloadFormatVersion="2.0",
        EnableSimpleResponses=True,
        IdentitySource=["$request.header.X-Word"],
        AuthorizerResultTtlInSeconds=60,
    )["AuthorizerId"]
    for key, authorization in {
        "GET /open": {},
        "GET /slow": {},
        "GET /token": {"AuthorizationType": "JWT", "AuthorizerId": jwt},
        "GET /scoped": {
            "AuthorizationType": "JWT",
            "AuthorizerId": jwt,
            "AuthorizationScopes": ["read", "write"],
        },
        "GET /word": {"AuthorizationType": "CUSTOM", "AuthorizerId": words},
    }.items():
        v2.create_route(
            ApiId=api_id, RouteKey=key, Target=f"integrations/{target}", **authorization
        )
    v2.create_stage(
        ApiId=api_id,
        StageName="$default",
        AutoDeploy=True,
        RouteSettings={"GET /slow": {"ThrottlingBurstLimit": 2, "ThrottlingRateLimit": 0.01}},
    )
    yield api_id
    v2.delete_api(ApiId=api_id)
    boto3_client.call("lambda", "DeleteFunction", {"FunctionName": "http-authorizer"})


@pytest.fixture
def get(emulator, api):
    def request(target, method="GET", **headers):
        pairs = [(name.replace("_", "-"), value) for name, value in headers.items()]
        host = f"{api}.execute-api.us-east-1.localhost"
        response, text = send(emulator, host, method, target, pairs, None)
        return response, json.loads(text) if text else None

    return request


def test_an_endpoint_gets_what_the_mapping_makes_of_a_request(get):
    response, seen = get("/open?a=1&a=2", X_Secret="s", X_Kept="k")
    assert response.status == 200
    assert seen["path"] == "/base?a=1&a=2&stage=%24default"
    headers = {name.lower(): value for name, value in seen["headers"].items()}
    assert headers["x-kept"] == "k"
    assert "x-secret" not in headers
    assert "x-sub" not in headers
    assert "for=127.0.0.1" in headers["forwarded"]
    assert response.getheader("x-from") == "backend"
    assert response.getheader("x-path") == "/base?a=1&a=2&stage=%24default"
    assert response.getheader("Access-Control-Allow-Origin") is None


def test_cors_is_the_configurations(get):
    response, _ = get("/open", Origin="https://page.example")
    assert response.getheader("Access-Control-Allow-Origin") == "https://page.example"
    response, _ = get("/open", Origin="https://other.example")
    assert response.getheader("Access-Control-Allow-Origin") is None
    response, body = get(
        "/open",
        "OPTIONS",
        Origin="https://page.example",
        Access_Control_Request_Method="GET",
    )
    assert (response.status, body) == (204, None)
    assert response.getheader("Access-Control-Allow-Methods") == "GET"


def test_a_valid_token_passes(get, backend):
    for _ in range(3):
        response, seen = get("/token", Authorization=f"Bearer {backend.token()}")
        assert response.status == 200
    assert {k.lower(): v for k, v in seen["headers"].items()}["x-sub"] == "me"
    assert get("/token", Authorization=backend.token(aud=["x", "store"]))[0].status == 200
    assert backend.key_requests == 1


@pytest.mark.parametrize(
    ("claims", "description"),
    [
        ({"exp": 1}, "the token has expired"),
        ({"nbf": 2**33}, "the token is not valid yet"),
        ({"iat": 2**33}, "the token was issued in the future"),
        ({"aud": "other"}, "the token has an invalid audience"),
        ({"iss": "https://other.example"}, "invalid issuer in the token"),
        ({"algorithm": "HS256"}, "signing method HS256 is invalid"),
        ({"algorithm": "RS512"}, "the signature is invalid"),
    ],
)
def test_an_invalid_token_does_not(get, backend, claims, description):
    response, body = get("/token", Authorization=f"Bearer {backend.token(**claims)}")
    assert (response.status, body) == (401, {"message": "Unauthorized"})
    challenge = response.getheader("www-authenticate")
    assert 'error="invalid_token"' in challenge
    assert f'error_description="{description}"' in challenge


def test_no_token_does_not_either(get):
    response, body = get("/token")
    assert (response.status, body) == (401, {"message": "Unauthorized"})
    assert response.getheader("www-authenticate") == "Bearer"
    assert get("/token", Authorization="Bearer nonsense")[0].status == 401


def test_the_keys_of_an_issuer_come_and_go(clients, api, get):
    issuer = Backend()
    v2 = clients("boto3").client("apigatewayv2")
    made = v2.create_authorizer(
        ApiId=api,
        Name="rotating",
        AuthorizerType="JWT",
        IdentitySource=["$request.header.Authorization"],
        JwtConfiguration={"Issuer": issuer.url, "Audience": ["shop"]},
    )["AuthorizerId"]
    target = v2.get_routes(ApiId=api)["Items"][0]["Target"]
    v2.create_route(
        ApiId=api,
        RouteKey="GET /rotating",
        Target=target,
        AuthorizationType="JWT",
        AuthorizerId=made,
    )

    def show(token):
        return get("/rotating", Authorization=token)[0]

    issuer.is_away = True
    old = issuer.token()
    refused = show(old)
    assert refused.status == 401
    assert "OIDC discovery endpoint communication error" in refused.getheader("www-authenticate")
    issuer.is_away = False
    assert show(old).status == 200
    issuer.rotate("two")
    assert show(old).status == 200, "a key is kept"
    new = issuer.token()
    deadline = time.monotonic() + 10
    while show(new).status != 200:
        assert time.monotonic() < deadline, "a new key is not asked for"
    assert show(old).status == 401
    issuer.is_away = True
    assert show(new).status == 200
    issuer.close()


def test_a_token_needs_one_of_the_scopes(get, backend):
    assert get("/scoped", Authorization=backend.token(scope="a read"))[0].status == 200
    assert get("/scoped", Authorization=backend.token(scp=["write"]))[0].status == 200
    response, body = get("/scoped", Authorization=backend.token(scope="a"))
    assert (response.status, body) == (403, {"message": "Forbidden"})
    assert 'error="insufficient_scope"' in response.getheader("www-authenticate")


def test_a_lambda_authorizer_decides_and_is_asked_once(get):
    assert get("/word")[0].status == 401
    response, body = get("/word", X_Word="wrong")
    assert (response.status, body) == (403, {"message": "Forbidden"})
    counts = set()
    for _ in range(3):
        response, seen = get("/word", X_Word="let-me-in")
        assert response.status == 200
        counts.add({k.lower(): v for k, v in seen["headers"].items()}["x-count"])
    assert len(counts) == 1


def test_a_route_takes_its_burst_and_no_more(get):
    statuses = [get("/slow")[0].status for _ in range(4)]
    assert statuses == [200, 200, 429, 429]
    assert get("/slow")[1] == {"message": "Too Many Requests"}
    assert get("/open")[0].status == 200

"""Functions and HTTP APIs for the tests of both."""

import json

from harness.packages import FUNCTIONS, zip_of

ROLE = "arn:aws:iam::111111111111:role/service"


def create_gateway_function(client, name, handler):
    """One of functions/gateway, ready to be invoked; its ARN."""
    source = (FUNCTIONS / "gateway" / "main.py").read_bytes()
    arn = client.client("lambda").create_function(
        FunctionName=name,
        Runtime="python3.12",
        Role=ROLE,
        Handler=f"main.{handler}",
        Timeout=20,
        Code={"ZipFile": zip_of({"main.py": (source, 0o644)})},
    )["FunctionArn"]
    client.wait("lambda", "FunctionActiveV2", {"FunctionName": name})
    return arn


class HttpApi:
    """An HTTP API under test: routes are added as a test needs them."""

    def __init__(self, client, name, **more):
        self.v2 = client.client("apigatewayv2")
        self.id = self.v2.create_api(Name=name, ProtocolType="HTTP", **more)["ApiId"]

    def integrate(self, kind, **more):
        more.setdefault("PayloadFormatVersion", "1.0")
        made = self.v2.create_integration(ApiId=self.id, IntegrationType=kind, **more)
        return made["IntegrationId"]

    def route(self, key, integration, **more):
        target = f"integrations/{integration}"
        return self.v2.create_route(ApiId=self.id, RouteKey=key, Target=target, **more)["RouteId"]

    def stage(self, name="$default", **more):
        self.v2.create_stage(ApiId=self.id, StageName=name, **{"AutoDeploy": True, **more})

    def delete(self):
        self.v2.delete_api(ApiId=self.id)


def give(answer):
    """The body that makes the function answer this."""
    return json.dumps({"give": answer}).encode()

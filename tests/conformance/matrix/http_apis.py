"""The HTTP APIs of the matrix: the same routes for both payload formats."""

from harness.functions import create_function

FUNCTION = "http-mirror"
ROUTES = [
    "GET /",
    "GET /pets",
    "POST /pets",
    "ANY /pets/{id}",
    "GET /pets/new",
    "GET /pets/{id}/toys/{toy}",
    "ANY /files/{path+}",
    "HEAD /head",
]
APIS = {"v1": "1.0", "v2": "2.0"}


class HttpProxies:
    """One API with a route for each case."""

    STAGE = "test"

    def __init__(self, boto3_client, cases, backend):
        self._gateway = gateway = boto3_client.client("apigatewayv2")
        self.id = gateway.create_api(Name="proxies", ProtocolType="HTTP")["ApiId"]
        self.paths = {}
        for number, case in enumerate(cases):
            self.paths[case.shows] = f"/c{number}"
            more = dict(case.integration)
            more["IntegrationUri"] = more["IntegrationUri"].replace("{backend}", backend)
            integration = gateway.create_integration(
                ApiId=self.id,
                IntegrationType="HTTP_PROXY",
                IntegrationMethod="ANY",
                PayloadFormatVersion="1.0",
                TimeoutInMillis=1000,
                **more,
            )["IntegrationId"]
            key = f"{case.configured} /c{number}{case.below}"
            gateway.create_route(ApiId=self.id, RouteKey=key, Target=f"integrations/{integration}")
        gateway.create_stage(
            ApiId=self.id,
            StageName=self.STAGE,
            AutoDeploy=True,
            StageVariables={"colour": "blue"},
        )

    def close(self):
        self._gateway.delete_api(ApiId=self.id)


class HttpApis:
    """Ids by name; each has a stage "test" and "$default"."""

    def __init__(self, boto3_client):
        self._client = boto3_client
        self._gateway = boto3_client.client("apigatewayv2")
        function = create_function(boto3_client, FUNCTION, "mirror")
        self.ids = {name: self._create(name, function, form) for name, form in APIS.items()}
        v2 = self.ids["default"] = self._create("default", function, "2.0")
        self._gateway.create_route(ApiId=v2, RouteKey="$default", Target=self._target)

    def close(self):
        for api_id in self.ids.values():
            self._gateway.delete_api(ApiId=api_id)
        self._client.call("lambda", "DeleteFunction", {"FunctionName": FUNCTION})

    def _create(self, name, function, payload_format):
        api = self._gateway.create_api(Name=name, ProtocolType="HTTP")["ApiId"]
        integration = self._gateway.create_integration(
            ApiId=api,
            IntegrationType="AWS_PROXY",
            IntegrationUri=function,
            PayloadFormatVersion=payload_format,
        )["IntegrationId"]
        self._target = f"integrations/{integration}"
        for key in ROUTES:
            self._gateway.create_route(ApiId=api, RouteKey=key, Target=self._target)
        self._gateway.create_stage(ApiId=api, StageName="$default", AutoDeploy=True)
        self._gateway.create_stage(
            ApiId=api, StageName="test", AutoDeploy=True, StageVariables={"colour": "blue"}
        )
        return api

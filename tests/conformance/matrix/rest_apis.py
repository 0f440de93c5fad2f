"""The REST APIs that the matrix is about: resources, their methods, and what stands behind them."""

from harness.functions import create_function

FUNCTION = "rest-mirror"

APIS = {
    "shop": {
        "/": "GET POST",
        "/orders": "GET POST",
        "/orders/{id}": "GET PUT",
        "/orders/new": "GET",
        "/orders/{id}/items/{item}": "GET",
        "/files/{path+}": "ANY",
        "/files/readme": "GET",
        "/any": "ANY DELETE:mock",
        "/head": "HEAD",
        "/options": "OPTIONS:mock",
        "/deep": "",
        "/deep/er": "GET",
        "/a.b-c_d:e": "GET",
        "/Case": "GET",
    },
    "proxy": {"/{proxy+}": "ANY", "/pets": "GET"},
    "pictures": {"/{proxy+}": "ANY"},
    "anything": {"/{proxy+}": "ANY"},
    "guarded": {"/orders": "POST"},
}
# Gateway responses: status, template and headers.
RESPONSES = {
    "guarded": {
        "REQUEST_TOO_LARGE": ("499", '{"too": "large"}', {}),
        "MISSING_AUTHENTICATION_TOKEN": (
            "404",
            '{"missing": $context.error.messageString, "at": "$context.path"}',
            {"gatewayresponse.header.X-From": "'gateway'"},
        ),
        "DEFAULT_5XX": ("500", '{"type": "$context.error.responseType"}', {}),
    },
}
BINARY_MEDIA_TYPES = {
    "pictures": ["image/png", "application/octet-stream"],
    "anything": ["*/*"],
}


class RestApis:
    """All of them, deployed; ids by name."""

    def __init__(self, boto3_client):
        self._client = boto3_client
        self._gateway = boto3_client.client("apigateway")
        function = create_function(boto3_client, FUNCTION, "mirror")
        path = f"2015-03-31/functions/{function}/invocations"
        self._uri = f"arn:aws:apigateway:us-east-1:lambda:path/{path}"
        self.ids = {name: self._create(name, resources) for name, resources in APIS.items()}

    def close(self):
        for api_id in self.ids.values():
            self._gateway.delete_rest_api(restApiId=api_id)
        self._client.call("lambda", "DeleteFunction", {"FunctionName": FUNCTION})

    def _create(self, name, resources):
        binary = BINARY_MEDIA_TYPES.get(name, [])
        api = self._gateway.create_rest_api(name=name, binaryMediaTypes=binary)
        ids = {"/": api["rootResourceId"]}
        for path, methods in resources.items():
            resource = self._resource(api["id"], ids, path)
            for method in methods.split():
                self._method(api["id"], resource, *method.split(":"))
        for kind, (status, template, headers) in RESPONSES.get(name, {}).items():
            self._gateway.put_gateway_response(
                restApiId=api["id"],
                responseType=kind,
                statusCode=status,
                responseTemplates={"application/json": template},
                responseParameters=headers,
            )
        deployment = self._gateway.create_deployment(restApiId=api["id"])["id"]
        for stage, variables in (("test", {"colour": "blue"}), ("bare", {})):
            self._gateway.create_stage(
                restApiId=api["id"], stageName=stage, deploymentId=deployment, variables=variables
            )
        return api["id"]

    def _resource(self, api, ids, path):
        if path not in ids:
            parent, _, part = path.rpartition("/")
            above = self._resource(api, ids, parent or "/")
            created = self._gateway.create_resource(restApiId=api, parentId=above, pathPart=part)
            ids[path] = created["id"]
        return ids[path]

    def _method(self, api, resource, method, kind="proxy"):
        where = {"restApiId": api, "resourceId": resource, "httpMethod": method}
        self._gateway.put_method(**where, authorizationType="NONE")
        if kind == "proxy":
            self._gateway.put_integration(
                **where, type="AWS_PROXY", integrationHttpMethod="POST", uri=self._uri
            )
            return
        self._gateway.put_integration(
            **where, type="MOCK", requestTemplates={"application/json": '{"statusCode": 200}'}
        )
        header = "method.response.header.Access-Control-Allow-Origin"
        self._gateway.put_method_response(
            **where, statusCode="200", responseParameters={header: False}
        )
        self._gateway.put_integration_response(
            **where,
            statusCode="200",
            responseParameters={header: "'*'"},
            responseTemplates={"application/json": '{"by":"mock"}'},
        )

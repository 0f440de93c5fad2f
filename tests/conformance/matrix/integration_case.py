"""One case of the matrix of integrations: how a method is set up, a request, and what follows."""

import json
from dataclasses import dataclass, field

import jmespath

from matrix.row import ABSENT, check, check_response

JSON = "application/json"


@dataclass(frozen=True)
class Case:
    shows: str
    integration: dict  # of PutIntegration; {backend}, {tls}, {function}, {queue} are filled in
    # Integration responses of PutIntegrationResponse; the statuses of method responses come of it.
    responses: tuple = ({"statusCode": "200"},)
    parameters: dict = field(default_factory=dict)  # requestParameters of the method
    models: dict = field(default_factory=dict)  # requestModels of the method
    validator: str = ""  # "body", "parameters" or "all"
    below: str = ""  # further path of the resource: "/{id}"
    configured: str = "POST"  # the method as it is set up
    method: str = "POST"
    target: str = ""  # of the request, behind the resource's own path
    headers: tuple = ()
    body: bytes | None = None
    binary: bool = False  # of the API whose binaryMediaTypes has image/png
    received: dict = field(default_factory=dict)  # JMESPath into what the backend tells
    status: int = 200
    answer: dict = field(default_factory=dict)  # headers of the answer
    text: object = None
    page: str = ""

    def check(self, response, text):
        check_response(self, response, text)
        for path, expected in self.received.items():
            found = jmespath.search(path, json.loads(text))
            if expected is ABSENT:
                assert found is None, f"{path}: {found}"
            else:
                check(path, found, expected)


class Integrations:
    """All cases as methods of two APIs, each case with a resource of its own."""

    STAGE = "test"
    BINARY = ["image/png"]
    MODELS = {
        "Pet": {
            "$schema": "http://json-schema.org/draft-04/schema#",
            "type": "object",
            "required": ["name"],
            "properties": {"name": {"type": "string"}, "age": {"type": "integer", "minimum": 0}},
        },
    }

    def __init__(self, boto3_client, cases, places):
        self._gateway = boto3_client.client("apigateway")
        self._places = places
        self.paths = {}
        self.ids = {binary: self._create(cases, binary) for binary in (False, True)}

    def close(self):
        for api in self.ids.values():
            self._gateway.delete_rest_api(restApiId=api)

    def _create(self, cases, binary):
        gateway = self._gateway
        api = gateway.create_rest_api(
            name="integrations", binaryMediaTypes=self.BINARY if binary else []
        )
        validators = self._validators(api["id"])
        self._models(api["id"])
        for number, case in enumerate(cases):
            if case.binary != binary:
                continue
            resource = api["rootResourceId"]
            self.paths[case.shows] = f"/c{number}"
            for part in f"c{number}{case.below}".split("/"):
                resource = gateway.create_resource(
                    restApiId=api["id"], parentId=resource, pathPart=part
                )["id"]
            where = {
                "restApiId": api["id"],
                "resourceId": resource,
                "httpMethod": case.configured,
            }
            self._method(where, case, validators)
        gateway.create_deployment(
            restApiId=api["id"], stageName=self.STAGE, variables=self._places["variables"]
        )
        return api["id"]

    def _validators(self, api):
        return {
            name: self._gateway.create_request_validator(
                restApiId=api, name=name, validateRequestBody=body, validateRequestParameters=rest
            )["id"]
            for name, body, rest in (
                ("body", True, False),
                ("parameters", False, True),
                ("all", True, True),
            )
        }

    def _models(self, api):
        pets = f"https://apigateway.amazonaws.com/restapis/{api}/models/Pet"
        models = self.MODELS | {
            "Pets": {"type": "array", "items": {"$ref": pets}, "minItems": 1},
        }
        for name, schema in models.items():
            self._gateway.create_model(
                restApiId=api, name=name, contentType=JSON, schema=json.dumps(schema)
            )

    def _method(self, where, case, validators):
        gateway = self._gateway
        more = {"requestValidatorId": validators[case.validator]} if case.validator else {}
        gateway.put_method(
            **where,
            authorizationType="NONE",
            requestParameters=case.parameters,
            requestModels=case.models,
            **more,
        )
        gateway.put_integration(**where, **self._filled(case.integration))
        if case.integration["type"] == "HTTP_PROXY":
            return
        for response in case.responses:
            mapped = response.get("responseParameters", {})
            gateway.put_method_response(
                **where,
                statusCode=response["statusCode"],
                responseParameters={name: False for name in mapped},
            )
            gateway.put_integration_response(**where, **response)

    def _filled(self, value):
        """With the places in it, which are not known before the test runs."""
        if isinstance(value, dict):
            return {name: self._filled(member) for name, member in value.items()}
        if not isinstance(value, str):
            return value
        for name, place in self._places.items():
            if isinstance(place, str):
                value = value.replace("{%s}" % name, place)
        return value

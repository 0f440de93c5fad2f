"""Every constraint that the service model puts on an implemented operation's input is enforced, and
the error says where. The requests are made by hand: clients refuse most of them themselves."""

import http.client
import json
import urllib.parse
from xml.etree import ElementTree

import botocore.loaders
import pytest

from harness.constraints import Model
from test_coverage import implemented

# The services whose inputs are held against their models, and how each calls what it finds.
SERVICES = {
    "apigateway": "ValidationException",
    "apigatewayv2": "BadRequestException",
    "lambda": "ValidationException",
    "logs": "InvalidParameterException",
    "sns": "ValidationError",
}
# The services that say which operation's input a path is in.
INPUT_NAMED = {"apigateway"}
# What Lambda answers with other words than those of the model's constraint.
OTHER_CODES = {("runtime", "enum"): "InvalidParameterValueException"}


def cases():
    for service, code in SERVICES.items():
        model = botocore.loaders.Loader().load_service_model(service, "service-2")
        for operation in sorted(implemented(service)):
            for case in Model(model, code).cases(operation):
                yield pytest.param(service, case, id=f"{service}-{case}")


@pytest.fixture(scope="module")
def connection(emulator):
    made = http.client.HTTPConnection(urllib.parse.urlsplit(emulator.endpoint).netloc, timeout=30)
    yield made
    made.close()


@pytest.mark.parametrize(("service", "case"), list(cases()))
def test_a_constraint_is_enforced(connection, service, case):
    method, target, headers, body = case.request
    headers = {
        "Authorization": "AWS4-HMAC-SHA256 "
        f"Credential=test/20260101/us-east-1/{service}/aws4_request, "
        "SignedHeaders=host, Signature=0",
        **headers,
    }
    connection.request(method, target, body.encode() or None, headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    expected = OTHER_CODES.get((case.path, case.constraint), case.code)
    code, message = error_of(answer, text)
    assert (answer.status, code) == (400, expected), (case.request, text)
    if code == "MalformedInput":
        assert case.path.lower() in message.lower(), case.request
        return
    path = case.path
    if service in INPUT_NAMED and code != "SerializationException":
        path = f"{case.operation[0].lower()}{case.operation[1:]}Input.{path}"
    assert f"'{path}'" in message, case.request


def error_of(answer, text):
    """Code and message of an error in JSON, or in the XML of the Query protocol."""
    if answer.headers["x-amzn-ErrorType"]:
        return answer.headers["x-amzn-ErrorType"], json.loads(text)["message"]
    error = ElementTree.fromstring(text).find("{*}Error")
    return error.findtext("{*}Code"), error.findtext("{*}Message")

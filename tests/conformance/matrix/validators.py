"""Request validators, and the models they hold bodies against."""

import json

from matrix.integration_case import JSON, Case

MOCK = "how-to-mock-integration.html"
VALIDATION = "api-gateway-method-request-validation.html"


def validated(shows, *, message=None, **more):
    refused = {}
    if message:
        refused = {
            "status": 400,
            "text": json.dumps({"message": message}, separators=(",", ":")).encode(),
            "answer": {"x-amzn-ErrorType": "BadRequestException"},
        }
    integration = {
        "type": "MOCK",
        "requestTemplates": {JSON: '{"statusCode": 200}', "text/plain": '{"statusCode": 200}'},
    }
    return Case(shows, integration, page=VALIDATION, **more, **refused)


PET = {"models": {JSON: "Pet"}, "validator": "body"}
PETS = {"models": {JSON: "Pets"}, "validator": "body"}
INVALID = "Invalid request body"
REQUIRED = {"method.request.querystring.q": True, "method.request.header.X-Tag": True}
NEEDS = {"parameters": REQUIRED, "validator": "parameters"}


def needed(*names):
    return f"Missing required request parameters: [{', '.join(names)}]"


CASES = [
    validated("a body that fits its model", body=b'{"name": "rex"}', **PET),
    validated("members that the model does not name", body=b'{"name": "rex", "more": 1}', **PET),
    validated("a member that is required", body=b'{"age": 1}', message=INVALID, **PET),
    validated("a member of another type", body=b'{"name": 1}', message=INVALID, **PET),
    validated(
        "a number that is too small", body=b'{"name": "rex", "age": -1}', message=INVALID, **PET
    ),
    validated("a body of another type", body=b"[]", message=INVALID, **PET),
    validated("a body that is no JSON", body=b'{"name":', message=INVALID, **PET),
    validated("a body that is text", body=b"hello", message=INVALID, **PET),
    validated("no body", message=INVALID, **PET),
    validated("no Content-Type is application/json", body=b"{}", message=INVALID, **PET),
    validated(
        "parameters of a Content-Type do not count",
        headers=(("Content-Type", "application/json; charset=utf-8"),),
        body=b"{}",
        message=INVALID,
        **PET,
    ),
    validated(
        "a Content-Type without a model is not validated",
        headers=(("Content-Type", "text/plain"),),
        body=b"{}",
        **PET,
    ),
    validated(
        "$default is for every Content-Type",
        headers=(("Content-Type", "text/plain"),),
        body=b"{}",
        models={"$default": "Pet"},
        validator="body",
        message=INVALID,
    ),
    validated(
        "a validator of parameters leaves the body",
        body=b"{}",
        models={JSON: "Pet"},
        validator="parameters",
    ),
    validated("no validator leaves it too", body=b"{}", models={JSON: "Pet"}),
    validated("a model that refers to another", body=b'[{"name": "rex"}]', **PETS),
    validated("what it refers to is not met", body=b'[{"name": 1}]', message=INVALID, **PETS),
    validated("a list that is too short", body=b"[]", message=INVALID, **PETS),
    validated(
        "the model Empty takes any object",
        body=b'{"a": 1}',
        models={JSON: "Empty"},
        validator="body",
    ),
    validated("and no list", body=b"[]", models={JSON: "Empty"}, validator="body", message=INVALID),
    validated("parameters that are there", target="?q=1", headers=(("X-Tag", "a"),), **NEEDS),
    validated(
        "a query parameter that is not", headers=(("X-Tag", "a"),), message=needed("q"), **NEEDS
    ),
    validated("a header that is not", target="?q=1", message=needed("X-Tag"), **NEEDS),
    validated("several are told together", message=needed("X-Tag", "q"), **NEEDS),
    validated(
        "an empty query parameter is none",
        target="?q=",
        headers=(("X-Tag", "a"),),
        message=needed("q"),
        **NEEDS,
    ),
    validated(
        "an empty header is none",
        target="?q=1",
        headers=(("X-Tag", ""),),
        message=needed("X-Tag"),
        **NEEDS,
    ),
    validated("a header by another case is one", target="?q=1", headers=(("x-tag", "a"),), **NEEDS),
    validated(
        "a query parameter by another case is none",
        target="?Q=1",
        headers=(("X-Tag", "a"),),
        message=needed("q"),
        **NEEDS,
    ),
    validated(
        "what is not required may be missing",
        parameters={"method.request.querystring.q": False},
        validator="parameters",
    ),
    validated("without a validator nothing is required", parameters=REQUIRED),
    validated(
        "parameters go before the body",
        body=b"{}",
        models={JSON: "Pet"},
        parameters=REQUIRED,
        validator="all",
        message=needed("X-Tag", "q"),
    ),
]

"""What the service model demands of SQS's inputs is demanded: every required member, and every
type, at every depth; in both protocols where both can say it. The requests are made by hand:
clients refuse them themselves."""

import copy
import http.client
import json
import urllib.parse

import botocore.loaders
import pytest

from test_coverage import implemented

MODEL = botocore.loaders.Loader().load_service_model("sqs", "service-2")
SHAPES = MODEL["shapes"]
AUTHORIZATION = (
    "AWS4-HMAC-SHA256 Credential=444444444444/20260101/us-east-1/sqs/aws4_request, "
    "SignedHeaders=host, Signature=0"
)
TEXTS = ("string", "blob")


def sample(shape):
    """A value of the shape's type, with all that is required."""
    kind = shape["type"]
    if kind == "structure":
        return {
            name: sample(SHAPES[shape["members"][name]["shape"]])
            for name in shape.get("required", ())
        }
    if kind == "list":
        return [sample(SHAPES[shape["member"]["shape"]])]
    if kind == "map":
        return {"key": sample(SHAPES[shape["value"]["shape"]])}
    if kind in TEXTS:
        return "x"
    return {"boolean": True}.get(kind, 1)


def faults(shape, path):
    """(path, what is wrong, a value or None for none at all)"""
    kind = shape["type"]
    if path:
        yield path, "type", 7 if kind in TEXTS else "x"
    if kind == "structure":
        for name, member in shape["members"].items():
            if name in shape.get("required", ()):
                yield (*path, name), "required", None
            yield from faults(SHAPES[member["shape"]], (*path, name))
    elif kind == "list":
        yield from faults(SHAPES[shape["member"]["shape"]], (*path, 0))
    elif kind == "map":
        yield from faults(SHAPES[shape["value"]["shape"]], (*path, "key"))


def put(values, shape, path, value):
    """Sets what the path leads to; what lies on the way is made as the model wants it."""
    for name in path[:-1]:
        inner = SHAPES[inner_shape(shape, name)]
        if isinstance(values, dict):
            values = values.setdefault(name, sample(inner))
        else:
            values = values[name]
        shape = inner
    if value is None:
        values.pop(path[-1])
    else:
        values[path[-1]] = value


def inner_shape(shape, name):
    if shape["type"] == "structure":
        return shape["members"][name]["shape"]
    return shape["member" if shape["type"] == "list" else "value"]["shape"]


def cases():
    for operation in sorted(implemented("sqs")):
        shape = SHAPES[MODEL["operations"][operation]["input"]["shape"]]
        for path, fault, value in faults(shape, ()):
            values = copy.deepcopy(sample(shape))
            put(values, shape, path, value)
            where = ".".join(map(str, path))
            yield pytest.param(
                operation, path, fault, values, id=f"{operation}-{where}-{fault}"
            )


@pytest.fixture(scope="module")
def connection(emulator):
    made = http.client.HTTPConnection(urllib.parse.urlsplit(emulator.endpoint).netloc, timeout=30)
    yield made
    made.close()


@pytest.mark.parametrize(("operation", "path", "fault", "values"), list(cases()))
def test_a_constraint_is_enforced(connection, operation, path, fault, values):
    headers = {
        "Authorization": AUTHORIZATION,
        "X-Amz-Target": f"AmazonSQS.{operation}",
        "Content-Type": "application/x-amz-json-1.0",
    }
    connection.request("POST", "/", json.dumps(values), headers)
    answer = connection.getresponse()
    told = json.loads(answer.read())
    code = answer.headers["x-amzn-query-error"]
    assert answer.status == 400
    if fault == "required":
        assert code == "MissingParameter;Sender"
        assert told["message"] == f"The request must contain the parameter {path[-1]}."
    else:
        assert code == "SerializationException;Sender"
        assert "can not be converted to" in told["message"]


@pytest.mark.parametrize("operation", sorted(implemented("sqs")))
def test_a_form_lacks_nothing_that_is_required(connection, operation):
    shape = SHAPES[MODEL["operations"][operation]["input"]["shape"]]
    required = [name for name in shape["members"] if name in shape.get("required", ())]
    connection.request(
        "POST",
        "/",
        urllib.parse.urlencode({"Action": operation, "Version": "2012-11-05"}),
        {"Authorization": AUTHORIZATION, "Content-Type": "application/x-www-form-urlencoded"},
    )
    answer = connection.getresponse()
    text = answer.read().decode()
    if required:
        assert answer.status == 400
        assert "<Code>MissingParameter</Code>" in text
        assert f"must contain the parameter {required[0]}." in text
    else:
        assert answer.status == 200, text

"""What is about functions in Java and Ruby alone: how their handlers are named, and what is said
where AWS's client for them, which they can't do without, is not installed."""

import json
import os
import subprocess
from contextlib import contextmanager

import pytest

from conftest import skip_without
from harness.clients import AwsError, Boto3
from harness.packages import zip_of
from harness.processes import Emulator
from harness.runtime_clients import installed, java_function

pytestmark = pytest.mark.xdist_group("java")
PLACES = {"java21": "/var/runtime/lib", "ruby3.3": "gem install aws_lambda_ric"}


def create(aws, name, runtime, handler, package, **more):
    arguments = {
        "FunctionName": name,
        "Runtime": runtime,
        "Role": "arn:aws:iam::111111111111:role/service",
        "Handler": handler,
        "Timeout": 20,
        "MemorySize": 512,
        "Code": {"ZipFile": package},
        **more,
    }
    aws.call("lambda", "CreateFunction", arguments)
    aws.wait("lambda", "FunctionActiveV2", {"FunctionName": name})


def invoke(aws, name, event):
    payload = json.dumps(event).encode()
    output = aws.call("lambda", "Invoke", {"FunctionName": name, "Payload": payload})
    return output.get("FunctionError"), json.loads(output["Payload"])


@contextmanager
def java_emulator(folder, **settings):
    skip_without("java")
    class_path = f"{installed('java', 'lib')}/*"
    emulator = Emulator(os.environ["EMULATOR"], folder, CLASSPATH=class_path, **settings)
    aws = Boto3(emulator.endpoint)
    yield aws
    aws.close()
    assert emulator.stop() == 0, emulator.tail()


@pytest.fixture(scope="module")
def java(tmp_path_factory):
    with java_emulator(tmp_path_factory.mktemp("java")) as aws:
        yield aws


@pytest.mark.parametrize(
    ("handler", "answer"),
    [
        ("shop.OrderHandler", "Thank you, Ann"),
        ("shop.OrderHandler::handleRequest", "Thank you, Ann"),
        ("shop.Repeater", {"name": "Ann"}),
        ("shop.Orders::take", None),
    ],
)
def test_java_handlers_of_each_kind(java, handler, answer):
    name = handler.replace(".", "-").replace(":", "-")
    create(java, name, "java17", handler, java_function())
    assert invoke(java, name, {"name": "Ann"}) == (None, answer)


@pytest.mark.parametrize(
    ("handler", "error"),
    [
        (
            "shop.Absent",
            {
                "errorMessage": "Class not found: shop.Absent",
                "errorType": "java.lang.ClassNotFoundException",
            },
        ),
        (
            "shop.Orders::absent",
            {
                "errorMessage": "No public method named absent with appropriate method signature "
                "found on class shop.Orders"
            },
        ),
    ],
)
def test_a_java_handler_that_is_not_there_is_named(java, handler, error):
    name = handler.replace(".", "-").replace(":", "-")
    create(java, name, "java17", handler, java_function())
    assert invoke(java, name, {}) == ("Unhandled", error)


@pytest.mark.parametrize("private_view", ["1", "0"])
def test_java_finds_the_jars_of_layers(tmp_path, private_view):
    with java_emulator(tmp_path, LAMBDA_PRIVATE_VIEW=private_view) as aws:
        layer = zip_of({"java/lib/shop.jar": (java_function(), 0o644)})
        published = aws.call(
            "lambda", "PublishLayerVersion", {"LayerName": "shop", "Content": {"ZipFile": layer}}
        )
        package = zip_of({"readme": (b"all of it is in the layer", 0o644)})
        layers = [published["LayerVersionArn"]]
        create(aws, "layered", "java17", "shop.OrderHandler", package, Layers=layers)
        assert invoke(aws, "layered", {"name": "Ann"}) == (None, "Thank you, Ann")


def test_java_collects_garbage_before_it_outgrows_the_function(java):
    create(java, "heap", "java17", "shop.Orders::take", java_function(), MemorySize=256)
    error, document = invoke(java, "heap", {"megabytes": 300})
    assert error == "Unhandled"
    assert document["errorType"] == "java.lang.OutOfMemoryError"
    assert document["errorMessage"] == "Java heap space"
    assert invoke(java, "heap", {"give": "the next"}) == (None, "the next")


@pytest.mark.parametrize("runtime", PLACES)
def test_without_a_client_the_function_is_refused_with_what_to_install(emulator, clients, runtime):
    listed = subprocess.run(
        [os.environ["EMULATOR"], "--runtimes"], capture_output=True, text=True, check=True
    ).stdout
    line = next(line for line in listed.splitlines() if line.startswith(runtime))
    aws = clients("boto3")
    if ", client: " in line:  # installed for all on this machine: then it is accepted
        create(aws, "accepted", runtime, "a.b", zip_of({"a": (b"a", 0o644)}))
        aws.call("lambda", "DeleteFunction", {"FunctionName": "accepted"})
        return
    with pytest.raises(AwsError) as refused:
        create(aws, "refused", runtime, "a.b", zip_of({"a": (b"a", 0o644)}))
    assert refused.value.code == "InvalidParameterValueException"
    assert refused.value.status == 400
    assert refused.value.message == line.removeprefix(runtime).strip()
    assert PLACES[runtime] in refused.value.message

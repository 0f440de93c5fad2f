"""Every client of the Runtime API, AWS's and ours, in the same situations: success, handled error,
crash, timeout, and streaming where the client does that."""

import base64
import json
import os
import re
import subprocess
import time
import urllib.request
from dataclasses import dataclass

import pytest

from conftest import skip_without
from harness.clients import Boto3
from harness.processes import Emulator
from harness.runtime_clients import RUNTIME_CLIENTS, RuntimeClient

ACCOUNT = Boto3.account
MEMORY = 512
REPORT = (
    r"REPORT RequestId: {id}\tDuration: \d+\.\d\d ms\tBilled Duration: \d+ ms\t"
    rf"Memory Size: {MEMORY} MB\tMax Memory Used: \d+ MB(\tInit Duration: \d+\.\d\d ms)?{{status}}"
)


@dataclass
class Shop:
    """Functions of one client in an emulator of their own."""

    client: RuntimeClient
    aws: Boto3

    def create(self, name, **more):
        arguments = {
            "FunctionName": name,
            "Runtime": self.client.runtime,
            "Role": f"arn:aws:iam::{ACCOUNT}:role/service",
            "Handler": self.client.handler,
            "Timeout": 10,
            "MemorySize": MEMORY,
            "Code": {"ZipFile": self.client.package()},
            **more,
        }
        self.aws.call("lambda", "CreateFunction", arguments)
        self.aws.wait("lambda", "FunctionActiveV2", {"FunctionName": name})
        return name

    def invoke(self, name, event, **more):
        """The payload, the request's id, the lines of its log and the rest of the output."""
        payload = self.client.payload(event)
        output = self.aws.call(
            "lambda",
            "Invoke",
            {"FunctionName": name, "Payload": payload, "LogType": "Tail", **more},
        )
        lines = base64.b64decode(output["LogResult"]).decode().removesuffix("\n").split("\n")
        request = re.fullmatch(r"START RequestId: (\S{36}) Version: \$LATEST", lines[0])
        assert request, lines
        return json.loads(output["Payload"]), request[1], lines[1:], output

    def wait_for_log(self, name, pattern, timeout=10):
        """Some clients log an error when they have reported it, and it is in no tail."""
        deadline = time.monotonic() + timeout
        while True:
            events = self.aws.call("logs", "FilterLogEvents", {"logGroupName": f"/aws/lambda/{name}"})
            messages = [event["message"] for event in events["events"]]
            if any(re.search(pattern, message) for message in messages):
                return
            assert time.monotonic() < deadline, messages
            time.sleep(0.02)

    def stream(self, name, event):
        """The chunks with the times at which they came, and the event that ends them."""
        answer = self.aws.client("lambda").invoke_with_response_stream(
            FunctionName=name, Payload=self.client.payload(event)
        )
        events = [(time.monotonic(), event) for event in answer["EventStream"]]
        chunks = [(at, event["PayloadChunk"]["Payload"]) for at, event in events[:-1]]
        return chunks, events[-1][1]["InvokeComplete"]


def only(fits):
    """For tests that are not about all of the clients."""
    fitting = [as_param(client) for client in RUNTIME_CLIENTS if fits(client)]
    return pytest.mark.parametrize("shop", fitting, indirect=True)


def as_param(client):
    group = pytest.mark.xdist_group(f"runtime-{client.name}")
    return pytest.param(client, id=client.name, marks=group)


def assert_found(client):
    """A test of one client that runs with another shows nothing."""
    listed = subprocess.run(
        [os.environ["EMULATOR"], "--runtimes"],
        env={**os.environ, **client.settings},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    line = next(line for line in listed.splitlines() if line.startswith(f"{client.runtime} "))
    assert f", client: {client.found}" in line


@pytest.fixture(scope="module", params=[as_param(client) for client in RUNTIME_CLIENTS])
def shop(request, tmp_path_factory):
    skip_without(request.param.needs)
    if request.param.found:
        assert_found(request.param)
    emulator = Emulator(
        os.environ["EMULATOR"], tmp_path_factory.mktemp("runtime"), **request.param.settings
    )
    aws = Boto3(emulator.endpoint)
    yield Shop(request.param, aws)
    aws.close()
    assert emulator.stop() == 0, emulator.tail()


@pytest.fixture(scope="module")
def function(shop):
    return shop.create("orders")


@pytest.fixture(scope="module")
def streamer(shop):
    return shop.create("streamer", Handler=shop.client.streaming_handler)


def assert_ended(lines, request, status=""):
    assert lines[-2] == f"END RequestId: {request}"
    assert re.fullmatch(REPORT.format(id=request, status=status), lines[-1]), lines[-1]


def assert_error(document, expected, request):
    """Stack traces are the interpreter's; that there is one, of text, is what counts."""
    assert document.keys() == expected.keys()
    for name, value in expected.items():
        if isinstance(value, re.Pattern):
            assert document[name], document
            assert all(value.search(frame) for frame in document[name])
        else:
            assert document[name] == (request if value == "${requestId}" else value)


def test_its_answer_is_its_callers(shop, function):
    value = {"text": "Grüße, \u2615", "list": [1, 2.5, None, True], "empty": {}}
    payload, request, lines, output = shop.invoke(function, {"give": value})
    assert payload == value
    assert output["StatusCode"] == 200
    assert output["ExecutedVersion"] == "$LATEST"
    assert "FunctionError" not in output
    assert_ended(lines, request)


def test_what_it_prints_is_in_its_log(shop, function):
    _, request, lines, _ = shop.invoke(function, {"line": "a line", "give": 1})
    assert any(line.endswith("a line") for line in lines[:-2]), lines
    assert_ended(lines, request)


@only(lambda client: client.tells_who)
def test_it_is_told_who_it_is(shop, function):
    # Every member that a client may insist on.
    client = {
        "installation_id": "1",
        "app_title": "shop",
        "app_version_name": "1",
        "app_version_code": "1",
        "app_package_name": "shop",
    }
    context = json.dumps({"client": client, "custom": {}, "env": {}}).encode()
    payload, request, _, _ = shop.invoke(
        function, {"who": True, "name": "Ann"}, ClientContext=base64.b64encode(context).decode()
    )
    expected = {
        "requestId": request,
        "arn": f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:{function}",
        "function": function,
        "version": "$LATEST",
        "client": "shop",
        "hasTime": True,
    }
    assert {name: payload.get(name) for name in expected} == expected


def test_a_handled_error_is_its_callers(shop, function):
    document, request, lines, output = shop.invoke(function, {"fail": "sold out"})
    assert output["FunctionError"] == "Unhandled"
    assert_error(document, {"errorMessage": "sold out", **shop.client.error}, request)
    assert_ended(lines, request, rf"\tStatus: error\tError Type: {re.escape(shop.client.reported)}")
    if shop.client.error_logged:
        shop.wait_for_log(function, shop.client.error_logged)
    else:
        assert not any("sold out" in line for line in lines), lines
    payload, _, _, output = shop.invoke(function, {"give": "the next"})
    assert payload == "the next"
    assert "FunctionError" not in output


@pytest.mark.parametrize("event", [{"exit": 3}, {"exit": 0}, {"kill": True}], ids=json.dumps)
def test_a_crash_is_told_and_survived(shop, function, event):
    document, request, lines, output = shop.invoke(function, event)
    assert output["FunctionError"] == "Unhandled"
    hows = {3: " with error: exit status 3", 0: " without providing a reason"}
    how = hows[event["exit"]] if "exit" in event else f" with error: {shop.client.killed}"
    text = f"RequestId: {request} Error: Runtime exited{how}"
    assert document == {"errorType": "Runtime.ExitError", "errorMessage": text}
    assert_ended(lines, request, r"\tStatus: error\tError Type: Runtime\.ExitError")
    payload, _, _, output = shop.invoke(function, {"give": "the next"})
    assert payload == "the next"
    assert "FunctionError" not in output


def test_a_timeout_is_told_and_survived(shop):
    slow = shop.create("slow", Timeout=1)
    assert shop.invoke(slow, {"give": "warm"})[0] == "warm"
    document, request, lines, output = shop.invoke(slow, {"sleep": 5})
    assert output["FunctionError"] == "Unhandled"
    text = f"RequestId: {request} Error: Task timed out after 1.00 seconds"
    assert document == {"errorType": "Sandbox.Timedout", "errorMessage": text}
    assert any(line.endswith(f"{request} Task timed out after 1.00 seconds") for line in lines)
    assert_ended(lines, request, r"\tStatus: timeout")
    payload, _, _, output = shop.invoke(slow, {"give": "the next"})
    assert payload == "the next"
    assert "FunctionError" not in output


def streaming(more=lambda client: True):
    return only(lambda client: client.streaming_handler is not None and more(client))


@streaming()
def test_it_streams_while_it_goes_on(shop, streamer):
    event = {"parts": ["tick "] * 3, "pause": 200}
    chunks, complete = shop.stream(streamer, event)
    whole = b"".join(chunk for _, chunk in chunks)
    if shop.client.always_http:
        prelude, _, whole = whole.partition(bytes(8))
        assert json.loads(prelude)["statusCode"] == 200
    assert whole == b"tick " * 3
    assert "ErrorCode" not in complete
    assert chunks[-1][0] - chunks[0][0] > 0.3


@streaming(lambda client: client.stream_error is not None)
def test_an_error_in_the_middle_of_a_stream_is_its_callers(shop, streamer):
    chunks, complete = shop.stream(streamer, {"parts": ["part"], "pause": 50, "fail": "sold out"})
    assert b"".join(chunk for _, chunk in chunks) == b"part"
    assert complete["ErrorCode"] == shop.client.stream_error["errorType"]
    assert_error(json.loads(complete["ErrorDetails"]), shop.client.stream_error, None)


@streaming(lambda client: client.speaks_http)
def test_a_stream_over_a_function_url_begins_with_its_status(shop, streamer):
    arguments = {"FunctionName": streamer, "AuthType": "NONE", "InvokeMode": "RESPONSE_STREAM"}
    shop.aws.call("lambda", "CreateFunctionUrlConfig", arguments)
    url = shop.aws.call("lambda", "GetFunctionUrlConfig", {"FunctionName": streamer})["FunctionUrl"]
    identifier = url.split("//")[1].split(".")[0]
    endpoint = shop.aws.client("lambda").meta.endpoint_url
    with urllib.request.urlopen(f"{endpoint}/_aws/lambda-url/{identifier}/", timeout=10) as answer:
        assert answer.status == 201
        assert answer.headers["x-shop"] == "open"
        assert answer.headers.get_all("Set-Cookie") == ["visited=1"]
        assert answer.read() == b"one two"

"""Functions on runtimes that are not ours: a shell script that talks to the Runtime API with curl,
and Go's aws-lambda-go."""

import base64
import json
import time

import pytest

from conftest import skip_without
from harness.packages import curl_bootstrap, go_function


@pytest.fixture(scope="module")
def boto3_client(clients):
    return clients("boto3")


@pytest.fixture(scope="module")
def deploy(boto3_client):
    """Creates functions, waits for them, and deletes them in the end."""
    names = []

    def create(name, runtime, handler, package):
        boto3_client.call(
            "lambda",
            "CreateFunction",
            {
                "FunctionName": name,
                "Runtime": runtime,
                "Role": "arn:aws:iam::111111111111:role/service",
                "Handler": handler,
                "Timeout": 10,
                "Code": {"ZipFile": package},
            },
        )
        names.append(name)
        boto3_client.wait("lambda", "FunctionActiveV2", {"FunctionName": name})
        return name

    yield create
    for name in names:
        boto3_client.call("lambda", "DeleteFunction", {"FunctionName": name})


def invoke(client, name, event, **more):
    arguments = {"FunctionName": name, "Payload": json.dumps(event).encode(), **more}
    output = client.call("lambda", "Invoke", arguments)
    return output, json.loads(output["Payload"])


@pytest.mark.xdist_group("curl")
@pytest.mark.parametrize("runtime", ["provided", "provided.al2", "provided.al2023"])
def test_a_shell_script_serves_several_invocations(boto3_client, deploy, runtime):
    name = deploy(f"curl-{runtime.replace('.', '-')}", runtime, "some.handler", curl_bootstrap())
    requests = set()
    for number in range(3):
        output, payload = invoke(boto3_client, name, {"number": number})
        assert "FunctionError" not in output
        assert payload["body"] == "some.handler"
        assert payload["event"] == {"number": number}
        assert payload["arn"] == f"arn:aws:lambda:us-east-1:111111111111:function:{name}"
        requests.add(payload["requestId"])
    assert len(requests) == 3

    output, payload = invoke(boto3_client, name, "please-fail")
    assert output["FunctionError"] == "Unhandled"
    assert payload["errorType"] == "Shell.Refused"
    output, payload = invoke(boto3_client, name, {"after": "failure"})
    assert payload["event"] == {"after": "failure"}


@pytest.fixture(scope="module", params=["go1.x", "provided.al2023"])
def go(request, deploy):
    skip_without("go")
    runtime = request.param
    name = f"go-{runtime.replace('.', '-')}"
    if runtime == "go1.x":
        return deploy(name, runtime, "main", go_function(runtime, "main"))
    return deploy(name, runtime, "any", go_function(runtime, "bootstrap"))


@pytest.mark.xdist_group("go")
def test_a_go_function_is_told_who_it_is(boto3_client, go):
    context = base64.b64encode(json.dumps({"client": {"app_title": "shop"}}).encode()).decode()
    output, payload = invoke(boto3_client, go, {"name": "Ann"}, ClientContext=context)
    assert "FunctionError" not in output, payload
    assert len(payload.pop("requestId")) == 36
    assert payload == {
        "greeting": "Hello, Ann",
        "functionArn": f"arn:aws:lambda:us-east-1:111111111111:function:{go}",
        "function": go,
        "version": "$LATEST",
        "handler": "main" if go == "go-go1-x" else "any",
        "client": "shop",
        "hasDeadline": True,
    }


@pytest.mark.xdist_group("go")
def test_an_error_of_a_go_function_is_its_callers(boto3_client, go):
    output, payload = invoke(boto3_client, go, {"fail": "sold out"})
    assert output["FunctionError"] == "Unhandled"
    assert payload == {"errorMessage": "sold out", "errorType": "errorString"}


@pytest.mark.xdist_group("go")
def test_a_go_function_that_panics_is_started_anew(boto3_client, go):
    output, payload = invoke(boto3_client, go, {"panic": "at the disco"})
    assert output["FunctionError"] == "Unhandled"
    assert payload["errorMessage"] == "at the disco"
    assert payload["stackTrace"]
    output, payload = invoke(boto3_client, go, {"name": "Bob"})
    assert "FunctionError" not in output, payload
    assert payload["greeting"] == "Hello, Bob"


@pytest.mark.xdist_group("go")
def test_a_go_function_streams_while_it_goes_on(boto3_client, go):
    stream = boto3_client.client("lambda").invoke_with_response_stream(
        FunctionName=go, Payload=json.dumps({"ticks": 4}).encode()
    )["EventStream"]
    arrivals = [(time.monotonic(), event) for event in stream]
    chunks = [event["PayloadChunk"]["Payload"] for _, event in arrivals if "PayloadChunk" in event]
    assert b"".join(chunks) == b"tick" * 4
    assert arrivals[-1][1]["InvokeComplete"].get("ErrorCode") is None
    assert arrivals[-1][0] - arrivals[0][0] > 0.5


@pytest.mark.xdist_group("go")
def test_an_error_in_the_middle_of_a_go_function_s_stream_is_its_callers(boto3_client, go):
    event = {"ticks": 1, "fail": "out of ticks"}
    stream = boto3_client.client("lambda").invoke_with_response_stream(
        FunctionName=go, Payload=json.dumps(event).encode()
    )["EventStream"]
    first, *_, last = list(stream)
    assert first["PayloadChunk"]["Payload"] == b"tick"
    assert last["InvokeComplete"]["ErrorCode"] == "errorString"
    details = json.loads(last["InvokeComplete"]["ErrorDetails"])
    assert details == {"errorMessage": "out of ticks", "errorType": "errorString"}
    output, payload = invoke(boto3_client, go, event)
    assert output["FunctionError"] == "Unhandled"
    assert payload == details

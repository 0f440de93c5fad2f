"""WebSocket APIs: `ws` for the protocol and its limits, functions for events and callbacks."""

import os
import subprocess
from pathlib import Path

import pytest

from conftest import skip_without
from harness.clients import environment
from harness.http_apis import create_gateway_function

pytestmark = pytest.mark.xdist_group("websocket_api")


def run_checks(script, caller, emulator, count, **variables):
    """Runs a script of checks, each of which says that it has passed."""
    done = subprocess.run(
        ["node", Path(__file__).parent / "js" / script],
        env={
            **environment(caller.account, emulator.endpoint),
            **variables,
            "CONFORMANCE_NODE": str(Path(os.environ["CONFORMANCE_DIR"]) / "node"),
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("passed: ") == count


def test_the_protocol_its_limits_and_a_thousand_connections(emulator, clients):
    skip_without("js-sdk")
    run_checks("websockets.mjs", clients("boto3"), emulator, 12)


def test_integrations_templates_gates_and_callbacks(emulator, clients):
    skip_without("js-sdk")
    caller = clients("boto3")
    functions = {
        variable: create_gateway_function(caller, f"sockets-{handler}", handler)
        for variable, handler in (
            ("FUNCTION", "handler"),
            ("PLAIN", "plain"),
            ("AUTHORIZER", "authorize"),
        )
    }
    run_checks("websocket_integrations.mjs", caller, emulator, 15, **functions)
    check_access_log(caller)
    for arn in functions.values():
        caller.call("lambda", "DeleteFunction", {"FunctionName": arn})


def check_access_log(caller):
    """What the stage's log group says of the connections."""
    events = caller.client("logs").filter_log_events(logGroupName="sockets")["events"]
    lines = [event["message"].split(" ") for event in events]
    assert {line[1] for line in lines} == {"CONNECT", "MESSAGE", "DISCONNECT"}
    statuses = {(line[2], line[3]) for line in lines}
    assert {
        ("$connect", "200"),
        ("$connect", "401"),
        ("$connect", "403"),
        ("mock", "200"),
        ("bare", "500"),
        ("order", "400"),
        ("slow", "429"),
        ("$default", "403"),
    } <= statuses

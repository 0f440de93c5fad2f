"""WebSocket APIs: `ws` for the protocol and its limits, functions for events and callbacks."""

import os
import subprocess
from pathlib import Path

import pytest

from conftest import skip_without
from harness.clients import environment

pytestmark = pytest.mark.xdist_group("websocket_api")


def test_the_protocol_its_limits_and_a_thousand_connections(emulator):
    skip_without("js-sdk")
    done = subprocess.run(
        ["node", Path(__file__).parent / "js" / "websockets.mjs"],
        env={
            **environment("111111111111", emulator.endpoint),
            "CONFORMANCE_NODE": str(Path(os.environ["CONFORMANCE_DIR"]) / "node"),
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("passed: ") == 12

"""Load from one thread of wrk."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

SCRIPT = Path(__file__).parent / "post.lua"


@dataclass(frozen=True)
class Target:
    """A URL under load: fetched, or posted to when there is a body."""

    url: str
    body: str = ""
    content_type: str = "text/plain"
    authorization: str = ""


@dataclass(frozen=True)
class Measurement:
    rate: float  # answers a second
    p50: float  # milliseconds
    p99: float


def measure(target, connections, seconds):
    env = {
        "PATH": os.environ["PATH"],
        "BENCH_BODY": target.body,
        "BENCH_CONTENT_TYPE": target.content_type,
        "BENCH_AUTHORIZATION": target.authorization,
    }
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", str(SCRIPT), target.url]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    line = next(line for line in done.stdout.splitlines() if line.startswith("RESULT "))
    result = json.loads(line.removeprefix("RESULT "))
    if result["errors"] or not result["requests"]:
        raise RuntimeError(f"{target.url} under load: {line}")
    return Measurement(
        result["requests"] / result["seconds"], result["p50_us"] / 1000, result["p99_us"] / 1000
    )

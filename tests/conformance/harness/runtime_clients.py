"""The clients of the Runtime API that functions are written with, AWS's and ours, behind one
interface: a function of each does what its event asks for.

    {"give": V}                     answers V
    {"line": L}                     prints a line
    {"who": true}                   answers what the client tells of the invocation
    {"fail": M}                     the handler returns, or raises, an error
    {"exit": C}, {"kill": true}     the process ends
    {"sleep": S}                    takes that many seconds
    {"parts": [...], "pause": MS}   streams, with an error after the last part if told to fail
"""

import json
import os
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from harness.packages import FUNCTIONS, go_function, sample, zip_of


def installed(*path) -> Path:
    return Path(os.environ["CONFORMANCE_DIR"]).joinpath(*path)


def source(file: str) -> bytes:
    path = FUNCTIONS / file
    return zip_of({path.name: (path.read_bytes(), 0o644)})


def rust_function() -> bytes:
    built = installed("rust", "debug", "bootstrap")
    return zip_of({"bootstrap": (built.read_bytes(), 0o755)})


def java_function() -> bytes:
    classes = installed("java", "classes")
    files = {str(file.relative_to(classes)): file for file in sorted(classes.rglob("*.class"))}
    return zip_of({name: (file.read_bytes(), 0o644) for name, file in files.items()})


@dataclass(frozen=True)
class RuntimeClient:
    name: str
    runtime: str
    handler: str
    package: object  # answers the deployment package
    error: dict  # what the caller gets of a handler that fails with "sold out", besides these words
    needs: str | None = None  # what it is skipped without
    settings: dict = field(default_factory=dict)  # of the emulator, to find the client
    found: str | None = None  # what `emulator --runtimes` then calls it
    error_reported: str | None = None  # the type it is reported as, where that is another
    error_logged: str | None = None  # a pattern of what the client itself logs of it
    killed: str = "signal: aborted"  # how a function ends that is told to
    tells_who: bool = True  # whether it can be asked
    streaming_handler: str | None = None  # None: the client does not stream
    stream_error: dict | None = None  # what ends a stream that fails half-way
    speaks_http: bool = True  # whether its streams can begin with a status and headers
    always_http: bool = False  # whether they always do
    event: object = lambda event: event  # what this function is told instead

    @property
    def reported(self):
        return self.error_reported or self.error["errorType"]

    def payload(self, event) -> bytes:
        return json.dumps(self.event(event)).encode()


def directive(event):
    """For our C++ test function, which is told in its own words."""
    words = {
        "give": lambda: {"do": "return", "payload": event["give"]},
        "exit": lambda: {"do": "exit", "code": event["exit"]},
        "kill": lambda: {"do": "signal", "number": 6},
        "sleep": lambda: {"do": "sleep", "milliseconds": event["sleep"] * 1000},
        "parts": lambda: {
            "do": "stream",
            "text": event["parts"][0],
            "times": len(event["parts"]),
            "milliseconds": event.get("pause", 0),
            "then": "throw" if "fail" in event else "",
        },
        "fail": lambda: {"do": "fail", "message": event["fail"], "type": "SoldOut"},
        "line": lambda: {"do": "print", "text": event["line"]},
    }
    return next(words[word]() for word in ("line", "parts", *words) if word in event)


# The version that all virtual environments here are of: asked for another, the emulator would find
# it elsewhere on this machine, without AWS's client.
PYTHON = f"python{sys.version_info.major}.{sys.version_info.minor}"
ANY_FRAMES = re.compile(".")  # of a stack trace: at least one
GO_ERROR = {"errorType": "errorString"}
PYTHON_ERROR = {"errorType": "SoldOut", "requestId": "${requestId}", "stackTrace": ANY_FRAMES}
NODE_ERROR = {"errorType": "SoldOut", "trace": ANY_FRAMES}
RUST_ERROR = {"errorType": "SoldOut"}
JAVA_ERROR = {"errorType": "shop.Orders$SoldOut", "stackTrace": ANY_FRAMES}
CPP_ERROR = {"errorType": "SoldOut", "stackTrace": []}

PYTHON_LOG = r"^\[ERROR\] SoldOut: sold out\rTraceback \(most recent call last\):"
NODE_LOG = r'\tERROR\tInvoke Error \t\{"errorType":"SoldOut","errorMessage":"sold out",.*"stack":\['


def go(runtime, executable):
    return RuntimeClient(
        name=f"aws-lambda-go-{runtime}",
        runtime=runtime,
        handler=executable,
        package=lambda: go_function(runtime, executable),
        error=GO_ERROR,
        needs="go",
        error_reported="Unhandled",
        error_logged=r'\d \{"errorMessage":"sold out","errorType":"errorString"\}$',
        killed="signal: killed",
        streaming_handler=executable,
        stream_error={"errorMessage": "sold out", **GO_ERROR},
        speaks_http=runtime != "go1.x",
    )


def python(name, **more):
    return RuntimeClient(
        name=name,
        runtime=PYTHON,
        handler="main.handler",
        package=lambda: source("python/main.py"),
        error=PYTHON_ERROR,
        error_logged=PYTHON_LOG,
        **more,
    )


def node(name, needs, **more):
    return RuntimeClient(
        name=name,
        runtime="nodejs20.x",
        handler="index.handler",
        package=lambda: source("node/index.js"),
        error=NODE_ERROR,
        error_logged=NODE_LOG,
        needs=needs,
        streaming_handler="index.streaming",
        stream_error={"errorMessage": "sold out", **NODE_ERROR},
        **more,
    )


RUNTIME_CLIENTS = (
    go("provided.al2023", "bootstrap"),
    go("go1.x", "main"),
    python("awslambdaric", needs="python-ric", found="awslambdaric", error_reported="Unhandled",
           settings={"PATH": f"{installed('python_ric', 'bin')}:{os.environ['PATH']}"}),
    node("aws-lambda-ric", needs="node-ric", found="aws-lambda-ric", error_reported="Unhandled",
         settings={"NODE_PATH": str(installed("node_ric", "node_modules"))}),
    RuntimeClient(
        name="lambda_runtime",
        runtime="provided.al2023",
        handler="any",
        package=rust_function,
        error=RUST_ERROR,
        needs="rust",
        error_reported="unhandled",
        always_http=True,
        streaming_handler="any",
    ),
    RuntimeClient(
        name="aws-lambda-java-runtime-interface-client",
        runtime="java17",
        handler="shop.Orders::take",
        package=java_function,
        error=JAVA_ERROR,
        needs="java",
        found="aws-lambda-java-runtime-interface-client",
        settings={"CLASSPATH": f"{installed('java', 'lib')}/*"},
        error_reported="Runtime.UserException",
        error_logged=r"^sold out: shop\.Orders\$SoldOut",
        killed="signal: killed",
    ),
    python("own-python", found="built in"),
    node("own-node", needs="js-sdk", found="built in"),
    RuntimeClient(
        name="own-cpp",
        runtime="provided.al2023",
        handler="any",
        package=lambda: sample("test_function"),
        error=CPP_ERROR,
        streaming_handler="any",
        stream_error={
            "errorMessage": "told to fail while streaming",
            "errorType": "std::runtime_error",
            "stackTrace": [],
        },
        tells_who=False,
        speaks_http=False,
        event=directive,
    ),
)  # fmt: skip

"""Functions in Python, Node and Java, with the emulator's own runtime clients and with AWS's: what
is about the language. What all clients have in common is in test_runtime_clients.py."""

import base64
import json
import os

import pytest

from conftest import skip_without
from harness.clients import Boto3
from harness.packages import FUNCTIONS, zip_of
from harness.processes import Emulator
from harness.runtime_clients import PYTHON

CASES = (("python", "own"), ("python", "aws"), ("node", "own"), ("node", "aws"))


def case_id(case):
    return "-".join(case)


def case_param(case):
    return pytest.param(case, id=case_id(case), marks=pytest.mark.xdist_group(case_id(case)))


def only(language, client=None):
    """For tests that are about one language, or about one of its clients."""
    fitting = [case for case in CASES if case[0] == language and client in (None, case[1])]
    return pytest.mark.parametrize("language", [case_param(c) for c in fitting], indirect=True)


@pytest.fixture(scope="module", params=[case_param(case) for case in CASES])
def language(request, tmp_path_factory):
    """(language, client, a boto3 client of an emulator that runs it so)"""
    name, client = request.param
    settings = {}
    if client == "aws" and name == "python":
        skip_without("python-ric")
        ric = f"{os.environ['CONFORMANCE_DIR']}/python_ric/bin"
        settings["PATH"] = f"{ric}:{os.environ['PATH']}"
    if client == "aws" and name == "node":
        skip_without("node-ric")
        settings["NODE_PATH"] = f"{os.environ['CONFORMANCE_DIR']}/node_ric/node_modules"
    if name == "node":
        skip_without("js-sdk")  # for the same reason: there is no Node
    emulator = Emulator(os.environ["EMULATOR"], tmp_path_factory.mktemp("languages"), **settings)
    caller = Boto3(emulator.endpoint)
    yield name, client, caller
    caller.close()
    assert emulator.stop() == 0, emulator.tail()


def create(caller, name, runtime, handler, package, **more):
    arguments = {
        "FunctionName": name,
        "Runtime": runtime,
        "Role": "arn:aws:iam::111111111111:role/service",
        "Handler": handler,
        "Timeout": 10,
        "Code": {"ZipFile": package},
        **more,
    }
    caller.call("lambda", "CreateFunction", arguments)
    caller.wait("lambda", "FunctionActiveV2", {"FunctionName": name})


def package_of(language):
    folder, file = ("python", "main.py") if language == "python" else ("node", "index.js")
    return zip_of({file: ((FUNCTIONS / folder / file).read_bytes(), 0o644)})


RUNTIMES = {"python": PYTHON, "node": "nodejs20.x"}
HANDLERS = {"python": "main.handler", "node": "index.handler"}


@pytest.fixture(scope="module")
def function(language):
    name, _, caller = language
    create(caller, name, RUNTIMES[name], HANDLERS[name], package_of(name))
    return name


def invoke(caller, function, event, **more):
    arguments = {"FunctionName": function, "Payload": json.dumps(event).encode(), **more}
    output = caller.call("lambda", "Invoke", arguments)
    return output, json.loads(output["Payload"])


def test_a_function_is_told_who_it_is(language, function):
    _, _, caller = language
    context = base64.b64encode(json.dumps({"client": {"app_title": "shop"}}).encode()).decode()
    output, payload = invoke(caller, function, {"name": "Ann"}, ClientContext=context)
    assert "FunctionError" not in output, payload
    assert len(payload.pop("requestId")) == 36
    assert payload == {
        "greeting": "Hello, Ann",
        "function": function,
        "version": "$LATEST",
        "arn": f"arn:aws:lambda:us-east-1:111111111111:function:{function}",
        "memory": "128",
        "group": f"/aws/lambda/{function}",
        "hasStream": True,
        "hasTime": True,
        "client": "shop",
        "identity": None,
        "environment": f"AWS_Lambda_{RUNTIMES[function]}",
    }


def test_what_it_prints_is_in_the_tail_of_its_log(language, function):
    _, _, caller = language
    output, _ = invoke(caller, function, {"name": "Ann"}, LogType="Tail")
    tail = base64.b64decode(output["LogResult"]).decode()
    lines = tail.splitlines()
    assert any(line.endswith("a line") for line in lines), tail
    warning = next(line for line in lines if "a warning of Ann" in line)
    request = lines[0].split()[2]
    assert request in warning
    assert ("[WARNING]" if function == "python" else "\tWARN\t") in warning


def test_an_answer_that_is_no_json_is_an_error(language, function):
    _, _, caller = language
    output, payload = invoke(caller, function, {"name": "Bob", "unserializable": True})
    assert output["FunctionError"] == "Unhandled"
    assert payload["errorType"] in ("Runtime.MarshalError", "Error", "TypeError")


@pytest.mark.parametrize(
    ("handler", "error"),
    [
        ("absent.handler", "Runtime.ImportModuleError"),
        ("KNOWN.absent", "Runtime.HandlerNotFound"),
        ("broken.handler", "Runtime.UserCodeSyntaxError"),
    ],
)
def test_code_that_does_not_load_is_named(language, handler, error):
    name, _, caller = language
    known = HANDLERS[name].split(".")[0]
    broken = {"python": ("broken.py", b"def handler(:\n"), "node": ("broken.js", b"const x = ;\n")}
    file, text = broken[name]
    main = "main.py" if name == "python" else "index.js"
    package = zip_of(
        {main: ((FUNCTIONS / name / main).read_bytes(), 0o644), file: (text, 0o644)}
    )
    function = f"{name}-{error.split('.')[1]}"
    create(caller, function, RUNTIMES[name], handler.replace("KNOWN", known), package)
    output, payload = invoke(caller, function, {})
    assert output["FunctionError"] == "Unhandled"
    assert payload["errorType"] == error


@only("python")
def test_a_function_that_outgrows_its_memory_is_ended(language):
    name, _, caller = language
    large = "python-large"
    create(caller, large, RUNTIMES[name], HANDLERS[name], package_of(name), MemorySize=128)
    event = {"name": "Ann", "megabytes": 300, "hold": 5}
    output, payload = invoke(caller, large, event, LogType="Tail")
    assert output["FunctionError"] == "Unhandled"
    assert payload["errorType"] == "Runtime.OutOfMemory"
    assert payload["errorMessage"].endswith("Error: Runtime exited with error: signal: killed")
    assert "Max Memory Used: 128 MB" in base64.b64decode(output["LogResult"]).decode()
    output, payload = invoke(caller, large, {"name": "Bob"})
    assert "FunctionError" not in output, payload


@only("node")
@pytest.mark.parametrize(
    ("file", "source", "handler"),
    [
        ("m.mjs", "export const handler = async (e) => ({ got: e.name });", "m.handler"),
        ("c.cjs", "exports.handler = (e, c, done) => done(null, { got: e.name });", "c.handler"),
        ("d/x.js", "exports.a = { b: async (e) => ({ got: e.name }) };", "d/x.a.b"),
        ("s.js", "exports.handler = () => {};", "s.handler"),
    ],
)
def test_node_handlers_of_each_kind(language, file, source, handler):
    name, _, caller = language
    function = "node-" + file.replace(".", "-").replace("/", "-")
    create(caller, function, "nodejs20.x", handler, zip_of({file: (source.encode(), 0o644)}))
    output, payload = invoke(caller, function, {"name": "Ann"})
    assert "FunctionError" not in output, payload
    assert payload == (None if file == "s.js" else {"got": "Ann"})


@only("python", "own")
def test_hot_reload_runs_what_is_in_the_directory_now(language, tmp_path):
    name, _, caller = language
    code = tmp_path / "code"
    code.mkdir()
    source = "def handler(event, context):\n    return {!r}\n"
    (code / "app.py").write_text(source.format("before"))
    caller.call(
        "lambda",
        "CreateFunction",
        {
            "FunctionName": "hot",
            "Runtime": RUNTIMES[name],
            "Role": "arn:aws:iam::111111111111:role/service",
            "Handler": "app.handler",
            "Code": {"S3Bucket": "hot-reload", "S3Key": str(code)},
        },
    )
    assert invoke(caller, "hot", {})[1] == "before"
    (code / "app.py").write_text(source.format("and after"))
    assert invoke(caller, "hot", {})[1] == "and after"

"""One interface over the three AWS clients. Inputs and outputs have the shapes of the service
models, which boto3, the AWS CLI and the SDK for JavaScript share; only the way in and out
differs."""

import base64
import json
import os
import re
import select
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import boto3
import botocore.exceptions
import botocore.session
from botocore import xform_name
from botocore.config import Config

from harness import answers

REGION = "us-east-1"
MODELS = botocore.session.get_session()


@dataclass(eq=False)
class AwsError(Exception):
    code: str  # as on the wire
    message: str
    status: int | None  # None where the client does not tell

    def __str__(self):
        return f"{self.code} ({self.status}): {self.message}"


def environment(account, endpoint):
    """What a user exports to point a client at the emulator. The key names the account."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": "/nonexistent",
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": account,
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_PAGER": "",
    }


class Boto3:
    name = "boto3"
    account = "111111111111"
    lacks = frozenset()  # operations that the client has not
    lacks_services = frozenset()

    def __init__(self, endpoint, account=account):
        self.account = account
        self._session = boto3.Session(account, "test", region_name=REGION)
        self._endpoint = endpoint
        self._clients = {}

    def client(self, service):
        if service not in self._clients:
            config = Config(connect_timeout=5, read_timeout=30, retries={"total_max_attempts": 1})
            client = self._session.client(service, endpoint_url=self._endpoint, config=config)
            if client.meta.service_model.metadata["protocol"] in ("json", "rest-json"):
                client.meta.events.register(
                    "response-received",
                    lambda event_name, response_dict, **_: self._check_answer(
                        client.meta.service_model, event_name, response_dict
                    ),
                )
            self._clients[service] = client
        return self._clients[service]

    def _check_answer(self, model, event_name, response_dict):
        # None where the connection failed.
        if response_dict is not None and response_dict["status_code"] < 300:
            operation = event_name.rsplit(".", 1)[1]
            answers.check(model.operation_model(operation), response_dict["body"])

    def call(self, service, operation, arguments):
        try:
            output = getattr(self.client(service), xform_name(operation))(**arguments)
        except botocore.exceptions.ClientError as error:
            raise AwsError(
                error.response["Error"]["Code"],
                error.response["Error"].get("Message", ""),
                error.response["ResponseMetadata"]["HTTPStatusCode"],
            ) from error
        output.pop("ResponseMetadata")
        for member in ("Payload", "body"):
            if hasattr(output.get(member), "read"):
                output[member] = output[member].read()
        if "EventStream" in output:
            output["EventStream"] = list(output["EventStream"])
        return output

    def wait(self, service, waiter, arguments):
        settings = {"Delay": 1, "MaxAttempts": 20}
        self.client(service).get_waiter(xform_name(waiter)).wait(**arguments, WaiterConfig=settings)

    def paginate(self, service, operation, arguments, key, page_size):
        paginator = self.client(service).get_paginator(xform_name(operation))
        settings = {"PageSize": page_size} if page_size else {}
        pages = paginator.paginate(**arguments, PaginationConfig=settings)
        return [item for page in pages for item in page.get(key, [])]

    def close(self):
        for client in self._clients.values():
            client.close()


class AwsCli:
    """The `aws` program, one process for each call, with arguments as a user types them."""

    name = "aws-cli"
    account = "222222222222"
    lacks = frozenset({"InvokeWithResponseStream"})  # event streams are none of its formats
    lacks_services = frozenset()

    # Options that the CLI does not name after the model's member.
    _options = {
        ("sns", "Subscribe", "Endpoint"): "notification-endpoint",
        ("apigateway", "CreateRestApi", "version"): "api-version",
        ("lambda", "ListFunctions", "MaxItems"): "page-size",
    }

    def __init__(self, endpoint):
        self._environment = environment(self.account, endpoint)
        # With SQS it has an endpoint of old for itself unless it's told on the command line.
        self._endpoint = ["--endpoint-url", endpoint]
        self._program = str(Path(os.environ["CONFORMANCE_DIR"]) / "python" / "bin" / "aws")
        self._files = tempfile.TemporaryDirectory(prefix="aws-cli.")

    def call(self, service, operation, arguments):
        command = [service, xform_name(operation, "-")]
        arguments = dict(arguments)
        if (service, operation) == ("lambda", "CreateFunction"):
            arguments["ZipFile"] = arguments.pop("Code")["ZipFile"]
        if (service, operation) == ("lambda", "PublishLayerVersion"):
            arguments["ZipFile"] = arguments.pop("Content")["ZipFile"]
        for name, value in arguments.items():
            option = self._options.get((service, operation, name), xform_name(name, "-"))
            command += self._option(option, value)
        # What an operation answers with as it is goes to a file.
        member = {
            "Invoke": "Payload",
            "GetExport": "body",
            "GetSdk": "body",
            "ExportApi": "body",
        }.get(operation)
        payload = Path(self._files.name) / "payload"
        if member:
            command.append(str(payload))
        text = self._run(command)
        output = json.loads(text) if text.strip() else {}
        if member:
            output[member] = payload.read_bytes()
        return output

    def wait(self, service, waiter, arguments):
        command = [service, "wait", xform_name(waiter, "-")]
        for name, value in arguments.items():
            command += self._option(xform_name(name, "-"), value)
        self._run(command)

    def paginate(self, service, operation, arguments, key, page_size):
        """Gathers all pages, as the CLI does by itself whatever the page size."""
        command = [service, xform_name(operation, "-")]
        if page_size:
            command += ["--page-size", str(page_size)]
        for name, value in arguments.items():
            command += self._option(xform_name(name, "-"), value)
        return json.loads(self._run(command)).get(key, [])

    def close(self):
        self._files.cleanup()

    def _option(self, name, value):
        if isinstance(value, bool):
            return [f"--{name}" if value else f"--no-{name}"]
        if isinstance(value, bytes):
            file = Path(self._files.name) / name
            file.write_bytes(value)
            # InvokeAsync is older than the prefix.
            return [f"--{name}", str(file) if name == "invoke-args" else f"fileb://{file}"]
        if isinstance(value, dict | list):
            # Bytes within a structure are taken from its JSON as they are.
            return [f"--{name}", json.dumps(value, default=bytes.decode)]
        return [f"--{name}", str(value)]

    def _run(self, command):
        done = subprocess.run(
            [
                *[self._program, "--output", "json", "--cli-read-timeout", "30"],
                *(self._endpoint if command[0] == "sqs" else []),
                *command,
            ],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        if done.returncode == 0:
            return done.stdout
        told = re.search(
            r"An error occurred \((?P<code>[^)]*)\) when calling the \w+ operation"
            r"(?: \(reached max retries: \d+\))?: (?P<message>.*)",
            done.stderr,
            re.DOTALL,
        )
        if not told:
            raise RuntimeError(f"aws {' '.join(command)}: {done.returncode}: {done.stderr}")
        # Newer versions print further members of the error below the message.
        message = told["message"].split("\n\nAdditional error details")[0].strip()
        raise AwsError(told["code"], message, None)


class JavaScript:
    """The AWS SDK for JavaScript v3 in one Node process, spoken to in lines of JSON."""

    name = "js-sdk"
    account = "333333333333"
    lacks = frozenset()
    lacks_services = frozenset({"logs"})  # its package is not among those installed
    timeout = 60

    def __init__(self, endpoint):
        env = environment(self.account, endpoint)
        env["CONFORMANCE_NODE"] = str(Path(os.environ["CONFORMANCE_DIR"]) / "node")
        env["AWS_MAX_ATTEMPTS"] = "1"
        driver = Path(__file__).parent.parent / "js" / "driver.mjs"
        self._node = subprocess.Popen(
            ["node", str(driver)], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def call(self, service, operation, arguments):
        return self._ask(kind="call", service=service, name=operation, input=arguments) or {}

    def wait(self, service, waiter, arguments):
        done = self._ask(kind="wait", service=service, name=waiter, input=arguments)
        assert done["state"] == "SUCCESS", done

    def paginate(self, service, operation, arguments, key, page_size):
        pages = self._ask(
            kind="paginate", service=service, name=operation, input=arguments, pageSize=page_size
        )
        return [item for page in pages for item in page.get(key, [])]

    def validate(self, message, host_pattern):
        """sns-validator's verdict on a delivered message: returns it, or raises AwsError."""
        return self._ask(kind="validate", service="sns", message=message, hostPattern=host_pattern)

    def verify(self, message):
        """Whether the signature is the message's, by AWS's description of it."""
        return self._ask(kind="verify", service="sns", message=message)["valid"]

    def close(self):
        self._node.stdin.close()
        assert self._node.wait(10) == 0
        self._node.stdout.close()

    def _ask(self, **request):
        line = json.dumps(request, default=lambda raw: {"$bytes": base64.b64encode(raw).decode()})
        self._node.stdin.write(line.encode() + b"\n")
        self._node.stdin.flush()
        if not select.select([self._node.stdout], [], [], self.timeout)[0]:
            raise RuntimeError(f"no answer from node in {self.timeout} s to {line[:500]}")
        answer = json.loads(self._node.stdout.readline(), object_hook=_bytes)
        if "error" not in answer:
            return answer.get("output")
        error = answer["error"]
        if "status" not in error and request["kind"] != "validate":
            raise RuntimeError(error["stack"])
        code = _wire_code(request["service"], error)
        raise AwsError(code, error["message"], error.get("status"))


def _bytes(value):
    return base64.b64decode(value["$bytes"]) if set(value) == {"$bytes"} else value


def _wire_code(service, error):
    """The SDK for JavaScript names errors after their shapes; the model knows the codes, but for
    SQS's, which come in a header of their own."""
    name = error["name"]
    if service == "sqs":
        return error.get("code", name)
    model = MODELS.get_service_model(service)
    if name not in model.shape_names:
        return name
    return model.shape_for(name).metadata.get("error", {}).get("code", name)


CLIENTS = {client.name: client for client in (Boto3, AwsCli, JavaScript)}

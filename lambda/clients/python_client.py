"""Runs a Python function: asks the Runtime API for events, calls the handler, posts its answers.

Started as `python python_client.py HANDLER` with the package as working directory. Whoever has AWS's
`awslambdaric` installed gets that one instead.
"""

import decimal
import importlib
import json
import logging
import os
import socket
import sys
import time
import traceback

JSON_LOGS = os.environ.get("AWS_LAMBDA_LOG_FORMAT", "").upper() == "JSON"
# From 3.12 on, AWS's runtimes answer in UTF-8 and no longer in escapes.
ESCAPED = sys.version_info < (3, 12)
LEVELS = {"TRACE": logging.DEBUG, "FATAL": logging.CRITICAL, "WARN": logging.WARNING}
request_id = ""


class Fault(Exception):
    """What is wrong before or around the handler, with the type that AWS gives it."""

    def __init__(self, kind, message, trace=()):
        super().__init__(message)
        self.kind = kind
        self.trace = list(trace)


class RuntimeApi:
    """The Runtime API over one connection that is kept open. http.client would do as well, and would
    cost each cold start the time to import TLS."""

    def __init__(self, address):
        host, port = address.rsplit(":", 1)
        self.address = (host, int(port))
        self.host = address
        self.socket = None
        self.stream = None

    def next(self):
        return self.call("GET", "invocation/next")

    def respond(self, request, payload, content_type):
        self.call(
            "POST", "invocation/%s/response" % request, payload, {"Content-Type": content_type}
        )

    def report(self, path, error):
        headers = {
            "Content-Type": "application/vnd.aws.lambda.error+json",
            "Lambda-Runtime-Function-Error-Type": error["errorType"],
        }
        self.call("POST", path, to_json(error).encode("utf-8", "surrogateescape"), headers)

    def call(self, method, path, body=b"", headers=()):
        head = ["%s /2018-06-01/runtime/%s HTTP/1.1" % (method, path), "Host: " + self.host]
        head += ["%s: %s" % item for item in dict(headers).items()]
        if method == "POST":
            head.append("Content-Length: %d" % len(body))
        if self.socket is None:
            self.socket = socket.create_connection(self.address)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.stream = self.socket.makefile("rb")
        self.socket.sendall("\r\n".join(head + ["", ""]).encode("latin-1") + body)
        return self.read_answer()

    def read_answer(self):
        status = self.stream.readline().split()
        if len(status) < 2:
            raise ConnectionError("the Runtime API closed the connection")
        headers = {}
        for line in iter(self.stream.readline, b"\r\n"):
            name, _, value = line.decode("latin-1").partition(":")
            headers[name.strip().lower()] = value.strip()
        body = self.stream.read(int(headers.get("content-length", 0)))
        if int(status[1]) >= 400 and int(status[1]) != 413:
            raise ConnectionError("the Runtime API answered %s: %r" % (status[1].decode(), body))
        return headers, body


class JsonEncoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, decimal.Decimal):
            return int(o) if o == o.to_integral_value() else float(o)
        return super().default(o)


def to_json(value):
    return json.dumps(value, cls=JsonEncoder, ensure_ascii=ESCAPED)


class Holder:
    """Members of a JSON object as attributes; those it lacks are None."""

    names = ()

    def __init__(self, members):
        for name in self.names:
            setattr(self, name, (members or {}).get(name))

    def __repr__(self):
        members = ",".join("%s=%s" % (name, getattr(self, name)) for name in self.names)
        return "%s([%s])" % (type(self).__name__, members)


class CognitoIdentity(Holder):
    names = ("cognito_identity_id", "cognito_identity_pool_id")


class Client(Holder):
    names = (
        "installation_id",
        "app_title",
        "app_version_name",
        "app_version_code",
        "app_package_name",
    )


class ClientContext(Holder):
    names = ("custom", "env", "client")

    def __init__(self, members):
        super().__init__(members)
        self.client = None if self.client is None else Client(self.client)


class LambdaContext:
    def __init__(self, headers):
        self.aws_request_id = headers.get("lambda-runtime-aws-request-id")
        self.log_group_name = os.environ.get("AWS_LAMBDA_LOG_GROUP_NAME")
        self.log_stream_name = os.environ.get("AWS_LAMBDA_LOG_STREAM_NAME")
        self.function_name = os.environ.get("AWS_LAMBDA_FUNCTION_NAME")
        self.memory_limit_in_mb = os.environ.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")
        self.function_version = os.environ.get("AWS_LAMBDA_FUNCTION_VERSION")
        self.invoked_function_arn = headers.get("lambda-runtime-invoked-function-arn")
        self.tenant_id = headers.get("lambda-runtime-aws-tenant-id")
        client = parse_header(headers, "lambda-runtime-client-context", "Client Context")
        self.client_context = None if client is None else ClientContext(client)
        cognito = parse_header(headers, "lambda-runtime-cognito-identity", "Cognito Identity") or {}
        self.identity = CognitoIdentity(
            {
                "cognito_identity_id": cognito.get("cognitoIdentityId"),
                "cognito_identity_pool_id": cognito.get("cognitoIdentityPoolId"),
            }
        )
        self._deadline_ms = int(headers.get("lambda-runtime-deadline-ms", 0))

    def get_remaining_time_in_millis(self):
        return max(self._deadline_ms - int(time.time() * 1000), 0)

    def log(self, message):
        sys.stdout.write(str(message))
        sys.stdout.flush()

    def __repr__(self):
        names = (name for name in vars(self) if not name.startswith("_"))
        return "LambdaContext([%s])" % ",".join(
            "%s=%s" % (name, getattr(self, name)) for name in names
        )


def parse_header(headers, name, title):
    text = headers.get(name)
    if not text:
        return None
    try:
        return json.loads(text.encode("latin-1").decode("utf-8"))
    except ValueError as error:
        kind = "Runtime.LambdaContextUnmarshalError"
        raise Fault(kind, "Unable to parse %s JSON: %s" % (title, error))


def find_handler(name):
    module_name, dot, function_name = name.rpartition(".")
    if not dot:
        problem = "not enough values to unpack (expected 2, got 1)"
        raise Fault("Runtime.MalformedHandlerName", "Bad handler '%s': %s" % (name, problem))
    if module_name.split(".")[0] in sys.builtin_module_names:
        message = "Cannot use built-in module %s as a handler module" % module_name
        raise Fault("Runtime.BuiltInModuleConflict", message)
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as error:
        message = "Unable to import module '%s': %s" % (module_name, error)
        raise Fault("Runtime.ImportModuleError", message)
    except SyntaxError as error:
        trace = ['  File "%s" Line %s\n    %s' % (error.filename, error.lineno, error.text)]
        message = "Syntax error in module '%s': %s" % (module_name, error)
        raise Fault("Runtime.UserCodeSyntaxError", message, trace)
    try:
        return getattr(module, function_name)
    except AttributeError:
        message = "Handler '%s' missing on module '%s'" % (function_name, module_name)
        raise Fault("Runtime.HandlerNotFound", message)


def describe(error):
    """The error document of what was raised. Frames of this file are left out."""
    if isinstance(error, Fault):
        kind, message, trace = error.kind, str(error), error.trace
    else:
        frames = traceback.extract_tb(error.__traceback__)
        while frames and frames[0].filename == __file__:
            del frames[0]
        kind, message = type(error).__name__, str(error)
        trace = traceback.format_list(frames)
    return {
        "errorMessage": message,
        "errorType": kind,
        "requestId": request_id,
        "stackTrace": trace,
    }


def timestamp():
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def log_error(error):
    if JSON_LOGS:
        line = to_json(dict({"timestamp": timestamp(), "level": "ERROR"}, **error))
    else:
        # One event of several lines: CR keeps them together where lines are what is counted.
        lines = ["[ERROR] %s: %s" % (error["errorType"], error["errorMessage"])]
        lines.append("Traceback (most recent call last):")
        for element in error["stackTrace"]:
            for text in element.splitlines() or [""]:
                bare = text.lstrip(" ")
                lines.append("\u00a0" * (len(text) - len(bare)) + bare)
        line = "\r".join(lines)
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


class RequestId(logging.Filter):
    def filter(self, record):
        record.aws_request_id = request_id
        return True


class JsonFormatter(logging.Formatter):
    usual = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "aws_request_id"}

    def format(self, record):
        line = {
            "timestamp": timestamp(),
            "level": record.levelname,
            "message": record.getMessage(),
            "logger": record.name,
        }
        if record.exc_info:
            line["stackTrace"] = traceback.format_tb(record.exc_info[2])
            line["errorType"] = record.exc_info[0].__name__
            line["errorMessage"] = str(record.exc_info[1])
            line["location"] = "%s:%s:%s" % (record.pathname, record.funcName, record.lineno)
        if request_id:
            line["requestId"] = request_id
        for name, value in vars(record).items():
            if name not in self.usual and not name.startswith("_"):
                line.setdefault(name, value)
        return json.dumps(line, default=str, ensure_ascii=False)


def set_up_output():
    # Lines go out as they are written: they are watched live, and a crash must not swallow them.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(line_buffering=True, errors="backslashreplace")
    logging.Formatter.converter = time.gmtime
    handler = logging.StreamHandler(sys.stdout)
    text = "[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s"
    handler.setFormatter(
        JsonFormatter() if JSON_LOGS else logging.Formatter(text, "%Y-%m-%dT%H:%M:%S")
    )
    handler.addFilter(RequestId())
    logging.getLogger().addHandler(handler)
    level = os.environ.get("AWS_LAMBDA_LOG_LEVEL", "").upper()
    if level:
        logging.getLogger().setLevel(LEVELS.get(level, level))


def invoke(handler, headers, body):
    context = LambdaContext(headers)
    try:
        event = json.loads(body.decode("utf-8"))
    except ValueError as error:
        raise Fault("Runtime.UnmarshalError", "Unable to unmarshal input: %s" % error)
    result = handler(event, context)
    if isinstance(result, bytes):
        return result, "application/unknown"
    try:
        return to_json(result).encode("utf-8"), "application/json"
    except Exception as error:
        raise Fault("Runtime.MarshalError", "Unable to marshal response: %s" % error)


def serve(api, handler):
    global request_id
    while True:
        headers, body = api.next()
        request_id = headers.get("lambda-runtime-aws-request-id", "")
        trace_id = headers.get("lambda-runtime-trace-id")
        if trace_id:
            os.environ["_X_AMZN_TRACE_ID"] = trace_id
        try:
            payload, content_type = invoke(handler, headers, body)
        except Exception as error:
            document = describe(error)
            log_error(document)
            api.report("invocation/%s/error" % request_id, document)
        else:
            api.respond(request_id, payload, content_type)


def main():
    set_up_output()
    # Functions meet the modules they would meet on Lambda: their own, not this file's neighbours.
    sys.path[0] = os.getcwd()
    api = RuntimeApi(os.environ["AWS_LAMBDA_RUNTIME_API"])
    try:
        handler = find_handler(sys.argv[1])
    except Exception as error:
        document = describe(error)
        log_error(document)
        api.report("init/error", document)
        sys.exit(1)
    serve(api, handler)


if __name__ == "__main__":
    main()

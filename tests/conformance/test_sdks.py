"""Client SDKs that GetSdk generates: each is loaded or compiled as its users would do it, and calls the
API that it was generated of."""

import http.server
import io
import json
import os
import shutil
import subprocess
import threading
import zipfile
from pathlib import Path

import pytest

from harness.clients import Boto3

pytestmark = pytest.mark.xdist_group("sdks")
CALLS = Path(__file__).parent / "sdks"
SEEN = """{
  "order-id": "$util.escapeJavaScript($input.params('orderId')).replaceAll("\\\\'", "'")",
  "limit": "$input.params('limit')",
  "trace": "$input.params('X-Trace')",
  "more": "$input.params('X-More')",
  "also": "$input.params('also')",
  "path": "$input.params('path')",
  "body": "$util.base64Encode($input.body)"
}"""


def reference(model):
    return {"$ref": f"#/definitions/{model}"}


class Echo(http.server.BaseHTTPRequestHandler):
    """A backend that answers what it was sent."""

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass

    do_POST = do_PUT = answer


def method(template, *parameters, model=None, **more):
    answer = {"description": "done"}
    if model:
        answer["schema"] = reference(model)
    return {
        "parameters": list(parameters),
        "produces": ["application/json"],
        "consumes": ["application/json"],
        "responses": {"200": answer},
        "x-amazon-apigateway-integration": {
            "type": "mock",
            "requestTemplates": {"application/json": '{"statusCode": 200}'},
            **more.pop("integration", {}),
            "responses": {
                "default": {
                    "statusCode": "200",
                    "responseTemplates": {"application/json": template},
                }
            },
        },
        **more,
    }


def parameter(name, place):
    return {"name": name, "in": place, "type": "string", "required": place == "path"}


# Stands for the backend's URL, which is known later.
ECHO = {"type": "http", "httpMethod": "POST", "uri": "http://echo", "requestTemplates": {}}


def of_object(**properties):
    return {"type": "object", "properties": properties}


DOCUMENT = {
    "swagger": "2.0",
    "info": {"title": "shop", "version": "1"},
    "paths": {
        "/": {"get": method("{}")},
        "/orders": {
            "post": method(
                "$input.body",
                {"in": "body", "name": "Order", "schema": reference("Order")},
                model="Order",
                operationId="place",
                integration=ECHO,
            ),
            "options": method("{}"),
        },
        "/orders/{orderId}": {
            "get": method(
                SEEN,
                parameter("orderId", "path"),
                parameter("limit", "query"),
                parameter("X-Trace", "header"),
                model="Seen",
            ),
            "x-amazon-apigateway-any-method": method("{}"),
        },
        "/files/{path+}": {"get": method(SEEN)},
        "/keyed": {"get": method("{}", security=[{"key": []}])},
        "/signed/{orderId}": {
            "put": method(
                SEEN,
                parameter("b", "query"),
                parameter("b-a", "query"),
                integration=ECHO,
                security=[{"sigv4": []}],
            )
        },
    },
    "securityDefinitions": {
        "key": {"type": "apiKey", "name": "x-api-key", "in": "header"},
        "sigv4": {
            "type": "apiKey",
            "name": "Authorization",
            "in": "header",
            "x-amazon-apigateway-authtype": "awsSigv4",
        },
    },
    "definitions": {
        "Seen": of_object(**{"order-id": {"type": "string"}, "limit": {"type": "string"}}),
        "Line": of_object(sku={"type": "string"}, amount={"type": "integer"}),
        "Order": of_object(
            **{
                "class": {"type": "string"},
                "open": {"type": "boolean"},
                "total": {"type": "number"},
                "count": {"type": "integer", "format": "int64"},
                "lines": {"type": "array", "items": reference("Line")},
                "parent": reference("Order"),
            }
        ),
        "String": of_object(value={"type": "string"}),
    },
}


class Shop:
    def __init__(self, endpoint, backend):
        self.aws = Boto3(endpoint)
        url = f"http://127.0.0.1:{backend.server_address[1]}"
        body = json.dumps(DOCUMENT).replace("http://echo", url).encode()
        self.id = self.call("ImportRestApi", body=body)["id"]
        self.call("CreateDeployment", restApiId=self.id, stageName="prod")
        self.key = self.call("CreateApiKey", name="shop", enabled=True)
        stages = [{"apiId": self.id, "stage": "prod"}]
        plan = self.call("CreateUsagePlan", name="shop", apiStages=stages)
        self.call("CreateUsagePlanKey", usagePlanId=plan["id"], keyId=self.key["id"], keyType="API_KEY")

    def call(self, operation, **arguments):
        return self.aws.call("apigateway", operation, arguments)

    def unpack(self, folder, sdk_type, **parameters):
        answer = self.call(
            "GetSdk", restApiId=self.id, stageName="prod", sdkType=sdk_type, parameters=parameters
        )
        with zipfile.ZipFile(io.BytesIO(answer["body"])) as archive:
            assert archive.testzip() is None
            archive.extractall(folder)
        return folder


@pytest.fixture(scope="module")
def shop(emulator):
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Echo) as backend:
        thread = threading.Thread(target=backend.serve_forever)
        thread.start()
        made = Shop(emulator.endpoint, backend)
        yield made
        made.call("DeleteRestApi", restApiId=made.id)
        made.aws.close()
        backend.shutdown()
        thread.join()


def run(*command, **more):
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8", **more},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def need(program):
    if not shutil.which(program):
        pytest.skip(f"{program}: it is not installed")


def check_answers(out):
    assert out["got"]["order-id"] == "7/ü '*"
    assert out["got"]["limit"] == "5"
    assert out["signed"]["order-id"] == "1 2/'"
    assert out["signed"]["body"] in ("eyJza3UiOiLDvCJ9", "eyJza3UiOiAiw7wifQ==")


@pytest.mark.parametrize("way", ["module", "scripts"])
def test_the_javascript_sdk_calls_the_api(shop, tmp_path, way):
    need("node")
    folder = shop.unpack(tmp_path, "javascript") / "apiGateway-js-sdk"
    out = json.loads(run("node", CALLS / "calls.mjs", folder, way, shop.key["value"]))
    check_answers(out)
    assert out["methods"] == [
        "rootGet",
        "filesPathGet",
        "keyedGet",
        "ordersOptions",
        "ordersPost",
        "ordersOrderIdGet",
        "signedOrderIdPut",
    ]
    assert out["got"]["trace"] == "abc"
    assert out["got"]["more"] == "more"
    assert out["got"]["also"] == "two & three"
    assert (out["status"], out["type"]) == (200, "application/json")
    assert out["file"]["path"] == "a b/c"
    assert out["posted"] == {"sku": "A", "amount": 2}
    assert out["options"] == 200
    assert out["missing"] == "orderId must be defined"
    assert (out["withoutKey"], out["withKey"]) == (403, 200)
    assert (out["unsigned"], out["wronglySigned"]) == (403, 403)


def compiled(folder, sources, calls, release):
    classes = folder / "classes"
    files = sorted((folder / sources).rglob("*.java"))
    lint = ("-Xlint:all", "-Xlint:-options", "-Werror", "-encoding", "UTF-8")
    run("javac", *lint, "--release", release, "-d", classes, *files)
    run("javac", "-encoding", "UTF-8", "-cp", classes, "-d", classes, CALLS / f"{calls}.java")
    return classes


def call_in_java(classes, calls, key):
    return json.loads(run("java", "-Dfile.encoding=UTF-8", "-cp", classes, calls, key))


def test_the_java_sdk_calls_the_api(shop, tmp_path):
    need("javac")
    names = {"serviceName": "Shop", "javaPackageName": "com.shop.sdk"}
    shop.unpack(tmp_path, "java", **names)
    assert "<groupId>com.shop.sdk</groupId>" in (tmp_path / "generated-code/pom.xml").read_text()
    classes = compiled(tmp_path, "generated-code", "Calls", "11")
    out = call_in_java(classes, "Calls", shop.key["value"])
    check_answers(out)
    assert out["orderId"] == "7/ü '*"
    assert (out["status"], out["type"]) == (200, "application/json")
    assert out["file"]["path"] == "a b/c"
    assert out["placed"] == {
        "class": "first",
        "open": True,
        "total": 2.5,
        "count": 1 << 40,
        "lines": [{"sku": 'ü\n"', "amount": 2}],
    }
    assert out["line"] == 'ü\n"'
    assert (out["withoutKey"], out["withKey"], out["unsigned"]) == (403, 200, 403)


def test_the_android_sdk_calls_the_api(shop, tmp_path):
    need("javac")
    names = {"groupId": "com.shop", "artifactId": "shop-sdk", "artifactVersion": "1.2.3"}
    shop.unpack(tmp_path, "android", **names, invokerPackage="com.shop.android")
    assert "<version>1.2.3</version>" in (tmp_path / "shop-sdk/pom.xml").read_text()
    classes = compiled(tmp_path, "shop-sdk", "AndroidCalls", "8")
    out = call_in_java(classes, "AndroidCalls", shop.key["value"])
    check_answers(out)
    assert out["placed"] == {"total": 2.5, "lines": [{"sku": 'ü\n"', "amount": 2}]}
    assert (out["withoutKey"], out["withKey"]) == (403, 200)


def test_the_ruby_sdk_calls_the_api(shop, tmp_path):
    need("ruby")
    names = {"service.name": "Shop", "ruby.gem-version": "2.0.0"}
    gem = shop.unpack(tmp_path, "ruby", **names) / "shop-sdk"
    loaded = f"Gem::Specification.load('{gem}/shop-sdk.gemspec').version"
    assert run("ruby", "-W", "-e", f"puts {loaded}") == "2.0.0\n"
    out = json.loads(run("ruby", "-W", "-I", gem / "lib", CALLS / "calls.rb", shop.key["value"]))
    check_answers(out)
    assert out["operations"] == [
        "get_api_root",
        "get_files_path",
        "get_keyed",
        "options_orders",
        "place",
        "get_orders_order_id",
        "put_signed_order_id",
    ]
    assert (out["order_id"], out["status"]) == ("7/ü '*", 200)
    assert out["got"]["trace"] == "abc"
    assert out["got"]["more"] == "more"
    assert out["got"]["also"] == "two & three"
    assert out["file"]["path"] == "a b/c"
    assert out["placed"]["class"] == "first"
    assert out["line"] == 'ü\n"'
    assert (out["without_key"], out["with_key"], out["unsigned"]) == (403, 200, 403)


def test_an_sdk_is_of_what_was_deployed(shop, tmp_path):
    root = shop.call("GetResources", restApiId=shop.id)["items"]
    parent = next(one["id"] for one in root if one["path"] == "/")
    later = shop.call("CreateResource", restApiId=shop.id, parentId=parent, pathPart="later")
    shop.call(
        "PutMethod",
        restApiId=shop.id,
        resourceId=later["id"],
        httpMethod="GET",
        authorizationType="NONE",
    )
    client = shop.unpack(tmp_path, "javascript") / "apiGateway-js-sdk" / "apigClient.js"
    assert "apigClient.keyedGet" in client.read_text()
    assert "later" not in client.read_text()

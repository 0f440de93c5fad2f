"""The documents in tests/documents, imported by boto3: what they become answers as they say, and what
is exported of it becomes the same API again."""

import http.client
import http.server
import json
import threading
from pathlib import Path
from urllib.parse import urlsplit

import botocore.exceptions
import pytest

pytestmark = pytest.mark.xdist_group("documents")
DOCUMENTS = Path(__file__).parent.parent / "documents"
REST = ["clinic.json", "orders.yaml", "admin.yaml", "media.json"]
OWNER = {"firstName": "Betty", "lastName": "Davis"}


class Backend(http.server.BaseHTTPRequestHandler):
    """Says what it was asked for."""

    def do_GET(self):
        body = json.dumps({"path": self.path, "source": self.headers["X-Source"]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def backend():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Backend)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def contents(name):
    return (DOCUMENTS / name).read_bytes()


def imported(client, document, backend=None):
    api = client.import_rest_api(body=document, failOnWarnings=True)
    variables = {"backend": backend} if backend else {}
    client.create_deployment(restApiId=api["id"], stageName="live", variables=variables)
    return api["id"]


def exported(client, api_id, kind, accepts):
    answer = client.get_export(
        restApiId=api_id,
        stageName="live",
        exportType=kind,
        parameters={"extensions": "apigateway"},
        accepts=accepts,
    )
    return answer["body"].read().replace(api_id.encode(), b"API")


@pytest.fixture(scope="module")
def gateway(clients):
    return clients("boto3").client("apigateway")


@pytest.fixture(scope="module")
def apis(gateway, backend):
    return {name: imported(gateway, contents(name), backend) for name in REST}


@pytest.mark.parametrize("accepts", ["application/json", "application/yaml"])
@pytest.mark.parametrize("kind", ["oas30", "swagger"])
@pytest.mark.parametrize("name", REST)
def test_an_export_imports_as_the_same_api(name, kind, accepts, gateway, apis):
    document = exported(gateway, apis[name], kind, accepts)
    again = imported(gateway, document)
    try:
        assert exported(gateway, again, kind, accepts) == document
    finally:
        gateway.delete_rest_api(restApiId=again)


def row(name, method, target, status, expect=None, headers=None, body=None, answered=None):
    return pytest.param(
        name,
        method,
        target,
        headers or {},
        body,
        status,
        expect,
        answered or {},
        id=f"{name} {method} {target} {status}",
    )


JSON = {"Content-Type": "application/json"}
PREFLIGHT = {
    "Access-Control-Allow-Origin": "https://media.test",
    "Access-Control-Allow-Methods": "GET,PUT,OPTIONS",
}
REQUESTS = [
    row("clinic.json", "GET", "/owners", 200, [{"id": 1}], answered={"X-Total": "1"}),
    row("clinic.json", "GET", "/owners/7", 200, {"id": 7, "kind": "owner"}),
    row("clinic.json", "GET", "/vets/404", 404, {"message": "no vet 404"}),
    row(
        "clinic.json", "POST", "/owners", 201, {"id": 7, "kind": "owner"}, JSON, OWNER,
        {"Location": "/owners/7"},
    ),
    row(
        "clinic.json", "POST", "/owners", 422,
        '{"message": "[object has missing required properties (["lastName"])]"}', JSON,
        {"firstName": "Betty"},
    ),
    row("clinic.json", "POST", "/pets", 201, None, JSON, {"name": "Leo", "kind": "cat"}),
    row("clinic.json", "POST", "/pets", 422, None, JSON, {"name": "Leo", "kind": "cow"}),
    row(
        "clinic.json", "PUT", "/owners/7", 400,
        {"message": "Missing required request parameters: [If-Match]", "path": "/owners/{id}"},
        JSON, OWNER,
    ),
    row("clinic.json", "PUT", "/owners/7", 200, {"changed": "7"}, {**JSON, "If-Match": "1"}, OWNER),
    row("clinic.json", "DELETE", "/visits/1", 204),
    row("clinic.json", "GET", "/owners/3/pets?kind=cat", 200, {"owner": "3", "kind": "cat"}),
    row("clinic.json", "GET", "/owners/3/pets", 400),
    row("orders.yaml", "GET", "/health", 200, "up"),
    row("orders.yaml", "GET", "/orders/9", 200, {"id": "9", "of": "orders"}),
    row("orders.yaml", "PATCH", "/orders/9/lines/2", 200, {"order": "9", "line": 2}, JSON, {}),
    row("orders.yaml", "DELETE", "/invoices/1", 204),
    row(
        "orders.yaml", "GET", "/products?page=2", 200,
        {"path": "/products?page=2", "source": "orders"},
    ),
    row("orders.yaml", "GET", "/legacy/a/b", 200, {"path": "/a/b", "source": None}),
    row("orders.yaml", "GET", "/nothing", 403, {"message": "Missing Authentication Token"}),
    row("admin.yaml", "GET", "/status", 200, {"status": "fine"}),
    row(
        "admin.yaml", "GET", "/audits", 401, {"message": "who are you?"},
        answered={"WWW-Authenticate": 'Bearer realm="admin"'},
    ),
    row("admin.yaml", "GET", "/audits", 401, {"message": "who are you?"}, {"Authorization": "x"}),
    row("admin.yaml", "GET", "/tenants", 401, {"message": "who are you?"}),
    row("admin.yaml", "GET", "/users", 401, {"message": "who are you?"}),
    row("admin.yaml", "GET", "/keys", 403, {"message": "Missing Authentication Token"}),
    row("admin.yaml", "GET", "/whoami", 403, {"message": "Missing Authentication Token"}),
    row("admin.yaml", "GET", "/reports", 403, {"message": "Forbidden"}),
    row("media.json", "OPTIONS", "/images", 204, None, answered=PREFLIGHT),
    row("media.json", "OPTIONS", "/fonts/x", 204, None, answered=PREFLIGHT),
    row("media.json", "GET", "/clips", 200, ["one", "two"]),
    row(
        "media.json", "GET", "/images/x", 200, b"\x89PNG\r\n\x1a\n", {"Accept": "image/png"},
        answered={"Content-Type": "image/png", "Cache-Control": "max-age=60"},
    ),
    row("media.json", "GET", "/nowhere", 403, None, answered=PREFLIGHT),
]


def answer_of(endpoint, method, target, headers, body):
    address = urlsplit(endpoint)
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=30)
    try:
        connection.request(method, target, None if body is None else json.dumps(body), headers)
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def agrees(value, expected):
    """Whether it is that, in all that is expected of it."""
    if isinstance(expected, dict):
        return all(name in value and agrees(value[name], one) for name, one in expected.items())
    if isinstance(expected, list):
        return len(value) == len(expected) and all(map(agrees, value, expected))
    return value == expected


@pytest.mark.parametrize(
    ("name", "method", "target", "headers", "body", "status", "expect", "answered"), REQUESTS
)
def test_an_imported_api_answers_as_its_document_says(
    name, method, target, headers, body, status, expect, answered, apis, emulator
):
    target = f"/restapis/{apis[name]}/live/_user_request_{target}"
    response, text = answer_of(emulator.endpoint, method, target, headers, body)
    assert response.status == status, text
    if isinstance(expect, bytes | str):
        assert text == (expect if isinstance(expect, bytes) else expect.encode())
    elif expect is not None:
        assert agrees(json.loads(text), expect), text
    for header, value in answered.items():
        assert response.headers[header] == value


def test_an_http_api_is_what_its_document_says_and_comes_back(clients, emulator):
    client = clients("boto3").client("apigatewayv2")
    document, exports = contents("storefront.yaml").decode(), []
    for _ in range(2):
        api_id = client.import_api(Body=document, FailOnWarnings=True)["ApiId"]
        client.create_stage(ApiId=api_id, StageName="$default", AutoDeploy=True)
        answer = client.export_api(ApiId=api_id, OutputType="YAML", Specification="OAS30")
        document = answer["body"].read().decode()
        exports.append(document.replace(api_id, "API"))
    assert exports[0] == exports[1]
    base = f"/_aws/execute-api/{api_id}"
    origin = {"Origin": "https://shop.test", "Access-Control-Request-Method": "GET"}
    response, _ = answer_of(emulator.endpoint, "OPTIONS", f"{base}/baskets", origin, None)
    assert response.headers["Access-Control-Allow-Origin"] == "https://shop.test"
    assert response.headers["Access-Control-Max-Age"] == "600"
    for method, path in [("POST", "/baskets"), ("DELETE", "/stores/1"), ("PATCH", "/wishes/1")]:
        response, text = answer_of(emulator.endpoint, method, base + path, {}, None)
        assert (response.status, json.loads(text)) == (401, {"message": "Unauthorized"}), path


def malformed(name):
    for row in json.loads(contents(name)):
        document = row["yaml"] if "yaml" in row else json.dumps(row["document"])
        yield pytest.param(document, row["problems"], id=row["name"])


def problems_told(call, **parameters):
    with pytest.raises(botocore.exceptions.ClientError) as failure:
        call(**parameters)
    return failure.value.response["Error"]["Message"].split("\n\t")[1:]


@pytest.mark.parametrize(("document", "problems"), malformed("malformed.json"))
def test_a_malformed_document_has_all_its_problems_told(document, problems, gateway):
    told = problems_told(gateway.import_rest_api, body=document.encode(), failOnWarnings=True)
    assert [one.split("\nAdditionally")[0] for one in told] == problems


@pytest.mark.parametrize(("document", "problems"), malformed("malformed_http.json"))
def test_a_malformed_http_api_has_all_its_problems_told(document, problems, clients):
    client = clients("boto3").client("apigatewayv2")
    assert problems_told(client.import_api, Body=document, FailOnWarnings=True) == problems

"""The client certificate of a stage, shown to an HTTPS backend that asks for one and trusts no
other."""

import http.server
import json
import os
import ssl
import threading
import urllib.error
import urllib.request
from datetime import timedelta

import boto3
import pytest

from harness.authority import make_authority
from harness.processes import Emulator


class Backend:
    """An HTTPS server that answers with the subject of its client's certificate."""

    def __init__(self, folder, trusted):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                subject = dict(pair[0] for pair in self.connection.getpeercert()["subject"])
                body = json.dumps(subject).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments):
                pass

        class Server(http.server.ThreadingHTTPServer):
            def handle_error(self, request, client_address):
                pass  # a client without a certificate is refused in the handshake

        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / "host.pem", folder / "host.key")
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(cadata=trusted)
        self._server = Server(("127.0.0.1", 0), Handler)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.url = f"https://127.0.0.1:{self._server.server_address[1]}/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return make_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def emulator(folder, tmp_path_factory):
    running = Emulator(
        os.environ["EMULATOR"],
        tmp_path_factory.mktemp("emulator"),
        CA_FILE=str(folder / "ca.pem"),
    )
    yield running
    assert running.stop() == 0, running.tail()


@pytest.fixture(scope="module")
def apigateway(emulator):
    return boto3.client(
        "apigateway",
        endpoint_url=emulator.endpoint,
        region_name="us-east-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )


def answer(url):
    try:
        with urllib.request.urlopen(url, timeout=20) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def test_a_stage_shows_its_certificate_to_its_backends(apigateway, emulator, folder):
    certificate = apigateway.generate_client_certificate(description="backend")
    assert certificate["expirationDate"] - certificate["createdDate"] == timedelta(days=365)
    backend = Backend(folder, certificate["pemEncodedCertificate"])
    try:
        api = apigateway.create_rest_api(name="proxy")
        method = {
            "restApiId": api["id"],
            "resourceId": api["rootResourceId"],
            "httpMethod": "GET",
        }
        apigateway.put_method(**method, authorizationType="NONE")
        apigateway.put_integration(
            **method, type="HTTP_PROXY", integrationHttpMethod="GET", uri=backend.url
        )
        apigateway.create_deployment(restApiId=api["id"], stageName="prod")
        url = f"{emulator.endpoint}/restapis/{api['id']}/prod/_user_request_/"
        # Without one the backend ends the handshake or the connection.
        assert answer(url)[0] == 504
        stage = {"restApiId": api["id"], "stageName": "prod"}
        apigateway.update_stage(
            **stage,
            patchOperations=[
                {
                    "op": "replace",
                    "path": "/clientCertificateId",
                    "value": certificate["clientCertificateId"],
                }
            ],
        )
        status, subject = answer(url)
        assert status == 200
        assert subject == {
            "organizationName": "Amazon Web Services",
            "commonName": "ApiGateway",
        }
        with pytest.raises(apigateway.exceptions.BadRequestException):
            apigateway.delete_client_certificate(
                clientCertificateId=certificate["clientCertificateId"]
            )
    finally:
        backend.close()


def test_a_stage_takes_no_certificate_that_is_not_there(apigateway):
    api = apigateway.create_rest_api(name="other")
    method = {"restApiId": api["id"], "resourceId": api["rootResourceId"], "httpMethod": "GET"}
    apigateway.put_method(**method, authorizationType="NONE")
    apigateway.put_integration(**method, type="MOCK")
    apigateway.create_deployment(restApiId=api["id"], stageName="prod")
    with pytest.raises(apigateway.exceptions.BadRequestException):
        apigateway.update_stage(
            restApiId=api["id"],
            stageName="prod",
            patchOperations=[{"op": "replace", "path": "/clientCertificateId", "value": "none00"}],
        )

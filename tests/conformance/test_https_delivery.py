"""Delivery over HTTPS: certificates are verified, against the system's authorities and those of
--ca-file."""

import http.server
import json
import os
import ssl
import threading
import urllib.parse
import urllib.request

import boto3
import pytest

from harness.authority import make_authority
from harness.processes import Emulator

NO_RETRY = json.dumps({"healthyRetryPolicy": {"numRetries": 0}})


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return make_authority(tmp_path_factory.mktemp("authority"))


class Subscriber:
    """An HTTPS server that keeps what it is sent."""

    def __init__(self, folder):
        self.messages = messages = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                messages.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *arguments):
                pass

        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / "host.pem", folder / "host.key")
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def subscriber(authority):
    running = Subscriber(authority)
    yield running
    running.close()


@pytest.fixture
def start(tmp_path):
    """Starts an emulator with settings of its own."""
    running = []

    def start_with(**settings):
        running.append(Emulator(os.environ["EMULATOR"], tmp_path, **settings))
        return running[0].endpoint

    yield start_with
    for emulator in running:
        assert emulator.stop() == 0, emulator.tail()


def read_json(url):
    with urllib.request.urlopen(url, timeout=60) as answer:
        return json.loads(answer.read())


def publish_to(endpoint, url):
    """What became of a message to one confirmed subscription."""
    sns = boto3.client("sns", endpoint_url=endpoint, region_name="us-east-1",
                       aws_access_key_id="test", aws_secret_access_key="test")
    topic = sns.create_topic(Name="https")["TopicArn"]
    arn = sns.subscribe(TopicArn=topic, Protocol="https", Endpoint=url, ReturnSubscriptionArn=True,
                        Attributes={"DeliveryPolicy": NO_RETRY})["SubscriptionArn"]
    token = read_json(f"{endpoint}/_aws/sns/subscription-tokens/{urllib.parse.quote(arn)}")
    sns.confirm_subscription(TopicArn=topic, Token=token["subscription_token"])
    message = sns.publish(TopicArn=topic, Message="a secret")["MessageId"]
    told = read_json(f"{endpoint}/_emulator/sns/messages/{message}?wait=delivered&timeout=30s")
    return told["subscriptions"][0]


def test_certificate_of_a_private_authority_is_accepted(start, authority, subscriber):
    endpoint = start(CA_FILE=str(authority / "ca.pem"))
    fate = publish_to(endpoint, f"https://127.0.0.1:{subscriber.port}/")
    assert fate["status"] == "delivered", fate
    assert subscriber.messages[-1]["Message"] == "a secret"


def test_certificate_of_an_unknown_authority_is_refused(start, subscriber):
    fate = publish_to(start(), f"https://127.0.0.1:{subscriber.port}/")
    assert fate["status"] == "failed", fate
    assert "certificate" in fate["reason"]
    assert subscriber.messages == []


def test_certificate_of_another_host_is_refused(start, authority, subscriber):
    endpoint = start(CA_FILE=str(authority / "ca.pem"))
    fate = publish_to(endpoint, f"https://localhost:{subscriber.port}/")
    assert fate["status"] == "failed", fate
    assert "certificate" in fate["reason"]
    assert subscriber.messages == []

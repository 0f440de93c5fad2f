"""The matrix of integrations of REST APIs: what goes to a backend and what comes back."""

import ssl

import pytest

from harness.backend import Backend
from harness.certificates import self_signed
from harness.functions import create_function
from harness.wire import send
from matrix import (
    http_answers,
    http_conversions,
    http_proxies,
    http_requests,
    mocks,
    services,
    validators,
)
from matrix.integration_case import Integrations

pytestmark = pytest.mark.xdist_group("integration_matrix")
TABLES = (http_proxies, http_requests, http_conversions, http_answers, mocks, services, validators)
CASES = [case for table in TABLES for case in table.CASES]
FUNCTION = "plain-mirror"


@pytest.fixture(scope="module")
def backends(tmp_path_factory):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*self_signed(tmp_path_factory.mktemp("certificate")))
    running = Backend(), Backend(context)
    yield running
    for backend in running:
        backend.close()


@pytest.fixture(scope="module")
def integrations(emulator, clients, backends):
    boto3_client = clients("boto3")
    function = create_function(boto3_client, FUNCTION, "plain")
    queue = boto3_client.client("sqs").create_queue(QueueName="integrated")["QueueUrl"]
    topic = boto3_client.client("sns").create_topic(Name="integrated")["TopicArn"]
    uri = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{}/invocations"
    plain, tls = backends
    places = {
        "backend": plain.url,
        "tls": tls.url,
        "tls_by_name": tls.url.replace("127.0.0.1", "localhost"),
        "function": uri.format(function),
        "missing": uri.format(function + "-missing"),
        "queue": queue,
        "variables": {"colour": "blue"},
    }
    made = Integrations(boto3_client, CASES, places)
    yield made
    made.close()
    boto3_client.call("sns", "DeleteTopic", {"TopicArn": topic})
    boto3_client.call("sqs", "DeleteQueue", {"QueueUrl": queue})
    boto3_client.call("lambda", "DeleteFunction", {"FunctionName": FUNCTION})


@pytest.mark.parametrize("case", [pytest.param(case, id=case.shows) for case in CASES])
def test_case(emulator, integrations, case):
    api = integrations.ids[case.binary]
    path = integrations.paths[case.shows] + case.target
    target = f"/restapis/{api}/{integrations.STAGE}/_user_request_{path}"
    case.check(*send(emulator.endpoint, case.method, target, case.headers, case.body))


@pytest.mark.parametrize(
    ("shows", "reason"),
    [
        (
            "a template that fails",
            "the request template for application/json failed: line 1: $a[7]",
        ),
        ("a template that is none", "#if has no #end"),
        ("a template that never ends", "it takes too many steps"),
        ("an override is final", "X-B is set a second time"),
        ("a response template that fails", "the response template for application/json failed"),
        ("a text that is no base64", "the body is no base64 that could be decoded"),
        ("an endpoint with a certificate that nobody trusts", "TLS with"),
    ],
)
def test_the_log_tells_why(emulator, integrations, shows, reason):
    case = next(case for case in CASES if case.shows == shows)
    test_case(emulator, integrations, case)
    assert reason in emulator.log.read_text(errors="replace")


def test_every_case_shows_something_else():
    assert len({case.shows for case in CASES}) == len(CASES)

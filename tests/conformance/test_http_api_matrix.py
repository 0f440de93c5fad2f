"""The matrix of HTTP APIs, by host and by path."""

import json

import pytest

from harness.backend import Backend
from harness.wire import send
from matrix import http_api_answers, http_api_events, http_api_proxies
from matrix.http_apis import HttpApis, HttpProxies
from matrix.row import parametrized

pytestmark = pytest.mark.xdist_group("http_api_matrix")
ROWS = http_api_events.ROWS + http_api_answers.ROWS


@pytest.fixture(scope="module")
def apis(clients):
    made = HttpApis(clients("boto3"))
    yield made
    made.close()


@parametrized(ROWS)
def test_row(emulator, apis, row):
    api = apis.ids[row.api]
    by_host = f"{api}.execute-api.us-east-1.localhost", f"/{row.stage}"
    for host, prefix in (by_host, (None, f"/_aws/execute-api/{api}/{row.stage}")):
        response, text = send(
            emulator.endpoint, row.method, prefix + row.target, row.headers, row.body, host
        )
        row.check_answer(response, text)
        if row.event:
            row.check_event(json.loads(text))


@pytest.fixture(scope="module")
def proxies(clients):
    backend = Backend()
    made = HttpProxies(clients("boto3"), http_api_proxies.CASES, backend.url)
    yield made
    made.close()
    backend.close()


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=case.shows) for case in http_api_proxies.CASES]
)
def test_proxy(emulator, proxies, case):
    path = proxies.paths[case.shows] + case.target
    target = f"/_aws/execute-api/{proxies.id}/{proxies.STAGE}{path}"
    case.check(*send(emulator.endpoint, case.method, target, case.headers, case.body))


def test_the_matrix_is_as_large_as_it_has_to_be():
    assert len(ROWS) >= 60
    assert len({row.shows for row in ROWS}) == len(ROWS)

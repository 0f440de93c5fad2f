"""The matrix of REST APIs: each row by host, and by the two paths that stand for the host."""

import json

import pytest

from harness.wire import send
from matrix import rest_answers, rest_events, rest_routes
from matrix.rest_apis import RestApis
from matrix.row import parametrized

pytestmark = pytest.mark.xdist_group("rest_api_matrix")
ROWS = rest_routes.ROWS + rest_events.ROWS + rest_answers.ROWS


@pytest.fixture(scope="module")
def apis(clients):
    made = RestApis(clients("boto3"))
    yield made
    made.close()


def ways(emulator, api, stage):
    """Where an API is: its host and what goes before the path."""
    yield f"{api}.execute-api.us-east-1.localhost", f"/{stage}"
    yield None, f"/_aws/execute-api/{api}/{stage}"
    yield None, f"/restapis/{api}/{stage}/_user_request_"


@parametrized(ROWS)
def test_row(emulator, apis, row):
    for host, prefix in ways(emulator, apis.ids[row.api], row.stage):
        response, text = send(
            emulator.endpoint, row.method, prefix + row.target, row.headers, row.body, host
        )
        row.check_answer(response, text)
        if row.event:
            row.check_event(json.loads(text))


def test_the_matrix_is_as_large_as_it_has_to_be():
    assert len(ROWS) >= 150
    assert len({row.shows for row in ROWS}) == len(ROWS)

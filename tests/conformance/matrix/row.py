"""One row of the matrix: a request to a deployed API, and what AWS makes of it."""

import base64
import json
import re
from dataclasses import dataclass, field

import jmespath
import pytest

ABSENT = object()  # no such member
NULL = object()  # the member is there and null
PRESENT = object()  # the member is there, whatever its value

GUIDE = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"


@dataclass(frozen=True)
class Row:
    shows: str  # what the row shows, in a sentence
    target: str  # path and query after the stage, as sent
    method: str = "GET"
    api: str = "shop"  # which of the set-up's APIs
    stage: str = "test"
    headers: tuple = ()  # pairs
    body: bytes | None = None
    status: int = 200
    event: dict = field(default_factory=dict)  # JMESPath into the event: value, pattern or marker
    answer: dict = field(default_factory=dict)  # header of the answer: value, pattern or marker
    text: object = None  # body of the answer: bytes, a pattern, or None for any
    page: str = ""  # of AWS's guide

    def check_event(self, event):
        for path, expected in self.event.items():
            found = jmespath.search(path, event)
            if expected is ABSENT or expected is NULL:
                assert found is None, f"{path}: {found}"
                assert is_member(event, path) == (expected is NULL), f"{path} in {event}"
            else:
                check(path, found, expected)

    def check_answer(self, response, text):
        check_response(self, response, text)


def check_response(expected, response, text):
    """A response beside the status, headers and text that a row expects."""
    assert response.status == expected.status, text[:2000]
    for name, value in expected.answer.items():
        values = response.headers.get_all(name)
        if value is ABSENT:
            assert values is None, f"{name}: {values}"
        elif isinstance(value, list):
            assert values == value, name
        else:
            check(name, None if values is None else ", ".join(values), value)
    if isinstance(expected.text, re.Pattern):
        assert expected.text.search(text.decode()), text[:2000]
    elif expected.text is not None:
        assert text == expected.text, text[:2000]


def check(what, found, expected):
    if expected is PRESENT:
        assert found is not None, what
    elif isinstance(expected, re.Pattern):
        assert found is not None and expected.search(str(found)), f"{what}: {found}"
    else:
        assert found == expected, f"{what}: {found!r}, not {expected!r}"


def is_member(event, path):
    """Whether the last name of a path is there at all; JMESPath gives None for both."""
    parent, _, name = path.rpartition(".")
    holder = jmespath.search(parent, event) if parent else event
    return isinstance(holder, dict) and name.strip('"') in holder


def answering(answer):
    """The header that makes the function answer this: bytes as they are, all else as JSON."""
    raw = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    return ("X-Answer", base64.b64encode(raw).decode())


def parametrized(rows):
    return pytest.mark.parametrize("row", [pytest.param(row, id=row.shows) for row in rows])

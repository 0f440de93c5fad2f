"""Scenarios: ordered lists of calls with what AWS answers to each, written once for all clients.

In inputs and expectations `${name}` stands for a value that an earlier step saved."""

import re
from dataclasses import dataclass, field

import jmespath

from harness.clients import AwsError

ANY = object()  # present, whatever the value


@dataclass(frozen=True)
class Step:
    service: str
    operation: str
    input: dict
    expect: dict = field(default_factory=dict)  # JMESPath into the output: value, pattern or ANY
    save: dict = field(default_factory=dict)  # name: JMESPath
    code: str | None = None  # the error that AWS answers, None for success
    status: int | None = None
    message: str | re.Pattern | None = None
    also: object = None  # called with the context and the output, for what a path can't say

    @property
    def title(self):
        return f"{self.operation}-{self.code}" if self.code else self.operation

    def run(self, context):
        arguments = context.fill(self.input)
        if self.code is None:
            output = context.client.call(self.service, self.operation, arguments)
            for path, expected in self.expect.items():
                check(path, jmespath.search(path, output), context.fill(expected))
            if self.also:
                self.also(context, output)
            for name, path in self.save.items():
                context.values[name] = jmespath.search(path, output)
                assert context.values[name] is not None, f"{path} is not in {output}"
            return
        try:
            output = context.client.call(self.service, self.operation, arguments)
        except AwsError as error:
            assert error.code == self.code, error
            assert error.status in (self.status, None), error
            if self.message is not None:
                check("message", error.message, context.fill(self.message))
        else:
            raise AssertionError(f"{self.code} expected, got {output}")


@dataclass(frozen=True)
class Act:
    """Something between the calls that is not a client's doing."""

    title: str
    action: object  # called with the context

    def run(self, context):
        self.action(context)


class Service:
    """Writes steps of one service."""

    def __init__(self, service):
        self._service = service

    def ok(self, operation, _expect=None, _save=None, _also=None, /, **arguments):
        return Step(self._service, operation, arguments, _expect or {}, _save or {}, also=_also)

    def fails(self, operation, code, status, _message=None, /, **arguments):
        return Step(self._service, operation, arguments, code=code, status=status, message=_message)


class Context:
    """One run of one scenario by one client."""

    def __init__(self, client, **values):
        self.client = client
        self.values = {"account": client.account, "client": client.name, **values}

    def fill(self, value):
        if isinstance(value, str):
            return re.sub(r"\$\{(\w+)\}", lambda found: self._value(found[1]), value)
        if isinstance(value, dict):
            return {name: self.fill(item) for name, item in value.items()}
        if isinstance(value, list):
            return [self.fill(item) for item in value]
        return value

    def _value(self, name):
        if name not in self.values:
            raise AssertionError(f"no value of {name}: an earlier step did not get that far")
        return self.values[name]


def check(path, actual, expected):
    if expected is ANY:
        assert actual is not None, f"{path} is absent"
    elif isinstance(expected, re.Pattern):
        assert isinstance(actual, str), f"{path} is {actual!r}"
        assert expected.search(actual), f"{path} is {actual!r}, expected {expected.pattern}"
    else:
        assert actual == expected, f"{path} is {actual!r}, expected {expected!r}"

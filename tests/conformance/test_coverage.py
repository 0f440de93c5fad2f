"""Whether the scenarios are complete: each operation that a service implements is called, and fails
once."""

import re
from pathlib import Path

import pytest

from harness.scenario import Step
from test_operations import SCENARIOS

HANDLERS = Path(__file__).parents[2] / "handlers"
# Operations that can't fail by what a caller puts in.
INFALLIBLE = {"GetCallerIdentity", "GetAccount", "GetAccountSettings"}
# {"Name", "METHOD", "/uri", handler} or {"Name", handler}; the handler {} stands for none.
ENTRY = re.compile(r'\{"([A-Z]\w+)",((?:(?:\s*"[^"]*")+,)*)\s*(\{\}|&?\w+)\}')


def implemented(service):
    """The operations that have a handler in the table of the service."""
    sources = (HANDLERS / service).glob("*.cpp")
    entries = [entry for source in sources for entry in ENTRY.findall(source.read_text())]
    assert entries, f"no table of operations in handlers/{service}"
    return {name for name, _uri, handler in entries if handler != "{}"}


@pytest.mark.parametrize("service", sorted(SCENARIOS))
def test_the_scenarios_cover_every_operation(service):
    steps = [step for step in SCENARIOS[service] if isinstance(step, Step)]
    succeeding = {step.operation for step in steps if step.code is None}
    failing = {step.operation for step in steps if step.code is not None}
    operations = implemented(service)
    assert succeeding >= operations
    assert failing >= operations - INFALLIBLE
    assert succeeding | failing <= operations, "a scenario calls what has no handler"

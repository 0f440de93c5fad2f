"""Whether the scenarios are complete: each operation that a service implements is called, and fails
once."""

import re
from pathlib import Path

import pytest

from harness.scenario import Step
from test_operations import SCENARIOS

HANDLERS = Path(__file__).parents[2] / "handlers"
# Operations that can't fail by what a caller puts in.
INFALLIBLE = {"GetCallerIdentity", "GetAccount"}
ENTRY = re.compile(r'\{\s*"([A-Z]\w+)",(.*?)\},?\s*$', re.MULTILINE)


def implemented(service):
    """The operations in the service's table that have a handler: {} stands for none."""
    table = (HANDLERS / service / "operations.cpp").read_text()
    entries = ENTRY.findall(table)
    assert entries, f"no table of operations found in handlers/{service}/operations.cpp"
    return {name for name, rest in entries if not rest.strip().endswith("{}")}


@pytest.mark.parametrize("service", sorted(SCENARIOS))
def test_the_scenarios_cover_every_operation(service):
    steps = [step for step in SCENARIOS[service] if isinstance(step, Step)]
    succeeding = {step.operation for step in steps if step.code is None}
    failing = {step.operation for step in steps if step.code is not None}
    operations = implemented(service)
    assert succeeding >= operations
    assert failing >= operations - INFALLIBLE
    assert succeeding | failing <= operations, "a scenario calls what has no handler"

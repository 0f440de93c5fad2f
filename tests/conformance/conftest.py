"""What all tests share: one emulator, one Redis and one subscriber for each worker, one client of
each kind, and the count of what ran."""

import os

import pytest

from harness.clients import CLIENTS
from harness.processes import Emulator, Redis
from harness.subscriber import Subscriber

MISSING = {
    "js-sdk": os.environ.get("CONFORMANCE_JS_SKIP"),
    "go": os.environ.get("CONFORMANCE_GO_SKIP"),
    "python-ric": os.environ.get("CONFORMANCE_PYTHON_RIC_SKIP"),
    "node-ric": os.environ.get("CONFORMANCE_NODE_RIC_SKIP"),
    "rust": os.environ.get("CONFORMANCE_RUST_SKIP"),
    "java": os.environ.get("CONFORMANCE_JAVA_SKIP"),
}


def skip_without(tool):
    if MISSING.get(tool):
        pytest.skip(f"{tool}: {MISSING[tool]}")


@pytest.fixture(scope="session")
def emulator(tmp_path_factory):
    # The clients here are in a hurry; AWS's own pauses between attempts are minutes.
    running = Emulator(
        os.environ["EMULATOR"],
        tmp_path_factory.mktemp("emulator"),
        LAMBDA_RETRY_BASE_MS="100",
        SNS_RETRY_BACKOFF_MS="100",
    )
    yield running
    assert running.stop() == 0, running.tail()


@pytest.fixture(scope="session")
def redis(tmp_path_factory):
    running = Redis(tmp_path_factory.mktemp("redis"))
    yield running
    running.stop()


@pytest.fixture(scope="session")
def subscriber():
    running = Subscriber()
    yield running
    running.close()


@pytest.fixture(scope="session")
def clients(emulator):
    """The clients by name, each made when first asked for."""
    made = {}

    def get(name):
        skip_without(name)
        if name not in made:
            made[name] = CLIENTS[name](emulator.endpoint)
        return made[name]

    yield get
    for client in made.values():
        client.close()


@pytest.fixture(
    params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in CLIENTS]
)
def client(request, clients):
    return clients(request.param)


def pytest_sessionfinish(session):
    """Leaves counts for the script that started pytest; under xdist only its controller does."""
    counts = os.environ.get("CONFORMANCE_COUNTS")
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if not counts or not reporter or hasattr(session.config, "workerinput"):
        return
    stats = {
        name: len(reporter.stats.get(name, [])) for name in ("passed", "failed", "error", "skipped")
    }
    with open(counts, "w", encoding="ascii") as file:
        file.write(f"{stats['passed']} {stats['failed'] + stats['error']} {stats['skipped']}\n")

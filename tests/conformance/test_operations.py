"""Every operation, with its main error, by every client: the scenarios in scenarios/."""

import pytest

from harness.clients import CLIENTS
from harness.scenario import Context
from scenarios import apigateway, apigatewayv2, lambda_, logs, sns, sqs, sts

SCENARIOS = {
    module.__name__.rsplit(".")[-1].rstrip("_"): module.STEPS
    for module in (sts, sns, sqs, lambda_, apigateway, apigatewayv2, logs)
}


@pytest.fixture(scope="session")
def contexts(clients, subscriber, emulator):
    """One context for a client and scenario: a step finds what the ones before it made."""
    made = {}

    def get(client, scenario):
        key = (client, scenario)
        if key not in made:
            made[key] = Context(
                clients(client),
                subscriber=subscriber,
                subscriber_address=subscriber.address,
                endpoint_url=emulator.endpoint,
            )
        return made[key]

    return get


def lacks(client, scenario, operation):
    """Whether a client can't be asked for an operation."""
    return scenario in CLIENTS[client].lacks_services or operation in CLIENTS[client].lacks


def cases():
    for client in CLIENTS:
        for scenario, steps in SCENARIOS.items():
            for number, step in enumerate(steps):
                if lacks(client, scenario, getattr(step, "operation", None)):
                    continue
                yield pytest.param(
                    client,
                    scenario,
                    step,
                    id=f"{client}-{scenario}-{number:02}-{step.title}",
                    marks=pytest.mark.xdist_group(f"{client}-{scenario}"),
                )


@pytest.mark.parametrize(("client_name", "scenario", "step"), list(cases()))
def test_step(client_name, scenario, step, contexts):
    step.run(contexts(client_name, scenario))

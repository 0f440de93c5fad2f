"""Whether the scenarios are complete: each operation that a service implements is called, and fails
once."""

import os
import subprocess

import botocore.loaders
import pytest

from harness.clients import CLIENTS
from harness.scenario import Step
from test_operations import SCENARIOS, lacks

# Operations that can't fail by what a caller puts in.
INFALLIBLE = {
    "GetCallerIdentity",
    "GetAccount",
    "GetAccountSettings",
    "GetSMSAttributes",
    "GetSMSSandboxAccountStatus",
}
# What a scenario can't wait for, with the test that drives it.
ELSEWHERE = {"logs": {"StartLiveTail": "test_logs.py"}}
# The operations that not each client is asked for, by scenario and client.
LACKING = {("lambda", "aws-cli"): {"InvokeWithResponseStream"}}


def implemented(service):
    """The operations that the program has a handler for."""
    output = subprocess.run(
        [os.environ["EMULATOR"], "--operations"], check=True, capture_output=True, text=True
    ).stdout
    rows = [line.split("\t") for line in output.splitlines()]
    names = {name for of, name, status, _ in rows if of == service and status != "501"}
    assert names, f"no operations of {service}"
    return names


# Operations of REST APIs that are still to come.
OUTSTANDING = {
    "GetExport",
    "TestInvokeAuthorizer",
    "TestInvokeMethod",
    *(
        verb + noun
        for verb in ("Create", "Delete", "Get", "Update", "Generate", "Reject")
        for noun in (
            "BasePathMapping",
            "BasePathMappings",
            "ClientCertificate",
            "ClientCertificates",
            "DomainName",
            "DomainNameAccessAssociation",
            "DomainNameAccessAssociations",
            "DomainNames",
            "SdkType",
            "SdkTypes",
            "VpcLink",
            "VpcLinks",
        )
    ),
}


def test_every_operation_of_rest_apis_has_a_handler():
    model = botocore.loaders.Loader().load_service_model("apigateway", "service-2")
    assert len(model["operations"]) == 124
    assert set(model["operations"]) - implemented("apigateway") <= OUTSTANDING


@pytest.mark.parametrize("service", sorted(SCENARIOS))
def test_the_scenarios_cover_every_operation(service):
    # Some need what another service has to make first.
    steps = [
        step for step in SCENARIOS[service] if isinstance(step, Step) and step.service == service
    ]
    succeeding = {step.operation for step in steps if step.code is None}
    failing = {step.operation for step in steps if step.code is not None}
    operations = implemented(service) - set(ELSEWHERE.get(service, ()))
    assert succeeding >= operations
    assert failing >= operations - INFALLIBLE
    assert succeeding | failing <= operations, "a scenario calls what has no handler"


@pytest.mark.parametrize("client", sorted(CLIENTS))
@pytest.mark.parametrize("service", sorted(SCENARIOS))
def test_each_client_drives_every_operation(service, client):
    if service in CLIENTS[client].lacks_services:
        assert (service, client) == ("logs", "js-sdk")
        return
    driven = {
        step.operation
        for step in SCENARIOS[service]
        if isinstance(step, Step)
        and (step.service, step.code) == (service, None)
        and not lacks(client, service, step.operation)
    }
    missing = implemented(service) - driven - set(ELSEWHERE.get(service, ()))
    assert missing == LACKING.get((service, client), set())

"""What the emulator does not do it says, as each client understands it: 501 and the operation's
name."""

import pytest

from harness.clients import AwsCli, AwsError, Boto3

ELSEWHERE = [  # (service, operation, input): one for each protocol
    ("sts", "GetSessionToken", {}),
    ("lambda", "ListDurableExecutionsByFunction", {"FunctionName": "f"}),
    ("apigatewayv2", "ListPortals", {}),
]
OTHER_SERVICES = [
    ("dynamodb", "ListTables", {}),  # JSON
    ("ec2", "DescribeRegions", {}),  # EC2's own query
    ("iam", "ListUsers", {}),  # Query
    ("kinesis", "ListStreams", {}),  # JSON; newer clients speak CBOR
]


def refuse(client, service, operation, arguments):
    with pytest.raises(AwsError) as refused:
        client.call(service, operation, arguments)
    return refused.value


@pytest.mark.parametrize(("service", "operation", "arguments"), ELSEWHERE)
def test_an_operation_that_is_not_there_is_named(client, service, operation, arguments):
    error = refuse(client, service, operation, arguments)
    assert error.status in (501, None)
    assert error.code not in ("", "Unknown", "UnknownError", "501")
    assert operation in error.message


@pytest.mark.parametrize(("service", "operation", "arguments"), OTHER_SERVICES)
@pytest.mark.parametrize(
    "name", [pytest.param(c.name, marks=pytest.mark.xdist_group(c.name)) for c in (Boto3, AwsCli)]
)
def test_a_service_that_is_not_there_is_named(clients, name, service, operation, arguments):
    error = refuse(clients(name), service, operation, arguments)
    assert error.status in (501, None)
    assert error.code not in ("", "Unknown", "UnknownError", "501")
    assert service in error.message.lower()

"""Functions that tests create."""

from harness.packages import bootstrap_of


def create_function(boto3_client, name, folder):
    """A function with a bootstrap of ours, once it can be invoked; its ARN."""
    function = boto3_client.client("lambda").create_function(
        FunctionName=name,
        Runtime="provided.al2023",
        Role=f"arn:aws:iam::{boto3_client.account}:role/service",
        Handler="any",
        Timeout=20,
        Code={"ZipFile": bootstrap_of(folder)},
    )["FunctionArn"]
    boto3_client.wait("lambda", "FunctionActiveV2", {"FunctionName": name})
    return function

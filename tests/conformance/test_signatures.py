"""The signature of a delivered message, verified as subscribers verify it: by npm's sns-validator,
and from AWS's description of it in Python and JavaScript."""

import base64
import re
import urllib.parse
import urllib.request

import pytest
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from harness.clients import AwsError

CONFIRMATION = ("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type")
SIGNED = {  # in the order in which they are signed
    "Notification": ("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"),
    "SubscriptionConfirmation": CONFIRMATION,
    "UnsubscribeConfirmation": CONFIRMATION,
}
HASHES = {"1": hashes.SHA1(), "2": hashes.SHA256()}


def verify(message):
    """Raises InvalidSignature unless the message is signed by its SigningCertURL's certificate."""
    with urllib.request.urlopen(message["SigningCertURL"], timeout=10) as answer:
        certificate = x509.load_pem_x509_certificate(answer.read())
    text = "".join(
        f"{name}\n{message[name]}\n" for name in SIGNED[message["Type"]] if name in message
    )
    certificate.public_key().verify(
        base64.b64decode(message["Signature"], validate=True),
        text.encode(),
        padding.PKCS1v15(),
        HASHES[message["SignatureVersion"]],
    )


@pytest.fixture(scope="module", params=["1", "2"])
def delivered(request, clients, subscriber):
    """Both confirmations and two notifications, with and without a subject, of a topic signing so."""
    client = clients("boto3")
    path = f"signed-{request.param}"
    arguments = {"Name": path, "Attributes": {"SignatureVersion": request.param}}
    topic = client.call("sns", "CreateTopic", arguments)["TopicArn"]
    client.call(
        "sns",
        "Subscribe",
        {"TopicArn": topic, "Protocol": "http", "Endpoint": subscriber.url(path)},
    )
    confirmation = subscriber.receive(path, "SubscriptionConfirmation")[0].message
    subscription = client.call(
        "sns", "ConfirmSubscription", {"TopicArn": topic, "Token": confirmation["Token"]}
    )["SubscriptionArn"]
    client.call(
        "sns",
        "Publish",
        {"TopicArn": topic, "Subject": "Two lines", "Message": 'a "quoted"\nline: äöü ✓ 🐇'},
    )
    client.call("sns", "Publish", {"TopicArn": topic, "Message": "no subject"})
    notifications = [delivery.message for delivery in subscriber.receive(path, count=2)]
    assert [message["SignatureVersion"] for message in notifications] == [request.param] * 2
    assert "Subject" not in notifications[1]
    client.call("sns", "Unsubscribe", {"SubscriptionArn": subscription})
    farewell = subscriber.receive(path, "UnsubscribeConfirmation")[0].message
    yield [confirmation, *notifications, farewell]
    client.call("sns", "DeleteTopic", {"TopicArn": topic})


@pytest.mark.xdist_group("signatures")
def test_python_verifies_the_signature(delivered):
    for message in delivered:
        verify(message)


@pytest.mark.xdist_group("signatures")
@pytest.mark.parametrize("member", ["Message", "MessageId", "Timestamp", "TopicArn"])
def test_python_rejects_a_changed_message(delivered, member):
    for message in delivered:
        with pytest.raises(InvalidSignature):
            verify({**message, member: message[member] + "x"})


@pytest.mark.xdist_group("signatures")
def test_sns_validator_verifies_the_signature(delivered, clients):
    node = clients("js-sdk")
    for message in known_to_sns_validator(delivered):
        valid = node.validate(message, host_pattern(message))
        assert valid["MessageId"] == message["MessageId"]


@pytest.mark.xdist_group("signatures")
def test_sns_validator_rejects_a_changed_message(delivered, clients):
    node = clients("js-sdk")
    for message in known_to_sns_validator(delivered):
        with pytest.raises(AwsError, match="The message signature is invalid"):
            node.validate({**message, "Message": message["Message"] + "x"}, host_pattern(message))


@pytest.mark.xdist_group("signatures")
def test_node_verifies_the_signature(delivered, clients):
    node = clients("js-sdk")
    for message in delivered:
        assert node.verify(message)
        assert not node.verify({**message, "Timestamp": message["Timestamp"] + "x"})


def known_to_sns_validator(messages):
    """It leaves the token out of what it takes to be signed of a farewell; AWS does not."""
    return [message for message in messages if message["Type"] != "UnsubscribeConfirmation"]


def host_pattern(message):
    """The validator accepts certificates of AWS's hosts only; here they are the emulator's."""
    host = urllib.parse.urlsplit(message["SigningCertURL"]).netloc
    return f"^{re.escape(host)}$"

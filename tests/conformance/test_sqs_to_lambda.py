"""A queue's messages in a function's hands, seen by the function: batches, their shape, and what of
a batch returns. The function is Python's; it tells what it got in another queue."""

import base64
import io
import json
import uuid
import zipfile

import pytest

from harness.clients import Boto3

FUNCTION = """
import json, os, urllib.request

def handler(event, context):
    request = urllib.request.Request(
        os.environ["AWS_ENDPOINT_URL"],
        json.dumps({"QueueUrl": os.environ["RESULTS"], "MessageBody": json.dumps(event)}).encode(),
        {
            "X-Amz-Target": "AmazonSQS.SendMessage",
            "Content-Type": "application/x-amz-json-1.0",
            "Authorization": os.environ["AUTHORIZATION"],
        },
    )
    urllib.request.urlopen(request).read()
    failed = [r["messageId"] for r in event["Records"] if "fail" in r["body"]]
    return {"batchItemFailures": [{"itemIdentifier": id} for id in failed]}
"""


def package():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("main.py", FUNCTION)
    return out.getvalue()


@pytest.fixture
def boto(emulator):
    client = Boto3(emulator.endpoint, "555555555555")
    yield client
    client.close()


@pytest.fixture
def sqs(boto):
    return boto.client("sqs")


@pytest.fixture
def queue(sqs):
    made = []

    def make(**attributes):
        name = f"q-{uuid.uuid4().hex}" + (".fifo" if "FifoQueue" in attributes else "")
        made.append(sqs.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"])
        return made[-1]

    yield make
    for url in made:
        sqs.delete_queue(QueueUrl=url)


@pytest.fixture
def results(queue):
    return queue()


@pytest.fixture
def mapped(boto, results):
    """Maps a queue to a function that tells of each of its events in `results`."""
    lambda_ = boto.client("lambda")
    name = f"f-{uuid.uuid4().hex}"
    authorization = (
        "AWS4-HMAC-SHA256 Credential=555555555555/20260101/us-east-1/sqs/aws4_request, "
        "SignedHeaders=host, Signature=0"
    )
    lambda_.create_function(
        FunctionName=name,
        Runtime="python3.11",
        Role="arn:aws:iam::555555555555:role/r",
        Handler="main.handler",
        Timeout=10,
        Code={"ZipFile": package()},
        Environment={"Variables": {"RESULTS": results, "AUTHORIZATION": authorization}},
    )
    lambda_.get_waiter("function_active_v2").wait(FunctionName=name)
    mappings = []

    def make(url, **settings):
        arn = boto.client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])
        mapping = lambda_.create_event_source_mapping(
            FunctionName=name, EventSourceArn=arn["Attributes"]["QueueArn"], **settings
        )
        mappings.append(mapping["UUID"])

    yield make
    for mapping in mappings:
        lambda_.delete_event_source_mapping(UUID=mapping)
    lambda_.delete_function(FunctionName=name)


def events(sqs, results, count):
    """So many records, and how many came with each event."""
    records, sizes = [], []
    while len(records) < count:
        answer = sqs.receive_message(QueueUrl=results, WaitTimeSeconds=20, MaxNumberOfMessages=10)
        assert answer.get("Messages"), f"only {records}"
        for message in answer["Messages"]:
            sqs.delete_message(QueueUrl=results, ReceiptHandle=message["ReceiptHandle"])
            event = json.loads(message["Body"])
            sizes.append(len(event["Records"]))
            records += event["Records"]
    return records, sizes


def test_an_event_has_awss_shape(sqs, queue, results, mapped):
    url = queue()
    sent = sqs.send_message(
        QueueUrl=url,
        MessageBody="a parcel ✓",
        MessageAttributes={
            "size": {"DataType": "Number", "StringValue": "7"},
            "raw": {"DataType": "Binary", "BinaryValue": b"\x00\x7f"},
        },
    )
    mapped(url)
    (record,), _ = events(sqs, results, 1)
    assert record.pop("receiptHandle")
    attributes = record.pop("attributes")
    assert attributes.pop("ApproximateReceiveCount") == "1"
    assert attributes.pop("SenderId") == "555555555555"
    assert attributes.keys() == {"SentTimestamp", "ApproximateFirstReceiveTimestamp"}
    lists = {"stringListValues": [], "binaryListValues": []}
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]
    assert record == {
        "messageId": sent["MessageId"],
        "body": "a parcel ✓",
        "messageAttributes": {
            "size": {"stringValue": "7", "dataType": "Number", **lists},
            "raw": {
                "binaryValue": base64.b64encode(b"\x00\x7f").decode(),
                "dataType": "Binary",
                **lists,
            },
        },
        "md5OfBody": sent["MD5OfMessageBody"],
        "md5OfMessageAttributes": sent["MD5OfMessageAttributes"],
        "eventSource": "aws:sqs",
        "eventSourceARN": arn["QueueArn"],
        "awsRegion": "us-east-1",
    }


def test_a_window_gathers_a_batch_larger_than_one_receive(sqs, queue, results, mapped):
    url = queue()
    for first in range(0, 30, 10):
        entries = [{"Id": str(n), "MessageBody": str(n)} for n in range(first, first + 10)]
        sqs.send_message_batch(QueueUrl=url, Entries=entries)
    mapped(url, BatchSize=25, MaximumBatchingWindowInSeconds=1)
    records, sizes = events(sqs, results, 30)
    assert sorted(int(record["body"]) for record in records) == list(range(30))
    assert sorted(sizes) == [5, 25]


def test_what_failed_comes_again_and_nothing_else(sqs, queue, results, mapped):
    url = queue(VisibilityTimeout="10")
    entries = [{"Id": body, "MessageBody": body} for body in ("good", "fail")]
    sqs.send_message_batch(QueueUrl=url, Entries=entries)
    mapped(url, FunctionResponseTypes=["ReportBatchItemFailures"])
    records, _ = events(sqs, results, 3)
    assert sorted(record["body"] for record in records) == ["fail", "fail", "good"]
    last = max(records, key=lambda record: record["attributes"]["ApproximateReceiveCount"])
    assert last["attributes"]["ApproximateReceiveCount"] == "2"


def test_a_group_keeps_its_order(sqs, queue, results, mapped):
    url = queue(FifoQueue="true", ContentBasedDeduplication="true")
    for n in range(10):
        for group in "ab":
            sqs.send_message(QueueUrl=url, MessageBody=f"{group}{n}", MessageGroupId=group)
    mapped(url, BatchSize=3)
    records, _ = events(sqs, results, 20)
    for group in "ab":
        of_group = [record for record in records if record["body"].startswith(group)]
        of_group.sort(key=lambda record: int(record["attributes"]["SequenceNumber"]))
        assert [record["body"] for record in of_group] == [f"{group}{n}" for n in range(10)]
        received = [int(r["attributes"]["ApproximateFirstReceiveTimestamp"]) for r in of_group]
        assert received == sorted(received)

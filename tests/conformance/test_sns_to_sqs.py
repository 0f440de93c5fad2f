"""From topics to queues: what subscribed queues and dead-letter queues get, and FIFO topics, through
boto3."""

import json
import urllib.request
import uuid

import boto3
import pytest

REQUEST_ID = "RequestID"


@pytest.fixture(scope="module")
def aws(emulator):
    def client(service):
        return boto3.client(
            service,
            endpoint_url=emulator.endpoint,
            region_name="us-east-1",
            aws_access_key_id="test",
            aws_secret_access_key="test",
        )

    return client


@pytest.fixture(scope="module")
def sns(aws):
    return aws("sns")


@pytest.fixture(scope="module")
def sqs(aws):
    return aws("sqs")


class Queue:
    def __init__(self, sqs, fifo=False):
        self._sqs = sqs
        name = uuid.uuid4().hex + (".fifo" if fifo else "")
        attributes = {"FifoQueue": "true"} if fifo else {}
        self.url = sqs.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"]
        asked = sqs.get_queue_attributes(QueueUrl=self.url, AttributeNames=["QueueArn"])
        self.arn = asked["Attributes"]["QueueArn"]

    def receive(self, count=1, wait=10):
        """So many messages, in order; each is deleted."""
        received = []
        while len(received) < count:
            answer = self._sqs.receive_message(
                QueueUrl=self.url,
                MaxNumberOfMessages=10,
                WaitTimeSeconds=wait,
                MessageAttributeNames=["All"],
                AttributeNames=["All"],
            )
            assert answer.get("Messages"), f"{len(received)} of {count} messages came"
            for message in answer["Messages"]:
                self._sqs.delete_message(
                    QueueUrl=self.url, ReceiptHandle=message["ReceiptHandle"]
                )
                received.append(message)
        return received

    def delete(self):
        self._sqs.delete_queue(QueueUrl=self.url)


def topic_of(sns, **attributes):
    name = uuid.uuid4().hex + (".fifo" if attributes.get("FifoTopic") else "")
    return sns.create_topic(Name=name, Attributes=attributes)["TopicArn"]


def subscribe(sns, topic, endpoint, protocol="sqs", **attributes):
    return sns.subscribe(
        TopicArn=topic,
        Protocol=protocol,
        Endpoint=endpoint,
        Attributes=attributes,
        ReturnSubscriptionArn=True,
    )["SubscriptionArn"]


def fate_of(emulator, message):
    url = f"{emulator.endpoint}/_emulator/sns/messages/{message}?wait=delivered&timeout=20s"
    with urllib.request.urlopen(url, timeout=30) as answer:
        return json.loads(answer.read())["subscriptions"]


def redrive_to(queue):
    return json.dumps({"deadLetterTargetArn": queue.arn})


def text(value, kind="String"):
    return {"DataType": kind, "StringValue": value}


def test_queue_gets_the_notification_as_json(sns, sqs, emulator):
    queue, topic = Queue(sqs), topic_of(sns)
    arn = subscribe(sns, topic, queue.arn)
    sent = sns.publish(
        TopicArn=topic,
        Message="hello",
        Subject="Greeting",
        MessageAttributes={"kind": text("order")},
    )
    [message] = queue.receive()
    assert "MessageAttributes" not in message
    body = json.loads(message["Body"])
    assert body["Type"] == "Notification"
    assert body["MessageId"] == sent["MessageId"]
    assert body["TopicArn"] == topic
    assert (body["Subject"], body["Message"]) == ("Greeting", "hello")
    assert body["MessageAttributes"] == {"kind": {"Type": "String", "Value": "order"}}
    assert body["SignatureVersion"] == "1" and body["Signature"]
    assert arn in body["UnsubscribeURL"]
    [fate] = fate_of(emulator, sent["MessageId"])
    assert (fate["status"], fate["protocol"]) == ("delivered", "sqs")


def test_raw_delivery_maps_attributes(sns, sqs):
    queue, topic = Queue(sqs), topic_of(sns)
    subscribe(sns, topic, queue.arn, RawMessageDelivery="true")
    sns.publish(
        TopicArn=topic,
        Message="hello",
        MessageAttributes={
            "kind": text("order"),
            "size": text("7", "Number"),
            "blob": {"DataType": "Binary", "BinaryValue": b"\x00\xff"},
        },
    )
    [message] = queue.receive()
    assert message["Body"] == "hello"
    attributes = message["MessageAttributes"]
    assert attributes["kind"] == text("order")
    assert attributes["size"] == text("7", "Number")
    assert attributes["blob"] == {"DataType": "Binary", "BinaryValue": b"\x00\xff"}


def test_raw_message_with_more_attributes_than_a_queue_takes_is_a_dead_letter(sns, sqs, emulator):
    queue, dead, topic = Queue(sqs), Queue(sqs), topic_of(sns)
    subscribe(sns, topic, queue.arn, RawMessageDelivery="true", RedrivePolicy=redrive_to(dead))
    attributes = {f"a{number}": text("x") for number in range(11)}
    sent = sns.publish(TopicArn=topic, Message="hello", MessageAttributes=attributes)
    [fate] = fate_of(emulator, sent["MessageId"])
    assert (fate["status"], fate["attempts"]) == ("failed", 1)


def test_message_to_a_queue_that_is_gone_is_a_dead_letter(sns, sqs, emulator):
    queue, dead, topic = Queue(sqs), Queue(sqs), topic_of(sns)
    subscribe(sns, topic, queue.arn, RedrivePolicy=redrive_to(dead))
    queue.delete()
    sent = sns.publish(TopicArn=topic, Message="hello")
    [letter] = dead.receive()
    assert json.loads(letter["Body"])["Message"] == "hello"
    attributes = letter["MessageAttributes"]
    assert attributes["ErrorCode"]["StringValue"] == "AWS.SimpleQueueService.NonExistentQueue"
    assert attributes["ErrorMessage"]["StringValue"]
    assert attributes[REQUEST_ID]["StringValue"]
    [fate] = fate_of(emulator, sent["MessageId"])
    assert (fate["status"], fate["attempts"]) == ("failed", 1)
    assert fate["dead_letter_queue"] == dead.arn


def test_message_to_a_function_that_is_gone_is_a_dead_letter(sns, sqs):
    dead, topic = Queue(sqs), topic_of(sns)
    function = "arn:aws:lambda:us-east-1:000000000000:function:gone"
    subscribe(sns, topic, function, "lambda", RedrivePolicy=redrive_to(dead))
    sns.publish(TopicArn=topic, Message="hello")
    [letter] = dead.receive()
    assert json.loads(letter["Body"])["Message"] == "hello"
    assert letter["MessageAttributes"]["ErrorCode"]["StringValue"] == "ResourceNotFoundException"


def test_redrive_policy_has_to_name_a_queue_that_exists(sns, sqs):
    topic = topic_of(sns)
    with pytest.raises(sns.exceptions.InvalidParameterException) as raised:
        subscribe(
            sns,
            topic,
            "arn:aws:lambda:us-east-1:000000000000:function:f",
            "lambda",
            RedrivePolicy=json.dumps(
                {"deadLetterTargetArn": "arn:aws:sqs:us-east-1:000000000000:none"}
            ),
        )
    assert "RedrivePolicy" in str(raised.value)


def test_fifo_topic_keeps_order_and_drops_repetitions(sns, sqs):
    topic = topic_of(sns, FifoTopic="true", ContentBasedDeduplication="true")
    queue, standard = Queue(sqs, fifo=True), Queue(sqs)
    subscribe(sns, topic, queue.arn)
    subscribe(sns, topic, standard.arn, RawMessageDelivery="true")
    numbers = []
    for number in (1, 2, 2, 3):
        sent = sns.publish(TopicArn=topic, Message=str(number), MessageGroupId="g")
        numbers.append(sent["SequenceNumber"])
    assert numbers[1] == numbers[2]
    assert sorted(set(numbers)) == [numbers[0], numbers[1], numbers[3]]
    received = queue.receive(3)
    bodies = [json.loads(message["Body"]) for message in received]
    assert [body["Message"] for body in bodies] == ["1", "2", "3"]
    assert [body["SequenceNumber"] for body in bodies] == [numbers[0], numbers[1], numbers[3]]
    assert all("Signature" not in body for body in bodies)
    assert {message["Attributes"]["MessageGroupId"] for message in received} == {"g"}
    assert sorted(message["Body"] for message in standard.receive(3)) == ["1", "2", "3"]


def test_batch_to_a_fifo_topic_has_sequence_numbers(sns):
    topic = topic_of(sns, FifoTopic="true")
    entries = [
        {
            "Id": str(number),
            "Message": "m",
            "MessageGroupId": "g",
            "MessageDeduplicationId": str(number),
        }
        for number in range(3)
    ]
    answer = sns.publish_batch(TopicArn=topic, PublishBatchRequestEntries=entries)
    assert answer["Failed"] == []
    numbers = [entry["SequenceNumber"] for entry in answer["Successful"]]
    assert numbers == sorted(numbers) and len(set(numbers)) == 3


def test_archive_is_replayed_to_a_new_subscription(sns, sqs):
    topic = topic_of(
        sns,
        FifoTopic="true",
        ContentBasedDeduplication="true",
        ArchivePolicy=json.dumps({"MessageRetentionPeriod": "30"}),
    )
    for text_of in ("one", "two"):
        sns.publish(TopicArn=topic, Message=text_of, MessageGroupId="g")
    queue = Queue(sqs, fifo=True)
    policy = {"PointType": "Timestamp", "StartingPoint": "2020-01-01T00:00:00.000Z"}
    arn = subscribe(sns, topic, queue.arn, ReplayPolicy=json.dumps(policy))
    bodies = [json.loads(message["Body"]) for message in queue.receive(2)]
    assert [body["Message"] for body in bodies] == ["one", "two"]
    assert {body["Replayed"] for body in bodies} == {"true"}
    shown = sns.get_subscription_attributes(SubscriptionArn=arn)["Attributes"]
    assert shown["ReplayStatus"] == "Completed"
    sns.set_topic_attributes(TopicArn=topic, AttributeName="ArchivePolicy", AttributeValue="{}")
    sns.delete_topic(TopicArn=topic)


def test_deliveries_are_logged_where_aws_logs_them(sns, sqs, aws, emulator):
    logs = aws("logs")
    queue, gone, topic = Queue(sqs), Queue(sqs), topic_of(sns)
    role = "arn:aws:iam::000000000000:role/logs"
    for name, value in (
        ("SQSSuccessFeedbackRoleArn", role),
        ("SQSSuccessFeedbackSampleRate", "100"),
        ("SQSFailureFeedbackRoleArn", role),
    ):
        sns.set_topic_attributes(TopicArn=topic, AttributeName=name, AttributeValue=value)
    subscribe(sns, topic, queue.arn)
    subscribe(sns, topic, gone.arn)
    gone.delete()
    message = sns.publish(TopicArn=topic, Message="hello")["MessageId"]
    fate_of(emulator, message)
    group = "sns/us-east-1/000000000000/" + topic.rsplit(":", 1)[1]
    for name, arn, status in (
        (group, queue.arn, "SUCCESS"),
        (group + "/Failure", gone.arn, "FAILURE"),
    ):
        [event] = logs.filter_log_events(logGroupName=name)["events"]
        entry = json.loads(event["message"])
        assert entry["notification"]["messageId"] == message
        assert entry["delivery"]["destination"] == arn
        assert entry["delivery"]["attempts"] == 1
        assert entry["status"] == status

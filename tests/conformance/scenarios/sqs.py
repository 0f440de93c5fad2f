"""Queues, messages and all that is done to them: success and main error of each operation."""

import json
import re

from harness.scenario import ANY, Act, Service

sqs = Service("sqs")

NONE = "AWS.SimpleQueueService."
QUEUE = "arn:aws:sqs:us-east-1:${account}:orders"
DEAD = "arn:aws:sqs:us-east-1:${account}:dead"
URL = {"QueueUrl": "${url}"}
ABSENT = {"QueueUrl": "${url}-absent"}
UUID = re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
NOT_THERE = re.compile("^The specified queue does not exist")


def absent(operation, **arguments):
    return sqs.fails(operation, NONE + "NonExistentQueue", 400, NOT_THERE, **ABSENT, **arguments)


def receive_both(context, output):
    """The two messages of a batch, whatever their order, one of them with its attributes."""
    messages = {message["Body"]: message for message in output["Messages"]}
    assert set(messages) == {"one", "two"}
    one = messages["one"]
    assert one["MessageAttributes"]["size"] == {"StringValue": "7", "DataType": "Number"}
    assert one["MD5OfMessageAttributes"]
    assert one["Attributes"]["ApproximateReceiveCount"] == "1"
    for body, message in messages.items():
        context.values[f"handle_{body}"] = message["ReceiptHandle"]


def fail_once(context):
    """Received twice, though once is allowed: the message moves."""
    client, url = context.client, context.values["url"]
    client.call("sqs", "SendMessage", {"QueueUrl": url, "MessageBody": "bad"})
    now = {"QueueUrl": url, "VisibilityTimeout": 0}
    assert client.call("sqs", "ReceiveMessage", now)["Messages"][0]["Body"] == "bad"
    assert not client.call("sqs", "ReceiveMessage", now).get("Messages")


def redrive(count):
    return json.dumps({"deadLetterTargetArn": DEAD, "maxReceiveCount": count})


QUEUES = [
    sqs.ok(
        "CreateQueue",
        {"QueueUrl": re.compile("^http://[^/]+/${account}/dead$".replace("${account}", r"\d{12}"))},
        {"dead_url": "QueueUrl"},
        QueueName="dead",
    ),
    sqs.ok(
        "CreateQueue",
        {"QueueUrl": ANY},
        {"url": "QueueUrl"},
        QueueName="orders",
        Attributes={"VisibilityTimeout": "40"},
        tags={"team": "shop"},
    ),
    sqs.ok(
        "CreateQueue",
        {"QueueUrl": "${url}"},
        QueueName="orders",
        Attributes={"VisibilityTimeout": "40"},
    ),
    sqs.fails(
        "CreateQueue",
        "QueueAlreadyExists",
        400,
        re.compile("different value for attribute VisibilityTimeout$"),
        QueueName="orders",
        Attributes={"VisibilityTimeout": "41"},
    ),
    sqs.fails(
        "CreateQueue",
        "InvalidParameterValue",
        400,
        "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length",
        QueueName="a.b",
    ),
    sqs.fails(
        "CreateQueue",
        "InvalidAttributeName",
        400,
        "Unknown Attribute Colour.",
        QueueName="other",
        Attributes={"Colour": "red"},
    ),
    sqs.fails(
        "CreateQueue",
        "InvalidAttributeValue",
        400,
        "Invalid value for the parameter DelaySeconds.",
        QueueName="other",
        Attributes={"DelaySeconds": "901"},
    ),
    sqs.ok("GetQueueUrl", {"QueueUrl": "${url}"}, QueueName="orders"),
    sqs.fails("GetQueueUrl", NONE + "NonExistentQueue", 400, NOT_THERE, QueueName="absent"),
    sqs.ok("ListQueues", {"QueueUrls": ["${url}"]}, QueueNamePrefix="ord"),
    sqs.fails("ListQueues", "InvalidParameterValue", 400, MaxResults=1001),
    sqs.ok(
        "SetQueueAttributes",
        Attributes={"ReceiveMessageWaitTimeSeconds": "1", "RedrivePolicy": redrive(1)},
        **URL,
    ),
    absent("SetQueueAttributes", Attributes={"DelaySeconds": "1"}),
    sqs.ok(
        "GetQueueAttributes",
        {
            "Attributes.QueueArn": QUEUE,
            "Attributes.VisibilityTimeout": "40",
            "Attributes.ReceiveMessageWaitTimeSeconds": "1",
            "Attributes.MaximumMessageSize": "1048576",
            "Attributes.ApproximateNumberOfMessages": "0",
            "Attributes.CreatedTimestamp": re.compile(r"^\d{10}$"),
        },
        AttributeNames=["All"],
        **URL,
    ),
    absent("GetQueueAttributes", AttributeNames=["All"]),
    sqs.ok("ListDeadLetterSourceQueues", {"queueUrls": ["${url}"]}, QueueUrl="${dead_url}"),
    absent("ListDeadLetterSourceQueues"),
    sqs.ok("TagQueue", Tags={"stage": "test"}, **URL),
    absent("TagQueue", Tags={"stage": "test"}),
    sqs.ok("ListQueueTags", {"Tags": {"team": "shop", "stage": "test"}}, **URL),
    absent("ListQueueTags"),
    sqs.ok("UntagQueue", TagKeys=["team"], **URL),
    absent("UntagQueue", TagKeys=["team"]),
    sqs.ok("ListQueueTags", {"Tags": {"stage": "test"}}, **URL),
    sqs.ok(
        "AddPermission",
        Label="sending",
        AWSAccountIds=["123456789012"],
        Actions=["SendMessage"],
        **URL,
    ),
    absent("AddPermission", Label="l", AWSAccountIds=["123456789012"], Actions=["SendMessage"]),
    sqs.ok(
        "GetQueueAttributes",
        {"Attributes.Policy": re.compile('"Action":"SQS:SendMessage"')},
        AttributeNames=["Policy"],
        **URL,
    ),
    sqs.ok("RemovePermission", Label="sending", **URL),
    sqs.fails("RemovePermission", "InvalidParameterValue", 400, Label="sending", **URL),
]

MESSAGES = [
    # boto3 and the SDK for JavaScript hold the digests against what they sent.
    sqs.ok(
        "SendMessage",
        {
            "MD5OfMessageBody": "5d41402abc4b2a76b9719d911017c592",
            "MD5OfMessageAttributes": ANY,
            "MessageId": UUID,
        },
        {"message": "MessageId"},
        MessageBody="hello",
        MessageAttributes={"kind": {"DataType": "String", "StringValue": "greeting"}},
        **URL,
    ),
    absent("SendMessage", MessageBody="hello"),
    sqs.fails(
        "SendMessage",
        "InvalidParameterValue",
        400,
        re.compile("DelaySeconds must be >= 0 and <= 900"),
        MessageBody="hello",
        DelaySeconds=901,
        **URL,
    ),
    sqs.fails("SendMessage", "InvalidMessageContents", 400, MessageBody="\u0001", **URL),
    sqs.ok(
        "ReceiveMessage",
        {
            "Messages[0].MessageId": "${message}",
            "Messages[0].Body": "hello",
            "Messages[0].MessageAttributes.kind.StringValue": "greeting",
            "Messages[0].Attributes.SenderId": "${account}",
        },
        {"handle": "Messages[0].ReceiptHandle"},
        MessageSystemAttributeNames=["All"],
        MessageAttributeNames=["All"],
        **URL,
    ),
    sqs.fails(
        "ReceiveMessage",
        "InvalidParameterValue",
        400,
        re.compile("Must be between 1 and 10, if provided"),
        MaxNumberOfMessages=11,
        **URL,
    ),
    sqs.ok("ChangeMessageVisibility", ReceiptHandle="${handle}", VisibilityTimeout=60, **URL),
    sqs.fails(
        "ChangeMessageVisibility",
        "ReceiptHandleIsInvalid",
        400,
        ReceiptHandle="nonsense",
        VisibilityTimeout=60,
        **URL,
    ),
    sqs.ok("DeleteMessage", ReceiptHandle="${handle}", **URL),
    sqs.fails("DeleteMessage", "ReceiptHandleIsInvalid", 400, ReceiptHandle="nonsense", **URL),
    sqs.ok(
        "SendMessageBatch",
        {"Successful[].Id": ["1", "2"], "Failed[].[Id, Code]": [["3", "InvalidParameterValue"]]},
        Entries=[
            {
                "Id": "1",
                "MessageBody": "one",
                "MessageAttributes": {"size": {"DataType": "Number", "StringValue": "7"}},
            },
            {"Id": "2", "MessageBody": "two"},
            {"Id": "3", "MessageBody": "three", "DelaySeconds": -1},
        ],
        **URL,
    ),
    sqs.fails(
        "SendMessageBatch",
        NONE + "BatchEntryIdsNotDistinct",
        400,
        "Id 1 repeated.",
        Entries=[{"Id": "1", "MessageBody": "one"}, {"Id": "1", "MessageBody": "two"}],
        **URL,
    ),
    sqs.ok(
        "ReceiveMessage",
        {},
        {},
        receive_both,
        MaxNumberOfMessages=10,
        AttributeNames=["All"],
        MessageAttributeNames=["size"],
        **URL,
    ),
    sqs.ok(
        "ChangeMessageVisibilityBatch",
        {"Successful[].Id": ["1"]},
        Entries=[{"Id": "1", "ReceiptHandle": "${handle_one}", "VisibilityTimeout": 60}],
        **URL,
    ),
    sqs.fails(
        "ChangeMessageVisibilityBatch",
        NONE + "InvalidBatchEntryId",
        400,
        Entries=[{"Id": "a b", "ReceiptHandle": "${handle_one}", "VisibilityTimeout": 60}],
        **URL,
    ),
    sqs.ok(
        "DeleteMessageBatch",
        {"Successful[].Id": ["1", "2"], "Failed[].[Id, Code]": [["3", "ReceiptHandleIsInvalid"]]},
        Entries=[
            {"Id": "1", "ReceiptHandle": "${handle_one}"},
            {"Id": "2", "ReceiptHandle": "${handle_two}"},
            {"Id": "3", "ReceiptHandle": "nonsense"},
        ],
        **URL,
    ),
    sqs.fails(
        "DeleteMessageBatch",
        NONE + "TooManyEntriesInBatchRequest",
        400,
        "Maximum number of entries per request are 10. You have sent 11.",
        Entries=[{"Id": str(n), "ReceiptHandle": "${handle_one}"} for n in range(11)],
        **URL,
    ),
]

DEAD_LETTERS = [
    Act("a-message-is-received-too-often", fail_once),
    sqs.ok(
        "ReceiveMessage",
        {
            "Messages[0].Body": "bad",
            "Messages[0].Attributes.DeadLetterQueueSourceArn": QUEUE,
        },
        QueueUrl="${dead_url}",
        VisibilityTimeout=0,
        WaitTimeSeconds=1,
        AttributeNames=["All"],
    ),
    sqs.ok("StartMessageMoveTask", {"TaskHandle": ANY}, {"task": "TaskHandle"}, SourceArn=DEAD),
    sqs.fails("StartMessageMoveTask", "InvalidParameterValue", 400, SourceArn=QUEUE),
    sqs.ok(
        "ReceiveMessage",
        {"Messages[0].Body": "bad", "Messages[0].Attributes.ApproximateReceiveCount": "1"},
        WaitTimeSeconds=5,
        AttributeNames=["ApproximateReceiveCount"],
        **URL,
    ),
    sqs.ok(
        "ListMessageMoveTasks",
        {
            "Results[0].Status": "COMPLETED",
            "Results[0].ApproximateNumberOfMessagesMoved": 1,
            "Results[0].SourceArn": DEAD,
        },
        SourceArn=DEAD,
    ),
    sqs.fails("ListMessageMoveTasks", "ResourceNotFoundException", 400, SourceArn=QUEUE + "2"),
    # A task that moves one message a second, and is stopped long before the last.
    *(
        sqs.ok(
            "SendMessageBatch",
            QueueUrl="${dead_url}",
            Entries=[{"Id": str(n), "MessageBody": str(n)} for n in range(10)],
        )
        for _ in range(6)
    ),
    sqs.ok(
        "StartMessageMoveTask",
        {},
        {"slow": "TaskHandle"},
        SourceArn=DEAD,
        DestinationArn=QUEUE,
        MaxNumberOfMessagesPerSecond=1,
    ),
    sqs.ok(
        "CancelMessageMoveTask", {"ApproximateNumberOfMessagesMoved": ANY}, TaskHandle="${slow}"
    ),
    sqs.fails("CancelMessageMoveTask", "ResourceNotFoundException", 400, TaskHandle="absent"),
]

ENDS = [
    sqs.ok("PurgeQueue", **URL),
    sqs.fails(
        "PurgeQueue",
        NONE + "PurgeQueueInProgress",
        400,
        "Only one PurgeQueue operation on orders is allowed every 60 seconds.",
        **URL,
    ),
    sqs.ok("DeleteQueue", **URL),
    sqs.fails("DeleteQueue", NONE + "NonExistentQueue", 400, NOT_THERE, **URL),
    sqs.fails("CreateQueue", NONE + "QueueDeletedRecently", 400, QueueName="orders"),
    sqs.ok("DeleteQueue", QueueUrl="${dead_url}"),
]

STEPS = QUEUES + MESSAGES + DEAD_LETTERS + ENDS

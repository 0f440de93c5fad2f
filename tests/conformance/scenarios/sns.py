"""Topics, subscriptions over http, publishing, tags: success and main error of each operation."""

import json
import re

from harness.scenario import ANY, Act, Service

sns = Service("sns")

TOPIC = "arn:aws:sns:us-east-1:${account}:orders"
NO_TOPIC = "arn:aws:sns:us-east-1:${account}:absent"
NO_SUBSCRIPTION = TOPIC + ":00000000-0000-4000-8000-000000000000"
UUID = re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")


def receive_token(context):
    path = context.fill("${client}-sns")
    confirmation = context.values["subscriber"].receive(path, "SubscriptionConfirmation")[0]
    context.values["token"] = confirmation.message["Token"]


def receive_notifications(context):
    path = context.fill("${client}-sns")
    plain, structured, first, second = context.values["subscriber"].receive(path, count=4)
    assert plain.message["Message"] == "a parcel ✓"
    assert plain.message["Subject"] == "News"
    assert plain.message["MessageId"] == context.values["message"]
    assert plain.message["TopicArn"] == context.fill(TOPIC)
    assert plain.message["MessageAttributes"] == {
        "size": {"Type": "Number", "Value": "7"},
        "raw": {"Type": "Binary", "Value": "AH8="},
    }
    assert plain.headers["x-amz-sns-topic-arn"] == context.fill(TOPIC)
    assert plain.headers["x-amz-sns-message-id"] == context.values["message"]
    assert plain.headers["x-amz-sns-subscription-arn"] == context.values["subscription"]
    assert plain.headers["content-type"] == "text/plain; charset=UTF-8"
    assert structured.message["Message"] == "for http"
    assert [first.message["Message"], second.message["Message"]] == ["one", "two"]


STEPS = [
    sns.ok(
        "CreateTopic",
        {"TopicArn": TOPIC},
        {"topic": "TopicArn"},
        Name="orders",
        Attributes={"DisplayName": "Orders"},
        Tags=[{"Key": "team", "Value": "shop"}],
    ),
    # Creating it again is no error while nothing differs.
    sns.ok("CreateTopic", {"TopicArn": TOPIC}, Name="orders"),
    sns.fails(
        "CreateTopic",
        "InvalidParameter",
        400,
        re.compile(
            "^Invalid parameter: Attributes Reason: Topic already exists with different attributes"
        ),
        Name="orders",
        Attributes={"DisplayName": "Others"},
    ),
    sns.fails(
        "CreateTopic",
        "InvalidParameter",
        400,
        re.compile("^Invalid parameter: Topic Name"),
        Name="no spaces, please",
    ),
    sns.ok("ListTopics", {"Topics": [{"TopicArn": TOPIC}]}),
    sns.fails(
        "ListTopics",
        "InvalidParameter",
        400,
        re.compile("^Invalid parameter: NextToken"),
        NextToken="not-a-token",
    ),
    sns.ok(
        "GetTopicAttributes",
        {
            "Attributes.TopicArn": TOPIC,
            "Attributes.DisplayName": "Orders",
            "Attributes.Owner": "${account}",
            "Attributes.Policy": ANY,
            "Attributes.SubscriptionsConfirmed": "0",
            "Attributes.SubscriptionsPending": "0",
            "Attributes.SubscriptionsDeleted": "0",
        },
        TopicArn=TOPIC,
    ),
    sns.fails("GetTopicAttributes", "NotFound", 404, "Topic does not exist", TopicArn=NO_TOPIC),
    sns.fails(
        "GetTopicAttributes",
        "InvalidParameter",
        400,
        re.compile("^Invalid parameter: TopicArn"),
        TopicArn="not-an-arn",
    ),
    sns.ok(
        "SetTopicAttributes",
        TopicArn=TOPIC,
        AttributeName="SignatureVersion",
        AttributeValue="2",
    ),
    sns.ok("GetTopicAttributes", {"Attributes.SignatureVersion": "2"}, TopicArn=TOPIC),
    sns.fails(
        "SetTopicAttributes",
        "InvalidParameter",
        400,
        re.compile("^Invalid parameter: AttributeName"),
        TopicArn=TOPIC,
        AttributeName="Colour",
        AttributeValue="blue",
    ),
    sns.fails(
        "SetTopicAttributes",
        "NotFound",
        404,
        "Topic does not exist",
        TopicArn=NO_TOPIC,
        AttributeName="DisplayName",
        AttributeValue="x",
    ),
    sns.ok(
        "Subscribe",
        {"SubscriptionArn": "pending confirmation"},
        TopicArn=TOPIC,
        Protocol="http",
        Endpoint="http://${subscriber_address}/${client}-sns",
    ),
    sns.fails(
        "Subscribe",
        "NotFound",
        404,
        "Topic does not exist",
        TopicArn=NO_TOPIC,
        Protocol="http",
        Endpoint="http://${subscriber_address}/${client}-sns",
    ),
    sns.fails(
        "Subscribe",
        "InvalidParameter",
        400,
        re.compile("^Invalid parameter: "),
        TopicArn=TOPIC,
        Protocol="pigeon",
        Endpoint="coop",
    ),
    sns.fails(
        "Subscribe",
        "InvalidParameter",
        400,
        re.compile("^Invalid parameter: "),
        TopicArn=TOPIC,
        Protocol="https",
        Endpoint="http://${subscriber_address}/${client}-sns",
    ),
    sns.ok(
        "ListSubscriptionsByTopic",
        {"Subscriptions[].SubscriptionArn": ["PendingConfirmation"]},
        TopicArn=TOPIC,
    ),
    Act("the subscriber receives the token", receive_token),
    sns.fails(
        "ConfirmSubscription",
        "InvalidParameter",
        400,
        re.compile("^Invalid parameter: Token"),
        TopicArn=TOPIC,
        Token="not-a-token",
    ),
    sns.ok(
        "ConfirmSubscription",
        {"SubscriptionArn": re.compile("^arn:aws:sns:us-east-1:[0-9]{12}:orders:[0-9a-f-]{36}$")},
        {"subscription": "SubscriptionArn"},
        TopicArn=TOPIC,
        Token="${token}",
    ),
    sns.ok(
        "ListSubscriptions",
        {
            "Subscriptions": [
                {
                    "SubscriptionArn": "${subscription}",
                    "Owner": "${account}",
                    "Protocol": "http",
                    "Endpoint": "http://${subscriber_address}/${client}-sns",
                    "TopicArn": TOPIC,
                }
            ]
        },
    ),
    sns.fails(
        "ListSubscriptions",
        "InvalidParameter",
        400,
        re.compile("^Invalid parameter: NextToken"),
        NextToken="not-a-token",
    ),
    sns.fails(
        "ListSubscriptionsByTopic", "NotFound", 404, "Topic does not exist", TopicArn=NO_TOPIC
    ),
    sns.ok(
        "GetSubscriptionAttributes",
        {
            "Attributes.SubscriptionArn": "${subscription}",
            "Attributes.PendingConfirmation": "false",
            "Attributes.RawMessageDelivery": "false",
            "Attributes.ConfirmationWasAuthenticated": ANY,
            "Attributes.Protocol": "http",
            "Attributes.TopicArn": TOPIC,
            "Attributes.Owner": "${account}",
        },
        SubscriptionArn="${subscription}",
    ),
    sns.fails(
        "GetSubscriptionAttributes",
        "NotFound",
        404,
        "Subscription does not exist",
        SubscriptionArn=NO_SUBSCRIPTION,
    ),
    sns.ok(
        "SetSubscriptionAttributes",
        SubscriptionArn="${subscription}",
        AttributeName="RawMessageDelivery",
        AttributeValue="true",
    ),
    sns.ok(
        "GetSubscriptionAttributes",
        {"Attributes.RawMessageDelivery": "true"},
        SubscriptionArn="${subscription}",
    ),
    sns.ok(
        "SetSubscriptionAttributes",
        SubscriptionArn="${subscription}",
        AttributeName="RawMessageDelivery",
        AttributeValue="false",
    ),
    sns.fails(
        "SetSubscriptionAttributes",
        "InvalidParameter",
        400,
        re.compile("^Invalid parameter: AttributeName"),
        SubscriptionArn="${subscription}",
        AttributeName="Colour",
        AttributeValue="blue",
    ),
    sns.fails(
        "SetSubscriptionAttributes",
        "NotFound",
        404,
        "Subscription does not exist",
        SubscriptionArn=NO_SUBSCRIPTION,
        AttributeName="RawMessageDelivery",
        AttributeValue="true",
    ),
    sns.ok(
        "Publish",
        {"MessageId": UUID},
        {"message": "MessageId"},
        TopicArn=TOPIC,
        Subject="News",
        Message="a parcel ✓",
        MessageAttributes={
            "size": {"DataType": "Number", "StringValue": "7"},
            "raw": {"DataType": "Binary", "BinaryValue": b"\x00\x7f"},
        },
    ),
    sns.ok(
        "Publish",
        {"MessageId": UUID},
        TopicArn=TOPIC,
        MessageStructure="json",
        Message=json.dumps({"default": "for others", "http": "for http"}),
    ),
    sns.fails(
        "Publish", "NotFound", 404, "Topic does not exist", TopicArn=NO_TOPIC, Message="hello"
    ),
    sns.fails(
        "Publish",
        "InvalidParameter",
        400,
        re.compile("^Invalid parameter: Empty message"),
        TopicArn=TOPIC,
        Message="",
    ),
    sns.fails(
        "Publish",
        "InvalidParameter",
        400,
        re.compile("^Invalid parameter: Message Structure - No default entry in JSON message body"),
        TopicArn=TOPIC,
        MessageStructure="json",
        Message="{}",
    ),
    sns.ok(
        "PublishBatch",
        {"Successful[].Id": ["a", "b"], "length(Failed || `[]`)": 0},
        TopicArn=TOPIC,
        PublishBatchRequestEntries=[{"Id": "a", "Message": "one"}, {"Id": "b", "Message": "two"}],
    ),
    sns.fails(
        "PublishBatch",
        "BatchEntryIdsNotDistinct",
        400,
        TopicArn=TOPIC,
        PublishBatchRequestEntries=[{"Id": "a", "Message": "one"}, {"Id": "a", "Message": "two"}],
    ),
    sns.fails(
        "PublishBatch",
        "TooManyEntriesInBatchRequest",
        400,
        TopicArn=TOPIC,
        PublishBatchRequestEntries=[{"Id": f"m{n}", "Message": "m"} for n in range(11)],
    ),
    sns.fails(
        "PublishBatch",
        "NotFound",
        404,
        "Topic does not exist",
        TopicArn=NO_TOPIC,
        PublishBatchRequestEntries=[{"Id": "a", "Message": "one"}],
    ),
    Act("the subscriber receives what was published, in order", receive_notifications),
    sns.ok("TagResource", ResourceArn=TOPIC, Tags=[{"Key": "stage", "Value": "test"}]),
    sns.fails(
        "TagResource",
        "ResourceNotFound",
        404,
        "Resource does not exist",
        ResourceArn=NO_TOPIC,
        Tags=[{"Key": "stage", "Value": "test"}],
    ),
    sns.ok(
        "ListTagsForResource",
        {
            "sort_by(Tags, &Key)": [
                {"Key": "stage", "Value": "test"},
                {"Key": "team", "Value": "shop"},
            ]
        },
        ResourceArn=TOPIC,
    ),
    sns.fails(
        "ListTagsForResource",
        "ResourceNotFound",
        404,
        "Resource does not exist",
        ResourceArn=NO_TOPIC,
    ),
    sns.ok("UntagResource", ResourceArn=TOPIC, TagKeys=["team"]),
    sns.ok("ListTagsForResource", {"Tags[].Key": ["stage"]}, ResourceArn=TOPIC),
    sns.fails(
        "UntagResource",
        "ResourceNotFound",
        404,
        "Resource does not exist",
        ResourceArn=NO_TOPIC,
        TagKeys=["team"],
    ),
    sns.ok("Unsubscribe", SubscriptionArn="${subscription}"),
    sns.ok("ListSubscriptionsByTopic", {"length(Subscriptions || `[]`)": 0}, TopicArn=TOPIC),
    sns.fails(
        "Unsubscribe",
        "InvalidParameter",
        400,
        re.compile("^Invalid parameter: SubscriptionArn"),
        SubscriptionArn="not-an-arn",
    ),
    sns.ok("DeleteTopic", TopicArn=TOPIC),
    sns.ok("DeleteTopic", TopicArn=TOPIC),
    sns.fails(
        "DeleteTopic",
        "InvalidParameter",
        400,
        re.compile("^Invalid parameter: TopicArn"),
        TopicArn="not-an-arn",
    ),
    sns.ok("ListTopics", {"length(Topics || `[]`)": 0}),
]

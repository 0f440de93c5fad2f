"""Topics, subscriptions over http, publishing, tags: success and main error of each operation."""

import json
import re
import urllib.request

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


def receive_password(context):
    url = (
        f"{context.values['endpoint_url']}/_aws/sns/sms-messages?region=us-east-1"
        f"&accountId={context.values['account']}"
    )
    with urllib.request.urlopen(url, timeout=10) as answer:
        messages = json.load(answer)["sms_messages"][NUMBER]
    context.values["password"] = messages[-1]["Message"][-6:]


def opt_out(context):
    url = f"{context.values['endpoint_url']}/_emulator/sns/opted-out/{NUMBER}?accountId="
    request = urllib.request.Request(url + context.values["account"], method="PUT")
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert answer.status == 204


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


POLICY = json.dumps({"Name": "p", "Version": "2021-06-01", "Statement": [{"Sid": "s"}]})

PERMISSIONS = [
    sns.ok(
        "AddPermission",
        TopicArn=TOPIC,
        Label="friends",
        AWSAccountId=["444444444444"],
        ActionName=["Publish", "Subscribe"],
    ),
    sns.ok(
        "GetTopicAttributes",
        {"Attributes.Policy": re.compile('"Sid":"friends".*arn:aws:iam::444444444444:root')},
        TopicArn=TOPIC,
    ),
    sns.fails(
        "AddPermission",
        "InvalidParameter",
        400,
        "Invalid parameter: Statement already exists",
        TopicArn=TOPIC,
        Label="friends",
        AWSAccountId=["444444444444"],
        ActionName=["Publish"],
    ),
    sns.fails(
        "AddPermission",
        "InvalidParameter",
        400,
        "Invalid parameter: Policy statement action out of service scope!",
        TopicArn=TOPIC,
        Label="others",
        AWSAccountId=["444444444444"],
        ActionName=["Fly"],
    ),
    sns.ok("RemovePermission", TopicArn=TOPIC, Label="friends"),
    sns.fails(
        "RemovePermission",
        "NotFound",
        404,
        "Topic does not exist",
        TopicArn=NO_TOPIC,
        Label="friends",
    ),
    sns.ok("PutDataProtectionPolicy", ResourceArn=TOPIC, DataProtectionPolicy=POLICY),
    sns.ok("GetDataProtectionPolicy", {"DataProtectionPolicy": POLICY}, ResourceArn=TOPIC),
    sns.fails(
        "PutDataProtectionPolicy",
        "InvalidParameter",
        400,
        re.compile("^Invalid parameter: DataProtectionPolicy"),
        ResourceArn=TOPIC,
        DataProtectionPolicy="no json",
    ),
    sns.fails(
        "GetDataProtectionPolicy", "NotFound", 404, "Topic does not exist", ResourceArn=NO_TOPIC
    ),
]

APP = "arn:aws:sns:us-east-1:${account}:app/GCM/shop"
NO_APP = "arn:aws:sns:us-east-1:${account}:app/GCM/absent"
NO_ENDPOINT = "arn:aws:sns:us-east-1:${account}:endpoint/GCM/shop/absent"

MOBILE_PUSH = [
    sns.ok(
        "CreatePlatformApplication",
        {"PlatformApplicationArn": APP},
        Name="shop",
        Platform="GCM",
        Attributes={"PlatformCredential": "secret"},
    ),
    sns.fails(
        "CreatePlatformApplication",
        "InvalidParameter",
        400,
        re.compile("^Invalid parameter: Platform Reason: "),
        Name="shop",
        Platform="PIGEON",
        Attributes={"PlatformCredential": "secret"},
    ),
    sns.ok(
        "SetPlatformApplicationAttributes",
        PlatformApplicationArn=APP,
        Attributes={"SuccessFeedbackSampleRate": "7"},
    ),
    sns.fails(
        "SetPlatformApplicationAttributes",
        "NotFound",
        404,
        "PlatformApplication does not exist",
        PlatformApplicationArn=NO_APP,
        Attributes={"Enabled": "true"},
    ),
    sns.ok(
        "GetPlatformApplicationAttributes",
        {
            "Attributes.Enabled": "true",
            "Attributes.SuccessFeedbackSampleRate": "7",
            "Attributes.PlatformCredential": None,
        },
        PlatformApplicationArn=APP,
    ),
    sns.fails(
        "GetPlatformApplicationAttributes",
        "NotFound",
        404,
        "PlatformApplication does not exist",
        PlatformApplicationArn=NO_APP,
    ),
    sns.ok(
        "ListPlatformApplications", {"PlatformApplications[].PlatformApplicationArn": [APP]}
    ),
    sns.fails(
        "ListPlatformApplications",
        "InvalidParameter",
        400,
        "Invalid parameter: NextToken",
        NextToken="not-a-token",
    ),
    sns.ok(
        "CreatePlatformEndpoint",
        {"EndpointArn": re.compile(":endpoint/GCM/shop/")},
        {"endpoint": "EndpointArn"},
        PlatformApplicationArn=APP,
        Token="device",
        CustomUserData="ann",
    ),
    sns.ok(
        "CreatePlatformEndpoint",
        {"EndpointArn": "${endpoint}"},
        PlatformApplicationArn=APP,
        Token="device",
    ),
    sns.fails(
        "CreatePlatformEndpoint",
        "InvalidParameter",
        400,
        "Invalid parameter: Token Reason: Endpoint ${endpoint} already exists with the same "
        "Token, but different attributes.",
        PlatformApplicationArn=APP,
        Token="device",
        CustomUserData="bob",
    ),
    sns.ok(
        "GetEndpointAttributes",
        {"Attributes": {"Enabled": "true", "Token": "device", "CustomUserData": "ann"}},
        EndpointArn="${endpoint}",
    ),
    sns.fails(
        "GetEndpointAttributes",
        "NotFound",
        404,
        "Endpoint does not exist",
        EndpointArn=NO_ENDPOINT,
    ),
    sns.ok("Publish", {"MessageId": UUID}, TargetArn="${endpoint}", Message="to a device"),
    sns.ok(
        "SetEndpointAttributes", EndpointArn="${endpoint}", Attributes={"Enabled": "false"}
    ),
    sns.fails(
        "SetEndpointAttributes",
        "NotFound",
        404,
        "Endpoint does not exist",
        EndpointArn=NO_ENDPOINT,
        Attributes={"Enabled": "false"},
    ),
    sns.fails(
        "Publish",
        "EndpointDisabled",
        400,
        "Endpoint is disabled",
        TargetArn="${endpoint}",
        Message="to a device",
    ),
    sns.ok(
        "ListEndpointsByPlatformApplication",
        {"Endpoints[].EndpointArn": ["${endpoint}"], "Endpoints[0].Attributes.Enabled": "false"},
        PlatformApplicationArn=APP,
    ),
    sns.fails(
        "ListEndpointsByPlatformApplication",
        "NotFound",
        404,
        "PlatformApplication does not exist",
        PlatformApplicationArn=NO_APP,
    ),
    sns.ok("DeleteEndpoint", EndpointArn="${endpoint}"),
    sns.fails(
        "DeleteEndpoint",
        "InvalidParameter",
        400,
        re.compile("^Invalid parameter: EndpointArn"),
        EndpointArn="not-an-arn",
    ),
    sns.fails(
        "Publish",
        "InvalidParameter",
        400,
        "Invalid parameter: TargetArn Reason: No endpoint found for the target arn specified",
        TargetArn="${endpoint}",
        Message="to a device",
    ),
    sns.ok("DeletePlatformApplication", PlatformApplicationArn=APP),
    sns.fails(
        "DeletePlatformApplication",
        "InvalidParameter",
        400,
        re.compile("^Invalid parameter: PlatformApplicationArn"),
        PlatformApplicationArn="not-an-arn",
    ),
]

NUMBER = "+15550100123"

PROTOCOLS_TOPIC = "arn:aws:sns:us-east-1:${account}:protocols"
# What each protocol takes for an endpoint, what it refuses, and how.
ENDPOINTS = {
    "email": ("ann@example.com", "ann", "Invalid parameter: Email address"),
    "email-json": ("ann@example.com", "@", "Invalid parameter: Email address"),
    "sms": (NUMBER, "call me", "Invalid parameter: Invalid SMS endpoint: call me"),
    "application": (
        NO_ENDPOINT,
        "device",
        "Invalid parameter: Application endpoint arn invalid",
    ),
    "lambda": (
        "arn:aws:lambda:us-east-1:${account}:function:f",
        "f",
        "Invalid parameter: Lambda endpoint ARN",
    ),
    "sqs": (
        "arn:aws:sqs:us-east-1:${account}:q",
        "http://queue/",
        "Invalid parameter: SQS endpoint ARN",
    ),
    "firehose": (
        "arn:aws:firehose:us-east-1:${account}:deliverystream/s",
        "s",
        "Invalid parameter: Firehose endpoint ARN",
    ),
    "https": ("https://127.0.0.1:1/", "http://127.0.0.1:1/", re.compile("match the specified")),
}
PENDING = {"email", "email-json", "https"}


def subscribing():
    for protocol, (endpoint, wrong, message) in ENDPOINTS.items():
        attributes = {}
        if protocol == "firehose":
            attributes = {"SubscriptionRoleArn": "arn:aws:iam::${account}:role/r"}
        more = {"Attributes": attributes} if attributes else {}
        arn = "pending confirmation" if protocol in PENDING else re.compile(":protocols:")
        subscription = {"TopicArn": PROTOCOLS_TOPIC, "Protocol": protocol}
        yield sns.ok(
            "Subscribe", {"SubscriptionArn": arn}, Endpoint=endpoint, **subscription, **more
        )
        yield sns.fails(
            "Subscribe", "InvalidParameter", 400, message, Endpoint=wrong, **subscription, **more
        )


PROTOCOLS = [
    sns.ok("CreateTopic", {"TopicArn": PROTOCOLS_TOPIC}, Name="protocols"),
    *subscribing(),
    sns.ok(
        "ListSubscriptionsByTopic",
        {"sort(Subscriptions[].Protocol)": sorted(ENDPOINTS)},
        TopicArn=PROTOCOLS_TOPIC,
    ),
    sns.fails(
        "Subscribe",
        "InvalidParameter",
        400,
        re.compile("FilterPolicy: Empty arrays are not allowed$"),
        TopicArn=PROTOCOLS_TOPIC,
        Protocol="sms",
        Endpoint="+15550100456",
        Attributes={"FilterPolicy": '{"a":[]}'},
    ),
    sns.ok("DeleteTopic", TopicArn=PROTOCOLS_TOPIC),
]

TEXT_MESSAGES = [
    sns.ok("Publish", {"MessageId": UUID}, PhoneNumber=NUMBER, Message="to a phone"),
    sns.fails(
        "Publish",
        "InvalidParameter",
        400,
        "Invalid parameter: PhoneNumber Reason: 12 is not valid to publish to",
        PhoneNumber="12",
        Message="to a phone",
    ),
    sns.ok("SetSMSAttributes", attributes={"DefaultSMSType": "Transactional"}),
    sns.fails(
        "SetSMSAttributes",
        "InvalidParameter",
        400,
        re.compile("^Invalid parameter: DefaultSMSType"),
        attributes={"DefaultSMSType": "Loud"},
    ),
    sns.ok(
        "GetSMSAttributes",
        {"attributes": {"DefaultSMSType": "Transactional"}},
        attributes=["DefaultSMSType"],
    ),
    sns.ok("CheckIfPhoneNumberIsOptedOut", {"isOptedOut": False}, phoneNumber=NUMBER),
    sns.fails(
        "CheckIfPhoneNumberIsOptedOut",
        "InvalidParameter",
        400,
        "Invalid parameter: PhoneNumber Reason: input incorrectly formatted",
        phoneNumber="call me",
    ),
    Act("the phone answers STOP", opt_out),
    sns.ok("CheckIfPhoneNumberIsOptedOut", {"isOptedOut": True}, phoneNumber=NUMBER),
    sns.ok("ListPhoneNumbersOptedOut", {"phoneNumbers": [NUMBER]}),
    sns.fails("CreateSMSSandboxPhoneNumber", "OptedOut", 400, PhoneNumber=NUMBER),
    sns.ok("OptInPhoneNumber", phoneNumber=NUMBER),
    sns.fails(
        "OptInPhoneNumber",
        "InvalidParameter",
        400,
        "Invalid parameter: PhoneNumber Reason: input incorrectly formatted",
        phoneNumber="call me",
    ),
    sns.ok("ListPhoneNumbersOptedOut", {"length(phoneNumbers || `[]`)": 0}),
    sns.fails(
        "ListPhoneNumbersOptedOut",
        "InvalidParameter",
        400,
        "Invalid parameter: nextToken",
        nextToken="not-a-token",
    ),
    sns.ok("ListOriginationNumbers", {"length(PhoneNumbers || `[]`)": 0}),
    sns.fails(
        "ListOriginationNumbers",
        "InvalidParameter",
        400,
        "Invalid parameter: NextToken",
        NextToken="not-a-token",
    ),
    sns.ok("GetSMSSandboxAccountStatus", {"IsInSandbox": False}),
    sns.ok("CreateSMSSandboxPhoneNumber", PhoneNumber=NUMBER, LanguageCode="en-GB"),
    sns.fails(
        "CreateSMSSandboxPhoneNumber",
        "ValidationError",
        400,
        re.compile("at 'phoneNumber' failed to satisfy constraint"),
        PhoneNumber="call me",
    ),
    sns.ok(
        "ListSMSSandboxPhoneNumbers",
        {"PhoneNumbers": [{"PhoneNumber": NUMBER, "Status": "Pending"}]},
    ),
    sns.fails(
        "ListSMSSandboxPhoneNumbers",
        "InvalidParameter",
        400,
        "Invalid parameter: NextToken",
        NextToken="not-a-token",
    ),
    sns.fails(
        "VerifySMSSandboxPhoneNumber",
        "VerificationException",
        400,
        PhoneNumber=NUMBER,
        OneTimePassword="12345678",
    ),
    Act("the phone receives the password", receive_password),
    sns.ok("VerifySMSSandboxPhoneNumber", PhoneNumber=NUMBER, OneTimePassword="${password}"),
    sns.ok("ListSMSSandboxPhoneNumbers", {"PhoneNumbers[].Status": ["Verified"]}),
    sns.ok("DeleteSMSSandboxPhoneNumber", PhoneNumber=NUMBER),
    sns.fails(
        "DeleteSMSSandboxPhoneNumber", "ResourceNotFound", 404, PhoneNumber=NUMBER
    ),
]

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
    *PERMISSIONS,
    *MOBILE_PUSH,
    *TEXT_MESSAGES,
    *PROTOCOLS,
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

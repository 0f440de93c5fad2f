"""The flow that users come for, built by each client: a POST to a REST API runs a function, which
stores the body in Redis and publishes its key to a topic, whose subscriber receives it."""

import urllib.error
import urllib.request

import pytest

from harness.packages import sample


class Stack:
    """Topic, function and deployed API, as a user's test sets them up."""

    def __init__(self, client, emulator, redis):
        self.client = client
        self.endpoint = emulator.endpoint
        self.topic = self.sns("CreateTopic", Name="stored")["TopicArn"]
        function = self.lambda_(
            "CreateFunction",
            FunctionName="store",
            Runtime="provided.al2023",
            Role=f"arn:aws:iam::{client.account}:role/service",
            Handler="bootstrap",
            Code={"ZipFile": sample("store_and_publish")},
            Environment={
                "Variables": {
                    "AWS_ENDPOINT": emulator.endpoint,
                    "REDIS_SERVER_ADDRESS": redis.address,
                    "SNS_TOPIC_ARN": self.topic,
                }
            },
        )
        client.wait("lambda", "FunctionActiveV2", {"FunctionName": "store"})
        api = self.apigateway("CreateRestApi", name="storage")
        self.api = api["id"]
        resource = self.apigateway(
            "CreateResource",
            restApiId=self.api,
            parentId=api["rootResourceId"],
            pathPart="items",
        )
        method = {"restApiId": self.api, "resourceId": resource["id"], "httpMethod": "POST"}
        self.apigateway("PutMethod", **method, authorizationType="NONE")
        self.apigateway(
            "PutIntegration",
            **method,
            type="AWS_PROXY",
            integrationHttpMethod="POST",
            uri="arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
            f"{function['FunctionArn']}/invocations",
        )
        self.lambda_(
            "AddPermission",
            FunctionName="store",
            StatementId="gateway",
            Action="lambda:InvokeFunction",
            Principal="apigateway.amazonaws.com",
        )
        self.apigateway("CreateDeployment", restApiId=self.api, stageName="test")

    def sns(self, operation, **arguments):
        return self.client.call("sns", operation, arguments)

    def lambda_(self, operation, **arguments):
        return self.client.call("lambda", operation, arguments)

    def apigateway(self, operation, **arguments):
        return self.client.call("apigateway", operation, arguments)

    def subscribe(self, subscriber, path):
        self.sns("Subscribe", TopicArn=self.topic, Protocol="http", Endpoint=subscriber.url(path))
        confirmation = subscriber.receive(path, "SubscriptionConfirmation")[0]
        # What a subscriber does: it visits the URL it was sent.
        with urllib.request.urlopen(confirmation.message["SubscribeURL"], timeout=10) as answer:
            assert answer.status == 200
        confirmed = self.sns("ListSubscriptionsByTopic", TopicArn=self.topic)["Subscriptions"]
        assert [item["Endpoint"] for item in confirmed] == [subscriber.url(path)]
        self.subscription = confirmed[0]["SubscriptionArn"]
        assert self.subscription.startswith(f"{self.topic}:")

    def post(self, body, path="items"):
        url = f"{self.endpoint}/restapis/{self.api}/test/_user_request_/{path}"
        request = urllib.request.Request(url, body, {"Content-Type": "text/plain"}, method="POST")
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def tear_down(self):
        if hasattr(self, "subscription"):
            self.sns("Unsubscribe", SubscriptionArn=self.subscription)
        self.apigateway("DeleteRestApi", restApiId=self.api)
        self.lambda_("DeleteFunction", FunctionName="store")
        self.sns("DeleteTopic", TopicArn=self.topic)


@pytest.fixture
def stack(client, emulator, redis):
    built = Stack(client, emulator, redis)
    yield built
    built.tear_down()


def test_a_posted_body_reaches_redis_and_its_key_the_subscriber(stack, redis, subscriber):
    path = f"{stack.client.name}-flow"
    stack.subscribe(subscriber, path)

    assert stack.post(b"a parcel for Ann")[0] == 200
    notification = subscriber.receive(path)[0].message
    assert notification["TopicArn"] == stack.topic
    assert redis.get(notification["Message"]) == b"a parcel for Ann"

    assert stack.post(b"another")[0] == 200
    second = subscriber.receive(path, count=2)[1].message
    assert second["Message"] != notification["Message"]
    assert redis.get(second["Message"]) == b"another"

    # The function's own refusal, and the gateway's.
    assert stack.post(b"")[0] == 400
    assert stack.post(b"x", "nowhere") == (403, '{"message":"Missing Authentication Token"}')
    assert len(subscriber.receive(path, count=2)) == 2

"""AWS integrations: Lambda functions that see no proxy event, and the actions of SQS and SNS."""

import json
import re

from matrix.integration_case import JSON, Case
from matrix.mocks import saying

LAMBDA = "set-up-lambda-custom-integrations.html"
ERRORS = "handle-errors-in-lambda-integration.html"
AWS = "api-gateway-api-integration-types.html"
HEADER = "method.response.header."
OK = {"statusCode": "200"}
INTERNAL = b'{"message":"Internal server error"}'


def function(shows, body, responses=(OK,), **more):
    integration = {
        "type": "AWS",
        "integrationHttpMethod": "POST",
        "uri": "{function}",
        **more.pop("integration", {}),
    }
    sent = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Case(
        shows,
        integration,
        responses=tuple(responses),
        body=sent,
        page=more.pop("page", LAMBDA),
        **more,
    )


FAILED = {
    "statusCode": "500",
    "selectionPattern": ".*Broken.*",
    "responseTemplates": {JSON: '{"why": $input.json("$.errorMessage")}'},
}
FUNCTIONS = [
    function(
        "a function gets the body and answers its own",
        {"a": 1},
        text=b'{"a": 1}',
        answer={"Content-Type": JSON},
    ),
    function("a function without a body gets an empty event", b"", text=b"{}"),
    function(
        "a template makes its event",
        {"a": 1},
        integration={"requestTemplates": {JSON: '{"b": $input.json("$.a")}'}},
        text=b'{"b": 1}',
    ),
    function(
        "the answer goes through a template",
        {"a": [1, 2]},
        [saying('$input.path("$.a").size()')],
        text=b"2",
    ),
    function(
        "a part of the answer is a header",
        {"a": "x"},
        [{**OK, "responseParameters": {HEADER + "X-A": "integration.response.body.a"}}],
        answer={"X-A": "x"},
    ),
    function(
        "an error selects its response",
        {"fail": "Broken: no such thing"},
        [OK, FAILED],
        status=500,
        text=b'{"why": "Broken: no such thing"}',
        page=ERRORS,
    ),
    function(
        "an error that no pattern fits is the default's",
        {"fail": "other"},
        [OK, FAILED],
        status=200,
        text=re.compile('"errorMessage"'),
        page=ERRORS,
    ),
    function(
        "an error without a default",
        {"fail": "other"},
        [FAILED],
        status=500,
        text=INTERNAL,
        page=ERRORS,
    ),
    function(
        "a success is the default's alone",
        {"errorMessage": "Broken"},
        [OK, FAILED],
        status=200,
        page=ERRORS,
    ),
    function(
        "what is no JSON is refused by Lambda",
        b"plain",
        status=200,
        text=re.compile(
            r'"Could not parse request body into json: Could not parse payload into json: .*'
            r"line: 1, column: 1\]"
        ),
    ),
    function(
        "an event is queued",
        {"a": 1},
        integration={
            "requestParameters": {"integration.request.header.X-Amz-Invocation-Type": "'Event'"}
        },
        text=b"",
        page="set-up-lambda-integration-async.html",
    ),
    function(
        "a function that is not there",
        {"a": 1},
        integration={"uri": "{missing}"},
        status=500,
        text=INTERNAL,
    ),
    function(
        "a function that takes too long",
        {"sleep": 2},
        integration={"timeoutInMillis": 50},
        status=504,
        text=b'{"message":"Endpoint request timed out"}',
    ),
    function(
        "credentials of the caller's or a role's make no difference",
        {"a": 1},
        integration={"credentials": "arn:aws:iam::111111111111:role/r"},
        text=b'{"a": 1}',
    ),
]


def service(
    shows,
    uri,
    responses=(OK,),
    content_type="application/x-www-form-urlencoded",
    template=None,
    parameters=None,
    **more,
):
    wanted = (
        {"integration.request.header.Content-Type": f"'{content_type}'"} if content_type else {}
    )
    integration = {
        "type": "AWS",
        "integrationHttpMethod": "POST",
        "uri": uri,
        "credentials": "arn:aws:iam::111111111111:role/service",
        "requestParameters": wanted | (parameters or {}),
    }
    if template:
        integration["requestTemplates"] = {JSON: template}
    return Case(shows, integration, responses=tuple(responses), page=AWS, **more)


SQS_PATH = "arn:aws:apigateway:us-east-1:sqs:path/111111111111/integrated"
BAD = {
    "statusCode": "400",
    "selectionPattern": r"4\d{2}",
    "responseTemplates": {JSON: '{"refused": true}'},
}
SERVICES = [
    service(
        "a message for a queue by its path",
        SQS_PATH,
        template="Action=SendMessage&MessageBody=$util.urlEncode($input.body)",
        body=b'{"a": "b c"}',
        text=re.compile(
            r'^{"SendMessageResponse":{"ResponseMetadata":{"RequestId":"[^"]+"},'
            r'"SendMessageResult":{"MD5OfMessageAttributes":null,"MD5OfMessageBody":"\w{32}",'
            r'"MD5OfMessageSystemAttributes":null,"MessageId":"[^"]+","SequenceNumber":null}}}$'
        ),
    ),
    service(
        "a template finds the id of a message",
        SQS_PATH,
        [saying("$input.path('$.SendMessageResponse.SendMessageResult.MessageId').length()")],
        template="Action=SendMessage&MessageBody=x",
        body=b"{}",
        text=b"36",
    ),
    service(
        "a service that is asked for XML answers it",
        SQS_PATH,
        template="Action=SendMessage&MessageBody=x",
        parameters={"integration.request.header.Accept": "'text/xml'"},
        body=b"{}",
        text=re.compile("^<SendMessageResponse "),
    ),
    service(
        "a message by an action",
        "arn:aws:apigateway:us-east-1:sqs:action/SendMessage",
        template="QueueUrl=$util.urlEncode('{queue}')&MessageBody=$util.urlEncode($input.body)",
        body=b"{}",
        text=re.compile("MessageId"),
    ),
    service(
        "a message by query parameters",
        SQS_PATH,
        content_type=None,
        parameters={
            "integration.request.querystring.Action": "'SendMessage'",
            "integration.request.querystring.MessageBody": "method.request.body.text",
        },
        template="",
        body=b'{"text": "hi there"}',
        text=re.compile('"MessageId":"'),
    ),
    service(
        "what a service refuses",
        SQS_PATH,
        [OK, BAD],
        template="Action=SendMessage",
        body=b"{}",
        status=400,
        text=b'{"refused": true}',
    ),
    service(
        "a queue that is not there",
        "arn:aws:apigateway:us-east-1:sqs:path/111111111111/none",
        [OK, BAD],
        template="Action=SendMessage&MessageBody=x",
        body=b"{}",
        status=400,
    ),
    service(
        "a notification of a topic",
        "arn:aws:apigateway:us-east-1:sns:action/Publish",
        template="TopicArn=$util.urlEncode('arn:aws:sns:us-east-1:111111111111:integrated')"
        "&Message=$util.urlEncode($input.json('$.text'))",
        body=b'{"text": "hello"}',
        text=re.compile("MessageId"),
    ),
    service(
        "the answer of a service goes through a template",
        "arn:aws:apigateway:us-east-1:sns:action/Publish",
        [saying('{"sent": true}')],
        template="TopicArn=arn:aws:sns:us-east-1:111111111111:integrated&Message=x",
        body=b"{}",
        text=b'{"sent": true}',
    ),
    service(
        "a template finds the id of a notification",
        "arn:aws:apigateway:us-east-1:sns:action/Publish",
        [saying("$input.path('$.PublishResponse.PublishResult.MessageId').length()")],
        template="TopicArn=arn:aws:sns:us-east-1:111111111111:integrated&Message=x",
        body=b"{}",
        text=b"36",
    ),
    service(
        "a template finds what a service refuses",
        "arn:aws:apigateway:us-east-1:sns:action/Publish",
        [
            OK,
            {
                "statusCode": "404",
                "selectionPattern": "404",
                "responseTemplates": {JSON: '{"code": $input.json("$.Error.Code")}'},
            },
        ],
        template="TopicArn=arn:aws:sns:us-east-1:111111111111:none&Message=x",
        body=b"{}",
        status=404,
        text=b'{"code": "NotFound"}',
    ),
    service(
        "a topic that is not there",
        "arn:aws:apigateway:us-east-1:sns:action/Publish",
        [OK, {"statusCode": "404", "selectionPattern": "404"}],
        template="TopicArn=arn:aws:sns:us-east-1:111111111111:none&Message=x",
        body=b"{}",
        status=404,
    ),
]


CASES = FUNCTIONS + SERVICES

"""What HTTP APIs make of requests and answers: first-class integrations, parameter mapping, both
payload formats, stages, CORS.
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations.html"""

import base64
import json
import uuid
from xml.etree import ElementTree

import pytest

from harness.clients import AwsError
from harness.http_apis import HttpApi, create_gateway_function, give
from test_http_api import send

pytestmark = pytest.mark.xdist_group("http_api")
JSON = [("Content-Type", "application/json")]
ROLE = "arn:aws:iam::111111111111:role/gateway"


@pytest.fixture(scope="module")
def caller(clients):
    return clients("boto3")


@pytest.fixture(scope="module")
def function(caller):
    yield create_gateway_function(caller, "gateway-function", "handler")
    caller.call("lambda", "DeleteFunction", {"FunctionName": "gateway-function"})


@pytest.fixture
def api(caller):
    made = HttpApi(caller, "integrations")
    yield made
    made.delete()


@pytest.fixture
def ask(emulator, api):
    def request(method, target, headers=(), body=None):
        host = f"{api.id}.execute-api.us-east-1.localhost"
        return send(emulator, host, method, target, list(headers), body)

    return request


@pytest.fixture
def queue(caller):
    # A name can't be used again for a minute.
    name = f"http-api-{uuid.uuid4()}"
    url = caller.client("sqs").create_queue(QueueName=name)["QueueUrl"]
    yield url
    caller.client("sqs").delete_queue(QueueUrl=url)


def first_class(api, subtype, **parameters):
    return api.integrate(
        "AWS_PROXY",
        IntegrationSubtype=subtype,
        CredentialsArn=ROLE,
        RequestParameters=parameters,
    )


def xml(text, path):
    names = [f"{{*}}{name}" for name in path.split("/")]
    return ElementTree.fromstring(text).findtext("/".join(names))


def test_a_queue_is_used_without_a_function(caller, api, ask, queue):
    api.route(
        "POST /messages/{group}",
        first_class(
            api,
            "SQS-SendMessage",
            QueueUrl=queue,
            MessageBody="$request.body.text",
            DelaySeconds="0",
            MessageAttributes="$request.body.attributes",
        ),
    )
    api.route(
        "GET /messages",
        first_class(
            api,
            "SQS-ReceiveMessage",
            QueueUrl=queue,
            WaitTimeSeconds="5",
            MaxNumberOfMessages="$request.querystring.most",
            MessageAttributeNames='["All"]',
        ),
    )
    api.route(
        "DELETE /messages",
        first_class(
            api,
            "SQS-DeleteMessage",
            QueueUrl=queue,
            ReceiptHandle="$request.header.x-receipt",
        ),
    )
    api.route("DELETE /all", first_class(api, "SQS-PurgeQueue", QueueUrl=queue))
    api.stage()
    message = {
        "text": "a & b = é",
        "attributes": {"colour": {"DataType": "String", "StringValue": "blue"}},
    }
    response, text = ask("POST", "/messages/a", JSON, json.dumps(message).encode())
    assert response.status == 200, text
    assert "xml" in response.getheader("Content-Type")
    assert xml(text, "SendMessageResult/MessageId")
    response, text = ask("GET", "/messages?most=1")
    assert response.status == 200, text
    assert xml(text, "ReceiveMessageResult/Message/Body") == "a & b = é"
    assert xml(text, "ReceiveMessageResult/Message/MessageAttribute/Name") == "colour"
    handle = xml(text, "ReceiveMessageResult/Message/ReceiptHandle")
    assert ask("DELETE", "/messages", [("X-Receipt", handle)])[0].status == 200
    sqs = caller.client("sqs")
    sqs.send_message(QueueUrl=queue, MessageBody="to be purged")
    assert ask("DELETE", "/all")[0].status == 200
    assert "Messages" not in sqs.receive_message(QueueUrl=queue)


def test_a_value_that_is_not_there_is_a_bad_request(api, ask, queue):
    api.route(
        "POST /",
        first_class(api, "SQS-SendMessage", QueueUrl=queue, MessageBody="$request.body.text"),
    )
    api.stage()
    for body in (b'{"other":1}', b"no JSON", b""):
        response, text = ask("POST", "/", JSON, body)
        assert (response.status, json.loads(text)) == (400, {"message": "Bad Request"})


def test_a_refusal_of_the_service_goes_back(api, ask, queue):
    absent = queue + "-absent"
    api.route("POST /", first_class(api, "SQS-PurgeQueue", QueueUrl=absent))
    api.stage()
    response, text = ask("POST", "/")
    assert response.status == 400
    assert "NonExistentQueue" in text.decode()


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        ({"IntegrationSubtype": "EventBridge-PutEvents"}, 501, "EventBridge-PutEvents"),
        ({"IntegrationSubtype": "Kinesis-PutRecord"}, 501, "Kinesis-PutRecord"),
        ({"IntegrationSubtype": "StepFunctions-StartExecution"}, 501, "StepFunctions"),
        ({"IntegrationSubtype": "SNS-Publish"}, 400, "not supported"),
        ({"CredentialsArn": None}, 400, "CredentialsArn"),
        ({"RequestParameters": {"QueueUrl": "q"}}, 400, "MessageBody"),
        (
            {"RequestParameters": {"QueueUrl": "q", "MessageBody": "b", "Text": "t"}},
            400,
            "Invalid destination: Text specified",
        ),
        ({"PayloadFormatVersion": "2.0"}, 400, "Unsupported PayloadFormatVersion"),
        ({"IntegrationType": "HTTP_PROXY"}, 400, "IntegrationSubtype"),
    ],
)
def test_a_first_class_integration_has_to_be_complete(caller, api, arguments, status, message):
    whole = {
        "ApiId": api.id,
        "IntegrationType": "AWS_PROXY",
        "IntegrationSubtype": "SQS-SendMessage",
        "CredentialsArn": ROLE,
        "PayloadFormatVersion": "1.0",
        "RequestParameters": {"QueueUrl": "q", "MessageBody": "b"},
        **arguments,
    }
    whole = {name: value for name, value in whole.items() if value is not None}
    with pytest.raises(AwsError) as refused:
        caller.call("apigatewayv2", "CreateIntegration", whole)
    assert refused.value.status == status
    assert message in refused.value.message


def test_a_function_sees_the_mapped_request(api, ask, function):
    integration = api.integrate(
        "AWS_PROXY",
        IntegrationUri=function,
        PayloadFormatVersion="2.0",
        RequestParameters={
            "append:header.x-id": "$request.path.id",
            "overwrite:header.x-old": "$context.routeKey",
            "remove:header.x-secret": "''",
            "append:querystring.stage": "$context.stage",
            "remove:querystring.gone": "''",
            "overwrite:path": "/mapped/$request.path.id",
        },
        ResponseParameters={
            "200": {
                "overwrite:statuscode": "202",
                "append:header.x-made": "$response.header.x-own-$context.stage",
                "remove:header.x-own": "''",
            }
        },
    )
    api.route("GET /things/{id}", integration)
    api.stage()
    headers = [("X-Old", "old"), ("X-Secret", "s"), ("X-Id", "0")]
    response, text = ask("GET", "/things/7?gone=1&kept=2", headers)
    assert response.status == 202
    event = json.loads(text)
    assert event["headers"]["x-id"] == "0,7"
    assert event["headers"]["x-old"] == "GET /things/{id}"
    assert "x-secret" not in event["headers"]
    assert event["queryStringParameters"] == {"kept": "2", "stage": "$default"}
    assert event["rawPath"] == "/mapped/7"
    assert event["pathParameters"] == {"id": "7"}


BINARY = base64.b64encode(b"\x00\xff").decode()
ANSWERS_V2 = [  # what the function gives; status, body, headers
    ({"a": 1}, 200, b'{"a": 1}', {"content-type": "application/json"}),
    ("text", 200, b"text", {"content-type": "application/json"}),
    ([1, 2], 200, b"[1, 2]", {"content-type": "application/json"}),
    ({"statusCode": 201}, 201, b"", {}),
    ({"statusCode": "404", "body": "no"}, 404, b"no", {}),
    ({"statusCode": 200, "body": "t"}, 200, b"t", {"content-type": "text/plain; charset=utf-8"}),
    ({"statusCode": 200, "headers": {"X-A": "1"}}, 200, b"", {"x-a": "1"}),
    ({"statusCode": 200, "body": BINARY, "isBase64Encoded": True}, 200, b"\x00\xff", {}),
    ({"statusCode": 200, "cookies": ["a=1", "b=2"]}, 200, b"", {"set-cookie": "a=1, b=2"}),
    ({"statusCode": 99}, 500, None, {}),
    ({"statusCode": "x"}, 500, None, {}),
]
ANSWERS_V1 = [
    ({"statusCode": 200, "body": "t"}, 200, b"t", {"content-type": "text/plain; charset=utf-8"}),
    ({"statusCode": 200, "multiValueHeaders": {"X-A": ["1", "2"]}}, 200, b"", {"x-a": "1, 2"}),
    ({"statusCode": 200, "headers": {"X-A": "1"}, "multiValueHeaders": {"X-B": ["2"]}}, 200, b"", {"x-a": "1", "x-b": "2"}),
    ({"statusCode": 200, "body": BINARY, "isBase64Encoded": True}, 200, b"\x00\xff", {}),
    ({"body": 7}, 500, None, {}),
    ("text", 500, None, {}),
]


@pytest.fixture(scope="module")
def formats(caller, function):
    made = HttpApi(caller, "formats")
    for version in ("1.0", "2.0"):
        integration = made.integrate(
            "AWS_PROXY", IntegrationUri=function, PayloadFormatVersion=version
        )
        made.route(f"ANY /{version}", integration)
    made.stage()
    yield made.id
    made.delete()


@pytest.mark.parametrize(
    ("version", "answer", "status", "body", "headers"),
    [("2.0", *row) for row in ANSWERS_V2] + [("1.0", *row) for row in ANSWERS_V1],
)
def test_an_answer_is_read_by_its_format(
    emulator, formats, version, answer, status, body, headers
):
    host = f"{formats}.execute-api.us-east-1.localhost"
    response, text = send(emulator, host, "POST", f"/{version}", JSON, give(answer))
    assert response.status == status
    if body is None:
        assert json.loads(text) == {"message": "Internal Server Error"}
    else:
        assert text == body
    for name, value in headers.items():
        assert ", ".join(response.headers.get_all(name)) == value


def test_an_event_of_format_1(emulator, formats):
    host = f"{formats}.execute-api.us-east-1.localhost"
    _, text = send(emulator, host, "PUT", "/1.0?a=1&a=2", [("X-A", "1"), ("X-A", "2")], None)
    event = json.loads(text)
    assert event["version"] == "1.0"
    assert (event["resource"], event["path"], event["httpMethod"]) == ("/1.0", "/1.0", "PUT")
    assert event["queryStringParameters"] == {"a": "2"}
    assert event["multiValueQueryStringParameters"] == {"a": ["1", "2"]}
    assert event["multiValueHeaders"]["X-A"] == ["1", "2"]
    assert event["requestContext"]["stage"] == "$default"
    assert event["body"] is None


def test_a_function_that_fails_or_takes_too_long(api, ask, function):
    api.route(
        "POST /",
        api.integrate("AWS_PROXY", IntegrationUri=function, TimeoutInMillis=300),
    )
    absent = function + "-absent"
    api.route("POST /absent", api.integrate("AWS_PROXY", IntegrationUri=absent))
    api.stage()
    response, text = ask("POST", "/", JSON, b'{"sleep":1.5}')
    assert (response.status, json.loads(text)) == (503, {"message": "Service Unavailable"})
    for target, body in (("/", b'{"raise":"oh"}'), ("/absent", b"{}")):
        response, text = ask("POST", target, JSON, body)
        assert (response.status, json.loads(text)) == (500, {"message": "Internal Server Error"})


def test_a_stage_stays_at_its_deployment(caller, api, ask, function):
    integration = api.integrate("AWS_PROXY", IntegrationUri=function, PayloadFormatVersion="2.0")
    api.route("GET /one", integration)
    first = api.v2.create_deployment(ApiId=api.id)["DeploymentId"]
    api.stage("fixed", AutoDeploy=False, DeploymentId=first)
    api.stage("auto")
    api.route("GET /two", integration)
    assert ask("GET", "/fixed/one")[0].status == 200
    assert ask("GET", "/fixed/two")[0].status == 404
    assert ask("GET", "/auto/two")[0].status == 200
    api.v2.create_deployment(ApiId=api.id, StageName="fixed")
    assert ask("GET", "/fixed/two")[0].status == 200
    api.v2.update_stage(ApiId=api.id, StageName="fixed", DeploymentId=first)
    assert ask("GET", "/fixed/two")[0].status == 404
    assert ask("GET", "/one")[0].status == 404  # there is no $default


def test_variables_of_a_stage_choose_the_function(api, ask, function):
    uri = function.replace("gateway-function", "${stageVariables.name}")
    api.route("GET /", api.integrate("AWS_PROXY", IntegrationUri=uri, PayloadFormatVersion="2.0"))
    api.stage("good", StageVariables={"name": "gateway-function"})
    api.stage("lacking")
    response, text = ask("GET", "/good/")
    assert response.status == 200
    assert json.loads(text)["stageVariables"] == {"name": "gateway-function"}
    assert ask("GET", "/lacking/")[0].status == 500


def test_the_stages_throttle_is_for_routes_without_their_own(api, ask, function):
    integration = api.integrate("AWS_PROXY", IntegrationUri=function, PayloadFormatVersion="2.0")
    for key in ("GET /a", "GET /b", "GET /own"):
        api.route(key, integration)
    slow = {"ThrottlingBurstLimit": 2, "ThrottlingRateLimit": 0.01}
    api.stage(
        DefaultRouteSettings=slow,
        RouteSettings={"GET /own": {"ThrottlingBurstLimit": 1, "ThrottlingRateLimit": 0.01}},
    )
    statuses = [ask("GET", target)[0].status for target in ("/a", "/b", "/a", "/own", "/own")]
    assert statuses == [200, 200, 429, 200, 429]


def test_cors_as_configured(caller, function, emulator):
    made = HttpApi(
        caller,
        "cors",
        CorsConfiguration={
            "AllowOrigins": ["https://a.example", "http://*"],
            "AllowMethods": ["GET", "PUT"],
            "AllowHeaders": ["x-a", "x-b"],
            "ExposeHeaders": ["x-c"],
            "MaxAge": 60,
            "AllowCredentials": True,
        },
    )
    try:
        made.route(
            "ANY /{proxy+}",
            made.integrate("AWS_PROXY", IntegrationUri=function, PayloadFormatVersion="2.0"),
        )
        made.stage()
        host = f"{made.id}.execute-api.us-east-1.localhost"
        asked = [("Origin", "https://a.example"), ("Access-Control-Request-Method", "PUT")]
        response, text = send(emulator, host, "OPTIONS", "/x", asked, None)
        assert (response.status, text) == (204, b"")
        expected = {
            "access-control-allow-origin": "https://a.example",
            "access-control-allow-methods": "GET,PUT",
            "access-control-allow-headers": "x-a,x-b",
            "access-control-expose-headers": "x-c",
            "access-control-max-age": "60",
            "access-control-allow-credentials": "true",
        }
        for name, value in expected.items():
            assert response.getheader(name) == value, name
        own = {"statusCode": 200, "headers": {"Access-Control-Allow-Origin": "https://own.example"}}
        origin = [*JSON, ("Origin", "https://a.example")]
        response, _ = send(emulator, host, "POST", "/x", origin, give(own))
        assert response.headers.get_all("access-control-allow-origin") == ["https://a.example"]
        assert response.getheader("access-control-expose-headers") == "x-c"
        made.v2.delete_cors_configuration(ApiId=made.id)
        response, _ = send(emulator, host, "POST", "/x", origin, give(own))
        assert response.getheader("access-control-allow-origin") == "https://own.example"
    finally:
        made.delete()


def test_quick_create_makes_an_api_that_answers(caller, emulator, function):
    v2 = caller.client("apigatewayv2")
    made = v2.create_api(Name="quick", ProtocolType="HTTP", Target=function)["ApiId"]
    try:
        host = f"{made}.execute-api.us-east-1.localhost"
        response, text = send(emulator, host, "GET", "/anything/at?all", [], None)
        assert response.status == 200
        assert json.loads(text)["routeKey"] == "$default"
        v2.update_api(ApiId=made, RouteKey="GET /only")
        assert send(emulator, host, "GET", "/only", [], None)[0].status == 200
        assert send(emulator, host, "GET", "/anything", [], None)[0].status == 404
    finally:
        v2.delete_api(ApiId=made)


def test_a_disabled_endpoint_is_not_found(api, ask, function):
    api.route(
        "GET /", api.integrate("AWS_PROXY", IntegrationUri=function, PayloadFormatVersion="2.0")
    )
    api.stage()
    api.v2.update_api(ApiId=api.id, DisableExecuteApiEndpoint=True)
    response, text = ask("GET", "/")
    assert (response.status, json.loads(text)) == (404, {"message": "Not Found"})
    api.v2.update_api(ApiId=api.id, DisableExecuteApiEndpoint=False)
    assert ask("GET", "/")[0].status == 200

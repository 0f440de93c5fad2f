"""Function URLs with AuthType AWS_IAM verify what botocore's signers sign."""

import datetime
import urllib.error
import urllib.parse
import urllib.request

import botocore.auth
import botocore.awsrequest
import botocore.credentials
import pytest

from harness.clients import REGION
from harness.packages import curl_bootstrap

pytestmark = pytest.mark.xdist_group("function-url-signatures")
NAME = "signed"


@pytest.fixture(scope="module")
def url(clients, emulator):
    """The URL, by a path, for its name resolves nowhere."""
    client = clients("boto3")
    client.call(
        "lambda",
        "CreateFunction",
        {
            "FunctionName": NAME,
            "Runtime": "provided.al2023",
            "Role": "arn:aws:iam::111111111111:role/service",
            "Handler": "some.handler",
            "Timeout": 10,
            "Code": {"ZipFile": curl_bootstrap()},
        },
    )
    client.wait("lambda", "FunctionActiveV2", {"FunctionName": NAME})
    made = client.call(
        "lambda", "CreateFunctionUrlConfig", {"FunctionName": NAME, "AuthType": "AWS_IAM"}
    )
    url_id = urllib.parse.urlsplit(made["FunctionUrl"]).netloc.split(".")[0]
    yield f"{emulator.endpoint}/_aws/lambda-url/{url_id}"
    client.call("lambda", "DeleteFunction", {"FunctionName": NAME})


def signed(url, method="GET", body=b"", key="test", secret="test", token=None, **scope):
    """The request, signed in its headers."""
    credentials = botocore.credentials.Credentials(key, secret, token)
    made = botocore.awsrequest.AWSRequest(method=method, url=url, data=body or None)
    scope = {"service_name": "lambda", "region_name": REGION, **scope}
    botocore.auth.SigV4Auth(credentials, **scope).add_auth(made)
    return urllib.request.Request(url, body or None, dict(made.headers), method=method)


def answer(request):
    """Status, error type and body."""
    try:
        with urllib.request.urlopen(request, timeout=20) as got:
            return got.status, None, got.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers["x-amzn-ErrorType"], error.read().decode()


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/", b""),
        ("GET", "/a%20b/%C3%BC//c/./d?y=2&x=a%20b&x=1&empty=", b""),
        ("POST", "/orders", b'{"id": 7}'),
        ("DELETE", "/orders/7", b""),
    ],
)
def test_a_signed_request_is_handed_over(url, method, path, body):
    status, _, text = answer(signed(url + path, method, body))
    assert status == 200, text


def test_a_session_token_is_signed_too(url):
    status, _, text = answer(signed(f"{url}/", token="a/session+token=="))
    assert status == 200, text


def test_an_account_id_is_an_access_key(url):
    assert answer(signed(f"{url}/", key="111111111111"))[0] == 200


def test_a_presigned_url_is_taken(url):
    credentials = botocore.credentials.Credentials("test", "test")
    made = botocore.awsrequest.AWSRequest(method="GET", url=f"{url}/path?x=1")
    botocore.auth.SigV4QueryAuth(credentials, "lambda", REGION, expires=60).add_auth(made)
    assert answer(urllib.request.Request(made.url))[0] == 200
    status, error, text = answer(urllib.request.Request(made.url.replace("x=1", "x=2")))
    assert (status, error) == (403, "InvalidSignatureException"), text


def test_what_was_changed_or_signed_otherwise_is_refused(url):
    request = signed(f"{url}/", "POST", b"signed")
    request.data = b"forged"
    status, error, text = answer(request)
    assert (status, error) == (403, "InvalidSignatureException")
    assert "The request signature we calculated does not match" in text
    wrong = [
        signed(f"{url}/", secret="other"),
        signed(f"{url}/", service_name="execute-api"),
        signed(f"{url}/", region_name="eu-west-1"),
    ]
    for request in wrong:
        status, error, text = answer(request)
        assert (status, error) == (403, "InvalidSignatureException"), text


def test_unknown_access_keys_and_unsigned_requests_are_refused(url):
    status, error, text = answer(signed(f"{url}/", key="AKIDUNKNOWN"))
    assert (status, error) == (403, "UnrecognizedClientException")
    assert "The security token included in the request is invalid." in text
    status, _, text = answer(urllib.request.Request(f"{url}/"))
    assert (status, text) == (403, '{"Message":"Forbidden"}')


def test_a_signature_grows_old(url, monkeypatch):
    old = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=6)

    monkeypatch.setattr(botocore.auth, "get_current_datetime", lambda *_, **__: old)
    status, error, text = answer(signed(f"{url}/"))
    assert (status, error) == (403, "InvalidSignatureException")
    assert "Signature expired: " in text

"""Issuers of JSON Web Tokens, and the requests that botocore signs."""

import base64
import json
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import botocore.auth
import botocore.awsrequest
import botocore.credentials
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from harness.clients import REGION


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def number(value):
    return base64url(value.to_bytes((value.bit_length() + 7) // 8, "big"))


def key_set(key, kid="one"):
    """A set of one key."""
    public = key.public_key().public_numbers()
    one = {"kty": "RSA", "alg": "RS256", "use": "sig", "kid": kid}
    return {"keys": [{**one, "n": number(public.n), "e": number(public.e)}]}


def signed_token(key, claims, **head):
    head = {"alg": "RS256", "kid": "one", **head}
    part = f"{base64url(json.dumps(head).encode())}.{base64url(json.dumps(claims).encode())}"
    signature = key.sign(part.encode(), padding.PKCS1v15(), hashes.SHA256())
    return f"{part}.{base64url(signature)}"


def new_key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Issuer:
    """A server with a key; what it answers to a GET is a dictionary, or None for 404."""

    headers = {}  # of every answer

    def __init__(self):
        self._key = new_key()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                told = outer.get(self.path, self.headers)
                body = json.dumps(told).encode()
                self.send_response(404 if told is None else 200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                for name, value in outer.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()


class UserPools(Issuer):
    """Serves the keys of every pool below its URL, as Cognito does."""

    def __init__(self):
        self._stranger = new_key()
        self._rotated = {}  # kid and key, by pool
        self.away = set()  # pools whose keys are not there
        self.asked = []
        super().__init__()

    def get(self, path, _):
        self.asked.append(path)
        pool, _, rest = path[1:].partition("/")
        if rest != ".well-known/jwks.json" or pool in self.away:
            return None
        kid, key = self._rotated.get(pool, ("one", self._key))
        return key_set(key, kid)

    def rotate(self, pool, kid):
        """The pool has another key from now on, and its tokens are signed with that."""
        self._rotated[pool] = (kid, new_key())

    def token(self, pool, forged=False, algorithm="RS256", kid=None, **claims):
        """An identity token, unless the claims say otherwise; a claim of None is left out."""
        now = int(time.time())
        given = {"iss": f"{self.url}/{pool}", "sub": "me", "aud": "client-1", "token_use": "id"}
        given.update({"iat": now, "exp": now + 60, "cognito:groups": ["a", "b"]}, **claims)
        given = {name: value for name, value in given.items() if value is not None}
        own_kid, own_key = self._rotated.get(pool, ("one", self._key))
        key = self._stranger if forged else own_key
        return signed_token(key, given, alg=algorithm, kid=kid or own_kid)


def signed(url, method="GET", body=b"", key="test", secret="test", query=False, **scope):
    """A request for execute-api, signed in its headers or in its query."""
    headers = {"Content-Type": "application/json"} if body else {}
    made = botocore.awsrequest.AWSRequest(method, url, headers, body or None)
    scope = {"service_name": "execute-api", "region_name": REGION, **scope}
    signer = botocore.auth.SigV4QueryAuth if query else botocore.auth.SigV4Auth
    signer(botocore.credentials.Credentials(key, secret), **scope).add_auth(made)
    return urllib.request.Request(made.url, body or None, dict(made.headers), method=method)


def answer(request):
    """Status, error type, and body as JSON where it is."""
    try:
        with urllib.request.urlopen(request, timeout=20) as got:
            status, error, text = got.status, None, got.read().decode()
    except urllib.error.HTTPError as failure:
        with failure:
            status, error = failure.code, failure.headers["x-amzn-ErrorType"]
            text = failure.read().decode()
    try:
        return status, error, json.loads(text)
    except ValueError:
        return status, error, text

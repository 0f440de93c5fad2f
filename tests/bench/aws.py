"""As much of an AWS client as a benchmark needs: no SDK, so that nothing has to be installed and
nothing but the emulator is measured."""

import base64
import http.client
import json
import time
import urllib.parse
import xml.etree.ElementTree as xml

FORM = "application/x-www-form-urlencoded"


def credential(service):
    """Names account, region and service; the emulator does not verify the signature."""
    scope = f"test/20260101/us-east-1/{service}/aws4_request"
    return f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=0"


class Aws:
    def __init__(self, host, port):
        self.host, self.port = host, port
        self._connection = http.client.HTTPConnection(host, port, timeout=30)

    def close(self):
        self._connection.close()

    def send(self, method, path, body, headers):
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        content = answer.read()
        if answer.status // 100 != 2:
            raise RuntimeError(f"{method} {path}: {answer.status} {content.decode()}")
        return content

    def rest(self, service, method, path, **body):
        headers = {"Authorization": credential(service), "Content-Type": "application/json"}
        return json.loads(self.send(method, path, json.dumps(body), headers) or b"{}")

    def sns(self, action, **parameters):
        headers = {"Authorization": credential("sns"), "Content-Type": FORM}
        answer = xml.fromstring(self.send("POST", "/", sns_form(action, **parameters), headers))
        return {element.tag.split("}")[1]: element.text for element in answer.iter()}

    def create_function(self, name, package, runtime="provided.al2023", handler="bootstrap"):
        self.rest(
            "lambda",
            "POST",
            "/2015-03-31/functions",
            FunctionName=name,
            Runtime=runtime,
            Role="arn:aws:iam::000000000000:role/service",
            Handler=handler,
            Timeout=10,
            Code={"ZipFile": base64.b64encode(package).decode()},
        )
        deadline = time.monotonic() + 10
        while True:
            path = f"/2015-03-31/functions/{name}/configuration"
            if self.rest("lambda", "GET", path)["State"] == "Active":
                return
            if time.monotonic() > deadline:
                raise RuntimeError(f"{name} is not Active after 10 s")
            time.sleep(0.005)

    def create_api(self, functions):
        """A deployed REST API with POST /NAME for each function; answers the path of its stage."""
        api = self.rest("apigateway", "POST", "/restapis", name="bench")
        root = f"/restapis/{api['id']}"
        for name in functions:
            resource = self.rest(
                "apigateway", "POST", f"{root}/resources/{api['rootResourceId']}", pathPart=name
            )
            method = f"{root}/resources/{resource['id']}/methods/POST"
            self.rest("apigateway", "PUT", method, authorizationType="NONE")
            arn = f"arn:aws:lambda:us-east-1:000000000000:function:{name}"
            self.rest(
                "apigateway",
                "PUT",
                f"{method}/integration",
                type="AWS_PROXY",
                httpMethod="POST",
                uri="arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
                f"{arn}/invocations",
            )
        self.rest("apigateway", "POST", f"{root}/deployments", stageName="bench")
        return f"{root}/bench/_user_request_"


def sns_form(action, **parameters):
    return urllib.parse.urlencode({"Action": action, "Version": "2010-03-31", **parameters})

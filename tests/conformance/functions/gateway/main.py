"""Behind HTTP and WebSocket APIs: does what the body, or the x-verdict header, of its event says."""

import base64
import json
import time

asked = 0


def obey(directive, event):
    if "sleep" in directive:
        time.sleep(directive["sleep"])
    if "raise" in directive:
        raise RuntimeError(directive["raise"])
    if "give" in directive:
        return directive["give"]
    return {"statusCode": 200, "body": json.dumps(event)}


def handler(event, context):
    body = event.get("body") or "{}"
    if event.get("isBase64Encoded"):
        body = base64.b64decode(body).decode()
    try:
        directive = json.loads(body)
    except ValueError:
        directive = {}
    return obey(directive if isinstance(directive, dict) else {}, event)


def plain(event, context):
    """For integrations that are no proxies: what the template made of the message."""
    if "raise" in event:
        raise RuntimeError(event["raise"])
    return event


def authorize(event, context):
    """An authorizer whose verdict the caller brings along. Its context counts the invocations."""
    global asked
    asked += 1
    headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    verdict = json.loads(base64.b64decode(headers["x-verdict"]))
    if "raise" in verdict:
        raise RuntimeError(verdict["raise"])
    if isinstance(verdict.get("context"), dict):
        verdict["context"]["asked"] = str(asked)
    text = json.dumps(verdict)
    arn = event.get("methodArn") or event.get("routeArn") or ""
    return json.loads(text.replace("ARN", arn))

"""How methods with HTTP_PROXY and HTTP integrations are written in the tables."""

from matrix.integration_case import JSON, Case

PROXY = "setup-http-integrations.html"
MAPPING = "request-response-data-mappings.html"
REQUEST = "integration.request."


def to(path="/echo", kind="HTTP_PROXY", http_method="POST", **more):
    return {"type": kind, "integrationHttpMethod": http_method, "uri": "{backend}" + path, **more}


def proxy(shows, received=None, path="/echo", http_method="POST", integration=None, **more):
    made = to(path, "HTTP_PROXY", http_method, **(integration or {}))
    return Case(shows, made, received=received or {}, page=more.pop("page", PROXY), **more)


def http(shows, received=None, path="/echo", http_method="POST", integration=None, **more):
    made = to(path, "HTTP", http_method, **(integration or {}))
    return Case(shows, made, received=received or {}, page=more.pop("page", MAPPING), **more)


def mapped(target, source):
    return {"requestParameters": {REQUEST + target: source}}


def templates(text, media_type=JSON, **more):
    return {"requestTemplates": {media_type: text}, **more}

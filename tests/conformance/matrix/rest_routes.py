"""Which resource and method of a REST API a request belongs to."""

from matrix.row import NULL, Row

LIMITS = "limits.html"
METHOD = "api-gateway-method-settings-method-request.html"
INTEGRATION = "api-gateway-set-up-simple-proxy.html"
RESPONSES = "supported-gateway-response-types.html"


def to(resource, **parameters):
    return {"resource": resource, "pathParameters": parameters or NULL}


def missing(shows, target, **more):
    """No resource or method fits."""
    return refused(
        shows, target, "Missing Authentication Token", "MissingAuthenticationTokenException", **more
    )


def forbidden(shows, target, **more):
    return refused(shows, target, "Forbidden", "ForbiddenException", **more)


def refused(shows, target, message, kind, **more):
    text = None if more.get("method") == "HEAD" else b'{"message":"%s"}' % message.encode()
    answer = {"x-amzn-ErrorType": kind, "Content-Type": "application/json"}
    return Row(shows, target, status=403, answer=answer, text=text, page=RESPONSES, **more)


ROWS = [
    Row("the root has a resource of its own", "/", event=to("/")),
    Row("without a slash after the stage it is the root too", "", event=to("/")),
    Row("a literal path", "/orders", event=to("/orders")),
    Row("methods of one resource are told apart", "/orders", "POST", event=to("/orders")),
    Row("a slash at the end fits the same resource", "/orders/", event=to("/orders")),
    Row("a path variable", "/orders/17", event=to("/orders/{id}", id="17"), page=METHOD),
    Row("a literal goes before a variable", "/orders/new", event=to("/orders/new")),
    Row(
        "a variable with a slash at the end",
        "/orders/17/",
        event=to("/orders/{id}", id="17"),
    ),
    Row(
        "two path variables",
        "/orders/17/items/3",
        event=to("/orders/{id}/items/{item}", id="17", item="3"),
    ),
    Row(
        "a literal that leads nowhere leaves the way to a variable",
        "/orders/new/items/3",
        event=to("/orders/{id}/items/{item}", id="new", item="3"),
    ),
    Row(
        "a greedy variable takes one segment",
        "/files/a",
        event=to("/files/{path+}", path="a"),
        page=INTEGRATION,
    ),
    Row(
        "a greedy variable takes all that follows",
        "/files/a/b/c.txt",
        event=to("/files/{path+}", path="a/b/c.txt"),
        page=INTEGRATION,
    ),
    Row("a literal goes before a greedy variable", "/files/readme", event=to("/files/readme")),
    Row(
        "below a literal the greedy variable goes on",
        "/files/readme/more",
        event=to("/files/{path+}", path="readme/more"),
    ),
    Row("a resource without methods is not there", "/deep", status=403),
    Row("its child is", "/deep/er", event=to("/deep/er")),
    Row("dots, hyphens, underscores and colons are literal", "/a.b-c_d:e", event=to("/a.b-c_d:e")),
    Row("a greedy variable at the root", "/x/y", api="proxy", event=to("/{proxy+}", proxy="x/y")),
    Row("a literal beside it", "/pets", api="proxy", event=to("/pets")),
    Row(
        "case decides: another spelling is another path",
        "/Pets",
        api="proxy",
        event=to("/{proxy+}", proxy="Pets"),
    ),
    missing("a greedy variable takes at least one segment", "/files"),
    missing("a slash alone is none", "/files/"),
    missing("a greedy variable at the root does not take the root", "/", api="proxy"),
    missing("an unknown path", "/nothing"),
    missing("a path that goes on below a literal", "/orders/new/more"),
    missing("a path is compared with its case", "/case"),
    missing("a method that the resource has not", "/orders", method="DELETE"),
    missing("the literal is chosen before the method is", "/files/readme", method="POST"),
    missing("nor does ANY of a greedy sibling help", "/pets", api="proxy", method="POST"),
    missing("HEAD is not answered by GET", "/orders", method="HEAD"),
    missing("OPTIONS is not answered by itself", "/orders", method="OPTIONS"),
    missing("a method that ANY does not stand for", "/any", method="TRACE"),
    missing("a method that nobody knows", "/any", method="BREW"),
    missing("methods are compared with their case", "/any", method="get"),
    missing("an empty segment fits no literal", "//orders"),
    missing("an empty segment fits no variable", "/orders//items/3"),
    forbidden("an unknown stage", "/orders", stage="none"),
    forbidden("a stage is compared with its case", "/orders", stage="TEST"),
    Row("another stage of the same API", "/orders", stage="bare", event=to("/orders")),
    Row("HEAD of its own", "/head", "HEAD", text=b"", answer={"Content-Type": "application/json"}),
    Row("ANY takes GET", "/any", "GET", event={"httpMethod": "GET"}, page=METHOD),
    Row("ANY takes POST", "/any", "POST", event={"httpMethod": "POST"}, page=METHOD),
    Row("ANY takes PUT", "/any", "PUT", event={"httpMethod": "PUT"}, page=METHOD),
    Row("ANY takes PATCH", "/any", "PATCH", event={"httpMethod": "PATCH"}, page=METHOD),
    Row("ANY takes OPTIONS", "/any", "OPTIONS", event={"httpMethod": "OPTIONS"}, page=METHOD),
    Row("ANY takes HEAD", "/any", "HEAD", text=b"", page=METHOD),
    Row("an exact method goes before ANY", "/any", "DELETE", text=b'{"by":"mock"}', page=METHOD),
    Row(
        "a preflight is answered by a MOCK integration",
        "/options",
        "OPTIONS",
        headers=(("Origin", "https://example.com"), ("Access-Control-Request-Method", "GET")),
        answer={"Access-Control-Allow-Origin": "*"},
        page="how-to-cors.html",
    ),
    Row(
        "X-HTTP-Method-Override takes the method's place",
        "/any",
        "POST",
        headers=(("X-HTTP-Method-Override", "DELETE"),),
        text=b'{"by":"mock"}',
        page="api-gateway-known-issues.html",
    ),
]

"""Bodies between text and binary, by contentHandling, binaryMediaTypes and Accept."""

from harness.backend import saying
from matrix.http_methods import http

CONVERSIONS = "api-gateway-payload-encodings-workflow.html"
PNG = b"\x89PNG\x00\xff"


def converted(shows, sent, received, content_type, handling=None, **more):
    integration = {"contentHandling": handling} if handling else {}
    headers = (("Content-Type", content_type),)
    expected = {"body": received} if received is not None else {}
    page = {"page": CONVERSIONS}
    return http(
        shows, expected, integration=integration, headers=headers, body=sent, **page, **more
    )


def latin(raw):
    return raw.decode("latin-1")


SENT = [
    converted("a text stays a text", b"aGk=", "aGk=", "text/plain"),
    converted("a text converted to binary", b"aGk=", "hi", "text/plain", "CONVERT_TO_BINARY"),
    converted("a text converted to text", b"aGk=", "aGk=", "text/plain", "CONVERT_TO_TEXT"),
    converted(
        "a text that is no base64", b"***", None, "text/plain", "CONVERT_TO_BINARY", status=500
    ),
    converted(
        "binary data of an API without binary types is a text",
        b"a\xff",
        latin("a\ufffd".encode()),
        "image/png",
    ),
    converted("binary data stays", PNG, latin(PNG), "image/png", binary=True),
    converted(
        "binary data converted to binary",
        PNG,
        latin(PNG),
        "image/png",
        "CONVERT_TO_BINARY",
        binary=True,
    ),
    converted(
        "binary data converted to text",
        PNG,
        "iVBORwD/",
        "image/png",
        "CONVERT_TO_TEXT",
        binary=True,
    ),
    converted("a text of an API with binary types", b"aGk=", "aGk=", "text/plain", binary=True),
    converted(
        "a text of such an API converted to binary",
        b"aGk=",
        "hi",
        "text/plain",
        "CONVERT_TO_BINARY",
        binary=True,
    ),
]


def returned(shows, text, *, raw, content_type, accept, handling=None, status=200):
    response = {"statusCode": "200"}
    if handling:
        response["contentHandling"] = handling
    return http(
        shows,
        path=saying(headers=[("Content-Type", content_type)], raw=raw),
        responses=(response,),
        headers=(("Accept", accept),),
        binary=True,
        text=text,
        status=status,
        page=CONVERSIONS,
    )


PICTURE = {"raw": PNG, "content_type": "image/png"}
LETTER = {"raw": b"aGk=", "content_type": "text/plain"}
RETURNED = [
    returned("a picture for one who accepts pictures", PNG, accept="image/png", **PICTURE),
    returned("a picture for one who accepts text", b"iVBORwD/", accept="text/plain", **PICTURE),
    returned(
        "a picture converted to binary for text",
        PNG,
        accept="text/plain",
        handling="CONVERT_TO_BINARY",
        **PICTURE,
    ),
    returned(
        "a picture converted to text",
        b"iVBORwD/",
        accept="image/png",
        handling="CONVERT_TO_TEXT",
        **PICTURE,
    ),
    returned("a letter for one who accepts pictures", b"hi", accept="image/png", **LETTER),
    returned("a letter for one who accepts text", b"aGk=", accept="text/plain", **LETTER),
    returned(
        "a letter converted to binary",
        b"hi",
        accept="text/plain",
        handling="CONVERT_TO_BINARY",
        **LETTER,
    ),
    returned(
        "a letter converted to text for pictures",
        b"aGk=",
        accept="image/png",
        handling="CONVERT_TO_TEXT",
        **LETTER,
    ),
    returned(
        "a letter that is no base64 for pictures",
        b'{"message":"Internal server error"}',
        accept="image/png",
        status=500,
        raw=b"***",
        content_type="text/plain",
    ),
]


CASES = SENT + RETURNED

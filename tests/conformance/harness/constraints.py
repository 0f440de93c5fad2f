"""Negative requests from a service model: for each constraint on each member of an operation's
input, one request that breaks this constraint and no other."""

import copy
import json
import re
import urllib.parse
from dataclasses import dataclass

# Values for patterns, the first that fits is taken.
SAMPLES = [
    "x",
    "abc",
    "1",
    "200",
    "123456",
    "123456789012",
    "us-east-1",
    "subnet-1",
    "sg-1",
    "o-0123456789",
    "/mnt/x",
    "lambda:InvokeFunction",
    "lambda:GetLayerVersion",
    "host:9092",
    "arn:aws:iam::000000000000:role/r",
    "arn:aws:sqs:us-east-1:000000000000:q",
    "arn:aws:lambda:us-east-1:000000000000:function:absent",
    "arn:aws:lambda:us-east-1:000000000000:layer:absent:1",
    "arn:aws:lambda:us-east-1:000000000000:capacity-provider:absent",
    "arn:aws:lambda:us-east-1:000000000000:code-signing-config:csc-0123456789abcdefg",
    "arn:aws:lambda:us-east-1::runtime:0123456789",
    "arn:aws:lambda:us-east-1:000000000000:runtime/absent",
    "arn:aws:elasticfilesystem:us-east-1:000000000000:access-point/fsap-0123456789abcdef0",
    "00000000-0000-0000-0000-000000000000",
]
# Values against patterns.
BREAKERS = [" ", "!", "a b", "a\nb", "é", "..", "system.x", "$$", "x" * 30, "!" * 100, "", "-"]
NUMBERS = ("integer", "long", "float", "double")
# Longer ones the edge refuses in a request's head, before any service sees them.
HEAD_LIMIT = 2000


@dataclass(frozen=True)
class Case:
    operation: str
    path: str  # as AWS names it: "filterCriteria.filters.1.member.pattern"
    constraint: str
    request: tuple  # method, target, headers, body
    code: str = "ValidationException"

    def __str__(self):
        return f"{self.operation}-{self.path}-{self.constraint}"


class Model:
    def __init__(self, model, code="ValidationException"):
        self._code = code  # how the service calls the error that lists what is wrong
        # None for REST-JSON. The JSON protocol names the operation in a header.
        self._target_prefix = model["metadata"].get("targetPrefix")
        self._version = model["metadata"].get("jsonVersion")
        self._api_version = model["metadata"]["apiVersion"]
        self._is_query = model["metadata"]["protocol"] == "query"
        self._shapes = model["shapes"]
        self._operations = model["operations"]

    def cases(self, operation):
        """Every case of one operation."""
        if "input" not in self._operations[operation]:
            return
        shape = self._shapes[self._operations[operation]["input"]["shape"]]
        valid = self._sample(shape)
        for path, constraint, value, code in self._faults(shape, valid, ()):
            member = shape["members"][path[0]]
            location = member.get("location")
            name = path[0] if path else ""
            if name == shape.get("payload"):
                continue  # bytes of any kind
            if (location or self._is_query) and constraint == "type":
                value = "many"  # a text is of the wrong type for numbers only
                types = ("integer", "boolean") if self._is_query else ("integer",)
                if len(path) > 1 or self._shapes[member["shape"]]["type"] not in types:
                    continue
                code = "MalformedInput" if self._is_query else code
            broken = copy.deepcopy(valid)
            put(broken, path, value)
            if location and not can_travel(broken.get(name), location):
                continue
            request = self._request(operation, shape, broken)
            code = self._code if code == "ValidationException" else code
            yield Case(operation, aws_path(path), constraint, request, code)

    def _request(self, operation, shape, values):
        if self._target_prefix:
            headers = {
                "X-Amz-Target": f"{self._target_prefix}.{operation}",
                "Content-Type": f"application/x-amz-json-{self._version}",
            }
            return "POST", "/", headers, json.dumps(values)
        if self._is_query:
            form = {"Action": operation, "Version": self._api_version}
            for name, value in values.items():
                form |= dict(self._parameters(name, value, shape["members"][name]))
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            return "POST", "/", headers, urllib.parse.urlencode(form)
        http = self._operations[operation]["http"]
        target, _, query = http["requestUri"].partition("?")
        parameters = urllib.parse.parse_qsl(query)
        headers, body = {}, {}
        for name, value in values.items():
            member = shape["members"][name]
            wire, location = member.get("locationName", name), member.get("location")
            if location == "uri":
                target = target.replace(f"{{{wire}}}", urllib.parse.quote(str(value), safe=""))
            elif location == "querystring":
                texts = value if isinstance(value, list) else [value]
                parameters += [(wire, str(text)) for text in texts]
            elif location == "header":
                headers[wire] = str(value)
            elif name != shape.get("payload"):
                body[wire] = self._wire(value, self._shapes[member["shape"]])
        if parameters:
            target += "?" + urllib.parse.urlencode(parameters)
        return http["method"], target, headers, json.dumps(body) if body else ""

    def _wire(self, value, shape):
        """A value with the names that its members have in JSON."""
        if shape["type"] == "list" and isinstance(value, list):
            return [self._wire(element, self._shapes[shape["member"]["shape"]]) for element in value]
        if not isinstance(value, dict) or shape["type"] not in ("structure", "map"):
            return value
        if shape["type"] == "map":
            of = self._shapes[shape["value"]["shape"]]
            return {key: self._wire(element, of) for key, element in value.items()}
        named = {}
        for name, element in value.items():
            member = shape["members"].get(name)
            if member:
                wire = member.get("locationName", name)
                named[wire] = self._wire(element, self._shapes[member["shape"]])
            else:
                named[name] = element  # of a value that has the wrong type
        return named

    def _parameters(self, name, value, member):
        """What a value is in a form of the Query protocol: names and texts."""
        shape = self._shapes[member["shape"]]
        if not isinstance(value, list | dict):
            yield name, str(value)
        elif not value:
            yield name, ""
        elif isinstance(value, list):
            for number, element in enumerate(value, 1):
                yield from self._parameters(f"{name}.member.{number}", element, shape["member"])
        elif shape["type"] == "map":
            key, of = (shape[part].get("locationName", part) for part in ("key", "value"))
            for number, (text, element) in enumerate(value.items(), 1):
                yield f"{name}.entry.{number}.{key}", text
                yield from self._parameters(f"{name}.entry.{number}.{of}", element, shape["value"])
        else:
            for inner, element in value.items():
                yield from self._parameters(f"{name}.{inner}", element, shape["members"][inner])

    def _sample(self, shape):
        """The smallest value that breaks nothing."""
        kind = shape["type"]
        if kind == "structure":
            return {
                name: self._sample(self._shapes[shape["members"][name]["shape"]])
                for name in shape.get("required", ())
            }
        if kind == "list":
            element = self._shapes[shape["member"]["shape"]]
            return [self._sample(element) for _ in range(shape.get("min", 0))]
        if kind == "map":
            key, value = (self._shapes[shape[part]["shape"]] for part in ("key", "value"))
            return {self._sample(key): self._sample(value)} if shape.get("min") else {}
        if kind in NUMBERS:
            return shape.get("min", shape.get("max", 1))
        if kind == "boolean":
            return False
        if kind == "timestamp":
            return 1700000000
        if kind == "blob":
            return ""
        return self._text(shape)

    def _text(self, shape):
        if "enum" in shape:
            return shape["enum"][0]
        for sample in SAMPLES:
            if fits_length(shape, sample) and matches(shape, sample):
                return sample
        if "pattern" not in shape:
            return "x" * shape["min"]
        raise AssertionError(f"no sample matches {shape['pattern']}")

    def _faults(self, shape, value, path):
        """(path, constraint, value that breaks it, error code) below a value of a shape."""
        kind = shape["type"]
        if path:
            yield path, "type", wrong_type(kind), "SerializationException"
        if kind == "structure":
            yield from self._structure_faults(shape, value, path)
        elif kind == "list":
            yield from self._list_faults(shape, path)
        elif kind == "map":
            yield from self._map_faults(shape, path)
        elif kind in NUMBERS:
            if "min" in shape:
                yield path, "min", shape["min"] - 1, "ValidationException"
            if "max" in shape:
                yield path, "max", shape["max"] + 1, "ValidationException"
        elif kind == "string":
            yield from ((path, *fault, "ValidationException") for fault in text_faults(shape))

    def _structure_faults(self, shape, value, path):
        for name in shape.get("required", ()):
            yield (*path, name), "required", None, "ValidationException"
        for name, member in shape["members"].items():
            nested = self._shapes[member["shape"]]
            given = value.get(name) if isinstance(value, dict) else None
            if given is None:
                given = self._sample(nested)
            yield from self._faults(nested, given, (*path, name))

    def _list_faults(self, shape, path):
        element = self._shapes[shape["member"]["shape"]]
        sample = self._sample(element)
        if shape.get("min"):
            yield path, "min", [sample] * (shape["min"] - 1), "ValidationException"
        if "max" in shape:
            yield path, "max", [sample] * (shape["max"] + 1), "ValidationException"
        if element["type"] == "string":
            for constraint, text in text_faults(element):
                yield path, f"element-{constraint}", [text], "ValidationException"
        elif element["type"] == "structure":
            for where, constraint, broken, code in self._structure_faults(element, sample, ()):
                given = copy.deepcopy(sample)
                put(given, where, broken)
                # The name of what is wrong goes on where the list ends.
                rest = (1, "member", *where, *getattr(where, "rest", ()))
                yield Through(path, rest), constraint, [given], code

    def _map_faults(self, shape, path):
        key, value = (self._shapes[shape[part]["shape"]] for part in ("key", "value"))
        good_key, good_value = self._sample(key), self._sample(value)
        if shape.get("min"):
            yield path, "min", {}, "ValidationException"
        if "max" in shape and "enum" not in key:
            many = {f"k{number}": good_value for number in range(shape["max"] + 1)}
            yield path, "max", many, "ValidationException"
        for constraint, text in text_faults(key):
            yield path, f"key-{constraint}", {text: good_value}, "ValidationException"
        if value["type"] == "string":
            for constraint, text in text_faults(value):
                yield path, f"value-{constraint}", {good_key: text}, "ValidationException"
        for bound, step in (("min", -1), ("max", 1)):
            if value["type"] in NUMBERS and bound in value:
                broken = {good_key: value[bound] + step}
                yield path, f"value-{bound}", broken, "ValidationException"


class Through(tuple):
    """A path to a list, and the rest of the path within."""

    def __new__(cls, path, rest):
        made = super().__new__(cls, path)
        made.rest = (*rest, *getattr(path, "rest", ()))
        return made


def text_faults(shape):
    """(constraint, text that breaks it)."""
    if "enum" in shape:
        yield "enum", "NoSuchValue"
        return
    if shape.get("min"):
        yield "min", "x" * (shape["min"] - 1)
    if "max" in shape:
        yield "max", "x" * (shape["max"] + 1)
    if "pattern" in shape:
        for text in BREAKERS:
            if fits_length(shape, text) and not matches(shape, text):
                yield "pattern", text
                return


def fits_length(shape, text):
    return shape.get("min", 0) <= len(text) <= shape.get("max", len(text))


def matches(shape, text):
    pattern = shape.get("pattern", "(?s:.*)")
    # Java's classes of Unicode, which Python has not.
    for java, python in (("\\p{L}", "a-zA-Zé"), ("\\p{Z}", " "), ("\\p{N}", "0-9")):
        pattern = pattern.replace(java, python)
    return re.fullmatch(pattern, text) is not None


def wrong_type(kind):
    return "x" if kind in ("list", "map", "structure") else {"x": 1}


def can_travel(value, location):
    """Whether a value can be put into a request's head at all."""
    if value is None:
        return location != "uri"
    texts = value if isinstance(value, list) else [value]
    if location == "querystring" and value == []:
        return True
    for text in texts:
        if isinstance(text, dict) or (isinstance(text, str) and len(text) > HEAD_LIMIT):
            return False
        if location == "uri" and text in ("", ".", ".."):
            return False
        if location == "header" and not re.fullmatch(r"[!-~]([ -~]*[!-~])?", str(text)):
            return False
    return True


def put(values, path, value):
    """Sets, or with None removes, what a path leads to."""
    *parents, last = path
    for name in parents:
        values = values.setdefault(name, {})
    if value is None:
        values.pop(last, None)
    else:
        values[last] = value


def aws_path(path):
    names = (*path, *getattr(path, "rest", ()))
    texts = [str(name) for name in names]
    return ".".join(text[0].lower() + text[1:] for text in texts)

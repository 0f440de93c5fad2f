"""Whether an answer is what its operation's output shape says: no member that the model doesn't
have, none missing that it requires. Clients drop the one and live with the other in silence."""

import json

# Members that AWS sends and its models don't have.
BESIDES = {
    # Lambda's older errors and answers.
    "Type",
}


# What clients may count on in each of these structures, though their models leave it open: our list,
# not AWS's.
ALWAYS = {
    "FunctionConfiguration": (
        "FunctionName FunctionArn Role CodeSize Description Timeout MemorySize LastModified "
        "CodeSha256 Version TracingConfig RevisionId PackageType Architectures EphemeralStorage "
        "SnapStart LoggingConfig"
    ),
    "GetFunctionResponse": "Configuration Code",
    "FunctionCodeLocation": "RepositoryType Location",
    "AliasConfiguration": "AliasArn Name FunctionVersion Description RevisionId",
    "AccountLimit": (
        "TotalCodeSize CodeSizeUnzipped CodeSizeZipped ConcurrentExecutions "
        "UnreservedConcurrentExecutions"
    ),
    "AccountUsage": "TotalCodeSize FunctionCount",
    "LayersListItem": "LayerName LayerArn LatestMatchingVersion",
    "LayerVersionsListItem": "LayerVersionArn Version CreatedDate",
    "FunctionEventInvokeConfig": "LastModified FunctionArn",
    "EventSourceMappingConfiguration": "UUID State LastModified",
    "LogGroup": "logGroupName creationTime metricFilterCount arn storedBytes logGroupClass",
    "LogStream": "logStreamName creationTime arn storedBytes uploadSequenceToken",
    "OutputLogEvent": "timestamp message ingestionTime",
    "FilteredLogEvent": "logStreamName timestamp message ingestionTime eventId",
}


def faults(shape, value, path=""):
    """What is wrong below one value of a shape, as texts."""
    if value is None or shape is None:
        return
    if shape.type_name == "structure":
        if not isinstance(value, dict):
            yield f"{path or 'the answer'} is no structure: {value!r}"
            return
        wire_names = {
            member.serialization.get("name", name): member for name, member in shape.members.items()
        }
        for name, nested in value.items():
            if name in wire_names:
                yield from faults(wire_names[name], nested, f"{path}.{name}")
            elif name not in BESIDES:
                yield f"{path}.{name} is not in {shape.name}"
        for name in [*shape.required_members, *ALWAYS.get(shape.name, "").split()]:
            member = shape.members[name]
            if "location" in member.serialization:
                continue
            if value.get(member.serialization.get("name", name)) is None:
                yield f"{path}.{name} is always in {shape.name}"
    elif shape.type_name == "list":
        if not isinstance(value, list):
            yield f"{path} is no list: {value!r}"
            return
        for number, nested in enumerate(value):
            yield from faults(shape.member, nested, f"{path}[{number}]")
    elif shape.type_name == "map":
        for name, nested in value.items():
            yield from faults(shape.value, nested, f"{path}.{name}")
    elif not isinstance(value, TYPES[shape.type_name]) or (
        isinstance(value, bool) and shape.type_name != "boolean"
    ):
        yield f"{path} is no {shape.type_name}: {value!r}"


TYPES = {
    "string": str,
    "char": str,
    "blob": str,
    "boolean": bool,
    "integer": int,
    "long": int,
    "float": (int, float),
    "double": (int, float),
    "timestamp": (str, int, float),
}


def check(operation_model, body):
    """Fails for the raw body of a successful answer that its operation's model doesn't describe."""
    shape = operation_model.output_shape
    if shape is None or operation_model.has_streaming_output or operation_model.has_event_stream_output:
        return
    payload = shape.serialization.get("payload")
    shape = shape.members[payload] if payload else shape
    if not body:
        assert not [name for name in shape.required_members], f"{operation_model.name}: no body"
        return
    found = list(faults(shape, json.loads(body)))
    assert not found, f"{operation_model.name}: {found} in {body}"

"""A Python function that does what its event asks for."""

import logging
import os
import sys
import time

print("module loaded")


class SoldOut(Exception):
    pass


def handler(event, context):
    print("a line")
    logging.getLogger().warning("a warning of %s", event.get("name"))
    if "fail" in event:
        raise SoldOut(event["fail"])
    if "exit" in event:
        sys.exit(event["exit"])
    if "kill" in event:
        os.abort()
    if "sleep" in event:
        time.sleep(event["sleep"])
    if "unserializable" in event:
        return object()
    if "give" in event:
        return event["give"]
    if "megabytes" in event:
        held = bytearray(event["megabytes"] << 20)
        for at in range(0, len(held), 4096):
            held[at] = 1
        time.sleep(event.get("hold", 0))
    return {
        "greeting": "Hello, " + event["name"],
        "requestId": context.aws_request_id,
        "function": context.function_name,
        "version": context.function_version,
        "arn": context.invoked_function_arn,
        "memory": context.memory_limit_in_mb,
        "group": context.log_group_name,
        "hasStream": bool(context.log_stream_name),
        "hasTime": 0 < context.get_remaining_time_in_millis() <= 10_000,
        "client": context.client_context.client.app_title if context.client_context else None,
        "identity": context.identity.cognito_identity_id,
        "environment": os.environ["AWS_EXECUTION_ENV"],
    }

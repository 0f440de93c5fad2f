"""CloudWatch Logs: groups, streams, events and tags. StartLiveTail, which has no end, is in
test_logs.py."""

import re
import time

from harness.scenario import ANY, Service

logs = Service("logs")

GROUP = "/shop/orders-${client}"
ARN = "arn:aws:logs:us-east-1:${account}:log-group:" + GROUP
OF_GROUP = {"logGroupName": GROUP}
OF_STREAM = {**OF_GROUP, "logStreamName": "web"}
ABSENT = {"logGroupName": "absent"}
ABSENT_ARN = "arn:aws:logs:us-east-1:${account}:log-group:absent"
NOT_FOUND = "ResourceNotFoundException", 400, "The specified log group does not exist."
NOW = int(time.time() * 1000)
EVENTS = [{"timestamp": NOW + i, "message": f"ERROR {i}"} for i in range(3)]

STEPS = [
    logs.ok("CreateLogGroup", {}, {}, **OF_GROUP, tags={"team": "shop"}),
    logs.fails("CreateLogGroup", "ResourceAlreadyExistsException", 400, **OF_GROUP),
    logs.fails(
        "CreateLogGroup",
        "InvalidParameterException",
        400,
        "1 validation error detected: Value 'a b' at 'logGroupName' failed to satisfy constraint: "
        r"Member must satisfy regular expression pattern: [\.\-_/#A-Za-z0-9]+",
        logGroupName="a b",
    ),
    logs.ok("PutRetentionPolicy", **OF_GROUP, retentionInDays=7),
    logs.fails(
        "PutRetentionPolicy",
        "InvalidParameterException",
        400,
        re.compile("^1 validation error detected: Value '8' at 'retentionInDays' failed"),
        **OF_GROUP,
        retentionInDays=8,
    ),
    logs.ok(
        "DescribeLogGroups",
        {
            "logGroups[0].logGroupName": GROUP,
            "logGroups[0].arn": ARN + ":*",
            "logGroups[0].logGroupArn": ARN,
            "logGroups[0].retentionInDays": 7,
            "logGroups[0].logGroupClass": "STANDARD",
            "logGroups[0].creationTime": ANY,
        },
        logGroupNamePrefix=GROUP,
    ),
    logs.fails(
        "DescribeLogGroups",
        "InvalidParameterException",
        400,
        "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.",
        logGroupNamePrefix="a",
        logGroupNamePattern="b",
    ),
    logs.ok("DeleteRetentionPolicy", **OF_GROUP),
    logs.fails("DeleteRetentionPolicy", *NOT_FOUND, **ABSENT),
    logs.ok("CreateLogStream", **OF_STREAM),
    logs.fails("CreateLogStream", "ResourceAlreadyExistsException", 400, **OF_STREAM),
    logs.ok("PutLogEvents", **OF_STREAM, logEvents=EVENTS),
    logs.fails(
        "PutLogEvents",
        "InvalidParameterException",
        400,
        "Log events in a single PutLogEvents request must be in chronological order.",
        **OF_STREAM,
        logEvents=EVENTS[::-1],
    ),
    logs.ok(
        "DescribeLogStreams",
        {
            "logStreams[0].logStreamName": "web",
            "logStreams[0].arn": ARN + ":log-stream:web",
            "logStreams[0].firstEventTimestamp": NOW,
            "logStreams[0].lastEventTimestamp": NOW + 2,
        },
        **OF_GROUP,
    ),
    logs.fails("DescribeLogStreams", *NOT_FOUND, **ABSENT),
    logs.ok(
        "GetLogEvents",
        {"events[].message": ["ERROR 0", "ERROR 1"], "nextForwardToken": re.compile("^f/")},
        **OF_STREAM,
        startFromHead=True,
        limit=2,
    ),
    logs.fails(
        "GetLogEvents",
        "ResourceNotFoundException",
        400,
        "The specified log stream does not exist.",
        **OF_GROUP,
        logStreamName="absent",
    ),
    logs.ok(
        "FilterLogEvents",
        {"events[].message": ["ERROR 1"], "events[0].logStreamName": "web"},
        **OF_GROUP,
        filterPattern='"ERROR 1"',
    ),
    logs.fails("FilterLogEvents", *NOT_FOUND, **ABSENT),
    logs.ok("TagResource", resourceArn=ARN, tags={"stage": "test"}),
    logs.fails("TagResource", *NOT_FOUND, resourceArn=ABSENT_ARN, tags={"a": "b"}),
    logs.ok("TagLogGroup", **OF_GROUP, tags={"old": "way"}),
    logs.fails("TagLogGroup", *NOT_FOUND, **ABSENT, tags={"a": "b"}),
    logs.ok(
        "ListTagsForResource",
        {"tags": {"team": "shop", "stage": "test", "old": "way"}},
        resourceArn=ARN,
    ),
    logs.fails("ListTagsForResource", *NOT_FOUND, resourceArn=ABSENT_ARN),
    logs.ok("UntagResource", resourceArn=ARN, tagKeys=["stage"]),
    logs.fails("UntagResource", *NOT_FOUND, resourceArn=ABSENT_ARN, tagKeys=["a"]),
    logs.ok("UntagLogGroup", **OF_GROUP, tags=["old"]),
    logs.fails("UntagLogGroup", *NOT_FOUND, **ABSENT, tags=["a"]),
    logs.ok("ListTagsLogGroup", {"tags": {"team": "shop"}}, **OF_GROUP),
    logs.fails("ListTagsLogGroup", *NOT_FOUND, **ABSENT),
    logs.ok("DeleteLogStream", **OF_STREAM),
    logs.fails("DeleteLogStream", "ResourceNotFoundException", 400, **OF_STREAM),
    logs.ok("DeleteLogGroup", **OF_GROUP),
    logs.fails("DeleteLogGroup", *NOT_FOUND, **OF_GROUP),
]

"""Every tool's first question. It has no error of its own."""

from harness.scenario import Service

sts = Service("sts")

STEPS = [
    sts.ok(
        "GetCallerIdentity",
        {"Account": "${account}", "Arn": "arn:aws:iam::${account}:root", "UserId": "${account}"},
    ),
]

"""Publish throughput beside filter policies, and what signing does to the event loop."""

import json
import statistics
import threading
import time
import urllib.request

from aws import FORM, Aws, credential, sns_form
from load import Target, measure

SUBSCRIPTIONS = (0, 1, 10)
CONNECTIONS = 8


def measure_publish(report, endpoint, seconds):
    host, port = endpoint.removeprefix("http://").split(":")
    aws = Aws(host, int(port))
    for count in SUBSCRIPTIONS:
        topic = filtered_topic(aws, count)
        measured = measure(publish_to(endpoint, topic), CONNECTIONS, seconds)
        report.add(
            f"SNS Publish, {count} subscriptions that filter it out, {CONNECTIONS} connections",
            f"{measured.rate:,.0f} a second, p99 {measured.p99:.2f} ms",
        )
        aws.sns("DeleteTopic", TopicArn=topic)
    quiet, busy = loop_lag(aws, endpoint, seconds)
    report.add("answer of /_emulator/health, idle", f"p50 {quiet[0]:.2f} ms, p99 {quiet[1]:.2f} ms")
    report.add(
        "the same while every message published is signed",
        f"p50 {busy[0]:.2f} ms, p99 {busy[1]:.2f} ms",
    )
    aws.close()


def filtered_topic(aws, count):
    topic = aws.sns("CreateTopic", Name=f"filtered-{count}")["TopicArn"]
    for number in range(count):
        aws.sns(
            "Subscribe",
            TopicArn=topic,
            Protocol="sqs",
            Endpoint=f"arn:aws:sqs:us-east-1:000000000000:filtered-{number}",
            **{
                "Attributes.entry.1.key": "FilterPolicy",
                "Attributes.entry.1.value": json.dumps({"kind": [f"order-{number}"]}),
            },
        )
    return topic


def publish_to(endpoint, topic):
    attribute = "MessageAttributes.entry.1"
    body = sns_form(
        "Publish",
        TopicArn=topic,
        Message="a parcel",
        **{
            f"{attribute}.Name": "kind",
            f"{attribute}.Value.DataType": "String",
            f"{attribute}.Value.StringValue": "invoice",
        },
    )
    return Target(endpoint + "/", body, FORM, credential("sns"))


def loop_lag(aws, endpoint, seconds):
    """(p50, p99) of a request that does next to nothing: idle, and while messages are signed as fast
    as they can be. Signing one takes about a millisecond; on the loop, it would show here."""
    quiet = health_times(endpoint, seconds)
    topic = aws.sns("CreateTopic", Name="signed")["TopicArn"]
    # To a function that isn't there: signed, refused at once, and not tried again.
    aws.sns(
        "Subscribe",
        TopicArn=topic,
        Protocol="lambda",
        Endpoint="arn:aws:lambda:us-east-1:000000000000:function:none",
    )
    stop = threading.Event()
    publisher = threading.Thread(target=publish_until, args=(stop, aws.host, aws.port, topic))
    publisher.start()
    busy = health_times(endpoint, seconds)
    stop.set()
    publisher.join()
    aws.sns("DeleteTopic", TopicArn=topic)
    return quiet, busy


def publish_until(stop, host, port, topic):
    """One at a time, as fast as they are answered."""
    aws = Aws(host, port)
    while not stop.is_set():
        aws.sns("Publish", TopicArn=topic, Message="a parcel")
    aws.close()


def health_times(endpoint, seconds):
    times = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        started = time.perf_counter()
        with urllib.request.urlopen(f"{endpoint}/_emulator/health", timeout=10) as answer:
            answer.read()
        times.append((time.perf_counter() - started) * 1000)
    times.sort()
    return statistics.median(times), times[len(times) * 99 // 100]

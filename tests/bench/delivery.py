"""Publish-to-subscriber latency: from a Publish sent to its notification received."""

import json
import select
import socket
import time
import urllib.request

from aws import FORM, credential, sns_form

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"


class Endpoint:
    """A subscriber in the measuring thread itself: no hand-over between threads is measured."""

    def __init__(self):
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._connections = []
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}/"

    def receive(self, timeout=10):
        """The body of the next message, and when its last byte was there."""
        deadline = time.monotonic() + timeout
        while True:
            sources = [self._listener, *self._connections]
            ready = select.select(sources, [], [], max(0, deadline - time.monotonic()))[0]
            if not ready:
                raise RuntimeError(f"no message from the topic in {timeout} s")
            for source in ready:
                if source is self._listener:
                    connection = self._listener.accept()[0]
                    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    self._connections.append(connection)
                    continue
                body = self._read(source)
                if body is None:
                    self._connections.remove(source)
                    source.close()
                    continue
                received = time.perf_counter()
                source.sendall(ANSWER)
                return body, received

    def close(self):
        for connection in [self._listener, *self._connections]:
            connection.close()

    @staticmethod
    def _read(connection):
        data = connection.recv(65536)
        if not data:
            return None
        while b"\r\n\r\n" not in data:
            data += connection.recv(65536)
        head, body = data.split(b"\r\n\r\n", 1)
        fields = dict(line.lower().split(b":", 1) for line in head.split(b"\r\n")[1:])
        while len(body) < int(fields[b"content-length"]):
            body += connection.recv(65536)
        return body


def measure_delivery(aws, samples):
    """Milliseconds from Publish to notification, sorted."""
    endpoint = Endpoint()
    topic = aws.sns("CreateTopic", Name="delivery")["TopicArn"]
    aws.sns("Subscribe", TopicArn=topic, Protocol="http", Endpoint=endpoint.url)
    confirmation = json.loads(endpoint.receive()[0])
    with urllib.request.urlopen(confirmation["SubscribeURL"], timeout=10):
        pass
    body = sns_form("Publish", TopicArn=topic, Message="a parcel").encode()
    request = (
        f"POST / HTTP/1.1\r\nHost: {aws.host}:{aws.port}\r\nContent-Type: {FORM}\r\n"
        f"Authorization: {credential('sns')}\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode() + body
    times = []
    with socket.create_connection((aws.host, aws.port), timeout=10) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for number in range(samples + samples // 10):
            sent = time.perf_counter()
            connection.sendall(request)
            _, received = endpoint.receive()
            answer = connection.recv(65536)
            if not answer.startswith(b"HTTP/1.1 200 ") or b"</PublishResponse>" not in answer:
                raise RuntimeError(f"Publish: {answer.decode()}")
            if number >= samples // 10:  # the first tenth warms up
                times.append((received - sent) * 1000)
    endpoint.close()
    aws.sns("DeleteTopic", TopicArn=topic)
    return sorted(times)

"""Requests exactly as they are written: no client library normalizes the target or the headers."""

import http.client
import socket
from urllib.parse import urlsplit


def send(endpoint, method, target, headers=(), body=None, host=None, timeout=30):
    """The response and its body. A body of None sends no Content-Length."""
    address = urlsplit(endpoint)
    lines = [f"{method} {target} HTTP/1.1", f"Host: {host or address.netloc}"]
    lines += [f"{name}: {value}" for name, value in headers]
    if body is not None:
        lines.append(f"Content-Length: {len(body)}")
    lines.append("Connection: close")
    head = "\r\n".join(lines).encode() + b"\r\n\r\n"
    with socket.create_connection((address.hostname, address.port), timeout=timeout) as connection:
        connection.sendall(head + (body or b""))
        response = http.client.HTTPResponse(connection, method=method)
        response.begin()
        return response, response.read()

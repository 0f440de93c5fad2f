"""As much of a WebSocket client as it takes to be at the other end of a connection."""

import base64
import os
import re
import socket
import struct
from urllib.parse import urlsplit


class Refused(Exception):
    """A handshake's answer that is no 101."""

    def __init__(self, status, body):
        super().__init__(f"{status}: {body}")
        self.status = status
        self.body = body


class WebSocket:
    """A client that listens: text frames of the server's, and how the server ends the connection."""

    def __init__(self, url, **headers):
        address = urlsplit(url)
        self._socket = socket.create_connection((address.hostname, address.port), timeout=30)
        key = base64.b64encode(os.urandom(16)).decode()
        further = "".join(
            f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items()
        )
        self._socket.sendall(
            f"GET {address.path} HTTP/1.1\r\nHost: {address.netloc}\r\nConnection: Upgrade\r\n"
            f"Upgrade: websocket\r\nSec-WebSocket-Key: {key}\r\n"
            f"Sec-WebSocket-Version: 13\r\nUser-Agent: tests\r\n{further}\r\n".encode()
        )
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += self._read(1)
        if not head.startswith(b"HTTP/1.1 101 "):
            (length,) = re.findall(rb"(?i)\r\ncontent-length: (\d+)", head) or [0]
            body = self._read(int(length)).decode()
            self.close()
            raise Refused(int(head.split()[1]), body)

    def receive(self):
        """The next message, or the close frame's code."""
        message = b""
        while True:
            is_last, opcode, payload = self._frame()
            if opcode == 8:
                return struct.unpack("!H", payload[:2])[0]
            assert opcode == (0 if message else 1), opcode
            message += payload
            if is_last:
                return message.decode()

    def _frame(self):
        first, length = self._read(2)
        if length == 126:
            (length,) = struct.unpack("!H", self._read(2))
        elif length == 127:
            (length,) = struct.unpack("!Q", self._read(8))
        return bool(first & 0x80), first & 0x0F, self._read(length)

    def close(self):
        self._socket.close()

    def _read(self, size):
        data = b""
        while len(data) < size:
            piece = self._socket.recv(size - len(data))
            assert piece, "the server closed the connection"
            data += piece
        return data

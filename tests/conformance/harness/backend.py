"""An HTTP endpoint behind integrations: tells what it received, or answers what a path asks for."""

import base64
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def handle_any(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        kind, _, rest = self.path.lstrip("/").partition("/")
        if kind == "close":
            self.close_connection = True
            return
        if kind == "hang":
            self.server.released.wait(20)
            self.close_connection = True
            return
        if kind == "say":
            return self.say(json.loads(base64.urlsafe_b64decode(rest.partition("?")[0])))
        headers = {}
        for name, value in self.headers.items():
            headers.setdefault(name.lower(), []).append(value)
        told = {"method": self.command, "target": self.path, "headers": headers}
        told["body"] = body.decode("latin-1")
        self.answer(200, [("Content-Type", "application/json")], json.dumps(told).encode())

    def say(self, answer):
        body = base64.b64decode(answer.get("base64", "")) or answer.get("body", "").encode()
        self.answer(answer.get("status", 200), answer.get("headers", []), body)

    def answer(self, status, headers, body):
        self.send_response_only(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *arguments):
        pass

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = handle_any


class Backend:
    def __init__(self, tls=None):
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.released = threading.Event()
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        scheme = "https" if tls else "http"
        self.url = f"{scheme}://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def close(self):
        self._server.released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def saying(body="", status=200, headers=(), raw=None):
    """The path that makes a backend answer this."""
    answer = {"body": body, "status": status, "headers": list(headers)}
    if raw is not None:
        answer["base64"] = base64.b64encode(raw).decode()
    return "/say/" + base64.urlsafe_b64encode(json.dumps(answer).encode()).decode()

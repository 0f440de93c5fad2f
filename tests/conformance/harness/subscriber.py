"""An HTTP endpoint that SNS delivers to: it records every message and lets tests wait for one."""

import json
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Delivery:
    path: str
    headers: dict  # names in lower case
    body: str

    @property
    def type(self):
        return self.headers.get("x-amz-sns-message-type")

    @property
    def message(self):
        return json.loads(self.body)


class Subscriber:
    def __init__(self):
        self._deliveries = []
        self._changed = threading.Condition()
        subscriber = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):  # the name http.server looks for
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                headers = {name.lower(): value for name, value in self.headers.items()}
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()
                subscriber._record(Delivery(self.path, headers, body))

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def url(self, path):
        return f"http://{self.address}/{path}"

    def receive(self, path, type_="Notification", count=1, timeout=15.0):
        """The deliveries of a type on a path, once there are `count` of them."""

        def matching():
            return [d for d in self._deliveries if d.path == f"/{path}" and d.type == type_]

        with self._changed:
            if not self._changed.wait_for(lambda: len(matching()) >= count, timeout):
                seen = [(d.path, d.type) for d in self._deliveries]
                raise AssertionError(f"{count} × {type_} on /{path} not in {timeout} s: {seen}")
            return matching()

    def _record(self, delivery):
        with self._changed:
            self._deliveries.append(delivery)
            self._changed.notify_all()

    def close(self):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

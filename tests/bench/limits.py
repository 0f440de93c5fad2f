"""The limits to measure the emulator against: what nginx and a bare Beast server can answer."""

import socket
import subprocess
import urllib.request

from harness.processes import Process

NGINX = """
worker_processes 1;
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.error warn;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  keepalive_requests 1000000000;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    default_type text/plain;
    location / {{ return 200 "hello"; }}
  }}
}}
"""


class Nginx(Process):
    template = NGINX

    def __init__(self, folder):
        # nginx has no port 0, so a port that was free a moment ago is tried.
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}/"
        config = folder / "nginx.conf"
        config.write_text(self.template.format(folder=folder, port=port))
        # Without -e it looks for a log below /var/log before it has read its configuration.
        super().__init__(
            ["nginx", "-p", str(folder), "-c", str(config), "-e", str(folder / "nginx.error")],
            folder / "nginx.log",
        )
        self.wait_until(self._answers, "nginx is not ready")

    def _answers(self):
        try:
            with urllib.request.urlopen(self.url, timeout=5) as answer:
                return answer.read() == b"hello"
        except OSError:
            return False


class BareBeast:
    def __init__(self, program):
        self._process = subprocess.Popen([program], stdout=subprocess.PIPE, text=True)
        self.url = f"http://127.0.0.1:{int(self._process.stdout.readline())}/"

    def stop(self):
        self._process.terminate()
        self._process.stdout.close()
        if self._process.wait(10) != 0:
            raise RuntimeError(f"bare_beast ended with {self._process.returncode}")

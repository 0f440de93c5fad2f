"""The servers under the tests: an emulator and a Redis on free loopback ports, stopped by those who
started them."""

import ctypes
import os
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path


PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None)


def end_with_parent():
    """Run in the child: a test run that is killed must leave no server behind."""
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Process:
    """A server in its own process group, with its output in a file."""

    def __init__(self, arguments, log: Path, env=None):
        self.log = log
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                arguments,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=env,
                start_new_session=True,
                preexec_fn=end_with_parent,
            )

    @property
    def pid(self):
        return self._process.pid

    def wait_until(self, ready, what, timeout=15.0):
        deadline = time.monotonic() + timeout
        while not ready():
            if self._process.poll() is not None:
                raise RuntimeError(f"{what}: ended with {self._process.returncode}: {self.tail()}")
            if time.monotonic() > deadline:
                self.stop()
                raise RuntimeError(f"{what}: not within {timeout} s: {self.tail()}")
            time.sleep(0.01)

    def stop(self, timeout=15.0):
        """Asks it to end and answers its exit status."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
        try:
            return self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            raise RuntimeError(f"{self._process.args[0]} ignored SIGTERM for {timeout} s") from None

    def tail(self, lines=20):
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])


class Emulator(Process):
    def __init__(self, program, folder: Path, **settings):
        port_file = folder / "port"
        inherited = ("PATH", "HOME", "TMPDIR", "LANG")
        env = {name: os.environ[name] for name in inherited if name in os.environ}
        env.update(settings)
        arguments = [program, "--port", "0", "--port-file", str(port_file)]
        super().__init__(arguments, folder / "emulator.log", env)
        self.wait_until(
            lambda: port_file.exists() and port_file.read_text().strip(), "emulator has no port"
        )
        self.endpoint = f"http://127.0.0.1:{int(port_file.read_text())}"
        self.wait_until(self._healthy, "emulator is not ready")

    def _healthy(self):
        try:
            with urllib.request.urlopen(f"{self.endpoint}/_emulator/health", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False

    def wait_idle(self):
        """Returns when no invocation and no delivery is in flight."""
        url = f"{self.endpoint}/_emulator/idle?timeout=10"
        with urllib.request.urlopen(url, timeout=15) as answer:
            assert answer.status == 200


class Redis(Process):
    def __init__(self, folder: Path):
        # Redis has no port 0, so a port that was free a moment ago is tried.
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.address = f"127.0.0.1:{self.port}"
        super().__init__(
            ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", "",
             "--appendonly", "no", "--dir", str(folder)],
            folder / "redis.log",
        )  # fmt: skip
        self.wait_until(self._answers, "redis-server is not ready")

    def _answers(self):
        try:
            return self._ask(b"PING") == b"+PONG\r\n"
        except OSError:
            return False

    def get(self, key: str):
        """The value of a key, or None."""
        reply = self._ask(b"GET", key.encode())
        if reply == b"$-1\r\n":
            return None
        length, value = reply[1:].split(b"\r\n", 1)
        assert reply[:1] == b"$", reply
        return value[: int(length)]

    def _ask(self, *words):
        request = b"*%d\r\n" % len(words)
        request += b"".join(b"$%d\r\n%s\r\n" % (len(word), word) for word in words)
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as connection:
            connection.sendall(request)
            with connection.makefile("rb") as stream:
                first = stream.readline()
                if first.startswith(b"$") and first != b"$-1\r\n":
                    return first + stream.read(int(first[1:]) + 2)
                return first

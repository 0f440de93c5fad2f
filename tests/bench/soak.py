"""What many invocations and a large response leave behind in the emulator."""

import json
import socket
import time
from dataclasses import dataclass
from pathlib import Path

from aws import credential
from footprint import MIB, memory

STREAMED = 200 * MIB  # the largest response that Lambda streams
PIECE = MIB
READ = 256 * 1024


@dataclass(frozen=True)
class Held:
    resident: float  # MiB
    descriptors: int
    processes: int  # below the emulator

    def __str__(self):
        return (
            f"{self.resident:.1f} MiB, {self.descriptors} descriptors, {self.processes} processes"
        )


def held_by(pid):
    return Held(
        memory(pid)[0],
        len(list(Path(f"/proc/{pid}/fd").iterdir())),
        len(processes_below(pid)),
    )


def processes_below(pid):
    result = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in map(int, (task / "children").read_text().split()):
            result += [child, *processes_below(child)]
    return result


def invoke_often(aws, function, times, body):
    """Warm invocations, one after the other."""
    headers = {"Authorization": credential("lambda"), "Content-Type": "application/json"}
    for _ in range(times):
        aws.send("POST", f"/2015-03-31/functions/{function}/invocations", body, headers)


def soak(aws, pid, function, times, body):
    """What is held before and after that many warm invocations. As many go before: a function's log
    is kept up to a limit, and is to be full."""
    invoke_often(aws, function, times, body)
    before = held_by(pid)
    invoke_often(aws, function, times, body)
    return before, held_by(pid)


def streamed_growth(aws, pid, function, pause):
    """MiB by which the emulator's resident memory was ever larger while it streamed than before. The
    client pauses that many seconds before it reads on, again and again."""
    before = memory(pid)[0]
    Path(f"/proc/{pid}/clear_refs").write_text("5")  # the peak starts anew
    directive = {"do": "stream", "size": PIECE, "times": STREAMED // PIECE}
    received = read_stream(aws, function, json.dumps(directive).encode(), pause)
    if received < STREAMED:
        raise RuntimeError(f"{received} bytes of a stream of {STREAMED}")
    return peak(pid) - before


def read_stream(aws, function, body, pause):
    """The size of what is sent, with the framing of the event stream and of its chunks."""
    with socket.create_connection((aws.host, aws.port), timeout=60) as connection:
        connection.sendall(
            (
                f"POST /2021-11-15/functions/{function}/response-streaming-invocations HTTP/1.1\r\n"
                f"Host: {aws.host}:{aws.port}\r\nContent-Type: application/json\r\n"
                f"Authorization: {credential('lambda')}\r\n"
                f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
            ).encode()
            + body
        )
        received = 0
        while part := connection.recv(READ):
            received += len(part)
            if pause:
                time.sleep(pause)
        return received


def peak(pid):
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024 / MIB
    raise RuntimeError(f"no VmHWM of {pid}")

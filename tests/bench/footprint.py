"""What the emulator takes before it does anything: time to Ready, memory, size."""

import subprocess
import tempfile
import time
from pathlib import Path

MIB = 1024 * 1024


def time_to_ready(program):
    """Milliseconds from exec to the log line that says so."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [program, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    for line in process.stdout:
        if "Ready." in line:
            break
    else:
        raise RuntimeError(f"{program} ended before it was ready")
    taken = (time.perf_counter() - started) * 1000
    process.terminate()
    process.stdout.read()
    process.stdout.close()
    if process.wait(10) != 0:
        raise RuntimeError(f"{program} ended with {process.returncode} on SIGTERM")
    return taken


def memory(pid):
    """Resident and proportional set size in MiB."""
    fields = {}
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]:
        name, value, _unit = line.split()
        fields[name] = int(value) * 1024 / MIB
    return fields["Rss:"], fields["Pss:"]


def stripped_size(program):
    """MB on disk without symbols."""
    with tempfile.NamedTemporaryFile() as stripped:
        subprocess.run(["strip", "-o", stripped.name, program], check=True)
        return Path(stripped.name).stat().st_size / 1e6


def image_size(image):
    """MB of a Docker image; None where there is none, or no engine to ask."""
    try:
        done = subprocess.run(
            ["docker", "image", "inspect", "--format", "{{.Size}}", image],
            capture_output=True, text=True, timeout=20, check=False,
        )  # fmt: skip
    except FileNotFoundError:
        return None
    return int(done.stdout) / 1e6 if done.returncode == 0 else None


def describe_image(image, base):
    size, base_size = image_size(image), image_size(base)
    if size is None:
        return f"not measured: no image {image} (./dev image builds it), or no Docker engine"
    if base_size is None:
        return f"{size:.1f} MB, with a base that isn't here: {base}"
    return f"{size:.1f} MB, {size - base_size:.1f} MB of it over {base}"

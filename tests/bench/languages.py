"""The same small function in each language, for cold starts."""

import io
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

PYTHON = b"def handler(event, context):\n    return event\n"
NODE = b"exports.handler = async (event) => event;\n"


@dataclass(frozen=True)
class Example:
    language: str
    runtime: str
    handler: str
    package: bytes


def examples(program, build):
    """What can be measured here, and why the rest can't."""
    found = [
        Example(
            "C++", "provided.al2023", "bootstrap", (build / "functions" / "echo.zip").read_bytes()
        )
    ]
    missing = {}
    go = build.parent / "conformance" / "go" / "provided.al2023" / "bootstrap"
    if go.exists():
        found.append(Example("Go", "provided.al2023", "bootstrap", zip_of("bootstrap", go)))
    else:
        missing["Go"] = "no function, which tests/conformance/run builds"
    listed = subprocess.run([program, "--runtimes"], capture_output=True, text=True, check=True)
    clients = dict(line.split(maxsplit=1) for line in listed.stdout.splitlines())
    for language, runtime, file, text in (
        ("Python", "python3.12", "main.py", PYTHON),
        ("Node", "nodejs20.x", "main.js", NODE),
    ):
        _, has_one, client = clients[runtime].partition(", client: ")
        if has_one:
            title = f"{language} ({client.partition(';')[0]})"
            found.append(Example(title, runtime, "main.handler", zip_of(file, text)))
        else:
            missing[language] = clients[runtime]
    return found, missing


def zip_of(name, content):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo(name)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o100755 << 16
        archive.writestr(entry, content.read_bytes() if isinstance(content, Path) else content)
    return buffer.getvalue()

"""Deployment packages, zipped in memory with the modes that Lambda looks at."""

import io
import os
import zipfile
from pathlib import Path

FUNCTIONS = Path(__file__).parent.parent / "functions"


def zip_of(files: dict) -> bytes:
    """A zip of {name: (bytes, mode)}."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, (content, mode) in files.items():
            entry = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o100000 | mode) << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def bootstrap_of(folder: str) -> bytes:
    return zip_of({"bootstrap": ((FUNCTIONS / folder / "bootstrap").read_bytes(), 0o755)})


def curl_bootstrap() -> bytes:
    return bootstrap_of("curl")


def go_function(runtime: str, executable: str) -> bytes:
    built = Path(os.environ["CONFORMANCE_DIR"]) / "go" / runtime / executable
    return zip_of({executable: (built.read_bytes(), 0o755)})


def sample(name: str) -> bytes:
    """One of the project's own packages."""
    return (Path(os.environ["FUNCTIONS"]) / f"{name}.zip").read_bytes()

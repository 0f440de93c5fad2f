"""The tables of input constraints that are checked in are those of the service model."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_tables_are_the_models():
    generate = ROOT / "daemon" / "aws" / "model" / "generate"
    tables = ROOT / "handlers" / "lambda" / "service_model.cpp"
    done = subprocess.run(
        [sys.executable, generate, "--check", "lambda", tables],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr

"""The tables of input constraints that are checked in are those of the service model."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("service", ["apigateway", "apigatewayv2", "lambda", "logs", "sns", "sqs"])
def test_the_tables_are_the_models(service):
    generate = ROOT / "daemon" / "aws" / "model" / "generate"
    tables = ROOT / "handlers" / service / "service_model.cpp"
    done = subprocess.run(
        [sys.executable, generate, "--check", service, tables],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr

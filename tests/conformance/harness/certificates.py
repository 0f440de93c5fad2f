"""Certificates for the servers of tests."""

import subprocess


def self_signed(folder, name="127.0.0.1"):
    """The files of a certificate that nobody trusts, and of its key."""
    certificate, key = str(folder / "host.pem"), str(folder / "host.key")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key,
         "-out", certificate, "-days", "2", "-subj", f"/CN={name}",
         "-addext", f"subjectAltName=IP:{name}"],
        check=True,
        capture_output=True,
    )  # fmt: skip
    return certificate, key

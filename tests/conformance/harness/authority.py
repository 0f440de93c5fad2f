"""A certificate authority of the tests' own."""

import subprocess


def make_authority(folder):
    """Fills the folder with ca.pem, and with host.pem and host.key that it has signed for
    127.0.0.1."""
    ca, ca_key = str(folder / "ca.pem"), str(folder / "ca.key")
    host, host_key = str(folder / "host.pem"), str(folder / "host.key")
    new_key = ["-newkey", "rsa:2048", "-nodes"]
    openssl("req", "-x509", *new_key, "-keyout", ca_key, "-out", ca, "-days", "2",
            "-subj", "/CN=A test authority", "-addext", "basicConstraints=critical,CA:TRUE")
    openssl("req", "-x509", *new_key, "-keyout", host_key, "-out", host, "-days", "2",
            "-CA", ca, "-CAkey", ca_key, "-subj", "/CN=subscriber",
            "-addext", "basicConstraints=CA:FALSE", "-addext", "subjectAltName=IP:127.0.0.1")
    return folder


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)

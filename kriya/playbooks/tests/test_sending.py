"""A report over the net: to whoever proves by its certificate to be that host, and to nobody else."""

import json
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from kriya.core.refusal import Refused, say
from kriya.playbooks import sending

Key = ec.EllipticCurvePrivateKey
NOW = datetime.now(UTC)


def certificate(
    host: str, issuer: tuple[x509.Certificate, Key] | None = None, *, until: timedelta = timedelta(days=2)
) -> tuple[x509.Certificate, Key]:
    """A certificate of a host by an issuer; without one, of an issuer itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    by, by_key = (issuer[0].subject, issuer[1]) if issuer else (name, key)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(by).public_key(key.public_key())
    made = made.serial_number(x509.random_serial_number()).not_valid_before(NOW - timedelta(days=9))
    made = made.not_valid_after(NOW + until).add_extension(
        x509.BasicConstraints(ca=issuer is None, path_length=None), True
    )
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), False)
    made = made.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
    made = made.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by_key.public_key()), False)
    return made.sign(by_key, hashes.SHA256()), key


def as_file(path: Path, held: tuple[x509.Certificate, Key]) -> str:
    key = held[1].private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(key + held[0].public_bytes(serialization.Encoding.PEM))
    return str(path)


class _Door(BaseHTTPRequestHandler):
    came: list[tuple[str, bytes]]

    def do_POST(self) -> None:
        self.came.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"serial": 1}).encode())

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., tuple[str, list[Any]]]]:
    """Another installation that shows a certificate; the machine trusts `ca` alone. Its number is taken for a public one."""
    ca = certificate("Otoritas Uji")
    monkeypatch.setenv("SSL_CERT_FILE", as_file(tmp_path / "ca.pem", ca))
    monkeypatch.setattr(sending, "public_number", lambda _host, _port: "127.0.0.1")
    running: list[HTTPServer] = []

    def opened(shows: str, by: str = "ca", **more: Any) -> tuple[str, list[Any]]:
        issuer = ca if by == "ca" else certificate("Otoritas Lain")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(as_file(tmp_path / "host.pem", certificate(shows, issuer, **more)))
        came: list[Any] = []
        server = HTTPServer(("127.0.0.1", 0), type("Door", (_Door,), {"came": came}))
        server.handle_error = lambda *_args: None  # type: ignore[method-assign]
        server.socket = context.wrap_socket(server.socket, server_side=True)
        running.append(server)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return f"https://gunungkidul.contoh.id:{server.server_port}/paket-tiru/rahasia-123/", came

    yield opened
    for server in running:
        server.shutdown()
        server.server_close()


def test_it_is_sent_to_the_host_that_proves_to_be_it(other):
    address, came = other("gunungkidul.contoh.id")
    sending.send("isi laporan", address)
    assert came == [("/paket-tiru/rahasia-123/laporan/", b"isi laporan")]


@pytest.mark.parametrize(
    ("shown", "why"),
    [
        ({"shows": "gunungkidul.contoh.id", "by": "nobody"}, "local issuer"),
        ({"shows": "orang-lain.contoh.id"}, "Hostname mismatch"),
        ({"shows": "gunungkidul.contoh.id", "until": timedelta(days=-1)}, "expired"),
    ],
    ids=["of an unknown issuer", "of another host", "expired"],
)
def test_with_a_wrong_certificate_nothing_is_sent_and_the_reader_hears_why(other, shown, why):
    address, came = other(**shown)
    with pytest.raises(Refused, match="report_sent_to_nobody") as no:
        sending.send("isi laporan", address)
    assert "sertifikat keamanan gunungkidul.contoh.id tidak sah" in say(no.value)
    assert why in say(no.value)
    assert came == []


def test_without_the_certificate_asked_for_it_would_have_been_sent_to_a_stranger(other, monkeypatch):
    """The twin."""
    monkeypatch.setattr(ssl, "create_default_context", ssl._create_unverified_context)
    address, came = other("orang-lain.contoh.id", by="nobody")
    sending.send("isi laporan", address)
    assert len(came) == 1

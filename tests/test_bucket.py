"""Files in an S3 bucket behave as those in a folder: a server speaks S3's protocol, and Kriya's own storage asks it."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from kriya.core.files import PrivateStorage, read_file, write_whole
from kriya.core.jobs import NOT_NOW
from tests.ports import free_port


class Objects(BaseHTTPRequestHandler):
    """One bucket; who shows another key than `right` is refused."""

    objects: dict[str, bytes]
    protocol_version = "HTTP/1.1"

    def do_PUT(self) -> None:
        self.objects[self.path.partition("?")[0]] = self.rfile.read(int(self.headers["Content-Length"]))
        self._say(200)

    def do_GET(self) -> None:
        found = self.objects.get(self.path.partition("?")[0])
        if "Credential=right/" not in self.headers["Authorization"]:
            return self._say(403, b"<Error><Code>InvalidAccessKeyId</Code></Error>")
        return self._say(404, b"<Error><Code>NoSuchKey</Code></Error>") if found is None else self._say(200, found)

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_DELETE(self) -> None:
        self.objects.pop(self.path.partition("?")[0], None)
        self._say(204)

    def _say(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_args: object) -> None: ...


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    kind = type("Mine", (Objects,), {"objects": {}})
    with ThreadingHTTPServer(("127.0.0.1", 0), kind) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


def use(settings: Any, monkeypatch: pytest.MonkeyPatch, port: int, key: str = "right") -> None:
    settings.STORAGE_URL = f"s3://{key}:secret@127.0.0.1/files?region=x&endpoint=http://127.0.0.1:{port}"
    monkeypatch.setattr(default_storage, "_wrapped", PrivateStorage())


def test_a_file_is_kept_read_replaced_and_removed(
    settings: Any, monkeypatch: pytest.MonkeyPatch, server: ThreadingHTTPServer
) -> None:
    use(settings, monkeypatch, server.server_port)
    first = default_storage.save("papers/nib.pdf", ContentFile(b"one"))
    second = default_storage.save("papers/nib.pdf", ContentFile(b"two"))
    assert first != second
    assert (read_file(first), read_file(second), default_storage.size(second)) == (b"one", b"two", 3)

    write_whole(first, b"three")

    assert read_file(first) == b"three"
    default_storage.delete(first)
    default_storage.delete(first)
    assert not default_storage.exists(first)
    with pytest.raises(FileNotFoundError):
        read_file(first)


def test_a_bucket_that_refuses_the_key_is_not_ready(
    settings: Any, monkeypatch: pytest.MonkeyPatch, server: ThreadingHTTPServer, client: Client, db: None
) -> None:
    use(settings, monkeypatch, server.server_port, key="wrong")
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["storage"]) == (503, False)
    with pytest.raises(OSError, match="403"):
        read_file("papers/nib.pdf")


def test_a_job_that_does_not_reach_the_bucket_is_tried_again(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    use(settings, monkeypatch, free_port())
    with pytest.raises(ConnectionError) as away:
        read_file("papers/nib.pdf")
    assert isinstance(away.value, tuple(NOT_NOW.retry_exceptions))

"""An S3 bucket that speaks as a folder does: its troubles are OSErrors, and a file can take another's place."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import ContentFile
from storages.backends.s3 import S3Storage

# A page that waits for the bucket gives up before whoever asked for it does.
PATIENCE: Final = Config(connect_timeout=5, read_timeout=30, retries={"total_max_attempts": 3, "mode": "standard"})


@contextmanager
def _as_a_folder() -> Iterator[None]:
    """Raise ConnectionError where the bucket was not reached, OSError where it refuses."""
    try:
        yield
    except BotoCoreError as away:
        raise ConnectionError(str(away)) from away
    except (ClientError, Boto3Error) as refused:
        raise OSError(str(refused)) from refused


class Bucket(S3Storage):  # type: ignore[misc]
    """A bucket. A file is fetched when it is opened, so that whatever stands in the way is told there."""

    def __init__(self, **options: Any) -> None:
        super().__init__(client_config=PATIENCE, **options)

    def _open(self, name: str, mode: str = "rb") -> Any:
        with _as_a_folder():
            return super()._open(name, mode).open()

    def _save(self, name: str, content: Any) -> str:
        with _as_a_folder():
            return str(super()._save(name, content))

    def delete(self, name: str) -> None:
        with _as_a_folder():
            super().delete(name)

    def exists(self, name: str) -> bool:
        with _as_a_folder():
            return bool(super().exists(name))

    def size(self, name: str) -> int:
        with _as_a_folder():
            return int(super().size(name))

    def put(self, name: str, data: bytes) -> None:
        """Let a file of these bytes stand under that name, instead of the one that may be there."""
        # A bucket shows a file only once it is there whole; to delete the old one first would leave a moment without.
        self._save(name, ContentFile(data))

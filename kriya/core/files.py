"""Files: private by default, in a local folder or in an S3 bucket (STORAGE_URL=s3://key:secret@host/bucket?region=…)."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage, default_storage
from django.utils.module_loading import import_string
from whitenoise.storage import CompressedManifestStaticFilesStorage

from kriya.core.ids import new_id


class HashedStaticStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Static files under names that change with their content; ES modules and CSS imports follow."""

    support_js_module_import_aggregation = True
    # As many as modules stand on each other: a name is known once those below it are.
    max_post_process_passes = 20


class LocalStorage(FileSystemStorage):
    """A folder that no web server reads: every private file goes through a view that asks who wants it."""

    def __init__(self) -> None:
        super().__init__(
            location=settings.MEDIA_ROOT, base_url=None, file_permissions_mode=0o600, directory_permissions_mode=0o700
        )

    def put(self, name: str, data: bytes) -> None:
        """Let a file of these bytes stand under that name, instead of the one that may be there."""
        aside = self.save(f"{name}.{new_id()}", ContentFile(data))
        Path(self.path(aside)).replace(self.path(name))


def s3_options(url: str) -> dict[str, Any]:
    """Return the options for an S3 bucket from one address; `endpoint=http://…` in the query for other S3 servers."""
    parts = urlsplit(url)
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "bucket_name": parts.path.strip("/") or parts.hostname,
        "access_key": unquote(parts.username or "") or None,
        "secret_key": unquote(parts.password or "") or None,
        "endpoint_url": query.get("endpoint"),
        "region_name": query.get("region"),
        "default_acl": "private",
        "querystring_auth": True,
        "file_overwrite": False,
    }


def _build() -> Storage:
    url = settings.STORAGE_URL
    if not url.startswith("s3://"):
        return LocalStorage()
    # Read only by who has a bucket: with boto3 it takes half a second of each start.
    bucket: type[Storage] = import_string("kriya.core.bucket.Bucket")
    return bucket(**s3_options(url))


class PrivateStorage(Storage):  # type: ignore[misc]
    """The storage that STORAGE_URL names."""

    def __new__(cls) -> Storage:  # type: ignore[misc]
        return _build()


def write_whole(name: str, data: bytes) -> None:
    """Write a private file in place of one of that name; nobody ever reads half of it."""
    default_storage.put(name, data)  # type: ignore[attr-defined]  # both kinds have it


def read_file(name: str) -> bytes:
    """Return a private file. Raises FileNotFoundError when it is gone."""
    with default_storage.open(name) as file:
        return bytes(file.read())

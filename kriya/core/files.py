"""Files: private by default, in a local folder or in an S3 bucket (STORAGE_URL=s3://key:secret@host/bucket?region=…)."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage
from storages.backends.s3 import S3Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Static files under names that change with their content; ES modules and CSS imports follow."""

    support_js_module_import_aggregation = True


class LocalStorage(FileSystemStorage):
    """A folder that no web server reads: every private file goes through a view that asks who wants it."""

    def __init__(self) -> None:
        super().__init__(
            location=settings.MEDIA_ROOT, base_url=None, file_permissions_mode=0o600, directory_permissions_mode=0o700
        )


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
    return S3Storage(**s3_options(url)) if url.startswith("s3://") else LocalStorage()


class PrivateStorage(Storage):  # type: ignore[misc]
    """The storage that STORAGE_URL names."""

    def __new__(cls) -> Storage:  # type: ignore[misc]
        return _build()

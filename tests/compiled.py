"""What every worker would work out of the same source, worked out once before they begin.

Workers that begin at the same moment find nothing that another is about to keep.
"""

from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from types import ModuleType

import pytest
from _pytest.assertion import rewrite
from hypothesis.internal.constants_ast import constants_from_module, is_local_module_file

_AT_ONCE = 2
_FEW = 100
"""So many modules are soon compiled by whoever asks for them."""
_of_run: list[pytest.Config] = []


def compile_tests(config: pytest.Config, root: Path) -> None:
    """Keep the compiled tests, with what their assertions tell, and the values in the product's source, which draws
    try."""
    folders = [root / "kriya", root / "tests"]
    tests = [one for folder in folders for one in folder.rglob("test_*.py") if not _kept(one).exists()]
    if len(tests) < _FEW:
        return
    sources = [one for one in (root / "kriya").rglob("*.py") if is_local_module_file(str(one))]
    with get_context("fork").Pool(_AT_ONCE, _of_run.append, (config,)) as pool:
        for _done in chain(pool.imap_unordered(_compile, tests, 20), pool.imap_unordered(_read_values, sources, 50)):
            pass


def _kept(test: Path) -> Path:
    return rewrite.get_cache_dir(test) / (test.stem + rewrite.PYC_TAIL)


def _compile(test: Path) -> None:
    (config,) = _of_run
    kept = _kept(test)
    kept.parent.mkdir(exist_ok=True)
    read_at, code = rewrite._rewrite_test(test, config)
    rewrite._write_pyc(config.stash[rewrite.assertstate_key], code, read_at, kept)


def _read_values(source: Path) -> None:
    module = ModuleType(source.stem)
    module.__file__ = str(source)
    constants_from_module(module)

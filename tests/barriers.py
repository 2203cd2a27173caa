"""What axe has to say of the page that is open: one injection a page, and only what it finds comes back."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
# What another theme can spoil: everything else was held in the first.
COLOURS = ("color-contrast", "link-in-text-block")
# A page without that part, as a letter shown as it is sent, is asked as a whole.
_FIND = """([within, options]) => axe.run((within && document.querySelector(within)) || document, options)
  .then(({violations}) => violations.flatMap(
    ({id, nodes}) => nodes.map(({target, html}) => ({rule: id, where: target.join(" "), html}))))"""


@dataclass(frozen=True)
class Barrier:
    """A rule that an element breaks."""

    rule: str
    where: str
    html: str


@cache
def axe_script() -> str:
    """What makes `axe` in a page."""
    return str(pytest.importorskip("axe_playwright_python.base").AXE_SCRIPT)


def barriers(page: Any, rules: Sequence[str] = WCAG, but: Sequence[str] = (), within: str = "") -> list[Barrier]:
    """Return what stands in the way of people in the page as it is shown now (of it all or what is `within` a
    selector), by rules or groups of rules, `but` some."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe_script())
    off = {rule: {"enabled": False} for rule in but}
    options = {"runOnly": list(rules), "rules": off, "resultTypes": ["violations"], "preload": False}
    return [Barrier(**found) for found in page.evaluate(_FIND, [within, options])]

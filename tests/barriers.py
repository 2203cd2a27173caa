"""What axe has to say of the page that is open: one injection a page, and only what it finds comes back."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
# What another theme can spoil: everything else was held in the first.
COLOURS = ("color-contrast", "link-in-text-block")
# A page without that part, as a letter shown as it is sent, is asked as a whole. What pops up outside the part and is
# not shown stands aside meanwhile, as an office's menu on a phone: axe would ask for the style of all in it. It meets
# nobody who uses the part but by an id that both have.
_FIND = """async ([within, options]) => {
  if (!("axe" in window)) return null;
  const part = within && document.querySelector(within);
  const aside = part ? [...document.querySelectorAll("[popover]")]
    .filter((one) => !one.checkVisibility() && !one.contains(part) && !part.contains(one)) : [];
  const places = aside.map((one) => { const place = new Comment(); one.replaceWith(place); return place; });
  try {
    const twice = aside.flatMap((one) => [one, ...one.querySelectorAll("[id]")])
      .filter(({id}) => id && document.getElementById(id))
      .map((one) => ({rule: "duplicate-id", where: `#${one.id}`, html: one.outerHTML.slice(0, 300)}));
    const {violations} = await axe.run(part || document, options);
    return twice.concat(violations.flatMap(
      ({id, nodes}) => nodes.map(({target, html}) => ({rule: id, where: target.join(" "), html}))));
  } finally {
    places.forEach((place, n) => place.replaceWith(aside[n]));
  }
}"""


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
    off = {rule: {"enabled": False} for rule in but}
    options = {"runOnly": list(rules), "rules": off, "resultTypes": ["violations"], "preload": False}
    found = page.evaluate(_FIND, [within, options])
    if found is None:
        page.evaluate(axe_script())
        found = page.evaluate(_FIND, [within, options])
    return [Barrier(**one) for one in found]

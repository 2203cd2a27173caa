"""Tell two values of a JSON column apart: what was added, removed, moved and changed, each by its own name."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, Final

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from kriya.accounts.queries.history.inside import Entries, Items, Part, Values, shortened
from kriya.accounts.queries.history.lines import Line

_LONGEST_NAME: Final = 80
# A history is kept for ever: what was written years ago may lack what is written now, or hold a code that is no more.
_OTHER_SHAPE: Final = (KeyError, ValueError, TypeError, AttributeError, IndexError)
Shape = Items | Values | Entries


@dataclass(frozen=True)
class _One:
    """One thing inside: its name, and its parts with their values. `rest` is what no part tells."""

    name: str
    parts: Mapping[str, tuple[Part, Any]] = field(default_factory=dict)
    rest: Any = None

    @property
    def whole(self) -> str:
        """What it says altogether: a name, and each part that says anything and not just the name again."""
        said = ((part, _said(part, value)) for part, value in self.parts.values() if not part.sealed)
        told = (self.name, self.name.partition(": ")[2])
        details = (f"{_lower(part)}: {text}" for part, text in said if text and text not in told)
        return shortened(" · ".join((self.name, *details)))


_Ones = dict[Hashable, _One]


def told_apart(label: str, shape: Shape, before: Any, after: Any) -> tuple[Line, ...]:
    """Return what changed inside a column; only that it changed where its value is none of its shape."""
    try:
        found = tuple(_told(label, shape, before, after))
    except _OTHER_SHAPE:
        found = ()
    return found or (Line(label, sealed=True),)


def told_whole(label: str, shape: Shape, value: Any) -> Line | None:
    """Return what a removed row held inside a column; None where that was nothing, or nothing to be told."""
    try:
        between = ", " if isinstance(shape, Values) and shape.in_one else "; "
        said = between.join(_whole(shape, one) for one in (_ones(shape, value) or {}).values())
    except _OTHER_SHAPE:
        said = ""
    return Line(label, shortened(said), held=True) if said else None


def _whole(shape: Shape, one: _One) -> str:
    text = _text(shape.said(one.rest)) if isinstance(shape, Entries) else None
    return f"{one.name}: {text}" if text else one.whole


def _told(label: str, shape: Shape, before: Any, after: Any) -> Iterable[Line]:
    was, became = _ones(shape, before), _ones(shape, after)
    if was is None or became is None:
        return ()
    if isinstance(shape, Entries):
        return _entries(label, shape, was, became)
    if isinstance(shape, Values) and shape.in_one:
        return (Line(label, _in_one(was), _in_one(became)),)
    return _items(label, was, became)


def _ones(shape: Shape, value: Any) -> _Ones | None:
    """Return what stands inside, by what tells it from the others; None where the value is of another shape."""
    if isinstance(shape, Entries):
        is_map = isinstance(value or {}, Mapping)
        return {key: _One(_name(shape.name(key)), rest=one) for key, one in (value or {}).items()} if is_map else None
    if not isinstance(value or [], list):
        return None
    ones: _Ones = {}
    seen: Counter[Hashable] = Counter()
    for one in value or []:
        if isinstance(shape, Items) and not isinstance(one, Mapping):
            return None
        key = shape.key(one) if isinstance(shape, Items) else repr(one)
        seen[key] += 1
        ones[key, seen[key]] = _item(shape, one) if isinstance(shape, Items) else _One(_name(shape.said(one)))
    return ones


def _in_one(ones: _Ones) -> str | None:
    return shortened(", ".join(one.name for one in ones.values())) or None


def _item(shape: Items, item: Mapping[str, Any]) -> _One:
    parts, says = shape.parts(item), shape.says(item)
    rest = {name: value for name, value in says.items() if name not in parts and name not in shape.silent}
    return _One(_name(shape.name(item)), {name: (part, says.get(name)) for name, part in parts.items()}, rest)


def _items(label: str, was: _Ones, became: _Ones) -> Iterator[Line]:
    for key, one in was.items():
        if key not in became:
            yield Line(_("%(what)s · dihapus") % {"what": label}, one.whole, held=True)
    for key, one in became.items():
        if key not in was:
            yield Line(_("%(what)s · ditambahkan") % {"what": label}, one.whole, held=True)
        else:
            yield from _changed(f"{label} · {one.name}", was[key], one)
    for name, above in _moved(was, became):
        said = _("%(name)s, kini sesudah %(above)s") if above else _("%(name)s, kini paling atas")
        yield Line(_("%(what)s · dipindah") % {"what": label}, said % {"name": name, "above": above}, held=True)


def _changed(label: str, was: _One, became: _One) -> Iterator[Line]:
    """Tell the parts of one thing that changed; of what no part tells, or words do not show, only that it did."""
    untold = was.rest != became.rest
    for name in {**was.parts, **became.parts}:
        (part, after) = became.parts.get(name) or (was.parts[name][0], None)
        before = was.parts[name][1] if name in was.parts else None
        from_, to = _said(part, before), _said(part, after)
        if before == after or (from_, to) == (None, None):
            continue
        sealed = part.sealed or from_ == to
        yield Line(f"{label} · {_lower(part)}", *((None, None) if sealed else (from_, to)), sealed=sealed)
    if untold:
        yield Line(label, sealed=True)


def _moved(was: _Ones, became: _Ones) -> list[tuple[str, str]]:
    """Return what stands elsewhere than before among what stayed, as few as tell it, each with what is above it now."""
    before, after = [key for key in was if key in became], [key for key in became if key in was]
    matches = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    stayed = {before[at] for match in matches for at in range(match.a, match.a + match.size)}
    now = list(became)
    places = ((became[key].name, now.index(key)) for key in after if key not in stayed)
    return [(name, became[now[place - 1]].name if place else "") for name, place in places]


def _entries(label: str, shape: Entries, was: _Ones, became: _Ones) -> Iterator[Line]:
    for key, one in {**was, **became}.items():
        before, after = was[key].rest if key in was else None, became[key].rest if key in became else None
        from_, to = _text(shape.said(before)), _text(shape.said(after))
        if before != after and (from_, to) != (None, None):
            sealed = from_ == to
            yield Line(f"{label} · {one.name}", *((None, None) if sealed else (from_, to)), sealed=sealed)


def _said(part: Part, value: Any) -> str | None:
    return _text(part.said(value))


def _text(said: object) -> str | None:
    return None if said is None or said == "" else shortened(str(said))


def _name(said: object) -> str:
    return Truncator(str(said or "")).chars(_LONGEST_NAME) or "…"


def _lower(part: Part) -> str:
    label = str(part.label)
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]

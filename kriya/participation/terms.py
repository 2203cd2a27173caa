"""The terms of a call as values: who may take part, what it costs, what is asked, how is chosen.

A call keeps them as JSON, so that its history, its public page and each ranking hold them whole, as they were.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class RuleKind(models.TextChoices):
    """What the register must say of a maker before it may apply."""

    FOSTERED = "fostered", _("sudah menjadi UMKM binaan")
    PAPER = "paper", _("punya dokumen")
    DISTRICT = "district", _("berada di kecamatan")
    CRAFT = "craft", _("mengerjakan kerajinan")
    SIZE = "size", _("berskala usaha")
    YEARS = "years", _("sudah berusaha sekian tahun")
    PRODUCTS = "products", _("punya produk tayang sekian")
    NEW = "new", _("belum pernah ikut sekian bulan terakhir")


class Payer(models.TextChoices):
    APBD = "apbd", _("APBD")
    SPONSOR = "sponsor", _("sponsor")
    MAKER = "maker", _("peserta")


class QuestionKind(models.TextChoices):
    SHORT = "short", _("jawaban pendek")
    LONG = "long", _("jawaban panjang")
    YES_NO = "yes_no", _("ya atau tidak")
    NUMBER = "number", _("angka")
    CHOICE = "choice", _("pilih satu")
    DOCUMENT = "document", _("unggah dokumen")


class Axis(models.TextChoices):
    """What a quota counts by."""

    DISTRICT = "district", _("kecamatan")
    CRAFT = "craft", _("kerajinan")
    NEWCOMER = "newcomer", _("pendatang baru")


class _Value:
    """A value that is kept as JSON and read back; a name that it does not know is an error."""

    lists: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def read(cls, said: Mapping[str, Any]) -> Self:
        return cls(**{name: tuple(value) if name in cls.lists else value for name, value in said.items()})


@dataclass(frozen=True)
class Rule(_Value):
    """One thing that the register must say. `value` is a paper's kind, the code of a district or craft, or a number."""

    kind: str
    value: str = ""


@dataclass(frozen=True)
class Cost(_Value):
    """What something costs in rupiah for everybody together (of the maker: for each), and who pays."""

    what: str
    amount: int
    payer: str


@dataclass(frozen=True)
class Question(_Value):
    """Something that is asked of whoever applies; `key` names its answer for ever."""

    lists: ClassVar[tuple[str, ...]] = ("choices",)

    key: str
    text: str
    kind: str = QuestionKind.SHORT.value
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Criterion(_Value):
    """Something that jurors give points for, from 0 to `most`. One that does not count is shown and not ranked by."""

    key: str
    name: str
    weight: int = 1
    most: int = 5
    counts: bool = True
    guide: str = ""


@dataclass(frozen=True)
class Quota(_Value):
    """At least and at most so many places for a district, a craft or newcomers (None: no bound)."""

    axis: str
    key: str
    least: int = 0
    most: int | None = None


@dataclass(frozen=True)
class Terms:
    """All terms of a call."""

    rules: tuple[Rule, ...] = ()
    costs: tuple[Cost, ...] = ()
    questions: tuple[Question, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    quotas: tuple[Quota, ...] = ()


PARTS: Mapping[str, type[_Value]] = {
    "rules": Rule,
    "costs": Cost,
    "questions": Question,
    "criteria": Criterion,
    "quotas": Quota,
}
"""The parts of a call's terms, by the column that keeps them."""


def as_json(values: Iterable[Any]) -> list[dict[str, Any]]:
    """Return values as a call keeps them."""
    return [asdict(value) for value in values]


def read_part(part: str, said: Sequence[Mapping[str, Any]]) -> tuple[Any, ...]:
    """Return one part of a call's terms from what it keeps."""
    return tuple(PARTS[part].read(one) for one in said)

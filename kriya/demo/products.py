"""Products of the demo: invented pieces with plausible names and prices, the same at every seeding, written in bulk."""

import random
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.utils.text import slugify

from kriya.accounts.models import User
from kriya.catalog.actions.publish import publish_all_products
from kriya.catalog.models import (
    FieldNote,
    Kind,
    Material,
    Motif,
    Product,
    ProductMaterial,
    ProductState,
    ProductStep,
    ProductVariant,
    StepKind,
    Technique,
)
from kriya.catalog.models.product import Dye
from kriya.core.clock import now
from kriya.core.scoping import current_council
from kriya.demo.pictures import Picture
from kriya.demo.ranges import Finish, Pattern, Piece, Range, range_of
from kriya.makers.models import MakerCraft, PublishedMaker

_STORY_ID: Final = (
    "{piece} {pattern} ini {how} di bengkel {maker}. Satu potong memakan waktu sekitar {days} hari. {last}"
)
_STORY_EN: Final = "This {piece} is {how} in the workshop of {maker}. One piece takes about {days} days. {last}"
_LAST: Final = (
    ("Tidak ada dua yang sama persis.", "No two are quite alike."),
    ("Setiap perajin memberi ketebalan garisnya sendiri.", "Each hand leaves its own weight of line."),
    ("Warnanya melembut dari tahun ke tahun.", "Its colour softens from year to year."),
    ("Sisa bahannya menjadi barang kecil, tidak ada yang terbuang.", "What is left over becomes smaller things; nothing is thrown away."),
)  # fmt: skip
_GREW: Final = timedelta(days=3 * 365)
"""How long ago the first product was put up: longer than the quarters that are closed, so that each had something to
show."""
_KINDS: Final = (Kind.BATCH, Kind.ONE, Kind.TO_ORDER)


_DARK: Final = "Fotonya masih gelap. Coba dekat jendela, tanpa lampu kilat."
_LED: Final = {
    ProductState.DRAFT: (),
    ProductState.SUBMITTED: (StepKind.SUBMITTED,),
    ProductState.RETURNED: (StepKind.SUBMITTED, StepKind.RETURNED),
    ProductState.PUBLISHED: (StepKind.SUBMITTED, StepKind.PUBLISHED),
    ProductState.WITHDRAWN: (StepKind.SUBMITTED, StepKind.PUBLISHED, StepKind.WITHDRAWN),
}


@dataclass(frozen=True)
class Chosen:
    """What a product of the demo became by chance."""

    offered: Range
    piece: Piece
    pattern: Pattern
    finish: Finish


@dataclass(frozen=True)
class Asked:
    """A picture that is asked for."""

    product: UUID
    number: int
    chosen: Chosen

    @property
    def picture(self) -> Picture:
        """What to draw; the number of the product is the seed."""
        piece = self.chosen.piece
        return Picture(piece.subject, self.chosen.pattern.drawn, self.chosen.finish.palette, piece.scene, self.number)


@dataclass
class Words:
    """The council's terms by their codes."""

    materials: dict[str, Material]
    techniques: dict[str, Technique]
    motifs: dict[str, Motif]

    @classmethod
    def of_scope(cls) -> "Words":
        """Read the terms of the council of the scope."""
        tables: list[dict[str, Any]] = [
            {term.code: term for term in model.objects.all()} for model in (Material, Technique, Motif)
        ]
        return cls(*tables)


@dataclass
class Rows:
    """What hangs on the products, gathered to be written in one statement a table."""

    products: list[Product] = field(default_factory=list)
    materials: list[ProductMaterial] = field(default_factory=list)
    variants: list[ProductVariant] = field(default_factory=list)
    steps: list[ProductStep] = field(default_factory=list)
    notes: list[FieldNote] = field(default_factory=list)

    def write(self) -> None:
        every: list[list[Any]] = [self.products, self.materials, self.variants, self.steps, self.notes]
        for rows in every:
            if rows:
                type(rows[0]).objects.bulk_create(rows, batch_size=500)


def seed_products(count: int, *, by: User) -> list[Asked]:
    """Make `count` products of the makers of the council of the scope; return the pictures that the public ones want."""
    chance = random.Random(f"products of {current_council().slug}")
    public = set(PublishedMaker.objects.of(current_council().pk).values_list("maker_id", flat=True))
    mains = MakerCraft.objects.filter(is_main=True).select_related("maker", "craft").order_by("maker__created_at", "pk")
    makers = [row for row in mains if range_of(row.craft.code) and not row.maker.merged_into_id]
    words, rows, taken, asked = Words.of_scope(), Rows(), dict[str, int](), list[Asked]()
    for number in range(count):
        row = chance.choice(makers)
        chosen = _choose(chance, range_of(row.craft.code))
        put_up = now() - timedelta(hours=1) - number * _GREW / count
        product = _product(chance, row, chosen, words, made_year=put_up.year)
        product.slug = _slug(product.name, taken)
        state = _state(chance, shown=row.maker_id in public)
        product.state = state
        if state in {ProductState.PUBLISHED, ProductState.WITHDRAWN}:
            product.published_at = put_up
        _hang(chance, product, chosen, words, rows, by)
        asked.append(Asked(product.pk, number, chosen))
    rows.write()
    publish_all_products()
    return asked


def _choose(chance: random.Random, offered: Range | None) -> Chosen:
    assert offered is not None  # makers without a range were left out
    return Chosen(
        offered, chance.choice(offered.pieces), chance.choice(offered.patterns), chance.choice(offered.finishes)
    )


def _product(chance: random.Random, row: MakerCraft, chosen: Chosen, words: Words, *, made_year: int) -> Product:
    offered, piece, pattern, finish = chosen.offered, chosen.piece, chosen.pattern, chosen.finish
    kind = chance.choices(_KINDS, weights=(6, 3, 2))[0]
    days, last = chance.randrange(1, 45), chance.choice(_LAST)
    story = {"maker": row.maker.name, "days": days}
    millimetres = [round(side * 10) for side in piece.size] + [None] * 3
    return Product.of_scope(
        maker=row.maker,
        craft=row.craft,
        technique=words.techniques.get(offered.technique),
        motif=words.motifs.get(pattern.code),
        name=f"{piece.name} {pattern.name} {finish.name}",
        name_en=f"{piece.name_en}, {pattern.name_en}, {finish.name_en}",
        price=round(piece.thousands * chance.uniform(0.7, 1.9) / 5) * 5_000 if chance.random() < 0.94 else None,
        kind=kind,
        order_days=chance.choice((7, 14, 21, 30)) if kind == Kind.TO_ORDER else None,
        length_mm=millimetres[0],
        width_mm=millimetres[1],
        height_mm=millimetres[2],
        weight_g=round(piece.grams * chance.uniform(0.9, 1.15)),
        care_id=offered.care,
        care_en=offered.care_en,
        story_id=_STORY_ID.format(piece=piece.name, pattern=pattern.name, how=offered.how, last=last[0], **story),
        story_en=_STORY_EN.format(piece=piece.name_en.lower(), how=offered.how_en, last=last[1], **story),
        dye=(Dye.NATURAL if finish.natural else Dye.SYNTHETIC) if finish.palette else "",
        hands=row.maker.owner_name if chance.random() < 0.4 else "",
        work_days=days,
        made_year=made_year if kind == Kind.ONE else None,
    )


def _slug(name: str, taken: dict[str, int]) -> str:
    taken[name] = taken.get(name, 0) + 1
    return slugify(name) if taken[name] == 1 else f"{slugify(name)}-{taken[name]}"


def _state(chance: random.Random, *, shown: bool) -> ProductState:
    if shown and chance.random() < 0.94:
        return ProductState.PUBLISHED
    others = (ProductState.DRAFT, ProductState.SUBMITTED, ProductState.RETURNED, ProductState.WITHDRAWN)
    return chance.choices(others, weights=(3, 3, 1, 2))[0]


def _hang(chance: random.Random, product: Product, chosen: Chosen, words: Words, rows: Rows, by: User) -> None:
    rows.products.append(product)
    known = [words.materials[code] for code in chosen.offered.materials if code in words.materials]
    rows.materials += [
        ProductMaterial.of_scope(product=product, material=material, position=place)
        for place, material in enumerate(known[: chance.randrange(1, 3)])
    ]
    rows.variants += [
        ProductVariant.of_scope(
            product=product,
            name=name,
            position=place,
            price=product.price + 25_000 if product.price and name == "XL" else None,
        )
        for place, name in enumerate(chosen.piece.variants)
    ]
    for kind in _LED[ProductState(product.state)]:
        step = ProductStep.of_scope(product=product, kind=str(kind), by=by)
        rows.steps.append(step)
        if kind == StepKind.RETURNED:
            rows.notes.append(FieldNote.of_scope(step=step, field="photos", reason=_DARK))

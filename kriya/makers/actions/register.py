"""Enter a maker into the register and change what it says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction
from django.utils.text import slugify

from kriya.accounts.models import User
from kriya.core.asking import ask
from kriya.core.history import tell_inserts
from kriya.core.ids import new_id
from kriya.core.locks import wait_for
from kriya.core.personal import keyed_hash
from kriya.core.refusal import Refused
from kriya.core.scoping import current_council
from kriya.core.seen import shows_nothing
from kriya.councils.regions import name_of
from kriya.crafts.models import Craft
from kriya.makers.actions.publish import publish_maker
from kriya.makers.models import Maker, MakerCraft, MakerPhone, Status, Step, StepKind
from kriya.makers.models.contact import PhoneKind
from kriya.makers.models.maker import RESERVED_SLUGS

_SLUG = 70
_OF_SLUG: Final = "SELECT 1 FROM makers_maker WHERE council_id = %s AND slug = %s"


@dataclass(frozen=True)
class Phone:
    """A telephone number in E.164 and what is known of it."""

    number: str
    kind: str = PhoneKind.MOBILE
    is_whatsapp: bool | None = None


@transaction.atomic
def register_maker(
    *,
    name: str,
    by: User | None,
    phones: Sequence[Phone] = (),
    crafts: Sequence[Craft] = (),
    status: str = Status.FOSTERED,
    reason: str = "",
    **fields: Any,
) -> Maker:
    """Enter a maker with its first step; refuse one without a name."""
    if shows_nothing(name):
        raise Refused("maker_without_name")
    enter_alone(name)
    maker = Maker(name=name.strip(), slug=free_slug(name), created_by=by, status=status)
    _set(maker, fields)
    maker.save()
    _add_phones(maker, phones)
    _add_crafts(maker, crafts)
    # Nobody has consented to anything yet, so that there is nothing to publish.
    Step(maker=maker, kind=StepKind(status), by=by, reason=reason).save()
    return maker


@transaction.atomic
def change_maker(
    maker: Maker,
    *,
    revision: int | None = None,
    phones: Sequence[Phone] | None = None,
    crafts: Sequence[Craft] | None = None,
    **fields: Any,
) -> Maker:
    """Change a maker; refuse when somebody else changed it since `revision` was read."""
    locked: Maker = Maker.objects.select_for_update().get(pk=maker.pk)
    if locked.merged_into is not None:
        raise Refused("maker_merged_meanwhile", kept=locked.merged_into.name)
    if revision is not None and locked.revision != revision:
        raise Refused("maker_changed_meanwhile")
    _set(locked, fields)
    locked.revision += 1
    locked.save()
    if phones is not None:
        _change_phones(locked, phones)
    if crafts is not None:
        _change_crafts(locked, crafts)
    publish_maker(locked)
    return locked


def enter_alone(name: str) -> None:
    """Let makers of one name be entered one after the other: who comes second finds the first."""
    wait_for(f"maker of {current_council().pk} at {_plain_slug(name)}")


def free_slug(name: str) -> str:
    """Return the page address for a name: plain when it is free, with a tail of its own otherwise."""
    plain = _plain_slug(name)
    taken = plain in RESERVED_SLUGS or ask(_OF_SLUG, [current_council().pk, plain])
    return f"{plain}-{str(new_id())[-6:]}" if taken else plain


def _plain_slug(name: str) -> str:
    return slugify(name)[:_SLUG] or "umkm"


def _set(maker: Maker, fields: Mapping[str, Any]) -> None:
    for field, value in fields.items():
        # Sealing gives other bytes each time: an unchanged NIK must not look like a change in the history.
        if getattr(maker, field) != value:
            setattr(maker, field, value)
    maker.nik_hash = keyed_hash(maker.nik) if maker.nik else ""
    maker.district_name = (name_of(maker.district_code) or "") if maker.district_code else ""
    maker.village_name = (name_of(maker.village_code) or "") if maker.village_code else ""
    if place := maker.village_code or maker.district_code:
        maker.regency_code = place[:5]


def _add_phones(maker: Maker, phones: Sequence[Phone]) -> None:
    wanted = {phone.number: (position, phone) for position, phone in enumerate(phones)}
    MakerPhone.objects.bulk_create(
        [
            MakerPhone.of_scope(
                maker=maker, number=number, kind=phone.kind, is_whatsapp=phone.is_whatsapp, position=position
            )
            for number, (position, phone) in wanted.items()
        ]
    )


def _add_crafts(maker: Maker, crafts: Sequence[Craft]) -> None:
    wanted = {craft.pk: position for position, craft in enumerate(crafts)}
    MakerCraft.objects.bulk_create(
        [MakerCraft.of_scope(maker=maker, craft_id=pk, is_main=position == 0) for pk, position in wanted.items()]
    )


def _change_phones(maker: Maker, phones: Sequence[Phone]) -> None:
    """Make these the maker's telephone numbers, in this order; rows that stay keep their history."""
    wanted = {phone.number: (position, phone) for position, phone in enumerate(phones)}
    maker.phones.exclude(number__in=wanted).delete()
    there = {row.number: row for row in maker.phones.all()}
    new = []
    for number, (position, phone) in wanted.items():
        row = there.get(number) or MakerPhone.of_scope(maker=maker, number=number)
        before = (row.kind, row.is_whatsapp, row.position)
        row.kind, row.is_whatsapp, row.position = phone.kind, phone.is_whatsapp, position
        if row._state.adding:
            new.append(row)
        elif before != (row.kind, row.is_whatsapp, row.position):
            row.save()
    tell_inserts(MakerPhone.objects.bulk_create(new))


def _change_crafts(maker: Maker, crafts: Sequence[Craft]) -> None:
    """Make these the maker's crafts; the first is its main one."""
    wanted = {craft.pk: position for position, craft in enumerate(crafts)}
    maker.crafts.exclude(craft__in=wanted).delete()
    maker.crafts.filter(is_main=True).exclude(
        craft__in=[pk for pk, position in wanted.items() if position == 0]
    ).update(is_main=False)
    there = {row.craft_id: row for row in maker.crafts.all()}
    new = []
    for pk, position in wanted.items():
        row = there.get(pk) or MakerCraft.of_scope(maker=maker, craft_id=pk)
        if row._state.adding:
            row.is_main = position == 0
            new.append(row)
        elif row.is_main != (position == 0):
            row.is_main = position == 0
            row.save()
    tell_inserts(MakerCraft.objects.bulk_create(new))

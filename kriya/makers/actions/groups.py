"""Groups of makers: make them, change them, say who belongs."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from kriya.core.history import tell_insert
from kriya.core.refusal import Refused
from kriya.makers.models import Group, GroupMember, Maker


def make_group(*, name: str, kind: str, district_code: str = "", village_code: str = "", note: str = "") -> Group:
    """Make a group; refuse a name that another has."""
    group = Group(name=name, kind=kind, district_code=district_code, village_code=village_code, note=note)
    _keep(group)
    tell_insert(group)
    return group


def change_group(group: Group, **fields: str) -> Group:
    """Change what a group is called and where it is."""
    for field, value in fields.items():
        setattr(group, field, value)
    return _keep(group)


def _keep(group: Group) -> Group:
    try:
        with transaction.atomic():
            group.save()
    except IntegrityError as reason:
        raise Refused("group_name_taken", name=group.name) from reason
    return group


@transaction.atomic
def add_members(group: Group, makers: Iterable[Maker]) -> int:
    """Put makers into a group; those in it stay. Return how many were new."""
    Group.objects.select_for_update().get(pk=group.pk)
    there = set(group.members.values_list("maker_id", flat=True))
    new = [maker for maker in makers if maker.pk not in there]
    for maker in new:
        member = GroupMember(group=group, maker=maker)
        member.save()
        tell_insert(member)
    return len(new)


def remove_member(group: Group, maker: Maker) -> int:
    """Take a maker out of a group; return how many were in it."""
    count, _by_model = group.members.filter(maker=maker).delete()
    return count


def dissolve_group(group: Group) -> Group:
    """Remove a group that has no members; refuse one that has."""
    if group.members.exists():
        raise Refused("group_has_members")
    group.delete()
    return group

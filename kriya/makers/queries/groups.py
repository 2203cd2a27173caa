"""Questions about groups."""

from django.db.models import Count, Q, QuerySet

from kriya.makers.models import Group, Maker


def groups_with_sizes() -> QuerySet[Group]:
    """Return the groups with `size`, the number of their members that stand in the register, by name."""
    return Group.objects.annotate(size=Count("members", filter=Q(members__maker__merged_into=None))).order_by("name")


def members_of(group: Group) -> QuerySet[Maker]:
    """Return the makers in a group, by name."""
    return Maker.objects.in_register().filter(groups__group=group).order_by("name", "pk")


def candidates(group: Group, text: str, most: int = 12) -> list[Maker]:
    """Return makers whose business or owner is called so and who are not in the group yet."""
    named = Q(name__icontains=text) | Q(owner_name__icontains=text)
    return list(Maker.objects.in_register().filter(named).exclude(groups__group=group).order_by("name", "pk")[:most])

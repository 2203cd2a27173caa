"""One institution over the years: itself and what was merged into it."""

from collections import defaultdict
from uuid import UUID

from kriya.visits.models import Institution


def family_of(institution: UUID) -> list[Institution]:
    """Return every institution that is one with this, as rows; two questions."""
    return list(Institution.objects.filter(pk__in=Families().of(institution)).order_by("pk"))


class Families:
    """Which institutions are one, as all merges stand; one question, whatever is asked of it."""

    def __init__(self) -> None:
        self._above: dict[UUID, UUID | None] = dict(Institution.objects.values_list("pk", "merged_into"))
        self._below: dict[UUID, list[UUID]] = defaultdict(list)
        for one in self._above:
            self._below[self.root(one)].append(one)

    def root(self, institution: UUID) -> UUID:
        """Return the institution that stands for this one."""
        while (above := self._above.get(institution)) is not None:
            institution = above
        return institution

    def of(self, institution: UUID) -> list[UUID]:
        """Return every institution that is one with this."""
        return self._below.get(self.root(institution), [institution])

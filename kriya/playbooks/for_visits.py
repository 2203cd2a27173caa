"""What playbooks tell of visits: which of ours guests may take home, and which their council took over since."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext as _

from kriya.playbooks.models import GivenPlaybook, Playbook, PublishedPlaybook
from kriya.playbooks.page import said
from kriya.playbooks.queries.copies import copies
from kriya.visits.beyond import Beyond, Takeaway, TakenOver
from kriya.visits.models import Institution, InstitutionKind, Visit


class Playbooks(Beyond):
    """Our playbooks beside a visit."""

    def takeaways(self, visit: Visit) -> list[Takeaway]:
        """Return our published playbooks: those given, those that answer what the guests asked about, the others."""
        given = set(GivenPlaybook.objects.filter(visit=visit).values_list("playbook", flat=True))
        mine = {one.pk: one for one in Playbook.objects.order_by("title_id", "pk")}
        out = {one.playbook_id: one for one in PublishedPlaybook.objects.filter(playbook_id__in=mine)}
        give_url = reverse("playbooks:give", args=[visit.pk])
        found = [
            Takeaway(
                key=str(pk),
                title=_("Paket tiru: %(title)s") % {"title": said(out[pk].content["title"])},
                about=said(out[pk].content["summary"]),
                url=reverse("playbooks:public", args=[one.secret]),
                fits=bool(set(one.topics) & set(visit.topics)),
                is_given=pk in given,
                give_url=give_url,
            )
            for pk, one in mine.items()
            if pk in out
        ]
        return sorted(found, key=lambda one: (not one.is_given, not one.fits))

    def taken_over(self, institutions: Collection[Institution]) -> list[TakenOver]:
        """Return what councils of these regions let us know; of other installations only what somebody compared."""
        regions = {one.region_code for one in institutions if one.kind == InstitutionKind.COUNCIL}
        if not regions:
            return []
        mine = {str(one.uid): one for one in Playbook.objects.all()}
        return [
            TakenOver(
                title=mine[copy.told["playbook"]["uid"]].title_id,
                who=copy.council,
                since=copy.started_on,
                told=_("%(done)s dari %(all)s langkah selesai") % {"done": copy.done, "all": copy.steps},
                url=reverse("playbooks:copies", args=[mine[copy.told["playbook"]["uid"]].pk]),
            )
            for copy in copies(mine.values())
            if copy.region in regions and copy.is_direct and copy.is_trusted and copy.is_shared
        ]


FOR_VISITS = Playbooks()

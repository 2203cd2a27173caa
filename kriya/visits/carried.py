"""What of visits travels: how guests are received, and the order of their day; and what is counted of them."""

from datetime import time
from typing import Any

from django.utils.translation import gettext_lazy as _

from kriya.core.parts import Choice, Measure, Number, Rows, Settings, Text, Values
from kriya.visits.actions.rules import set_rules
from kriya.visits.models import AgendaKind, Direction, Visit, VisitRules, VisitState
from kriya.visits.models.rules import LONGEST_CLOSING

_HOUR = r"([01]\d|2[0-3]):[0-5]\d"
_PART = ("kind", "title", "minutes", "who")


class Hospitality(Settings):
    """Hours, notice, how many, how long guest lists are kept, how letters end, and the usual order of the day. Words
    about the way there stay: they are about a place."""

    title = _("Aturan dan acara kunjungan")
    fields = {
        "opens": Text(label=_("mulai menerima"), most=5, pattern=_HOUR),
        "closes": Text(label=_("selesai menerima"), most=5, pattern=_HOUR),
        "minutes": Number(label=_("lama satu kunjungan (menit)"), least=30, most=480),
        "notice_days": Number(label=_("surat paling lambat (hari sebelumnya)"), most=60),
        "most_people": Number(label=_("paling banyak orang"), least=1, most=999),
        "guest_days": Number(label=_("daftar tamu disimpan (hari)"), least=1, most=365),
        "reply_closing": Text(label=_("penutup surat balasan"), most=LONGEST_CLOSING),
        "thanks_closing": Text(label=_("penutup surat ucapan terima kasih"), most=LONGEST_CLOSING),
        "agenda": Rows(
            label=_("susunan acara"),
            columns=(
                Choice(label=_("bagian"), choices=tuple(AgendaKind.choices)),
                Text(label=_("acara"), most=120),
                Number(label=_("menit"), least=1, most=480),
                Text(label=_("oleh"), most=120),
            ),
            most=20,
        ),
    }

    def current(self) -> dict[str, Any] | None:
        rules = VisitRules.objects.first()
        return self._told(rules) if rules else None

    def _told(self, rules: VisitRules) -> dict[str, Any]:
        hours = {name: f"{getattr(rules, name):%H:%M}" for name in ("opens", "closes")}
        told = {name: getattr(rules, name) for name in self.fields}
        return told | hours | {"agenda": [[part[name] for name in _PART] for part in rules.agenda]}

    def write(self, key: str, values: Values, *, by: Any) -> None:  # noqa: ARG002 - the history names who
        said = dict(values)
        said |= {name: time.fromisoformat(said[name]) for name in ("opens", "closes") if name in said}
        if "agenda" in said:
            said["agenda"] = [dict(zip(_PART, row, strict=True)) for row in said["agenda"]]
        set_rules(**said)

    def remove(self, key: str, *, by: Any) -> None:
        self.write(key, self._told(VisitRules()), by=by)


HOSPITALITY = Hospitality()
RECEIVED = Measure(
    title=_("rombongan diterima sejak mulai"),
    read=lambda since: Visit.objects.filter(state=VisitState.HELD, direction=Direction.INCOMING, on__gte=since).count(),
)

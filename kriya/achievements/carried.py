"""What of achievements travels: which figures the council means to move, and how far; and what is counted of them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kriya.achievements.actions.targets import set_target
from kriya.achievements.models import Snapshot, Target
from kriya.achievements.period import Period
from kriya.core.clock import today
from kriya.core.indicators import INDICATORS
from kriya.core.parts import Measure, Number, Part, Text, Values
from kriya.core.refusal import Refused


class Targets(Part):
    """Targets of this year, by the code of their figure. Those of money stay: a sum tells of a purse."""

    title = _("Target tahun ini")
    fields = {
        "value": Number(label=_("target"), least=1, most=10**9),
        "note": Text(label=_("dasar target"), most=160),
    }

    def name(self, key: str, values: Values) -> str:  # noqa: ARG002 - figures have names
        return str(INDICATORS[key].name) if key in INDICATORS else key

    def read(self) -> dict[str, dict[str, Any]]:
        rows = Target.objects.filter(period=self._period().code).order_by("code")
        return {one.code: {"value": one.value, "note": one.note} for one in rows if _is_count(one.code)}

    def write(self, key: str, values: Values, *, by: Any) -> None:
        if by is None:
            raise Refused("target_needs_somebody")
        kept = Target.objects.filter(period=self._period().code, code=key).first()
        said = {"value": kept.value if kept else 1, "note": kept.note if kept else "", **values}
        set_target(self._period(), key, said["value"], by=by, note=said["note"])

    def remove(self, key: str, *, by: Any) -> None:
        set_target(self._period(), key, None, by=by)

    def allows(self, key: object, values: object) -> bool:
        return super().allows(key, values) and _is_count(str(key))

    @staticmethod
    def _period() -> Period:
        return Period(today().year)


def _is_count(code: str) -> bool:
    return code in INDICATORS and str(INDICATORS[code].unit) != "rupiah"


TARGETS = Targets()
PUBLISHED = Measure(
    title=_("terbitan capaian sejak mulai"),
    read=lambda since: Snapshot.objects.filter(as_of__gte=since).count(),
)

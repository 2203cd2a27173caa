"""The calendar of the office joins what words of different floors hold."""

from datetime import datetime, timedelta

from kriya.core.clock import standing_at, today
from kriya.exhibitions.actions.exhibitions import cancel_exhibition, plan_exhibition
from kriya.ledger.days import day_of
from kriya.participation.actions.calls import cancel_call, make_call
from kriya.participation.actions.sessions import keep_session
from kriya.participation.models import Call
from kriya.visits.tests.builders import Host
from tests import build

STARTS = datetime.fromisoformat("2026-12-20T02:00:00+00:00")


def programme(title: str, host: Host) -> Call:
    """A training with one session in the morning."""
    day, opens = day_of(STARTS), STARTS - timedelta(days=30)
    call = make_call(
        "training", by=host.sari, title=title, starts_on=day, ends_on=day, opens_at=opens,
        closes_at=STARTS - timedelta(days=9), places=8,
    )  # fmt: skip
    keep_session(call, None, title="Hari pertama", starts_at=STARTS, ends_at=STARTS + timedelta(hours=3), room=None)
    return call


def test_the_calendar_has_all_that_is_held_and_nothing_that_was_called_off(at: Host):
    """A fair that lasts over the turn of a month stands in both; an empty month leads to what begins next."""
    desk = build.browser_of(at.sari)

    def shown(month: str) -> str:
        return desk.get(f"/pekalongan/kelola/pelatihan/kalender/?bulan={month}").content.decode()

    last = STARTS.date().replace(day=2)
    fair = {
        "starts_on": last - timedelta(days=4),
        "ends_on": last,
        "level": "local",
        "venue": "Alun-alun",
        "city": "Kota",
    }
    with standing_at(STARTS - timedelta(days=40)):
        cancel_call(programme("Sulam", at), reason="Pelatih sakit")
        programme("Pewarna alam", at)
        plan_exhibition(by=at.sari, name="Pekan Batik", **fair)
        cancel_exhibition(plan_exhibition(by=at.sari, name="Pameran Batal", **fair), reason="Hujan", by=at.sari)
    visit = at.agreed()
    begun, lasting, before = shown("2026-11"), shown("2026-12"), shown("2026-10")
    assert "Pekan Batik" in begun
    assert "sampai 2 Desember" in begun
    assert "Pekan Batik" in lasting
    assert "Pewarna alam: Hari pertama" in lasting
    assert not [word for word in ("Pameran Batal", "Sulam") if word in begun + lasting]
    assert "Acara berikutnya 28 November 2026: Pekan Batik." in before
    assert f"Kunjungan dari {visit.institution.name}" in shown(f"{visit.on or today():%Y-%m}")

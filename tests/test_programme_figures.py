"""Figures of programmes equal what SQL counts by hand, on one world with each kind of what is left out."""

from datetime import datetime, timedelta

import pytest
from django.db import connection

from kriya.achievements.deck.compose import coverage
from kriya.achievements.period import Period
from kriya.achievements.queries.numbers import numbers
from kriya.achievements.sheet import Entry
from kriya.assistance.actions.cases import accept, ask, refuse
from kriya.assistance.actions.results import note_result, obtain_paper
from kriya.assistance.actions.services import keep_service, publish_service
from kriya.assistance.actions.working import stop
from kriya.core.clock import standing_at
from kriya.core.indicators import Choice
from kriya.core.scoping import council_scope
from kriya.exhibitions.actions.exhibitions import cancel_exhibition
from kriya.exhibitions.actions.taking_part import add_participant, withdraw_participant
from kriya.exhibitions.models import Exhibition
from kriya.exhibitions.tests.builders import Fair, fair, planned
from kriya.makers.actions.merge import merge_makers
from kriya.makers.models import Maker
from kriya.participation.actions.calls import cancel_call
from kriya.participation.actions.certificates import issue_all, replace, revoke
from kriya.participation.actions.places import override
from kriya.participation.actions.presence import annul, check_in
from kriya.participation.models import Call, Presence
from kriya.participation.tests.builders import Programme
from kriya.participation.tests.test_presence import session, told
from kriya.sales.actions.recording import record_sale
from tests import build, trade

DAY = datetime.fromisoformat("2026-05-12T02:00:00+00:00")
SINCE, UNTIL = DAY.date().replace(month=4, day=1), DAY.date().replace(month=6, day=30)
_PEOPLE = (("33.75.01", "woman"), ("33.75.01", "man"), ("33.75.02", "woman"), ("", ""), ("33.75.03", "man"))


@pytest.fixture
def world(real_db: None) -> Fair:
    """Pekalongan in the second quarter of 2026: a training, a fair, and help for its makers."""
    with standing_at(DAY - timedelta(days=60)):
        made = fair()
        with council_scope(made.room.council):
            _train(made)
            _exhibit(made)
            _help(made)
    return made


def _train(made: Fair) -> None:
    at = Programme(made.room.council, made.sari)
    makers = [at.maker(f"Perajin {n}", district_code=d, owner_gender=g) for n, (d, g) in enumerate(_PEOPLE)]
    said = {"starts_on": DAY.date(), "ends_on": DAY.date(), "places": 5, "certificate_percent": 50}
    call = at.call(**said)
    places = [override(at.apply(call, maker), reason="Wakil", by=at.sari, taken=True) for maker in makers]
    first, second = session(call, DAY), session(call, DAY + timedelta(hours=4), title="Sore")
    with standing_at(DAY + timedelta(hours=5)):
        for place in places[:4]:
            check_in(first, [told(place)], by=at.sari)
        for place in places[:2]:
            check_in(second, [told(place)], by=at.sari)
        annul(Presence.objects.get(session=first, place=places[3]), reason="Bukan dia", by=at.sari)
    _certify(call, at)
    at.call("Tanpa daftar hadir", **said)
    session(Call.objects.latest("pk"), DAY)
    called_off = at.call("Batal", **said)
    session(called_off, DAY)
    cancel_call(called_off, reason="Hujan")
    session(at.call("Kemudian", starts_on=DAY.date() + timedelta(days=90), ends_on=DAY.date() + timedelta(days=90)), DAY + timedelta(days=90))  # fmt: skip
    merge_makers(makers[0], makers[1], choices={}, by=at.sari)


def _certify(call: Call, at: Programme) -> None:
    """One certificate stands, one was replaced within the quarter, one is revoked, one replaced after the quarter."""
    with standing_at(DAY + timedelta(days=1)):
        first, second, third = issue_all(call, by=at.sari)
        replace(first, reason="Nama salah", by=at.sari)
        revoke(second, reason="Tertukar", by=at.sari)
    with standing_at(DAY + timedelta(days=60)):
        replace(third, reason="Nama salah", by=at.sari)


def _exhibit(made: Fair) -> None:
    Exhibition.objects.update(starts_on=DAY.date(), ends_on=DAY.date() + timedelta(days=3))
    lot = made.lot(pieces=10)
    with standing_at(DAY + timedelta(hours=3)):
        record_sale(trade.told(made.room, (lot, 3), location=made.place.pk, channel="exhibition"))
        record_sale(trade.told(made.room, (made.lot(pieces=4, bring=0), 1)))
    local = planned("Pasar Kriya", ahead=61, days=2, level="local")
    for maker in made.room.makers[:1]:
        add_participant(local, maker)
    withdraw_participant(add_participant(local, build.maker("Mundur")))
    cancel_exhibition(planned("Batal", ahead=61, days=2), reason="Hujan", by=None)


def _help(made: Fair) -> None:
    def service(name: str, kind: str, paper: str = ""):
        steps = [("Urus", "officer", 2)]
        return publish_service(keep_service(None, name=name, kind=kind, paper=paper, steps=steps))

    halal, capital = service("Halal", "paper", "halal"), service("Modal", "capital")
    with standing_at(DAY):
        for number, maker in enumerate(Maker.objects.order_by("pk")[:3]):
            case = accept(ask(halal, maker, by=None), owner=made.sari, by=made.sari)
            if number < 2:
                obtain_paper(case, kind="halal", number=f"ID{number}", issued_on=DAY.date(), by=made.sari)
            else:
                stop(case, reason="silent", by=made.sari)
        loan = accept(ask(capital, made.room.makers[0], by=None), owner=made.sari, by=made.sari)
        note_result(loan, kind="loan", title="KUR", value=25_000_000, on=DAY.date(), by=made.sari)
        note_result(loan, kind="tool", title="Canting listrik", on=DAY.date(), by=made.sari)
        refuse(ask(capital, made.room.makers[1], by=None), reason="fit", by=made.sari)


BY_HAND = {
    "training.events": """SELECT count(DISTINCT call_id) FROM participation_session s JOIN participation_call c
        ON c.id = s.call_id WHERE s.starts_at BETWEEN '2026-04-01' AND '2026-07-01' AND c.cancelled_at IS NULL""",
    "training.makers": """SELECT count(DISTINCT coalesce(m.merged_into_id, m.id)) FROM participation_presence p
        JOIN participation_place l ON l.id = p.place_id JOIN makers_maker m ON m.id = l.maker_id
        WHERE p.annulled_at IS NULL""",
    "training.certificates": """SELECT count(*) FROM participation_certificate
        WHERE revoked_at IS NULL AND issued_at BETWEEN '2026-04-01' AND '2026-07-01'""",
    "exhibitions.events": """SELECT count(*) FROM exhibitions_exhibition
        WHERE cancelled_at IS NULL AND ends_on BETWEEN '2026-04-01' AND '2026-06-30'""",
    "exhibitions.makers": """SELECT count(DISTINCT maker_id) FROM exhibitions_participant WHERE withdrawn_at IS NULL""",
    "exhibitions.sales": """SELECT sum(l.total) FROM sales_saleline l JOIN sales_sale s ON s.id = l.sale_id
        WHERE s.location_id IN (SELECT location_id FROM exhibitions_exhibition)""",
    "participation.applications": """SELECT count(*) FROM participation_application a
        JOIN participation_call c ON c.id = a.call_id WHERE c.starts_on < '2026-07-01' AND c.cancelled_at IS NULL""",
    "participation.chosen": "SELECT count(*) FROM participation_place WHERE state = 'taken'",
    "participation.present": "SELECT count(DISTINCT place_id) FROM participation_presence WHERE annulled_at IS NULL",
    "assistance.papers": "SELECT count(*) FROM makers_paper WHERE kind = 'halal'",
    "assistance.value": "SELECT sum(value) FROM assistance_result",
}


def test_figures_equal_what_sql_counts_by_hand(world: Fair):
    with council_scope(world.room.council):
        with standing_at(DAY + timedelta(days=70)), connection.cursor() as cursor:
            found = numbers(Choice(UNTIL, since=SINCE, until=UNTIL))
            for code, question in BY_HAND.items():
                cursor.execute(question)
                assert found[code].value == cursor.fetchone()[0], code
        # Two of the four who came became one; the fourth was annulled: (3 + 3 + 3 + 3) hours of one and another, once.
        assert found["training.makers"].by == {"gender": {"woman": 2}, "district": {"33.75.01": 1, "33.75.02": 1}}
        assert (found["training.hours"].value, found["training.hours"].by["gender"]) == (9, {"woman": 9})
        assert found["training.certificates"].value == 1, (
            "one was replaced in the quarter; one revoked, one replaced after it"
        )
        assert (found["training.makers"].known, found["training.makers"].total) == (1, 2)
        assert coverage(Entry(found["training.makers"].as_json())) == "diketahui 1 dari 2 pelatihan"
        assert found["exhibitions.events"].by["fair_level"] == {"local": 1, "national": 1}
        assert found["exhibitions.makers"].by["fair_level"] == {"local": 1, "national": 2}
        assert (found["participation.present"].known, found["participation.present"].total) == (5, 5)
        assert (found["assistance.cases"].value, found["assistance.cases"].total) == (0, 1)
        assert found["assistance.papers"].by == {"paper_obtained": {"halal": 2}}
        assert (found["assistance.value"].known, found["assistance.value"].total) == (1, 2)
        for code in (*BY_HAND, "training.hours"):
            atoms = found[code].measure.atoms
            assert not atoms or sum(one.amount for one in atoms) == found[code].value, code
        earlier = numbers(Period.of_code("2026-T1").choice)
        assert {earlier[code].value for code in BY_HAND} == {0}

"""Budget lines: what is promised and spent never comes to more, whoever asks at the same moment."""

from datetime import date
from threading import Barrier, Thread

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction

from kriya.assistance.actions.budget import keep_line, promise, release, spend
from kriya.assistance.actions.working import finish, stop
from kriya.assistance.models import BudgetLine, Case, Commitment
from kriya.assistance.queries.budget import lines_of
from kriya.assistance.tests.builders import running, service
from kriya.core.checks.running import run_checks
from kriya.core.clock import today
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.participation.terms import Cost
from kriya.participation.tests.builders import Programme, place_of, programme
from kriya.participation.tests.test_places import refusal
from tests import build


def line(amount: int = 10_000_000, name: str = "Sertifikasi halal") -> BudgetLine:
    return keep_line(None, year=2026, source="apbd", name=name, amount=amount)


def test_money_is_promised_spent_and_given_back_within_its_line(at: Programme):
    halal, case = line(), running(at, service("Halal", kind="paper", paper="halal"))
    first = promise(halal, case, amount=6_000_000, what="Biaya audit", by=at.sari)
    assert refusal(lambda: promise(halal, case, amount=4_000_001, what="Lain", by=at.sari)) == "budget_line_exceeded"
    second = promise(halal, case, amount=4_000_000, what="Uji laboratorium", by=at.sari)
    assert refusal(lambda: spend(first, amount=6_000_001, on=today())) == "budget_line_exceeded"
    spend(first, amount=5_500_000, on=date(2026, 11, 1))
    assert refusal(lambda: spend(first, amount=1, on=today())) == "commitment_over"
    shown = lines_of(2026).get()
    assert (shown.promised, shown.spent, shown.free) == (4_000_000, 5_500_000, 500_000)
    kept = {"year": 2026, "source": "apbd", "name": "Sertifikasi halal"}
    assert refusal(lambda: keep_line(halal, **kept, amount=9_000_000)) == "budget_line_below_used"
    assert refusal(lambda: line()) == "budget_line_taken"
    assert refusal(lambda: stop(case, reason="silent", by=at.sari)) == "case_money_promised"
    release(second)
    assert lines_of(2026).get().free == 4_500_000
    keep_line(halal, **kept, amount=5_500_000)
    assert all(result.ok for result in run_checks())
    stop(case, reason="silent", by=at.sari)
    assert refusal(lambda: promise(halal, case, amount=1, what="x", by=at.sari)) == "case_not_running"
    assert refusal(lambda: finish(case, by=at.sari)) == "case_not_running"


def test_what_a_sponsor_bears_is_put_on_the_regions_budget_only_where_that_is_meant(at: Programme):
    halal, call = line(), at.call("Kemasan", kind="assistance", costs=[Cost("Kemasan", 5_000_000, "sponsor")])
    paid = running(at, service("Desain", kind="design", paper="", cost=750_000, payer="sponsor"))
    place = place_of(at.decided(call, "accept")[0])
    of_call = running(at, service("Kemasan", kind="packaging", paper=""))
    Case.objects.filter(pk=of_call.pk).update(place=place)
    desk = build.browser_of(at.sari)
    for case in (paid, of_call):
        here, said = (
            f"/pekalongan/kelola/fasilitasi/{case.pk}/uang/",
            {"line": halal.pk, "what": "x", "amount": "500.000"},
        )
        assert 'name="is_meant"' not in desk.get(here).content.decode()
        asked = desk.post(here, said)
        assert (asked.status_code, Commitment.objects.filter(case=case).exists()) == (422, False)
        assert "disepakati dibayar sponsor" in asked.content.decode()
        assert 'name="is_meant"' in asked.content.decode()
        assert desk.post(here, {**said, "is_meant": "on"}).status_code == 302
    other = keep_line(None, year=2026, source="sponsor", name="CSR bank", amount=1_000_000)
    assert promise(other, paid, amount=1, what="Cetak", by=at.sari).amount == 1


def test_the_database_refuses_one_rupiah_more(at: Programme):
    halal, case = line(), running(at)
    row = promise(halal, case, amount=10_000_000, what="Semua", by=at.sari)
    for change in ({"amount": 10_000_001}, {"spent": 10_000_001, "spent_on": today()}):
        with pytest.raises(IntegrityError, match="commitment_within_line"), transaction.atomic():
            Commitment.objects.filter(pk=row.pk).update(**change)
    with pytest.raises(IntegrityError, match="commitment_within_line"), transaction.atomic():
        BudgetLine.objects.update(amount=9_999_999)


@pytest.mark.parametrize("guarded", [True, False])
def test_two_officers_promise_the_same_rest_at_once(real_db: None, owner: psycopg.Connection, guarded: bool):
    """With the trigger one of the two is refused; the twin shows that without it both would pass."""
    made = programme()
    with council_scope(made.council):
        halal, wanted = line(), service("Halal", kind="paper", paper="halal")
        cases = [running(made, wanted), running(made, wanted)]
    if not guarded:
        owner.execute("ALTER TABLE assistance_commitment DISABLE TRIGGER within_line")
    try:
        told = _at_once(made, halal, cases)
    finally:
        owner.execute("ALTER TABLE assistance_commitment ENABLE TRIGGER within_line")
    with council_scope(made.council):
        free = lines_of(2026).get().free
    assert sorted(told) == (["budget_line_exceeded", "done"] if guarded else ["done", "done"])
    assert free == (4_000_000 if guarded else -2_000_000)


def _at_once(made: Programme, halal: BudgetLine, cases: list[Case]) -> list[str]:
    told: list[str] = []
    both = Barrier(2)

    def one(case: Case) -> None:
        try:
            with council_scope(made.council):
                both.wait(10)
                promise(halal, case, amount=6_000_000, what="Audit", by=made.sari)
            told.append("done")
        except Refused as no:
            told.append(no.code)
        finally:
            connection.close()

    threads = [Thread(target=one, args=(case,)) for case in cases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return told

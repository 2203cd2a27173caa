"""Cases: asked for or offered, worked on step by step, ended with what they brought or with a reason."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from kriya.assistance.actions.cases import accept, answer, ask, offer, refuse, take_back
from kriya.assistance.actions.of_calls import take_from_call
from kriya.assistance.actions.results import drop_result, note_result, obtain_paper
from kriya.assistance.actions.services import keep_service, publish_service, retire_service
from kriya.assistance.actions.working import add_step, end_step, finish, hand_over, plan_step, reopen_step, stop
from kriya.assistance.models import Case, CaseStep, PublishedService, Result, Turn
from kriya.assistance.queries.caseload import by_officer, by_service
from kriya.assistance.queries.cases import Wanted, cases_shown
from kriya.assistance.queries.needs import hint_of, hints
from kriya.assistance.tests.builders import STEPS, running, service
from kriya.core.checks.running import run_checks
from kriya.core.clock import now, standing_at, today
from kriya.makers.models import Paper
from kriya.participation.actions.deciding import apply_decisions, decide
from kriya.participation.actions.places import override
from kriya.participation.tests.builders import Programme
from kriya.participation.tests.test_places import refusal
from kriya.showroom.models import News
from tests import build


def test_a_maker_asks_once_and_is_helped_to_its_paper(at: Programme):
    wanted, maker = service(), at.maker()
    case = ask(wanted, maker, wish="Untuk ikut pameran", by=None)
    assert ask(wanted, maker, by=None).pk == case.pk
    accept(case, owner=at.sari, by=at.sari)
    due = list(CaseStep.objects.values_list("title", "due_on", "owner"))
    assert [(day - today()).days for _title, day, _owner in due] == [2, 5, 10]
    assert [owner for *_more, owner in due] == [at.sari.pk, None, None]
    assert refusal(lambda: finish(case, by=at.sari)) == "case_steps_open"
    first, second, third = CaseStep.objects.order_by("position")
    end_step(first, by=at.sari)
    assert refusal(lambda: end_step(second, skipped=True, by=at.sari)) == "step_skip_without_note"
    end_step(second, skipped=True, note="Sudah ada", by=at.sari)
    assert refusal(lambda: end_step(first, skipped=True, note="x", by=at.sari)) == "step_ended"
    end_step(third, by=at.sari)
    assert refusal(lambda: finish(case, by=at.sari)) == "case_without_result"
    result = obtain_paper(case, kind="nib", number="9120001234567", issued_on=today(), by=at.sari)
    paper = Paper.objects.get(maker=maker)
    assert (paper.number, paper.issuer, result.paper, result.giver) == ("9120001234567", "OSS", paper, "OSS")
    finish(case, by=at.sari)
    assert finish(case, by=at.sari).ended_at is not None
    assert list(Turn.objects.order_by("at").values_list("state", flat=True)) == ["asked", "running", "done"]
    assert News.objects.filter(maker=maker).count() == 2
    assert refusal(lambda: reopen_step(first)) == "case_not_running"
    paper.delete()
    assert Result.objects.get().paper_kind == "nib"
    assert all(result.ok for result in run_checks())


def test_an_offer_is_answered_by_the_maker_and_a_wish_may_be_taken_back(at: Programme):
    wanted, maker = service(), at.maker()
    offered = offer(wanted, maker, wish="Produk Anda siap tumbuh", by=at.sari)
    assert refusal(lambda: offer(wanted, maker, by=at.sari)) == "case_open_already"
    assert refusal(lambda: take_back(offered, by=None)) == "case_not_waiting"
    assert answer(offered, takes=True, by=None).owner == at.sari
    assert refusal(lambda: answer(offered, takes=True, by=None)) == "case_not_waiting"
    other = offer(wanted, at.maker(), by=at.sari)
    assert answer(other, takes=False, by=None).state == "declined"
    asked = ask(wanted, at.maker(), by=None)
    take_back(asked, by=None)
    assert refusal(lambda: accept(asked, owner=at.sari, by=at.sari)) == "case_not_waiting"
    stranger = build.person("Entah")
    assert refusal(lambda: accept(ask(wanted, at.maker(), by=None), owner=stranger, by=at.sari)) == "case_owner_unknown"


def test_no_is_said_with_a_reason_in_kind_words(at: Programme):
    case = ask(service(), at.maker(), by=None)
    assert refusal(lambda: refuse(case, reason="", by=at.sari)) == "case_without_reason"
    assert refusal(lambda: refuse(case, reason="other", by=at.sari)) == "case_without_reason"
    refuse(case, reason="money", by=at.sari)
    told = Turn.objects.latest("at")
    assert (told.reason, "kesempatan berikutnya" in told.words) == ("money", True)
    assert "kesempatan berikutnya" in News.objects.get().facts["words"]
    other = running(at, service("Merek", paper="brand"))
    stop(other, reason="issuer", words="Nama merek sudah dipakai.", by=at.sari)
    assert (Case.objects.get(pk=other.pk).state, Turn.objects.latest("at").words) == (
        "stopped",
        "Nama merek sudah dipakai.",
    )


def test_steps_move_to_other_days_and_officers(at: Programme):
    case = running(at)
    rini = build.member(at.council, "staff", "Rini")
    first, *_rest = CaseStep.objects.order_by("position")
    plan_step(first, due_on=today() + timedelta(days=20), owner=rini)
    assert Case.objects.get().due_on == today() + timedelta(days=20)
    before = today() - timedelta(days=1)
    assert refusal(lambda: plan_step(first, due_on=before, owner=None)) == "step_due_before_start"
    add_step(case, title="Foto lokasi", due_on=today() + timedelta(days=30), owner=at.sari)
    hand_over(case, owner=rini)
    assert Case.objects.get().owner == rini
    assert not CaseStep.objects.filter(owner=at.sari).exists()


def test_other_results_are_told_with_their_value(at: Programme):
    case = running(at, service("Modal KUR", kind="capital", paper="", cost=None))
    day = today()
    assert refusal(lambda: note_result(case, kind="loan", title="KUR", on=day, by=None)) == "result_without_value"
    loan = note_result(case, kind="loan", title="KUR mikro", giver="BRI", value=25_000_000, on=day, by=at.sari)
    assert loan.value == 25_000_000
    drop_result(loan)
    assert not Result.objects.exists()


def test_the_database_has_the_last_word(at: Programme):
    case = running(at)
    wrong = [
        "UPDATE assistance_case SET state = 'done'",
        "UPDATE assistance_case SET owner_id = NULL",
        "UPDATE assistance_casestep SET state = 'skipped', ended_at = now()",
        "UPDATE assistance_turn SET words = 'lain'",
        "UPDATE assistance_service SET paper = ''",
        "UPDATE assistance_service SET cost = 5",
    ]
    for statement in wrong:
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    second = Case(service=case.service, maker=case.maker, state="asked", origin="maker", began_at=now(), title="x")
    with pytest.raises(IntegrityError, match="case_one_open"), transaction.atomic():
        second.save()


def test_what_anyone_reads_of_the_catalogue_follows_each_change(at: Programme):
    draft = keep_service(None, name="Urus NIB", kind="paper", paper="nib", cost=0)
    assert refusal(lambda: publish_service(draft)) == "service_without_steps"
    assert refusal(lambda: keep_service(None, name="urus nib", kind="paper", paper="nib")) == "service_name_taken"
    assert refusal(lambda: keep_service(None, name="Halal", kind="paper")) == "service_without_paper"
    assert refusal(lambda: keep_service(None, name="Alat", kind="tools", cost=5)) == "service_without_payer"
    assert refusal(lambda: keep_service(None, name="X", kind="tools", call=at.call())) == "service_call_wrong_kind"
    assert refusal(lambda: ask(draft, at.maker(), by=None)) == "service_not_offered"
    keep_service(draft, name="Urus NIB", kind="paper", paper="nib", cost=0, steps=STEPS)
    publish_service(draft)
    page = build.browser_of().get("/pekalongan/fasilitasi/urus-nib/").content.decode()
    assert "kira-kira 10 hari" in page
    assert "gratis" in page
    keep_service(draft, name="Urus NIB cepat", kind="paper", paper="nib", cost=0, steps=STEPS[:1])
    assert "Urus NIB cepat" in build.browser_of().get("/pekalongan/fasilitasi/").content.decode()
    assert all(result.ok for result in run_checks())
    PublishedService.objects.update(name="lain")
    assert [result.name for result in run_checks() if not result.ok] == ["published services"]
    retire_service(draft)
    assert build.browser_of().get("/pekalongan/fasilitasi/urus-nib/").status_code == 404


def test_what_was_said_of_makers_leads_to_offers(at: Programme):
    wanted = service()
    refused, full = at.decided(at.call(), "refuse", "refuse")
    assert hints() == []  # the place was full: nothing to mend
    call = at.call("Pameran")
    application = at.apply(call)
    from_papers = refuse_for(at, call, application, "papers")
    assert [(one.maker, one.kind, one.about) for one in hints()] == [(application.maker_id, "paper", "Pameran")]
    assert hint_of("refusal", application.pk) == from_papers
    offer(wanted, application.maker, origin="refusal", application=application, by=at.sari)
    assert hints() == []
    assert refused.pk != full.pk


def refuse_for(at: Programme, call, application, reason):
    decide(application, "refuse", reason=reason, by=at.sari)
    apply_decisions(call, by=at.sari)
    return hints()[0]


def test_a_call_chooses_whom_to_help(at: Programme):
    call = at.call("Mesin jahit untuk 2 UMKM", kind="assistance")
    wanted = service("Bantuan mesin", kind="tools", paper="", cost=4_000_000, payer="apbd", call=call)
    assert refusal(lambda: ask(wanted, at.maker(), by=None)) == "service_only_by_call"
    places = [override(at.apply(call), reason="Terpilih", by=at.sari, taken=True) for _n in range(2)]
    made = take_from_call(wanted, call, owner=at.sari, by=at.sari)
    assert {one.place_id for one in made} == {place.pk for place in places}
    assert {(one.state, one.cost, one.payer) for one in made} == {("running", 4_000_000, "apbd")}
    assert take_from_call(wanted, call, owner=at.sari, by=at.sari) == []
    with standing_at(now() + timedelta(days=3)):
        assert (
            refusal(lambda: take_from_call(wanted, at.call(), owner=at.sari, by=at.sari)) == "service_call_wrong_kind"
        )


def test_the_load_of_officers_counts_what_is_open_late_and_done(at: Programme):
    rini, wanted = build.member(at.council, "staff", "Rini"), service()
    with standing_at(now() - timedelta(days=20)):
        for _n in range(2):
            running(at, wanted)
        hand_over(running(at, wanted), owner=rini)
    stop(running(at, wanted), reason="silent", by=at.sari)
    ask(wanted, at.maker(), by=None)
    loads = {one.name: (one.open, one.late, one.done) for one in by_officer()}
    assert loads == {"Sari": (2, 2, 0), "Rini": (1, 1, 0), "": (1, 0, 0)}
    (whole,) = by_service()
    assert (whole.name, whole.open, whole.late, whole.days) == ("Urus NIB", 4, 3, None)
    late = cases_shown(Wanted(only="terlambat"))
    assert [(one.late, one.all_steps, one.ended_steps) for one in late] == [(True, 3, 0)] * 3
    assert cases_shown(Wanted(only="saya", person=rini.pk)).count() == 2

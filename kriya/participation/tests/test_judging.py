"""Jurors judge alone and blind; a ranking is sealed, comes out the same again, and tells each applicant why."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from kriya.accounts.roles import Role
from kriya.core.checks.running import run_checks
from kriya.core.clock import now, standing_at
from kriya.participation.actions.calls import change_call
from kriya.participation.actions.deciding import apply_decisions
from kriya.participation.actions.judging import appoint, review, step_aside
from kriya.participation.actions.ranking import seal
from kriya.participation.models import Conflict, Decision, Ranking, Review
from kriya.participation.queries.judging import sealed_of, to_judge
from kriya.participation.sealing import holds, replay
from kriya.participation.terms import Criterion, Quota
from kriya.participation.tests.builders import Programme
from kriya.participation.tests.test_places import refusal
from tests import build

RUBRIC = [Criterion("skill", "Keterampilan", weight=2), Criterion("fame", "Dikenal", counts=False)]


@pytest.fixture
def hadi(at: Programme):
    return build.member(at.council, Role.CURATOR, "Hadi")


def judged(at: Programme, hadi, *points: int, **more):
    """A closed call whose applicants got these points from Hadi."""
    call = at.call(criteria=RUBRIC, **more)
    appoint(call, [hadi, at.sari], by=at.sari)
    sent = [at.apply(call) for _points in points]
    for application, given in zip(sent, points, strict=True):
        review(application, points={"skill": given, "fame": 5 - given}, by=hadi)
    return call, sent


def test_a_ranking_follows_the_points_waits_to_be_announced_and_comes_out_the_same_again(at: Programme, hadi):
    call, sent = judged(at, hadi, 1, 5, 3)
    assert refusal(lambda: seal(call, by=at.sari)) == "ranking_while_open"
    with standing_at(call.closes_at):
        sealed = seal(call, by=at.sari)
        assert [line["key"] for line in sealed.result] == [str(sent[n].pk) for n in (1, 2, 0)]
        assert refusal(lambda: review(sent[0], points={"skill": 5}, by=hadi)) == "judging_over"
        assert refusal(lambda: seal(call, by=at.sari)) == "ranking_without_reason"
        proposed = Decision.objects.filter(applied_at=None)
        assert list(proposed.order_by("position").values_list("outcome", flat=True)) == ["accept", "accept", "wait"]
        apply_decisions(call, by=at.sari)
    kept = Ranking.objects.get()
    assert replay(kept.inputs) == kept.result
    assert sealed_of(call).is_whole
    assert all(result.ok for result in run_checks())


def test_a_sealed_ranking_cannot_be_changed_and_a_forged_one_is_noticed(at: Programme, hadi):
    call, _sent = judged(at, hadi, 1, 5)
    with standing_at(call.closes_at):
        kept = seal(call, by=at.sari)
    with pytest.raises(DatabaseError), transaction.atomic():
        Ranking.objects.filter(pk=kept.pk).update(result=[])
    forged = [dict(line) for line in kept.result]
    forged[0]["key"], forged[1]["key"] = forged[1]["key"], forged[0]["key"]
    assert not holds(kept.inputs, forged, kept.inputs_hash, kept.result_hash)
    assert holds(kept.inputs, kept.result, kept.inputs_hash, kept.result_hash)


def test_who_took_part_lately_lets_others_go_first(at: Programme, hadi):
    earlier = at.call("Tahun lalu", places=1)
    regular, newcomer = at.maker(), at.maker()
    at.apply(earlier, regular)
    from_before = earlier.applications.get()
    Decision(application=from_before, outcome="accept", decided_at=now()).save()
    apply_decisions(earlier, by=at.sari)
    earlier.held.update(state="taken")
    change_call(earlier, starts_on=now().date() - timedelta(days=90), ends_on=now().date() - timedelta(days=89))
    call = at.call(criteria=RUBRIC, places=1, rotation_points=30)
    appoint(call, [hadi], by=at.sari)
    for maker, points in ((regular, 5), (newcomer, 4)):
        review(at.apply(call, maker), points={"skill": points}, by=hadi)
    with standing_at(call.closes_at):
        first, second = seal(call, by=at.sari).result
    assert first["key"] == str(call.applications.get(maker=newcomer).pk)
    assert (second["score"], second["deduction"]) == (100_000, 30_000)


def test_who_steps_aside_does_not_count_and_cannot_come_back(at: Programme, hadi):
    call, sent = judged(at, hadi, 5, 3)
    assert refusal(lambda: step_aside(sent[0], reason="", by=hadi)) == "conflict_without_reason"
    step_aside(sent[0], reason="Adik ipar", by=hadi)
    assert not Review.objects.filter(application=sent[0]).exists()
    assert refusal(lambda: review(sent[0], points={"skill": 5}, by=hadi)) == "juror_stepped_aside"
    stranger = build.member(at.council, Role.CURATOR, "Ratna")
    assert refusal(lambda: review(sent[1], points={"skill": 5}, by=stranger)) == "not_a_juror"
    assert refusal(lambda: review(sent[1], points={"skill": 6}, by=hadi)) == "points_out_of_bounds"
    with standing_at(call.closes_at):
        assert seal(call, by=at.sari).result[1]["score"] is None


def test_others_points_show_only_after_ones_own(at: Programme, hadi):
    call, sent = judged(at, hadi, 4, 2)
    assert [one.others for one in to_judge(call, at.sari)] == [None, None]
    review(sent[0], points={"skill": 1}, by=at.sari)
    assert [one.others for one in to_judge(call, at.sari)] == [80, None]
    shown = change_call(call, after_own=False)
    assert [one.others for one in to_judge(shown, at.sari)] == [80, 40]


def test_a_blind_juror_reads_no_name_and_gives_points_one_after_the_other(at: Programme, hadi):
    call = at.call(criteria=RUBRIC)
    one, two = at.apply(call, at.maker("Batik Sekar Jagad")), at.apply(call, at.maker("Tenun Lestari"))
    desk = build.browser_of(hadi)
    here = "/pekalongan/kelola/program/"
    assert desk.get(f"{here}{call.pk}/menilai/").status_code == 404
    build.browser_of(at.sari).post(f"{here}{call.pk}/juri/", {"juri": [str(hadi.pk)]})
    assert "Sekar" not in desk.get(f"{here}{call.pk}/menilai/").content.decode()
    page = desk.get(f"{here}menilai/{one.pk}/").content.decode()
    assert "Pendaftar 1" in page
    assert "Sekar" not in page
    assert desk.post(f"{here}menilai/{one.pk}/", {"n-skill": "9"}).status_code == 422
    answer = desk.post(f"{here}menilai/{one.pk}/", {"n-skill": "4", "n-fame": ""})
    assert answer.headers["Location"] == f"{here}menilai/{two.pk}/"
    assert Review.objects.get().points == {"skill": 4}
    desk.post(f"{here}menilai/{two.pk}/mundur/", {"hubungan": "Tetangga"})
    assert Conflict.objects.get().reason == "Tetangga"
    assert "Semua sudah Anda nilai" in desk.get(f"{here}{call.pk}/menilai/").content.decode()
    assert call.title in desk.get(f"{here}menilai/").content.decode()


def test_each_applicant_reads_why_after_it_was_announced(at: Programme, hadi):
    call = at.call(criteria=RUBRIC, places=1, quotas=[Quota("newcomer", "new", 1)])
    tejo = build.maker_person(at.council, at.maker("Batik Sekar Jagad"))
    appoint(call, [hadi], by=at.sari)
    mine, other = at.apply(call, at.makers[0]), at.apply(call)
    review(mine, points={"skill": 2}, by=hadi)
    review(other, points={"skill": 5}, by=hadi)
    office, phone = build.browser_of(at.sari), build.browser_of(tejo)
    why = f"/pekalongan/mitra/ikut/{mine.pk}/mengapa/"
    change_call(call, closes_at=now() - timedelta(minutes=1))
    office.post(f"/pekalongan/kelola/program/{call.pk}/peringkat/kunci/")
    assert phone.get(why).status_code == 404
    assert (
        "Peringkat terkunci dan utuh" in office.get(f"/pekalongan/kelola/program/{call.pk}/peringkat/").content.decode()
    )
    office.post(f"/pekalongan/kelola/program/{call.pk}/umumkan/")
    page = phone.get(why).content.decode()
    assert "Mengapa Anda belum terpilih" in page
    assert "2 dari 2" in page
    assert "40,0" in page
    assert other.maker.name not in page

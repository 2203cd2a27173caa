"""Taking a playbook over: compared, applied whole or not at all, undone, and followed over versions and generations."""

import pytest

from kriya.core.clock import today
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.crafts.actions import add_craft, change_craft
from kriya.crafts.models import Craft
from kriya.playbooks.actions.publishing import publish
from kriya.playbooks.actions.undoing import undo
from kriya.playbooks.actions.writing import keep_playbook
from kriya.playbooks.merging import Way
from kriya.playbooks.models import AdoptedItem, Adoption, AdoptionTask, Measurement, Playbook
from kriya.playbooks.queries.comparing import compare
from kriya.playbooks.tests import builders
from kriya.playbooks.tests.builders import HALL, MARGIN, MOTIF, arrived, file_of, published, taken_over
from kriya.promotion.models import Campaign, Link
from kriya.shop.models import ShopRules
from kriya.showroom.actions.agreements import agree
from kriya.showroom.models import Agreement
from tests import build


def next_edition(council, **said):
    """The file of the next edition of a council's only playbook."""
    with council_scope(council):
        mine = keep_playbook(Playbook.objects.get(), by=None, chosen=builders.everything(), **said)
        return file_of(publish(mine, by=None))


def ways(received, code):
    """How each field of the one item of a part stands."""
    return {one.field: one.way for item in compare(received).items if item.code == code for one in item.fields}


def test_a_council_without_anything_gets_all_of_it_and_its_tasks(neighbours):
    data = published(neighbours.source)
    with council_scope(neighbours.copier):
        received = arrived(data)
        assert {way for item in compare(received).items for way in item.ways} == {Way.NEW}
        assert not Adoption.objects.exists(), "reading and comparing write nothing"
        taken_over(received)
        craft = Craft.objects.get(code=MOTIF)
        assert (craft.name_id, craft.parent.code, craft.is_own) == ("Batik malam dingin", "batik", True)
        terms = Agreement.objects.get(maker=None)
        assert (terms.basis_points, terms.discount_bearer, terms.note) == (2500, "shared", builders.TERMS["note"])
        assert terms.minimum_payout == 0, "a sum of money stays at home"
        rules = ShopRules.objects.get()
        assert (rules.deposit, rules.transfer_hours, rules.bank_account, rules.is_open) == (3000, 12, "", False)
        assert Campaign.objects.get().note == "Setiap Jumat"
        assert [(link.channel, link.page) for link in Link.objects.all()] == [("instagram", "products")]
        assert {(task.code, task.owner) for task in AdoptionTask.objects.all()} == {
            ("galeri", "staff"),
            ("rekening", "treasurer"),
        }
        assert {(one.part, one.key) for one in AdoptedItem.objects.all()} >= {
            ("crafts", MOTIF),
            ("consignment", "baku"),
        }
        assert all(one.origin == received.digest and one.base_hash for one in AdoptedItem.objects.all())
        assert [one.days for one in Measurement.objects.all()] == [0]
        assert {way for item in compare(received).items for way in item.ways} == {Way.SAME}


def test_undoing_brings_back_what_was_there(neighbours):
    data = published(neighbours.source)
    with council_scope(neighbours.copier):
        agree(None, from_on="2026-01-01", by=None, **{**builders.TERMS, "basis_points": 4000})
        received = arrived(data)
        step = taken_over(received, consignment__baku__basis_points=True)
        assert Agreement.objects.filter(maker=None).order_by("-version")[0].basis_points == 2500
        undone = undo(step, by=None)
        assert Agreement.objects.filter(maker=None).order_by("-version")[0].basis_points == 4000
        assert Craft.objects.get(code=MOTIF).retired_at is not None
        assert not AdoptionTask.objects.exists()
        assert not AdoptedItem.objects.exists()
        assert Adoption.objects.get().ended_at is not None
        assert undone.left == []
        with pytest.raises(Refused, match="playbook_undone"):
            undo(step, by=None)
        taken_over(received)
        assert Craft.objects.get(code=MOTIF).retired_at is None, "it can be taken over again"


def test_undoing_leaves_what_somebody_changed_since(neighbours):
    data = published(neighbours.source)
    with council_scope(neighbours.copier):
        step = taken_over(arrived(data))
        craft = Craft.objects.get(code=MOTIF)
        change_craft(craft, kbli_code="13134", kbli_edition="2020", name_id="Batik colet dingin")
        left = undo(step, by=None).left
        assert {"part": "crafts", "key": MOTIF, "fields": []} in left
        craft.refresh_from_db()
        assert (craft.name_id, craft.retired_at) == ("Batik colet dingin", None)
        assert {"part": "consignment", "key": "baku", "fields": []} in left, "what was agreed on is written once"


def test_nothing_is_done_where_one_thing_cannot_be(neighbours):
    with council_scope(neighbours.source):
        agree(
            None, from_on="2026-02-01", by=None, **{**builders.TERMS, "commission": "craft", "by_craft": {MOTIF: 1000}}
        )
    data = published(neighbours.source)
    with council_scope(neighbours.copier):
        received = arrived(data)
        with pytest.raises(Refused, match="agreement_rates_wrong"):
            taken_over(received, **{f"crafts__{MOTIF}": False})
        assert not Adoption.objects.exists()
        assert not ShopRules.objects.exists()
        assert not Measurement.objects.exists()
        taken_over(received)
        assert Agreement.objects.get(maker=None).by_craft == {MOTIF: 1000}


def test_what_the_council_has_of_its_own_is_shown_and_kept(neighbours):
    data = published(neighbours.source)
    with council_scope(neighbours.copier):
        agree(None, from_on="2026-01-01", by=None, **{**builders.TERMS, "term_days": 60})
        received = arrived(data)
        assert ways(received, "consignment")["term_days"] == Way.CLASH
        assert ways(received, "consignment")["basis_points"] == Way.SAME
        taken_over(received)
        assert Agreement.objects.get(maker=None).term_days == 60, "no new version without a change"
        assert ways(received, "consignment")["term_days"] == Way.DECLINED


def test_an_upgrade_follows_where_untouched_shows_where_touched_and_remembers_what_was_declined(neighbours):
    data = published(neighbours.source)
    with council_scope(neighbours.copier):
        taken_over(arrived(data))
        agree(None, from_on=today(), by=None, **{**builders.TERMS, "term_days": 45})
    with council_scope(neighbours.source):
        agree(
            None,
            from_on="2026-02-01",
            by=None,
            **{**builders.TERMS, "term_days": 120, "grace_days": 14, "note": "Baru."},
        )
    second = next_edition(neighbours.source)
    with council_scope(neighbours.copier):
        received = arrived(second)
        assert received.version == 2
        stand = ways(received, "consignment")
        assert (stand["term_days"], stand["grace_days"], stand["note"]) == (Way.CLASH, Way.FOLLOWS, Way.FOLLOWS)
        step = taken_over(received, consignment__baku__note=False)
        terms = Agreement.objects.filter(maker=None).order_by("-version")[0]
        assert (terms.term_days, terms.grace_days, terms.note) == (45, 14, builders.TERMS["note"])
        stand = ways(received, "consignment")
        assert (stand["term_days"], stand["note"]) == (Way.DECLINED, Way.DECLINED)
    third = next_edition(neighbours.source, summary_id="Sama, lebih jelas.")
    with council_scope(neighbours.copier):
        received = arrived(third)
        stand = ways(received, "consignment")
        assert (stand["term_days"], stand["note"], stand["grace_days"]) == (Way.DECLINED, Way.DECLINED, Way.SAME)
        last = taken_over(received)
        with pytest.raises(Refused, match="playbook_not_last"):
            undo(step, by=None)
        undo(last, by=None)
        undo(step, by=None)
        terms = Agreement.objects.filter(maker=None).order_by("-version")[0]
        assert (terms.term_days, terms.grace_days) == (45, 30)
        assert Adoption.objects.get().received.version == 1


def test_credit_goes_to_who_said_it_first_over_three_generations(neighbours):
    first = published(neighbours.source)
    third = build.council("sleman", region_code="34.04", crafts=True)
    with council_scope(neighbours.copier):
        from_a = arrived(first)
        taken_over(from_a)
        add_craft(code="gunungkidul-topeng-bobung", name_id="Topeng Bobung", kbli_code="16293", kbli_edition="2020")
    second = published(neighbours.copier, title_id="Pemasaran dan topeng")
    with council_scope(third):
        from_b = arrived(second)
        assert [(row["council"], row["digest"]) for row in from_b.content["lineage"]] == [
            ("Dekranasda Kota Pekalongan", from_a.digest)
        ]
        taken_over(from_b)
        origin = {one.key: one.origin for one in AdoptedItem.objects.filter(part="crafts")}
        assert origin == {MOTIF: from_a.digest, "gunungkidul-topeng-bobung": from_b.digest}
    last = published(third, title_id="Versi Sleman")
    with council_scope(build.council("bantul", region_code="34.02", crafts=True)):
        credited = [row["council"] for row in arrived(last).content["lineage"]]
    assert credited == ["Dekranasda Kota Pekalongan", "Dekranasda Gunungkidul"]


def test_parameters_are_asked_and_their_answers_written(neighbours):
    data = published(neighbours.source, parameters=[MARGIN, HALL])
    with council_scope(neighbours.copier):
        received = arrived(data)
        asked = {one.code: one for one in compare(received).questions}
        assert (asked["margin"].suggested, asked["ruang"].suggested) == (2500, None)
        for answers in ({}, {"margin": 3000}, {"margin": 10_001, "ruang": "Aula"}, {"margin": True, "ruang": "Aula"}):
            with pytest.raises(Refused, match="playbook_answer_missing"):
                taken_over(received, answers=answers)
        taken_over(received, answers={"margin": 3000, "ruang": "Aula"})
        assert Agreement.objects.get(maker=None).basis_points == 3000
        assert Adoption.objects.get().answers == {"margin": 3000, "ruang": "Aula"}
        assert "basis_points" not in ways(received, "consignment"), "an answer is the council's own"
    second = next_edition(neighbours.source, summary_id="Sama, lebih jelas.")
    with council_scope(neighbours.copier):
        again = taken_over(arrived(second), answers={"margin": 3000, "ruang": "Aula"})
        assert again.changes == [], "an answer given again is no change"


def test_a_council_that_moved_on_since_it_was_compared_is_compared_again(neighbours):
    data = published(neighbours.source)
    with council_scope(neighbours.copier):
        received = arrived(data)
        seen = compare(received).digest
        agree(None, from_on="2026-02-01", by=None, **builders.TERMS)
        with pytest.raises(Refused, match="playbook_moved_on"):
            builders.adopt(received, builders.Said(), seen=seen, by=None)
        builders.adopt(received, builders.Said(), seen=compare(received).digest, by=None)

"""Two makers made one, and the way back."""

import json
from datetime import date
from typing import Any

import pytest
from django.db import connection

from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.crafts.models import Craft
from kriya.makers.actions.consent import give_consent, withdraw_consent
from kriya.makers.actions.groups import add_members, make_group
from kriya.makers.actions.merge import merge_makers, undo_merge
from kriya.makers.actions.merge.joining import JOINED, STAY, others, relations
from kriya.makers.actions.personal import change_bank_account
from kriya.makers.actions.register import Phone, change_maker
from kriya.makers.models import (
    BankAccount,
    Consent,
    Group,
    Maker,
    MakerCraft,
    MakerPhone,
    Merge,
    NotDuplicate,
    Paper,
    PublishedMaker,
    YearlyFigure,
)
from kriya.makers.queries.duplicates.consents import consents_after
from kriya.makers.queries.duplicates.fields import FIELDS, NOT_CHOSEN, proposals
from tests import build
from tests.tight import tight

TABLES = (Maker, MakerPhone, MakerCraft, Paper, YearlyFigure, Group, Consent, BankAccount)


@pytest.fixture
def council(db: None) -> Any:
    made = build.pekalongan(crafts=True)
    with council_scope(made):
        yield made


def two() -> tuple[Maker, Maker]:
    """Sekar, known well; Sekar again, known otherwise."""
    batik, stamped = Craft.objects.get(code="batik.tulis"), Craft.objects.get(code="batik.cap")
    kept = build.maker(
        "Batik Sekar",
        owner_name="Siti Aminah",
        phones=[Phone("+6281234567890")],
        crafts=[batik],
        village_code="33.75.01.1002",
        district_code="33.75.01",
        nik="3375014101800001",
    )
    absorbed = build.maker(
        "Batik Sekar Jagad",
        owner_name="Siti Aminah",
        phones=[Phone("+6281234567890", is_whatsapp=True), Phone("+6285712345678")],
        crafts=[stamped],
        address="Jl. Jlamprang 5",
        story_id="Dari teras rumah.",
        started_year=1998,
    )
    for maker, sales in ((kept, None), (absorbed, 120_000_000)):
        YearlyFigure(
            maker=maker, year=2025, labour_total=4 if maker is kept else None, yearly_sales=sales, source="survei"
        ).save()
        Paper(maker=maker, kind="nib", number="1234567890123", issued_on=date(2024, 1, 2) if sales else None).save()
    YearlyFigure(maker=absorbed, year=2024, yearly_sales=90_000_000, source="wawancara").save()
    change_bank_account(absorbed, bank="BRI", number="0012345678", holder="Siti")
    add_members(make_group(name="Sentra Krapyak", kind="sentra"), [absorbed])
    return kept, absorbed


def snapshot() -> dict[str, list[str]]:
    """Every row of the register as the database writes it, byte for byte."""
    found = {}
    for model in TABLES:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT to_jsonb(t)::text FROM {model._meta.db_table} t ORDER BY id")
            found[model.__name__] = [row[0] for row in cursor.fetchall()]
    return found


def merged(kept: Maker, absorbed: Maker) -> Merge:
    return merge_makers(kept, absorbed, choices=proposals(kept, absorbed), by=None)


def test_the_kept_maker_gets_what_it_lacked_and_nothing_twice(council: Any):
    kept, absorbed = two()
    merged(kept, absorbed)
    kept.refresh_from_db()
    absorbed.refresh_from_db()
    assert (kept.name, kept.owner_name, kept.started_year) == ("Batik Sekar Jagad", "Siti Aminah", 1998)
    assert (kept.address, kept.village_code, kept.nik) == ("Jl. Jlamprang 5", "33.75.01.1002", "3375014101800001")
    assert absorbed.merged_into_id == kept.pk
    assert list(kept.phones.order_by("position").values_list("number", "is_whatsapp")) == [
        ("+6281234567890", True),
        ("+6285712345678", None),
    ]
    assert sorted(kept.crafts.values_list("craft__code", "is_main")) == [("batik.cap", False), ("batik.tulis", True)]
    assert list(kept.papers.values_list("kind", "issued_on")) == [("nib", date(2024, 1, 2))]
    figures = kept.figures.order_by("year").values_list("year", "labour_total", "yearly_sales", "source")
    assert list(figures) == [(2024, None, 90_000_000, "wawancara"), (2025, 4, 120_000_000, "survei")]
    assert [row.number for row in kept.bank_accounts.all()] == ["0012345678"]
    assert kept.groups.count() == 1
    assert absorbed.phones.count() == 1, "the number that the kept one had stays behind"


def test_undo_gives_back_every_row_byte_for_byte(council: Any):
    kept, absorbed = two()
    give_consent(kept, ["name", "phone"], source="formulir", by=None)
    give_consent(absorbed, ["name"], source="formulir", by=None)
    before = snapshot()
    merge = merged(kept, absorbed)
    assert snapshot() != before
    undo_merge(merge, by=None)
    assert snapshot() == before
    assert json.dumps(Merge.objects.get().moved).count("3375014101800001") == 0, "personal data stay sealed"


def test_a_nik_taken_from_the_other_stays_readable_and_comes_back_sealed_as_it_was(council: Any):
    kept, absorbed = build.maker("Batik Satu"), build.maker("Batik Dua", nik="3375014101800001")
    before = snapshot()
    merge = merged(kept, absorbed)
    kept.refresh_from_db()
    assert kept.nik == "3375014101800001"
    undo_merge(merge, by=None)
    assert snapshot() == before


def test_a_chosen_bank_account_is_copied_and_comes_back(council: Any):
    kept, absorbed = two()
    change_bank_account(kept, bank="BCA", number="99887766", holder="Aminah")
    before = snapshot()
    merge = merge_makers(kept, absorbed, choices={"bank": "right"}, by=None)
    assert [(row.bank, row.number) for row in kept.bank_accounts.all()] == [("BRI", "0012345678")]
    undo_merge(merge, by=None)
    assert snapshot() == before


def test_edits_of_other_fields_survive_the_undo(council: Any):
    kept, absorbed = two()
    merge = merged(kept, absorbed)
    change_maker(kept, note="Sudah ditelepon.")
    undo_merge(merge, by=None)
    kept.refresh_from_db()
    assert (kept.note, kept.name, kept.revision) == ("Sudah ditelepon.", "Batik Sekar", 4)


def test_undo_is_refused_with_a_list_when_something_later_depends_on_it(council: Any):
    kept, absorbed = two()
    merge = merged(kept, absorbed)
    change_maker(kept, name="Sekar Baru", phones=[Phone("+6281234567890", is_whatsapp=True)])
    before = snapshot()
    with pytest.raises(Refused, match="merge_not_undoable") as no:
        undo_merge(merge, by=None)
    assert no.value.facts["blockers"] == ["data usaha sudah diubah (nama usaha)", "nomor telepon sudah dihapus"]
    assert snapshot() == before
    assert Merge.objects.get().undone_at is None


def test_a_merge_on_which_another_stands_is_undone_after_it(council: Any):
    kept, absorbed, third = *two(), build.maker("Batik Sekar Baru")
    before = snapshot()
    first = merged(kept, absorbed)
    second = merged(third, kept)
    with pytest.raises(Refused, match="merge_not_undoable") as no:
        undo_merge(first, by=None)
    assert no.value.facts["blockers"][0] == "data ini sudah digabung lagi ke Batik Sekar Baru"
    undo_merge(second, by=None)
    undo_merge(first, by=None)
    assert snapshot() == before


def test_undone_twice_is_refused(council: Any):
    merge = merged(*two())
    undo_merge(merge, by=None)
    with pytest.raises(Refused, match="merge_already_undone"):
        undo_merge(merge, by=None)


def test_a_maker_is_not_merged_with_itself_nor_twice(council: Any):
    kept, absorbed = two()
    with pytest.raises(Refused, match="merge_with_itself"):
        merged(kept, kept)
    merged(kept, absorbed)
    for pair in ((kept, absorbed), (absorbed, kept)):
        with pytest.raises(Refused, match="merge_already_merged"):
            merged(*pair)
    assert Merge.objects.count() == 1


def test_makers_of_two_councils_are_never_merged(council: Any):
    mine = build.maker("Batik Sekar")
    with council_scope(build.gunungkidul()):
        theirs = build.maker("Batik Sekar")
    with pytest.raises(Refused, match="merge_gone"):
        merged(mine, theirs)
    assert not Merge.objects.exists()


@pytest.mark.parametrize(
    ("mine", "theirs", "allowed"),
    [
        (["name", "phone"], ["name"], {"name"}),
        (["name"], None, {"name"}),
        (None, ["name", "photo"], {"name", "photo"}),
        (None, None, set()),
        (["name", "phone"], ["phone"], {"phone"}),
    ],
)
def test_of_two_consents_the_stricter_wins(council: Any, mine: Any, theirs: Any, allowed: set[str]):
    kept, absorbed = two()
    for maker, subjects in ((kept, mine), (absorbed, theirs)):
        if subjects:
            give_consent(maker, subjects, source="formulir", by=None)
    assert consents_after(kept, absorbed) == allowed
    merged(kept, absorbed)
    assert set(kept.consents.filter(withdrawn_at=None).values_list("subject", flat=True)) == allowed
    assert PublishedMaker.objects.filter(pk=kept.pk).exists() is ("name" in allowed)
    assert not PublishedMaker.objects.filter(pk=absorbed.pk).exists()


def test_a_withdrawal_at_either_of_the_two_wins(council: Any):
    kept, absorbed = two()
    give_consent(kept, ["name", "photo"], source="formulir", by=None)
    give_consent(absorbed, ["name", "photo"], source="formulir", by=None)
    withdraw_consent(absorbed, ["photo"], by=None)
    merged(kept, absorbed)
    assert list(kept.consents.filter(withdrawn_at=None).values_list("subject", flat=True)) == ["name"]


def test_every_column_of_a_maker_is_chosen_or_said_not_to_be():
    chosen = [name for field in FIELDS for name in field.columns]
    assert sorted([*chosen, *NOT_CHOSEN]) == sorted(field.name for field in Maker._meta.local_fields)


def test_every_row_that_points_to_a_maker_has_a_rule():
    """A new table of this word must say whether it follows the maker, is joined, or stays; other words follow."""
    ruled = STAY | set(JOINED) | {Consent, BankAccount}
    unruled = {model.__name__ for model, _name in relations() if model._meta.app_label == "makers"} - {
        model.__name__ for model in ruled
    }
    assert unruled == {"CorrectionRequest"}, "corrections simply follow"
    assert {name for _model, name in others()} == {"maker"}


def test_the_pages_of_a_merge(council: Any):
    kept, absorbed = two()
    sari = build.browser_of(build.member(council, name="Sari"))
    url = f"/pekalongan/kelola/umkm/kembar/{kept.pk}/{absorbed.pk}/"
    page = tight(sari.get(url).content.decode())
    assert 'name="pilih-name" value="right" checked' in page
    assert "3375014101800001" not in page
    assert "0012345678" not in page
    answer = sari.post(url, {"pilih-name": "right"})
    assert answer.headers["Location"] == f"/pekalongan/kelola/umkm/{kept.pk}/"
    merge = Merge.objects.get()
    assert sari.get(url).headers["Location"] == f"/pekalongan/kelola/umkm/{kept.pk}/"
    sari.post(f"/pekalongan/kelola/umkm/kembar/urungkan/{merge.pk}/")
    absorbed.refresh_from_db()
    assert absorbed.merged_into_id is None
    assert not NotDuplicate.objects.exists()


def test_what_was_open_during_the_merge_is_not_lost_in_the_merged_maker(council: Any):
    """Whoever edits it is told and keeps what was typed; what is added to it lands on the kept one."""
    kept, absorbed = two()
    sari = build.browser_of(build.member(council, name="Sari"))
    office = f"/pekalongan/kelola/umkm/{absorbed.pk}/"
    typed = {
        "revision": str(absorbed.revision),
        "name": "Batik Ketik",
        "district_code": "33.75.01",
        "address": "Jl. Baru 1",
    }
    merged(kept, absorbed)
    kept.refresh_from_db()
    answer = sari.post(f"{office}ubah/", typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"baru saja digabung ke “{kept.name}”" in page
    assert 'value="Jl. Baru 1"' in page
    assert sari.post(f"{office}rekening/", {"bank": "BRI", "number": "1234567890", "holder": "S"}).status_code == 422
    for path in ("", "ubah/"):
        assert sari.get(office + path).headers["Location"] == f"/pekalongan/kelola/umkm/{kept.pk}/"
    sari.post(f"{office}angka/baru/", {"year": "2023", "labour_total": "7", "source": "survei"})
    absorbed.refresh_from_db()
    assert (absorbed.name, absorbed.figures.filter(year=2023).count()) == ("Batik Sekar Jagad", 0)
    assert kept.figures.get(year=2023).labour_total == 7

"""A whole import taken back: exactly, or not at all with the list of what depends on it."""

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from django.apps import apps

from kriya.accounts.models import User
from kriya.accounts.roles import Role
from kriya.core.refusal import Refused
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.actions.consent import give_consent
from kriya.makers.actions.figures import add_figure
from kriya.makers.actions.groups import add_members
from kriya.makers.actions.papers import add_paper
from kriya.makers.actions.personal import Personal, record_showing
from kriya.makers.actions.register import Phone, change_maker
from kriya.makers.actions.undo_import import Undone, undo_import
from kriya.makers.imports.tests.importing import import_bytes, snapshot
from kriya.makers.imports.tests.wizard_files import MELATI, SEKAR, xlsx
from kriya.makers.models import Group, ImportRun, Maker, Step
from kriya.makers.queries.import_dependents import dependents_of
from tests import build

HEADER = (
    "Nama Usaha", "Nama Pemilik", "NIK", "Alamat", "Kelurahan", "Kecamatan", "No HP", "Jenis Usaha", "Tahun Data", "Modal",
    "Tenaga Kerja", "NIB", "KUB", "Bank", "Nomor Rekening",
)  # fmt: skip
BEFORE = (
    "Batik Sekar", "Siti Aminah", "3375014101800001", "Jl. Semarang 5", "Krapyak", "Pekalongan Utara", "081234567890",
    "batik tulis", 2023, "Rp 2.300.000", 4, "1234567890123", "Sentra Kauman", "BRI", "12345678",
)  # fmt: skip
AFTER = (
    "Batik Sekar", "Siti Aminah", "3375014101800001", "Jl. Veteran 9", "Kauman", "Pekalongan Timur", "081399998888",
    "batik cap", 2023, "Rp 5.000.000", 6, "9876543210987", "Sentra Baru", "BNI", "87654321",
)  # fmt: skip


@pytest.fixture
def council(real_db: None) -> Council:
    return build.pekalongan(crafts=True)


@pytest.fixture
def sari(council: Council) -> User:
    return build.member(council, Role.STAFF, "Sari")


def test_undoing_an_import_of_new_makers_leaves_every_table_as_it_was(
    council: Council, sari: User, owner: psycopg.Connection, tmp_path: Path
):
    before = snapshot(owner, council)
    run = import_bytes(council, xlsx(BEFORE, MELATI_FULL, header=HEADER), tmp_path)
    assert snapshot(owner, council) != before
    with council_scope(council):
        assert undo_import(run, by=sari) == Undone(removed=2, restored=0)
    assert snapshot(owner, council) == before
    with council_scope(council):
        assert Maker.pgh_event_model.objects.filter(pgh_label="delete").count() == 2, "history remembers them"  # type: ignore[attr-defined]


MELATI_FULL = (
    "Tenun Melati", "Budi Hartono", "3375021202750002", "Jl. Bandung 7", "Poncol", "Pekalongan Timur", "081311112222",
    "tenun", 2022, "15 juta", 2, "", "Sentra Kauman", "", "",
)  # fmt: skip


def test_undoing_an_import_of_changes_gives_every_field_back(
    council: Council, sari: User, owner: psycopg.Connection, tmp_path: Path
):
    import_bytes(council, xlsx(BEFORE, MELATI_FULL, header=HEADER), tmp_path)
    before = snapshot(owner, council)
    run = import_bytes(council, xlsx(AFTER, MELATI_FULL, header=HEADER), tmp_path, name="tahun-ini.xlsx")
    with council_scope(council):
        maker = Maker.objects.get(name="Batik Sekar")
        assert (maker.address, maker.village_name, maker.phones.count()) == ("Jl. Veteran 9", "Kauman", 2)
        assert Group.objects.filter(name="Sentra Baru").exists()
        assert undo_import(run, by=sari) == Undone(removed=0, restored=1)
    assert snapshot(owner, council) == before


def test_what_the_import_did_not_touch_keeps_its_later_change(council: Council, sari: User, tmp_path: Path):
    import_bytes(council, xlsx(BEFORE, header=HEADER), tmp_path)
    run = import_bytes(council, xlsx(AFTER, header=HEADER), tmp_path)
    with council_scope(council):
        change_maker(Maker.objects.get(), note="Ditelepon Senin")
        undo_import(run, by=sari)
        maker = Maker.objects.get()
    assert (maker.note, maker.address) == ("Ditelepon Senin", "Jl. Semarang 5")


def test_a_field_changed_again_keeps_the_import_and_is_named(council: Council, sari: User, tmp_path: Path):
    import_bytes(council, xlsx(BEFORE, header=HEADER), tmp_path)
    run = import_bytes(council, xlsx(AFTER, header=HEADER), tmp_path)
    with council_scope(council):
        change_maker(Maker.objects.get(), address="Jl. Lain 1")
        (dependent,) = dependents_of(run)
        assert dependent.reasons == ("field:address",)
        with pytest.raises(Refused, match="import_has_dependents"):
            undo_import(run, by=sari)
        assert Maker.objects.get().address == "Jl. Lain 1"


def _edit(maker: Maker, by: User) -> None:
    change_maker(maker, note="x")


def _phone(maker: Maker, by: User) -> None:
    change_maker(maker, phones=[Phone("+6281200000001")])


def _paper(maker: Maker, by: User) -> None:
    add_paper(
        maker, by=by, upload=None, kind="halal", number="ID1", title="", issuer="", issued_on=None, expires_on=None
    )


def _figure(maker: Maker, by: User) -> None:
    add_figure(maker, by=by, year=2020, labour_total=3, source="kunjungan")


def _consent(maker: Maker, by: User) -> None:
    give_consent(maker, ["name"], source="lisan", by=by)


def _showing(maker: Maker, by: User) -> None:
    record_showing(maker, Personal.NIK, to=by, purpose="")


def _group(maker: Maker, by: User) -> None:
    group = Group(name="Paguyuban Lain")
    group.save()
    add_members(group, [maker])


def _login(maker: Maker, by: User) -> None:
    build.maker_person(maker.council, maker)


DEEDS: list[tuple[Callable[[Maker, User], None], str]] = [
    (_edit, "edited"),
    (_phone, "makers.MakerPhone"),
    (_paper, "makers.Paper"),
    (_figure, "makers.YearlyFigure"),
    (_consent, "makers.Consent"),
    (_showing, "makers.PersonalDataShown"),
    (_group, "makers.GroupMember"),
    (_login, "makers.MakerLogin"),
]


@pytest.mark.parametrize(("deed", "reason"), DEEDS, ids=lambda value: getattr(value, "__name__", ""))
def test_whatever_was_done_with_a_new_maker_keeps_the_import(
    deed: Callable[[Maker, User], None], reason: str, council: Council, sari: User, tmp_path: Path
):
    run = import_bytes(council, xlsx(SEKAR, MELATI), tmp_path)
    with council_scope(council):
        maker = Maker.objects.get(name="Batik Sekar")
        assert dependents_of(run) == [], "twin: nothing depends on it before"
        deed(maker, sari)
    with council_scope(council):
        (dependent,) = dependents_of(run)
        assert dependent.maker == maker.pk
        assert reason in dependent.reasons
        with pytest.raises(Refused, match="import_has_dependents"):
            undo_import(run, by=sari)
    with council_scope(council):
        assert Maker.objects.count() == 2


def test_a_product_of_the_catalogue_keeps_the_import(council: Council, sari: User, tmp_path: Path):
    run = import_bytes(council, xlsx(SEKAR), tmp_path)
    with council_scope(council):
        apps.get_model("catalog", "Product")(maker=Maker.objects.get(), name="Kain", slug="kain").save()
        (dependent,) = dependents_of(run)
    assert dependent.reasons == ("catalog.Product",)


def test_imports_are_undone_from_the_last_to_the_first(
    council: Council, sari: User, owner: psycopg.Connection, tmp_path: Path
):
    empty = snapshot(owner, council)
    first = import_bytes(council, xlsx(BEFORE, header=HEADER), tmp_path)
    second = import_bytes(council, xlsx(AFTER, header=HEADER), tmp_path)
    with council_scope(council):
        (dependent,) = dependents_of(first)
        assert "makers.ImportTouch" in dependent.reasons
        undo_import(second, by=sari)
    with council_scope(council):
        undo_import(first, by=sari)
    assert snapshot(owner, council) == empty


def test_the_second_undo_is_refused(council: Council, sari: User, tmp_path: Path):
    run = import_bytes(council, xlsx(SEKAR), tmp_path)
    with council_scope(council):
        undo_import(run, by=sari)
        with pytest.raises(Refused, match="import_undone_already"):
            undo_import(run, by=sari)
        assert ImportRun.objects.get().undone_by == sari


def test_a_file_that_was_not_written_cannot_be_undone(council: Council, sari: User):
    with council_scope(council):
        run = ImportRun(file_name="x.xlsx", file_hash="0" * 64)
        run.save()
        with pytest.raises(Refused, match="import_not_written"):
            undo_import(run, by=sari)


def test_after_undo_the_same_file_is_new_again(council: Council, sari: User, tmp_path: Path):
    content = xlsx(SEKAR, MELATI)
    run = import_bytes(council, content, tmp_path)
    with council_scope(council):
        undo_import(run, by=sari)
    assert import_bytes(council, content, tmp_path).report["new"] == 2
    with council_scope(council):
        assert Step.objects.count() == 2

"""Pieces that a maker drafts on the telephone before bringing them."""

from datetime import timedelta

import pytest

from kriya.catalog.actions.products import add_product
from kriya.core.clock import today
from kriya.core.ids import new_id
from kriya.core.scoping import council_scope
from kriya.showroom.actions import intakes
from kriya.showroom.actions.agreements import agree
from kriya.showroom.models import Intake, IntakeState
from tests import build
from tests.paper import words_on
from tests.trade import showroom

pytestmark = pytest.mark.usefixtures("db")
MINE = "/pekalongan/mitra/titip/"
LINE = {"b0-produk": "Sarung", "b0-jumlah": "3", "b0-harga": "90.000"}


@pytest.fixture
def at():
    made = showroom()
    with council_scope(made.council):
        made.tejo = made.makers[0]
        add_product(maker=made.tejo, name="Sarung", price=90_000)
        agree(None, from_on=today() - timedelta(days=1), by=None, commission="flat", basis_points=3000)
        yield made


def phone(at, maker):
    return build.browser_of(build.maker_person(at.council, maker, f"Orang {maker.name}"))


def test_a_draft_goes_from_the_telephone_to_the_officer_and_comes_back_as_a_receipt(at):
    tejo, key = phone(at, at.tejo), new_id()
    for _twice in range(2):
        tejo.post(MINE, {"kunci": str(key)})
    draft = Intake.objects.get()
    assert (draft.pk, draft.by_maker, draft.maker) == (key, True, at.tejo)
    tejo.post(f"{MINE}{key}/", {**LINE, "lakukan": "simpan"})
    tejo.post(f"{MINE}{key}/", {**LINE, "b0-jumlah": "4", "lakukan": "serahkan"})
    draft.refresh_from_db()
    assert (draft.state, draft.lines.get().pieces) == (IntakeState.HANDED_IN, 4)
    assert tejo.get(f"{MINE}{key}/tanda-terima.pdf").status_code == 302
    intakes.answer_line(draft.lines.get(), accepted=4, by=None)
    number = intakes.accept(draft, location=at.place, by=None).number
    assert number in tejo.get(f"{MINE}{key}/").content.decode()
    assert number in words_on(tejo.get(f"{MINE}{key}/tanda-terima.pdf").content)


@pytest.mark.parametrize("wrong", [{"b0-jumlah": ""}, {"b0-harga": "x"}, {"b0-produk": ""}])
def test_what_cannot_be_is_said_beside_its_field(at, wrong):
    tejo, draft = phone(at, at.tejo), intakes.draft(at.tejo, by=None, by_maker=True)
    assert tejo.post(f"{MINE}{draft.pk}/", {**LINE, **wrong}).status_code == 422
    assert not draft.lines.exists()


def test_nobody_sees_the_pieces_of_another_maker_nor_a_draft_of_the_office(at):
    siti = phone(at, at.makers[1])
    others, office = intakes.draft(at.tejo, by=None, by_maker=True), intakes.draft(at.makers[1], by=None)
    for one in (others, office):
        assert siti.get(f"{MINE}{one.pk}/").status_code == 404
        assert siti.post(f"{MINE}{one.pk}/", LINE).status_code == 404

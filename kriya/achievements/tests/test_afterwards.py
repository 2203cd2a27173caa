"""What came of programmes for anyone to see: what was approved, and of fewer than five nothing."""

import re
from datetime import datetime, timedelta

import pytest

from kriya.accounts.roles import Role
from kriya.achievements.actions.closing import approve, explain, prepare
from kriya.achievements.deck.material import material_of
from kriya.achievements.page import public_page
from kriya.achievements.period import Period
from kriya.achievements.queries.snapshots import current
from kriya.core.clock import standing_at
from kriya.core.scoping import council_scope
from kriya.outcomes.actions.answering import answer
from kriya.outcomes.tests.builders import past
from tests import build

pytestmark = pytest.mark.usefixtures("real_db")

DAY = datetime.fromisoformat("2026-07-20T03:00:00+00:00")  # the questions of 30 days were due in April


@pytest.mark.parametrize(("more", "said"), [(5, "5 dari 6"), (4, "tidak ditampilkan")])
def test_anyone_reads_what_was_approved_and_of_fewer_than_five_nothing(more: int, said: str):
    """trap:39"""
    with standing_at(DAY):
        at = past()
        with council_scope(at.room.council):
            asks = at.asked(30)
            with standing_at(at.on(31)):
                for number, ask in enumerate(asks):
                    answer(ask, sold="more" if number < more else "same")
        before = read("/pekalongan/hasil/")
        assert "Belum ada angka yang disetujui" in before
        assert " dari 6" not in before, "nothing before a person approved it"
        chair = build.member(at.room.council, Role.CHAIR, "Wulan")
        with council_scope(at.room.council):
            closing = prepare(Period(2026, 2), by=at.sari)
            explain(closing, {one["code"]: "sudah diperiksa" for one in closing.soundness})
            approve(closing, by=chair)
            with standing_at(DAY + timedelta(days=1)):
                answer(asks[5], sold="less", way="officer", by=at.sari)
        page = read("/pekalongan/hasil/")
        assert "Menjawab setelah program 6 dari 6" in page
        assert f"Menjual lebih banyak setelah program {said}" in page
        assert "bukan bukti sebabnya" in page
        with council_scope(at.room.council):
            material = material_of(current())
            told = {entry.code: words for entry, words in public_page(material.sheet, material).afterwards}
        assert told["outcomes.answered"] == "6 dari 6"
        assert told.get("outcomes.selling_more") == (said if more >= 5 else None), (
            "the section tells no more than the page"
        )


def read(address: str) -> str:
    answer = build.browser_of().get(address)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())

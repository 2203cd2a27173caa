"""A council's own colour: refused while words on it could not be read, with what was measured and what would do."""

from typing import Any

from kriya.accounts.roles import Role
from tests import build


def _post(here: Any, colour: str) -> Any:
    chair = build.browser_of(build.member(here, Role.CHAIR, "Wulan"))
    given = {"name": here.name, "short_name": here.short_name, "dye": "indigo", "motif": "kawung"}
    return chair.post("/pekalongan/kelola/dewan/", {**given, "time_zone": "Asia/Jakarta", "colour": colour})


def test_a_pale_colour_is_refused_with_its_contrast_and_the_nearest_that_can_be_read(db: None):
    here = build.pekalongan()
    answer = _post(here, "#f2c94c")
    here.refresh_from_db()
    assert (answer.status_code, here.colour) == (200, "")
    assert "banding 1; perlu 4.5 supaya terbaca. Yang terdekat: #" in answer.content.decode()


def test_a_colour_that_can_be_read_dresses_the_pages(db: None):
    here = build.pekalongan()
    assert _post(here, "#2A6180").status_code == 302
    page = build.browser_of().get("/pekalongan/").content.decode()
    assert '<link rel="stylesheet" href="/pekalongan/warna.css?2a6180">' in page
    assert "--dye:#2a6180;" in build.browser_of().get("/pekalongan/warna.css").content.decode()

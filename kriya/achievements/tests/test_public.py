"""The public page."""

import pytest

from kriya.core.scoping import council_scope
from tests import build

pytestmark = pytest.mark.usefixtures("db")


def test_the_page_says_how_many_makers_the_council_fosters():
    here = build.pekalongan(crafts=True)
    with council_scope(here):
        for number in range(7):
            build.maker(f"Batik Sekar {number}")
    page = build.browser_of().get("/pekalongan/capaian/")
    assert page.status_code == 200
    assert ">7<" in page.content.decode()

"""The public page."""

import pytest

from kriya.achievements.page import public_page
from kriya.achievements.queries.snapshots import public_sheet
from kriya.core.scoping import council_scope
from kriya.design.charts import Columns
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


def test_every_year_of_joining_is_a_column_of_its_own():
    here = build.pekalongan(crafts=True)
    with council_scope(here):
        for year in range(2010, 2027):
            build.maker(f"Batik {year}", joined_year=year)
        page = public_page(public_sheet()[0])
        years = next(figure for figure in page.growth if isinstance(figure, Columns))
    assert [(item.label, item.value) for item in years.items] == [(str(year), 1) for year in range(2010, 2027)]

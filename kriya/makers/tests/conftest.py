"""A council with one maker, and one of its staff at a browser; tests of other worlds say `council` anew."""

from typing import Any

import pytest

from kriya.accounts.roles import Role
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.makers.models import Maker
from tests import build


@pytest.fixture
def council() -> Council:
    return build.pekalongan(crafts=True)


@pytest.fixture
def staff(council: Council) -> Any:
    return build.browser_of(build.member(council, Role.STAFF, "Sari"))


@pytest.fixture
def maker(council: Council) -> Maker:
    with council_scope(council):
        return build.maker("Batik Sekar")

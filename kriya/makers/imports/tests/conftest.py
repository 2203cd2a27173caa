"""A council and Sari of its office, who imports."""

from __future__ import annotations

import pytest
from django.test import Client

from kriya.accounts.roles import Role
from kriya.councils.models import Council
from tests import build


@pytest.fixture
def council(db: None) -> Council:
    return build.pekalongan(crafts=True)


@pytest.fixture
def sari(council: Council) -> Client:
    return build.browser_of(build.member(council, Role.STAFF, "Sari"))

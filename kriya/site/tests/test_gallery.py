"""The gallery among all apps, at its own address and at a council's."""

import pytest
from django.test import Client

from tests import build

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("frame", ["", "public", "staff", "maker", "plain"])
@pytest.mark.parametrize("address", ["/design/", "/pekalongan/design/"])
def test_the_gallery_opens_in_every_frame(address, frame, settings):
    settings.DEMO = True
    build.pekalongan()
    assert Client().get(address, {"bingkai": frame}).status_code == 200

"""A form that is too old, or comes without its token, is told in the reader's words and not in a framework's."""

import pytest
from django.test import Client

from tests import build

pytestmark = pytest.mark.usefixtures("real_db")


@pytest.mark.parametrize(("at", "said"), [("", "perlu dibuka lagi"), ("en/", "has to be opened again")])
def test_a_form_without_its_token_says_what_to_do(at: str, said: str):
    build.pekalongan()
    answer = Client(enforce_csrf_checks=True).post(f"/pekalongan/{at}pesan-instansi/", {"institution": "x"})
    assert answer.status_code == 403
    assert said in answer.content.decode()

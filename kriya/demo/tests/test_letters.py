"""What the demo would have sent is read on a page."""

import pytest
from django.conf import settings
from django.core.mail import get_connection, send_mail
from django.test import Client
from django.urls import include, path

urlpatterns = [path("", include("kriya.demo.urls")), path("", include(settings.ROOT_URLCONF))]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def test_letters_are_shown_and_their_links_can_be_followed(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "EMAIL_FILE_PATH", str(tmp_path), raising=False)
    assert "Belum ada surat" in Client().get("/demo/surat/").content.decode()
    with get_connection("django.core.mail.backends.filebased.EmailBackend") as post:
        for subject in ("Pertama", "Kedua <b>"):
            send_mail(subject, "Buka https://contoh.id/undangan/abc/ ya.", None, ["baru@contoh.id"], connection=post)
    page = Client().get("/demo/surat/").content.decode()
    assert page.count("baru@contoh.id") == 2
    assert page.count('+07:00"') == 2
    assert "Kedua &lt;b&gt;" in page
    assert '<a href="https://contoh.id/undangan/abc/"' in page

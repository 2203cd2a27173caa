"""Builders with arguments: councils, people and makers for tests. Names say who is who.

Pekalongan's people: Wulan (chair), Sari (staff). Gunung Kidul's: Bagus (staff). Tejo is a maker of Pekalongan.
"""

import time
from datetime import timedelta
from itertools import count
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from django.utils.crypto import get_random_string

from kriya.accounts.middleware import SEEN
from kriya.accounts.models import Membership, User
from kriya.accounts.roles import Role
from kriya.accounts.second_factor import prove_in
from kriya.core.scoping import council_scope
from kriya.councils.models import Council
from kriya.crafts.actions import give_taxonomy
from kriya.makers.actions.register import register_maker
from kriya.makers.models import Maker, MakerLogin

_numbers = count(1)


def council(
    slug: str = "pekalongan", *, region_code: str = "33.75", name: str = "", crafts: bool = False, **profile: Any
) -> Council:
    """A council; with `crafts` it has the common taxonomy."""
    made = Council.objects.create(
        slug=slug,
        name=name or f"Dekranasda {slug.title()}",
        short_name=slug.title(),
        region_code=region_code,
        **profile,
    )
    if crafts:
        with council_scope(made):
            give_taxonomy()
    return made


def pekalongan(**profile: Any) -> Council:
    return council("pekalongan", region_code="33.75", name="Dekranasda Kota Pekalongan", **profile)


def gunungkidul(**profile: Any) -> Council:
    return council(
        "gunungkidul",
        region_code="34.03",
        name="Dekranasda Kabupaten Gunungkidul",
        motif="lurik",
        dye="soga",
        **profile,
    )


def person(name: str = "Sari", *, email: str | None = None, password: str = "tenun-lurik-7", **fields: Any) -> User:
    """A person with no role anywhere."""
    address = email if email is not None else f"{name.lower()}{next(_numbers)}@contoh.id"
    return get_user_model().objects.create_user(email=address or None, password=password, name=name, **fields)


def member(of: Council, role: str = Role.STAFF, name: str = "Sari", **fields: Any) -> User:
    """A person with a role in a council."""
    somebody = person(name, **fields)
    with council_scope(of):
        Membership(user=somebody, role=role).save()
    return somebody


def browser_of(
    somebody: User | None = None, *, second_factor: bool = True, first_page: bool = False, **headers: str
) -> Client:
    """A test client, logged in as somebody, with the second factor done.

    Its device was noted a moment ago, unless this is to be its `first_page`.
    """
    client = Client(headers=headers or None)
    if somebody is not None:
        session: dict[str, Any] = {
            SESSION_KEY: str(somebody.pk),
            HASH_SESSION_KEY: somebody.get_session_auth_hash(),
            BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
        }
        if second_factor:
            prove_in(session, somebody, factor_of(somebody))
        if not first_page:
            session[SEEN] = int(time.time())
        client.cookies[settings.SESSION_COOKIE_NAME] = _kept(session)
    return client


def opened(browser: Client, url: str) -> dict[str, Any]:
    """What the browser would send from the form of a page that nobody touched."""
    fields = browser.get(url).context["form"]
    values = {field.html_name: field.field.prepare_value(field.value()) for field in fields}
    if carried := getattr(fields, "opened_as", ""):
        values["dibuka"] = carried
    return {name: value for name, value in values.items() if value not in (None, "")}


def _kept(session: dict[str, Any]) -> str:
    """Keep what a session says; return its key."""
    key, ends = get_random_string(32), timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE)
    Session(session_key=key, session_data=SessionStore().encode(session), expire_date=ends).save(force_insert=True)
    return key


def factor_of(somebody: User) -> Authenticator:
    """The second factor of a person: an authenticator app."""
    app = {"user": somebody, "type": Authenticator.Type.TOTP}
    known = Authenticator.objects.filter(**app).first()
    return known or Authenticator.objects.create(**app, data={"secret": "JBSWY3DPEHPK3PXP"})


def maker(name: str = "Batik Sekar Jagad", *, by: User | None = None, **fields: Any) -> Maker:
    """A fostered maker in the council whose scope is open."""
    return register_maker(name=name, by=by, **fields)


def maker_person(of: Council, at: Maker, name: str = "Tejo") -> User:
    """A person who may log in for a maker."""
    somebody = member(of, Role.MAKER, name)
    with council_scope(of):
        MakerLogin(maker=at, user=somebody).save()
    return somebody

"""Make the demo world once: what is there already stays as it is."""

import os
from functools import lru_cache
from itertools import accumulate, chain
from typing import Any, Final

import psycopg
from django.contrib.auth.hashers import make_password
from django.db import transaction

from kriya.accounts.models import Membership, User
from kriya.accounts.roles import Role
from kriya.achievements.models import Snapshot
from kriya.catalog.actions.changes import ask_change
from kriya.catalog.actions.terms import give_terms
from kriya.catalog.models import Product, ProductState
from kriya.core.jobs import defer
from kriya.core.planner import tell_planner
from kriya.core.scoping import council_scope
from kriya.councils.actions import create_council
from kriya.councils.models import Council
from kriya.crafts.actions import give_taxonomy
from kriya.demo.assistance import seed_assistance
from kriya.demo.books import seed_book
from kriya.demo.collections import seed_collections
from kriya.demo.councils import COUNCILS, LOTS, MAKERS, PASSWORD, PEOPLE, PRODUCTS, SHARED, demo_email
from kriya.demo.decks import seed_decks
from kriya.demo.exhibitions import seed_exhibitions
from kriya.demo.groups import seed_groups
from kriya.demo.history import close_quarters, seed_history
from kriya.demo.intakes import seed_intakes
from kriya.demo.makers import seed_makers
from kriya.demo.marketplaces import seed_marketplaces
from kriya.demo.nation import seed_nation
from kriya.demo.news import seed_news
from kriya.demo.newsletters import seed_newsletters
from kriya.demo.outcomes import seed_outcomes
from kriya.demo.pages import seed_pages
from kriya.demo.photos import EACH, benches, pictures_of, take_photos
from kriya.demo.playbooks import seed_adoption, seed_first_edition, seed_progress
from kriya.demo.products import seed_products
from kriya.demo.promotion import seed_promotion
from kriya.demo.quotations import seed_quotations
from kriya.demo.reach import seed_reach
from kriya.demo.sales import bring_of_login, seed_sales
from kriya.demo.shop import seed_shop
from kriya.demo.showroom import seed_showroom
from kriya.demo.stock import seed_stock
from kriya.demo.tasks import draw_bench, draw_photos
from kriya.demo.trainings import seed_trainings
from kriya.demo.visits import seed_visits
from kriya.inventory.models import Location, LocationKind, Lot
from kriya.makers.actions.imports import FILLED
from kriya.makers.models import Maker, MakerLogin
from kriya.sales.models import Sale

FIRST_PHOTOS: Final = 16
PRODUCTS_A_JOB: Final = 2  # few, so that a worker that is told to stop can
CHANGES: Final = 3
_LIGHT: Final = 6


def seed(*, light: bool = False) -> list[Council]:
    """Seed what is missing of each council of the demo. `light` makes a sixth of it, with few photos.

    The register and the goods are one transaction, what was lived through with them another, the closing of its
    quarters a third: the planner knows nothing of rows that the same transaction wrote, and closing a quarter of them
    would take seven seconds instead of a tenth.
    """
    share = _LIGHT if light else 1
    made = [council for profile in COUNCILS if (council := _seed_council(profile, share))]
    _seed_shared_person()
    if made:
        _tell_the_planner()
    for council in made:
        with council_scope(council):
            people = _people()
            close_quarters(people)
            seed_decks(people)
            seed_progress(people)
    seed_nation()
    return made


def _seed_council(profile: dict[str, str], share: int) -> Council | None:
    """Return the council when something of it was missing."""
    council = Council.objects.filter(slug=profile["slug"]).first()
    if council is None:
        council = _seed_goods(profile, share)
        _tell_the_planner()
    with council_scope(council):
        if not Sale.objects.exists():
            _seed_life(share)
        return None if Snapshot.objects.exists() else council


def _tell_the_planner() -> None:
    """Gather statistics now: until autovacuum comes round, questions over what was just written are planned blindly."""
    with psycopg.connect(os.environ["KRIYA_OWNER_DATABASE_URL"], autocommit=True) as owner:
        owner.execute("ANALYZE")


@transaction.atomic
def _seed_goods(profile: dict[str, str], share: int) -> Council:
    """Make the council, its people, its register and what stands on its shelves."""
    council = create_council(**profile)
    with council_scope(council):
        give_taxonomy()
        give_terms()
        people = {role: _seed_person(council, role, name) for role, name in PEOPLE[council.slug]}
        makers = seed_makers(MAKERS[council.slug] // share, by=people[Role.STAFF])
        seed_groups(makers)
        tell_planner(*FILLED)  # the guests' figures are counted below, within the same transaction
        _seed_maker_login(council, next(maker for maker in makers if maker.status == "fostered"), by=people[Role.STAFF])
        seed_adoption(people)
        asked = seed_products(PRODUCTS[council.slug] // share, by=people[Role.CURATOR])
        _take_photos([pictures_of(one) for one in asked[: len(asked) // share]], EACH // share)
        seed_collections()
        seed_showroom(LOTS[council.slug] // share, by=people[Role.STAFF])
        bring_of_login(Location.objects.get(kind=LocationKind.SHOWROOM), by=people[Role.STAFF])
    return council


@transaction.atomic
def _seed_life(share: int) -> None:
    """Let two years pass in the council of this scope."""
    people = _people()
    lots = list(Lot.objects.order_by("pk"))
    place = Location.objects.get(kind=LocationKind.SHOWROOM)
    seed_history(place, people)
    seed_exhibitions(people)
    seed_sales(lots, place, people, seed_promotion(by=people[Role.STAFF]))
    seed_intakes(by=people[Role.STAFF])
    seed_stock(people)
    seed_shop(people)
    seed_trainings(people, share=share)
    seed_assistance(people, share=share)
    seed_outcomes(people)
    seed_visits(people)
    seed_quotations(people)
    seed_pages(by=people[Role.STAFF])
    seed_news(by=people[Role.STAFF])
    seed_reach()
    seed_newsletters(by=people[Role.STAFF])
    seed_marketplaces(people)
    _ask_changes(by=people[Role.STAFF])
    seed_first_edition(people)
    seed_book(chair=people[Role.CHAIR], by=people[Role.STAFF])


def _people() -> dict[str, User]:
    return {one.role: one.user for one in Membership.objects.select_related("user").order_by("-pk")}


def _ask_changes(*, by: User) -> None:
    """Let some makers ask for another price: the curator's desk has what to decide."""
    priced = Product.objects.filter(state=ProductState.PUBLISHED, price__gt=0).order_by("-published_at", "pk")
    for product in priced[2 : 2 + 3 * CHANGES : 3]:
        ask_change(product, values={"price": round((product.price or 0) * 1.1, -3)}, by=by)


def _take_photos(wanted: list[list[dict[str, Any]]], benches_each: int) -> None:
    """Draw what the first pages show before they are shown; the worker draws the rest, the newest first.

    `wanted` has the pictures product by product: those of one product are drawn together. Of each kind of bench there
    are `benches_each`.
    """
    soon = sum(1 for seen in accumulate(map(len, wanted)) if seen <= FIRST_PHOTOS)
    take_photos(chain(*wanted[:soon]))
    for bench in benches(benches_each):
        defer(draw_bench, **bench)
    for start in range(soon, len(wanted), PRODUCTS_A_JOB):
        defer(draw_photos, wanted=list(chain(*wanted[start : start + PRODUCTS_A_JOB])))


def _seed_person(council: Council, role: str, name: str) -> User:
    user = User.objects.create(email=demo_email(role, council), password=_password(), name=name)
    Membership(user=user, role=role).save()
    return user


@transaction.atomic
def _seed_shared_person() -> None:
    name, email, duties = SHARED
    if User.objects.filter(email=email).exists():
        return
    user = User.objects.create(email=email, password=_password(), name=name)
    for slug, role in duties:
        with council_scope(Council.objects.get(slug=slug)):
            Membership(user=user, role=role).save()


@lru_cache(maxsize=1)
def _password() -> str:
    """One hash for all: making it is meant to be slow."""
    return make_password(PASSWORD)


def _seed_maker_login(council: Council, maker: Maker, *, by: User) -> None:
    user = User.objects.create_user(email=demo_email(Role.MAKER, council), password=None, name=maker.owner_name)
    Membership(user=user, role=Role.MAKER).save()
    MakerLogin(maker=maker, user=user, given_by=by).save()

"""Statements are written as Django writes them, sign for sign."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections
from django.db.backends.postgresql import compiler as plain
from django.db.models import Count, Exists, F, Max, OuterRef, QuerySet
from django.db.models.functions import Lower

from kriya.catalog.models import Product
from kriya.core.database import compiler as quick
from kriya.core.scoping import projection_scope
from kriya.councils.models import Council
from kriya.makers.models import Maker, MakerCraft, Step

QUESTIONS: dict[str, Callable[[], QuerySet[Any]]] = {
    "every column": lambda: Maker.objects.filter(name="Batik"),
    "in an order": lambda: Maker.objects.order_by("-name", "pk"),
    "in the order of the model": lambda: Step.objects.filter(maker__name="Batik"),
    "in the order of a column as an expression": lambda: Maker.objects.order_by(F("name").desc(nulls_last=True)),
    "in the order of a function": lambda: Maker.objects.order_by(Lower("name")),
    "in the order of what was counted": lambda: Maker.objects.annotate(n=Count("crafts")).order_by("-n", "name"),
    "with what stands beside": lambda: Product.objects.select_related("maker", "craft").order_by("maker__name"),
    "values in an order": lambda: Maker.objects.values_list("name", "pk").order_by("name"),
    "a value under another name": lambda: Maker.objects.values(called=F("name")).order_by("called"),
    "each once": lambda: Maker.objects.distinct("name").order_by("name", "pk"),
    "where there is something": lambda: Maker.objects.filter(Exists(MakerCraft.objects.filter(maker=OuterRef("pk")))),
    "twice the same table": lambda: Maker.objects.filter(crafts__is_main=True).filter(crafts__craft__code="batik"),
    "both": lambda: Maker.objects.filter(name="a").union(Maker.objects.filter(name="b")).order_by("name"),
    "under the name of a table": lambda: Maker.objects.annotate(makers_step=Max("steps__at")).order_by("makers_step"),
    "named like a column": lambda: Maker.objects.extra(select={"slug": "1"}).order_by("name"),
}


@pytest.mark.parametrize("asked", QUESTIONS)
def test_a_question_is_the_one_that_django_asks(asked: str) -> None:
    here = connections["default"]
    assert here.ops.compiler("SQLCompiler") is quick.SQLCompiler
    with projection_scope(Council(pk=7)):
        written, expected = (
            of.SQLCompiler(QUESTIONS[asked]().query, here, "default").as_sql() for of in (quick, plain)
        )
    assert written == expected

"""Several numbers in one question are those that many would give."""

from django.db.models import Count

from kriya.core.counting import counted
from kriya.core.scoping import council_scope
from kriya.makers.actions.register import Phone
from kriya.makers.models import Maker
from tests import build


def test_each_number_is_that_of_its_own_question(db, django_assert_num_queries):
    here, there = build.pekalongan(), build.gunungkidul()
    with council_scope(there):
        build.maker("Lurik Asih")
    with council_scope(here):
        for number in range(3):
            build.maker(f"Batik {number}", phones=[Phone(f"+62812345678{number}{one}") for one in range(number)])
        questions = {
            "every": Maker.objects.order_by("-name"),
            "reachable": Maker.objects.annotate(n=Count("phones")).filter(n__gt=0),
            "first": Maker.objects.select_related("created_by").order_by("name")[:2],
            "percent": Maker.objects.filter(name__contains="100 %"),
            "nobody": Maker.objects.filter(pk__in=[]),
        }
        with django_assert_num_queries(1):
            found = counted(**questions)
        assert found == {name: rows.count() for name, rows in questions.items()}
        assert found == {"every": 3, "reachable": 2, "first": 2, "percent": 0, "nobody": 0}

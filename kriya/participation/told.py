"""What the terms of a call say in words, as its history tells them."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from kriya.accounts.queries.history.inside import Form, Inside, Item, Items, Values
from kriya.crafts.taxonomy import name_of_code
from kriya.design.formats import rupiah
from kriya.participation.forms.calls import CostForm, CriterionForm, QuestionForm, QuotaForm
from kriya.participation.terms import Rule
from kriya.participation.words import Names, group_words, rule_words


class _CommonNames(Names):
    """Names of crafts without asking the database."""

    def craft(self, code: str) -> str:
        return name_of_code(code)


def _rule(item: Any) -> str:
    return rule_words(Rule.read(item), _CommonNames())


def _group(item: Item) -> str:
    return group_words([item["axis"], item["key"]], _CommonNames())


def _sum(value: Any) -> str | None:
    return None if value is None else rupiah(int(value))


_KEY: Final = frozenset({"key"})
CALL: Final[Inside] = {
    "rules": Values(_rule),
    "costs": Items(
        lambda one: one["what"],
        lambda one: one["what"],
        Form(CostForm, told={"amount": _sum}, labels={"amount": _("jumlah uang")}),
    ),
    "questions": Items(
        lambda one: one["key"], lambda one: one["text"], Form(QuestionForm, labels={"choices": _("pilihan")}), _KEY
    ),
    "criteria": Items(lambda one: one["key"], lambda one: one["name"], Form(CriterionForm), _KEY),
    "quotas": Items(lambda one: (one["axis"], one["key"]), _group, Form(QuotaForm), frozenset({"axis", "key"})),
}

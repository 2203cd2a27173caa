"""The widgets that are written without templates are Django's to the letter."""

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.test.html import parse_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from kriya.design.forms import KriyaFormRenderer

WIDGETS = [
    forms.TextInput, forms.EmailInput, forms.NumberInput, forms.URLInput, forms.HiddenInput, forms.CheckboxInput,
    forms.Textarea, forms.DateInput, forms.Select, forms.PasswordInput,
]  # fmt: skip
VALUES = [None, "", 0, 7, True, False, "batik", '"><script>', "baris\nkedua", mark_safe("<b>&amp;</b>"), ("a", 1)]
ATTRIBUTES = [
    {}, {"required": True, "disabled": False, "rows": 2}, {"aria-label": '"&<>', "title": gettext_lazy("Nama")},
    {"data-x": mark_safe("&amp;"), "maxlength": 5},
]  # fmt: skip


@pytest.mark.parametrize("kind", WIDGETS)
def test_a_widget_is_the_same_as_by_its_template(kind: type[forms.Widget]) -> None:
    ours, djangos = KriyaFormRenderer(), TemplatesSetting()
    for value in VALUES:
        for attributes in ATTRIBUTES:
            drawn = [kind(attributes).render("na<me", value, {"id": "id_x"}, way) for way in (ours, djangos)]
            assert drawn[0] == drawn[1]
            assert "<script>" not in drawn[0]


GROUPED = [("", "—"), ("Kain", [("b", "Batik"), (2, 'Tenun "><script>')]), (None, "Lain"), ("x", gettext_lazy("Nama"))]


@pytest.mark.parametrize("kind", [forms.Select, forms.SelectMultiple])
def test_a_choice_says_the_same_as_by_its_template(kind: type[forms.Select]) -> None:
    ours, djangos = KriyaFormRenderer(), TemplatesSetting()
    for value in (None, "", "b", 2, ["b", "x"], "nobody"):
        drawn = [
            kind({"required": True}, GROUPED).render("na<me", value, {"id": "id_x"}, way) for way in (ours, djangos)
        ]
        assert parse_html(drawn[0]) == parse_html(drawn[1])
        assert "<script>" not in drawn[0]


def test_what_can_be_chosen_begins_with_a_capital() -> None:
    drawn = forms.Select({}, [("", "belum diketahui"), ("f", "perempuan")]).render("x", "f", {}, KriyaFormRenderer())
    assert '<option value="">Belum diketahui</option>' in drawn
    assert '<option value="f" selected>Perempuan</option>' in drawn

"""Forms of jurors."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kriya.accounts.models import Membership, User
from kriya.accounts.roles import GRANTS, Can
from kriya.design.meanwhile import Meanwhile
from kriya.design.whole import WholeField
from kriya.participation.terms import Criterion

PREFIX: Final = "n-"
_FEW: Final = 10
"""So many points stand side by side to be tapped; more are typed."""


class ReviewForm(forms.Form):
    """Points for each criterion, and a note for the jury."""

    catatan = forms.CharField(
        label=gettext_lazy("Catatan untuk sesama juri"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, criteria: tuple[Criterion, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {**{f"{PREFIX}{one.key}": _points(one) for one in criteria}, **self.fields}

    def points(self) -> dict[str, int | None]:
        """Return the points by the criterion's key."""
        given = {
            name.removeprefix(PREFIX): value for name, value in self.cleaned_data.items() if name.startswith(PREFIX)
        }
        return {key: int(value) if value not in (None, "") else None for key, value in given.items()}


def _points(one: Criterion) -> forms.Field:
    help_text = one.guide if one.counts else f"{one.guide} {_('Tidak dihitung dalam urutan.')}".strip()
    said: dict[str, Any] = {"label": one.name, "required": False, "help_text": help_text}
    if one.most <= _FEW:
        choices = [(str(n), str(n)) for n in range(one.most + 1)] + [("", _("tidak menilai"))]
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **said)
    return WholeField(min_value=0, max_value=one.most, **said)


def review_initial(points: dict[str, int], note: str) -> dict[str, Any]:
    """Return what a form shows of points that were given before."""
    return {**{f"{PREFIX}{key}": str(value) for key, value in points.items()}, "catatan": note}


class AsideForm(forms.Form):
    """Why a juror does not judge an applicant."""

    hubungan = forms.CharField(label=gettext_lazy("Hubungan Anda dengan pendaftar"), max_length=240)


class JuryForm(Meanwhile, forms.Form):
    """Who judges a call: people of the council whose role allows it."""

    juri: Any = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Juri"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = [role for role, may in GRANTS.items() if Can.JUDGE in may]
        people = Membership.objects.filter(role__in=roles).values("user")
        self.fields["juri"].queryset = User.objects.filter(pk__in=people, is_active=True).order_by("name")  # type: ignore[attr-defined]

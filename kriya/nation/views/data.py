"""Open data: the approved figures as CSV and JSON under addresses that stay, and the page that explains them."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kriya.accounts.request import AnyRequest
from kriya.achievements.period import Period
from kriya.core.sharing import shared
from kriya.nation.queries.open import (
    LICENCE,
    LICENCE_URL,
    council_figures,
    crafts_as_json,
    indicator_as_json,
    sum_as_json,
    sums_everywhere,
)
from kriya.nation.queries.sums import indicators_told, periods_told

_RISKY: Final = ("=", "+", "-", "@", "\t", "\r")
Rows = Iterable[Mapping[str, Any]]


@require_safe
@shared()
def open_data(request: AnyRequest) -> HttpResponse:
    """Explain what can be taken, of which periods, under which licence, and how programs ask for it."""
    given = {"periods": periods_told(), "licence": LICENCE, "licence_url": LICENCE_URL}
    return render(request, "nation/data.html", given)


@require_safe
@shared()
def sums_csv(_request: AnyRequest, period: str) -> HttpResponse:
    """Give the sums of a period, each with its meaning, how many reported, and the licence."""
    asked = _period(period)
    meanings = {(one.code, one.version): one for some in indicators_told().values() for one in some}
    rows = []
    for place in sums_everywhere(asked):
        words = meanings[place.sum.indicator.code, place.sum.indicator.version].words
        told = {
            f"{what}_{language}": words.get(what, {}).get(language, "")
            for what in ("name", "definition")
            for language in ("id", "en")
        }
        rows.append({**sum_as_json(place, asked), **told, "licence": LICENCE})
    return _as_csv(rows, f"jumlah-{asked.code}")


@require_safe
@shared()
def councils_csv(_request: AnyRequest, period: str) -> HttpResponse:
    """Give every figure of every council of a period."""
    asked = _period(period)
    return _as_csv(({**row, "licence": LICENCE} for row in council_figures(asked)), f"daerah-{asked.code}")


@require_safe
@shared()
def crafts_csv(_request: AnyRequest, period: str) -> HttpResponse:
    """Give the figures of a period craft by craft."""
    asked = _period(period)
    return _as_csv(({**row, "licence": LICENCE} for row in crafts_as_json(asked)), f"kerajinan-{asked.code}")


@require_safe
@shared()
def period_json(_request: AnyRequest, period: str) -> HttpResponse:
    """Give sums, figures by council and meanings of a period as one document."""
    asked = _period(period)
    meanings = [indicator_as_json(one) for some in indicators_told().values() for one in some]
    return _open(
        JsonResponse(
            {
                "period": asked.code,
                "from": asked.first.isoformat(),
                "to": asked.last.isoformat(),
                "licence": {"name": LICENCE, "url": LICENCE_URL},
                "indicators": meanings,
                "sums": [sum_as_json(one, asked) for one in sums_everywhere(asked)],
                "crafts": list(crafts_as_json(asked)),
                "councils": list(council_figures(asked)),
            }
        )
    )


def _period(code: str) -> Period:
    found = next((one for one in periods_told() if one.code == code), None)
    if found is None:
        raise Http404
    return found


def _as_csv(rows: Rows, name: str) -> HttpResponse:
    """Write rows that a spreadsheet opens: with a mark of UTF-8, and no text that it would take for a formula."""
    written = io.StringIO()
    table = csv.writer(written)
    for at, row in enumerate(rows):
        if at == 0:
            table.writerow(row)
        table.writerow(map(_cell, row.values()))
    answer = HttpResponse("\ufeff" + written.getvalue(), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return _open(answer)


def _cell(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_RISKY) else value


def _open(answer: HttpResponse) -> HttpResponse:
    """Let pages of other sites read it too."""
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer

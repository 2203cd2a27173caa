"""The API answers as it says of itself, reads only, and tells what anyone may see."""

import json
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kriya.achievements.period import Period
from kriya.core.scoping import council_scope
from kriya.makers.actions.consent import give_consent
from kriya.nation.tests import world
from tests import build

pytestmark = pytest.mark.django_db

Q2 = Period(2026, 2)
BASE = "/api/v1/"


@pytest.fixture
def told():
    made = world.councils(["33.25", "33.26", "33"])
    world.meanings()
    world.told(made, Q2, {"makers.fostered": 40, "trade.sales": None})
    return made


def got(address: str, status: int = 200, **headers: str) -> Any:
    answer = Client(headers=headers).get(BASE + address)
    assert answer.status_code == status, (address, answer.content[:300])
    return answer.json() if answer.content else None


def test_lists_are_read_to_their_end_by_key(told):
    seen, after = [], ""
    while after is not None:
        page = got(f"councils?limit=2&after={after}")
        seen += [one["slug"] for one in page["items"]]
        after = page["next"]
    assert seen == ["d33", "d3325", "d3326"]
    first = got("figures?limit=4")
    rest = got(f"figures?limit=4&after={first['next']}")
    assert rest["next"] is None
    assert len({(one["council"], one["code"]) for one in first["items"] + rest["items"]}) == 6


def test_figures_tell_value_or_null_and_sums_of_how_many(told):
    (figure,) = got("figures?council=d3325&code=trade.sales")["items"]
    assert (figure["value"], figure["region"], figure["period"]) == (None, "33.25", "2026-T2")
    sums = {(one["place"], one["code"]): one for one in got("sums?period=2026-T2")}
    assert sums["33", "makers.fostered"]["value"] == 120
    assert (sums["ID", "makers.fostered"]["reported"], sums["ID", "makers.fostered"]["expected"]) == (2, 514)
    assert sums["33", "trade.sales"]["value"] is None
    assert got("reports?province=34") == {"items": [], "next": None}
    assert [one["code"] for one in got("indicators")] == list(world.MEANINGS)


def test_makers_and_products_are_those_of_the_public_pages():
    here, there = build.pekalongan(), build.gunungkidul()
    with council_scope(here):
        shown, _hidden = build.maker("Batik Tampak"), build.maker("Batik Rahasia")
        give_consent(shown, ["name"], source="Formulir", by=None, on=date(2026, 1, 2))
    with council_scope(there):
        build.maker("Topeng Bobung")
    page = got("councils/pekalongan/makers")
    text = json.dumps([page, got("councils/pekalongan/products")])
    assert [one["name"] for one in page["items"]] == ["Batik Tampak"]
    assert "Topeng" not in text
    assert not re.search(r"phone|nik|address|owner", text)
    assert got("councils/tak-ada/makers", 404)["detail"]


def test_pages_of_other_sites_may_read_and_nobody_may_write(told):
    client = Client(headers={"origin": "https://contoh.id"})
    answer = client.get(f"{BASE}councils")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    again = client.get(f"{BASE}councils", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    asked = client.options(f"{BASE}councils")
    assert (asked.status_code, asked.headers["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
    for method in ("post", "put", "patch", "delete"):
        assert getattr(client, method)(f"{BASE}councils").status_code == 405


def test_who_asks_without_end_is_asked_to_wait(told, monkeypatch):
    monkeypatch.setattr("kriya.api.answering.A_MINUTE", 3)
    monkeypatch.setattr("kriya.api.answering.time", lambda: 1_800_000_000.0)
    answers = [Client().get(f"{BASE}periods") for _ in range(4)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    assert answers[-1].headers["Retry-After"] == "60"
    kept = Client().get(f"{BASE}periods", headers={"If-None-Match": answers[0].headers["ETag"]})
    assert kept.status_code == 304, "what did not change is told anyway"


def test_the_page_explains_every_call(told):
    paths = got("openapi.json")["paths"]
    page = Client().get(BASE).content.decode().replace("/<wbr>", "/")
    assert len(paths) == 10
    assert all(path in page for path in paths)


def test_the_api_describes_itself_in_the_language_of_its_reader(told):
    indonesian, english = got("openapi.json"), Client().get(f"/en{BASE}openapi.json").json()
    assert indonesian["paths"]["/api/v1/councils"]["get"]["summary"] == "Dewan-dewan, menurut alamat"
    assert english["paths"]["/api/v1/councils"]["get"]["summary"] == "Councils, by address"
    shapes = (indonesian["components"]["schemas"], english["components"]["schemas"])
    assert all(one["description"] != shapes[1][name]["description"] for name, one in shapes[0].items())
    assert [sorted(one) for one in shapes[:1]] == [sorted(one) for one in shapes[1:]], "names stay the same"


def _values(parameter: dict[str, Any]) -> st.SearchStrategy[str]:
    """What somebody might write there: what is allowed, and what is not."""
    schema = parameter["schema"]
    said = next((one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"), schema)
    if said.get("type") == "integer":
        fitting: st.SearchStrategy[Any] = st.integers(said.get("minimum"), said.get("maximum"))
    elif said.get("format") == "uuid":
        fitting = st.uuids()
    elif "pattern" in said:
        fitting = st.from_regex(said["pattern"], fullmatch=True)
    else:
        fitting = st.text(max_size=40)
    known = st.sampled_from(["d3325", "2026-T2", "33", "makers.fostered", "", "0", "-1", "\x00", "2026-T9"])
    return st.one_of(fitting.map(str), known, st.text(max_size=20))


def _fits(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    """Tell whether a value is what the description says of it."""
    if "$ref" in schema:
        return _fits(value, root["components"]["schemas"][schema["$ref"].rpartition("/")[2]], root)
    if "anyOf" in schema:
        return any(_fits(value, one, root) for one in schema["anyOf"])
    kinds = {"null": type(None), "string": str, "integer": int, "boolean": bool, "array": list, "object": dict}
    if "type" in schema and not isinstance(value, kinds[schema["type"]]):
        return False
    if isinstance(value, list):
        return all(_fits(one, schema.get("items", {}), root) for one in value)
    if isinstance(value, dict) and "properties" in schema:
        parts, needed = schema["properties"], schema.get("required", [])
        return set(needed) <= set(value) <= set(parts) and all(_fits(value[k], parts[k], root) for k in value)
    return True


@pytest.fixture
def no_limit(monkeypatch):
    monkeypatch.setattr("kriya.api.answering.A_MINUTE", 10**9)


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_is_asked_is_answered_as_described(told, no_limit, data):
    """Every call, with parameters that fit and that do not: an answer of its own description, never a fault."""
    schema = got("openapi.json")
    path = data.draw(st.sampled_from(sorted(schema["paths"])))
    told_of = schema["paths"][path]["get"]
    query, address = {}, path
    for one in told_of.get("parameters", ()):
        if one["in"] == "path":
            address = address.replace(
                f"{{{one['name']}}}", data.draw(st.sampled_from(["d3325", "tak-ada", "A", "d33"]))
            )
        elif data.draw(st.booleans()):
            query[one["name"]] = data.draw(_values(one))
    answer = Client().get(address, query)
    assert answer.status_code in {200, 404, 422}, (address, query, answer.content[:300])
    described = told_of["responses"].get(str(answer.status_code))
    if described is not None:
        wanted = described["content"]["application/json"]["schema"]
        assert _fits(answer.json(), wanted, schema), (address, query, answer.content[:500])

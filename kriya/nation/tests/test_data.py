"""Open data: every row says what it means, of how many, and under which licence; its address and ETag stay."""

import csv
import io

import pytest
from django.test import Client

from kriya.achievements.period import Period
from kriya.nation.tests import world

pytestmark = pytest.mark.django_db

Q2 = Period(2026, 2)


def rows_of(name: str) -> list[dict[str, str]]:
    answer = Client().get(f"/data/2026-T2/{name}.csv")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert name in answer.headers["Content-Disposition"]
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_files_say_what_pages_say():
    made = world.councils(["33.25", "33.26", "34.01"])
    world.meanings()
    world.told(made, Q2, {"makers.fostered": 40, "trade.sales": None, "crafts.active": 3})
    sums = {(row["place"], row["code"]): row for row in rows_of("jumlah")}
    fostered = sums["33", "makers.fostered"]
    assert [fostered[name] for name in ("value", "reported", "expected", "unit", "version", "licence")] == [
        "80", "2", "35", "makers", "1", "CC BY 4.0",
    ]  # fmt: skip
    assert (fostered["name_id"], fostered["definition_en"]) == ("nama makers.fostered", "meaning")
    assert (sums["ID", "trade.sales"]["value"], sums["ID", "trade.sales"]["expected"]) == ("", "514")
    assert sums["33", "crafts.active"]["value"] == ""
    of_batang = {row["code"]: row["value"] for row in rows_of("daerah") if row["region"] == "33.25"}
    assert of_batang == {"makers.fostered": "40", "trade.sales": "", "crafts.active": "3"}
    world.by_craft("makers.fostered", Q2, {made[0]: {"batik": 30, "+": 10}, made[2]: {"batik": 5}})
    crafts = {(row["place"], row["craft"]): (row["value"], row["craft_en"]) for row in rows_of("kerajinan")}
    assert crafts == {
        ("ID", "batik"): ("35", "craft batik"), ("ID", "'+"): ("10", ""), ("33", "batik"): ("30", "craft batik"),
        ("33", "'+"): ("10", ""), ("34", "batik"): ("5", "craft batik"),
    }  # fmt: skip
    answer = Client().get("/data/2026-T2.json")
    told = answer.json()
    assert (len(told["councils"]), told["from"], told["licence"]["name"]) == (9, "2026-04-01", "CC BY 4.0")
    again = Client().get("/data/2026-T2.json", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    page = Client().get("/data/").content.decode()
    assert "/data/2026-T2/jumlah.csv" in page
    for address in ("/data/2020.json", "/data/2020-T1/jumlah.csv", "/data/2026-T7.json"):
        assert Client().get(address).status_code == 404, address


def test_no_cell_becomes_a_formula():
    made = world.councils(["33.25"])
    world.meanings({"=1+1.x": ("makers", False)})
    world.told(made, Q2, {"=1+1.x": 5})
    assert {row["code"] for row in rows_of("daerah")} == {"'=1+1.x"}

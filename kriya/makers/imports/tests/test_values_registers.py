"""The example registers: what a good importer finds, down to the row (shared/data/expected.json)."""

from collections import Counter

import pytest

from kriya.makers.imports.rows import distinct, merge, repairs_of
from kriya.makers.imports.tests.registers import DATA, MISSING, city_rows, expected, weaving_rows

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=MISSING)


@pytest.fixture(scope="module")
def city():
    return expected()["binaan-kota.xlsx"]


@pytest.fixture(scope="module")
def weavers():
    return expected()["industri-tenun.xlsx"]


@pytest.fixture(scope="module")
def city_groups():
    return distinct(city_rows()).groups


@pytest.fixture(scope="module")
def city_makers(city_groups):
    rows = city_rows()
    return [merge([rows[i] for i in group]) for group in city_groups]


def group_of_final(groups):
    rows = city_rows()
    return {rows[i].number: n for n, group in enumerate(groups) for i in group if rows[i].sheet == "final"}


def test_the_city_has_so_many_rows_and_businesses(city, city_groups):
    assert len(city_rows()) == city["data_rows_all_sheets"]
    assert len(city_groups) == city["distinct_businesses"]
    assert {str(n): count for n, count in Counter(map(len, city_groups)).items()} == city["rows_per_business"]


def test_rows_that_stand_twice_are_one_and_lookalikes_are_two(city, city_groups):
    group = group_of_final(city_groups)
    assert all(group[a] == group[b] for a, b in city["twice_inside_final"]["row_pairs"])
    assert all(group[a] != group[b] for a, b in city["lookalikes_that_are_different_businesses"]["row_pairs_final"])
    assert all(group[a] != group[b] for a, b in city["different_businesses_sharing_a_phone"]["row_pairs_final"])


def test_the_capital_on_the_first_sheet_is_known_so_often_and_sums_to_the_rupiah(city):
    """trap:37"""
    known = [row.fields["capital"] for row in city_rows() if row.sheet == "final" and "capital" in row.fields]
    assert (len(known), sum(known)) == (city["investment_final"]["rows_known"], city["investment_final"]["sum_rupiah"])


def test_whole_rupiah_in_thousands_are_flagged_so_often(city):
    flagged = [
        p for row in city_rows() if row.sheet == "final" for p in row.problems if p.code == "money_whole_in_thousands"
    ]
    assert len(flagged) == city["investment_notation_final"]["int_times_1000_slip"]


def test_every_telephone_is_found_once(city, city_makers):
    """trap:37"""
    phones = [maker.fields["phones"] for maker in city_makers if "phones" in maker.fields]
    assert len(phones) == city["businesses_with_a_phone"]
    assert len({p.e164 for some in phones for p in some}) == city["distinct_phone_numbers"]


def test_the_businesses_of_each_district_are_counted(city, city_makers):
    assert Counter(maker.fields["district"].name for maker in city_makers) == city["by_kecamatan"]


def test_the_papers_are_found_in_free_text(city, city_makers):
    found = Counter(paper.kind for maker in city_makers for paper in maker.fields.get("papers", ()))
    names = {"nib": "NIB", "iumk": "IUMK", "pirt": "P-IRT", "halal": "halal", "brand": "merek"}
    assert {names[kind]: n for kind, n in found.items()} == city["papers_on_legalitas"]
    lost = [p for row in city_rows() for p in row.problems if p.code == "digits_lost"]
    assert len(lost) == city["nib_lost_in_scientific_notation"]


def test_a_kelurahan_in_another_kecamatan_is_flagged(city, city_groups):
    rows = city_rows()
    flagged = [
        g for g in city_groups if any("village_in_other_district" in [n.code for n in rows[i].repairs] for i in g)
    ]
    assert len(flagged) == city["businesses_whose_kelurahan_lies_in_another_kecamatan"]


def test_misspelt_and_odd_cells_are_repaired_so_often(city):
    found, defects = repairs_of(city_rows()), city["defects"]
    assert found["district_spelling"] == defects["district_misspelt"]
    assert found["carriage_return"] == defects["carriage_return_cell"]
    assert all(row.fields["village"].code and row.fields["district"].code for row in city_rows())


def test_the_capital_differs_between_sheets_at_least_so_often(city, city_makers):
    differing = [m for m in city_makers if any(c.field == "capital" for c in m.contradictions)]
    assert len(differing) >= city["investment_differs_between_final_and_commodity_sheet_at_least"]


def test_the_weavers_are_so_many_and_only_the_repeated_rows_are_folded(weavers):
    rows = weaving_rows()
    groups = distinct(rows).groups
    folded = [[rows[g[0]].number, rows[i].number] for g in groups for i in g[1:]]
    assert (len(rows), len(groups)) == (weavers["data_rows"], weavers["distinct_businesses"])
    assert sorted(folded) == weavers["repeated_row_pairs"]


def test_the_weavers_are_counted_by_district_commodity_and_workers(weavers):
    rows = weaving_rows()
    makers = [merge([rows[i] for i in g]).fields for g in distinct(rows).groups]
    assert Counter(m["district"].name for m in makers) == weavers["by_kecamatan_distinct"]
    assert Counter(m["commodity"] for m in makers) == weavers["by_commodity_distinct"]
    assert sum(m.get("labour_total", 0) for m in makers) == weavers["workers_sum_distinct_known"]


def test_the_defects_of_the_weavers_are_flagged_so_often(weavers):
    rows, cells = weaving_rows(), weavers["phone_cells"]
    problems = Counter(p.code for row in rows for p in row.problems)
    assert problems["phone_too_short"] == cells["too_short"]
    assert problems["phone_too_long"] == cells["too_long"]
    assert problems["phone_unreadable"] == cells["text_like_formula"]
    assert problems["money_too_small"] == weavers["defects"]["investment_implausibly_small"]


def test_every_business_of_both_registers_has_a_craft():
    assert all("craft" in row.fields for row in (*city_rows(), *weaving_rows()))

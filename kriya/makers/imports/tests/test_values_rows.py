"""A table and its mapping to rows with meaning."""

import datetime as dt

from kriya.makers.imports.rows import distinct, merge, read_rows, repairs_of
from kriya.makers.imports.sentences import EXPECTED, PROBLEMS, REPAIRS
from kriya.makers.imports.tests.registers import CITY, table_of
from kriya.makers.imports.values.paper import Paper


def rows_of(header, *cells, context=CITY, **kwargs):
    table, mapping = table_of("Data", dict(enumerate(header)), list(enumerate(map(list, cells), 5)), **kwargs)
    return read_rows(table, mapping, context)


NAME, OWNER = ("name", "Nama"), ("owner", "Pemilik")


def test_a_refused_cell_says_where_it_stands_and_what_was_read():
    [row] = rows_of([NAME, ("phone", "Telp")], ["Batik A", "0899"])
    [problem] = row.problems
    assert (row.cell(problem), problem.code, problem.value, problem.expected) == (
        "Data!B5",
        "phone_too_short",
        "0899",
        "phone",
    )
    assert "phones" not in row.fields


def test_a_repair_says_where_it_was_made():
    [row] = rows_of([NAME, ("phone", "Telp")], ["Batik A", 89900001234.0])
    assert [(row.cell(n), n.code) for n in row.repairs] == [("Data!B5", "phone_zero_restored")]
    assert repairs_of([row]) == {"phone_zero_restored": 1}


def test_unknown_fields_are_not_there():
    """trap:37"""
    [row] = rows_of([NAME, ("capital", "Investasi"), ("labour_total", "TK")], ["Batik A", 0.0, 0.0])
    assert row.fields.keys() == {"name", "craft", "craft_confidence"}


def test_no_workers_in_both_columns_is_unknown_but_a_zero_beside_a_count_is_known():
    """trap:37"""
    header = [NAME, ("labour_men", "L"), ("labour_women", "P")]
    a, b, c = rows_of(header, ["A", "", 0.0], ["B", 0.0, 3.0], ["C", 2.0, 3.0])
    assert "labour_total" not in a.fields
    assert (b.fields["labour_men"], b.fields["labour_women"], b.fields["labour_total"]) == (0, 3, 3)
    assert c.fields["labour_total"] == 5


def test_phones_of_several_columns_become_one_list():
    header = [NAME, ("phone", "Telp"), ("phone", "HP"), ("whatsapp", "WA")]
    [row] = rows_of(header, ["A", "0285-000123", "089900001234", "089900001234"])
    assert [(p.e164, p.whatsapp) for p in row.fields["phones"]] == [("+6289900001234", True), ("+62285000123", False)]


def test_papers_of_all_columns_become_one_list_and_a_nib_among_the_iumk_is_a_nib():
    header = [NAME, ("iumk", "IUMK"), ("halal", "Halal"), ("nib", "NIB")]
    [row] = rows_of(header, ["A", "NIB 9990000000001", "15990000780917", 9990000000001.0])
    assert row.fields["papers"] == (Paper("nib", "9990000000001"), Paper("halal", "15990000780917"))


def test_the_councils_word_for_a_craft_goes_before_the_name():
    header = [NAME, ("craft", "Jenis Kerajinan"), ("commodity", "Komoditi")]
    a, b, c = rows_of(header, ["Batik A", "Tenun Lurik", ""], ["Ukir Jati", "", "Kerajinan"], ["Wahyu", "rekayasa", ""])
    assert (a.fields["craft"], a.fields["craft_text"]) == ("tenun.lurik", "Tenun Lurik")
    assert b.fields["craft"] == "kayu.ukir"
    assert "craft" not in c.fields
    assert "craft_unknown" in [n.code for n in c.repairs]


def test_a_village_fills_the_district():
    [row] = rows_of([NAME, ("village", "Kelurahan")], ["A", "Tirto"])
    assert (row.fields["district"].code, row.fields["district"].name) == ("33.75.01", "Pekalongan Barat")


def test_places_of_another_regency_are_found_when_the_file_names_its_districts():
    header = [NAME, ("district", "Kecamatan"), ("village", "Desa")]
    a, b = rows_of(header, ["A", "Pecangaan", "Troso"], ["B", "Tahunan", "Ngabul"])
    assert (a.fields["village"].code, b.fields["village"].code) == ("33.20.02.2006", "33.20.11.2001")


def test_a_file_of_a_province_reads_each_row_in_its_own_regency():
    header = [NAME, ("regency", "Kab/Kota"), ("district", "Kecamatan"), ("village", "Desa")]
    a, b = rows_of(
        header, ["A", "Kab. Jepara", "Jepara", "Bandengan"], ["B", "Kota Pekalongan", "Pekalongan Utara", "Bandengan"]
    )
    assert (a.fields["village"].code, b.fields["village"].code) == ("33.20.06.2016", "33.75.03.1009")


def test_an_address_with_words_for_its_parts_is_taken_apart_too():
    [row] = rows_of([NAME, ("address", "Alamat")], ["A", "Jl. Agel RT 2 RW 3 Kel. Tirto Kec. Pekalongan Barat"])
    assert (row.fields["address"], row.fields["village"].code) == ("Jl. Agel RT 2 RW 3", "33.75.01.1009")


def test_a_village_with_rt_and_rw_is_still_found():
    [row] = rows_of(
        [NAME, ("district", "Kec"), ("village", "Kel")], ["A", "Pekalongan Barat, Kota Pekalongan", "Tirto RT 02/03"]
    )
    assert (row.fields["district"].code, row.fields["village"].code) == ("33.75.01", "33.75.01.1009")


def test_sales_per_month_are_made_a_year():
    [row] = rows_of([NAME, ("yearly_sales", "Omzet per bulan (Rp)")], ["A", "2 jt"])
    assert row.fields["yearly_sales"] == 24_000_000


def test_a_phone_in_the_activity_is_taken_out_of_it():
    [row] = rows_of([NAME, ("kind", "Kegiatan")], ["A", "membuat batik hub 0899 00000278"])
    assert (row.fields["kind"], row.fields["phones"][0].e164) == ("membuat batik", "+6289900000278")


def test_a_nik_that_contradicts_the_gender_is_noted():
    [row] = rows_of([NAME, ("nik", "NIK"), ("gender", "L/P")], ["A", "3375014101900001", "L"])
    assert "nik_contradicts_gender" in [n.code for n in row.repairs]


def test_a_date_of_founding_gives_the_year():
    [row] = rows_of([NAME, ("started_date", "Berdiri")], ["A", dt.datetime(2004, 5, 6)])
    assert (row.fields["started_date"], row.fields["started_year"]) == (dt.date(2004, 5, 6), 2004)


def test_a_short_row_and_an_unmapped_column_do_no_harm():
    rows = rows_of([NAME, ("ignore", "?"), OWNER], ["A"], ["B", "x", "Siti"])
    assert [row.fields.get("owner") for row in rows] == [None, "Siti"]


def test_rows_of_one_business_are_merged_and_contradictions_listed():
    header = [NAME, OWNER, ("phone", "Telp"), ("capital", "Investasi"), ("gender", "L/P")]
    rows = rows_of(
        header,
        ["Batik Kanigara", "Sutrisno Arif", "089900001234", "2 jt", ""],
        ["BATIK KANIGARA", "S. ARIF", "089900001234 / 0899 0000 7777", "3 jt", "L"],
    )
    assert distinct(rows).groups == [[0, 1]]
    merged = merge(rows)
    assert (merged.fields["name"], merged.fields["capital"], merged.fields["gender"]) == (
        "Batik Kanigara",
        2_000_000,
        "male",
    )
    assert [p.e164 for p in merged.fields["phones"]] == ["+6289900001234", "+6289900007777"]
    assert merged.contradictions == (("capital", ((2_000_000, 0), (3_000_000, 1))),)


def test_every_code_that_reading_gives_has_its_sentence():
    header = [
        NAME,
        ("phone", "T"),
        ("capital", "I (Rp.000)"),
        ("district", "K"),
        ("iumk", "IUMK"),
        ("started_year", "Th"),
    ]
    rows = rows_of(
        header,
        ["A", "0899 / x", "2-3 jt", "Pkl. Utara", "9,99E+12", 0.0],
        ["B", 285.000123, -5.0, "X", "ada", "th 2012"],
    )
    assert {n.code for row in rows for n in row.repairs} <= REPAIRS.keys()
    assert {p.code for row in rows for p in row.problems} <= PROBLEMS.keys()
    assert {p.expected for row in rows for p in row.problems} <= EXPECTED.keys()

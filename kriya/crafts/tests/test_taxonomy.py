"""The taxonomy of crafts, and finding a craft in what people write."""

import pytest

from kriya.crafts.finding import find_beside, find_craft, find_in_text
from kriya.crafts.taxonomy import by_kbli, children_of, craft, crafts


def test_every_craft_has_two_names_and_a_parent_in_the_list():
    for kind in crafts().values():
        assert kind.name_id
        assert kind.name_en
        assert kind.code.count(".") <= 1
        assert kind.parent is None or kind.parent in crafts()
        assert kind.kbli is None or (len(kind.kbli) == 5 and kind.kbli.isdigit())


def test_crafts_are_told_from_other_trades():
    assert craft("batik.tulis").is_craft
    assert not craft("makanan.kue").is_craft
    assert [c.code for c in children_of("gerabah")] == ["gerabah.keramik"]
    assert by_kbli("13134")[0].code == "batik"


def test_every_craft_is_found_by_its_own_indonesian_name():
    for kind in crafts().values():
        found = find_craft(kind.name_id)
        assert found
        assert found.code.split(".")[0] == kind.code.split(".")[0]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Sanggar Ecoprint Palapasari", "ecoprint"), ("Tenun", "tenun"), ("Ukir", "kayu.ukir"), ("Manik - manik", "aksesori.manik"),
        ("membuat batik tulis dan cap keliling", "batik.kombinasi"), ("BATIK TULIS GRIYA RINJANIASRI", "batik.tulis"),
        ("Kearjinan Kulit Halimun", "kulit"), ("Jumputna Lazuardi", "ikat-celup.jumputan"), ("Anyamn", "anyaman"),
        ("Kerajinan Eceng Gondok Bale Rinjaniasri", "anyaman.eceng-gondok"), ("menenun sarung atbm di rumah", "tenun.atbm"),
        ("Kursi rotan", "mebel.rotan"), ("Topeng Kayu", "kayu.topeng"), ("Perak dan Logam", "logam.perak"),
        ("Batu Ornamen", "batu"), ("Tenun Lurik", "tenun.lurik"), ("Anyaman Bambu", "anyaman.bambu"), ("Gerabah", "gerabah"),
        ("Canting Meubel Nayanika", "mebel"), ("CANTING CAP KALANDRA", "batik.canting"), ("Roti Sasmaya", "makanan.kue"),
        ("Penjahit Griya Gayatri", "sandang.jahit"), ("Las", "pengerjaan-logam"), ("Aneka&Kerajinan", "kerajinan"),
        ("akar wangi", "anyaman.akar-wangi"), ("kain perca", "perca"), ("Wardhana", None), ("", None),
        ("Semin", None), ("Sido Luhur", None), ("Mawar Putih", None), ("Btaik Kantil", "batik"),
        ("btk tulis", "batik.tulis"), ("Btk. cap", "batik.cap"), ("krjn kayu/topeng", "kayu.topeng"),
    ],
)  # fmt: skip
def test_a_craft_is_found_in_what_people_write(text, code):
    found = find_craft(text)
    assert (found.code if found else None) == code


def test_a_second_text_makes_the_first_more_particular():
    assert find_craft("Tenun", "kain tenun ikat").code == "tenun.ikat"
    assert find_craft("Kerajinan", "dompet kulit").code == "kulit"
    assert find_craft("Batik", "roti").code == "batik"


def test_the_kbli_counts_when_the_texts_are_silent():
    assert find_craft("Wardhana", kbli="13134").code == "batik"
    assert find_craft("Tenun", kbli="13134").code == "tenun"


@pytest.mark.parametrize(
    ("text", "crafts"),
    [
        ("Batik tulis, tenun / Batik Tulis", ["batik.tulis", "tenun"]),
        ("Batik Tulis; Batik Cap", ["batik.tulis", "batik.cap"]),
        ("Anyaman bambu & anyaman", ["anyaman.bambu"]),
        ("Bordir dan sulam, batik", ["bordir", "batik"]),
        ("Bordir dan tenun", ["bordir", "tenun"]),
        ("Tulang, tanduk, tempurung", ["tulang"]),
        ("Gerabah, kerajinan, dagang", ["gerabah"]),
        ("batik tulis dan cap", ["batik.kombinasi"]),
    ],
)
def test_a_list_of_crafts_names_each_once_and_no_sector(text: str, crafts: list[str]):
    main = find_in_text(text).code
    assert [main, *find_beside(text, main)] == crafts


def test_an_exact_word_is_surer_than_a_misspelt_one():
    assert find_craft("batik").confidence > find_craft("Jumputna Lazuardi").confidence

"""One institution, however its name is written."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kriya.core.refusal import Refused
from kriya.councils.regions import provinces, regencies_of
from kriya.visits.actions.institutions import institution_of, merge_institutions, undo_merge
from kriya.visits.identity import key_of, region_of
from kriya.visits.models import Institution, InstitutionKind
from kriya.visits.queries.family import Families
from kriya.visits.queries.history import times_of
from kriya.visits.tests.builders import Host

REGENCIES = {code: name for province in provinces() for code, name in regencies_of(province).items()}
CITY, REGENCY = ("Kota", "KOTA", "kodya", "Pemkot"), ("Kab.", "KABUPATEN", "kab", "Pemkab")


@st.composite
def spellings(draw: st.DrawFn) -> tuple[str, str]:
    """A regency's code, and its name as somebody writes it: level word, case, blanks and hyphens as they come."""
    code = draw(st.sampled_from(sorted(REGENCIES)))
    level, _blank, bare = REGENCIES[code].partition(" ")
    bare = REGENCIES[code] if level not in {"Kota", "Kabupaten"} else bare
    word = draw(st.sampled_from(CITY if level == "Kota" else REGENCY))
    joint = draw(st.sampled_from((" ", "  ", "-", "")))
    bare = joint.join(bare.split(" "))
    bare = draw(st.sampled_from((bare, bare.upper(), bare.lower())))
    return code, f"{word} {bare}"


@given(spellings())
def test_every_region_is_found_in_any_spelling(said: tuple[str, str]):
    code, text = said
    assert region_of(text).code == code, text


@pytest.mark.parametrize(
    "text",
    [
        "Gunung Kidul", "Gunungkidul", "Kab. Gunung Kidul", "GUNUNG-KIDUL", "gunungkidull",
        "Dekranasda Kabupaten Gunungkidul", "DEKRANASDA GUNUNG KIDUL", "Dewan Kerajinan Nasional Daerah Kab. Gunungkidul",
        "TP. PKK Gunung-Kidul", "Tim Penggerak PKK Kabupaten Gunung Kidul",
    ],
)  # fmt: skip
def test_gunung_kidul_is_gunungkidul(text: str):
    assert region_of(text).code == "34.03"


def test_a_name_that_a_city_and_a_regency_share_is_asked_again():
    with pytest.raises(Refused, match="region_ambiguous"):
        region_of("Pekalongan")
    assert region_of("Kota Pekalongan").code == "33.75"
    assert region_of("Kab Pekalongan").code == "33.26"
    assert region_of("Provinsi Jawa Tengah").code == region_of("jawa tengah").code == "33"
    with pytest.raises(Refused, match="region_ambiguous"):
        region_of("Dekranasda Pekalongan")
    assert region_of("Dekranasda Daerah Istimewa Yogyakarta").code == "34"
    for nowhere in ("Atlantis Raya", "Dekranasda", "TP PKK "):
        with pytest.raises(Refused, match="region_unknown"):
            region_of(nowhere)


@example(("73.10", "Kab. Pangkajene dan Kepulauan"), "Dinas Perindustrian dan Perdagangan {}")
@example(("13.07", "Kab. LimaPuluhKota"), "Dinas Perindustrian dan Perdagangan {}")
@example(("73.10", "Kab. PangkajenedanKepulauan"), "Dinas Perindustrian dan Perdagangan {}")
@given(spellings(), st.sampled_from(["Dinas Perindustrian dan Perdagangan {}", "DINAS PERINDUSTRIAN PERDAGANGAN {}"]))
def test_an_office_has_one_key_with_or_without_its_region(said: tuple[str, str], name: str):
    code, text = said
    region = region_of(text)
    bare = key_of("office", "Disperindag", region)
    assert key_of("office", name.format(text), region) == bare == "perindustrianperdagangan", code


def test_spellings_make_one_institution_and_other_kinds_another(at: Host):
    said = ["Gunung Kidul", "Kab. Gunungkidul", "Kabupaten Gunung Kidul"]
    made = {institution_of("council", name, region_of(name)).pk for name in said}
    assert len(made) == 1 == Institution.objects.count()
    assert Institution.objects.get().name == "Dekranasda Kabupaten Gunungkidul"
    assert institution_of("pkk", "", region_of("Gunungkidul")).pk not in made
    with pytest.raises(Refused, match="institution_without_name"):
        institution_of("school", "", region_of("Gunungkidul"))


def test_a_school_is_told_from_the_next_and_known_by_its_short_name(at: Host):
    region = region_of("Kota Tegal")
    first = institution_of(InstitutionKind.SCHOOL, "SMK Negeri 1 Tegal", region)
    assert institution_of(InstitutionKind.SCHOOL, "smkn 1", region) == first
    assert institution_of(InstitutionKind.SCHOOL, "SMKN 2 Tegal", region) != first


def test_merged_institutions_count_as_one_until_it_is_undone(at: Host):
    first, second = at.agreed("Gunungkidul", ahead=10), at.agreed("Sleman", ahead=30)
    assert times_of([first, second]) == {first.pk: 1, second.pk: 1}
    merge = merge_institutions(first.institution, second.institution, by=at.sari)
    assert times_of([first, second]) == {first.pk: 1, second.pk: 2}
    assert Families().root(second.institution_id) == first.institution_id
    # Whoever asks by the old name is the kept one.
    assert institution_of("council", "", region_of("Sleman")) == first.institution
    with pytest.raises(Refused, match="institutions_same"):
        merge_institutions(second.institution, first.institution, by=at.sari)
    undo_merge(merge, by=at.wulan)
    assert times_of([first, second]) == {first.pk: 1, second.pk: 1}
    assert institution_of("council", "", region_of("Sleman")) == second.institution
    with pytest.raises(Refused, match="institution_merge_undone"):
        undo_merge(merge, by=at.wulan)

"""A history tells a JSON column item by item: what was added, removed, changed and moved, each by its own name."""

from typing import Any

from django import forms

from kriya.accounts.queries.history.apart import told_apart, told_whole
from kriya.accounts.queries.history.inside import Entries, Form, Items, Values
from kriya.accounts.queries.history.lines import Line


class AskForm(forms.Form):
    key = forms.SlugField(widget=forms.HiddenInput)
    text = forms.CharField(label="Pertanyaan")
    kind = forms.ChoiceField(label="Jawaban", choices=[("short", "pendek"), ("long", "panjang")])
    must = forms.BooleanField(label="Wajib")
    who = forms.CharField(label="Penanya")


ASKED = Items(
    lambda one: one["key"], lambda one: one["text"], Form(AskForm, sealed=frozenset({"who"})), frozenset({"key"})
)
SIZE = {"key": "a", "text": "Luas stan?", "kind": "short", "must": False, "who": "Wulan"}
STALL = {**SIZE, "key": "b", "text": "Nama stan?"}
CAR = {**SIZE, "key": "c", "text": "Bawa mobil?"}


def told(before: Any, after: Any, shape: Any = ASKED) -> list[tuple[str, ...]]:
    """Lines as they are read: what is said alone, or from what to what, or only that it changed."""
    return [_read(line) for line in told_apart("Tanya", shape, before, after)]


def _read(line: Line) -> tuple[str, ...]:
    if line.sealed:
        return (line.label, "diubah")
    return (line.label, str(line.before)) if line.held else (line.label, f"{line.before} → {line.after}")


def test_what_was_added_and_removed_is_told_with_all_that_it_says_but_of_whom() -> None:
    whole = "Nama stan? · jawaban: pendek · wajib: tidak"
    assert told([SIZE], [SIZE, STALL]) == [("Tanya · ditambahkan", whole)]
    assert told([SIZE, STALL], [SIZE]) == [("Tanya · dihapus", whole)]


def test_what_changed_is_told_by_the_labels_and_choices_of_its_form() -> None:
    assert told([SIZE], [{**SIZE, "kind": "long", "must": True}]) == [
        ("Tanya · Luas stan? · jawaban", "pendek → panjang"),
        ("Tanya · Luas stan? · wajib", "tidak → ya"),
    ]
    assert told([SIZE], [{**SIZE, "text": "Lebar?"}]) == [("Tanya · Lebar? · pertanyaan", "Luas stan? → Lebar?")]


def test_of_a_person_and_of_what_no_label_names_it_is_only_told_that_it_changed() -> None:
    assert told([SIZE], [{**SIZE, "who": "Sari"}]) == [("Tanya · Luas stan? · penanya", "diubah")]
    assert told([SIZE], [{**SIZE, "more": {"x": 1}}]) == [("Tanya · Luas stan?", "diubah")]


def test_what_was_written_in_another_shape_years_ago_breaks_no_page() -> None:
    for before in ({"x": 1}, [1], [{"text": "Tanpa kunci"}], "teks"):
        assert told(before, [SIZE]) == [("Tanya", "diubah")]
        assert told_whole("Tanya", ASKED, before) is None


def test_what_moved_is_told_by_what_is_above_it_now_and_what_it_passed_is_not() -> None:
    assert told([SIZE, STALL, CAR], [CAR, SIZE, STALL]) == [("Tanya · dipindah", "Bawa mobil?, kini paling atas")]
    assert told([SIZE, STALL, CAR], [STALL, CAR, SIZE]) == [
        ("Tanya · dipindah", "Luas stan?, kini sesudah Bawa mobil?")
    ]
    added = told([SIZE, STALL], [CAR, SIZE, STALL])
    assert [label for label, _said in added] == ["Tanya · ditambahkan"], "what only makes room did not move"


def test_the_same_twice_is_two() -> None:
    assert told(["batik"], ["batik", "batik"], Values()) == [("Tanya · ditambahkan", "batik")]


def test_a_long_text_whose_beginning_is_the_same_is_told_to_have_changed() -> None:
    said = "Ukuran " + "panjang " * 40
    assert told({"a": said}, {"a": said + "sekali"}, Entries(lambda _key: "Catatan")) == [("Tanya · Catatan", "diubah")]


def test_a_short_list_is_told_in_one_and_a_map_by_its_keys() -> None:
    days = Values(lambda day: ("Senin", "Selasa")[day], in_one=True)
    assert told([0], [0, 1], days) == [("Tanya", "Senin → Senin, Selasa")]
    named = Entries(lambda key: f"kolom {key}")
    assert told({"A": "Berat", "B": "Harga"}, {"A": "Lebar", "C": "Kode"}, named) == [
        ("Tanya · kolom A", "Berat → Lebar"),
        ("Tanya · kolom B", "Harga → None"),
        ("Tanya · kolom C", "None → Kode"),
    ]


def test_where_nothing_can_be_seen_to_differ_it_still_says_that_it_changed() -> None:
    assert told([SIZE], [dict(SIZE)]) == [("Tanya", "diubah")]
    assert told(None, [], ASKED) == [("Tanya", "diubah")]


def test_a_removed_row_tells_what_stood_inside() -> None:
    assert told_whole("Tanya", ASKED, []) is None
    assert told_whole("Tanya", Entries(str), {"A": "Berat"}) == Line("Tanya", "A: Berat", held=True)
    whole = "Luas stan? · jawaban: pendek · wajib: tidak; Nama stan? · jawaban: pendek · wajib: tidak"
    assert told_whole("Tanya", ASKED, [SIZE, STALL]) == Line("Tanya", whole, held=True)

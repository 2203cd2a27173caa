"""Values go into the cells that are named, in their order and style, and into nothing else of a sheet's XML."""

from hypothesis import given
from hypothesis import strategies as st

from kriya.makers.imports.sheets.model import letters
from kriya.marketplaces.filling.child.cells import fill_cells
from kriya.marketplaces.filling.child.looking import names_of, seen_of


def sheet(inside: str) -> bytes:
    return f'<worksheet><dimension ref="A1:B2"/><sheetData>{inside}</sheetData><dataValidations/></worksheet>'.encode()


def filled(xml: bytes, **values: object) -> str:
    return fill_cells(xml, values)[0].decode()


def test_a_cell_keeps_its_style_and_the_row_its_height():
    xml = sheet('<row r="7" ht="30" spans="1:2"><c r="A7" s="4" t="s"><v>9</v></c><c r="B7" s="5"/></row>')
    assert filled(xml, A7="Kain & <sarung>", B7=150_000) == (
        '<worksheet><sheetData><row r="7" ht="30"><c r="A7" s="4" t="inlineStr"><is><t xml:space="preserve">'
        'Kain &amp; &lt;sarung&gt;</t></is></c><c r="B7" s="5"><v>150000</v></c></row></sheetData><dataValidations/></worksheet>'
    )


def test_rows_and_cells_that_lack_are_added_in_their_place():
    xml = sheet('<row r="2"><c r="C2"><v>1</v></c></row><row r="9"/>')
    made = filled(xml, A2=1, D2=2, B5=3, B9=4, A12=5)
    assert [
        made.index(place)
        for place in ('r="A2"', 'r="C2"', 'r="D2"', 'r="5"', 'r="B5"', 'r="9"', 'r="B9"', 'r="12"', 'r="A12"')
    ] == sorted(
        made.index(place)
        for place in ('r="A2"', 'r="C2"', 'r="D2"', 'r="5"', 'r="B5"', 'r="9"', 'r="B9"', 'r="12"', 'r="A12"')
    )
    assert '<c r="C2"><v>1</v></c>' in made


def test_a_formula_of_the_template_stays():
    xml = sheet('<row r="7"><c r="A7"><f>B7*2</f><v>0</v></c></row>')
    made, kept = fill_cells(xml, {"A7": 5, "B7": 6})
    assert kept == ["A7"]
    assert b"<f>B7*2</f>" in made
    assert b'<c r="B7"><v>6</v></c>' in made


def test_an_empty_sheet_and_one_with_a_prefix_are_filled():
    assert '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' in filled(
        b"<worksheet><sheetData/></worksheet>", A1=1
    )
    prefixed = b'<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1"/></x:row></x:sheetData></x:worksheet>'
    assert '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>' in filled(prefixed, A1=1)


def test_a_text_never_becomes_a_formula_nor_breaks_the_file():
    made = filled(sheet(""), A1="=HYPERLINK(1)", B1="satu\x00dua\x0b")
    assert "<f>" not in made
    assert ">satudua</t>" in made


@given(st.dictionaries(st.tuples(st.integers(0, 30), st.integers(1, 40)), st.integers(0, 10**9), max_size=8),
       st.sets(st.integers(1, 40), max_size=6))  # fmt: skip
def test_whatever_is_there_already_each_value_stands_once_and_rows_are_in_order(values, rows):
    xml = sheet("".join(f'<row r="{row}"><c r="B{row}"><v>7</v></c></row>' for row in sorted(rows)))
    made = filled(xml, **{f"{letters(column)}{row}": value for (column, row), value in values.items()})
    for (column, row), value in values.items():
        assert made.count(f'<c r="{letters(column)}{row}"><v>{value}</v></c>') == 1
    numbers = [int(part.split('"')[0]) for part in made.split('<row r="')[1:]]
    assert numbers == sorted(set(numbers))


def test_drop_downs_of_both_generations_and_names_are_seen():
    old = b'<dataValidation type="list" sqref="A7:A99"><formula1>Lists!$A$1:$A$3</formula1></dataValidation>'
    new = b'<x14:dataValidation type="list"><x14:formula1><xm:f>Merek</xm:f></x14:formula1><xm:sqref>B7:B99</xm:sqref></x14:dataValidation>'
    seen = seen_of(b'<row r="1" hidden="1">' + old + new)
    assert seen == {"hidden": [1], "lists": [["A7:A99", "Lists!$A$1:$A$3"], ["B7:B99", "Merek"]]}
    assert names_of(b'<definedName name="Merek">Lists!$B$1:$B$9</definedName>') == {"Merek": "Lists!$B$1:$B$9"}

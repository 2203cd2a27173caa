import re
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from kriya.design.messages import undoable
from kriya.design.tables import Column, Table, TableRow
from tests.tight import tight


@pytest.fixture(autouse=True)
def indonesian():
    with translation.override("id"):
        yield


def render(source: str, query: str = "", **context: object) -> str:
    request = RequestFactory().get(f"/{query}")
    return tight(Template("{% load design %}" + source).render(Context({"request": request, **context})))


class Kiosk(forms.Form):
    name = forms.CharField(label="Nama", help_text="Seperti di NIB.")
    gender = forms.ChoiceField(label="Jenis kelamin", choices=[("f", "Perempuan")], widget=forms.RadioSelect)
    agree = forms.BooleanField(label="Setuju")


def test_an_error_is_tied_to_its_field_and_listed_on_top():
    page = render("{{ form }}", form=Kiosk({}))
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'id="id_name_error"' in page
    assert re.findall(r'<li><a href="#(\w+)">', page) == ["id_name", "id_gender_0", "id_agree"]


def test_every_target_of_the_error_summary_exists():
    page = render("{{ form }}", form=Kiosk({}))
    assert [t for t in re.findall(r'<a href="#(\w+)">', page) if f'id="{t}"' not in page] == []


def test_errors_of_rows_are_listed_on_top_with_those_of_their_form():
    rows = forms.formset_factory(Kiosk, extra=0)(
        {"form-TOTAL_FORMS": 2, "form-INITIAL_FORMS": 0, "form-1-name": "Sari"}
    )
    page = render(
        "{% error_summary form rows %}", form=Kiosk({"name": "Sari", "gender": "f", "agree": "on"}), rows=rows
    )
    assert re.findall(r'<li><a href="#([\w-]+)">', page) == ["id_form-1-gender_0", "id_form-1-agree"]


def test_a_form_without_errors_has_no_summary():
    assert 'role="alert"' not in render("{{ form }}", form=Kiosk())


def shown(query: str, sort: str) -> str:
    table = Table(
        [Column("name", "Nama", sort="nama"), Column("sold", "Terjual", align="end")],
        [TableRow({"name": "<b>", "sold": None})],
        sort=sort,
    )
    return render("{% table t %}", query, t=table)


@pytest.mark.parametrize(
    ("sort", "link", "aria"),
    [("", "nama", None), ("nama", "-nama", "ascending"), ("-nama", "nama", "descending")],
)
def test_a_heading_sorts_and_turns_and_keeps_the_filters(sort, link, aria):
    page = shown("?kecamatan=utara&hal=3", sort)
    assert f'href="?kecamatan=utara&amp;urut={link}"' in page
    assert ("aria-sort" in page) == (aria is not None)
    assert aria is None or f'aria-sort="{aria}"' in page


def test_two_columns_in_one_cell_are_each_called_and_ordered_by_their_own_name():
    place = Column("district", "Kecamatan", sort="kecamatan", sub="village", sub_label="Desa", sub_sort="desa")
    rows = [TableRow({"district": "Utara", "village": "Kraton"})]
    page = render("{% table t %}", t=Table([Column("name", "Nama"), place], rows, sort="desa"))
    assert 'href="?urut=kecamatan"' in page
    assert 'href="?urut=-desa"' in page
    assert 'aria-sort="ascending"' in page
    assert 'data-label="Kecamatan · Desa"' in page
    assert 'Utara<span class="sub">Kraton</span>' in page


def test_of_two_records_on_a_phone_each_value_says_whose_it_is():
    rows = [
        {"key": "a", "label": "Nama", "left": "x", "right": "y"},
        {"key": "b", "label": "Desa", "left": 1, "right": 1},
    ]
    page = render('{% compare "Dipakai: A" "Digabung: B" rows left_is="Dipakai" right_is="Digabung" %}', rows=rows)
    assert page.count('data-of="Dipakai"') == page.count('data-of="Digabung"') == len(rows)


def test_a_cell_is_escaped_and_an_unknown_one_is_a_dash():
    page = shown("", "")
    assert "&lt;b&gt;" in page
    assert "belum diketahui" in page


def test_numbered_pages_keep_the_filters():
    page = render("{% pagination p %}", "?q=batik", p=Paginator(range(100), 10).page(5))
    assert 'href="?q=batik&amp;hal=6" rel="next"' in page
    assert '<span aria-current="page">5</span>' in page


def test_a_fold_says_what_its_filters_hold():
    select = '<select name="a"><option value="">Semua</option><option value="batik" selected>Batik &amp; tenun</option></select>'
    day = '<input type="date" name="b" value="2026-01-05">'
    no_day = '<input type="date" name="b" value="2026-99-99">'
    box = '<label><input type="checkbox" checked> Anyaman</label>'
    blank = (
        '<select><option value="" selected>Semua</option></select><input type="date" value=""><input type="checkbox"> x'
    )
    said = re.findall(r'class="fold-said">([^<]*)<', render(f'{{% fold "Saringan" %}}{blank}{{% endfold %}}'))
    assert said == [""]
    page = render(f'{{% fold "Saringan" %}}{select}{day}{box}{box}{{% endfold %}}')
    assert 'class="fold-said">Batik &amp; tenun, 5 Jan 2026, Anyaman +1<' in page
    assert 'class="fold-said">2026-99-99<' in render(f'{{% fold "Saringan" %}}{no_day}{{% endfold %}}')


def test_a_filter_can_be_taken_out_of_the_address():
    page = render("{% chips c %}", "?q=batik&craft=tenun&hal=2", c=[{"label": "Tenun", "remove": "craft"}])
    assert 'href="?q=batik"' in page


def test_a_message_that_can_be_taken_back_carries_its_undo():
    request = RequestFactory().get("/")
    kept: list[tuple[int, str, str]] = []
    request._messages = SimpleNamespace(add=lambda level, text, extra_tags: kept.append((level, text, extra_tags)))
    undoable(request, "Dipindahkan.", "/urung/7/")
    message = SimpleNamespace(message=kept[0][1], extra_tags=kept[0][2], level_tag="success")
    page = render("{% toasts %}", messages=[message], csrf_token="t")
    assert '<form method="post" action="/urung/7/">' in page


def test_a_message_without_undo_has_no_form():
    page = render("{% toasts %}", messages=[SimpleNamespace(message="Tersimpan.", extra_tags="", level_tag="success")])
    assert "<form" not in page


def test_an_icon_without_a_label_is_silent():
    assert 'aria-hidden="true"' in render('{% icon "search" %}')
    assert 'role="img" aria-label="Cari"' in render('{% icon "search" label="Cari" %}')


def test_an_unknown_icon_is_a_plain_sheet_and_breaks_no_page():
    assert render('{% icon "tidak-ada" %}') == render('{% icon "file" %}')


def test_the_page_is_linked_in_the_other_language_only():
    languages = [
        {"code": "id", "name": "Indonesia", "url": "/", "current": True},
        {"code": "en", "name": "English", "url": "/en/", "current": False},
    ]
    assert re.findall(r'href="([^"]+)"', render("{% language_switch %}", languages=languages)) == ["/en/"]


def test_a_button_with_an_address_is_a_link_and_attributes_are_escaped():
    assert (
        render('{% button "Buka" href="/x/" data_dialog="a" %}')
        == '<a class="button" href="/x/" data-dialog="a">Buka</a>'
    )
    assert render('{% button "Buka" data_x=value disabled=True %}', value='"><script>').count("<script>") == 0


def test_a_missing_photo_is_the_cloth_of_the_council():
    assert "cloth" in render("{% photo %}")
    assert 'loading="lazy"' in render('{% photo url="/a.webp" alt="Kain" %}')


def test_a_qr_code_needs_no_asset():
    page = render('{% qr "https://kriya.example/s/1" "Pindai" %}')
    assert page.startswith('<figure class="qr"><svg role="img"')
    assert "Pindai" in page


def test_records_that_agree_offer_no_choice():
    rows = [
        {"key": "a", "label": "A", "left": 1, "right": 1},
        {"key": "b", "label": "B", "left": 1, "right": 2, "choice": "right"},
    ]
    page = render('{% compare "Lama" "Baru" rows %}', rows=rows)
    assert page.count('type="radio"') == 2
    assert 'name="pilih-b" value="right" checked' in page

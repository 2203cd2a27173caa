"""Which sentences are found in the code to be translated."""

from kriya.core.translations import messages


def test_sentences_within_formatted_strings_are_found_too(tmp_path):
    package = tmp_path / "kriya"
    package.mkdir()
    (package / "views.py").write_text(
        "from django.utils.translation import gettext as _\n"
        "plain = _('Produk')\n"
        "title = f\"{plain}: {name if name else _('karya terbaru')}\"\n"
        'told = f\'{_("dan %(n)s lainnya") % {"n": 3}}\'\n'
    )
    found = {message.ids[0]: message.place for message in messages(package)}
    assert found == {
        "Produk": "kriya/views.py:2", "karya terbaru": "kriya/views.py:3", "dan %(n)s lainnya": "kriya/views.py:4",
    }  # fmt: skip

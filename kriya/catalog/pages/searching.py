# ruff: noqa: E501 - an element stays on its line
"""The search field, and what is said about how the words were understood."""

from dataclasses import replace
from html import escape

from kriya.catalog.pages.words import Frame
from kriya.catalog.queries.public_asked import PARAMS, Asked
from kriya.catalog.queries.public_words import Words
from kriya.design.tags.marks import icon


def search_form(frame: Frame, asked: Asked) -> str:
    """Return the search field; what the list is narrowed to stays."""
    _, path = frame.say, f"{frame.script}/cari/"
    kept = "".join(
        f'<input type="hidden" name="{PARAMS[topic]}" value="{escape(value)}">' for topic, value in asked.chosen
    )
    label = escape(_("Cari produk, perajin, atau motif"))
    return (
        f'<form class="wares-search" action="{escape(path)}" method="get" role="search"><label class="visually-hidden" for="q">{label}</label>'
        f'<input type="search" id="q" name="q" value="{escape(asked.text)}" placeholder="{label}" data-hotkey="/">{kept}'
        f'<button class="button" type="submit">{icon("search")}<span>{frame.word("search")}</span></button></form>'
    )


def understanding(frame: Frame, path: str, asked: Asked, words: Words) -> str:
    """Say which words were corrected or left out, with the way back to what was typed; "" when none was."""
    _ = frame.say
    if words.fewer:
        missing = escape(
            _("Tidak ada yang cocok dengan semua kata. Menampilkan hasil untuk %(words)s") % {"words": words.shown}
        )
        return f'<p class="wares-understood" role="status"><strong>{missing}</strong></p>'
    if not words.corrected:
        return ""
    shown = escape(_("Menampilkan hasil untuk %(words)s") % {"words": words.shown})
    typed = escape(_("Cari persis “%(words)s”") % {"words": asked.text})
    there = escape(path + replace(asked, as_typed=True, after="", before="").query())
    return f'<p class="wares-understood" role="status"><strong>{shown}</strong> <a href="{there}">{typed}</a></p>'

"""What looks wrong but may be right: said, never in the way. Shapes of numbers are those of real registers."""

import re
from datetime import date

from django.utils.translation import gettext as _

from kriya.councils.places import upper_regions
from kriya.makers.imports.values.person import FEMALE, facts_of_nik, nik_is_likely
from kriya.makers.models import Gender, PaperKind

_SHAPES = {
    PaperKind.NIB: re.compile(r"\d{13}"),
    PaperKind.NPWP: re.compile(r"\d{15,16}|\d{22}"),
    PaperKind.PIRT: re.compile(r"\d{15}"),
    PaperKind.HALAL: re.compile(r"ID\d{17}|\d{14}"),
    PaperKind.BRAND: re.compile(r"IDM\d{9}"),
    PaperKind.COPYRIGHT: re.compile(r"EC\d{8,15}|\d{9,12}"),
}


def _expected(kind: str) -> str:
    sentences = {
        PaperKind.NIB: _("Nomor NIB biasanya 13 angka."),
        PaperKind.NPWP: _("Nomor NPWP biasanya 16 angka (yang lama 15)."),
        PaperKind.PIRT: _("Nomor P-IRT biasanya 13 angka, tanda hubung, lalu 2 angka tahun."),
        PaperKind.HALAL: _("Nomor sertifikat halal biasanya ID dan 17 angka (yang lama 14 angka)."),
        PaperKind.BRAND: _("Nomor merek biasanya IDM dan 9 angka."),
        PaperKind.COPYRIGHT: _("Nomor pencatatan ciptaan biasanya EC dan 8 angka atau lebih."),
    }
    return sentences[PaperKind(kind)]


def plain_number(number: str) -> str:
    """Return a paper's number without blanks, dots, dashes and strokes."""
    return re.sub(r"[\s.\-–—/]", "", number).upper()


def about_number(kind: str, number: str) -> list[str]:
    """Return what looks unusual about a paper's number."""
    shape = _SHAPES.get(PaperKind(kind))
    if shape is None or not number or shape.fullmatch(plain_number(number)):
        return []
    return [_expected(kind) + " " + _("Periksa sekali lagi; bila memang begitu tertulis, biarkan.")]


def about_nik(nik: str, *, gender: str, birth_year: int | None, today: date) -> list[str]:
    """Return what looks unusual about 16 digits: place, date, or disagreement with what else is known of the owner."""
    if not nik_is_likely(nik) or (facts := facts_of_nik(nik, today)).born is None:
        return [_("NIK ini tidak seperti NIK biasa (kode wilayah atau tanggal lahirnya). Cocokkan dengan KTP.")]
    said = []
    if f"{nik[:2]}.{nik[2:4]}" not in upper_regions():
        # A district or regency that was split keeps its old code on the card: this can be right.
        said.append(_("Kode kabupaten/kota pada NIK tidak ada di daftar sekarang. Bisa jadi kode lama."))
    if gender and gender != (Gender.WOMAN if facts.gender == FEMALE else Gender.MAN):
        said.append(_("Jenis kelamin pada NIK berbeda dengan isian."))
    if birth_year and facts.born and birth_year % 100 != facts.born.year % 100:
        said.append(_("Tahun lahir pada NIK berbeda dengan isian."))
    return said

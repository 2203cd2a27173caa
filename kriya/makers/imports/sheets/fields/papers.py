"""Papers a maker holds, and what the council notes about it."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from kriya.makers.imports.sheets.fields.field import Field

_NAMES: Final = (
    "nib", "iumk", "pirt", "halal", "merek", "hki", "merek hki", "sni", "tkdn", "izin usaha", "siup", "tdp", "tdi",
    "iui",
)  # fmt: skip


def _beside(words: str) -> str:
    """Return words for a day alone, and before and behind the name of each paper: "tanggal nib", "nib tanggal"."""
    alone = words.split(", ")
    named = (f"{name} {word}, {word} {name}" for word in alone for name in _NAMES)
    return ", ".join([*alone, *named])


PAPERS: Final = (
    Field("nib", _("NIB"), "nib, no nib, nomor induk berusaha, nib oss, business number, no nib oss", "nib"),
    Field("npwp", _("NPWP"), "npwp, no npwp, tax id, tax number, npwp usaha, npwp pribadi", "npwp"),
    Field("iumk", _("IUMK"), "iumk, no iumk, izin usaha mikro kecil, izin usaha mikro"),
    Field(
        "pirt",
        _("P-IRT"),
        "pirt, no pirt, p irt, pp irt, spp irt, sppirt, sertifikat pirt, izin pirt, no p irt, pirt dinkes",
    ),
    Field(
        "halal",
        _("Halal"),
        "halal, sertifikat halal, no halal, no sertifikat halal, halal certificate, sertifikasi halal",
    ),
    Field(
        "brand",
        _("Merek"),
        "merek, nama merek, nama brand, nama brand merek, nama merek brand, brand merek, merek brand, "
        "sertifikat merek, brand, merek dagang, no merek, hki merek, trademark, hki, haki, merek "
        "hki, merek no daftar, merek hki no daftar, no daftar merek, no pendaftaran merek, merek no pendaftaran, no "
        "hki",
    ),
    Field("copyright", _("Hak cipta"), "hak cipta, copyright, hki hak cipta, sertifikat hak cipta"),
    Field("sni", _("SNI"), "sni, no sni, sertifikat sni"),
    Field("tkdn", _("TKDN"), "tkdn, nilai tkdn, sertifikat tkdn"),
    Field(
        "paper_issued",
        _("Tanggal dokumen"),
        _beside("tanggal terbit, tanggal dikeluarkan, tanggal sertifikat, tanggal daftar, terbit")
        + "".join(f", {name} tanggal, tanggal {name}" for name in _NAMES)
        + ", legalitas tanggal, perizinan tanggal, izin tanggal",
        "date",
        many=True,
    ),
    Field(
        "paper_expires",
        _("Dokumen berlaku sampai"),
        _beside(
            "berlaku sampai, berlaku s d, berlaku hingga, masa berlaku, habis berlaku, tanggal berakhir, kedaluwarsa"
        )
        + ", kadaluarsa, tanggal kadaluarsa, expires, valid until",
        "date",
        many=True,
    ),
    Field(
        "size_class",
        _("Skala usaha"),
        "skala usaha, skala, kelas usaha, klasifikasi usaha, klasifikasi, ukuran usaha, kriteria usaha, business "
        "size, size class, mikro kecil menengah, size, kategori skala, golongan usaha, kelas umkm, skala industri",
        "size",
    ),
    Field(
        "group",
        _("Kelompok/sentra"),
        "kelompok, kub, nama kelompok, sentra, nama sentra, klaster, paguyuban, koperasi, asosiasi, group, "
        "kelompok usaha bersama, nama kub, cluster, kelompok usaha, sentra industri, cooperative",
    ),
    Field("bank", _("Bank"), "bank, nama bank, bank name"),
    Field(
        "bank_account",
        _("Nomor rekening"),
        "no rekening, rekening, no rekening bank, rekening bank, bank account, account number",
    ),
    Field(
        "status",
        _("Status"),
        "status, status binaan, status usaha, keaktifan, aktif tidak aktif, aktif, kondisi usaha, status "
        "keaktifan, status aktif, kondisi",
    ),
    Field(
        "joined_year",
        _("Tahun bergabung"),
        "tahun bergabung, tahun binaan, tahun masuk, bergabung sejak, tahun dibina, joined, joined year, year "
        "joined, tahun pembinaan, bergabung tahun, member since, mulai dibina, tahun menjadi binaan, binaan "
        "sejak, dibina sejak, tanggal bergabung, tanggal masuk, tanggal dibina, tanggal masuk binaan",
        "year_or_date",
    ),
    Field(
        "story",
        _("Cerita"),
        "cerita, profil, sejarah, profil usaha, profil singkat, deskripsi usaha, story, sejarah usaha, deskripsi, "
        "description",
    ),
    Field(
        "website",
        _("Situs/media sosial"),
        "website, situs, situs web, alamat website, alamat web, alamat situs, "
        "instagram, ig, facebook, fb, media sosial, medsos, marketplace, toko online, "
        "link, url, web, akun media sosial, akun instagram, akun marketplace, social media, media sosial "
        "marketplace, tiktok, link toko, sosmed, shopee, tokopedia",
        "url",
        many=True,
    ),
    Field(
        "notes",
        _("Catatan"),
        "keterangan, catatan, notes, remarks, keterangan lain, lain lain, note, info",
        many=True,
    ),
)

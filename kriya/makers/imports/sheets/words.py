"""Header words in one spelling: lower case, abbreviations written out, units and asterisks put aside."""

from __future__ import annotations

import re
from functools import lru_cache

ABBREVIATIONS = {
    "nm": "nama", "nma": "nama", "prsh": "perusahaan", "perush": "perusahaan", "ush": "usaha", "ind": "industri",
    "pemlk": "pemilik", "pmlk": "pemilik", "pemilk": "pemilik", "pengusah": "pengusaha",
    "almt": "alamat", "alm": "alamat", "jl": "jalan", "jln": "jalan",
    "ds": "desa", "kel": "kelurahan", "klurahan": "kelurahan", "klh": "kelurahan",
    "kec": "kecamatan", "kab": "kabupaten",
    "prov": "provinsi",
    "tlp": "telepon", "telp": "telepon", "tlpn": "telepon", "telpon": "telepon", "tel": "telepon", "tilpun": "telepon",
    "telepun": "telepon", "telfon": "telepon", "telephone": "telepon", "hape": "hp", "handphone": "hp", "ponsel": "hp",
    "wa": "whatsapp", "whatshapp": "whatsapp", "watsap": "whatsapp",
    "nomor": "no", "nomer": "no", "num": "no", "nmr": "no",
    "thn": "tahun", "th": "tahun", "tgl": "tanggal", "bln": "bulan",
    "jml": "jumlah", "jlh": "jumlah", "jmlh": "jumlah", "jumlh": "jumlah", "tk": "tenaga kerja",
    "naker": "tenaga kerja",
    "karyaw": "karyawan", "keraj": "kerajinan",
    "jns": "jenis", "jk": "jenis kelamin", "ket": "keterangan", "keter": "keterangan",
    "omset": "omzet", "prod": "produksi", "kap": "kapasitas", "invest": "investasi",
    "komoditas": "komoditi", "merk": "merek", "ijin": "izin", "perijinan": "perizinan",
    "pengrajin": "perajin", "sertif": "sertifikat", "sert": "sertifikat", "rek": "rekening", "rekg": "rekening",
    "lk": "laki", "pr": "perempuan", "deskr": "deskripsi", "ktp": "nik", "bdn": "badan", "btk": "bentuk",
    "yg": "yang", "kd": "kode", "pertahun": "per tahun", "perbulan": "per bulan",
    "bdr": "berdiri", "inv": "investasi", "oms": "omzet", "tdk": "tidak", "stts": "status", "sts": "status",
    "hkm": "hukum",
}  # fmt: skip
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_GRID = re.compile(r"\[([^\]]+)\]\s*$")
"""How a form tells the lines of one question apart: "Legalitas yang dimiliki [NIB]"."""
_MONEY_UNIT = re.compile(
    r"\brp\.?\s*[.,]?\s*(1[.,])?0{3}\b|\b(dalam\s+)?ribuan(\s+rupiah)?\b|\b(dalam\s+)?juta(an)?(\s+rupiah)?\b|\brp\b\.?"
)
_QUESTION = re.compile(
    r"^\W*(apakah|berapa|kapan|sejak kapan|di mana|dimana|siapa|sebutkan|tuliskan|punya|memiliki|kepemilikan)\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\s*\b(?:(?:pada )?(?:saat ini|sekarang)"
    r"|(?:setelah|sesudah)(?: (?:pembinaan|dibina|pelatihan|pendampingan|bantuan))?)\b"
)
_ASKING = frozenset(
    "apakah berapa kapan dimana siapa apa sebutkan tuliskan isikan mohon silakan anda saudara bapak ibu kah sudah telah"
    " memiliki mempunyai punya kepemilikan dimiliki saja ada kira yang ini saat".split()
)
_JOINED = {"e-mail": "email", "p-irt": "pirt", "p.irt": "pirt", "i.u.m.k": "iumk", "n.i.b": "nib", "n.i.k": "nik"}
_NOISE = re.compile(r"[^\w%]+", re.UNICODE)
_SPELT = re.compile(r"\b(?:\w ){2,}\w\b")

_THOUSANDS = re.compile(
    r"rp\.?\s*[.,]?\s*(1[.,])?000\b|ribu\b|ribuan|\brp\.?\s*1\.?000\b|\(000\)|\bx\s*1\.?000\b|000\s*rp|\bthousands?\b",
    re.IGNORECASE,
)
_MILLIONS = re.compile(r"\bjuta(an)?\b|\bjt\b|\bmillions?\b|\bmio\b|rp\.?\s*000[.,]?000\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19[89]|20[0-4])\d(?!\d)")
_MONTHLY = re.compile(r"(per|tiap|se|/)\s*-?\s*(bulan|bln)\b|\bbulanan\b|\bmonthly\b|per month", re.IGNORECASE)

_OTHER_TIME = re.compile(
    r"(?:\b(?:per|tiap|se)|/)\s*-?\s*(?:hari|hr|minggu|mgg|pekan|kuartal|triwulan|semester)\b|\b(?:harian|mingguan)\b"
    r"|\b(?:semester|triwulan|kuartal|daily|weekly|per (?:day|week)|s\.?\s?/?d\.?)\b"
    r"|\b(?:jan(?:uari)?|feb(?:ruari)?|maret|april|mei|juni|juli|agustus|september|oktober|november)\b"
    r"|\b(?:mar|apr|jun|jul|agt|agu|ags|sep|sept|okt|nov)\b|(?<!31 )\bdes(?:ember)?\b",
    re.IGNORECASE,
)


def tidy(text: object) -> str:
    """Put a label on one line with single spaces."""
    return " ".join(str(text).split())


@lru_cache(maxsize=4096)
def normal(label: str) -> str:
    """Spell a header label the one way the synonyms are: "Nm. Usaha*" and "NAMA USAHA" are one."""
    text = _MONEY_UNIT.sub(" ", label.lower().replace("_", " "))
    for sign, word in _JOINED.items():
        text = text.replace(sign, word)
    text = " ".join(_NOISE.sub(" ", text).split())
    if _SPELT.fullmatch(text):
        text = text.replace(" ", "")
    return " ".join(ABBREVIATIONS.get(word, word) for word in text.split())


@lru_cache(maxsize=4096)
def spellings(label: str) -> tuple[str, ...]:
    """Spell a label with and without its brackets and the words for now, and a question as what it asks for."""
    whole, bare = normal(label), normal(_BRACKETS.sub(" ", label))
    asked = _asked(_BRACKETS.sub(" ", label)) if "?" in label or _QUESTION.match(label) else ""
    now = _NOW.sub("", bare).strip()
    line = line_of_grid(label)
    return tuple(dict.fromkeys(text for text in (whole, bare, now, asked, line) if text)) or (whole,)


def line_of_grid(label: str) -> str:
    """Return the line that one column of a form's grid answers: "nib" of "Legalitas yang dimiliki [NIB]"."""
    grid = _GRID.search(label)
    return normal(grid[1]) if grid else ""


def _asked(question: str) -> str:
    """What a form asks for: "Apakah sudah memiliki NIB? Bila ya, tuliskan" asks for "nib"."""
    return " ".join(word for word in normal(question.partition("?")[0]).split() if word not in _ASKING)


def unit_of(text: str) -> int:
    """Say how many rupiah a plain number stands for under this label: 1, 1_000 or 1_000_000."""
    if _MILLIONS.search(text):
        return 1_000_000
    return 1_000 if _THOUSANDS.search(text) else 1


def year_in(text: str) -> int | None:
    """Give the year that a label speaks of ("Omzet 2023"), None when it names none or several."""
    years = set(_YEAR.findall(text))
    return int(years.pop()) if len(years) == 1 else None


def is_of_another_time(text: str) -> bool:
    """Say whether the label speaks of a day, a week or some months ("Omzet/hari", "Omzet s.d. Juni 2024")."""
    return bool(_OTHER_TIME.search(text))


def is_monthly(text: str) -> bool:
    """Say whether the label speaks of a month ("Omzet per bulan")."""
    return bool(_MONTHLY.search(text))

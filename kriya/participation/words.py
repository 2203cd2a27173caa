"""What rules, costs and choices say to people."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from django.utils.translation import gettext as _

from kriya.councils.regions import name_of
from kriya.crafts.models import Craft
from kriya.design.formats import number, rupiah
from kriya.makers.models import PaperKind, SizeClass
from kriya.participation.choosing import POINTS, Group, Why
from kriya.participation.eligibility import Finding
from kriya.participation.scanning import Said
from kriya.participation.terms import Axis, Cost, Payer, Rule, RuleKind

NEWCOMER: Final = "new"


class Names:
    """Names of crafts, asked for once however many rules speak of them."""

    def __init__(self) -> None:
        self._crafts: dict[str, str] | None = None

    def craft(self, code: str) -> str:
        if self._crafts is None:
            self._crafts = {craft.code: str(craft) for craft in Craft.objects.all()}
        return self._crafts.get(code, code)


def _named(rule: Rule, names: Names) -> dict[str, object]:
    """Return what a rule speaks of by its name."""
    name: Mapping[str, Callable[[str], object]] = {
        RuleKind.PAPER: lambda value: PaperKind(value).label,
        RuleKind.DISTRICT: lambda value: name_of(value) or value,
        RuleKind.CRAFT: names.craft,
        RuleKind.SIZE: lambda value: SizeClass(value).label,
    }
    return {"what": name.get(rule.kind, str)(rule.value)}


def rule_words(rule: Rule, names: Names) -> str:
    """Return what a rule asks for."""
    words = {
        RuleKind.FOSTERED: _("Sudah menjadi UMKM binaan"),
        RuleKind.PAPER: _("Punya %(what)s yang masih berlaku"),
        RuleKind.DISTRICT: _("Berada di Kecamatan %(what)s"),
        RuleKind.CRAFT: _("Mengerjakan %(what)s"),
        RuleKind.SIZE: _("Berskala %(what)s"),
        RuleKind.YEARS: _("Sudah berusaha paling sedikit %(what)s tahun"),
        RuleKind.PRODUCTS: _("Punya paling sedikit %(what)s produk tayang"),
        RuleKind.NEW: _("Belum ikut kegiatan serupa akhir-akhir ini"),
    }
    return words[RuleKind(rule.kind)] % _named(rule, names)


def missing_words(rule: Rule, names: Names) -> str:
    """Return what a maker lacks for a rule, with what helps."""
    words = {
        RuleKind.FOSTERED: _("Belum tercatat sebagai UMKM binaan."),
        RuleKind.PAPER: _("Belum punya %(what)s yang berlaku. Sudah punya? Bawa ke petugas agar dicatat."),
        RuleKind.DISTRICT: _("Hanya untuk Kecamatan %(what)s."),
        RuleKind.CRAFT: _("Hanya untuk pelaku %(what)s."),
        RuleKind.SIZE: _("Hanya untuk usaha berskala %(what)s."),
        RuleKind.YEARS: _("Tahun mulai usaha belum cukup lama, atau belum tercatat."),
        RuleKind.PRODUCTS: _("Produk yang tayang belum cukup. Tambahkan di halaman Produk."),
        RuleKind.NEW: _("Anda baru saja ikut kegiatan serupa. Kali ini giliran yang lain."),
    }
    return words[RuleKind(rule.kind)] % _named(rule, names)


def finding_lines(findings: Iterable[Finding], names: Names) -> list[dict[str, object]]:
    """Return each rule as a line with its mark: what fits, and what is missing with what helps."""
    return [
        {
            "fits": one.fits,
            "text": rule_words(one.rule, names) if one.fits else missing_words(one.rule, names),
        }
        for one in findings
    ]


def group_words(group: Group | list[str] | None, names: Names) -> str:
    """Return the name of a group that a quota counts."""
    if group is None:
        return ""
    axis, key = group
    match Axis(axis):
        case Axis.DISTRICT:
            return _("Kecamatan %(district)s") % {"district": name_of(key) or key}
        case Axis.CRAFT:
            return names.craft(key)
        case Axis.NEWCOMER:
            return _("pendatang baru")


def why_words(why: str, group: Group | list[str] | None, names: Names, *, chosen: bool) -> str:
    """Return in a sentence why somebody was chosen, or was not."""
    named = {"group": group_words(group, names)}
    match Why(why):
        case Why.RANK:
            return _("Masuk menurut urutan nilai.")
        case Why.LEAST if chosen:
            return _("Masuk karena kuota paling sedikit untuk %(group)s.") % named
        case Why.LEAST:
            return _("Dilewati: tempat yang tersisa disediakan untuk %(group)s.") % named
        case Why.MOST:
            return _("Belum masuk: kuota paling banyak untuk %(group)s sudah penuh.") % named
        case Why.FULL:
            return _("Belum masuk: tempat habis sebelum urutannya.")


def cost_words(costs: Iterable[Cost]) -> list[tuple[str, str]]:
    """Return what is paid by whom, for a list of facts: nothing that the maker pays is said first, and plainly."""
    rows = list(costs)
    own = sum(cost.amount for cost in rows if cost.payer == Payer.MAKER)
    said = [(_("Biaya Anda"), _("gratis") if not own else _("%(sum)s per peserta") % {"sum": rupiah(own)})]
    others = sorted({str(Payer(cost.payer).label) for cost in rows if cost.payer != Payer.MAKER})
    if others:
        said.append((_("Dibiayai"), ", ".join(others)))
    return said


def hours_of(minutes: int) -> str:
    """Return how long something lasted in hours, as a certificate and the page that verifies it say alike."""
    return number(minutes / 60, 0 if minutes % 60 == 0 else 1)


def points(score: int | None) -> str:
    """Return points of 100 as people read them."""
    return number(score / POINTS if score is not None else None, 1)


def scan_words(said: str) -> str:
    """Return what a scan came to, for whoever stands at the door: what is wrong, and what to do."""
    words = {
        Said.IN: _("Hadir."),
        Said.AGAIN: _("Sudah tercatat hadir tadi."),
        Said.EMPTY: _("Tidak ada yang terbaca. Coba lagi, atau centang di daftar."),
        Said.NOT_OURS: _("Ini bukan kartu peserta dari sini."),
        Said.LABEL: _("Ini label barang galeri, bukan kartu peserta."),
        Said.SESSION_CODE: _("Ini kode ruang. Kode ini dipindai perajin dengan ponselnya sendiri."),
        Said.CERTIFICATE: _("Ini kode sertifikat, bukan kartu peserta. Kartu ada di halaman kegiatan di ponselnya."),
        Said.GUEST_CODE: _("Ini kode daftar tamu kunjungan, bukan kartu peserta."),
        Said.UNKNOWN: _("Kartu ini tidak dikenal di dewan ini."),
        Said.OTHER_CALL: _("Kartu ini untuk kegiatan lain."),
        Said.NOT_ANSWERED: _("Tawarannya belum dijawab. Minta menjawab “Ya, saya ikut” di ponselnya dulu."),
        Said.DECLINED: _("Ia sudah menolak tempat ini."),
        Said.EXPIRED: _("Tawarannya sudah lewat waktu. Daftarkan sebagai yang datang langsung bila ada tempat."),
        Said.GIVEN_UP: _("Ia sudah mundur. Daftarkan lagi bila ada tempat."),
        Said.WITHDRAWN: _("Tempatnya ditarik pengurus. Lihat alasannya di halaman pendaftaran."),
        Said.CALLED_OFF: _("Kegiatan ini dibatalkan."),
        Said.DROPPED: _("Acara ini tidak jadi."),
        Said.TOO_EARLY: _("Belum waktunya. Kehadiran dibuka dua jam sebelum mulai."),
        Said.TOO_LATE: _("Acara sudah selesai. Centang di daftar bila ia memang hadir."),
        Said.OTHER_DAY: _("Acara ini bukan hari ini. Periksa acara yang dibuka di ponsel ini."),
        Said.CLOCK: _("Jam ponsel ini lebih maju dari kantor. Betulkan jamnya, atau centang di daftar."),
        Said.ANNULLED: _("Kehadirannya pernah dibatalkan. Centang di daftar bila ia memang hadir."),
    }
    return words[Said(said)]

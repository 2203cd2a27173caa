"""Kind words for makers: why a wish is not met, and what they hear of their case."""

from django.utils.translation import gettext as _

from kriya.assistance.models import Reason


def kind_words(reason: Reason | str) -> str:
    """Return words for a maker whose wish is not met for this reason; whoever decides may write others."""
    words = {
        Reason.PAPERS: _("Ada persyaratan yang belum lengkap. Datanglah ke kantor, petugas membantu melengkapinya."),
        Reason.FIT: _("Layanan ini disusun untuk jenis usaha lain. Petugas kami mencarikan yang cocok untuk Anda."),
        Reason.MONEY: _("Anggaran tahun ini sudah habis. Permintaan Anda kami catat untuk kesempatan berikutnya."),
        Reason.HELPED: _("Anda baru saja dibantu dengan hal yang sama. Kali ini kami beri giliran kepada yang lain."),
        Reason.SILENT: _("Kami sudah beberapa kali menghubungi Anda. Kabari kami bila ingin melanjutkan."),
        Reason.ISSUER: _("Instansi belum menyetujui permohonan ini. Petugas akan menjelaskan yang perlu diperbaiki."),
        Reason.OTHER: "",
    }
    return words[Reason(reason)]

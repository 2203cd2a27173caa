"""The letter that brings an office its quotation."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _

from kriya.core.scoping import current_council
from kriya.design.formats import rupiah
from kriya.quotations.documents.papers import quotation_pdf
from kriya.quotations.models import Quotation
from kriya.showroom.documents.setting import day


def link_of(quotation: Quotation) -> str:
    """Return the address that opens a quotation to whoever has it."""
    return f"{settings.SITE_URL}/{current_council().slug}/penawaran/{quotation.code}/"


def words_with(quotation: Quotation) -> str:
    """Return what is written to an office with its link, by letter or WhatsApp."""
    with translation.override(settings.LANGUAGE_CODE):
        return _(
            "Yth. %(contact)s, penawaran %(number)s untuk %(institution)s sebesar %(sum)s, berlaku sampai %(day)s, "
            "dapat dibaca dan disetujui di sini: %(link)s"
        ) % {
            "contact": quotation.contact, "number": quotation.number, "institution": quotation.institution,
            "sum": rupiah(quotation.total), "day": day(quotation.valid_until), "link": link_of(quotation),
        }  # fmt: skip


def letter_with(quotation: Quotation) -> EmailMessage:
    """Return the letter, with the quotation as PDF."""
    council = current_council()
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("%(council)s: penawaran %(number)s") % {"council": council.short_name, "number": quotation.number}
    body = f"{words_with(quotation)}\n\n{council.name}\n"
    letter = EmailMessage(subject, body, to=[quotation.email], reply_to=[council.email] if council.email else None)
    letter.attach(f"{quotation.number.replace('/', '-')}.pdf", quotation_pdf(quotation), "application/pdf")
    return letter

"""Letters by e-mail to whoever asked for a visit."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from kriya.accounts.addresses import address_of
from kriya.core.scoping import current_council
from kriya.visits.models import FollowUp, Visit


def follow_up_letter(row: FollowUp) -> EmailMessage:
    """Return the letter that asks what became of a visit."""
    with translation.override(row.visit.language):
        subject = _("Apa kabar sesudah kunjungan Anda?")
        return _letter(row.visit, subject, "follow_up", days=row.days, late=row.is_late)


def answer_letter(visit: Visit) -> EmailMessage:
    """Return the letter that tells that a request was answered."""
    with translation.override(visit.language):
        return _letter(visit, _("Jawaban untuk permohonan kunjungan Anda"), "answer")


def _letter(visit: Visit, subject: str, name: str, **given: object) -> EmailMessage:
    council = current_council()
    address = address_of("visits:status", visit.guest_secret)
    # Of a visit that was copied from paper perhaps nobody's name is known.
    addressee = visit.contact_name or visit.head_name or visit.institution.name
    given |= {"visit": visit, "council": council, "address": address, "addressee": addressee}
    body = render_to_string(f"visits/letters/{name}.txt", given)
    reply = [council.email] if council.email else None
    return EmailMessage(f"{council.short_name}: {subject}", body, to=[visit.contact_email], reply_to=reply)

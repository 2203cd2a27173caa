"""Show personal data on purpose, each showing a row (UU 27/2022, articles 20 and 31), and keep the bank account."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from kriya.accounts.models import User
from kriya.core.history import tell_insert
from kriya.core.personal import keyed_hash
from kriya.core.refusal import Refused
from kriya.makers.models import BankAccount, Maker, PaperKind, PersonalDataShown


class Personal(models.TextChoices):
    """What is masked until somebody asks for it."""

    PHONE = "phone", _("telepon")
    NIK = "nik", _("NIK")
    BANK = "bank", _("rekening bank")
    NPWP = "npwp", _("NPWP")
    FILE = "file", _("berkas dokumen")


def show_personal(maker: Maker, what: str, *, to: User, purpose: str = "") -> list[str]:
    """Return values in full and record that they were shown, each time anew. Refuse where there is none."""
    values = [value for value in _values(maker, what) if value]
    if not values:
        raise Refused("nothing_to_show")
    record_showing(maker, what, to=to, purpose=purpose)
    return values


def record_showing(maker: Maker, what: str, *, to: User, purpose: str = "") -> None:
    """Record that somebody saw personal data of a maker in full."""
    PersonalDataShown(maker=maker, what=Personal(what), shown_to=to, purpose=purpose.strip()[:160]).save()


def _values(maker: Maker, what: str) -> list[str]:
    match what:
        case Personal.PHONE:
            return [row.number for row in maker.phones.order_by("position", "pk")]
        case Personal.NIK:
            return [maker.nik]
        case Personal.BANK:
            return [row.number for row in maker.bank_accounts.all()]
        case Personal.NPWP:
            return [paper.number for paper in maker.papers.filter(kind=PaperKind.NPWP)]
    return []


@transaction.atomic
def change_bank_account(maker: Maker, *, bank: str, number: str, holder: str) -> BankAccount:
    """Say where a maker is paid; a blank number leaves the one that is there. Refuse a first account without number."""
    locked: Maker = Maker.objects.select_for_update().get(pk=maker.pk)
    if locked.merged_into is not None:
        raise Refused("maker_merged_meanwhile", kept=locked.merged_into.name)
    account = maker.bank_accounts.first()
    if account is None and not number:
        raise Refused("bank_without_number")
    row = account or BankAccount(maker=maker)
    row.bank, row.holder = bank, holder
    # Sealing gives other bytes each time: an unchanged number must not look like a change in the history.
    if number and row.number != number:
        row.number, row.number_hash = number, keyed_hash(number)
    row.save()
    if account is None:
        tell_insert(row)
    return row


def remove_bank_account(maker: Maker) -> None:
    """Forget where a maker is paid; nothing happens when nothing is known."""
    maker.bank_accounts.all().delete()

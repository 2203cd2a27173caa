"""How a maker is reached, paid and seen, and what it makes."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kriya.accounts.models import User
from kriya.core.history import keeps_history
from kriya.core.personal import EncryptedText
from kriya.core.scoping import CouncilRow, WithinCouncil


class PhoneKind(models.TextChoices):
    MOBILE = "mobile", _("ponsel")
    LANDLINE = "landline", _("telepon kabel")


@keeps_history()
class MakerPhone(CouncilRow):
    """One of a maker's telephone numbers, in E.164."""

    maker = WithinCouncil("makers.Maker", models.CASCADE, related_name="phones")
    number = models.CharField(_("nomor"), max_length=20)
    kind = models.CharField(_("jenis"), max_length=8, choices=PhoneKind.choices, default=PhoneKind.MOBILE)
    is_whatsapp = models.BooleanField(_("WhatsApp"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["council", "number"], name="maker_phone_number")]
        constraints = [
            models.UniqueConstraint(fields=["council", "maker", "number"], name="maker_phone_once"),
            models.CheckConstraint(condition=Q(number__regex=r"^\+[1-9]\d{6,14}$"), name="maker_phone_is_e164"),
        ]

    def __str__(self) -> str:
        return self.number


@keeps_history()
class MakerCraft(CouncilRow):
    """A craft that a maker practises; one of them is its main one."""

    maker = WithinCouncil("makers.Maker", models.CASCADE, related_name="crafts")
    craft = WithinCouncil("crafts.Craft", models.PROTECT, related_name="makers")
    is_main = models.BooleanField(_("utama"), default=False)

    class Meta:
        indexes = [models.Index(fields=["council", "craft"], name="maker_craft_craft")]
        constraints = [
            models.UniqueConstraint(fields=["council", "maker", "craft"], name="maker_craft_once"),
            models.UniqueConstraint(
                fields=["council", "maker"], condition=Q(is_main=True), name="maker_craft_one_main"
            ),
        ]

    def __str__(self) -> str:
        return str(self.craft)


@keeps_history()
class BankAccount(CouncilRow):
    """Where a maker is paid: the number is sealed, shown on purpose, each showing recorded."""

    maker = WithinCouncil("makers.Maker", models.CASCADE, related_name="bank_accounts")
    bank = models.CharField(_("bank"), max_length=60)
    number = EncryptedText(_("nomor rekening"))
    number_hash = models.CharField(max_length=64, editable=False)
    holder = models.CharField(_("atas nama"), max_length=160, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "maker"], name="bank_account_one_a_maker")]

    def __str__(self) -> str:
        return self.bank


@keeps_history()
class MakerPhoto(CouncilRow):
    """A picture of the maker or the workshop; the file is private until it is published by consent."""

    maker = WithinCouncil("makers.Maker", models.CASCADE, related_name="photos")
    file = models.FileField(upload_to="makers/photos/%Y/%m", max_length=200)
    alt_text = models.CharField(_("keterangan gambar"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return self.alt_text


@keeps_history()
class MakerLogin(CouncilRow):
    """The person who may log in for a maker."""

    maker = WithinCouncil("makers.Maker", models.CASCADE, related_name="logins")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)
    given_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "maker", "user"], name="maker_login_once")]

    def __str__(self) -> str:
        return f"{self.maker_id} {self.user_id}"

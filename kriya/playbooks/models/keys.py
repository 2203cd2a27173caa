"""Keys: the one with which a council signs its playbooks, and those of others that a person decided to trust."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kriya.core.history import keeps_history
from kriya.core.personal import EncryptedText
from kriya.core.scoping import CouncilRow


class SigningKey(CouncilRow):
    """The council's own key (Ed25519, base64), the private part sealed at rest. Made at the first edition, for good."""

    private = EncryptedText(editable=False)
    public = models.CharField(max_length=44)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council"], name="signing_key_one_a_council")]

    def __str__(self) -> str:
        return self.public


@keeps_history(_("kunci tepercaya"), called="name")
class TrustedKey(CouncilRow):
    """A public key that somebody here decided to trust, and whose it is by what was compared."""

    key = models.CharField(max_length=44)
    name = models.CharField(_("milik"), max_length=120)
    is_trusted = models.BooleanField(default=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "key"], name="trusted_key_once")]

    def __str__(self) -> str:
        return self.name

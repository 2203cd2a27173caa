"""People who log in. A person is known everywhere; what they may do is a row in one council."""

from functools import cache
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import DEFAULT_DB_ALIAS, models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from kriya.accounts.roles import Role
from kriya.core.asking import ask
from kriya.core.scoping import CouncilRow


@cache
def _columns(model: type["User"]) -> tuple[str, list[str]]:
    fields = model._meta.concrete_fields
    return ", ".join(str(field.column) for field in fields), [field.attname for field in fields]


class UserManager(BaseUserManager["User"]):
    """Makes people; the command line uses it for the first one of a council."""

    def create_user(self, email: str | None = None, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower() if email else None, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get(self, *args: Any, **named: Any) -> "User":
        """Return the one person that fits. By their key alone, as each page does: by a prepared question."""
        if type(self) is not UserManager or args or named.keys() != {"pk"}:
            return super().get(*args, **named)
        columns, fields = _columns(self.model)
        rows = ask(f"SELECT {columns} FROM accounts_user WHERE id = %s", [int(named["pk"])])  # noqa: S608 - our own text
        if not rows:
            raise self.model.DoesNotExist
        return self.model.from_db(DEFAULT_DB_ALIAS, fields, rows[0])


class User(AbstractBaseUser):
    """A person: staff have an e-mail address, makers perhaps only a telephone."""

    name = models.CharField(_("nama"), max_length=120)
    email = models.EmailField(_("surel"), null=True, blank=True, unique=True)
    phone = models.CharField(_("telepon"), max_length=20, null=True, blank=True, unique=True)
    language = models.CharField(_("bahasa"), max_length=5, default="id")
    is_active = models.BooleanField(_("aktif"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_is_lower_case"),
            models.CheckConstraint(condition=models.Q(phone__regex=r"^\+[1-9]\d{6,14}$"), name="user_phone_is_e164"),
        ]

    def __str__(self) -> str:
        return self.name or self.email or "—"


class Membership(CouncilRow):
    """One role of one person in one council. Its policy also lets a person read their own rows in other councils."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("peran"), max_length=16, choices=Role.choices)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "user", "role"], name="membership_once"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="membership_role_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class Invitation(CouncilRow):
    """A letter to somebody who is to serve; its token is kept as a hash and works once."""

    email = models.EmailField(_("surel"))
    name = models.CharField(_("nama"), max_length=120)
    role = models.CharField(_("peran"), max_length=16, choices=Role.choices)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    invited_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="invitation_email_is_lower_case")
        ]

    def __str__(self) -> str:
        return self.email


class Removal(CouncilRow):
    """Somebody stopped serving: who, which role, when, by whom, why; taken back when `undone_at` is set."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=16, choices=Role.choices)
    removed_at = models.DateTimeField(auto_now_add=True)
    removed_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(max_length=240, blank=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class FactorReset(CouncilRow):
    """Somebody's second factors were taken away because they were lost: whose, when, by whom, why.

    Without `reset_by` it was the operator. Never changed: it is the trace of how an account was opened again.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    reset_at = models.DateTimeField(auto_now_add=True)
    reset_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(max_length=240)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="factor_reset_has_a_reason")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.reset_at:%F}"


class LoginLink(CouncilRow):
    """A one-time link (or the QR card that shows it) that an officer hands to a maker; kept as a hash, works once."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    issued_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    issued_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.user_id} {self.issued_at:%F}"


class CodeRequest(CouncilRow):
    """A maker asked for a code by telephone number; an officer relays it over WhatsApp.

    A number that nobody has makes a row too, so that the answer takes as long and reads the same (user is then empty).
    """

    phone = models.CharField(max_length=20)
    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="+")
    code_hash = models.CharField(max_length=128, blank=True)
    requested_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    relayed_at = models.DateTimeField(null=True)
    relayed_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(attempts__lte=3), name="code_request_three_attempts")]

    def __str__(self) -> str:
        return f"{self.requested_at:%F %T}"

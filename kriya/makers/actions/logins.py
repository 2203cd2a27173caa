"""Who may log in for a maker: given and taken by an officer, from the register."""

from django.db import transaction

from kriya.accounts.actions.roles import give_role, take_role
from kriya.accounts.models import Membership, User
from kriya.accounts.queries import serves_elsewhere
from kriya.accounts.roles import Role
from kriya.core.refusal import Refused
from kriya.makers.models import Maker, MakerLogin


@transaction.atomic
def give_login(maker: Maker, *, by: User | None, phone: str = "", email: str = "", name: str = "") -> MakerLogin:
    """Let a person log in for a maker; the same person twice is one login.

    The person is the one who has this telephone number (E.164) or e-mail address anywhere, else a new one named after
    the owner; without either they come in by card only. Refuses a number and an address of two different people, a
    number or address other than those that the person has, and another way in for whoever also serves elsewhere.
    """
    locked: Maker = Maker.objects.select_for_update().get(pk=maker.pk)
    user = _person(locked, phone, email.strip().lower(), name.strip())
    return give_login_to(locked, user, by=by)


@transaction.atomic
def give_login_to(maker: Maker, user: User, *, by: User | None) -> MakerLogin:
    """Let this very person log in for a maker, as when a removal is undone."""
    login: MakerLogin = MakerLogin.objects.get_or_create(maker=maker, user=user, defaults={"given_by": by})[0]
    give_role(user, Role.MAKER, by=by)
    return login


@transaction.atomic
def take_login(login: MakerLogin, *, by: User | None, reason: str = "") -> None:
    """Let a person no longer log in for a maker; with their last maker here their sessions end. Twice is once."""
    user = login.user
    if not MakerLogin.objects.filter(pk=login.pk).delete()[0]:
        return
    holds_role = Membership.objects.filter(user=user, role=Role.MAKER).exists()
    if holds_role and not MakerLogin.objects.filter(user=user).exists():
        take_role(user, Role.MAKER, by=by, reason=reason)


def _person(maker: Maker, phone: str, email: str, name: str) -> User:
    by_phone = User.objects.filter(phone=phone).first() if phone else None
    by_email = User.objects.filter(email=email).first() if email else None
    if by_phone and by_email and by_phone != by_email:
        raise Refused("login_of_two_people")
    user = by_phone or by_email
    if user is None and not phone and not email:
        user = User.objects.filter(pk__in=maker.logins.values("user"), phone=None, email=None).order_by("pk").first()
    if user is None:
        called = name or maker.owner_name or maker.name
        return User.objects.create_user(email=email or None, phone=phone or None, name=called[:120])
    return _complete(user, phone, email)


def _complete(user: User, phone: str, email: str) -> User:
    if (phone and user.phone not in (None, phone)) or (email and user.email not in (None, email)):
        raise Refused("login_contact_differs", name=user.name)
    if (phone and not user.phone) or (email and not user.email):
        # A number or address is a way in, also to other councils: those are not for an officer of this one to give.
        if serves_elsewhere(user):
            raise Refused("login_contact_differs", name=user.name)
        user.phone, user.email = user.phone or phone or None, user.email or email or None
        user.save(update_fields=["phone", "email"])
    return user

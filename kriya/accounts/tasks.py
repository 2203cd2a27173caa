"""Jobs of people."""

from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from procrastinate import RetryStrategy

from kriya.accounts.actions.forgetting import forget_limits, forget_requests, forget_sessions
from kriya.accounts.actions.invitations import new_link
from kriya.accounts.letters import letter_to_chair, letter_to_owner
from kriya.accounts.models import FactorReset, Invitation
from kriya.accounts.queries import councils_of_person
from kriya.accounts.queries.people import chairs_to_tell
from kriya.core.jobs import council_job, jobs
from kriya.core.refusal import Refused
from kriya.core.scoping import act_as_person, council_scope, current_council
from kriya.councils.models import Council


@council_job(retry=RetryStrategy(max_attempts=6, exponential_wait=4))
def send_invitation(invitation_id: str) -> None:
    """Write to whoever is invited. The link is made here, so that no queue holds it; a withdrawn one is not sent."""
    invitation = Invitation.objects.select_related("invited_by").get(pk=UUID(invitation_id))
    try:
        link = new_link(invitation)
    except Refused:
        return
    council = current_council()
    given = {"invitation": invitation, "council": council, "link": link}
    with translation.override(settings.LANGUAGE_CODE):
        subject = render_to_string("accounts/letters/invitation_subject.txt", given).strip()
        body = render_to_string("accounts/letters/invitation.txt", given)
    EmailMessage(subject, body, to=[invitation.email], reply_to=[council.email] if council.email else None).send()


@council_job(retry=RetryStrategy(max_attempts=6, exponential_wait=4))
def tell_of_reset(reset_id: str) -> None:
    """Tell whose second factor was reset, and the chairs of every council that person serves: the account is one."""
    reset = FactorReset.objects.select_related("user", "reset_by").get(pk=UUID(reset_id))
    done_in = current_council()
    act_as_person(reset.user_id)
    letters = [letter_to_owner(reset, done_in)] if reset.user.email else []
    for council in list(councils_of_person(reset.user)):
        with council_scope(council):
            letters += [letter_to_chair(chair, reset, council, done_in) for chair in chairs_to_tell(reset)]
    for letter in letters:
        letter.send()


@jobs.periodic(cron="35 20 * * *")  # type: ignore[untyped-decorator]
@jobs.task(name="kriya.accounts.tasks.forget", queueing_lock="accounts_forget")  # type: ignore[untyped-decorator]
def forget(timestamp: int) -> None:  # noqa: ARG001
    """Forget every night, in every council, what has served its purpose."""
    for council in Council.objects.order_by("pk"):
        with council_scope(council):
            forget_requests()
    forget_sessions()
    forget_limits()

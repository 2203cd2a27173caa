"""Jobs of assistance."""

from procrastinate import RetryStrategy

from kriya.accounts.models import User
from kriya.assistance.actions.reminding import concerns_officer, owner_of, remind
from kriya.assistance.documents.letters import letter_to_officer
from kriya.assistance.models import CaseState, StepReminder, StepState
from kriya.core.clock import now
from kriya.core.jobs import council_job, in_every_council


@in_every_council("15 1 * * *", name="kriya.assistance.tasks.remind", lock="remind_of_steps")
def remind_of_steps() -> None:
    """Remind, at a quarter past eight in the morning of Jakarta, of steps that are near or late."""
    remind()


@council_job(queue="default", retry=RetryStrategy(max_attempts=6, exponential_wait=4))
def write_to_officer(officer: int) -> None:
    """Write one letter to an officer about all steps that it was not written to about yet, and that are still open."""
    person = User.objects.get(pk=officer)
    open_ones = StepReminder.objects.filter(
        mailed_at=None, step__state=StepState.OPEN, step__case__state=CaseState.RUNNING
    )
    rows = open_ones.select_related("step__case__maker").select_for_update(of=("self",)).order_by("pk")
    due = [one for one in rows if concerns_officer(one) and owner_of(one) == officer]
    if not due or not person.email:
        return
    StepReminder.objects.filter(pk__in=[one.pk for one in due]).update(mailed_at=now())
    letter_to_officer(person, sorted(due, key=lambda one: (one.step.due_on, one.pk))).send()

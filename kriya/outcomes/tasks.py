"""Jobs of asking what came of programmes."""

from kriya.core.jobs import in_every_council
from kriya.outcomes.actions.asking import ask_due, let_go, remind


@in_every_council("0 2 * * *", name="kriya.outcomes.tasks.ask", lock="ask_after_programmes")
def ask_after_programmes() -> None:
    """Ask at nine in the morning of Jakarta how it goes, remind, and let go of what is closed."""
    ask_due()
    remind()
    let_go()

"""Work by the clock: measurements whose day has come, and what the sources of playbooks may see."""

from kriya.core.jobs import in_every_council
from kriya.playbooks.actions.measuring import measure_due
from kriya.playbooks.actions.sharing import tell_source
from kriya.playbooks.queries.shelf import running


@in_every_council("40 19 * * *", name="kriya.playbooks.tasks.measure_adoptions", lock="measure_adoptions")
def measure_adoptions() -> None:
    """Measure what is due in each adoption, and tell its source what was consented to."""
    for adoption in running():
        measure_due(adoption)
        tell_source(adoption)

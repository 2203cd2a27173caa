"""What may be public of two makers that become one."""

from kriya.makers.models import Maker


def consents_after(kept: Maker, absorbed: Maker) -> set[str]:
    """Return what may be public after a merge: the stricter wins.

    Where both were asked, both must allow it; where only one was ever asked, what that one said holds.
    """
    asked = [list(maker.consents.values_list("subject", "withdrawn_at")) for maker in (kept, absorbed)]
    allowed = [{subject for subject, withdrawn in said if withdrawn is None} for said in asked]
    if all(asked):
        return allowed[0] & allowed[1]
    return allowed[0] | allowed[1]

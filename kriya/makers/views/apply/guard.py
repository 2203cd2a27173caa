"""Keep machines out without asking people to prove that they are none."""

import time
from typing import Final

from kriya.accounts.request import Request
from kriya.makers.views.apply.draft import Draft

# A field that no person sees. Its name is none that a browser fills in by itself.
TRAP: Final = "catatan_lain"
QUICKEST_SECONDS: Final = 6


def looks_like_a_machine(request: Request, draft: Draft) -> bool:
    """Tell whether the hidden field was filled in, or four pages were written faster than anybody types."""
    return bool(request.POST.get(TRAP)) or time.time() - draft.began < QUICKEST_SECONDS

"""What staff changed of a record, in words: from what to what, who, when and in which request.

Makers, products and what hangs on them tell more (their own timelines); any other record tells this much.
"""

from kriya.accounts.queries.history.lines import Line
from kriya.accounts.queries.history.told import PAGE, Of, Told, of_request, told_of

__all__ = ["PAGE", "Line", "Of", "Told", "of_request", "told_of"]

"""What stands on an import and would fall with it: asked before a whole import is undone."""

from kriya.makers.queries.import_dependents.added import CHILDREN, pointers
from kriya.makers.queries.import_dependents.changed import Restorable, restorable_of
from kriya.makers.queries.import_dependents.whole import Dependent, dependents_of

__all__ = ["CHILDREN", "Dependent", "Restorable", "dependents_of", "pointers", "restorable_of"]

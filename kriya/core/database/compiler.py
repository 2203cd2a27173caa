"""Statements as Django writes them, sign for sign, without asking each plain column what it may be.

A page asks for hundreds of columns; to write their names took a third of what Django does for a question.
"""

from functools import cache
from typing import Any, Final

from django.db.backends.postgresql import compiler
from django.db.models.expressions import Col

# Stands for a column where Django looks for what is ordered by as an expression, which a plain one never is.
_PLAIN: Final = object()


@cache
def _in_quotes(name: str) -> str | None:
    """Return a name of a column as it is written, None where Django has more to say about it."""
    return None if '"' in name or "$" in name else f'"{name}"'


class _Quick:
    """What writes plain columns itself, and leaves everything else to Django."""

    query: Any
    quote_cache: dict[str, str]
    select: Any

    def compile(self, node: Any) -> Any:
        if type(node) is not Col or node.alias is None:
            return super().compile(node)  # type: ignore[misc]
        table = self.quote_cache.get(node.alias) or self.quote_name_unless_alias(node.alias)  # type: ignore[attr-defined]
        return f"{table}.{self._column(str(node.target.column))}", []

    def _column(self, name: str) -> str:
        query = self.query
        is_alias = name in query.alias_map or name in query.extra_select or name in query.external_aliases
        written = None if is_alias else _in_quotes(name)
        return written or self.quote_name_unless_alias(name)  # type: ignore[attr-defined,no-any-return]

    def _order_by_pairs(self) -> Any:
        """Let Django look among what is selected for what is ordered by, without the plain columns of a model."""
        whole = self.select
        if whole and not self.query.combinator:
            self.select = [
                (_PLAIN, written, None) if alias is None and type(one) is Col else (one, written, alias)
                for one, written, alias in whole
            ]
        try:
            # At once: Django goes on with the columns as they were.
            return iter(list(super()._order_by_pairs()))  # type: ignore[misc]
        finally:
            self.select = whole


class SQLCompiler(_Quick, compiler.SQLCompiler):
    pass


class SQLAggregateCompiler(_Quick, compiler.SQLAggregateCompiler):
    pass


class SQLDeleteCompiler(_Quick, compiler.SQLDeleteCompiler):
    pass


class SQLInsertCompiler(_Quick, compiler.SQLInsertCompiler):
    pass


class SQLUpdateCompiler(_Quick, compiler.SQLUpdateCompiler):
    pass

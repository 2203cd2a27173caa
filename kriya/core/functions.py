"""Change functions of the database in a migration, by what they say and not by writing them anew."""


def changed(function: str, before: str, after: str) -> str:
    """Return the SQL that puts `after` for `before` in a function of one jsonb.

    It fails where the function does not say `before`: then somebody else changed it.
    """
    return f"""
DO $change$ DECLARE
    whole text := pg_get_functiondef('{function}(jsonb)'::regprocedure);
BEGIN
    ASSERT strpos(whole, $before${before}$before$) > 0, '{function} is another one';
    EXECUTE replace(whole, $before${before}$before$, $after${after}$after$);
END $change$
"""

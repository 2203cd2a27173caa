from django.db import migrations

# Which sales concern a posted count is asked with its cut-off alone so far; people sell on while they count.
_CHANGE = """
DO $$ BEGIN
    EXECUTE replace(pg_get_functiondef('sales_look(jsonb)'::regprocedure), '{before}', '{after}');
END $$
"""
_CUT_OFF, _ENDED = "max(cut_off_at) AS cut_off", "max(greatest(cut_off_at, counted_at)) AS cut_off"


class Migration(migrations.Migration):
    """A sale that comes late may have happened after the cut-off of a count and before its lot was counted."""

    dependencies = [("sales", "0006_forget_buyers")]

    operations = [
        migrations.RunSQL(_CHANGE.format(before=_CUT_OFF, after=_ENDED), _CHANGE.format(before=_ENDED, after=_CUT_OFF)),
    ]

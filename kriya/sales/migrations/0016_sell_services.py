from django.db import migrations, models

import kriya.core.scoping
from kriya.core.functions import changed
from kriya.core.together import Together

_COLUMNS = ("fee, payable_on)\n    SELECT", "fee, payable_on, terms)\n    SELECT")
_VALUES = (
    "fee, payable_on\n    FROM jsonb_to_recordset(told -> 'lines')",
    "fee, payable_on, nullif(terms, 'null')\n    FROM jsonb_to_recordset(told -> 'lines')",
)
_TOLD = ("fee bigint, payable_on date)", "fee bigint, payable_on date, terms jsonb)")


def _write(before: str, after: str) -> migrations.RunSQL:
    return migrations.RunSQL(changed("sales_write", before, after), changed("sales_write", after, before))


class Migration(migrations.Migration):
    """A line may be a service: no lot, no piece that moves, its terms on the line itself."""

    dependencies = [("inventory", "0001_initial"), ("sales", "0015_showings_of_buyers")]

    operations = [
        Together([
            migrations.AddField(model_name="saleline", name="terms", field=models.JSONField(null=True)),
            migrations.AlterField(
                model_name="saleline",
                name="lot",
                field=kriya.core.scoping.WithinCouncil(
                    null=True, on_delete=models.deletion.PROTECT, related_name="sale_lines", to="inventory.lot"
                ),
            ),
            migrations.AddConstraint(
                model_name="saleline",
                constraint=models.CheckConstraint(
                    condition=models.Q(("lot__isnull", False), ("terms", None))
                    | models.Q(("lot", None), ("terms__isnull", False)),
                    name="sale_line_of_a_lot_or_a_service",
                ),
            ),
        ]),
        _write(*_COLUMNS),
        _write(*_VALUES),
        _write(*_TOLD),
    ]

from django.db import migrations

from kriya.core.together import Together
from kriya.core.unchanging import NeverChanges
from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):
    dependencies = [("inventory", "0001_initial"), ("councils", "0002_walls"), ("makers", "0002_walls"), ("catalog", "0002_walls")]

    operations = [
        Together([
            RaiseWalls("Location", "Lot", "Level", "Reservation", "StockTake"),
            RaiseWalls("Movement", "PriceChange", "Transfer", "TransferLine", "TransferAnswer", append_only=True),
            RaiseWalls("StockCount", "StockDifference", append_only=True),
            RaiseWalls("LocationEvent", "LotEvent", "StockTakeEvent", append_only=True),
            NeverChanges("Movement", "PriceChange", "Transfer", "TransferLine", "TransferAnswer"),
            NeverChanges("StockCount", "StockDifference"),
            # A variant that leaves the catalogue leaves its lots without it; they keep its name.
            NeverChanges("Lot", but=("price", "variant_id", "condition", "term_ends_on", "grace_ends_on")),
        ]),
    ]

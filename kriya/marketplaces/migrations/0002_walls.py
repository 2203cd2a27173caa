from django.db import migrations

from kriya.core.together import Together
from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):
    dependencies = [
        ("marketplaces", "0001_initial"),
        ("catalog", "0002_walls"),
        ("ledger", "0002_walls"),
        ("sales", "0002_walls"),
    ]

    operations = [
        Together([
            RaiseWalls(
                "Sku", "MarketLayout", "Filling", "MarketFile", "MarketOrder", "MarketLine", "SoldPieces", "Release",
                "Withdrawal",
            ),
            RaiseWalls("MarketLayoutEvent", append_only=True),
        ]),
    ]

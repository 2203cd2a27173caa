from django.db import migrations

from kriya.core.together import Together
from kriya.core.unchanging import NeverChanges
from kriya.core.walls import RaiseWalls

ONCE = ("Handover", "HandoverLine", "Invoice", "QuotationPayment", "QuotationStep")


class Migration(migrations.Migration):
    dependencies = [
        ("quotations", "0001_initial"),
        ("catalog", "0002_walls"),
        ("inventory", "0002_walls"),
        ("makers", "0002_walls"),
        ("sales", "0011_sell_on_invoice"),
        ("ledger", "0007_orders_of_offices"),
    ]

    operations = [
        Together([
            RaiseWalls("Inquiry", "Quotation", "QuotationLine"),
            RaiseWalls(*ONCE, append_only=True),
            RaiseWalls("QuotationEvent", "QuotationLineEvent", append_only=True),
            NeverChanges(*ONCE),
        ]),
    ]

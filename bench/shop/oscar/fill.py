"""Fill django-oscar's database: PRODUCTS products of one partner, a million pieces of each; prints their numbers."""

import json
import os
import sys
from decimal import Decimal
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from oscar.core.loading import get_model
from PIL import Image

COUNT = int(sys.argv[1])
call_command("migrate", verbosity=0)
Path(settings.MEDIA_ROOT).mkdir(parents=True, exist_ok=True)
Image.new("RGB", (8, 8)).save(Path(settings.MEDIA_ROOT) / "image_not_found.jpg")
kind = get_model("catalogue", "ProductClass").objects.create(name="Kerajinan", requires_shipping=True, track_stock=True)
Product, StockRecord = get_model("catalogue", "Product"), get_model("partner", "StockRecord")
partner = get_model("partner", "Partner").objects.create(name="Perajin", code="perajin")
get_model("address", "Country").objects.create(
    iso_3166_1_a2="ID", name="Indonesia", printable_name="Indonesia", is_shipping_country=True
)
made = []
for number in range(COUNT):
    product = Product.objects.create(
        structure="standalone", product_class=kind, upc=f"KR{number}", slug=f"produk-{number}", title=f"Sarung {number}"
    )
    StockRecord.objects.create(
        product=product, partner=partner, partner_sku=product.upc, price=Decimal(100_000), num_in_stock=1_000_000
    )
    made.append(product.pk)
sys.stdout.write(json.dumps(made))

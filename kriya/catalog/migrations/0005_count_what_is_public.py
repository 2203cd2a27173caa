import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models

from kriya.core.together import Together


def council():
    return models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="councils.council")


def key(*fields):
    return models.CompositePrimaryKey("council_id", *fields, blank=True, editable=False, primary_key=True, serialize=False)


class Migration(migrations.Migration):
    dependencies = [("catalog", "0004_remember_product_lists"), ("councils", "0002_walls")]

    operations = [Together([
        migrations.CreateModel(
            name="FacetCount",
            fields=[
                ("pk", key("given", "facet")),
                ("council", council()),
                ("given", models.TextField()),
                ("facet", models.TextField()),
                ("topic", models.TextField()),
                ("n", models.IntegerField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["council", "given", "topic", "-n", "facet"], name="facet_count_fullest"),
                    models.Index(condition=models.Q(("n", 0)), fields=["council"], name="facet_count_empty"),
                ]
            },
        ),
        migrations.CreateModel(
            name="FacetLabel",
            fields=[
                ("pk", key("facet")),
                ("council", council()),
                ("facet", models.TextField()),
                ("label_id", models.TextField()),
                ("label_en", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="PublishedSpelling",
            fields=[
                ("pk", key("word")),
                ("council", council()),
                ("word", models.TextField()),
                ("n", models.IntegerField()),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["word"], name="published_spelling_word", opclasses=["gin_trgm_ops"]),
                    models.Index(condition=models.Q(("n", 0)), fields=["council"], name="published_spelling_empty"),
                ]
            },
        ),
        migrations.CreateModel(
            name="PublishedWord",
            fields=[
                ("pk", key("word")),
                ("council", council()),
                ("word", models.TextField()),
                ("n", models.IntegerField()),
                ("common", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("common", False), ("n__gte", 256)), fields=["council", "-n"], name="published_word_rising"),
                    models.Index(condition=models.Q(("n", 0)), fields=["council"], name="published_word_empty"),
                ]
            },
        ),
        migrations.RemoveIndex(model_name="publishedproduct", name="published_product_price"),
        migrations.AddIndex(
            model_name="publishedproduct",
            index=models.Index(models.F("council"), django.db.models.functions.comparison.Coalesce("price", models.Value(1000000000000000)), models.F("product_id"), name="published_product_cheapest"),
        ),
        migrations.AddIndex(
            model_name="publishedproduct",
            index=models.Index(models.F("council"), django.db.models.functions.comparison.Coalesce("price", models.Value(0)), models.F("product_id"), name="published_product_dearest"),
        ),
        migrations.AddIndex(model_name="publishedproduct", index=models.Index(fields=["council", "name", "product_id"], name="published_product_name")),
        migrations.AddIndex(
            model_name="publishedproduct",
            index=models.Index(fields=["council", "motif_code", "-published_at", "product_id"], name="published_product_motif"),
        ),
    ])]

from django.db import migrations, models

from kriya.core.together import Together

_KINDS = [
    ("taken_in", "titipan diterima"),
    ("markdown", "ditanya soal harga"),
    ("expiring", "masa titip berakhir"),
    ("settled", "pelunasan dibayar"),
    ("sold", "barang terjual"),
    ("to_make", "pesanan untuk dibuat"),
]


class Migration(migrations.Migration):
    """Makers are told of orders."""

    dependencies = [("showroom", "0006_news_of_makers")]

    operations = [
        Together(
            [
                migrations.RemoveConstraint(model_name="news", name="news_words_are_known"),
                migrations.AlterField(
                    model_name="news",
                    name="kind",
                    field=models.CharField(choices=_KINDS, max_length=8),
                ),
                migrations.AddConstraint(
                    model_name="news",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("channel__in", ["whatsapp", "email", "in_person"]),
                            ("kind__in", ["taken_in", "markdown", "expiring", "settled", "sold", "to_make"]),
                        ),
                        name="news_words_are_known",
                    ),
                ),
            ]
        ),
    ]

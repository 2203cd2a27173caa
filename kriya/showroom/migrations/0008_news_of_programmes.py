from django.db import migrations, models

from kriya.core.together import Together

_KINDS = [
    ("taken_in", "titipan diterima"),
    ("markdown", "ditanya soal harga"),
    ("expiring", "masa titip berakhir"),
    ("settled", "pelunasan dibayar"),
    ("sold", "terjual daring"),
    ("to_make", "pesanan untuk dibuat"),
    ("program", "kabar program"),
]


class Migration(migrations.Migration):
    """Makers are told of programmes: a place that is offered, a session that is near."""

    dependencies = [("showroom", "0007_news_of_orders")]

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
                            ("kind__in", [kind for kind, _label in _KINDS]),
                        ),
                        name="news_words_are_known",
                    ),
                ),
            ]
        ),
    ]

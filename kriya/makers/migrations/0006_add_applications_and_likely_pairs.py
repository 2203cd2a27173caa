import django.contrib.postgres.fields
import django.db.models.deletion
import kriya.core.ids
import kriya.core.personal
import kriya.core.scoping
from kriya.core.walls import RaiseWalls
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("councils", "0002_walls"),
        ("makers", "0005_undo_bulk_edits_by_row"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Application",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("reference", models.CharField(max_length=16, verbose_name="nomor pendaftaran")),
                ("token_hash", models.CharField(editable=False, max_length=64)),
                ("payload_hash", models.CharField(editable=False, max_length=64)),
                ("language", models.CharField(default="id", max_length=5)),
                ("submitted_at", models.DateTimeField(auto_now_add=True, verbose_name="dikirim")),
                ("other_payload", kriya.core.personal.EncryptedText(blank=True)),
                ("other_sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "council",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="councils.council",
                    ),
                ),
                (
                    "maker",
                    kriya.core.scoping.WithinCouncil(
                        on_delete=django.db.models.deletion.CASCADE, related_name="applications", to="makers.maker"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("council", "maker"), name="application_once"),
                    models.UniqueConstraint(fields=("council", "reference"), name="application_reference_once"),
                    models.UniqueConstraint(fields=("token_hash",), name="application_token_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CorrectionRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("text", models.TextField(verbose_name="yang perlu diperbaiki")),
                ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="diminta")),
                ("answer", models.TextField(blank=True, verbose_name="jawaban")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="dijawab")),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="councils.council",
                    ),
                ),
                (
                    "maker",
                    kriya.core.scoping.WithinCouncil(
                        on_delete=django.db.models.deletion.CASCADE, related_name="corrections", to="makers.maker"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["council", "maker", "asked_at"], name="correction_of_maker")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="correction_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_at", None), ("answered_at__gte", models.F("asked_at")), _connector="OR"
                        ),
                        name="correction_answered_later",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LikelyPair",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("score", models.FloatField()),
                ("certain", models.BooleanField(default=False)),
                (
                    "reasons",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12), default=list, size=None
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="councils.council",
                    ),
                ),
                (
                    "first",
                    kriya.core.scoping.WithinCouncil(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="makers.maker"
                    ),
                ),
                (
                    "second",
                    kriya.core.scoping.WithinCouncil(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="makers.maker"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["council", "-score", "id"], name="likely_pair_score")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="likely_pair_in_order"
                    ),
                    models.UniqueConstraint(fields=("council", "first", "second"), name="likely_pair_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PairSearch",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("makers", models.PositiveIntegerField(default=0)),
                ("newest_change", models.DateTimeField(null=True)),
                ("found_at", models.DateTimeField(null=True)),
                ("asked_at", models.DateTimeField(null=True)),
                (
                    "council",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="councils.council",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("council",), name="pair_search_once")],
            },
        ),
        RaiseWalls("Application", "CorrectionRequest", "LikelyPair", "PairSearch"),
    ]

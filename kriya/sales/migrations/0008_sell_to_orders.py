from django.conf import settings
from django.db import migrations, models

from kriya.core.together import Together


class Migration(migrations.Migration):
    dependencies = [
        ("councils", "0003_tell_hours_story_and_own_colour"),
        ("inventory", "0002_walls"),
        ("sales", "0007_counted_until_the_counting_ended"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            [
                migrations.RemoveConstraint(
                    model_name="refundtender",
                    name="refund_tender_kind_is_known",
                ),
                migrations.RemoveConstraint(
                    model_name="sale",
                    name="sale_channel_is_known",
                ),
                migrations.RemoveConstraint(
                    model_name="saletender",
                    name="sale_tender_kind_is_known",
                ),
                migrations.RemoveConstraint(
                    model_name="task",
                    name="task_kind_is_known",
                ),
                migrations.AlterField(
                    model_name="refundtender",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("cash", "tunai"),
                            ("qris", "QRIS"),
                            ("transfer", "transfer bank"),
                            ("card", "kartu"),
                            ("provider", "pembayaran daring"),
                            ("exchange", "tukar barang"),
                            ("order", "uang pesanan"),
                        ],
                        max_length=10,
                    ),
                ),
                migrations.AlterField(
                    model_name="sale",
                    name="channel",
                    field=models.CharField(
                        choices=[
                            ("showroom", "galeri"),
                            ("exhibition", "pameran"),
                            ("shop", "toko daring"),
                            ("visit", "kunjungan"),
                            ("office", "kantor"),
                            ("market", "lokapasar"),
                        ],
                        max_length=10,
                    ),
                ),
                migrations.AlterField(
                    model_name="saletender",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("cash", "tunai"),
                            ("qris", "QRIS"),
                            ("transfer", "transfer bank"),
                            ("card", "kartu"),
                            ("provider", "pembayaran daring"),
                            ("exchange", "tukar barang"),
                            ("order", "uang pesanan"),
                        ],
                        max_length=10,
                    ),
                ),
                migrations.AlterField(
                    model_name="task",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("oversold", "terjual melebihi stok"),
                            ("quarantine", "penjualan yang belum jelas"),
                            ("other_payload", "nomor sama, isi lain"),
                            ("price_differs", "harga berbeda dari label"),
                            ("below_floor", "potongan di bawah batas"),
                            ("same_reference", "rujukan pembayaran dipakai dua kali"),
                            ("clock_wrong", "jam alat keliru"),
                            ("after_closing", "penjualan tiba setelah laporan Z"),
                            ("cash_differs", "selisih kas"),
                            ("never_paid", "pembayaran tidak masuk"),
                            ("order_short", "pesanan terbayar, barang tidak ada"),
                            ("order_overpaid", "pesanan dibayar lebih"),
                            ("order_underpaid", "pesanan dibayar kurang"),
                            ("revoked_till", "penjualan dari alat yang dicabut"),
                        ],
                        max_length=16,
                    ),
                ),
                migrations.AddConstraint(
                    model_name="refundtender",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["cash", "qris", "transfer", "card", "provider", "exchange", "order"])
                        ),
                        name="refund_tender_kind_is_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sale",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("channel__in", ["showroom", "exhibition", "shop", "visit", "office", "market"])
                        ),
                        name="sale_channel_is_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="saletender",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["cash", "qris", "transfer", "card", "provider", "exchange", "order"])
                        ),
                        name="sale_tender_kind_is_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="task",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "oversold",
                                    "quarantine",
                                    "other_payload",
                                    "price_differs",
                                    "below_floor",
                                    "same_reference",
                                    "clock_wrong",
                                    "after_closing",
                                    "cash_differs",
                                    "never_paid",
                                    "order_short",
                                    "order_overpaid",
                                    "order_underpaid",
                                    "revoked_till",
                                ],
                            )
                        ),
                        name="task_kind_is_known",
                    ),
                ),
            ]
        ),
    ]

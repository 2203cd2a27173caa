from django.db import migrations, models

from kriya.core.together import Together

KINDS = [
    ('placed', 'dipesan'), ('paid', 'pembayaran diterima'), ('expired', 'kedaluwarsa'), ('cancelled', 'dibatalkan'),
    ('short', 'barang tidak ada lagi'), ('accepted', 'perajin menyanggupi'), ('declined', 'perajin tidak sanggup'),
    ('made', 'selesai dibuat'), ('sent', 'dikirim'), ('done', 'diterima pembeli'), ('returned', 'barang kembali'),
    ('refunded', 'uang dikembalikan'), ('message', 'pesan'),
]


class Migration(migrations.Migration):

    dependencies = [
        ('shop', '0005_name_every_outcome'),
    ]

    operations = [Together([
        migrations.AlterField(
            model_name='orderevent',
            name='kind',
            field=models.CharField(choices=KINDS, max_length=10),
        ),
        migrations.RemoveConstraint(
            model_name='orderevent',
            name='order_event_kind_is_known',
        ),
        migrations.AddConstraint(
            model_name='orderevent',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', [kind for kind, _label in KINDS])), name='order_event_kind_is_known'),
        ),
    ])]

from django.db import migrations, models

from kriya.core.together import Together


class Migration(migrations.Migration):
    """What an office receives is charged to it."""

    dependencies = [
        ('councils', '0004_say_whether_it_sells_online'),
        ('sales', '0010_sell_on_marketplaces'),
    ]

    operations = [Together([
        migrations.RemoveConstraint(
            model_name='refundtender',
            name='refund_tender_kind_is_known',
        ),
        migrations.RemoveConstraint(
            model_name='saletender',
            name='sale_tender_kind_is_known',
        ),
        migrations.AlterField(
            model_name='refundtender',
            name='kind',
            field=models.CharField(choices=[('cash', 'tunai'), ('qris', 'QRIS'), ('transfer', 'transfer bank'), ('card', 'kartu'), ('provider', 'pembayaran daring'), ('exchange', 'tukar barang'), ('order', 'uang pesanan'), ('market', 'lokapasar'), ('invoice', 'tagihan')], max_length=10),
        ),
        migrations.AlterField(
            model_name='saletender',
            name='kind',
            field=models.CharField(choices=[('cash', 'tunai'), ('qris', 'QRIS'), ('transfer', 'transfer bank'), ('card', 'kartu'), ('provider', 'pembayaran daring'), ('exchange', 'tukar barang'), ('order', 'uang pesanan'), ('market', 'lokapasar'), ('invoice', 'tagihan')], max_length=10),
        ),
        migrations.AddConstraint(
            model_name='refundtender',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['cash', 'qris', 'transfer', 'card', 'provider', 'exchange', 'order', 'market', 'invoice'])), name='refund_tender_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='saletender',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['cash', 'qris', 'transfer', 'card', 'provider', 'exchange', 'order', 'market', 'invoice'])), name='sale_tender_kind_is_known'),
        ),
    ])]

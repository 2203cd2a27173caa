from django.db import migrations, models

from kriya.core.together import Together


class Migration(migrations.Migration):

    dependencies = [
        ('councils', '0004_say_whether_it_sells_online'),
        ('ledger', '0007_orders_of_offices'),
    ]

    operations = [Together([
        migrations.RemoveConstraint(
            model_name='numbering',
            name='numbering_kind_is_known',
        ),
        migrations.AlterField(
            model_name='numbering',
            name='kind',
            field=models.CharField(choices=[('agreement', 'perjanjian titip jual'), ('intake', 'berita acara titip'), ('return', 'berita acara pengembalian'), ('transfer', 'surat jalan'), ('stock_take', 'stok opname'), ('shift_report', 'laporan Z'), ('settlement', 'pelunasan'), ('receipt', 'kuitansi'), ('order', 'pesanan'), ('visit_reply', 'surat balasan kunjungan'), ('quotation', 'penawaran'), ('handover', 'berita acara serah terima'), ('invoice', 'tagihan'), ('payment', 'kwitansi pesanan instansi'), ('closing', 'penutupan pameran')], max_length=12),
        ),
        migrations.AddConstraint(
            model_name='numbering',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['agreement', 'intake', 'return', 'transfer', 'stock_take', 'shift_report', 'settlement', 'receipt', 'order', 'visit_reply', 'quotation', 'handover', 'invoice', 'payment', 'closing'])), name='numbering_kind_is_known'),
        ),
    ])]

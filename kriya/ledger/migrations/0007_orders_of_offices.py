from django.db import migrations, models

from kriya.core.together import Together


class Migration(migrations.Migration):
    """Offices owe what they were charged; papers of their orders bear numbers."""

    dependencies = [
        ('councils', '0004_say_whether_it_sells_online'),
        ('ledger', '0006_number_of_visit_replies'),
        ('makers', '0003_undo_an_import_in_a_job'),
    ]

    operations = [Together([
        migrations.RemoveConstraint(
            model_name='entry',
            name='entry_account_is_known',
        ),
        migrations.RemoveConstraint(
            model_name='feerate',
            name='fee_rate_tender_is_known',
        ),
        migrations.RemoveConstraint(
            model_name='numbering',
            name='numbering_kind_is_known',
        ),
        migrations.AlterField(
            model_name='entry',
            name='account',
            field=models.CharField(choices=[('maker', 'titipan perajin'), ('advance', 'uang muka perajin'), ('commission', 'komisi dewan'), ('public_goods', 'penjualan barang milik dewan'), ('cash_drawer', 'kas laci'), ('cash_office', 'kas kantor'), ('bank', 'bank'), ('qris', 'QRIS belum masuk bank'), ('transfer', 'transfer belum dicocokkan'), ('card', 'kartu belum masuk bank'), ('provider', 'penyedia pembayaran'), ('market', 'lokapasar belum cair'), ('exchange', 'tukar barang'), ('orders', 'uang muka pembeli'), ('receivable', 'tagihan instansi'), ('shipping', 'ongkos kirim'), ('fees', 'biaya pembayaran'), ('ppn', 'PPN keluaran'), ('rounding', 'pembulatan tunai'), ('over_short', 'selisih kas'), ('loss', 'ganti rugi barang'), ('suspense', 'penjualan yang belum jelas'), ('opening', 'saldo awal dan setoran dewan')], max_length=12),
        ),
        migrations.AlterField(
            model_name='feerate',
            name='tender',
            field=models.CharField(choices=[('cash', 'tunai'), ('qris', 'QRIS'), ('transfer', 'transfer bank'), ('card', 'kartu'), ('provider', 'pembayaran daring'), ('exchange', 'tukar barang'), ('order', 'uang pesanan'), ('market', 'lokapasar'), ('invoice', 'tagihan')], max_length=10, verbose_name='cara bayar'),
        ),
        migrations.AlterField(
            model_name='feerateevent',
            name='tender',
            field=models.CharField(choices=[('cash', 'tunai'), ('qris', 'QRIS'), ('transfer', 'transfer bank'), ('card', 'kartu'), ('provider', 'pembayaran daring'), ('exchange', 'tukar barang'), ('order', 'uang pesanan'), ('market', 'lokapasar'), ('invoice', 'tagihan')], max_length=10, verbose_name='cara bayar'),
        ),
        migrations.AlterField(
            model_name='numbering',
            name='kind',
            field=models.CharField(choices=[('agreement', 'perjanjian titip jual'), ('intake', 'berita acara titip'), ('return', 'berita acara pengembalian'), ('transfer', 'surat jalan'), ('stock_take', 'stok opname'), ('shift_report', 'laporan Z'), ('settlement', 'pelunasan'), ('receipt', 'kuitansi'), ('order', 'pesanan'), ('visit_reply', 'surat balasan kunjungan'), ('quotation', 'penawaran'), ('handover', 'berita acara serah terima'), ('invoice', 'tagihan'), ('payment', 'kwitansi pesanan instansi')], max_length=12),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.CheckConstraint(condition=models.Q(('account__in', ['maker', 'advance', 'commission', 'public_goods', 'cash_drawer', 'cash_office', 'bank', 'qris', 'transfer', 'card', 'provider', 'market', 'exchange', 'orders', 'receivable', 'shipping', 'fees', 'ppn', 'rounding', 'over_short', 'loss', 'suspense', 'opening'])), name='entry_account_is_known'),
        ),
        migrations.AddConstraint(
            model_name='feerate',
            constraint=models.CheckConstraint(condition=models.Q(('tender__in', ['cash', 'qris', 'transfer', 'card', 'provider', 'exchange', 'order', 'market', 'invoice'])), name='fee_rate_tender_is_known'),
        ),
        migrations.AddConstraint(
            model_name='numbering',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['agreement', 'intake', 'return', 'transfer', 'stock_take', 'shift_report', 'settlement', 'receipt', 'order', 'visit_reply', 'quotation', 'handover', 'invoice', 'payment'])), name='numbering_kind_is_known'),
        ),
    ])]

import django.db.models.deletion
import kriya.core.ids
import kriya.core.personal
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from kriya.core.personal import encrypt
from kriya.core.scoping import COUNCIL_SETTING
from kriya.core.together import Together
from kriya.core.unchanging import NeverChanges
from kriya.core.walls import RaiseWalls

SEALED = ("contact", "phone", "email")


def seal(apps, editor):
    """Seal who speaks for an office in the rows that are there, council by council: the walls stand here too."""
    columns, sets = ", ".join(SEALED), ", ".join(f"{name} = %s" for name in SEALED)
    with editor.connection.cursor() as cursor:
        cursor.execute("SELECT id FROM councils_council")
        for (council,) in cursor.fetchall():
            cursor.execute("SELECT set_config(%s, %s, true)", [COUNCIL_SETTING, str(council)])
            for table in ("quotations_inquiry", "quotations_quotation"):
                cursor.execute(f"SELECT id, {columns} FROM {table}")
                rows = [(*(encrypt(text) if text else "" for text in plain), key) for key, *plain in cursor.fetchall()]
                if rows:
                    cursor.executemany(f"UPDATE {table} SET {sets} WHERE id = %s", rows)
        cursor.execute("SELECT set_config(%s, '', true)", [COUNCIL_SETTING])


class Migration(migrations.Migration):
    """Contacts of offices are sealed, their history forgets them, and who saw one is kept."""

    dependencies = [
        ('councils', '0004_say_whether_it_sells_online'),
        ('quotations', '0002_walls'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together([
        migrations.CreateModel(
            name='OfficeDataShown',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('about', models.UUIDField()),
                ('what', models.CharField(choices=[('inquiry', 'kontak pada permintaan'), ('quotation', 'kontak pada penawaran'), ('edited', 'kontak di formulir')], max_length=9, verbose_name='data')),
                ('shown_at', models.DateTimeField()),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
                ('shown_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['council', 'about', 'shown_at'], name='office_shown_about')],
                'constraints': [models.CheckConstraint(condition=models.Q(('what__in', ['inquiry', 'quotation', 'edited'])), name='office_shown_is_known')],
            },
        ),
        RaiseWalls('OfficeDataShown', append_only=True),
        NeverChanges('OfficeDataShown'),
        pgtrigger.migrations.RemoveTrigger(
            model_name='quotation',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='quotation',
            name='delete_delete',
        ),
        migrations.RemoveField(
            model_name='quotationevent',
            name='contact',
        ),
        migrations.RemoveField(
            model_name='quotationevent',
            name='email',
        ),
        migrations.RemoveField(
            model_name='quotationevent',
            name='phone',
        ),
        migrations.AlterField(
            model_name='inquiry',
            name='contact',
            field=kriya.core.personal.EncryptedText(verbose_name='nama kontak'),
        ),
        migrations.AlterField(
            model_name='inquiry',
            name='email',
            field=kriya.core.personal.EncryptedText(blank=True, verbose_name='surel'),
        ),
        migrations.AlterField(
            model_name='inquiry',
            name='phone',
            field=kriya.core.personal.EncryptedText(verbose_name='telepon'),
        ),
        migrations.AlterField(
            model_name='quotation',
            name='contact',
            field=kriya.core.personal.EncryptedText(verbose_name='nama kontak'),
        ),
        migrations.AlterField(
            model_name='quotation',
            name='email',
            field=kriya.core.personal.EncryptedText(blank=True, verbose_name='surel'),
        ),
        migrations.AlterField(
            model_name='quotation',
            name='phone',
            field=kriya.core.personal.EncryptedText(blank=True, verbose_name='telepon'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quotation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."accepted_at" IS DISTINCT FROM (NEW."accepted_at") OR OLD."accepted_by" IS DISTINCT FROM (NEW."accepted_by") OR OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."bearer" IS DISTINCT FROM (NEW."bearer") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."council_id" IS DISTINCT FROM (NEW."council_id") OR OLD."deposit" IS DISTINCT FROM (NEW."deposit") OR OLD."discount" IS DISTINCT FROM (NEW."discount") OR OLD."goods" IS DISTINCT FROM (NEW."goods") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."inquiry_id" IS DISTINCT FROM (NEW."inquiry_id") OR OLD."institution" IS DISTINCT FROM (NEW."institution") OR OLD."lead_days" IS DISTINCT FROM (NEW."lead_days") OR OLD."letter_number" IS DISTINCT FROM (NEW."letter_number") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."offered_at" IS DISTINCT FROM (NEW."offered_at") OR OLD."payment_days" IS DISTINCT FROM (NEW."payment_days") OR OLD."ppn" IS DISTINCT FROM (NEW."ppn") OR OLD."revision" IS DISTINCT FROM (NEW."revision") OR OLD."shipping" IS DISTINCT FROM (NEW."shipping") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."subject" IS DISTINCT FROM (NEW."subject") OR OLD."tax" IS DISTINCT FROM (NEW."tax") OR OLD."tax_number" IS DISTINCT FROM (NEW."tax_number") OR OLD."total" IS DISTINCT FROM (NEW."total") OR OLD."valid_until" IS DISTINCT FROM (NEW."valid_until"))', func='INSERT INTO "quotations_quotationevent" ("accepted_at", "accepted_by", "address", "bearer", "by_id", "code", "council_id", "deposit", "discount", "goods", "id", "inquiry_id", "institution", "lead_days", "letter_number", "made_at", "note", "number", "offered_at", "payment_days", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ppn", "revision", "shipping", "state", "subject", "tax", "tax_number", "total", "valid_until") VALUES (OLD."accepted_at", OLD."accepted_by", OLD."address", OLD."bearer", OLD."by_id", OLD."code", OLD."council_id", OLD."deposit", OLD."discount", OLD."goods", OLD."id", OLD."inquiry_id", OLD."institution", OLD."lead_days", OLD."letter_number", OLD."made_at", OLD."note", OLD."number", OLD."offered_at", OLD."payment_days", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."ppn", OLD."revision", OLD."shipping", OLD."state", OLD."subject", OLD."tax", OLD."tax_number", OLD."total", OLD."valid_until"); RETURN NULL;', hash='6eec478b27dab10e8585970632c12bea29d20408', operation='UPDATE', pgid='pgtrigger_update_update_95529', table='quotations_quotation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quotation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "quotations_quotationevent" ("accepted_at", "accepted_by", "address", "bearer", "by_id", "code", "council_id", "deposit", "discount", "goods", "id", "inquiry_id", "institution", "lead_days", "letter_number", "made_at", "note", "number", "offered_at", "payment_days", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ppn", "revision", "shipping", "state", "subject", "tax", "tax_number", "total", "valid_until") VALUES (OLD."accepted_at", OLD."accepted_by", OLD."address", OLD."bearer", OLD."by_id", OLD."code", OLD."council_id", OLD."deposit", OLD."discount", OLD."goods", OLD."id", OLD."inquiry_id", OLD."institution", OLD."lead_days", OLD."letter_number", OLD."made_at", OLD."note", OLD."number", OLD."offered_at", OLD."payment_days", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."ppn", OLD."revision", OLD."shipping", OLD."state", OLD."subject", OLD."tax", OLD."tax_number", OLD."total", OLD."valid_until"); RETURN NULL;', hash='c7aa9e45ec3d9d1d9a689244b293f1e8f421dbf8', operation='DELETE', pgid='pgtrigger_delete_delete_bb9ae', table='quotations_quotation', when='AFTER')),
        ),
        ]),
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]

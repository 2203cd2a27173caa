import django.db.models.deletion
import kriya.core.ids
import kriya.core.personal
import kriya.core.scoping
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from kriya.core.together import Together


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('councils', '0004_say_whether_it_sells_online'),
        ('promotion', '0005_compose_pages'),
    ]

    operations = [Together([
        migrations.CreateModel(
            name='Issue',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('blocks', models.JSONField(default=list)),
                ('past', models.JSONField(default=list, editable=False)),
                ('subject_id', models.CharField(max_length=120, verbose_name='judul (Indonesia)')),
                ('subject_en', models.CharField(blank=True, max_length=120, verbose_name='judul (Inggris)')),
                ('state', models.CharField(choices=[('draft', 'draf'), ('scheduled', 'dijadwalkan'), ('sending', 'sedang dikirim'), ('stopped', 'dihentikan'), ('sent', 'terkirim')], default='draft', max_length=10)),
                ('send_at', models.DateTimeField(blank=True, null=True, verbose_name='dikirim')),
                ('made_at', models.DateTimeField(editable=False)),
                ('began_at', models.DateTimeField(editable=False, null=True)),
                ('ended_at', models.DateTimeField(editable=False, null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'scheduled', 'sending', 'stopped', 'sent'])), name='issue_state_is_known'), models.CheckConstraint(condition=models.Q(('state', 'draft'), models.Q(('send_at', None), _negated=True), _connector='OR'), name='issue_on_its_way_has_a_time')],
            },
        ),
        migrations.CreateModel(
            name='IssueEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, serialize=False)),
                ('blocks', models.JSONField(default=list)),
                ('subject_id', models.CharField(max_length=120, verbose_name='judul (Indonesia)')),
                ('subject_en', models.CharField(blank=True, max_length=120, verbose_name='judul (Inggris)')),
                ('state', models.CharField(choices=[('draft', 'draf'), ('scheduled', 'dijadwalkan'), ('sending', 'sedang dikirim'), ('stopped', 'dihentikan'), ('sent', 'terkirim')], default='draft', max_length=10)),
                ('send_at', models.DateTimeField(blank=True, null=True, verbose_name='dikirim')),
                ('made_at', models.DateTimeField(editable=False)),
                ('began_at', models.DateTimeField(editable=False, null=True)),
                ('ended_at', models.DateTimeField(editable=False, null=True)),
                ('by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='councils.council')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='newsletters.issue')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='IssueLink',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('target', models.CharField(max_length=200)),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
                ('issue', kriya.core.scoping.WithinCouncil(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='newsletters.issue')),
                ('link', kriya.core.scoping.WithinCouncil(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='promotion.link')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council', 'issue', 'target'), name='issue_link_once')],
            },
        ),
        migrations.CreateModel(
            name='Subscriber',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('email', kriya.core.personal.EncryptedText(blank=True)),
                ('email_hash', models.CharField(max_length=64)),
                ('language', models.CharField(default='id', max_length=5)),
                ('state', models.CharField(choices=[('asked', 'belum konfirmasi'), ('subscribed', 'berlangganan'), ('left', 'berhenti'), ('bounced', 'alamat tidak sampai'), ('erased', 'dihapus')], default='asked', max_length=10)),
                ('since', models.DateTimeField()),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
            ],
            options={
                'indexes': [models.Index(fields=['council', 'state', '-since'], name='subscriber_state')],
                'constraints': [models.UniqueConstraint(fields=('council', 'email_hash'), name='subscriber_once'), models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'subscribed', 'left', 'bounced', 'erased'])), name='subscriber_state_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'erased'), _negated=True), ('email', ''), _connector='OR'), name='subscriber_erased_is_empty')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('waiting', 'menunggu'), ('sending', 'sedang dikirim'), ('sent', 'terkirim'), ('failed', 'ditolak')], default='waiting', max_length=10)),
                ('claimed_at', models.DateTimeField(null=True)),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
                ('issue', kriya.core.scoping.WithinCouncil(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='newsletters.issue')),
                ('subscriber', kriya.core.scoping.WithinCouncil(on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='newsletters.subscriber')),
            ],
            options={
                'indexes': [models.Index(fields=['council', 'issue', 'state'], name='delivery_state')],
                'constraints': [models.UniqueConstraint(fields=('council', 'issue', 'subscriber'), name='delivery_once'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'sending', 'sent', 'failed'])), name='delivery_state_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.UUIDField(default=kriya.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('asked', 'mendaftar'), ('confirmed', 'mengonfirmasi'), ('left', 'berhenti'), ('bounced', 'dicatat tidak sampai'), ('erased', 'data dihapus')], max_length=10)),
                ('place', models.CharField(choices=[('site', 'situs'), ('checkout', 'pemesanan'), ('letter', 'tautan di surel'), ('office', 'kantor')], max_length=10)),
                ('words', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField()),
                ('council', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='councils.council')),
                ('subscriber', kriya.core.scoping.WithinCouncil(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='newsletters.subscriber')),
            ],
            options={
                'indexes': [models.Index(fields=['council', 'subscriber', 'at'], name='consent_subscriber')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['asked', 'confirmed', 'left', 'bounced', 'erased'])), name='consent_kind_is_known'), models.CheckConstraint(condition=models.Q(('place__in', ['site', 'checkout', 'letter', 'office'])), name='consent_place_is_known')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='issue',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."began_at" IS DISTINCT FROM (NEW."began_at") OR OLD."blocks" IS DISTINCT FROM (NEW."blocks") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."council_id" IS DISTINCT FROM (NEW."council_id") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."send_at" IS DISTINCT FROM (NEW."send_at") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."subject_en" IS DISTINCT FROM (NEW."subject_en") OR OLD."subject_id" IS DISTINCT FROM (NEW."subject_id"))', func='INSERT INTO "newsletters_issueevent" ("began_at", "blocks", "by_id", "council_id", "ended_at", "id", "made_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "send_at", "state", "subject_en", "subject_id") VALUES (OLD."began_at", OLD."blocks", OLD."by_id", OLD."council_id", OLD."ended_at", OLD."id", OLD."made_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."send_at", OLD."state", OLD."subject_en", OLD."subject_id"); RETURN NULL;', hash='2fb212f567cd1ee7239ec1a425160c61479521d5', operation='UPDATE', pgid='pgtrigger_update_update_7b534', table='newsletters_issue', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='issue',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "newsletters_issueevent" ("began_at", "blocks", "by_id", "council_id", "ended_at", "id", "made_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "send_at", "state", "subject_en", "subject_id") VALUES (OLD."began_at", OLD."blocks", OLD."by_id", OLD."council_id", OLD."ended_at", OLD."id", OLD."made_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."send_at", OLD."state", OLD."subject_en", OLD."subject_id"); RETURN NULL;', hash='667dd6b19ca77af8f8ba922551e90866046ea99e', operation='DELETE', pgid='pgtrigger_delete_delete_03e74', table='newsletters_issue', when='AFTER')),
        ),
    ])]

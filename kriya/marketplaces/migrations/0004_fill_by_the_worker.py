from django.conf import settings
from django.db import migrations, models

from kriya.core.together import Together


class Migration(migrations.Migration):

    dependencies = [
        ('councils', '0005_say_whether_views_show'),
        ('marketplaces', '0003_apply_in_parts'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [Together([
        migrations.AddField(
            model_name='filling',
            name='alive_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='filling',
            name='asked',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='filling',
            name='done',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='filling',
            name='state',
            field=models.CharField(choices=[('kept', 'belum diisi'), ('working', 'sedang diisi'), ('done', 'terisi'), ('failed', 'gagal')], default='kept', max_length=7, verbose_name='keadaan'),
        ),
        migrations.AddConstraint(
            model_name='filling',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['kept', 'working', 'done', 'failed'])), name='filling_state_is_known'),
        ),
    ])]

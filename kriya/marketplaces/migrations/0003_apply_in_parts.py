from django.conf import settings
from django.db import migrations, models

from kriya.core.together import Together


class Migration(migrations.Migration):

    dependencies = [
        ('councils', '0005_say_whether_views_show'),
        ('marketplaces', '0002_walls'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [Together([
        migrations.RemoveConstraint(
            model_name='marketfile',
            name='market_file_state_is_known',
        ),
        migrations.AddField(
            model_name='marketfile',
            name='alive_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='marketfile',
            name='done',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name='marketfile',
            name='state',
            field=models.CharField(choices=[('preview', 'menunggu diterapkan'), ('working', 'sedang diterapkan'), ('applied', 'diterapkan'), ('undoing', 'sedang dibatalkan'), ('undone', 'dibatalkan')], default='preview', max_length=8, verbose_name='keadaan'),
        ),
        migrations.AddConstraint(
            model_name='marketfile',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['preview', 'working', 'applied', 'undoing', 'undone'])), name='market_file_state_is_known'),
        ),
    ])]

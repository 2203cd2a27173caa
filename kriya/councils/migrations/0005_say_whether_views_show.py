from django.db import migrations, models

from kriya.core.together import Together


class Migration(migrations.Migration):

    dependencies = [
        ('councils', '0004_say_whether_it_sells_online'),
    ]

    operations = [Together([
        migrations.AddField(
            model_name='council',
            name='shows_views',
            field=models.BooleanField(default=False, editable=False),
        ),
    ])]

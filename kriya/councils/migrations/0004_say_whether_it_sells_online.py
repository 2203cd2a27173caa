from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('councils', '0003_tell_hours_story_and_own_colour'),
    ]

    operations = [
        migrations.AddField(
            model_name='council',
            name='sells_online',
            field=models.BooleanField(default=False, editable=False),
        ),
    ]

from django.db import migrations, models

from kriya.core.together import Together


class Migration(migrations.Migration):

    dependencies = [
        ('shop', '0004_buyer_data_shown'),
    ]

    operations = [Together([
        migrations.AlterField(
            model_name='paymentevent',
            name='outcome',
            field=models.CharField(max_length=24),
        ),
    ])]

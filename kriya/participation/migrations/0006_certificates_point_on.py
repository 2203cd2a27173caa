from django.db import migrations, models

from kriya.core.together import Together


class Migration(migrations.Migration):

    dependencies = [
        ('participation', '0005_attachments'),
    ]

    operations = [Together([
        migrations.AddField(
            model_name='publishedcertificate',
            name='replaced_by',
            field=models.CharField(blank=True, max_length=16),
        ),
    ])]

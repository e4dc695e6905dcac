from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("members", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="member",
            name="photo",
            field=models.CharField(blank=True, max_length=100),
        ),
    ]

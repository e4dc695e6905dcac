from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("discussions", "0004_p_numbers_on_lists")]

    operations = [
        migrations.AddField(
            model_name="recordline",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
    ]

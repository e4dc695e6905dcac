import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("discussions", "0007_p_longer_links"),
    ]

    operations = [
        migrations.AlterField(
            model_name="sharedlesson",
            name="lesson",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="table", to="sparring.lesson"
            ),
        ),
    ]

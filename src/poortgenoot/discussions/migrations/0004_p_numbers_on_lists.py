from django.db import migrations, models

from poortgenoot.members.professions import Register


class Migration(migrations.Migration):
    dependencies = [("discussions", "0003_l_asked_seats")]

    operations = [
        migrations.AddField(
            model_name="peerseat",
            name="register",
            field=models.CharField(blank=True, choices=Register.choices, default="", max_length=6),
            preserve_default=False,
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("discussions", "0002_r_what_stays")]

    operations = [
        migrations.AddField("seat", "reasons", models.JSONField(default=list)),
        migrations.AddField("seat", "declined_at", models.DateTimeField(null=True)),
        migrations.AddField("discussion", "told_step", models.CharField(blank=True, default="", max_length=60)),
        migrations.AddField("discussion", "reminded_step", models.CharField(blank=True, default="", max_length=60)),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("discussions", "0005_m_line_version")]

    operations = [
        migrations.RemoveField("discussion", "reminded_step"),
        migrations.RemoveField("discussion", "told_step"),
        migrations.AddField("discussion", "reminded_term", models.DateTimeField(null=True)),
        migrations.AddField("discussion", "told_term", models.DateTimeField(null=True)),
        migrations.AddField("discussion", "warned_at", models.DateTimeField(null=True)),
    ]

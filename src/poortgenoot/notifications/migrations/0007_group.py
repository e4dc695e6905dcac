from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0006_date"),
    ]

    operations = [
        migrations.AlterField(
            model_name="notice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("invitation", "uitnodiging"),
                    ("answer", "reactie op je vraag"),
                    ("follow_up", "vervolg op je reactie"),
                    ("thanks", "dank"),
                    ("helped", "dit hielp"),
                    ("outcome", "hoe het afliep"),
                    ("lesson", "nieuwe les"),
                    ("freed", "je hoeft niet meer"),
                    ("term", "de termijn"),
                    ("recognised", "herkenbaar"),
                    ("moderation", "moderatie"),
                    ("host", "gastheer"),
                    ("discussion", "bespreking"),
                    ("seat", "plaats aan tafel"),
                    ("date", "datum van je groep"),
                    ("group", "je groep"),
                ],
                max_length=12,
            ),
        ),
    ]

"""A profile: each field is for everyone, for my hosts or for nobody, on every side."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from tests.cast import Cast, client_of
from tests.factories import make_theme

from poortgenoot.core.models import Event
from poortgenoot.members import actions, photos, places
from poortgenoot.members.models import Member, Registration
from poortgenoot.members.models.members import SHOWN_FIELDS

pytestmark = pytest.mark.django_db

MARKS = {
    "work_places": "Apeldoorn",
    "work_days": "dinsdag",
    "meeting_slots": "donderdagmiddag",
    "themes_brought": "Burn-out",
    "themes_sought": "Kanker",
    "decide": "Ik beslis over belastbaarheid.",
    "weigh": "Ik weeg het verhaal.",
    "need": "Ik heb een vraag in een zin nodig.",
    "reach": "Bel tussen de middag.",
}
"""What each field leaves on a page."""


def fill(member: Member, audience: str) -> None:
    place = places.by_label("Apeldoorn")
    assert place
    brought, sought = make_theme().pk, make_theme("kanker", "Kanker").pk
    actions.tell_work(actions.Work((place,), (2,), (brought,), (sought,)), by=member)
    texts = {name: MARKS[name] for name in ("decide", "weigh", "need", "reach")}
    actions.tell_way(actions.Way(("do-middag",), texts, dict.fromkeys(SHOWN_FIELDS, audience), 2, None), by=member)


def seen(viewer: Member, member: Member) -> set[str]:
    html = client_of(viewer).get(f"/leden/{member.pk}/").content.decode()
    return {field for field, mark in MARKS.items() if mark in html}


def test_for_everyone_is_seen_by_everyone(cast: Cast) -> None:
    fill(cast.doctor, "everyone")
    assert seen(cast.stranger, cast.doctor) == set(SHOWN_FIELDS)


def test_for_my_hosts_is_seen_by_who_shares_a_host(cast: Cast) -> None:
    fill(cast.doctor, "hosts")
    assert seen(cast.asker, cast.doctor) == set(SHOWN_FIELDS)
    assert seen(cast.stranger, cast.doctor) == set()


def test_for_nobody_is_seen_by_the_owner_alone(cast: Cast) -> None:
    fill(cast.doctor, "nobody")
    assert seen(cast.moderator, cast.doctor) == set()
    assert seen(cast.doctor, cast.doctor) == set(SHOWN_FIELDS)


def test_a_register_number_is_for_its_owner_and_its_moderators(cast: Cast) -> None:
    Registration.objects.create(member=cast.doctor, register="BIG", number="09901234567")
    seers = [
        name
        for name in ("asker", "doctor", "moderator", "administrator", "other_moderator", "operator")
        if "09901234567" in client_of(cast[name]).get(f"/leden/{cast.doctor.pk}/").content.decode()
    ]
    assert seers == ["doctor", "moderator", "administrator"]


def test_who_left_or_never_joined_has_no_page(cast: Cast) -> None:
    assert client_of(cast.asker).get(f"/leden/{cast.newcomer.pk}/").status_code == 404


def way(**changes: object) -> dict[str, object]:
    shown = {f"zo-shown_{name}": "hosts" for name in SHOWN_FIELDS}
    who: dict[str, object] = {"wie-name": "Asker", "wie-professions": ["JC"], "zo-weekly_cap": "2"}
    return who | shown | {f"zo-{k}": v for k, v in changes.items()}


def test_one_button_saves_the_whole_profile(cast: Cast) -> None:
    browser = client_of(cast.asker)
    told = way(decide="Of een plek past.", weekly_cap="1") | {"wie-name": "Asja Asker", "werk-work_days": ["1", "2"]}
    assert browser.post("/profiel/", told)["Location"] == "/profiel/"
    me = Member.objects.get(pk=cast.asker.pk)
    assert (me.decide, me.weekly_cap, me.name, me.work_days) == ("Of een plek past.", 1, "Asja Asker", [1, 2])


def test_saving_what_did_not_change_leaves_no_line(cast: Cast) -> None:
    browser = client_of(cast.asker)
    browser.post("/profiel/", way(decide="Of een plek past."))
    before = Event.objects.count()
    browser.post("/profiel/", way(decide="Of een plek past."))
    assert Event.objects.count() == before


def test_a_mistake_in_one_part_saves_no_other(cast: Cast) -> None:
    told = way(weekly_cap="99") | {"wie-name": "Asja Asker"}
    answer = client_of(cast.asker).post("/profiel/", told)
    assert "Asja Asker" in answer.content.decode()
    assert Member.objects.get(pk=cast.asker.pk).name == "Asker"


def test_a_mistake_keeps_every_word(cast: Cast) -> None:
    answer = client_of(cast.asker).post("/profiel/", way(decide="Of een plek past.", weekly_cap="99"))
    assert answer.status_code == 422
    assert "Of een plek past." in answer.content.decode()
    assert Member.objects.get(pk=cast.asker.pk).decide == ""


def test_a_pause_ends_on_a_day_that_still_comes(cast: Cast) -> None:
    browser = client_of(cast.asker)
    assert browser.post("/profiel/", way(paused_until="2020-01-01")).status_code == 422
    browser.post("/profiel/", way(paused_until="2999-01-01"))
    assert Member.objects.get(pk=cast.asker.pk).is_paused


def picture(kind: str = "JPEG", size: tuple[int, int] = (900, 600)) -> bytes:
    out = BytesIO()
    image = Image.new("RGB", size, "#8844aa")
    exif = image.getexif()
    exif[0x010E] = "Gemaakt in Zwolle"
    image.save(out, kind, exif=exif)
    return out.getvalue()


def test_a_photo_is_made_anew_without_what_the_camera_wrote() -> None:
    made = photos.made_anew(BytesIO(picture()))
    assert b"Zwolle" not in made
    with Image.open(BytesIO(made)) as image:
        assert (image.format, image.size, dict(image.getexif())) == ("JPEG", (480, 480), {})


@pytest.mark.parametrize("content", [b"", b"<svg xmlns='x'/>", b"%PDF-1.7", picture("GIF")])
def test_only_photos_are_photos(content: bytes) -> None:
    with pytest.raises(photos.NotAPhoto):
        photos.made_anew(BytesIO(content))


def test_a_photo_is_shown_to_members_only_and_can_be_removed(cast: Cast, settings: object, tmp_path: object) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    browser, url = client_of(cast.asker), f"/leden/{cast.asker.pk}/foto/"
    browser.post("/profiel/foto/", {"photo": SimpleUploadedFile("ik.png", picture("PNG"))})
    assert client_of(cast.doctor).get(url)["Content-Type"] == "image/jpeg"
    assert client_of(None).get(url).status_code == 302
    browser.post("/profiel/foto/", {"remove": "1"})
    assert browser.get(url).status_code == 404


def test_a_photo_above_the_limit_is_refused(cast: Cast) -> None:
    from poortgenoot.core.limits import LIMITS

    big = SimpleUploadedFile("ik.jpg", b"x" * (LIMITS.upload_bytes + 1))
    answer = client_of(cast.asker).post("/profiel/foto/", {"photo": big}, follow=True)
    assert "te groot" in answer.content.decode()
    assert Member.objects.get(pk=cast.asker.pk).photo == ""


def test_who_leaves_leaves_the_profession_and_the_years_only(cast: Cast) -> None:
    from poortgenoot.accounts.own_data import Texts
    from poortgenoot.members.actions.leaving import erase
    from poortgenoot.members.queries.own import about

    fill(cast.doctor, "everyone")
    Registration.objects.create(member=cast.doctor, register="BIG", number="09901234567")
    known = about(cast.doctor.user)
    assert list(known["work_places"]) == [{"name": "Apeldoorn", "province": "Gelderland"}]
    assert known["registrations"] == [{"register": "BIG", "number": "09901234567"}]
    erase(Member.objects.get(pk=cast.doctor.pk).user, Texts.KEEP)
    assert client_of(cast.asker).get(f"/leden/{cast.doctor.pk}/").status_code == 404
    assert "Doctor" not in client_of(cast.asker).get("/leden/").content.decode()
    left = Member.objects.get(pk=cast.doctor.pk)
    assert (left.name, left.professions, left.years) == ("", ["BA"], 8)
    assert not left.registrations.exists()
    assert not left.is_verified

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from poortgenoot.core import clock
from poortgenoot.members.models import Host, Member, Theme, Vouch
from tests.again import Again
from tests.cast import PEOPLE, Cast, make_cast


def test_the_cast_has_one_of_each_role(cast: Cast) -> None:
    assert cast.doctor.is_verified
    assert not cast.unverified.is_verified
    assert cast.moderator.moderates == {cast.association.pk}
    assert cast.newcomer.onboarded_at is None
    assert cast.operator.is_operator


def test_who_is_put_back_is_who_the_database_holds(cast: Cast) -> None:
    for name in PEOPLE:
        person = cast[name]
        assert person
        stored = Member.objects.get(pk=person.pk)
        for field in Member._meta.concrete_fields:
            assert getattr(person, field.attname) == getattr(stored, field.attname), (name, field.name)


def test_moments_move_along_with_the_clock(db: None, cast_again: Again[Cast], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "_ahead", clock.ahead() + timedelta(days=400))
    doctor = cast_again().doctor
    assert timedelta(days=30) <= clock.now() - doctor.onboarded_at < timedelta(days=30, minutes=1)
    assert clock.now() - Vouch.objects.get(member=doctor).at < timedelta(minutes=1)


def test_once_they_are_put_back_the_database_guards_its_keys_again(cast: Cast) -> None:
    vouches = Vouch.objects.filter(member=cast.doctor)
    vouches.update(host_id=cast.association.pk + 1_000)
    with pytest.raises(IntegrityError), transaction.atomic():
        connection.check_constraints()
    vouches.update(host_id=cast.association.pk)


@pytest.mark.django_db(transaction=True)
def test_what_a_test_committed_is_gone_after_it_and_the_themes_of_the_house_are_there() -> None:
    themes = set(Theme.objects.values_list("pk", "slug"))
    make_cast()
    call_command("flush", verbosity=0, interactive=False)
    assert not Member.objects.exists()
    assert not Host.objects.exists()
    assert themes
    assert set(Theme.objects.values_list("pk", "slug")) == themes, "under their own keys"
    with pytest.raises(IntegrityError):
        Vouch.objects.create(member_id=1, host_id=1, profession="BA", how="list")

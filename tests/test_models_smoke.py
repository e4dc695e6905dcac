import pytest

from poortgenoot.accounts.models import User
from poortgenoot.members.models import Member


@pytest.mark.django_db
def test_a_new_user_gets_a_member_beside_it() -> None:
    user = User.objects.create_user("nieuw@voorbeeld.example")
    assert Member.objects.get(user=user).onboarded_at is None

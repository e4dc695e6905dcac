from tests.cast import Cast


def test_the_cast_has_one_of_each_role(cast: Cast) -> None:
    assert cast.doctor.is_verified
    assert not cast.unverified.is_verified
    assert cast.moderator.moderates == {cast.association.pk}
    assert cast.newcomer.onboarded_at is None
    assert cast.operator.is_operator

"""Every test meets the same cast, on the database of this run."""

import pytest
from hypothesis import HealthCheck, settings

from poortgenoot import testing

pytest_plugins = ["tests.cast", "tests.served"]
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("the same each time", settings.get_profile("search"), derandomize=True)
settings.load_profile("the same each time")
"""Who changes nothing sees the same tests pass; `pytest --hypothesis-profile=search` looks for what none of us saw."""


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    testing.use_server()


@pytest.fixture(scope="session", autouse=True)
def our_own_post(django_test_environment: None) -> None:
    """Django swaps the mailers for a list in memory; here mail takes the house's own road, as always."""
    from django.conf import settings

    from poortgenoot import settings as house

    settings.MAILERS = house.MAILERS


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Each test has a database of its own, where the keys of another mean somebody else: what is kept in memory under
    them begins anew, the directory's columns and how often somebody did something.
    """
    from django.core.cache import cache

    from poortgenoot.members.roster.snapshot import roster

    roster.forget()
    cache.clear()


@pytest.fixture
def within_the_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    """The house counts by the hour and the day: who counts up to a limit begins early enough in one to get there."""
    from datetime import timedelta

    from poortgenoot.core import clock

    if clock.now().minute >= 50:
        monkeypatch.setattr(clock, "_ahead", clock.ahead() + timedelta(minutes=10))

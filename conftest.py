"""Every test meets the same cast, on the database of this run."""

import pytest

from poortgenoot import testing

pytest_plugins = ["tests.cast", "tests.served"]


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
def fresh_roster() -> None:
    """Each test has a database of its own; the directory's columns in memory begin anew with it."""
    from poortgenoot.members.roster.snapshot import roster

    roster.forget()

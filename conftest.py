"""Every test meets the same cast, on the database of this run."""

import pytest

from poortgenoot import testing

pytest_plugins = ["tests.cast"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    testing.use_server()

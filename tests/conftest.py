"""Settings for all tests."""

import os

import pytest
from hypothesis import settings

# A machine that runs two workers may pause one of them: no example fails for being slow.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")


@pytest.fixture(autouse=True, scope="session")
def _a_data_folder_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What tests remember (vectors, extracts) is not that of whoever works here."""
    os.environ["PARALLAX_DATA"] = str(tmp_path_factory.mktemp("data"))

"""Settings for all tests."""

from hypothesis import settings

# A machine that runs two workers may pause one of them: no example fails for being slow.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")

"""What all tests share: hypothesis profiles and the place of the project."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Test machines differ in speed, so no example has a deadline; CI tries the same examples each time.
settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("default"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The folder of the project."""
    return Path(__file__).resolve().parent.parent

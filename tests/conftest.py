"""What all tests share: hypothesis profiles, the place of the project, one whole build of it."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from bpmn_gen.__main__ import OBJECTS
from tests import ready
from tests.browser import close_browsers
from tests.layout.first_plan import first_plans
from tests.running import once, run

UNIT = "Kecamatan Kroya"
"""A named unit that is built beside the unit types: its titles are longer than theirs."""

EARLIER = "BPMN_GEN_BUILT"
"""The variable that names a folder in which all was built before."""
ALONE = "BPMN_GEN_BUILT_ALONE"
"""The variable that names a folder in which one job built the kecamatan alone before."""
MAPS = ("--format", "bpmn,camunda7,camunda8,svg,pdf", "--tanpa-keputusan")
"""A build of what other programs are asked about, for all unit types."""
ALL_FORMATS = ("--tipe", "7", "--unit", UNIT)
"""A build of everything, for one unit type and for a unit of it."""
LONGEST = ("java", "new_java", "url", "built")
"""Fixtures of the tests that take longest, in the order in which these are begun, before those that
are marked as slow: the others fill the time that is left, so that no worker waits for another."""

# As the program does: looking for garbage took a quarter of the time.
gc.set_threshold(OBJECTS)

# Machines differ in speed, so no example has a deadline.  All try the same examples, so that what
# passes here passes everywhere; --hypothesis-profile=new looks for others.  Mutants need only the
# first example that fails, not a small one.
settings.register_profile(
    "same", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.register_profile("new", settings.get_profile("same"), derandomize=False)
settings.register_profile(
    "first-failure", settings.get_profile("same"), phases=[Phase.explicit, Phase.generate]
)
settings.load_profile("same")


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: browsers, engines and offices keep a worker waiting."""
    allowed = getattr(os, "sched_getaffinity", lambda _: range(os.cpu_count() or 1))
    return len(allowed(0)) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that take longest."""

    def rank(item: pytest.Item) -> tuple[int, bool]:
        names = getattr(item, "fixturenames", ())
        at = min((at for at, name in enumerate(LONGEST) if name in names), default=len(LONGEST))
        return at, item.get_closest_marker("slow") is None

    items.sort(key=rank)


def pytest_unconfigure() -> None:
    """Leave no browser and no other process behind."""
    close_browsers()
    ready.leave()


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The folder of the project."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of all processes of all unit types; parallel test workers share one.

    A folder of an earlier build may be named in the environment.  The program makes again what is
    not current in a copy of it.  Where nothing has changed it sees that at once, because the copy
    is asked for the very build that it comes from.
    """

    def build(output: Path) -> str:
        earlier = os.environ.get(EARLIER)
        if earlier:
            shutil.copytree(earlier, output)
        wanted = ((), ALL_FORMATS) if earlier else (MAPS, ALL_FORMATS)
        runs = [run("--folder-hasil", output, "build", *what) for what in wanted]
        return "".join(run.stdout + run.stderr for run in runs if run.returncode)

    return once(tmp_path_factory, "built", build)


@pytest.fixture(scope="module")
def quickly_drawn() -> Iterator[None]:
    """For tests of files whose drawings nobody looks at."""
    with first_plans():
        yield

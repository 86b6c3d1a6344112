"""The zip that ``make paket`` has made: small enough, and whole for every Python without an index.

``BPMN_GEN_PAKET`` names it.  On a machine of one's own the tests are skipped without it.
"""

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from uv import find_uv_bin

from paket import bundle, lock, wheels
from paket.__main__ import LIMIT

NAMED = "BPMN_GEN_PAKET"


@pytest.fixture(scope="module")
def zipped() -> Path:
    if named := os.environ.get(NAMED):
        return Path(named)
    if os.environ.get("CI") == "true":
        pytest.fail(f"{NAMED} names no bundle")
    pytest.skip(f"{NAMED} names no bundle (make paket)")


@pytest.fixture(scope="module")
def inside(zipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle unpacked, with all its wheels in the folder ``semua``."""
    folder = tmp_path_factory.mktemp("paket")
    with zipfile.ZipFile(zipped) as packed:
        packed.extractall(folder)  # noqa: S202, we have packed it ourselves
    program = folder / bundle.TOP
    for archive in sorted((program / "isi/roda").glob("*.tar.xz")):
        with tarfile.open(archive) as packed_wheels:
            packed_wheels.extractall(program / "semua", filter="data")
    return program


def test_the_bundle_is_small_enough(zipped: Path) -> None:
    assert 10_000_000 < zipped.stat().st_size <= LIMIT == 90_000_000


def test_every_locked_wheel_is_in_it(inside: Path, project_root: Path) -> None:
    pins = lock.read(project_root / wheels.LOCK)
    packed = lock.read(inside / "isi/kunci.txt")
    assert {n: p.version for n, p in pins.items()} == {
        n: p.version for n, p in packed.items() if n != bundle.OWN
    }
    assert len([*(inside / "semua").glob("pillow-*")]) == len(wheels.PYTHONS)


@pytest.mark.parametrize("python", wheels.PYTHONS)
def test_pip_finds_everything_for_windows_without_an_index(inside: Path, python: str) -> None:
    options = ["--no-index", f"--find-links={inside / 'semua'}", "--only-binary=:all:", "--quiet"]
    options += ["--platform=win_amd64", f"--python-version={python}", f"--target={inside / 'ke'}"]
    locked = ["--require-hashes", f"--requirement={inside / 'isi/kunci.txt'}"]
    pip = [sys.executable, "-m", "pip", "--isolated", "install", "--dry-run"]
    done = subprocess.run(
        [*pip, *options, *locked], capture_output=True, text=True, check=False, env=_alone()
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("python", wheels.PYTHONS)
def test_nothing_is_lacking_that_only_windows_needs(
    inside: Path, tmp_path: Path, python: str
) -> None:
    """For uv, because pip asks the machine that it runs on which dependencies apply."""
    wanted = tmp_path / "wanted.in"
    wanted.write_text(f"{bundle.OWN}[sunting]", "utf-8")
    options = ["--offline", "--no-index", f"--find-links={inside / 'semua'}", "--no-config"]
    options += ["--python-platform=x86_64-pc-windows-msvc", f"--python-version={python}"]
    done = subprocess.run(
        [find_uv_bin(), "pip", "compile", "--quiet", "--no-header", *options, str(wanted)],
        capture_output=True,
        text=True,
        check=False,
        env=_alone() | {"UV_CACHE_DIR": str(tmp_path / "cache")},
    )
    assert done.returncode == 0, done.stderr
    found = {line.partition("==")[0] for line in done.stdout.splitlines() if "==" in line}
    assert found == lock.read(inside / "isi/kunci.txt").keys()


def test_the_terms_name_what_needs_naming(inside: Path) -> None:
    notice = (inside / "lisensi/NOTICE.txt").read_text("utf-8")
    for line in ("Lisensi: LGPL-2.1-only", "- Graphviz: EPL-2.0", "- Pango: LGPL-2.0-or-later"):
        assert line in notice
    bill = json.loads((inside / "lisensi/sbom.cdx.json").read_text("utf-8"))
    named = {part["name"]: part for part in bill["components"]}
    assert named.keys() > lock.read(inside / "isi/kunci.txt").keys() - {bundle.OWN}
    assert all(part["licenses"] for part in named.values())
    assert "Graphviz" in {part["name"] for part in named["pygraphviz"]["components"]}


def _alone() -> dict[str, str]:
    """An environment in which nothing names an index."""
    return {n: v for n, v in os.environ.items() if not n.startswith(("PIP_", "UV_"))}

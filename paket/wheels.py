"""The wheels that Windows needs: fetched by the digests of the lock, or made from our sources."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from packaging.utils import parse_wheel_filename

from paket import lock

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from paket.lock import Pin

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
LOCK = "requirements-sunting.lock"
"""What is packed: the program with its editor; whoever gets the zip installs nothing else."""
PLATFORM = "win_amd64"
SOURCE_ONLY = frozenset({"font-roboto"})
"""Projects that publish no wheel; what we make of their sources runs everywhere."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every entry of a zip file, the earliest there is."""
FILE = 0o644 << 16


def gather(root: Path, folder: Path) -> list[Path]:
    """Fetch and make all wheels of the project in ``root``; returns their paths by name.

    Raises:
        subprocess.CalledProcessError: when pip cannot fetch or make one; it says why.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pins = lock.read(root / LOCK).values()
    with ThreadPoolExecutor(3) as pool:
        made = [pool.submit(_make, folder, pin) for pin in pins if pin.name in SOURCE_ONLY]
        made.append(pool.submit(_make_own, folder, root))
        first, *others = PYTHONS
        _fetch(folder, first, [pin for pin in pins if pin.is_for(first)])
        ready = {parse_wheel_filename(path.name)[0] for path in folder.glob("*-none-any.whl")}
        ready |= {parse_wheel_filename(path.name)[0] for path in folder.glob("*-abi3-*.whl")}
        for python in others:
            wanted = [pin for pin in pins if pin.is_for(python) and pin.name not in ready]
            made.append(pool.submit(_fetch, folder, python, wanted))
        for one in made:
            one.result()
    return sorted(folder.glob("*.whl"))


def restored(wheel: bytes) -> bytes:
    """The same wheel without compression and dates, so that archives of several become small."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(wheel)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.external_attr, entry.create_system = FILE, 0
            target.writestr(entry, source.read(name))
    return stream.getvalue()


def by_project(wheels: Iterable[Path]) -> Mapping[str, list[Path]]:
    """The wheels of each project, in the order of their names."""
    found: dict[str, list[Path]] = {}
    for path in sorted(wheels, key=lambda path: path.name):
        found.setdefault(parse_wheel_filename(path.name)[0], []).append(path)
    return found


def fetch_one(folder: Path, pin: Pin) -> Path:
    """Fetch the wheel for Windows of one project, which need not be a library of ours.

    Raises:
        subprocess.CalledProcessError: when pip cannot.
    """
    _fetch(folder, PYTHONS[0], [pin])
    [found] = folder.glob(f"{pin.name.replace('-', '_')}-{pin.version}-*.whl")
    return found


def _fetch(folder: Path, python: str, pins: Iterable[Pin]) -> None:
    wanted = _listed(folder, python, [pin for pin in pins if pin.name not in SOURCE_ONLY])
    for_windows = ["--platform", PLATFORM, "--python-version", python, "--only-binary=:all:"]
    _pip("download", "--no-deps", *for_windows, "--dest", str(folder), "-r", wanted)


def _make(folder: Path, pin: Pin) -> None:
    wanted = _listed(folder, pin.name, [pin])
    _pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), "-r", wanted)


def _make_own(folder: Path, root: Path) -> None:
    _pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(root))


def _listed(folder: Path, name: str, pins: Iterable[Pin]) -> str:
    path = folder / f"{name}.txt"
    path.write_text(lock.requirements(pins), "utf-8")
    return str(path)


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    subprocess.run(command, check=True)

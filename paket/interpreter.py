"""What brings Python to a laptop without it: a copy that the packer has, or uv, which gets one."""

from __future__ import annotations

import hashlib
import re
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from packaging.utils import parse_wheel_filename

from paket import bill
from paket.wheels import PYTHONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyclonedx.model.component import Component

_NEEDED = ("python.exe", "lib/venv/__init__.py", "lib/ensurepip/__init__.py", "lib/lzma.py")
_LAUNCHER = re.compile(r"^lib/venv/scripts/nt/.+\.exe$")
_LEFT_OUT = re.compile(
    r"^(include|libs|tcl|Tools|Scripts|share)/|^Lib/(test|idlelib|tkinter|turtledemo|lib2to3)/"
    r"|^DLLs/(_tkinter|tcl|tk)|(^|/)__pycache__/|^Lib/site-packages/|\.pdb$",
    re.IGNORECASE,
)
_VERSION = re.compile(r"^python3(1[1-4])\.dll$", re.IGNORECASE)


@dataclass(frozen=True)
class Bringer:
    """What the bundle takes along for laptops without Python."""

    files: dict[str, bytes]
    """By path below ``isi/``."""
    licences: dict[str, bytes]
    """By path below ``lisensi/``."""
    words: str
    """What the reader is told about it, after "Pemasang memakai"."""
    component: Component
    fetches: bool = False
    """Whether a Python is still to be fetched on a laptop that has none."""


def fetching(wheel: Path) -> Bringer:
    """The program uv from its wheel: it fetches a Python when a person says so."""
    name, version = parse_wheel_filename(wheel.name)[:2]
    with zipfile.ZipFile(wheel) as packed:
        [program] = [n for n in packed.namelist() if n.endswith("/scripts/uv.exe")]
        content = packed.read(program)
        texts = {
            PurePosixPath(n).name: packed.read(n)
            for n in packed.namelist()
            if "/licenses/LICENSE" in n
        }
    digest = hashlib.sha256(content).hexdigest()
    return Bringer(
        {"uv.exe": content},
        {f"{name}/{text}": read for text, read in texts.items()},
        f"Python {PYTHONS[0]} sampai {PYTHONS[-1]} (64-bit) bila sudah ada di komputer; bila "
        "belum,\n"
        "pemasang bertanya dahulu, lalu mengunduhnya (sekitar 25 MB, dari GitHub)",
        bill.plain("uv", str(version), "MIT OR Apache-2.0", "https://docs.astral.sh/uv/", digest),
        fetches=True,
    )


def copied(archive: Path) -> Bringer:
    """A whole Python for 64-bit Windows out of an archive, less what the program never uses.

    Raises:
        ValueError: when the archive has no Python 3.11 to 3.14 that can make environments.
    """
    found = dict(_entries(archive))
    roots = [name.removesuffix("python.exe") for name in found if name.endswith("python.exe")]
    root = min(roots, key=len, default="")
    files = {n.removeprefix(root): c for n, c in found.items() if n.startswith(root)}
    version = [match[1] for name in files if (match := _VERSION.match(name))]
    known = {name.lower() for name in files}
    missing = [name for name in _NEEDED if name not in known]
    missing += [] if version else ["python311.dll to python314.dll"]
    missing += [] if any(map(_LAUNCHER.match, known)) else ["lib/venv/scripts/nt/*.exe"]
    if missing:
        raise ValueError(f"{archive.name}: no whole Python for Windows: {', '.join(missing)}")
    kept = {f"python/{n}": c for n, c in sorted(files.items()) if not _LEFT_OUT.search(n)}
    texts = {n: c for n, c in files.items() if n.upper().startswith("LICENSE")}
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    return Bringer(
        kept,
        {f"python/{name}": content for name, content in texts.items()},
        f"Python 3.{version[0]} yang ada di dalam paket ini",
        bill.plain("CPython", f"3.{version[0]}", "PSF-2.0", "https://www.python.org/", digest),
    )


def _entries(archive: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a zip or tar file that stay inside it."""
    if zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as packed:
            for info in packed.infolist():
                if not info.is_dir() and _stays(info.filename):
                    yield info.filename, packed.read(info)
        return
    with tarfile.open(archive) as opened:
        for member in opened:
            if member.isfile() and _stays(member.name) and (content := opened.extractfile(member)):
                yield member.name, content.read()


def _stays(name: str) -> bool:
    return ".." not in PurePosixPath(name).parts and not name.startswith("/") and ":" not in name

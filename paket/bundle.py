"""The zip: the files of ``shipped/``, the wheels, what brings Python, licences, documentation."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from packaging.utils import parse_wheel_filename

from bpmn_gen import system_refusals
from bpmn_gen.commands.diagnosis_program import MODULES
from paket import archives, bill, licences, lock, notice
from paket.wheels import EPOCH, FILE, PYTHONS, by_project

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paket.interpreter import Bringer

SHIPPED = Path(__file__).parent / "shipped"
TOP = "Peta Proses Bisnis"
STARTERS = ("Pasang.bat", "Peta Proses Bisnis.bat")
INNER = ("find_python.bat", "free_room.bat", "probe.py", "shortcut.vbs", "start.py")
LAPTOP = "laptop"
"""The folder of what runs in Python on the laptop."""
REFUSALS = f"{LAPTOP}/refusals.py"
"""The module that gets the text of ``bpmn_gen.system_refusals``."""
SITE = "isi/venv/Lib/site-packages/"
COMPILED = len("__pycache__/.cpython-314")
"""How much longer the path of a module is once it is compiled."""
OWN = "bpmn-gen"
BESIDE = 60_000_000
"""Bytes that an environment takes beside the wheels, which lie there packed and unpacked: pip, and
what Python compiles."""
BROUGHT, KEPT = 100_000_000, 70_000_000
"""Bytes that a Python takes which is fetched: with its archive, and once that is gone."""
_PACKED = (".xz",)
_WINDOWS_TEXT = (".bat", ".txt", ".vbs")


@dataclass(frozen=True)
class Sources:
    """All that a bundle is made of."""

    wheels: list[Path]
    bringer: Bringer
    licence: Path
    """Our own."""
    locked: Path
    """The lock file of the wheels."""
    site: Path | None
    """The folder of the documentation, if it has been built."""


def made(sources: Sources) -> dict[str, bytes]:
    """Every file of the bundle by its path in the zip.

    Raises:
        ValueError: when a wheel has no licence, or something in it that is not named.
    """
    own, others = _described(sources)
    packed, pins = archives.packed(sources.wheels)
    files = {f"isi/roda/{name}": content for name, content in packed.items()}
    files |= {f"isi/{name}": content for name, content in sources.bringer.files.items()}
    files |= {f"isi/{name}": content for name, content in _inner().items()}
    files |= {name: (SHIPPED / name).read_bytes() for name in STARTERS}
    files["isi/kunci.txt"] = pins.encode()
    files |= {f"lisensi/{n}": c for n, c in _legal(sources, own.version, others).items()}
    files |= _site(sources.site)
    installed, longest = _measured(sources)
    files["isi/paket.json"] = _facts(
        sources, pins, own.version, (installed, longest), sorted(packed)
    )
    fetched = BROUGHT if sources.bringer.fetches else 0
    files["isi/ruang.txt"] = f"{_megabytes(_while_installing(installed) + fetched)}\n".encode()
    after = sum(map(len, files.values())) + installed + BESIDE
    files["BACA-DULU.txt"] = _read_first(sources, own.version, installed, after)
    return {f"{TOP}/{name}": _as_windows_reads(name, files[name]) for name in sorted(files)}


def _described(sources: Sources) -> tuple[licences.Project, list[licences.Project]]:
    found = {name: licences.of(paths[0]) for name, paths in by_project(sources.wheels).items()}
    return found.pop(OWN), [*found.values()]


def _inner() -> dict[str, bytes]:
    """The scripts of the folder ``isi``."""
    files = {name: (SHIPPED / name).read_bytes() for name in INNER}
    for path in sorted((SHIPPED / LAPTOP).glob("*.py")):
        files[f"{LAPTOP}/{path.name}"] = path.read_bytes()
    files[REFUSALS] = Path(system_refusals.__file__).read_bytes()
    return files


def _measured(sources: Sources) -> tuple[int, int]:
    """How many bytes the wheels for one Python hold, and the longest path in letters."""
    sizes: dict[str, int] = {}
    longest = max(len(f"isi/{name}") for name in sources.bringer.files)
    for path in sources.wheels:
        project = parse_wheel_filename(path.name)[0]
        with zipfile.ZipFile(path) as packed:
            size = sum(info.file_size for info in packed.infolist())
            sizes[project] = max(size, sizes.get(project, 0))
            names = packed.namelist()
        modules = [len(name) + COMPILED for name in names if name.endswith(".py")]
        longest = max(longest, len(SITE) + max([*modules, *map(len, names)]))
    return sum(sizes.values()), longest


def _while_installing(installed: int) -> int:
    """Bytes beside the bundle while wheels lie there packed and unpacked."""
    return 2 * installed + BESIDE


def _megabytes(size: int) -> int:
    """Whole megabytes, not less than there are."""
    return -(-size // 1_000_000)


def _facts(
    sources: Sources, pins: str, version: str, measured: tuple[int, int], archived: list[str]
) -> bytes:
    """What the installer has to know beforehand.

    Args:
        sources: what the bundle is made of.
        pins: the lock of its wheels.
        version: of the program.
        measured: room in bytes, and the longest path in letters.
        archived: the files of the folder ``roda``.
    """
    projects = by_project(sources.wheels)
    facts = {
        "versi": version,
        "python": PYTHONS,
        "ruang": _while_installing(measured[0]),
        "jalur": measured[1],
        "roda": archived,
        "sidik": hashlib.sha256(pins.encode()).hexdigest(),
        "modul": [module for project, module in MODULES.items() if project in projects],
    }
    return (json.dumps(facts, indent=1, sort_keys=True) + "\n").encode()


def _read_first(sources: Sources, version: str, installed: int, after: int) -> bytes:
    """What people read first, with the room that the bundle takes from unpacking on."""
    fetched, kept = (BROUGHT, KEPT) if sources.bringer.fetches else (0, 0)
    words = {
        "versi": version,
        "python": sources.bringer.words,
        "pustaka": f"{PYTHONS[0]} sampai {PYTHONS[-1]}",
        "sesudah": _megabytes(after + kept),
        "selama": _megabytes(after + installed + fetched),
    }
    return (SHIPPED / "BACA-DULU.txt").read_text("utf-8").format(**words).encode()


def _legal(sources: Sources, version: str, projects: list[licences.Project]) -> dict[str, bytes]:
    texts = {
        f"{project.name}/{name}": c for project in projects for name, c in project.texts.items()
    }
    pins = lock.read(sources.locked)
    return (
        texts
        | sources.bringer.licences
        | {
            "LICENSE.txt": sources.licence.read_bytes(),
            "NOTICE.txt": notice.text(version, projects).encode(),
            "sbom.cdx.json": bill.text(
                version, projects, pins, [sources.bringer.component]
            ).encode(),
            licences.LGPL: (SHIPPED / licences.LGPL).read_bytes(),
        }
    )


def _site(folder: Path | None) -> dict[str, bytes]:
    if folder is None:
        return {}
    found = [path for path in folder.rglob("*") if path.is_file()]
    return {
        f"dokumentasi/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in found
    }


def _as_windows_reads(name: str, content: bytes) -> bytes:
    """Batch files work, and old editors show lines, only with the line ends of Windows."""
    if PurePosixPath(name).suffix not in _WINDOWS_TEXT or name.startswith("isi/kunci"):
        return content
    return content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The zip file of some files: the same files give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.external_attr, entry.create_system = FILE, 0
            entry.compress_type = (
                zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
            )
            target.writestr(entry, content)
    return stream.getvalue()

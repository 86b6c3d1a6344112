"""Archives of wheels.

Why: the wheels of one project for four Pythons differ little, but each is compressed by itself.
Stored without compression and then compressed together they take a third of the room.
"""

from __future__ import annotations

import hashlib
import io
import lzma
import tarfile
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from packaging.utils import parse_wheel_filename

from paket.wheels import by_project, restored

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 1, "dict_size": 1 << 25}]
"""32 MiB reach from a large wheel to the next; more effort takes long and saves little."""


def packed(wheels: Iterable[Path]) -> tuple[dict[str, bytes], str]:
    """The archive of each project by its file name, and the lock of what is in them.

    Raises:
        zipfile.BadZipFile: when a wheel is none.
    """
    projects = by_project(wheels)
    with ThreadPoolExecutor(2) as pool:
        made = [*pool.map(_one, projects.values())]
    archives = {
        f"{name}.tar.xz": archive for name, (archive, _) in zip(projects, made, strict=True)
    }
    locked = zip(projects.items(), (digests for _, digests in made), strict=True)
    return archives, "".join(_pin(name, paths, digests) for (name, paths), digests in locked)


def _one(wheels: list[Path]) -> tuple[bytes, list[str]]:
    contents = {path.name: restored(path.read_bytes()) for path in wheels}
    digests = sorted(hashlib.sha256(content).hexdigest() for content in contents.values())
    return compressed(contents), digests


def compressed(contents: Mapping[str, bytes]) -> bytes:
    """A ``.tar.xz`` of files, the same for the same files."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.GNU_FORMAT) as target:
        for name, content in contents.items():
            member = tarfile.TarInfo(name)
            member.size, member.mode = len(content), 0o644
            target.addfile(member, io.BytesIO(content))
    return lzma.compress(stream.getvalue(), lzma.FORMAT_XZ, filters=FILTERS)


def _pin(name: str, wheels: list[Path], digests: list[str]) -> str:
    version = parse_wheel_filename(wheels[0].name)[1]
    return (
        " ".join([f"{name}=={version}", *(f"--hash=sha256:{digest}" for digest in digests)]) + "\n"
    )

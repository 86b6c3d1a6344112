"""Says beforehand what would stop the installation half-way, before anything is written."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from . import place
from .failure import AGAIN, FailureError
from .refusals import refusal

if TYPE_CHECKING:
    from pathlib import Path

LONGEST = 259
"""Letters of a path that every program on Windows can open."""
TRIAL = "coba.tmp"
MOVE = (
    'pindahkan folder "Peta Proses Bisnis" ke folder milik Anda, misalnya C:\\Peta atau folder '
    "Dokumen, lalu jalankan Pasang.bat di sana"
)


def check(about: dict[str, object]) -> None:
    """Look at the bundle, Python, the path, the rights and the disk.

    Raises:
        FailureError: when one of them does not do.
    """
    check_whole(about)
    check_python(about)
    check_length(about)
    check_rights()
    check_disk(about)


def check_whole(about: dict[str, object]) -> None:
    """Whether the bundle was unpacked to its end.

    Raises:
        FailureError: when a file of it is missing.
    """
    archived = about["roda"]
    named = archived if isinstance(archived, list) else []
    for path in ("kunci.txt", *(f"roda/{name}" for name in named)):
        if not (place.HERE / path).is_file():
            raise FailureError(f"isi paket tidak lengkap: isi/{path} tidak ada", AGAIN)


def check_python(about: dict[str, object]) -> None:
    """Whether the bundle has libraries for this Python.

    Raises:
        FailureError: when it has none.
    """
    own = "{}.{}".format(*sys.version_info[:2])
    known = about["python"]
    if isinstance(known, list) and own not in known:
        raise FailureError(
            f"Python {own} belum dapat dipakai: pustaka di dalam paket ini dibuat untuk Python "
            f"{known[0]} sampai {known[-1]}",
            "pasang Python 3.13 dari Microsoft Store atau lewat petugas TI (yang sekarang boleh "
            "tetap ada), lalu klik dua kali Pasang.bat",
        )


def check_length(about: dict[str, object]) -> None:
    """Whether the longest path of the program fits into this folder.

    Raises:
        FailureError: when it would be too long.
    """
    longest = len(str(place.HERE)) + 1 + int(str(about["jalur"]))
    if place.WINDOWS and longest > LONGEST:
        raise FailureError(
            f"jalur folder ini terlalu panjang: berkas di dalamnya akan mencapai {longest} huruf, "
            f"sedangkan Windows membatasi {LONGEST}",
            'pindahkan folder "Peta Proses Bisnis" ke tempat yang jalurnya lebih pendek '
            f"sekurangnya {longest - LONGEST} huruf",
        )


def check_rights() -> None:
    """Whether files can be made in this folder.

    Raises:
        FailureError: when they cannot.
    """
    if (error := unwritable(place.HERE)) is not None:
        told = f"folder program ini ({place.HERE.parent}) tidak dapat ditulisi"
        raise FailureError(f"{told}: {refusal(error)[0]}", MOVE) from error


def unwritable(folder: Path) -> OSError | None:
    """Why no file can be made in a folder, which is made where it is not there; None if one can."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        trial = folder / TRIAL
        trial.write_bytes(b"x")
        trial.unlink()
    except OSError as error:
        return error
    return None


def check_disk(about: dict[str, object]) -> None:
    """Whether the disk has room for the program and what it is unpacked from.

    Raises:
        FailureError: when it is too full.
    """
    needed, free = int(str(about["ruang"])), shutil.disk_usage(place.HERE).free
    if free < needed:
        raise FailureError(
            f"ruang cakram tinggal {free // 10**6} MB, sedangkan pemasangan memerlukan "
            f"{needed // 10**6} MB",
            "kosongkan ruang, atau pindahkan folder ini ke cakram lain",
        )

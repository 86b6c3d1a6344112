"""The environment that works, which a repair sets aside until the new one works.

A repair may be stopped or killed at any point.  What it set aside is put back then, by itself or
by the next one.
"""

from __future__ import annotations

import contextlib
import shutil
from typing import TYPE_CHECKING

from . import place
from .failure import FailureError

if TYPE_CHECKING:
    from pathlib import Path


def earlier() -> Path:
    """What was installed before, until the new one works."""
    return place.HERE / "venv-lama"


def half_made() -> Path:
    """What a repair that was cut short has left, while it is being deleted."""
    return place.HERE / "venv-sisa"


def recover() -> None:
    """Put back what a repair has set aside that was cut short, because that one worked.

    Raises:
        FailureError: when a program in what the repair left is running.
    """
    if (place.environment() / place.FINISHED).exists():
        return
    if (earlier() / place.FINISHED).exists():
        set_aside(half_made())
        with contextlib.suppress(OSError):
            earlier().rename(place.environment())
    shutil.rmtree(half_made(), ignore_errors=True)


def set_aside(target: Path) -> None:
    """Move what is installed out of the way.

    Raises:
        FailureError: when a program in it is running.
    """
    if not place.environment().exists():
        return
    shutil.rmtree(target, ignore_errors=True)
    try:
        place.environment().rename(target)
    except OSError as error:
        raise FailureError(
            "pemasangan sebelumnya sedang dipakai",
            "tutup semua jendela Peta Proses Bisnis, lalu jalankan Pasang.bat lagi",
        ) from error


def bring_back() -> None:
    """Leave things as they were, so that a failed repair takes nothing away."""
    shutil.rmtree(place.environment(), ignore_errors=True)
    if earlier().exists() and not place.environment().exists():
        with contextlib.suppress(OSError):
            earlier().rename(place.environment())

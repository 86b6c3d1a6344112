"""The folder of the program on the laptop, and what the packer wrote about it."""

from __future__ import annotations

import contextlib
import json
import sys
from pathlib import Path

from .failure import AGAIN, FailureError

HERE = Path(__file__).resolve().parents[1]
"""The folder ``isi``; beside it lie the batch files and what to read first."""
WINDOWS = sys.platform == "win32"
FINISHED = "terpasang.json"


def environment() -> Path:
    """Where the program is installed: whoever deletes the folder has deleted everything."""
    return HERE / "venv"


def log() -> Path:
    """What programs said while they were installing."""
    return HERE / "pasang.log"


def note(text: str) -> None:
    """Add to the log, if that can be written."""
    with contextlib.suppress(OSError), log().open("a", encoding="utf-8") as file:
        file.write(text)


def python_of(folder: Path) -> Path:
    """The interpreter of an environment."""
    return folder / ("Scripts/python.exe" if WINDOWS else "bin/python")


def facts() -> dict[str, object]:
    """What the packer wrote about this bundle.

    Raises:
        FailureError: when that file is missing or broken.
    """
    try:
        read: dict[str, object] = json.loads((HERE / "paket.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise FailureError("isi paket tidak lengkap", AGAIN) from error
    return read


def installed() -> bool:
    """Whether this bundle was installed in this place by a Python that is still there."""
    try:
        done = json.loads((environment() / FINISHED).read_text("utf-8"))
        expected = {"sidik": facts()["sidik"], "folder": str(HERE)}
    except (OSError, ValueError, KeyError, FailureError):
        return False
    return bool(done == expected) and python_of(environment()).exists()


def speak_plainly() -> None:
    """Let no letter that a console lacks end what runs, and show each line at once."""
    with contextlib.suppress(AttributeError):
        sys.stdout.reconfigure(errors="replace", line_buffering=True)  # type: ignore[union-attr]

"""The entry of the start menu, which is the one thing that lies outside the folder."""

from __future__ import annotations

import contextlib
import os
import subprocess
from pathlib import Path

from . import place

NAME = "Peta Proses Bisnis"


def link() -> Path:
    """Where the shortcut of this user lies."""
    folder = Path(os.environ.get("APPDATA", "")) / "Microsoft/Windows/Start Menu/Programs"
    return folder / f"{NAME}.lnk"


def enter() -> None:
    """Make the entry; the program works without it too."""
    if not place.WINDOWS:
        return
    shortcut, opened = link(), place.HERE.parent / f"{NAME}.bat"
    with contextlib.suppress(OSError):
        shortcut.unlink(missing_ok=True)
    ways = _ways(shortcut, opened) if shortcut.parent.is_dir() else []
    if any(_ran(way) and shortcut.exists() for way in ways):
        print(f'Di menu Start kini ada "{NAME}".')
    else:
        print("Pintasan menu Start tidak dapat dibuat di komputer ini; pakai")
        print(f"{opened}")


def leave() -> bool:
    """Take the entry away; whether there was one.

    Raises:
        OSError: when the system refuses.
    """
    if not place.WINDOWS:
        return False
    shortcut = link()
    was_there = shortcut.exists()
    shortcut.unlink(missing_ok=True)
    return was_there


def _ways(shortcut: Path, opened: Path) -> list[tuple[list[str], dict[str, str]]]:
    """Two ways to write a shortcut, since offices forbid now one, now the other.

    The paths go to PowerShell as variables, so that nothing in them is read as a command.
    """
    command = (
        "$l = (New-Object -ComObject WScript.Shell).CreateShortcut($env:PPB_LINK);"
        "$l.TargetPath = $env:PPB_OPENED; $l.WorkingDirectory = $env:PPB_FOLDER; $l.Save()"
    )
    names = {"PPB_LINK": str(shortcut), "PPB_OPENED": str(opened), "PPB_FOLDER": str(opened.parent)}
    script = ["cscript", "//nologo", "//B", str(place.HERE / "shortcut.vbs"), *names.values()]
    return [
        (["powershell", "-NoProfile", "-NonInteractive", "-Command", command], names),
        (script, {}),
    ]


def _ran(way: tuple[list[str], dict[str, str]]) -> bool:
    """Whether a way of doing it went well."""
    arguments, names = way
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        run = subprocess.run(  # noqa: S603, fixed programs of Windows
            arguments,
            env=os.environ | names,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # a pipe would stay open as long as what they start
            stderr=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )
        return run.returncode == 0
    return False

"""Runs the installed program, and opens files in the programs that the system has for them."""

from __future__ import annotations

import os
import subprocess
import sys
import webbrowser
from pathlib import Path

from . import place
from .failure import refused
from .isolation import isolated, surroundings

MENU = "BPMN_GEN_MENU"
"""Tells the program that nobody wrote a command, so that it names none."""
SHELL = os.environ.get("COMSPEC", "cmd.exe") if place.WINDOWS else "/bin/sh"


def run(arguments: list[str], folder: Path) -> int:
    """Run the program in a folder, before the eyes of the user; its exit code."""
    print()
    return subprocess.run(  # noqa: S603, our own program
        isolated(sys.executable, "-m", "bpmn_gen", *arguments),
        cwd=nearest(folder),
        env=surroundings() | {MENU: "1"},
        check=False,
    ).returncode


def shell(folder: Path) -> None:
    """Open a command prompt in which ``bpmn-gen`` is known."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    subprocess.run(  # noqa: S603, the user's own prompt
        [SHELL], cwd=nearest(folder), env=surroundings() | {"PATH": path}, check=False
    )


def present(path: Path) -> None:
    """Open a file or folder in the program that the system has for it."""
    try:
        if place.WINDOWS:
            os.startfile(path)  # type: ignore[attr-defined,unused-ignore]  # noqa: S606, a file of the project or the bundle
        else:
            webbrowser.open(path.as_uri())
    except OSError as error:
        print(f"Tidak dapat dibuka: {refused(error, path)}.")


def nearest(folder: Path) -> Path:
    """A folder, or the nearest one above it that is there."""
    return next((one for one in (folder, *folder.parents) if one.is_dir()), Path.cwd())

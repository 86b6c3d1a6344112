"""The office that the guide writes from nothing: its files stand in the guide alone.

A line ``<!-- berkas: proses/surat.yaml -->`` before a block names the file of the office's folder
that the block holds.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from contextlib import chdir
from functools import cache
from pathlib import Path

from tests.cli.example import run
from tests.structure.tree import ROOT

GUIDE = ROOT / "docs/panduan.md"
UNIT = "Kecamatan Kroya"
HOME = Path("process_defs/unit/kecamatan-kroya")
"""The folder of the office in its project."""
_FILE = re.compile(r"^<!-- berkas: (\S+) -->\n\n?```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@cache
def files() -> dict[str, str]:
    """The files of the office as the guide shows them, by their place in its folder."""
    return dict(_FILE.findall(GUIDE.read_text("utf-8")))


def processes() -> dict[str, str]:
    """The code of each process of the guide, by the file that holds it."""
    shown = files().items()
    return {name: text.split()[1] for name, text in shown if name.startswith("proses/")}


def start(folder: Path) -> None:
    """Start the project of the office in a folder, as the guide tells."""
    with chdir(folder.parent):
        assert run("init", "--unit", UNIT, folder.name).exit_code == 0


def write(folder: Path) -> None:
    """Copy the project in which all is done that the guide tells its reader to write."""
    shutil.copytree(Path(_written().name) / "proyek", folder)


@cache
def _written() -> tempfile.TemporaryDirectory[str]:
    """A folder with that project, made once."""
    base = tempfile.TemporaryDirectory()
    folder = Path(base.name) / "proyek"
    start(folder)
    with chdir(folder):
        for name in processes():
            words = Path(name).stem.replace("-", " ").capitalize()
            assert run("baru", words).exit_code == 0
    for name, text in files().items():
        assert (folder / HOME / name).is_file(), f"no command of the guide makes {name}"
        (folder / HOME / name).write_text(text, "utf-8", newline="\n")
    return base

"""A bundle of a program of two files: everything is real but the program and what brings Python."""

from __future__ import annotations

import zipfile
from pathlib import Path

from paket import bill, bundle, wheels
from paket.interpreter import Bringer

ROOT = Path(__file__).resolve().parents[2]
VERSION = "9.9.9"
PROGRAM = """\
import pathlib, sys
if "--versi" in sys.argv:
    print("bpmn-gen, versi 9.9.9")
else:
    print("dijalankan:", sys.argv[1:], "di", pathlib.Path.cwd().name)
if sys.argv[1:2] == ["init"]:
    pathlib.Path(sys.argv[-1], "process_defs").mkdir(parents=True)
"""
OPENED_BY_THE_MENU = ("bpmn_gen/store/windows_paths.py", "bpmn_gen/model/ids.py")
"""Modules of the real program, which use no others."""


def wheel(folder: Path, name: str, files: dict[str, str], **about: str) -> Path:
    """Write a wheel; ``about`` has further fields of its description."""
    described = {"Metadata-Version": "2.4", "Name": name, "Version": VERSION} | about
    information = f"{name}-{VERSION}.dist-info"
    inside = files | {
        f"{information}/METADATA": "".join(f"{k}: {v}\n" for k, v in described.items()),
        f"{information}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{path},,\n" for path in [*inside, f"{information}/RECORD"])
    path = folder / f"{name}-{VERSION}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for place, content in (inside | {f"{information}/RECORD": record}).items():
            target.writestr(place, content)
    return path


def sources(folder: Path) -> bundle.Sources:
    """What the bundle is made of."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {"bpmn_gen/__init__.py": "", "bpmn_gen/__main__.py": PROGRAM}
    files |= {name: (ROOT / name).read_text("utf-8") for name in OPENED_BY_THE_MENU}
    licence = {f"bpmn_gen-{VERSION}.dist-info/licenses/LICENSE": "MIT"}
    own = wheel(folder, "bpmn_gen", files | licence, **{"License-Expression": "MIT"})
    library = wheel(
        folder,
        "pustaka",
        {"pustaka.py": "JUMLAH = 3\n", f"pustaka-{VERSION}.dist-info/licenses/LICENSE": "BSD"},
        **{"License-Expression": "BSD-3-Clause", "Home-page": "https://example.org/pustaka"},
    )
    component = bill.plain("pembawa", "1", "MIT", "https://example.org/", "0" * 64)
    bringer = Bringer(
        {"pembawa.txt": b"x"}, {"pembawa/LICENSE": b"MIT"}, "Python apa saja", component
    )
    return bundle.Sources([own, library], bringer, ROOT / "LICENSE", ROOT / wheels.LOCK, None)


def unpacked(folder: Path) -> Path:
    """Make the bundle and unpack it as a person does; returns the folder of the program."""
    content = bundle.zipped(bundle.made(sources(folder.parent / "sumber")))
    zipped = folder.parent / "paket.zip"
    zipped.write_bytes(content)
    with zipfile.ZipFile(zipped) as packed:
        packed.extractall(folder)
    return folder / bundle.TOP

"""Whether the program itself is whole: Python, libraries, fonts, and the engines that draw."""

from __future__ import annotations

import importlib
import os
import platform
import re
import sys
import warnings
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from bpmn_gen.commands.diagnosis import Remark, State, told_error
from bpmn_gen.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.commands.diagnosis import Surroundings

OLDEST, NEWEST = (3, 11), (3, 14)
"""Versions of Python that the libraries are made for."""
MODULES = {
    "click": "click",
    "docxtpl": "docxtpl",
    "font-roboto": "font_roboto",
    "graphviz": "graphviz",
    "jinja2": "jinja2",
    "lxml": "lxml.etree",
    "pydantic": "pydantic",
    "pygraphviz": "pygraphviz",
    "python-docx": "docx",
    "python-pptx": "pptx",
    "pyyaml": "yaml",
    "reportlab": "reportlab.pdfbase.pdfmetrics",
    "typst": "typst",
    "xlsxwriter": "xlsxwriter",
}
"""The libraries that the program needs, by the names under which they are installed, each with a
module that shows whether it can be used.  The installer of the zip for Windows opens them, too."""
AGAIN = "pasang ulang program: klik dua kali Pasang.bat, atau pip install -r requirements.lock"
RUNTIME = "pasang Microsoft Visual C++ Redistributable x64, atau minta petugas TI memasangnya"
TRIAL = b"""
#set document(title: "Uji", date: datetime(year: 1980, month: 1, day: 1))
#set text(font: "Roboto", lang: "id", fallback: false)
Uji huruf
"""
"""A page for which the engine for PDF and the font have to work."""


def program(_around: Surroundings) -> Iterator[Remark]:
    """The version of the program, and the system that it runs on."""
    place = Path(__file__).resolve().parents[1]
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    told = (
        f"bpmn-gen {VERSION} di {place.as_posix()}, pada {system}, {os.cpu_count() or 1} prosesor"
    )
    yield Remark("Program", State.OK, told)


def python(_around: Surroundings) -> Iterator[Remark]:
    """The version of Python, and whether libraries are made for it."""
    bits = 64 if sys.maxsize > 2**32 else 32
    own = "lingkungan tersendiri" if sys.prefix != sys.base_prefix else "pemasangan bersama"
    version = platform.python_version()
    told = f"Python {version}, {bits} bit, {own}, {Path(sys.executable or '?').as_posix()}"
    if bits == 32:  # noqa: PLR2004 -- as said
        remedy = "pasang Python 64 bit dari Microsoft Store atau python.org"
        yield Remark("Python", State.PROBLEM, f"{told}: pustaka hanya ada untuk 64 bit", remedy)
    elif not OLDEST <= sys.version_info[:2] <= NEWEST:
        known = f"{'.'.join(map(str, OLDEST))} sampai {'.'.join(map(str, NEWEST))}"
        remedy = f"pakai Python {known}"
        yield Remark("Python", State.WARNING, f"{told}: belum diuji", remedy)
    else:
        yield Remark("Python", State.OK, told)


def libraries(_around: Surroundings) -> Iterator[Remark]:
    """Whether every library is there, new enough, and can be opened."""
    usable: list[str] = []
    lowest = _demanded()
    for name, module in MODULES.items():
        version = _version(name)
        if version is None:
            yield _library(name, "tidak terpasang", AGAIN)
        elif (fault := _fault_of(module)) is not None:
            remedy = RUNTIME if "load failed" in fault else AGAIN
            yield _library(
                name, f"{version} terpasang, tetapi tidak dapat dibuka ({fault})", remedy
            )
        elif _numbers(version) < _numbers(lowest.get(name, "")):
            yield _library(name, f"{version} terlalu lama, perlu {lowest[name]}", AGAIN)
        else:
            usable.append(f"{name} {version}")
    if usable:
        told = f"{len(usable)} dari {len(MODULES)} pustaka dapat dipakai: {', '.join(usable)}"
        yield Remark("Pustaka", State.OK, told)


def _library(name: str, what: str, remedy: str) -> Remark:
    """A problem with a library."""
    return Remark("Pustaka", State.PROBLEM, f"pustaka '{name}' {what}", remedy)


def _version(name: str) -> str | None:
    """The version of a library; None where it is not installed."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _fault_of(module: str) -> str | None:
    """Why a module cannot be imported, whatever goes wrong; None where it can."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            importlib.import_module(module)
    except (Exception, SystemExit) as error:  # noqa: BLE001 -- whatever fails is what is told
        return told_error(error)
    return None


def _demanded() -> dict[str, str]:
    """The lowest version of each library that the installed program asks for."""
    try:
        asked = metadata.requires("bpmn-gen") or []
    except metadata.PackageNotFoundError:  # the program runs from its source
        asked = []
    found = (re.match(r"([\w.-]+?)\s*(?:>=|==)\s*([\d.]+)", one) for one in asked if ";" not in one)
    return {one[1].lower(): one[2] for one in found if one}


def _numbers(version: str) -> tuple[int, ...]:
    """The numbers that a version begins with."""
    begun = re.match(r"\d+(?:\.\d+)*", version)
    return tuple(map(int, begun[0].split("."))) if begun else ()


def fonts(around: Surroundings) -> Iterator[Remark]:
    """The face of PDF files, and the one that SOPs may be set in."""
    from bpmn_gen.drawing.font_widths import font_folder  # noqa: PLC0415 -- needs libraries
    from bpmn_gen.jobs.fonts import FOLDER, bookman_folders  # noqa: PLC0415 -- the same

    found = sorted(path.name for path in font_folder().rglob("*.ttf"))
    if found:
        yield Remark("Huruf", State.OK, f"huruf Roboto untuk PDF ada ({len(found)} berkas)")
    else:
        yield Remark("Huruf", State.PROBLEM, "huruf Roboto untuk PDF tidak ada", AGAIN)
    if bookman_folders(around.templates):
        yield Remark("Huruf", State.OK, "huruf Bookman untuk SOP dalam PDF ada")
    else:
        told = (
            "huruf Bookman untuk SOP dalam PDF tidak ada; hanya perlu bila daerah.yaml memintanya"
        )
        remedy = f"letakkan berkas TeX Gyre Bonum di templates/{FOLDER}"
        yield Remark("Huruf", State.NOTE, told, remedy)


def engines(_around: Surroundings) -> Iterator[Remark]:
    """Whether a page of PDF can be made and a graph be placed."""
    from bpmn_gen.render.pdf.file import compile_pdf  # noqa: PLC0415 -- needs libraries

    try:
        made = compile_pdf(TRIAL, {})
    except Exception as error:  # noqa: BLE001 -- whatever fails is what is told
        told = f"halaman PDF tidak dapat dibuat ({told_error(error)})"
        yield Remark("Mesin gambar", State.PROBLEM, told, AGAIN)
    else:
        yield Remark("Mesin gambar", State.OK, f"halaman PDF dapat dibuat ({len(made)} bita)")
    yield _graphviz()


def _graphviz() -> Remark:
    """Whether networks are placed by Graphviz; without it they are placed more plainly."""
    from bpmn_gen.maps.graphviz_client import GraphvizError, Worker  # noqa: PLC0415 -- the same

    worker = Worker()
    try:
        worker.ask("digraph { a -> b }")
    except GraphvizError as error:
        told = f"jaringan relasi digambar lebih sederhana: {error}"
        return Remark("Mesin gambar", State.WARNING, told, AGAIN)
    finally:
        worker.stop()
    return Remark("Mesin gambar", State.OK, "Graphviz di dalam pygraphviz bekerja")

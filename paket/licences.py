"""The terms under which each wheel is given away, and the files that say so."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path, PurePosixPath

from packaging.utils import parse_wheel_filename

from paket import embedded

_TEXT = re.compile(r"(licen[cs]e|copying|notice|copyright)", re.IGNORECASE)
_BILL = re.compile(r"\.dist-info/sboms/[^/]+\.json$")
_READABLE = {"", ".txt", ".md", ".rst", ".graphviz"}
_SPOKEN = {"Apache 2.0": "Apache-2.0", "BSD license": "BSD-3-Clause"}
"""How the words of projects begin that do not write their licence as SPDX does."""
_HOMES = ("homepage", "home", "repository", "source", "source code", "code", "documentation")
_CLASSIFIED = {"BSD License": "BSD-3-Clause"}
LGPL = "LGPL-2.1.txt"
WITHOUT_TEXT = {"docxtpl": LGPL}
"""Projects that publish no text of their licence, and the text that is it."""


@dataclass(frozen=True)
class Project:
    """A project in the bundle."""

    name: str
    version: str
    terms: str
    """An SPDX expression where the project gives one, else its own words."""
    summary: str
    home: str
    parts: tuple[embedded.Part, ...]
    texts: dict[str, bytes]
    """Licences and lists of components, by path below the project's own folder."""


def of(wheel: Path) -> Project:
    """What a wheel says about itself.

    Raises:
        ValueError: when it has no licence, or libraries that ``embedded`` does not name.
    """
    name, version = parse_wheel_filename(wheel.name)[:2]
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        [described] = [n for n in names if n.endswith(".dist-info/METADATA") and n.count("/") == 1]
        about = HeaderParser().parsestr(packed.read(described).decode("utf-8"))
        texts = {_place(n): packed.read(n) for n in names if _is_text(n)}
    if unnamed := embedded.unnamed(name, names):
        raise ValueError(f"{wheel.name}: libraries without a licence: {', '.join(unnamed)}")
    terms = _terms(dict(about.items()), about.get_all("Classifier", []))
    if not terms or not (texts or name in WITHOUT_TEXT):
        raise ValueError(f"{wheel.name}: no licence")
    home = about.get("Home-page") or _home(about.get_all("Project-URL", []))
    parts = embedded.PARTS.get(name, ())
    return Project(name, str(version), terms, about.get("Summary", ""), home, parts, texts)


def _is_text(name: str) -> bool:
    path = PurePosixPath(name)
    if _BILL.search(name):
        return True
    return bool(_TEXT.search(path.name)) and path.suffix.lower() in _READABLE


def _place(name: str) -> str:
    """Without the folder of the wheel's own facts, whose name has the version in it."""
    return re.sub(r"^[^/]+\.dist-info/(licenses/)?", "", name)


def _terms(about: dict[str, str], classifiers: list[str]) -> str:
    stated = about.get("License-Expression") or about.get("License", "")
    if stated:
        first = stated.strip().splitlines()[0]
        return next((t for words, t in _SPOKEN.items() if first.startswith(words)), first)
    licences = [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License")]
    return " AND ".join(_CLASSIFIED.get(licence, licence) for licence in licences)


def _home(links: list[str]) -> str:
    labelled = [link.partition(", ") for link in links]
    found = {label.lower(): address for label, _, address in labelled}
    return next((found[label] for label in _HOMES if label in found), "")

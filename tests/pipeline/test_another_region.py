"""Facts of one regency stand in definitions and templates alone: a city can use the program.

The city is the shipped project in other words, so that whatever still tells of the regency comes
from the program.
"""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.running import copy_definitions, is_private, once, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = {
    "Kabupaten Cilacap": "Kabupaten Contoh",
    "KABUPATEN CILACAP": "KABUPATEN CONTOH",
    "Cilacap": "Contoh",
    "CILACAP": "CONTOH",
    "Bupati": "Wali Kota",
    "bupati": "wali_kota",
    "Perbup": "Perwal",
    "perbup-5-2024": "perwal-7-2025",
    "5 Tahun 2024": "7 Tahun 2025",
    "5/2024": "7/2025",
    "2024-03-19": "2025-07-15",
    "CLP": "CTH",
    "clp-": "cth-",
}
"""What the city says instead, in this order."""
FOREIGN = ("cilacap", "clp", "5 tahun 2024", "5/2024", "2024-03-19", "bupati")
"""What only the regency says, in lower case."""
KEPT = ("CTH.02.01", "CTH.02.02")
"""Processes of the city; others would only take longer."""
PETA = "peta: [{kode: CTH.02, nama: Penugasan, kelompok: inti, proses: [CTH.02.01, CTH.02.02]}]\n"


_DATES = re.compile(r"<dcterms:\w+[^>]*>([^<]*)<")


def _said(text: str) -> str:
    """What the city says where the regency says a text."""
    for old, new in WORDS.items():
        text = text.replace(old, new)
    return text


def _project(folder: Path) -> None:
    """The definitions of the city."""
    defs = copy_definitions(folder)
    for path in sorted(defs.rglob("*.yaml")):
        name, text = _said(path.name), _said(path.read_text("utf-8"))
        is_kept = path.parent.parent.name != "proses" or any(code in text[:200] for code in KEPT)
        path.unlink()
        if is_kept:
            path.with_name(name).write_text(text, "utf-8")
    (defs / "peta.yaml").write_text(PETA, "utf-8")
    (defs / "unit.yaml").unlink()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of one unit type of the city, in formats whose words can be read."""

    def make(folder: Path) -> str:
        folder.mkdir()
        _project(folder)
        done = run("build", "--tipe", "7", "--format", "bpmn,svg,docx,xlsx,pptx", cwd=folder)
        return done.stderr if done.returncode else ""

    return once(tmp_path_factory, "kota", make) / "output"


def _texts(output: Path) -> Iterator[tuple[str, str]]:
    """Everything that files say, with the names of the files."""
    for path in sorted(output.rglob("*")):
        name = path.relative_to(output).as_posix()
        if not path.is_file() or is_private(path):
            continue
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as parts:
                yield from (
                    (f"{name}!{part}", parts.read(part).decode("utf-8", "replace"))
                    for part in parts.namelist()
                )
        else:
            yield name, path.read_text("utf-8")


def test_no_file_of_a_city_speaks_of_the_regency(built: Path) -> None:
    texts = dict(_texts(built))
    kinds = {name.partition("!")[0].rpartition(".")[2] for name in texts}
    assert kinds >= {"bpmn", "svg", "docx", "xlsx", "pptx", "html", "json", "dmn"}
    assert {"index.html", "trace.html", "tipe-07/CTH.02.02/index.html"} <= texts.keys()
    found = {
        name: [word for word in FOREIGN if word in name.lower() or word in text.lower()]
        for name, text in texts.items()
    }
    assert {name: words for name, words in found.items() if words} == {}


def test_the_decree_is_that_of_the_city_s_head(built: Path) -> None:
    with zipfile.ZipFile(built / "keputusan/keputusan-wali-kota.docx") as word:
        text = word.read("word/document.xml").decode()
    assert "KEPUTUSAN WALI KOTA CONTOH" in text
    assert "KEPUTUSAN WALI KOTA TENTANG PETA PROSES BISNIS" in text
    assert "Keputusan Wali Kota ini mulai berlaku pada tanggal ditetapkan." in text
    assert "bagian yang tidak terpisahkan dari Keputusan Wali Kota ini." in text
    assert "Keputusan Wali Kota" in (built / "index.html").read_text("utf-8")


def test_maps_bear_the_city_s_own_codes(built: Path) -> None:
    level_zero = (built / "tipe-07/peta/peta-proses.svg").read_text("utf-8")
    assert ">CTH<" in level_zero


def test_every_office_file_bears_the_date_of_the_city_s_regulation(built: Path) -> None:
    found = {
        name: set(_DATES.findall(text))
        for name, text in _texts(built)
        if name.endswith("docProps/core.xml")
    }
    kinds = {name.partition("!")[0].rpartition(".")[2] for name in found}
    assert kinds == {"docx", "xlsx", "pptx"}
    assert {name for name, days in found.items() if days != {"2025-07-15T00:00:00Z"}} == set()

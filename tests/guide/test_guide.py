"""The guide can be followed to the letter, and shows what the program really says."""

from __future__ import annotations

import re
from contextlib import chdir
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.commands.new_process import PLAIN, examples
from tests.cli.example import run
from tests.guide.example import GUIDE, UNIT, files, processes, write
from tests.guide.messages import DOCUMENTS, SAMPLE, SAMPLES, said

if TYPE_CHECKING:
    from pathlib import Path

SHOWN = [
    pytest.param(found[2], found[3], id=f"{path.name}-{found[2]}")
    for path in DOCUMENTS
    for found in SAMPLE.finditer(path.read_text("utf-8"))
]
TYPED = re.compile(r"^```\n(?:galat|peringatan|catatan): ", re.MULTILINE)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The project of the office, with all that the guide writes."""
    write(tmp_path / "proyek-kroya")
    return tmp_path / "proyek-kroya"


@pytest.mark.parametrize(("name", "text"), SHOWN)
def test_a_sample_is_what_the_program_says(name: str, text: str) -> None:
    assert text == said(name), "renew it: python -m tests.guide.messages"


def test_every_sample_is_shown_and_none_is_typed() -> None:
    assert {str(one.values[0]) for one in SHOWN} == SAMPLES.keys()
    for path in DOCUMENTS:
        text = path.read_text("utf-8")
        assert TYPED.findall(SAMPLE.sub("", text)) == [], path.name


def test_the_guide_shows_every_kind_of_file_of_an_office() -> None:
    assert {"unit.yaml", "daftar.yaml", "peta.yaml"} <= files().keys()
    assert list(processes().values()) == ["KK.01.01", "KK.01.02"]


def test_the_guide_names_every_example_of_a_service() -> None:
    table = re.findall(
        r"^\| `([a-z-]+)` \| [^|]+ \| [^|]+ \|$", GUIDE.read_text("utf-8"), re.MULTILINE
    )
    assert set(table) >= set(examples()) - {PLAIN}


def test_what_the_guide_writes_has_no_finding(office: Path) -> None:
    with chdir(office):
        told = run("check", "--rinci")
    assert told.exit_code == 0
    assert told.output == "tidak ada temuan\n"


def test_what_the_guide_writes_is_built_at_the_first_try(office: Path) -> None:
    codes = [word for code in processes().values() for word in ("--proses", code)]
    with chdir(office):
        told = run("build", "--unit", UNIT, *codes, "--format", "bpmn,svg,docx", "--pekerja", "1")
    assert told.exit_code == 0, told.output
    assert not re.search("galat|peringatan", told.output)
    for code in processes().values():
        folder = office / "output/unit-kecamatan-kroya" / code
        made = {path.name for path in folder.iterdir()}
        assert made >= {f"{code}.bpmn", "peta-lintas-fungsi.svg", "sop.docx", "sop.svg"}
    printed = (office / "output/unit-kecamatan-kroya/KK.01.01/sop.svg").read_text("utf-8")
    assert "Petugas" in printed

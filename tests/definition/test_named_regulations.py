"""Several regulations: each citation says which one it means, and a doubtful one is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpmn_gen.definition.citation import normalise
from bpmn_gen.definition.legal_citation import grouped, legal_words
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Diagnostic, Findings
from bpmn_gen.rules.coverage import Status, trace
from bpmn_gen.store.project import shipped
from tests.build.test_offices import office
from tests.rules.sample import HEADER, load_project

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.definition.definition_set import DefinitionSet

OTHER = """\
judul: Peraturan Presiden Nomor 96 Tahun 2018 tentang Tata Cara Pendaftaran Penduduk
sebutan: Perpres 96/2018
ketentuan:
  - {id: x1, ref: Pasal 1, ringkasan: Penduduk wajib mendaftar, jenis: aturan}
  - {id: x2, ref: Pasal 77, ringkasan: Kartu keluarga diterbitkan, jenis: langkah}
"""
STEPS = """\
langkah:
  - {id: a, kegiatan: Menyusun, oleh: staf, sumber: %s}
  - {id: b, kegiatan: Memeriksa, oleh: kepala}
"""


def citing(folder: Path, ref: str) -> tuple[DefinitionSet, list[Diagnostic]]:
    """The small project with a second regulation and a step that cites something."""
    text = HEADER.replace("sumber: Pasal 1\n", "") + STEPS % ref
    files = {"peraturan/lain.yaml": OTHER, "proses/uji.yaml": text}
    defs, findings = load_project(folder, files)
    return defs, [item for item in findings if item.code == "ambiguous-provision"]


def _file(item: Diagnostic) -> str:
    """The file of a finding."""
    assert item.span is not None
    return item.span.path


def cited(defs: DefinitionSet) -> str:
    """The citation of the step as the stages behind see it."""
    return str(defs.proses["CLP.01.01"].langkah[0].sumber[0])


def test_an_article_that_two_regulations_have_is_an_error_that_names_both(tmp_path: Path) -> None:
    _, found = citing(tmp_path, "Pasal 1")
    told = [item for item in found if _file(item).endswith("uji.yaml")]
    both = "'Pasal 1' ada dalam Perbup Cilacap 5/2024 dan Perpres 96/2018"
    assert [item.message for item in told] == [f"{both}; tidak jelas yang mana yang dimaksud"]
    assert told[0].hints == (
        "sebut peraturannya: 'Perbup Cilacap 5/2024 Pasal 1' atau 'Perpres 96/2018 Pasal 1'",
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Pasal 77", "Perpres 96/2018 Pasal 77"),
        ("Perpres 96/2018 Pasal 1", "Perpres 96/2018 Pasal 1"),
        ("Perbup Cilacap 5/2024 Pasal 1", "Pasal 1"),
        ("Pasal 1 Peraturan Bupati Cilacap Nomor 5 Tahun 2024", "Pasal 1"),
        ("Pasal 99", "Pasal 99"),
    ],
)
def test_each_citation_gets_its_one_form(written: str, meant: str, tmp_path: Path) -> None:
    defs, found = citing(tmp_path, written)
    assert cited(defs) == meant
    assert not [item for item in found if _file(item).endswith("uji.yaml")]


def test_what_carries_out_one_regulation_carries_out_no_other(tmp_path: Path) -> None:
    defs, _ = citing(tmp_path, "Perpres 96/2018 Pasal 1")
    done = [str(row.provision.id) for row in trace(defs).rows if row.status is Status.DONE]
    assert done == ["x1"]
    assert normalise("Perpres 96/2018 Pasal 1") != normalise("Pasal 1")


def test_every_citation_is_printed_with_its_regulation(tmp_path: Path) -> None:
    defs, _ = citing(tmp_path, "Pasal 77")
    words = legal_words(defs.peraturan)
    assert words.place("Pasal 1") == "Pasal 1 Peraturan Bupati Cilacap Nomor 5 Tahun 2024"
    assert words.place(cited(defs)) == "Pasal 77 Peraturan Presiden Nomor 96 Tahun 2018"


def test_places_of_one_regulation_are_cited_together() -> None:
    law, other = "Peraturan Bupati Nomor 5 Tahun 2024", "Undang-Undang Nomor 23 Tahun 2006"
    places = [f"Pasal 2 ayat (1) {law}", f"Pasal 2 ayat (2) {law}", f"Pasal 2 ayat (3) {other}"]
    assert grouped(places) == f"Pasal 2 ayat (1) dan ayat (2) {law}; Pasal 2 ayat (3) {other}"


def test_the_regulation_of_the_unit_types_comes_first(tmp_path: Path) -> None:
    early = OTHER.replace("Perpres 96/2018", "Instruksi 96/2018")
    defs, _ = load_project(tmp_path, {"peraturan/a.yaml": early})
    assert defs.regulation is not None
    assert defs.regulation.sebutan == "Perbup Cilacap 5/2024"


def test_an_office_with_a_law_of_its_own_doubts_only_its_own_citations(tmp_path: Path) -> None:
    folder = office(tmp_path, "kecamatan-kroya", "Kecamatan Kroya")
    (folder / "peraturan").mkdir()
    (folder / "peraturan" / "lain.yaml").write_text(OTHER.replace("Pasal 1,", "Pasal 11,"))
    service = folder / "proses" / "surat.yaml"
    text = service.read_text(encoding="utf-8")
    service.write_text(text.replace("berkas, oleh: loket", "berkas, oleh: loket, sumber: Pasal 11"))
    findings = Findings()
    load(tmp_path / "process_defs", findings, fallback=shipped("process_defs"))
    told = [item for item in findings if item.code == "ambiguous-provision"]
    assert [_file(item).rpartition("/")[2] for item in told] == ["surat.yaml"]

"""Several regulations: each citation says which one it means, and a doubtful one is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpmn_gen.definition.citation import normalise
from bpmn_gen.definition.legal_citation import grouped, legal_words
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Diagnostic, Findings
from bpmn_gen.rules import check_definitions
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


UNNUMBERED = """\
judul: Peraturan Bupati Cilacap Nomor 77 Tahun 2021 tentang Pelayanan Terpadu
sebutan: Perbup PATEN
ketentuan:
  - {id: x5, ref: Pasal 5, ringkasan: Pelayanan diberikan di kecamatan, jenis: langkah}
"""


def unnumbered(folder: Path, ref: str) -> tuple[DefinitionSet, list[Diagnostic]]:
    """The small project with a regulation whose short name has no number."""
    text = HEADER.replace("sumber: Pasal 1\n", "") + STEPS % ref
    files = {"peraturan/lain.yaml": UNNUMBERED, "proses/uji.yaml": text}
    defs, findings = load_project(folder, files)
    found = [*findings, *check_definitions(defs)]
    return defs, [item for item in found if "uji.yaml" in _file(item)]


@pytest.mark.parametrize(
    ("ref", "code", "said"),
    [
        ("Perbup PATEN Pasal 1", "unknown-provision", "'Perbup PATEN Pasal 1' tidak ada"),
        ("Perbup PATEN Pasal 5 ayat (9)", "unknown-provision", "Pasal 5 ayat (9)' tidak ada"),
        ("Perbup PTEN Pasal 5", "unknown-regulation", "'Perbup PTEN Pasal 5' tidak ada di folder"),
        ("Perbup Entah Pasal 1", "unknown-regulation", "'Perbup Entah Pasal 1' tidak ada di"),
        ("Perda 3/2020 Pasal 1", "unknown-regulation", "'Perda 3/2020 Pasal 1' tidak ada di"),
    ],
)
def test_no_other_regulation_stands_in_for_the_one_that_is_named(
    ref: str, code: str, said: str, tmp_path: Path
) -> None:
    defs, found = unnumbered(tmp_path, ref)
    (told,) = (item for item in found if item.code.startswith("unknown-"))
    assert told.code == code
    assert said in told.message
    if code == "unknown-regulation":
        assert "Perbup PATEN" in told.hints[-1]
        assert legal_words(defs.peraturan).place(cited(defs)) == ref


@pytest.mark.parametrize(
    "ref",
    ["Perbup PATEN Pasal 5", "Pasal 5", "Pasal 5 Peraturan Bupati Cilacap Nomor 77 Tahun 2021"],
)
def test_a_short_name_without_a_number_is_a_name_like_others(ref: str, tmp_path: Path) -> None:
    defs, found = unnumbered(tmp_path, ref)
    assert not [item for item in found if item.code.startswith(("unknown-", "ambiguous"))]
    told = legal_words(defs.peraturan).place(cited(defs))
    assert told == "Pasal 5 Peraturan Bupati Cilacap Nomor 77 Tahun 2021"
    assert [str(row.provision.id) for row in trace(defs).rows if row.status is Status.DONE] == [
        "x5"
    ]


def test_two_regulations_of_one_number_and_year_are_told(tmp_path: Path) -> None:
    twin = OTHER.replace("Perpres 96/2018", "Perda 5/2024")
    _, findings = load_project(tmp_path, {"peraturan/lain.yaml": twin})
    (told,) = (item for item in findings if item.code == "same-regulation-number")
    assert "'Perda 5/2024'" in told.message or "'Perbup Cilacap 5/2024'" in told.message
    assert told.message.count("5/2024") == 2
    assert "beri sebutan tanpa nomor" in told.hints[0]

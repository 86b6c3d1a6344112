"""Whatever little a project holds, all that is asked for is built of it, and nothing is empty."""

from __future__ import annotations

import io
import posixpath
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pypdf
import pytest
from hypothesis import given, settings
from lxml import etree

from bpmn_gen.commands.checking import check_project
from bpmn_gen.compiler.target import Target
from bpmn_gen.definition.text import Text
from bpmn_gen.diagnostics import CompileError, Findings, Severity
from bpmn_gen.maps.structure_figure import assignment_figure, rank_figure
from bpmn_gen.maps.survey import UnitSurvey
from bpmn_gen.store.project import Project
from tests.content.shipped import definitions as shipped
from tests.pipeline.small_project import NUMBER, PLAIN, Small, elsewhere, projects, small, with_

if TYPE_CHECKING:
    from bpmn_gen.jobs.job import Job

ONE = "CLP.02.01"
XLINK = "{http://www.w3.org/1999/xlink}href"


def made(project: Small, findings: Findings) -> dict[str, bytes]:
    """The files of a project by their paths, made in this process."""
    with tempfile.TemporaryDirectory() as folder:
        jobs: list[Job] = project.jobs(Path(folder), findings)
        return {
            path: content
            for job in jobs
            for path, content in zip(job.paths, job.render(), strict=True)
        }


def text_of(pdf: bytes) -> str:
    """The words of a document."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def lost_ways(files: dict[str, bytes]) -> set[tuple[str, str]]:
    """Ways from pictures to files that the build does not make."""
    return {
        (path, target)
        for path, content in files.items()
        if path.endswith(".svg")
        for element in etree.fromstring(content).iter()
        if (target := element.get("href") or element.get(XLINK))
        and posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))
        not in files
    }


@pytest.mark.slow
@settings(max_examples=8)
@given(projects())
def test_a_small_project_is_built_whole(project: Small) -> None:
    findings = Findings()
    files = made(project, findings)
    assert not findings.has_errors
    assert all(files.values())
    assert lost_ways(files) == set()
    for path, content in files.items():
        if path.endswith(".pdf"):
            assert len(pypdf.PdfReader(io.BytesIO(content)).pages) >= 1


def test_a_project_of_one_process_gets_every_map() -> None:
    findings = Findings()
    files = made(small([ONE], request=replace(PLAIN, keputusan=False)), findings)
    group = ONE.rpartition(".")[0]
    of_group = ("peta-subproses", "peta-relasi", "jaringan-relasi", "peta-level-1")
    names = ["peta-proses", "indeks-proses", "jaringan-relasi"]
    for name in (*names, *(f"{kind}-{group}" for kind in of_group)):
        assert {f"tipe-07/peta/{name}.svg", f"tipe-07/peta/{name}.pdf"} <= files.keys()
    assert not findings.has_errors


def test_a_unit_to_which_nothing_applies_gets_a_warning_and_no_decree() -> None:
    project = small([ONE])
    other = elsewhere(project.defs.proses[ONE])
    findings = Findings()
    idle = Small(project.defs.with_processes([other]), project.request)
    files = made(idle, findings)
    (found,) = (item for item in findings if item.code == "nothing-applies")
    assert found.severity is Severity.WARNING
    assert found.message == "tidak ada proses yang berlaku bagi Kecamatan"
    assert found.hints == (
        "periksa 'berlaku' pada prosesnya, atau pilih unit lain dengan --tipe atau --unit",
    )
    assert not [path for path in files if "keputusan" in path or "dokumen-peta" in path]
    assert "tipe-07/kedudukan.svg" in files


def test_a_process_asked_for_where_it_does_not_apply_is_named() -> None:
    project = small([ONE], request=replace(PLAIN, proses=(ONE,)))
    other = elsewhere(project.defs.proses[ONE])
    findings = Findings()
    assert made(Small(project.defs.with_processes([other]), project.request), findings) == {}
    (found,) = (item for item in findings if item.code == "nothing-applies")
    assert found.severity is Severity.WARNING
    assert found.message == f"proses '{ONE}' tidak berlaku bagi Kecamatan"


def test_units_with_nothing_are_only_noted_where_others_have_something() -> None:
    project = small([ONE], request=replace(PLAIN, tipe=(1, NUMBER), proses=(ONE,)))
    here = with_(project.defs.proses[ONE], berlaku=(Text(str(NUMBER)),))
    findings = Findings()
    assert made(Small(project.defs.with_processes([here]), project.request), findings)
    (found,) = (item for item in findings if item.code == "nothing-applies")
    assert found.severity is Severity.INFO
    assert found.message == f"proses '{ONE}' tidak berlaku bagi Sekretariat Daerah"


def test_no_chapter_of_a_volume_is_empty_where_no_process_stands_in_a_group() -> None:
    files = made(small([ONE], groups=[]), Findings())
    told = text_of(files["tipe-07/dokumen-peta-proses-bisnis.pdf"])
    assert "BAB III PETA LINTAS FUNGSI" in told
    assert "memuat 1 proses, masing-masing" in told
    for lacking in ("Peta subproses dan peta relasi", "Peta level 1", "BAB III PETA PROSES BISNIS"):
        assert lacking not in told


def test_a_project_without_processes_is_told_how_to_begin() -> None:
    with pytest.raises(CompileError) as caught:
        made(small([]), Findings())
    (found,) = (item for item in caught.value.diagnostics if item.severity is Severity.ERROR)
    assert found.code == "no-processes"
    assert found.message.endswith("tidak memuat proses")


def test_checking_a_project_without_processes_tells_it_too(tmp_path: Path) -> None:
    (found,) = check_project(Project(tmp_path, tmp_path / "output"), ())
    assert found.code == "no-processes"
    assert "bpmn-gen init" in found.hints[0]


def test_a_structure_of_which_nothing_is_known_is_not_drawn() -> None:
    tipe = shipped().tipe_unit[NUMBER]
    nothing = with_(tipe, tingkat=(), penilai=(), kedudukan=(), penugasan=())
    survey = UnitSurvey(shipped(), Target(nothing), ())
    assert rank_figure(survey) is None
    assert assignment_figure(survey) is None


def test_provisions_are_listed_where_no_tier_is_known() -> None:
    tipe = with_(shipped().tipe_unit[NUMBER], tingkat=())
    figure = assignment_figure(UnitSurvey(shipped(), Target(tipe), ()))
    assert figure is not None
    assert figure.board().panels

"""How processes stand depends on what they say and on nothing else."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.commands.listing import inventory, table
from bpmn_gen.commands.vacancies import as_rows, vacancies
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import all_units
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.edition.status import State, Status, Statuses, UnitStatus
from bpmn_gen.store.project import shipped
from tests.edition.town import FOLDER, SECOND, UNIT, again, built, edit, enacted, process_of

if TYPE_CHECKING:
    from bpmn_gen.store.project import Project

CODE = "CLP.99.01"


def _unit(project: Project) -> UnitStatus:
    """How the unit stands, without a look at all unit types."""
    findings = Findings()
    defs = load(project.defs, findings, shipped("process_defs"))
    (target,) = all_units(defs)
    statuses = Statuses.of(again(project), findings)
    unit = statuses.unit(defs, target, resolve(defs, target, findings), findings)
    findings.raise_if_errors()
    return unit


def _state(project: Project) -> State:
    """How the process stands, and with it the unit that has no other."""
    unit = _unit(project)
    assert unit.whole.state is unit.of(CODE).state
    return unit.of(CODE).state


def test_a_project_without_editions_says_nothing_of_status(project: Project) -> None:
    found = inventory(project)
    assert "edisi" not in found
    assert "status" not in found["unit"][0]


def test_a_process_is_set_then_changed_then_set_again(decreed: Project) -> None:
    assert _state(decreed) == State.SET
    edit(decreed, "Menulis surat", "Menulis nota")
    assert _state(decreed) == State.CHANGED
    told = table(inventory(again(decreed)))
    assert f"  {UNIT} (tipe 7)\n    berubah sejak ditetapkan: 1\n    yang berubah: {CODE}" in told
    assert "Edisi (1)\n  2026-11-24  Nomor 188.4/123: Kecamatan Kroya" in told
    enacted(decreed, "188.4/200", SECOND)
    assert _state(decreed) == State.SET


def test_a_service_standard_that_came_since_leaves_what_was_set(decreed: Project) -> None:
    edit(decreed, "langkah:", "layanan: {biaya: Gratis}\nlangkah:")
    assert _state(decreed) == State.SET
    assert f"  {CODE}  Contoh, pelayanan publik (semua tipe)" in table(inventory(again(decreed)))


def test_a_process_that_came_later_is_a_draft(decreed: Project) -> None:
    text = process_of(decreed).read_text("utf-8")
    added = re.sub(r"sop: .*\n", "", text.replace(CODE, "CLP.99.02"))
    process_of(decreed).with_name("lain.yaml").write_text(added, "utf-8")
    (unit,) = inventory(again(decreed))["unit"]
    assert unit["status"] == {CODE: State.SET, "CLP.99.02": State.DRAFT}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Menulis surat", "Menulis surat dinas"),
        ("peran: pimpinan_unit", "peran: ketua_tim"),
        ("sumber: Pasal 13 ayat (1)", "sumber: Pasal 13 ayat (5)"),
        ("    sumber:", "    waktu: 10 menit\n    sumber:"),
        ("nama: Contoh", "nama: Contoh baru"),
        ("sop: {", "sop: {peralatan: [Komputer], "),
    ],
)
def test_what_a_process_says_counts(decreed: Project, old: str, new: str) -> None:
    edit(decreed, old, new)
    assert _state(decreed) == State.CHANGED


def test_a_title_of_the_unit_counts(decreed: Project) -> None:
    unit = decreed.defs / "unit.yaml"
    unit.write_text(unit.read_text("utf-8") + "  jabatan: {pimpinan_unit: Camat Baru}\n", "utf-8")
    assert _state(decreed) == State.CHANGED


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("001/SOP", "002/SOP"),
        ("2026-01-05", "5 Januari 2026"),
        ("sop: {", "sop: {tanggal_efektif: 2027-01-01, disahkan_oleh: {nama: Pejabat}, "),
    ],
)
def test_numbers_dates_and_signatures_do_not_count(decreed: Project, old: str, new: str) -> None:
    edit(decreed, old, new)
    assert _state(decreed) == State.SET


def _reformatted(text: str, chance: random.Random) -> str:
    """The same definition otherwise written: keys in another order, quotes, remarks, blanks."""
    head, _, steps = text.partition("langkah:\n")
    blocks = re.split(r"\n(?=\S)", head.rstrip("\n"))
    chance.shuffle(blocks)
    lines = []
    for line in "\n".join([*blocks, f"langkah:\n{steps}"]).splitlines():
        if chance.random() < 0.3:
            lines.append("# catatan" if chance.random() < 0.5 else "")
        found = re.fullmatch(r"( *(?:- )?(?:kegiatan|selesai|mulai): )(.*)", line)
        quoted = found and chance.random() < 0.5
        lines.append(f'{found[1]}"{found[2]}"' if found and quoted else line)
        if chance.random() < 0.2:
            lines[-1] += "  # catatan"
    return "\n".join(lines) + "\n"


def test_how_a_definition_is_written_does_not_count(decreed: Project) -> None:
    original, seen = process_of(decreed).read_text("utf-8"), set()
    for seed in range(25):
        text = _reformatted(original, random.Random(seed))
        seen.add(text)
        process_of(decreed).write_text(text, "utf-8")
        assert _state(decreed) == State.SET, text
    assert len(seen) > 20


def test_what_a_decree_has_set_and_a_first_revision_are_no_blanks_until_it_changes(
    decreed: Project,
) -> None:
    def left() -> set[str]:
        return {row["isian"] for row in as_rows(vacancies(again(decreed), (UNIT,)))}

    dates = {"tanggal efektif", "tanggal revisi"}
    assert left() & dates == set()  # a first edition has no revision
    edit(decreed, "Menulis surat", "Menulis nota")
    edit(decreed, "sop: {", "sop: {tanggal_efektif: 2026-11-24, ")
    assert left() & dates == dates


def test_a_date_of_revision_is_asked_only_of_a_revision(project: Project) -> None:
    def asks() -> bool:
        rows = as_rows(vacancies(again(project), (UNIT,)))
        page = (project.output / "daftar.html").read_text("utf-8")
        told = any(row["kunci"].endswith("tanggal_revisi") for row in rows)
        assert told is ("anggal revisi" in page)
        return told

    built(project)
    assert not asks()
    enacted(project)
    assert not asks()
    edit(project, "Menulis surat", "Menulis nota")
    built(project)
    assert asks()
    edit(project, "sop: {", "sop: {tanggal_revisi: 2027-11-01, ")
    built(project)
    assert not asks()


def test_pages_of_the_portal_say_how_things_stand(project: Project) -> None:
    def pages() -> tuple[str, str]:
        folder = project.output / FOLDER
        pair = (folder / "index.html", folder / CODE / "index.html")
        unit, process = (path.read_text("utf-8") for path in pair)
        return unit, process

    built(project)
    plain = pages()
    assert not any("itetapkan" in page for page in plain)
    enacted(project)
    decree = "Keputusan Bupati Cilacap Nomor 188.4/123 Tahun 2026 tanggal 24 November 2026"
    unit, process = pages()
    assert f"<strong>Ditetapkan dengan {decree}.</strong>" in unit
    assert '<span class="redup">· ditetapkan</span>' in unit
    assert f"<strong>Ditetapkan dengan {decree}.</strong>" in process
    edit(project, "Menulis surat", "Menulis nota")
    built(project)
    unit, process = pages()
    assert f"<strong>Konsep, berubah sejak ditetapkan dengan {decree}.</strong>" in unit
    assert '<span class="redup">· berubah sejak ditetapkan</span>' in unit
    assert f"<strong>Konsep, berubah sejak ditetapkan dengan {decree}.</strong>" in process


def test_another_process_with_the_code_of_one_that_is_gone_was_never_set(decreed: Project) -> None:
    edit(decreed, "nama: Contoh", "nama: Penerimaan tamu")
    edit(decreed, "Menulis surat", "Mencatat tamu")
    edit(decreed, "id: tulis", "id: catat")
    unit = _unit(decreed)
    assert (unit.whole.state, unit.of(CODE)) == (State.CHANGED, Status())

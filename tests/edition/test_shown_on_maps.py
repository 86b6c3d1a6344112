"""Each map of a unit stands by itself: it is a draft where it shows something else than was set."""

from __future__ import annotations

import random
import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import Target
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.edition.recording import record_resolved
from bpmn_gen.edition.shown_on_maps import same_maps
from bpmn_gen.jobs.unit_map import LevelMap, UnitMap
from bpmn_gen.jobs.unit_maps import MapPlanner
from bpmn_gen.maps.survey import UnitSurvey
from tests.content.shipped import FOLDER
from tests.edition.town import FOLDER as TOWN
from tests.edition.town import built, edit

if TYPE_CHECKING:
    from bpmn_gen.edition.record import UnitRecord
    from bpmn_gen.store.project import Project

PAPERS = ("keluaran", "kelengkapan")
PETA, TYPE = "peta.yaml", "tipe_unit/07-kecamatan.yaml"
LEADING = "proses/penugasan/clp-02-02-penunjukan-lintas-unit.yaml"


@cache
def state(*edits: tuple[str, str, str]) -> tuple[UnitRecord, dict[str, str]]:
    """The record of a unit type, and what each of its maps shows, after edits of files."""
    texts: dict[str, str] = {}
    for name, old, new in edits:
        text = texts.get(name) or (FOLDER / name).read_text("utf-8")
        assert old in text, (name, old)
        texts[name] = text.replace(old, new, 1)
    findings = Findings()
    instead = {name: text.encode() for name, text in texts.items()}
    defs = load(FOLDER, findings, instead=instead)
    target = Target(defs.tipe_unit[7])
    processes = resolve(defs, target, findings)
    assert not findings.has_errors
    planner = MapPlanner(UnitSurvey(defs, target, processes), ("svg",), "F4", "")
    shown = {}
    for job in planner.jobs(()):
        if isinstance(job, UnitMap):
            shown[job.name] = repr(job.picture)
        elif isinstance(job, LevelMap):
            shown[job.name] = repr((job.definitions, job.sheet))
    slug = f"{target.slug}/"
    return record_resolved(defs, target, processes), {
        name.removeprefix(slug): said for name, said in shown.items()
    }


def judged(*edits: tuple[str, str, str]) -> tuple[set[str], set[str]]:
    """The maps that edits change, and those that are judged to have changed."""
    (then, before), (now, after) = state(), state(*edits)
    is_same = same_maps(then, now)
    names = before.keys() | after.keys()
    drawn = {name for name in names if before.get(name) != after.get(name)}
    return drawn, {name for name in names if not is_same(name)}


OF_GROUP = {f"peta/{kind}-CLP.02" for kind in ("peta-subproses", "jaringan-relasi")}
NETWORK, INDEX, ZERO = "peta/jaringan-relasi", "peta/indeks-proses", "peta/peta-proses"
NEIGHBOURS = {f"peta/jaringan-relasi-CLP.0{number}" for number in (1, 3)}
RELATIONS, LEVEL = "peta/peta-relasi-CLP.02", "peta/peta-level-1-CLP.02"
ABOUT_UNIT = {"kedudukan", "penugasan", "tanggung-jawab", "penilai-kinerja"}
CASES = [
    ((LEADING, "    dokumen: [FRM.01]\n", "    waktu: 9 hari kerja\n"), set()),
    ((LEADING, "permohonan pelibatan Pejabat", "permintaan pelibatan Pejabat"), set()),
    ((LEADING, "ringkas: Mengirimkan", "ringkas: Menyampaikan"), {INDEX}),
    ((LEADING, "keluaran: [Surat permohonan pelibatan]", "keluaran: [Nota permintaan]"),
     {*OF_GROUP, NETWORK}),
    ((LEADING, "    kepada: penilai_dituju\n", "    kepada: kepala_pd\n"), OF_GROUP),
    ((LEADING, "bersangkutan}", "yang meminta}"), {*OF_GROUP, RELATIONS}),
    ((LEADING, "- mulai: Kebutuhan", "- mulai: Keperluan"), {"peta/peta-subproses-CLP.02", LEVEL}),
    ((LEADING, "nama: Penunjukan lintas", "nama: Penugasan lintas"),
     {*OF_GROUP, *NEIGHBOURS, RELATIONS, LEVEL, INDEX, NETWORK}),
    ((PETA, "nama: Penugasan\n", "nama: Penugasan pegawai\n"),
     {*OF_GROUP, RELATIONS, LEVEL, INDEX, ZERO, NETWORK}),
    ((PETA, "dari: [Pimpinan Unit Organisasi unit pemilik kinerja]", "dari: [Pemohon]"), OF_GROUP),
]  # fmt: skip
"""Edits, each with the maps on which it must be seen."""
LINES = {
    "keluaran": r"^( +)keluaran: \[(.+)\]$",
    "kelengkapan": r"^( +)kelengkapan: \[(.+)\]$",
    "mulai": r"^( +- )mulai: (.+)$",
    "selesai": r"^( +- )selesai: (.+)$",
    "nama": r"^()nama: (.+)$",
    "keputusan": r"^( +)keputusan: (.+)$",
}
"""What random edits give other words."""


@pytest.mark.parametrize(("edit", "seen"), CASES, ids=map(str, range(len(CASES))))
def test_a_map_is_a_draft_where_it_shows_a_change_and_nowhere_else(
    edit: tuple[str, str, str], seen: set[str]
) -> None:
    drawn, changed = judged(edit)
    assert drawn == seen
    assert changed == drawn


def test_another_title_is_seen_on_the_maps_of_the_unit_itself() -> None:
    text = (FOLDER / TYPE).read_text("utf-8")
    title = next(line for line in text.splitlines() if "pejabat_level_1:" in line)
    drawn, changed = judged((TYPE, title, f"{title} Baru"))
    assert "kedudukan" in drawn
    assert drawn <= changed
    assert changed - drawn <= {"tanggung-jawab"}  # which names no title


@pytest.mark.parametrize("seed", range(20))
def test_no_map_that_shows_a_change_names_the_decree_before_it(seed: int) -> None:
    """Words are changed at random, in any process; most maps stay as they were."""
    rng = random.Random(seed)
    path = rng.choice(sorted((FOLDER / "proses").rglob("*.yaml")))
    text = path.read_text("utf-8")
    found = [
        (key, one)
        for key, pattern in LINES.items()
        for one in re.finditer(pattern, text, re.MULTILINE)
    ]
    key, line = rng.choice(found)
    made = f"{line[1]}{key}: {'[' * (key in PAPERS)}Yang lain{']' * (key in PAPERS)}"
    drawn, changed = judged((path.relative_to(FOLDER).as_posix(), line[0], made))
    assert drawn <= changed
    assert len(changed) < len(state()[1]) / 2


def test_only_the_maps_that_changed_bear_the_mark(decreed: Project) -> None:
    edit(decreed, "Menulis surat", "Menulis nota")
    built(decreed)
    marked = {
        path.relative_to(decreed.output / TOWN).as_posix()
        for path in (decreed.output / TOWN).rglob("*.svg")
        if ">KONSEP<" in path.read_text("utf-8")
    }
    assert "CLP.99.01/peta-lintas-fungsi.svg" in marked
    assert "berubah sejak ditetapkan</span>:" not in page(decreed)  # all maps of the unit hold
    assert not {f"{name}.svg" for name in ABOUT_UNIT} & marked
    edit(decreed, "kegiatan: Menulis nota", "kegiatan: Menulis nota\n    keluaran: [Nota]")
    title = "  jabatan: {pejabat_level_1: Camat Kroya}\n"
    units = decreed.defs / "unit.yaml"
    units.write_text(units.read_text("utf-8") + title, "utf-8")
    built(decreed)
    mark = r"<b>([^<]+)</b> <span class=\"redup\">· berubah sejak ditetapkan<"
    told = re.findall(mark, page(decreed))
    assert {"Kedudukan", "Penugasan"} <= {*told}


def page(project: Project) -> str:
    """The page of the unit."""
    return (project.output / TOWN / "index.html").read_text("utf-8")

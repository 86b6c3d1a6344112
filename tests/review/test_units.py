"""A review of a unit tells each change once, wherever it shows."""

from __future__ import annotations

import copy
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from bpmn_gen.compiler.target import Target
from bpmn_gen.diagnostics import Findings
from bpmn_gen.edition.recording import record_unit
from bpmn_gen.review.change import Scope
from bpmn_gen.review.details import detailed
from bpmn_gen.review.units import review
from tests.content.shipped import definitions, settings
from tests.review.editing import exchanged

if TYPE_CHECKING:
    from bpmn_gen.edition.record import ProcessRecord, UnitRecord
    from bpmn_gen.review.change import Change

Said = dict[str, Any]


@cache
def kecamatan() -> UnitRecord:
    """All processes of one unit type."""
    defs = definitions()
    return record_unit(defs, Target(defs.tipe_unit[7]), Findings())


def said(code: str) -> Said:
    """A process that may be changed."""
    found = copy.deepcopy(kecamatan().processes[code].said)
    assert isinstance(found, dict)
    return found


def with_processes(*changed: Said, without: tuple[str, ...] = ()) -> UnitRecord:
    """The unit with some processes changed or added, and some gone."""
    old = kecamatan().processes
    made: dict[str, ProcessRecord] = {key: one for key, one in old.items() if key not in without}
    for one in changed:
        base = old.get(one["kode"], next(iter(old.values())))
        made[one["kode"]] = replace(base, said=one)
    return replace(kecamatan(), processes=dict(sorted(made.items())))


def changes(new: UnitRecord, method: str = "keduanya") -> tuple[Change, ...]:
    return detailed(review(kecamatan(), new), settings(method)).changes


def test_nothing_changed_is_no_change() -> None:
    assert changes(with_processes()) == ()


def test_a_renamed_title_is_one_change_that_names_all_its_sops() -> None:
    old, new = "Pejabat Pengawas", "Kepala Seksi"
    unit = kecamatan()
    processes = {
        code: replace(one, said=exchanged(one.said, old, new))
        for code, one in unit.processes.items()
    }
    titles = exchanged(dict(unit.titles), old, new)
    groups = tuple(exchanged(group, old, new) for group in unit.groups)
    [one] = changes(replace(unit, processes=processes, titles=titles, groups=groups))
    assert one.sentence == "jabatan 'Pejabat Pengawas' menjadi 'Kepala Seksi'"
    assert (one.before, one.after) == (old, new)
    assert one.scopes == tuple(Scope)  # as a customer it stands on peta subproses, too
    touched = [code for code, one in unit.processes.items() if old in repr(one.said)]
    assert len(touched) > 10
    sops = [effect for effect in one.effects if effect.endswith("direvisi")]
    assert [effect.split()[1] for effect in sops] == touched
    assert [touch.code for touch in one.touches] == touched
    named = "CLP.01, CLP.02, CLP.03, CLP.04, CLP.06"
    assert [effect for effect in one.effects if effect not in sops] == [
        f"Peta subproses {named}",
        "Peta relasi CLP.01, CLP.02, CLP.03, CLP.04, CLP.05, CLP.06",
        f"Peta level 1 dan turunannya {named}",
    ]


def test_a_title_and_a_step_that_names_it_are_told_apart() -> None:
    unit = kecamatan()
    processes = {
        code: replace(one, said=exchanged(one.said, "Ketua Tim", "Koordinator Tim"))
        for code, one in unit.processes.items()
    }
    told = copy.deepcopy(processes["CLP.02.02"].said)
    assert isinstance(told, dict)
    step = next(one for one in told["langkah"] if one["id"] == "kirim")
    step["waktu"] = "2 hari kerja"
    processes["CLP.02.02"] = replace(processes["CLP.02.02"], said=told)
    titles = exchanged(dict(unit.titles), "Ketua Tim", "Koordinator Tim")
    title, waktu = changes(replace(unit, processes=processes, titles=titles))
    assert title.sentence == "jabatan 'Ketua Tim' menjadi 'Koordinator Tim'"
    assert waktu.key == "CLP.02.02/kirim/waktu"
    assert (waktu.before, waktu.after) == ("", "Waktu: 2 hari kerja")
    assert waktu.scopes == (Scope.SOP,)


def test_a_title_as_the_name_of_a_branch_is_no_change_of_its_own() -> None:
    old, new = "Ketua Tim", "Koordinator Tim"
    before = said("CLP.02.02")
    decision = next(one for one in before["langkah"] if one["id"] == "setuju")
    decision["cabang"] = {f"Menurut {old}": "tolak", "Ya": "rekomendasi"}
    unit = with_processes(before)
    later = {
        code: replace(one, said=exchanged(one.said, old, new))
        for code, one in unit.processes.items()
    }
    after = copy.deepcopy(later["CLP.02.02"].said)
    assert isinstance(after, dict)
    step = next(one for one in after["langkah"] if one["id"] == "setuju")
    step["cabang"] = {f"Menurut {new}": "tolak", "Ya": "rekomendasi"}
    later["CLP.02.02"] = replace(later["CLP.02.02"], said=after)
    titles = exchanged(dict(unit.titles), old, new)
    newer = replace(unit, processes=later, titles=titles)
    [one] = detailed(review(unit, newer), settings("keduanya")).changes
    assert one.sentence == f"jabatan '{old}' menjadi '{new}'"
    [touch] = [touch for touch in one.touches if touch.code == "CLP.02.02"]
    assert touch.scopes == (Scope.CROSS_FUNCTIONAL, Scope.SOP)


def test_who_takes_part_without_a_lane_is_told_as_well() -> None:
    new = said("CLP.02.02")
    [(key, person), *others] = new["pihak"].items()
    new["pihak"] = {key: {**person, "sebutan": "Lurah"}, **dict(others), "baru": {"sebutan": "RT"}}
    changed, added = changes(with_processes(new))
    assert changed.sentence == f"pihak '{person['sebutan']}' menjadi 'Lurah'"
    assert changed.key == f"CLP.02.02/{key}/pihak"
    assert changed.scopes == (Scope.SUBPROCESSES, Scope.RELATIONS, Scope.SOP)
    assert added.sentence == "pihak baru: RT"
    assert added.scopes == (Scope.RELATIONS,)
    assert added.effects == ()  # no step names it, so that no SOP prints it


def test_who_gets_results_is_seen_on_peta_subproses_as_well() -> None:
    new = said("CLP.04.01")
    taker = next(one["kepada"][0] for one in new["langkah"] if one.get("kepada"))
    where = "pelaku" if taker in new["pelaku"] else "pihak"
    new[where][taker] = {"sebutan": "Lurah"}
    [one] = changes(with_processes(new))
    assert one.kind == "actor-changed"
    assert Scope.SUBPROCESSES in one.scopes


def test_a_step_change_says_where_it_is_seen_what_it_rests_on_and_what_it_touches() -> None:
    new = said("CLP.02.02")
    step = next(one for one in new["langkah"] if one["id"] == "kirim")
    step["kegiatan"] = "Menyampaikan permohonan pelibatan"
    [one] = changes(with_processes(new))
    assert one.part == "langkah 1 'Mengirimkan surat permohonan pelibatan'"
    assert one.before.startswith("Bunyi kegiatan: Mengirimkan surat permohonan pelibatan")
    assert one.after == "Bunyi kegiatan: Menyampaikan permohonan pelibatan"
    assert one.scopes == (Scope.CROSS_FUNCTIONAL, Scope.SOP)
    assert one.basis[0] == "Lampiran BAB II huruf B angka 2 huruf a angka 2) huruf a)"
    assert one.effects == (
        "SOP CLP.02.02 Penunjukan lintas unit organisasi direvisi",
        "Naskah 'Surat permohonan pelibatan'",
        "Unit lain: unit pemilik kinerja",
        "Unit lain: unit dituju",
    )


@pytest.mark.parametrize(
    ("method", "scopes"),
    [("gambar", (Scope.CROSS_FUNCTIONAL, Scope.SOP)), ("level", (Scope.LEVEL_ONE, Scope.SOP))],
)
def test_the_method_of_the_regency_decides_on_the_maps(
    method: str, scopes: tuple[Scope, ...]
) -> None:
    new = said("CLP.02.02")
    next(one for one in new["langkah"] if one["id"] == "kirim")["oleh"] = "pegawai"
    moved = [one for one in changes(with_processes(new), method) if one.field == "oleh"]
    assert [one.scopes for one in moved] == [scopes]


def test_a_paper_that_is_no_longer_made_names_the_sop_that_needs_it() -> None:
    new = said("CLP.02.02")
    step = next(one for one in new["langkah"] if one["id"] == "susun")
    step["keluaran"] = ["Nota penugasan"]
    other = said("CLP.04.01")
    work = next(one for one in other["langkah"] if "kegiatan" in one)
    work["kelengkapan"] = ["Surat penugasan"]
    found = {one.code: one for one in changes(with_processes(new, other))}
    assert found["CLP.02.02"].scopes == (Scope.SUBPROCESSES, Scope.SOP)
    named = f"SOP CLP.04.01 {other['nama']}, yang memerlukan keluarannya"
    assert named in found["CLP.02.02"].effects


def test_a_paper_that_is_no_longer_made_names_the_step_of_the_same_sop_that_needs_it() -> None:
    new = said("CLP.02.02")
    next(one for one in new["langkah"] if one["id"] == "rekomendasi")["keluaran"] = ["Nota"]
    [one] = changes(with_processes(new))
    number = kecamatan().processes["CLP.02.02"].numbers["susun"]
    assert f"Langkah {number} SOP ini, yang memerlukan keluarannya" in one.effects


def test_a_new_step_and_another_field_do_not_make_anybody_lack_a_paper() -> None:
    new = said("CLP.02.02")
    steps = new["langkah"]
    made = next(one for one in steps if one["id"] == "rekomendasi")
    made["waktu"] = "1 jam"
    other = {**made, "id": "lagi", "kegiatan": "Mencatat hal lain", "lanjut": made["lanjut"]}
    made["lanjut"] = "lagi"
    steps.insert(steps.index(made) + 1, other)
    found = changes(with_processes(new))
    assert {one.kind for one in found} == {"step-added", "step-changed"}
    assert not [effect for one in found for effect in one.effects if "memerlukan" in effect]


def test_a_process_under_a_new_code_is_the_same_process() -> None:
    new = said("CLP.08.02") | {"kode": "CLP.08.07"}
    [one] = changes(with_processes(new, without=("CLP.08.02",)))
    assert one.sentence == "kode proses 'CLP.08.02' menjadi 'CLP.08.07'"


def test_processes_come_and_go() -> None:
    new = {
        "kode": "CLP.08.09", "nama": "Hal baru", "pelaku": {"a": {"sebutan": "Camat"}},
        "langkah": [{"id": "b", "kegiatan": "Membuat hal yang sama sekali baru", "oleh": "a"}],
    }  # fmt: skip
    found = changes(with_processes(new, without=("CLP.04.01",)))
    assert [one.sentence for one in found] == [
        f"proses CLP.04.01 {said('CLP.04.01')['nama']} dihapus",
        "proses baru CLP.08.09 Hal baru",
    ]
    assert found[0].effects[0].endswith("dicabut")
    assert found[1].effects == ("SOP CLP.08.09 Hal baru disusun",)
    assert found[1].scopes == tuple(Scope)


def parts(code: str, *codes: str) -> list[Said]:
    """A process cut into several, each with some of its steps."""
    whole = said(code)
    steps = [step for step in whole["langkah"] if "kegiatan" in step and "cabang" not in step]
    size = -(-len(steps) // len(codes))
    made = []
    for at, one in enumerate(codes):
        mine = [dict(step) for step in steps[at * size : (at + 1) * size]]
        for step in mine:
            step.pop("lanjut", None)
        made.append(whole | {"kode": one, "nama": f"Bagian {one}", "langkah": mine})
    return made


def test_a_process_that_became_two_is_told_as_split() -> None:
    new = parts("CLP.02.02", "CLP.02.21", "CLP.02.22")
    [one] = changes(with_processes(*new, without=("CLP.02.02",)))
    assert one.sentence == (
        "proses CLP.02.02 Penunjukan lintas unit organisasi dipecah menjadi "
        "CLP.02.21 Bagian CLP.02.21 dan CLP.02.22 Bagian CLP.02.22"
    )
    assert one.key == "CLP.02.02/proses dipecah"


def test_two_processes_that_became_one_are_told_as_merged() -> None:
    old = with_processes(*parts("CLP.02.02", "CLP.02.21", "CLP.02.22"), without=("CLP.02.02",))
    [one] = detailed(review(old, kecamatan()), settings("keduanya")).changes
    assert one.sentence.endswith("digabung menjadi CLP.02.02 Penunjukan lintas unit organisasi")
    assert one.before.count("\n") == 1


def test_changes_of_the_hierarchy_are_told() -> None:
    first, *others = kecamatan().groups
    codes = [str(one) for one in others[0]["proses"]]
    turned = {**others[0], "proses": [*codes[1:], codes[0]], "hubungan": "berurutan"}
    new = replace(kecamatan(), groups=(first, turned, *others[1:]), outgoing={})
    found = {one.kind: one for one in changes(new)}
    group = str(others[0]["kode"])
    assert found["group-changed"].key == f"peta/{group}/hubungan"
    assert found["group-changed"].after == "berurutan"
    assert found["processes-ordered"].after.split("\n") == [*codes[1:], codes[0]]
    assert found["papers-changed"].scopes == (Scope.SUBPROCESSES,)

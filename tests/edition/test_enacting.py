"""An edition is written whole, once, and never again."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.commands import enacting
from bpmn_gen.commands.enacting import Wish, enact
from bpmn_gen.diagnostics import CompileError, Findings
from bpmn_gen.edition.edition import numbered
from bpmn_gen.edition.keeping import digest, editions
from bpmn_gen.errors import RefusalError
from bpmn_gen.store import locking, manifest
from bpmn_gen.store.edition_folders import edition_folders
from tests.edition.town import FIRST, FOLDER, SECOND, UNIT, built, edit, enacted, quiet
from tests.running import snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.store.project import Project

SLUG = "2026-11-24-188-4-123"


def test_an_edition_holds_facts_definitions_digests_and_a_summary(project: Project) -> None:
    found = enacted(project)
    folder = project.editions / SLUG
    assert found.folder == folder
    held = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert held >= {
        "SHA256SUMS", f"catatan/{FOLDER}.json", "definisi/proses/contoh.yaml",
        "definisi/unit.yaml", "edisi.json", "keluaran.json", "ringkasan.md",
    }  # fmt: skip
    told = (folder / "ringkasan.md").read_text("utf-8")
    assert "# Keputusan Bupati Cilacap Nomor 188.4/123 Tahun 2026" in told
    assert "| CLP.99.01 | Contoh | 001/SOP | 0 | 24 November 2026 |" in told
    outputs = json.loads((folder / "keluaran.json").read_bytes())["outputs"]
    made = manifest.read(project.output)
    assert outputs[f"{FOLDER}/CLP.99.01/peta-lintas-fungsi.svg"]
    assert {path: made[path].sha256 for path in outputs} == outputs


def test_equal_projects_have_equal_editions(tmp_path: Path, project: Project) -> None:
    enacted(project)
    first = snapshot(project.editions)
    for folder in (project.editions, project.output):
        shutil.rmtree(folder)
    enacted(project)
    assert snapshot(project.editions) == first
    assert not [*tmp_path.rglob(".bpmn-gen-*.tmp")]


def test_a_preview_writes_nothing(tmp_path: Path, project: Project) -> None:
    before = snapshot(tmp_path)
    found = enacted(project, preview=True)
    assert [process.code for process in found.edition.units[0].processes] == ["CLP.99.01"]
    assert found.folder is None
    assert snapshot(tmp_path) == before


def test_an_edition_that_exists_is_never_written_again(decreed: Project) -> None:
    first = snapshot(decreed.editions)
    edit(decreed, "Menulis surat", "Menulis nota")
    with pytest.raises(RefusalError, match=f"Edisi '{SLUG}' sudah ada dan tidak diubah lagi"):
        enacted(decreed)
    built(decreed)
    assert snapshot(decreed.editions) == first


@pytest.mark.parametrize("day", [FIRST, FIRST - dt.timedelta(days=1)])
def test_a_decree_that_is_not_later_sets_no_unit_again(decreed: Project, day: dt.date) -> None:
    with pytest.raises(RefusalError, match="harus bertanggal sesudahnya"):
        enacted(decreed, "188.4/124", day)
    assert [*edition_folders(decreed.editions)] == [SLUG]


def test_a_number_is_not_entered_twice_with_two_dates(decreed: Project) -> None:
    with pytest.raises(RefusalError, match=r"sudah dicatat dengan tanggal 24 November 2026"):
        enacted(decreed, "188.4/123 tahun 2026", SECOND)


def test_only_one_decree_is_entered_at_a_time(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_folder: Path) -> None:
        raise locking.BusyError

    monkeypatch.setattr(locking, "held", busy)
    with pytest.raises(RefusalError, match="sedang dicatat"):
        enacted(project)
    assert not project.editions.exists()


def test_a_file_that_somebody_edited_is_set_aside_and_told(decreed: Project) -> None:
    edited = decreed.output / FOLDER / "kedudukan.svg"
    edited.write_text("disunting", "utf-8")
    found = enacted(decreed, "188.4/200", SECOND)
    assert edited.with_name("kedudukan.suntingan-1.svg").read_text("utf-8") == "disunting"
    assert any("kedudukan" in one.message for one in found.findings)


def test_a_folder_of_editions_that_cannot_be_written_is_told_by_its_own_name(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bpmn_gen.edition.freezing.secrets.token_hex", lambda _: "x" * 300)
    with pytest.raises(OSError, match="too long") as caught:
        enacted(project)
    assert caught.value.filename == str(project.editions)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("188.4/123", "Nomor 188.4/123 Tahun 2026"),
        ("1 Tahun 2026", "Nomor 1 Tahun 2026"),
        ("188.4/1/2026", "Nomor 188.4/1/2026"),
        ("188.4/2025", "Nomor 188.4/2025 Tahun 2026"),
        ("12026", "Nomor 12026 Tahun 2026"),
    ],
)
def test_a_number_names_its_year_once(number: str, told: str) -> None:
    assert numbered(number, FIRST) == told


def test_nothing_is_left_of_an_edition_whose_outputs_fail(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "full", "x")

    monkeypatch.setattr(enacting, "build", fail)
    with pytest.raises(OSError, match="full"):
        enacted(project)
    assert not project.editions.exists()


def test_a_build_after_a_decree_has_nothing_to_do(decreed: Project) -> None:
    assert not built(decreed).made
    enacted(decreed, "188.4/200", SECOND)
    assert not built(decreed).made


def test_a_unit_without_processes_is_not_set(project: Project) -> None:
    edit(project, "nama: Contoh", "nama: Contoh\nberlaku: [1]")
    with pytest.raises(CompileError) as caught:
        enacted(project)
    found = [one for one in caught.value.diagnostics if one.code == "nothing-to-set"]
    assert found[0].message == f"tidak ada proses yang ditetapkan bagi {UNIT}"
    assert not project.editions.exists()


def test_an_unknown_unit_is_told_with_the_nearest_one(project: Project) -> None:
    wish = Wish("1", FIRST, unit=("Kecamatan Kroja",))
    with pytest.raises(CompileError) as caught:
        enact(project, wish, quiet)
    found = [one for one in caught.value.diagnostics if one.code == "unknown-unit"]
    assert found[0].hints == (f"maksud Anda '{UNIT}'?",)


def _read(project: Project) -> tuple[int, list[tuple[str, str]]]:
    findings = Findings()
    found = editions(edition_folders(project.editions), findings)
    return len(found), [(one.code, one.message) for one in findings]


def test_an_edition_is_read_back_as_it_was_written(project: Project) -> None:
    told = enacted(project)
    findings = Findings()
    (found,) = editions(edition_folders(project.editions), findings)
    assert found.edition == told.edition
    record = found.record(FOLDER, findings)
    assert record
    assert [*record.processes] == ["CLP.99.01"]
    assert not len(findings)


def test_a_record_that_is_added_or_lost_makes_an_edition_useless(decreed: Project) -> None:
    folder = decreed.editions / SLUG / "catatan"
    (folder / f"{FOLDER}.json").rename(folder / "unit-lain.json")
    count, told = _read(decreed)
    assert count == 0
    ends = f"edisi '{SLUG}' sesudah ditetapkan"
    assert [message for _, message in told] == [
        f"berkas 'catatan/{FOLDER}.json' hilang dari {ends}",
        f"berkas 'catatan/unit-lain.json' ditambahkan pada {ends}",
    ]


def test_facts_that_were_changed_are_not_believed(decreed: Project) -> None:
    path = decreed.editions / SLUG / "edisi.json"
    path.write_bytes(path.read_bytes().replace(b"188.4/123", b"188.4/999"))
    count, told = _read(decreed)
    assert count == 0
    message = f"berkas 'edisi.json' diubah dari edisi '{SLUG}' sesudah ditetapkan"
    assert told == [("changed-edition", message)]


def test_a_changed_copy_of_a_definition_is_told_and_does_no_harm(decreed: Project) -> None:
    (decreed.editions / SLUG / "definisi/unit.yaml").unlink()
    (decreed.editions / SLUG / "keputusan-bertanda-tangan.pdf").write_bytes(b"%PDF")
    count, told = _read(decreed)
    assert count == 1
    message = f"berkas 'definisi/unit.yaml' hilang dari edisi '{SLUG}' sesudah ditetapkan"
    assert told == [("changed-edition", message)]


def test_line_ends_that_a_tool_has_turned_are_no_change(decreed: Project) -> None:
    for path in (decreed.editions / SLUG).rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert _read(decreed) == (1, [])


def test_a_newer_format_is_refused_in_a_sentence(decreed: Project) -> None:
    path = decreed.editions / SLUG / "edisi.json"
    data = json.loads(path.read_bytes()) | {"format": 99}
    path.write_text(json.dumps(data), "utf-8")
    message = f"edisi '{SLUG}' ditulis program yang lebih baru (bentuk 99)"
    assert _read(decreed) == (0, [("newer-edition", message)])


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"[" * 100_000, b'{"format": 1}'])
def test_a_file_that_is_no_edition_is_told(project: Project, content: bytes) -> None:
    folder = project.editions / SLUG
    folder.mkdir(parents=True)
    (folder / "edisi.json").write_bytes(content)
    sums = f"{digest(content)}  edisi.json\n{'0' * 64}  ../../output\n"
    (folder / "SHA256SUMS").write_text(sums, "utf-8")
    assert _read(project) == (0, [("broken-edition", f"edisi '{SLUG}' tidak dapat dibaca")])


def test_other_folders_beside_editions_do_not_matter(project: Project) -> None:
    for name in ("arsip lama", ".git", "2026"):
        (project.editions / name).mkdir(parents=True)
    assert _read(project) == (0, [])

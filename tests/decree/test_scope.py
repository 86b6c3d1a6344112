"""What a build drafts, and what it leaves alone."""

import json
from pathlib import Path

import pytest

from bpmn_gen.diagnostics import Findings
from bpmn_gen.jobs.decree_scope import MOST_UNASKED, DraftChoice, drafted_for, named, scope_of
from bpmn_gen.store.manifest import Artefact
from tests.cli.example import run
from tests.running import few_definitions, snapshot

pytestmark = pytest.mark.usefixtures("quickly_drawn")

DECREE = "keputusan/keputusan-bupati.docx"
KROYA, MAOS = "Kecamatan Kroya", "Kecamatan Maos"


def scope(
    names: tuple[str, ...], now: tuple[str, ...] = (), *, asked: bool | None = None
) -> tuple[DraftChoice, list[str]]:
    """What is drafted, and the codes of what is said about it."""
    findings = Findings()
    found = scope_of(names, now, "payung", findings, asked=asked)
    return found, [finding.code for finding in findings]


def test_the_first_build_drafts_the_decree_about_its_units() -> None:
    assert scope((KROYA,)) == (DraftChoice(units=True, umbrella=True), [])


def test_a_build_that_leaves_a_unit_out_leaves_the_decree_alone_and_says_so() -> None:
    left, said = scope((KROYA,), (KROYA, MAOS))
    assert left == DraftChoice(units=True, umbrella=False)
    assert said == ["decree-kept"]


def test_a_larger_build_takes_more_units_in() -> None:
    assert scope((KROYA, MAOS), (KROYA,)) == (DraftChoice(units=True, umbrella=True), [])


def test_a_decree_about_other_units_is_drafted_when_it_is_asked_for() -> None:
    assert scope((MAOS,), (KROYA,), asked=True) == (DraftChoice(units=True, umbrella=True), [])


def test_nothing_is_drafted_when_it_is_not_wanted() -> None:
    assert scope((KROYA,), asked=False) == (DraftChoice(units=False, umbrella=False), [])


def test_decrees_about_very_many_units_have_to_be_asked_for() -> None:
    names = tuple(map(str, range(MOST_UNASKED + 1)))
    assert scope(names) == (DraftChoice(units=False, umbrella=False), ["decree-not-drafted"])
    assert scope(names, asked=True) == (DraftChoice(units=True, umbrella=True), [])


def test_the_manifest_tells_which_units_a_decree_is_about(tmp_path: Path) -> None:
    made = Artefact(
        DECREE, "", "keputusan-docx", "", "", "keputusan", None, named((KROYA, MAOS)), ""
    )
    assert drafted_for(tmp_path, "keputusan-bupati", {DECREE: made}) == ()
    (tmp_path / "keputusan").mkdir()
    (tmp_path / DECREE).touch()
    assert drafted_for(tmp_path, "keputusan-bupati", {DECREE: made}) == (KROYA, MAOS)
    assert drafted_for(tmp_path, "keputusan-bupati", {}) == ()


def test_a_smaller_build_neither_changes_nor_removes_the_decree(tmp_path: Path) -> None:
    definitions, output = few_definitions(tmp_path), tmp_path / "output"
    given = ("--folder-definisi", str(definitions), "--folder-hasil", str(output))

    def build(*what: str) -> list[str]:
        done = run(*given, "--json", "build", "--pekerja", "1", "--format", "docx", *what)
        assert done.exit_code == 0, done.stderr
        return [finding["code"] for finding in json.loads(done.stdout)["findings"]]

    def decree() -> dict[str, bytes]:
        return {
            path: data for path, data in snapshot(output).items() if path.startswith("keputusan")
        }

    build("--unit", KROYA, "--unit", MAOS)
    both = decree()
    assert list(both) == [DECREE]
    assert "decree-kept" in build("--unit", MAOS)
    assert decree() == both
    build("--unit", MAOS, "--tanpa-keputusan")
    assert decree() == both
    assert (output / "unit-kecamatan-maos/dokumen-peta-proses-bisnis.docx").is_file()
    build("--unit", MAOS, "--keputusan")
    alone = decree()
    assert alone != both
    build("--unit", KROYA, "--unit", MAOS)
    assert decree() == both


def test_other_formats_leave_documents_alone(tmp_path: Path) -> None:
    definitions, output = few_definitions(tmp_path), tmp_path / "output"
    given = ("--folder-definisi", str(definitions), "--folder-hasil", str(output))
    for wanted in ("docx", "bpmn"):
        done = run(*given, "build", "--pekerja", "1", "--format", wanted, "--unit", KROYA)
        assert done.exit_code == 0, done.stderr
    paths = snapshot(output)
    assert "keputusan/keputusan-bupati.docx" in paths
    assert "unit-kecamatan-kroya/dokumen-peta-proses-bisnis.docx" in paths

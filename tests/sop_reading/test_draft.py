"""What was read becomes a definition that the program takes."""

from pathlib import Path

import pytest

from bpmn_gen.decompiler.catalogue import Catalogue
from bpmn_gen.sop_reading.draft import draft_of
from tests.running import run
from tests.sop_reading.samples import file_of, needs_samples, read, truths

WHOLE = [name for name in truths() if all(not sop.doubts for sop in read(file_of(name)))]


@needs_samples
@pytest.mark.parametrize("name", truths())
def test_a_draft_begins_with_what_is_to_be_compared(name: str) -> None:
    for sop in read(file_of(name)):
        draft = draft_of(sop, file_of(name).name, "KKR.01.01", Catalogue(), None)
        head = [line for line in draft.text.splitlines() if line.startswith("#")]
        assert file_of(name).name in head[0]
        assert len(head) == 1 + len(draft.notes)
        assert len(draft.notes) >= len(sop.doubts)


@needs_samples
def test_sops_without_doubts_pass_the_check_of_the_program(tmp_path: Path) -> None:
    assert run("init", tmp_path / "proyek").returncode == 0
    sources = [file_of(name) for name in WHOLE]
    made = run("impor", *sources, "--unit", "Kecamatan Kroya", cwd=tmp_path / "proyek")
    assert made.returncode == 0, made.stdout + made.stderr
    checked = run("check", "process_defs/unit", cwd=tmp_path / "proyek")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert (tmp_path / "proyek" / "periksa.html").is_file()
    undone = run("batal", cwd=tmp_path / "proyek")
    assert undone.returncode == 0
    assert not (tmp_path / "proyek" / "periksa.html").exists()

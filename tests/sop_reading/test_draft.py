"""What was read becomes a definition that the program takes."""

from pathlib import Path

import pytest

from bpmn_gen.decompiler.catalogue import Catalogue
from bpmn_gen.sop_reading.checks import check_flow
from bpmn_gen.sop_reading.draft import draft_of
from bpmn_gen.sop_reading.drawn_flow import Flow
from bpmn_gen.sop_reading.read_sop import (
    Doubts,
    Identity,
    ReadFlow,
    ReadSop,
    ReadStep,
    StepKind,
)
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
        assert len(head) == 1 + len(sop.doubts) + len(draft.notes)


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


def sop_of(*pairs: tuple[int, int], names: str) -> ReadSop:
    """An SOP of work steps with the arrows between them."""
    steps = tuple(
        ReadStep(
            str(place + 1), f"Mengerjakan {name}", ("Camat",), StepKind.WORK, (), "", (), "", ""
        )
        for place, name in enumerate(names)
    )
    flows = tuple(ReadFlow(start, end) for start, end in pairs)
    doubts = Doubts()
    check_flow(steps, Flow(list(flows)), doubts)
    return ReadSop("", Identity("Surat"), ("Camat",), steps, flows, tuple(doubts.found))


def test_arrows_that_fork_and_meet_again_become_a_block_that_is_doubted() -> None:
    pairs = ((0, 1), (0, 2), (2, 3), (1, 4), (3, 4), (4, 5))
    sop = sop_of(*pairs, names="abcdef")
    draft = draft_of(sop, "a.xlsx", "KKR.01.01", Catalogue(), None)
    assert (
        draft.text[draft.text.index("  - sejajar") :]
        == """\
  - sejajar:
      - - id: mengerjakan_b
          kegiatan: Mengerjakan b
          oleh: camat
      - - id: mengerjakan_c
          kegiatan: Mengerjakan c
          oleh: camat
        - id: mengerjakan_d
          kegiatan: Mengerjakan d
          oleh: camat
  - id: mengerjakan_e
    kegiatan: Mengerjakan e
    oleh: camat
  - id: mengerjakan_f
    kegiatan: Mengerjakan f
    oleh: camat
"""
    )
    assert "cabang sesudah 'Mengerjakan a' tidak bersyarat; ditulis sejajar" in draft.notes
    forks = [doubt for doubt in sop.doubts if "bercabang" in doubt.reason]
    assert [(doubt.step, doubt.end) for doubt in forks] == [(0, 1), (0, 2)]


@pytest.mark.parametrize(
    "pairs",
    [
        ((0, 1), (0, 2), (1, 3), (2, 4), (3, 4)),
        ((0, 1), (0, 2), (1, 2), (2, 3)),
        ((0, 1), (0, 2), (1, 3), (2, 3), (3, 1)),
    ],
)
def test_a_fork_that_no_block_can_hold_stays_a_question(pairs: tuple[tuple[int, int], ...]) -> None:
    if pairs[3] == (2, 4):
        pairs = (*pairs, (4, 1))
    draft = draft_of(sop_of(*pairs, names="abcde"), "a.xlsx", "KKR.01.01", Catalogue(), None)
    assert "sejajar" not in draft.text
    assert "keputusan: Mengerjakan a" in draft.text


@pytest.mark.parametrize(
    ("label", "words", "missing"),
    [("Tidak", "Ditolak", "Ya"), ("Ya", "Lengkap", "Tidak lengkap"), ("", "", "Tidak")],
)
def test_the_way_that_a_decision_lacks_is_left_to_be_filled(
    label: str, words: str, missing: str
) -> None:
    steps = tuple(
        ReadStep(str(number), text, ("Camat",), kind, (), "", (), "", "")
        for number, text, kind in (
            (1, "Memeriksa berkas", StepKind.DECISION),
            (2, "Menyimpan berkas", StepKind.WORK),
        )
    )
    flows = (ReadFlow(0, 1, label, words),)
    sop = ReadSop("", Identity(name="Surat"), ("Camat",), steps, flows, ())
    text = draft_of(sop, "surat.xlsx", "KKR.01.01", Catalogue(), None).text
    assert f"{missing}: ..." in text
    assert text.count("...") == 1

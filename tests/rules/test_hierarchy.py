"""A code in the hierarchy that no process has leads to the process that was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.rules import check_definitions
from tests.rules.sample import FILES, findings_of, load_project

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.diagnostics import Diagnostic

OURS = "CLP.01.01"
"""The process of the sample."""
LAIN = FILES["proses/uji.yaml"].replace(OURS, "CLP.01.02")


def findings(folder: Path, code: str, listed: str, *others: str) -> list[Diagnostic]:
    """The findings of one code about a hierarchy with a list, beside other processes."""
    files = {
        f"proses/{other}.yaml": FILES["proses/uji.yaml"].replace(OURS, other) for other in others
    }
    peta = f"peta: [{{kode: CLP.01, nama: Rencana, kelompok: inti, proses: [{listed}]}}]\n"
    whole = findings_of(folder, {"peta.yaml": peta, **files})
    return [item for item in whole if item.code == code]


def found(folder: Path, code: str, listed: str, *others: str) -> Diagnostic:
    """The only finding of one code."""
    [finding] = findings(folder, code, listed, *others)
    return finding


@pytest.mark.parametrize(
    ("listed", "others", "hint"),
    [
        (
            f"{OURS} CLP.01.02",
            ("CLP.01.02",),
            f"pisahkan kodenya dengan koma: {OURS}, CLP.01.02",
        ),
        (
            f"{OURS} ABC.77.88",
            ("CLP.01.02",),
            "tulis prosesnya di folder proses, atau hapus kodenya dari peta",
        ),
        ("Clp.01.01", (), f"prosesnya berkode '{OURS}'; samakan huruf besar dan kecilnya"),
        ("clp.01.01", (), f"prosesnya berkode '{OURS}'; samakan huruf besar dan kecilnya"),
        (f"{OURS}, CLP.01.2", ("CLP.01.02",), "maksud Anda 'CLP.01.02'?"),
        ("CLP.01.99", ("CLP.01.02",), f"yang ada: {OURS}, CLP.01.02"),
        ("CLP.01.99", (), f"yang ada: {OURS}"),
        (
            "ZZZ.77.88 ZZZ.77.99",
            (),
            f"samakan kodenya dengan proses '{OURS}', bila itu yang dimaksud",
        ),
        ("clp.01.99", (), f"samakan kodenya dengan proses '{OURS}', bila itu yang dimaksud"),
        (
            f"{OURS}, ABC.77.88, CLP.01.02",
            ("CLP.01.02",),
            "tulis prosesnya di folder proses, atau hapus kodenya dari peta",
        ),
    ],
)
def test_what_was_probably_meant_is_told(
    listed: str, others: tuple[str, ...], hint: str, tmp_path: Path
) -> None:
    finding = found(tmp_path, "unknown-mapped-process", listed, *others)
    assert finding.hints == (hint,)
    assert finding.message.startswith("proses '")
    assert finding.message.endswith("' di peta tidak ada")
    assert finding.span is not None
    assert finding.span.path.endswith("peta.yaml")


def test_the_only_process_on_no_map_is_named_where_it_stands(tmp_path: Path) -> None:
    finding = found(tmp_path, "unknown-mapped-process", "ZZZ.77.88")
    assert finding.message == f"proses '{OURS}' tidak ada di peta, yang memuat 'ZZZ.77.88'"
    assert finding.span is not None
    assert finding.span.path.endswith("proses/uji.yaml")


def test_a_code_that_stands_twice_may_be_meant_for_the_process_on_no_map(tmp_path: Path) -> None:
    finding = found(tmp_path, "mapped-twice", f"{OURS}, {OURS}", "CLP.01.02")
    assert finding.hints == ("bila yang kedua ialah proses 'CLP.01.02', tulis kode itu",)


@pytest.mark.parametrize(("listed", "told"), [(OURS, 2), (f"{OURS}, {OURS}", 0), ("ABC.1.1", 0)])
def test_processes_are_not_missed_on_a_map_that_has_a_slip_in_their_place(
    listed: str, told: int, tmp_path: Path
) -> None:
    found = findings(tmp_path, "unmapped-process", listed, "CLP.01.02", "CLP.01.03")
    assert len(found) == told


def test_a_project_without_a_map_of_its_own_misses_no_process_on_it(tmp_path: Path) -> None:
    load_project(tmp_path / "bawaan", {})
    load_project(tmp_path / "proyek", {"proses/lain.yaml": LAIN})
    (tmp_path / "proyek/peta.yaml").unlink()
    defs = load(tmp_path / "proyek", Findings(), tmp_path / "bawaan")
    assert "unmapped-process" not in {item.code for item in check_definitions(defs)}


def test_each_code_that_no_process_has_is_told(tmp_path: Path) -> None:
    told = findings(tmp_path, "unknown-mapped-process", "ZZZ.77.88, ZZZ.77.99")
    assert [one.message for one in told] == [
        f"proses '{OURS}' tidak ada di peta, yang memuat '{code}'"
        for code in ("ZZZ.77.88", "ZZZ.77.99")
    ]


def test_no_process_is_missed_on_a_map_that_cannot_be_read(tmp_path: Path) -> None:
    """It may stand there."""
    found = findings_of(tmp_path, {"peta.yaml": "peta: [\n"})
    assert [one.code for one in found if one.code == "unmapped-process"] == []

"""Findings are shown with their place, their line and their hints."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import click
import pytest

from bpmn_gen.commands import report
from bpmn_gen.diagnostics import Diagnostic, Findings, Severity, Span, did_you_mean

if TYPE_CHECKING:
    from pathlib import Path


def finding(path: str) -> Diagnostic:
    span = Span(path, 2, 9, 2, 15)
    return Diagnostic(
        Severity.ERROR,
        "unknown-actor",
        "pelaku 'pemohn' tidak dikenal",
        span,
        hints=("maksud Anda 'pemohon'?",),
        related=((Span(path, 1, 1), "daftar pelaku"),),
    )


def test_human_report_marks_the_very_words(tmp_path: Path) -> None:
    file = tmp_path / "p.yaml"
    file.write_text("pelaku: {}\n  oleh: pemohn\n", encoding="utf-8")
    text = click.unstyle(report.human([finding(str(file))]))
    assert "galat: pelaku 'pemohn' tidak dikenal [unknown-actor]" in text
    assert f"--> {file}:2:9" in text
    line, marks = text.splitlines()[2:4]
    assert line[marks.index("^") : marks.rindex("^") + 1] == "pemohn"
    assert "saran: maksud Anda 'pemohon'?" in text
    assert text.rstrip().endswith("1 galat")


def test_a_source_that_cannot_be_read_costs_only_the_excerpt() -> None:
    text = click.unstyle(report.human([finding("tidak/ada.yaml")]))
    assert "tidak/ada.yaml:2:9" in text
    assert "^" not in text


def test_a_very_long_line_is_cut_around_the_place(tmp_path: Path) -> None:
    file = tmp_path / "p.yaml"
    file.write_text("x" * 50_000, encoding="utf-8")
    span = Span(str(file), 1, 40_000, 1, 40_005)
    text = click.unstyle(report.human([Diagnostic(Severity.INFO, "c", "m", span)]))
    assert max(map(len, text.splitlines())) < 250
    assert "^^^^^" in text


def test_signs_that_a_terminal_obeys_are_shown_and_not_sent(tmp_path: Path) -> None:
    file = tmp_path / "p.yaml"
    file.write_text("a\nnama: x\x1b[31m\u202e\xa0merah\n", encoding="utf-8")
    item = Diagnostic(Severity.ERROR, "c", "teks '\x1b]0;x\x07'", Span(str(file), 2, 13, 2, 14))
    text = click.unstyle(report.human([item])) + report.short([item])
    assert text.replace("\n", "").isprintable()
    line, marks = text.splitlines()[2:4]
    assert line[marks.index("^")] == "\ufffd"


def test_a_finding_about_a_whole_file_shows_no_line_of_it(tmp_path: Path) -> None:
    file = tmp_path / "p.yaml"
    file.write_bytes(b"PK\x03\x04")
    text = report.human([Diagnostic(Severity.WARNING, "c", "m", Span(str(file)))])
    assert "PK" not in text


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_pipe_is_not_read_for_an_excerpt(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.yaml")
    span = Span(str(tmp_path / "pipa.yaml"), 2, 1, 2, 2)
    assert "^" not in report.human([Diagnostic(Severity.ERROR, "c", "m", span)])


def test_short_report_has_one_line_a_finding() -> None:
    assert report.short([finding("p.yaml")]) == (
        "p.yaml:2:9: galat: pelaku 'pemohn' tidak dikenal [unknown-actor]"
    )


def test_json_report_carries_everything() -> None:
    [item] = json.loads(report.as_json([finding("p.yaml")]))
    assert item["span"]["line"] == 2
    assert item["hints"] == ["maksud Anda 'pemohon'?"]
    assert item["related"][0]["message"] == "daftar pelaku"


def test_findings_are_kept_once_and_in_source_order() -> None:
    findings = Findings()
    late, early = finding("b.yaml"), finding("a.yaml")
    findings.extend([late, early, late])
    assert list(findings) == [early, late]


def test_the_nearest_known_word_is_suggested() -> None:
    assert did_you_mean("Pemohn", ["pemohon", "penilai"]) == ("maksud Anda 'pemohon'?",)
    assert did_you_mean("xyz", ["pemohon"]) == ()


def test_a_line_in_another_encoding_is_not_shown_as_rubbish(tmp_path: Path) -> None:
    file = tmp_path / "p.bpmn"
    file.write_bytes("pelaku: {}\n  oleh: pemohn\n".encode("utf-16"))
    text = click.unstyle(report.human([finding(str(file))]))
    assert f"--> {file}:2:9" in text
    assert " | " not in text

"""Characters that the printed documents cannot show, and what may stand in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.sample import FILES, findings_of

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.diagnostics import Diagnostic


def told(folder: Path, words: str) -> list[Diagnostic]:
    """What is found about a step with some words."""
    text = FILES["proses/uji.yaml"].replace("Menyusun rencana,", f'"Menyusun {words}",')
    found = findings_of(folder, {"proses/uji.yaml": text})
    return [one for one in found if one.code == "unprintable-character"]


@pytest.mark.parametrize(
    ("sign", "instead"), [("→", "ke"), ("⇒", "maka"), *((box, "-") for box in "☐□■●▪")]
)
def test_a_sign_of_office_papers_has_words_or_a_dash_in_its_place(
    sign: str, instead: str, tmp_path: Path
) -> None:
    [one] = told(tmp_path, f"rencana {sign} surat")
    assert one.message == f"huruf cetak tidak memuat '{sign}' (U+{ord(sign):04X})"
    assert one.hints == (f"tulis misalnya '{instead}'",)


@pytest.mark.parametrize("words", ["rencana – “baru”…", "½ rencana • é", "rencana\u00a0baru"])
def test_signs_of_the_font_are_left_alone(words: str, tmp_path: Path) -> None:
    assert told(tmp_path, words) == []


@pytest.mark.parametrize("blank", [r"\u3000", r"\u061c", r"\L", r"\P", r"\u0591"])
def test_what_leaves_no_mark_of_its_own_is_no_character_that_is_lacking(
    blank: str, tmp_path: Path
) -> None:
    assert told(tmp_path, f"rencana {blank} baru") == []


def test_of_many_signs_five_are_named(tmp_path: Path) -> None:
    [one] = told(tmp_path, "①②③④⑤⑥⑦")
    assert "'⑤'" in one.message
    assert "'⑥'" not in one.message


def test_line_breaks_are_none_of_the_signs_that_are_lacking(tmp_path: Path) -> None:
    [one] = told(tmp_path, r"rencana\n\t→ baru")
    assert one.message == "huruf cetak tidak memuat '→' (U+2192)"

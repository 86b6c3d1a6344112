"""Work that may be left undone runs in every engine, also deep in branches that come again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conformance.walking import Walker

if TYPE_CHECKING:
    from pathlib import Path

    from tests.engines.ran import Ran


def test_camunda_7_takes_every_flow(in_camunda_7: Ran, discretion: Path) -> None:
    in_camunda_7.assert_whole([discretion], at_least=2)


def test_camunda_8_takes_every_flow(in_camunda_8: Ran, discretion: Path) -> None:
    in_camunda_8.assert_whole([discretion], at_least=2)


def test_the_portable_files_come_to_an_end_on_every_way(discretion: Path) -> None:
    walker = Walker(sorted(discretion.glob("CLP.*/CLP.0?.0?.bpmn")))
    assert len(walker.files) == 2
    assert [text for file in walker.files for text in walker.complaints(file)] == []

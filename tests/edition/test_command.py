"""The command by which people enter a decree."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.build.test_offices import office
from tests.cli.example import run

if TYPE_CHECKING:
    from pathlib import Path

DECREE = ("tetapkan", "--nomor", "188.4/123", "--tanggal", "2026-11-24")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project of an office with a process of its own."""
    office(tmp_path, "kecamatan-kroya", "Kecamatan Kroya")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_draft_of_an_office_is_not_set_unless_the_user_says_so(own: Path) -> None:
    told = run(*DECREE)
    assert told.exit_code == 1
    words = "draf keputusan hanya mendaftar 1 proses milik Kecamatan Kroya sebagai rancangan"
    assert f"galat: {words}: KKR.01.01 [drafts-not-set]" in told.stderr
    assert "saran: tambahkan --sop-unit bila keputusan yang ditandatangani" in told.stderr
    assert not (own / "edisi").exists()
    assert not (own / "output").exists()


def test_a_preview_tells_both_choices_and_writes_nothing(own: Path) -> None:
    asked = run(*DECREE, "--pratinjau", "--json")
    assert asked.exit_code == 0
    data = json.loads(asked.stdout)
    assert data["edisi"] == "2026-11-24-188-4-123"
    assert data["unit"][0]["rancangan"] == ["KKR.01.01"]
    assert "drafts-not-set" in {one["code"] for one in data["temuan"]}
    with_own = json.loads(run(*DECREE, "--pratinjau", "--json", "--sop-unit").stdout)
    assert with_own["unit"][0]["rancangan"] == []
    assert with_own["unit"][0]["proses"] == [*data["unit"][0]["proses"], "KKR.01.01"]
    assert not (own / "edisi").exists()


def test_definitions_of_the_program_are_never_set() -> None:
    told = run(*DECREE, "--bawaan")
    assert told.exit_code == 2
    assert "definisi bawaan tidak ditulisi" in told.stderr

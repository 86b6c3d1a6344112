"""Ranks for which a rule of appraisal holds are named by what the rule cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.sample import FILES, findings_of

if TYPE_CHECKING:
    from pathlib import Path

TIPE = """\
nomor: 3
nama: Kelurahan
uraian: Kelurahan
tingkat: [{level: I, jabatan: Lurah}]
peran: {pimpinan_unit: Lurah, penilai_kinerja: Lurah, jf_pelaksana: Pegawai}
penilai: [{jenjang: RANK, penilai: tidak diatur, sumber: Pasal 1}]
"""


@pytest.mark.parametrize(
    ("provision", "rank", "marked"),
    [
        ("Rencana disusun", "Ahli Muda", 1),
        ("Rencana disusun ahli muda", "Ahli Muda", 0),
        ("Disusun Ahli Madya/Muda", "Ahli Madya atau Muda", 0),
    ],
)
def test_where_nothing_is_asked_the_rank_of_each_rule_is_looked_for(
    provision: str, rank: str, marked: int, tmp_path: Path
) -> None:
    regulation = FILES["peraturan/uji.yaml"].replace("Rencana disusun", provision)
    files = {
        "tipe_unit/03-kelurahan.yaml": TIPE.replace("RANK", rank),
        "peraturan/uji.yaml": regulation,
    }
    found = [one for one in findings_of(tmp_path, files) if one.code == "unmarked-reading"]
    assert [one.message for one in found] == [
        f"jenjang '{rank}' tidak disebut ketentuan yang dirujuk aturannya"
    ] * marked

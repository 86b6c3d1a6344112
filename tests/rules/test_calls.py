"""What is called has to be there in each unit type that has the call in its form of the process."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.sample import FILES, HEADER, findings_of

if TYPE_CHECKING:
    from pathlib import Path

CALL = "proses: CLP.01.02, oleh: staf"
WORK = "kegiatan: Mencatat, oleh: staf"
CODE = "kode: CLP.01.03, "
"""What makes a variant stand beside the process."""


@pytest.mark.parametrize(
    ("step", "code", "instead", "told"),
    [
        (WORK, "", CALL, True),
        (WORK, CODE, CALL, True),
        (CALL, "", WORK, False),
        (CALL, CODE, WORK, True),
        (WORK, "", WORK, False),
    ],
    ids=["of a variant", "of one beside", "replaced", "still there", "none"],
)
def test_a_call_counts_in_the_unit_types_that_have_it(
    step: str, code: str, instead: str, *, told: bool, tmp_path: Path
) -> None:
    """The called process is there in type 1 alone; the variant is for type 2."""
    text = HEADER + (
        f"varian: [{{nama: Camat, berlaku: 2, {code}ganti: {{a: {{{instead}}}}}}}]\n"
        "langkah:\n"
        "  - {mulai: Ada, oleh: kepala}\n"
        f"  - {{id: a, {step}}}\n"
        "  - {selesai: Usai, oleh: kepala}\n"
    )
    called = FILES["proses/uji.yaml"].replace("CLP.01.01", "CLP.01.02")
    called = called.replace("sumber:", "berlaku: 1\nsumber:", 1)
    found = findings_of(tmp_path, {"proses/uji.yaml": text, "proses/lain.yaml": called})
    assert [(one.message, one.hints) for one in found if one.code == "call-beyond-type"] == [
        (
            "proses 'CLP.01.02' tidak berlaku pada tipe unit 2",
            ("samakan 'berlaku' keduanya, atau buat varian",),
        )
    ] * told

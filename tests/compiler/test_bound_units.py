"""The condition under which a unit type applies is one sentence, told from both of its sides."""

from __future__ import annotations

import pytest

from bpmn_gen.compiler.bound_units import binding_of
from bpmn_gen.compiler.target import all_types
from tests.content.shipped import definitions

UNIT = "Dinas Penanaman Modal Pelayanan Terpadu Satu Pintu"
EVENT = (
    "Pejabat Administrator, dalam hal ini Kepala Bidang, telah menjadi Pejabat Fungsional "
    "setelah melaksanakan uji kompetensi"
)
SOURCE = (
    "Lampiran BAB II huruf D angka 4 angka 1 alinea ketiga Peraturan Bupati Cilacap Nomor 5 "
    "Tahun 2024"
)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (
            2,
            (
                f"{UNIT} mengikuti ketentuan ini sampai {EVENT}; sesudah itu berlaku ketentuan "
                f"bagi DPMPTSP setelah Kepala Bidang menjadi Pejabat Fungsional ({SOURCE})"
            ),
        ),
        (
            4,
            (
                f"Ketentuan ini berlaku apabila {EVENT}; sampai saat itu {UNIT} mengikuti "
                "ketentuan bagi Inspektorat, Sekretariat DPRD, Dinas, dan Badan "
                f"({SOURCE})"
            ),
        ),
        (7, ""),
    ],
)
def test_a_condition_is_told_from_both_sides(number: int, told: str) -> None:
    """The regulation is named in short, because its title would be longer than the sentence."""
    target = next(one for one in all_types(definitions()) if one.number == number)
    assert binding_of(definitions(), target).told == ((told,) if told else ())

"""The block of an SOP says what the unit fills in before what the process says."""

from __future__ import annotations

import pytest

from tests.compiler.project import resolved
from tests.compiler.test_targets import BASE


@pytest.mark.parametrize(
    ("own", "basis"),
    [("", ("Perda 1",)), ("sop: {dasar_hukum: Perda 2}\n", ("Perda 2",))],
)
def test_an_sop_rests_on_what_its_process_rests_on_unless_it_says_otherwise(
    own: str, basis: tuple[str, ...]
) -> None:
    [process] = resolved(f"{BASE}dasar_hukum: Perda 1\n{own}")
    assert process.sop.dasar_hukum == basis


@pytest.mark.parametrize(
    ("process", "unit", "signed"),
    [
        ("", "{nama: Siti}", ("Siti", None)),
        ("{jabatan: Camat}", "", (None, "Camat")),
        ("{nama: Budi, jabatan: Camat}", "{nama: Siti}", ("Siti", "Camat")),
        ("", "", None),
    ],
)
def test_who_signs_is_said_by_the_unit_before_the_process(
    process: str, unit: str, signed: tuple[str | None, str | None] | None
) -> None:
    text = BASE + (f"sop: {{disahkan_oleh: {process}}}\n" if process else "")
    own = f"disahkan_oleh: {unit}" if unit else "nomor: 12"
    units = f"- {{nama: Kecamatan Kroya, tipe: 2, sop: {{CLP.01.01: {{{own}}}}}}}\n"
    files = {"proses/uji.yaml": text, "unit.yaml": units}
    block = resolved(files, unit="Kecamatan Kroya")[0].sop.disahkan_oleh
    assert (block and (block.nama, block.jabatan)) == signed

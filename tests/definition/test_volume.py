"""How often a year a unit runs its processes is a number, whichever comma it has."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bpmn_gen.definition.decode import decode
from bpmn_gen.definition.reader import read_bytes
from bpmn_gen.definition.schema.types import Kali
from bpmn_gen.definition.schema.unit import DaftarUnit
from bpmn_gen.diagnostics import Findings
from tests.definition.saying import at, decoding

UNIT = "- nama: Kecamatan Kroya\n  tipe: 7\n  volume: {CLP.01.01: VALUE}\n"


@pytest.mark.parametrize(
    ("written", "number"),
    [("12", "12"), ("0", "0"), ("2.5", "2.5"), ("'2,5'", "2.5"), ("1200", "1200"), ("08", "8")],
)
def test_a_volume_keeps_its_text_and_is_a_number(written: str, number: str) -> None:
    findings = Findings()
    source = UNIT.replace("VALUE", written).encode()
    node = read_bytes(source, "unit.yaml", findings)
    assert node is not None
    listed = decode(node, DaftarUnit, findings).value
    assert list(findings) == []
    assert listed is not None
    [unit] = listed.root
    [volume] = unit.volume.values()
    assert isinstance(volume, Kali)
    assert (str(volume), volume.kali) == (written.strip("'"), Decimal(number))


@pytest.mark.parametrize("written", ["-1", "sering", "1.200", "12 kali", "1e3", "'²'", "1/2"])
def test_what_is_no_number_from_nought_is_told_at_its_place(written: str) -> None:
    [found] = decoding(UNIT.replace("VALUE", written), "unit")
    assert at(found) == ("bad-number", 3, 23)
    assert found.message == f"'{written.strip(chr(39))}' bukan bilangan yang dapat dipakai di sini"
    assert "misalnya 12 atau 2,5, tanpa titik ribuan" in found.hints[0]


def test_a_volume_without_its_process_is_told_how_it_is_written() -> None:
    [found] = decoding("- nama: a\n  tipe: 7\n  volume: 12\n", "unit")
    assert found.hints == ("tulis misalnya volume: {CLP.02.02: 12}",)

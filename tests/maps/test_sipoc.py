"""SIPOC shows a blank where nobody says who gives or gets papers, and a dash where none pass."""

from dataclasses import replace

from bpmn_gen.maps.subprocesses import _row, exchange
from bpmn_gen.sop.heights import BLANK
from tests.maps.shipped import survey


def test_who_is_not_named_is_a_blank_to_fill_in() -> None:
    found = survey()
    process = next(one for one in found.resolved if one.code == "CLP.02.04")
    item = exchange(found, process)
    assert item.suppliers == ()
    assert item.inputs
    first, *_, last = _row(item, 0).cells
    assert first.items == (BLANK,)
    assert last.items == item.customers
    bare = replace(item, inputs=(), outputs=(), customers=())
    assert [cell.items for cell in _row(bare, 0).cells if cell.items != item.names] == [
        ("-",), ("-",), (process.code, *item.names), ("-",), ("-",)
    ]  # fmt: skip

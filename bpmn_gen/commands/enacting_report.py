"""Says what a decree has set, or would set, in sentences for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.commands.enacting import Enacted

NAMED: Final = 10
"""Units that the report names one by one."""


def lines(found: Enacted) -> Iterator[str]:
    """What was set, in sentences."""
    done = "Ditetapkan" if found.folder else "Akan ditetapkan"
    yield f"{done} dengan {found.edition.decree_of_day}:"
    units = [unit for unit in found.edition.units if unit.processes]
    for unit in units[:NAMED]:
        yield f"  {unit.name}: {len(unit.processes)} proses"
    if len(units) > NAMED:
        yield f"  dan {len(units) - NAMED} unit lainnya"
    if found.folder:
        yield f"Hasilnya disusun dengan nomor itu; sidik {found.outputs} berkas dicatat."

"""Lays a foreign BPMN file out again and writes it where the user says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.foreign.document import read_bounded
from bpmn_gen.relayout import relayout
from bpmn_gen.store.handing_over import hand_over, permit

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.diagnostics import Findings


def redraw(source: Path, target: Path, findings: Findings, *, overwrite: bool) -> bool:
    """Lay a file out again; whether that could be done.

    Raises:
        RefusalError: when the result must not go there.
        OSError: when a file cannot be read or written.
    """
    permit(target, source, overwrite=overwrite)
    made = relayout(read_bounded(source), findings, source.as_posix())
    if not made:
        return False
    hand_over({target: made}, source, overwrite=overwrite)
    return True

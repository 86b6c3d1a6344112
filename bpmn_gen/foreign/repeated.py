"""Diagrams that draw once more what another diagram of the file draws already.

The standard allows that.  We write each element into one drawing only, because most tools show no
more than one, so people are told which drawing stays behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.bpmn_file.names import BPMNDI
from bpmn_gen.diagnostics import Span
from bpmn_gen.foreign.old_diagram import read_bounds
from bpmn_gen.foreign.semantics import line_of, local, reference

if TYPE_CHECKING:
    from lxml import etree

    from bpmn_gen.diagnostics import Findings


def tell_of_repeats(root: etree._Element, findings: Findings, path: str) -> int:
    """Warn of each diagram whose shapes, or some of them, an earlier diagram shows.

    Args:
        root: the outermost element of the file.
        findings: gets the warnings.
        path: the file as the user knows it.

    Returns:
        How many diagrams these are.
    """
    told = 0
    known = {element.get("id") for element in root.iter() if local(element)}
    seen: dict[str, int] = {}
    """By id of an element: the number of the first diagram that shows it."""
    for number, plane in enumerate(root.iter(f"{{{BPMNDI}}}BPMNPlane"), 1):
        own = reference(plane.get("bpmnElement"))
        shown = {
            reference(shape.get("bpmnElement"))
            for shape in plane.iter(f"{{{BPMNDI}}}BPMNShape")
            if read_bounds(shape) is not None
        }
        again = [one for one in shown & known - {own} if one in seen]
        if again:
            told += 1
            first = min(seen[one] for one in again)
            _tell(plane, (number, first), len(again), findings, path)
        for one in shown:
            seen.setdefault(one, number)
    return told


def _tell(
    plane: etree._Element, numbers: tuple[int, int], count: int, findings: Findings, path: str
) -> None:
    """Warn of one diagram; ``numbers`` are its own and that of the one that stays."""
    diagram = plane.getparent()
    name = (diagram.get("name") or "").strip() if diagram is not None else ""
    which = f"diagram ke-{numbers[0]}" + (f" ('{name}')" if name else "")
    message = (
        f"{which} menggambar lagi {count} unsur dari diagram ke-{numbers[1]}; hasilnya menggambar"
        " setiap unsur satu kali, jadi gambar yang belakangan tidak dibawa"
    )
    hint = (
        "simpan berkas aslinya; bila gambar yang belakangan yang diperlukan, hapus diagram ke-"
        f"{numbers[1]} pada salinannya di alat asalnya, lalu ulangi"
    )
    findings.warning("repeated-drawing", message, Span(path, line_of(plane)), hint)

"""What a user should know about a file that was laid out again: its ids, its text, its drawing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bpmn_gen.diagnostics import Span
from bpmn_gen.foreign.encodings import is_utf_8
from bpmn_gen.foreign.semantics import line_of, local

if TYPE_CHECKING:
    from lxml import etree

    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.foreign.semantics import Semantics
    from bpmn_gen.relayout.planes import Plane

_FIT: Final = re.compile(r"([A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*", re.ASCII)
"""An id that viewers in browsers accept; an element with any other they leave out."""


def tell_of_ids(root: etree._Element, findings: Findings, path: str) -> None:
    """Warn of ids for which other tools drop their elements; a new diagram does not mend them."""
    every = (element for element in root.iter() if local(element))
    odd = [one for one in every if one.get("id") and not _FIT.fullmatch(one.get("id") or "")]
    if not odd:
        return
    message = (
        f"{len(odd)} id, misalnya '{odd[0].get('id')}', tidak diterima bpmn-js dan Camunda Modeler;"
        " unsurnya hilang bila hasil ini dibuka di sana"
    )
    hint = "jalankan impor pada berkas ini: perintah itu menulis id baru yang diterima semua alat"
    findings.warning("strange-ids", message, Span(path, line_of(odd[0])), hint)


def tell_of_text(encoding: str, given: int, findings: Findings, path: str) -> None:
    """Say what else was written besides the diagrams.

    Args:
        encoding: in which the file came.
        given: elements that got an id because their shape or line refers to it.
        findings: gets it.
        path: the file as the user knows it.
    """
    if not is_utf_8(encoding):
        message = f"penyandian {encoding} menjadi UTF-8, yang dibaca semua alat; isinya tetap"
        findings.info("other-encoding", message, Span(path))
    if given:
        message = f"{given} unsur tanpa id, atau dengan id yang dipakai dua kali, mendapat id baru"
        findings.info("new-ids", message, Span(path))


def tell_of_drawing(plane: Plane, semantics: Semantics, findings: Findings, path: str) -> None:
    """Warn of what could not be drawn as well as it should be."""
    if plane.is_plain:
        message = "garisnya terlalu banyak untuk ditata satu per satu; banyak yang bersilangan"
        hint = "bagi prosesnya menjadi beberapa subproses atau beberapa peta"
        findings.warning("crowded-drawing", message, Span(path), hint)
    for group in plane.loose:
        message = f"bingkai kelompok '{group.name or group.id}' juga melingkupi unsur lain"
        hint = "pindahkan unsur itu, atau bagi kelompoknya, di alat asalnya"
        place = Span(path, line_of(semantics.elements[group.id]))
        findings.warning("loose-group", message, place, hint)

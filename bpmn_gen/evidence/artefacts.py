"""Which outputs of a build go into an evidence pack, and where.

A pack is read and printed, so PDF stands for each document.  The maps of processes come as BPMN
beside it, because evaluators ask for models that other tools open, and what has to be filled in
comes as Word.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.evidence.piece import Part, Piece
from bpmn_gen.portal.listing import file_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from bpmn_gen.store.manifest import Artefact

MAP, SOP = "peta-lintas-fungsi.pdf", "sop.pdf"
CROSS: Final = "lintas-fungsi"
"""The folder of the maps of processes."""
MATRIX: Final = "trace.xlsx"
_NAMED: Final = 60
"""Characters of the name of a process in the name of a file, so that paths stay short."""
_OF_UNIT: Final = {
    "kedudukan.pdf": Part.MAPS,
    "penugasan.pdf": Part.MAPS,
    "tanggung-jawab.pdf": Part.MAPS,
    "penilai-kinerja.pdf": Part.MAPS,
    "dokumen-peta-proses-bisnis.pdf": Part.MAPS,
    "buku-sop.pdf": Part.SOPS,
    "formulir-pemantauan.pdf": Part.FORMS,
    "formulir-pemantauan.docx": Part.FORMS,
}
"""The part of each file in the folder of a unit."""


def pieces_of(
    artefacts: Iterable[Artefact],
    slug: str,
    names: Mapping[str, str],
    read: Callable[[str], bytes],
) -> Iterator[Piece]:
    """The outputs of a unit that belong into its pack.

    Args:
        artefacts: all outputs that there are.
        slug: the folder of the unit.
        names: of its processes, by code.
        read: the content of an output by its path.

    Raises:
        OSError: when one cannot be read.
    """
    for one in artefacts:
        if place := _place(one, slug, names):
            part, name = place
            code = one.kode if one.kode in names else ""
            title = f"{code} {names[code]}" if code else file_label(one.path)
            yield Piece(part, name, title, read(one.path), code)


def _place(one: Artefact, slug: str, names: Mapping[str, str]) -> tuple[Part, str] | None:
    """Part and name of an output; None for one that does not belong into the pack."""
    path = PurePosixPath(one.path)
    if one.path == MATRIX:
        return Part.TIES, "ketentuan-peraturan.xlsx"
    if one.target != slug:
        return None
    if one.kode in names:
        return _of_process(path.name, one.kode, names[one.kode])
    if path.parent.name == "peta":
        return (Part.MAPS, path.name) if path.suffix == ".pdf" else None
    part = _OF_UNIT.get(path.name)
    return (part, path.name) if part and path.parent.name == slug else None


def _of_process(file: str, code: str, name: str) -> tuple[Part, str] | None:
    """Part and name of an output about one process."""
    named = f"{code}-{file_slug(name, _NAMED)}"
    if file == SOP:
        return Part.SOPS, f"{named}.pdf"
    if file == MAP:
        return Part.MAPS, f"{CROSS}/{named}.pdf"
    if file == f"{code}.bpmn":
        return Part.MAPS, f"{CROSS}/{named}.bpmn"
    return None

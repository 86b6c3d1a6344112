"""The page that shows what somebody changed in a file: the sentences, and both maps marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from bpmn_gen.compiler.flow import ASKED
from bpmn_gen.difference.edits import EditKind
from bpmn_gen.layout import lay_out
from bpmn_gen.picture.sheet import Sheet
from bpmn_gen.render.svg.marked_map import LOOKS, Sign, write_marked
from bpmn_gen.sop_reading.markup import element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.difference.edits import Edit
    from bpmn_gen.model.elements import Definitions

_TITLE: Final = "Perubahan pada peta"
_STYLE: Final = """
body { font: 15px/1.45 "Segoe UI", Roboto, Arial, sans-serif; margin: 1.5rem; color: #1b1b1b; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; border-top: 2px solid #334; padding-top: .8rem; }
figure { margin: 1rem 0; overflow-x: auto; } figcaption { font-weight: 600; margin-bottom: .3rem; }
svg { max-width: 100%; height: auto; }
.kunci span { display: inline-block; padding: .1rem .5rem; margin: .3rem 1rem .3rem .3rem; }
.perhatikan { border-left: 4px solid #b36b00; padding-left: .7rem; }
"""
_OUTLINES: Final[Mapping[str, str]] = {
    "baru": "outline: 3px solid #1a6b2b",
    "berubah": "outline: 3px dashed #b36b00",
    "pindah": "outline: 3px dotted #1f4e9c",
    "dihapus": "outline: 3px double #b00020",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What was changed in one file."""

    process: ResolvedProcess
    """The process that it is about."""
    defs: DefinitionSet
    """What its unit sees."""
    made: Definitions
    """What it was made of."""
    edited: Definitions
    """The file, with the ids of that."""
    edits: Sequence[Edit]
    told: Sequence[str]
    """The edits as sentences."""
    remarks: Sequence[str]
    """What else somebody should know."""


def change_page(files: Iterable[Shown]) -> bytes:
    """The page, as HTML that needs nothing else."""
    names = [element("span", look, style=_OUTLINES[look]) for look in LOOKS]
    body = element("body", element("h1", _TITLE), element("p", *names, class_="kunci"))
    for shown in files:
        body.extend(_section(shown))
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", _TITLE),
        element("style", _STYLE),
    )
    page = element("html", head, body, lang="id")
    return etree.tostring(page, method="html", encoding="utf-8", doctype="<!DOCTYPE html>")


def _section(shown: Shown) -> Iterator[etree._Element]:
    """One file."""
    process = shown.process
    yield element("h2", f"{process.code} {process.name} ({process.target.name})")
    if shown.told:
        yield element("ol", *(element("li", one) for one in shown.told))
    else:
        yield element("p", "Tidak ada perubahan.")
    for one in shown.remarks:
        yield element("p", f"Perhatikan: {one}.", class_="perhatikan")
    if not shown.told:
        return
    sheet = Sheet(
        process.code,
        process.name,
        process.target.name,
        str(shown.defs.daerah.pemerintah),
        process.source,
        shown.defs.dated,
    )
    yield _figure("Semula", shown.made, sheet, _signs(shown.made, shown.edits, "baru"))
    yield _figure("Menjadi", shown.edited, sheet, _signs(shown.edited, shown.edits, "dihapus"))


def is_change_page(content: bytes | None) -> bool:
    """Whether a file is such a page, which the next one may replace."""
    return content is not None and f"<title>{_TITLE}</title>".encode() in content


def _figure(
    title: str, definitions: Definitions, sheet: Sheet, signs: dict[str, Sign]
) -> etree._Element:
    """One map under its title."""
    picture = etree.fromstring(write_marked(definitions, lay_out(definitions), sheet, signs))
    return element("figure", element("figcaption", title), picture)


def _signs(definitions: Definitions, edits: Sequence[Edit], absent: str) -> dict[str, Sign]:
    """What became of the boxes of a map; those with the look ``absent`` are on the other one."""
    ids = {node.id for process in definitions.processes for node in process.flow_nodes}
    found: dict[str, Sign] = {}
    for number, edit in enumerate(edits, 1):
        look = _look(edit.kind)
        if look in ("", absent):
            continue
        asks = edit.kind.startswith("branch-") or edit.field == "keputusan"
        names = [f"{edit.key}{ASKED}"] if asks else []
        node = next((one for one in (*names, edit.key) if one in ids), "")
        if node:
            found.setdefault(node, Sign(look, str(number)))
    return found


def _look(kind: EditKind) -> str:
    """How a change is marked; empty for those that no box shows."""
    if kind is EditKind.STEP_ADDED:
        return "baru"
    if kind is EditKind.STEP_REMOVED:
        return "dihapus"
    if kind is EditKind.STEP_MOVED:
        return "pindah"
    shows = kind is EditKind.STEP_CHANGED or kind.startswith(("branch-", "way-"))
    return "berubah" if shows else ""

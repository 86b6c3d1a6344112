"""The page that shows what somebody changed in a file: the sentences, and both maps marked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from lxml import etree

from bpmn_gen.compiler.flow import ASKED
from bpmn_gen.difference.edits import EditKind
from bpmn_gen.layout import lay_out
from bpmn_gen.model.graph import nodes_in
from bpmn_gen.picture.change_signs import LOOKS, MOVED, Sign, with_number
from bpmn_gen.picture.changed_map import AFTER, BEFORE, ChangedMap, MapChanges
from bpmn_gen.picture.sheet import Sheet
from bpmn_gen.render.svg.marked_map import write_changed
from bpmn_gen.review.edit_signs import actor_signs, look_of
from bpmn_gen.sop_reading.markup import element

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.difference.edits import Edit
    from bpmn_gen.model.elements import Definitions

_TITLE: Final = "Perubahan pada peta"
_STYLE: Final = """
body { font: 15px/1.45 "Segoe UI", Roboto, Arial, sans-serif; margin: 1.5rem; color: #1b1b1b; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; border-top: 2px solid #334; padding-top: .8rem; }
figure { margin: 1rem 0; overflow-x: auto; }
@media (min-width: 1500px) {
  .berdampingan { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; align-items: start; }
  .berdampingan figure { grid-column: 1 / -1; }
  .berdampingan .semula { grid-column: 1; } .berdampingan .menjadi { grid-column: 2; }
}
@media print {
  body { margin: 0; } figure { break-inside: avoid; overflow: visible; } h2 { break-before: page; }
}
figcaption { font-weight: 600; margin-bottom: .3rem; }
svg { max-width: 100%; height: auto; }
.kunci span { display: inline-block; padding: .1rem .5rem; margin: .3rem 1rem .3rem .3rem; }
.perhatikan { border-left: 4px solid #b36b00; padding-left: .7rem; }
"""
_OUTLINES: Final[Mapping[str, str]] = {
    "baru": "outline: 5px double #1a6b2b",
    "berubah": "outline: 3px dashed #9a5b00",
    "pindah": "outline: 3px dotted #1f4e9c",
    "dihapus": "outline: 2px dashed #b00020; background: repeating-linear-gradient"
    "(135deg, #d9a3ab 0 1px, transparent 1px 7px)",
}
"""How each look is explained above the maps; in form as they show it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What was changed in one file."""

    process: ResolvedProcess
    """The process that it is about."""
    defs: DefinitionSet
    """What its unit sees."""
    made: Definitions | None
    """What it was made of; None where there was nothing before."""
    edited: Definitions | None
    """The file, with the ids of that; None where nothing is left."""
    edits: Sequence[Edit]
    told: Sequence[str]
    """The edits as sentences."""
    remarks: Sequence[str]
    """What else somebody should know."""
    first: int = 1
    """The number of its first edit."""
    ids: Mapping[str, str] = field(default_factory=dict)
    """The id in ``edited`` of steps that have another one there, by their keys in the edits."""
    told_before: Sequence[tuple[int, str]] = ()
    """Other changes that touch it, as of a title of the whole unit, with their numbers."""
    renamed: Sequence[tuple[int, Edit]] = ()
    """What such a change does to it, with the number of the change."""
    maps: Sequence[ChangedMap] = ()
    """Both maps, and what is shown below them, where somebody has drawn them already."""
    pictures: Sequence[tuple[str, bytes]] = ()
    """What else is shown below the maps: titles with pictures as SVG."""

    @property
    def numbered(self) -> Iterator[tuple[int, Edit]]:
        """All edits with their numbers."""
        yield from self.renamed
        yield from enumerate(self.edits, self.first)

    @property
    def sheet(self) -> Sheet:
        """The words around its maps."""
        process = self.process
        return Sheet(
            process.code,
            process.name,
            process.target.name,
            str(self.defs.daerah.pemerintah),
            process.source,
            self.defs.dated,
        )


def change_page(
    files: Iterable[Shown],
    title: str = _TITLE,
    since: str = "",
    pictures: Iterable[tuple[str, bytes]] = (),
) -> bytes:
    """The page, as HTML that needs nothing else.

    Args:
        files: what was changed.
        title: of the page.
        since: what is compared with what.
        pictures: what is shown before all files: titles with pictures as SVG.
    """
    names = [element("span", look, style=_OUTLINES[look]) for look in LOOKS]
    said = (element("p", since),) if since else ()
    body = element("body", element("h1", title), *said, element("p", *names, class_="kunci"))
    body.append(element("div", *(_picture(*one) for one in pictures), class_="berdampingan"))
    for shown in files:
        body.extend(_section(shown))
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("style", _STYLE),
    )
    page = element("html", head, body, lang="id")
    return etree.tostring(page, method="html", encoding="utf-8", doctype="<!DOCTYPE html>")


def _section(shown: Shown) -> Iterator[etree._Element]:
    """One file."""
    process = shown.process
    yield element("h2", f"{process.code} {process.name} ({process.target.name})")
    numbered = [*shown.told_before, *enumerate(shown.told, shown.first)]
    if numbered:
        yield element("ol", *_items(numbered), start=str(numbered[0][0]))
    else:
        yield element("p", "Tidak ada perubahan.")
    for one in shown.remarks:
        yield element("p", f"Perhatikan: {one}.", class_="perhatikan")
    if not numbered:
        return
    drawn = [_picture(one.title, write_changed(one)) for one in shown.maps or maps_of(shown)]
    drawn += [_picture(*picture) for picture in shown.pictures]
    yield element("div", *drawn, class_="berdampingan")


def _items(numbered: Sequence[tuple[int, str]]) -> Iterator[etree._Element]:
    """Sentences with their numbers, which say so where they do not follow each other."""
    due = numbered[0][0]
    for number, one in numbered:
        yield element("li", one) if number == due else element("li", one, value=str(number))
        due = number + 1


def _picture(title: str, picture: bytes) -> etree._Element:
    """A picture under its title; the last word says whether it stands beside another one."""
    state = title.rpartition(" ")[2].lower()
    return element("figure", element("figcaption", title), etree.fromstring(picture), class_=state)


def is_change_page(content: bytes | None) -> bool:
    """Whether a file is such a page, which the next one may replace."""
    return content is not None and f"<title>{_TITLE}</title>".encode() in content


def maps_of(shown: Shown) -> Iterator[ChangedMap]:
    """The map as it was and as it is, with the signs of what changed; one where it came or went."""
    sides = ((BEFORE, shown.made, False), (AFTER, shown.edited, True))
    for mark, definitions, is_new in sides:
        if definitions is not None:
            changes = MapChanges(_signs(shown, definitions, is_new=is_new))
            sheet = replace(shown.sheet, mark=mark)
            yield ChangedMap(mark.capitalize(), definitions, lay_out(definitions), sheet, changes)


def _signs(shown: Shown, definitions: Definitions, *, is_new: bool) -> dict[str, Sign]:
    """What became of the boxes of a map."""
    ids = {node.id for process in definitions.processes for node in nodes_in(process)}
    lanes = lanes_of(definitions)
    return signs_of(shown, ids, lanes, is_new=is_new)


def lanes_of(definitions: Definitions) -> dict[str, str]:
    """The ids of the pools and lanes of a map by their names; a lane counts before its pool."""
    pools = {one.name: one.id for one in definitions.collaboration.participants}
    lanes = {one.name: one.id for process in definitions.processes for one in process.lanes}
    return pools | lanes


def signs_of(
    shown: Shown,
    ids: Container[str],
    lanes: Mapping[str, str],
    *,
    is_new: bool,
    passed: Container[str] = (),
) -> dict[str, Sign]:
    """What became of things of a picture, by their ids.

    Args:
        shown: what was changed.
        ids: the steps that the picture has.
        lanes: its lanes, or what else stands for actors, by their names.
        is_new: whether it shows the newer state.
        passed: keys of steps that the picture does not print.
    """
    found = actor_signs(shown.numbered, lanes, is_new=is_new)
    for number, edit in shown.numbered:
        look = look_of(edit.kind, is_new=is_new)
        if not look or edit.field in passed or edit.kind.startswith("actor"):
            continue
        for node in filter(None, _nodes(edit, shown.ids if is_new else {}, ids, is_new=is_new)):
            before = found.get(node)
            kept = before.look if before and before.look != MOVED else look
            found[node] = with_number(before, kept, number)
    return found


def _nodes(
    edit: Edit, renamed: Mapping[str, str], ids: Container[str], *, is_new: bool
) -> Iterator[str]:
    """The boxes that a change marks on one of the maps."""
    for key in _boxes(edit, is_new=is_new):
        own = renamed.get(key, key)
        asks = edit.kind.startswith("branch-") or edit.field in ("keputusan", "cabang")
        names = [f"{own}{ASKED}"] if asks else []
        yield next((one for one in (*names, own) if one in ids), "")


def _boxes(edit: Edit, *, is_new: bool) -> tuple[str, ...]:
    """The keys of the steps that a change marks: of a split or merger all on one side."""
    if edit.kind is EditKind.STEP_SPLIT and is_new:
        return (*map(str, edit.after),)
    if edit.kind is EditKind.STEPS_MERGED and not is_new:
        return (*map(str, edit.before),)
    return (edit.key,)

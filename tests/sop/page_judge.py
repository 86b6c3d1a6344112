"""Judges the flow pages of SOPs as a reader would: type, filling, flows, words, borders, letters.

``python -m tests.sop.page_judge`` judges the SOPs of all shipped unit types, or with ``--acak N``
those of N processes made up by chance.  It looks at page models, which all formats share, and with
``--berkas`` also at the PDF, Word, Excel and SVG files that come of them.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import select_targets
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.drawing.syllables import HYPHEN
from bpmn_gen.jobs.sop_planning import sop_templates
from bpmn_gen.render.templates.files import Templates
from bpmn_gen.sop.breaks import THIN
from bpmn_gen.sop.compose import compose_with_settings
from bpmn_gen.sop.document import WORD_GOES_ON, FlowPage, SopDocument
from bpmn_gen.sop.table import FOOT
from bpmn_gen.store.project import Project
from tests.sop.chance import chance_document
from tests.sop.file_judge import file_faults
from tests.sop.judge import faults, hits, parts

LEAST_TYPE = 7.0
"""pt; smaller type is hard to read on paper."""
ON_BORDER = 0.6
"""mm; a line that is nearer to a border is taken for it."""
DETOUR = 45.0
"""mm by which an arrow may be longer than the shortest way."""
FAR_NAME = 30.0
"""mm between a diamond and the name of one of its branches."""
ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Verdict:
    """What was found in some SOPs."""

    documents: int = 0
    pages: int = 0
    small: list[str] = field(default_factory=list)
    """SOPs that hold type under LEAST_TYPE."""
    used: list[float] = field(default_factory=list)
    """Of each flow page before the last of its SOP, the part of the height that rows take."""
    faults: list[str] = field(default_factory=list)

    def add(self, name: str, document: SopDocument, templates: Templates | None = None) -> None:
        """Judge one SOP, and its files where there are templates to write them."""
        self.documents += 1
        self.pages += len(document.pages)
        if min(type_sizes(document)) < LEAST_TYPE:
            self.small.append(f"{name} {min(type_sizes(document))}")
        self.used += used_heights(document)
        self.faults += (f"{name}: {fault}" for fault in all_faults(document))
        if templates is not None:
            self.faults += (f"{name}: {fault}" for fault in file_faults(document, templates))

    def table(self) -> str:
        """The figures, for people."""
        kinds = Counter(fault.split(": ", 2)[1] for fault in self.faults)
        used = sorted(self.used) or [1.0]
        lines = [
            f"{self.documents} SOPs, {self.pages} flow pages",
            f"type under {LEAST_TYPE} pt: {len(self.small)}",
            (
                f"pages before the last: {len(self.used)}, median {median(used):.3f},"
                f" least {used[0]:.3f}, under {THIN}: {sum(one < THIN for one in used)}"
            ),
        ]
        return "\n".join([*lines, *(f"{kind}: {count}" for kind, count in sorted(kinds.items()))])


def type_sizes(document: SopDocument) -> set[float]:
    """All sizes of type on the flow pages, in pt."""
    symbols = {one.size for page in document.pages for one in page.symbols if one.lines}
    names = {one.label.size for page in document.pages for one in page.connectors if one.label}
    return {document.columns.size, *symbols, *names}


def used_heights(document: SopDocument) -> Iterator[float]:
    """The part of the height that rows take, of each flow page before the last."""
    room = document.style.room[1] - sum(document.columns.header) - FOOT
    for page in document.pages[:-1]:
        yield page.height / room


def all_faults(document: SopDocument) -> Iterator[str]:
    """Everything that is wrong with the pages of one SOP; each begins with its kind."""
    yield from (f"undrawn: {source} to {target}" for source, target in undrawn(document))
    yield from (f"broken word: {word}" for word in broken_words(document))
    lone = (page for page in document.pages if is_lone(page, document))
    yield from (f"lone row: page {page.number}" for page in lone)
    for page in document.pages:
        yield from (f"connector: {fault}" for fault in faults(page))
        yield from (f"on border: page {page.number} {one}" for one in on_borders(page, document))
        yield from (f"same letter: page {page.number} {one}" for one in same_letters(page))
        yield from (f"detour: page {page.number} {one}" for one in detours(page))
        yield from (f"far name: page {page.number} {one}" for one in far_names(page))
        yield from (f"circle: page {page.number} {one}" for one in circles(page))
        yield from (f"name on border: page {page.number} {one}" for one in names_on_borders(page))
        yield from (
            f"hidden note: page {page.number} {one}" for one in hidden_notes(page, document)
        )


def undrawn(document: SopDocument) -> list[tuple[str, str]]:
    """The flows that no arrow shows: as many as a step has more flows than arrows.

    A flow to another page is drawn as an arrow to a page connector.
    """
    wanted = Counter(source for source, _, _ in document.flow)
    drawn: Counter[str] = Counter()
    shared: set[tuple[str, str]] = set()
    for page in document.pages:
        kinds = {one.id: one for one in page.symbols}
        steps = {row.symbol: row.step for row in page.rows if row.symbol}
        for one in page.connectors:
            if one.arrow and kinds[one.source].kind != "segilima":
                drawn[steps[one.source]] += 1
                shared.add((steps[one.source], steps.get(one.target, "")))
    missing = wanted - drawn
    return [
        (source, target)
        for source, target, _ in document.flow
        if source in missing and (source, target) not in shared
    ]


def broken_words(document: SopDocument) -> Iterator[str]:
    """The words that are broken anywhere but at a hyphen."""
    for page in document.pages:
        for row in page.rows:
            for cell in (row.activity, row.inputs, row.duration, row.outputs, row.remarks):
                for line in cell:
                    text = line.removesuffix(WORD_GOES_ON)
                    if text != line and text[-1] not in f"-/{HYPHEN}":
                        yield text
    for name, lines in zip(document.actors, document.columns.names, strict=True):
        parts = (line[:-1] if line.endswith(HYPHEN) else f"{line} " for line in lines)
        if "".join(parts).split() != name.split():
            yield name


def is_lone(page: FlowPage, document: SopDocument) -> bool:
    """Whether a page of several holds one row only that others could join."""
    rows = [row for row in page.rows if row.step]
    room = document.style.room[1] - sum(document.columns.header) - FOOT
    return len(document.pages) > 1 and len(rows) == 1 and page.height < room / 2


def on_borders(page: FlowPage, document: SopDocument) -> Iterator[int]:
    """The connectors that run along a border of the table."""
    columns, tops = document.columns, page.tops()
    xs = [columns.actors_left + at * columns.actor for at in range(len(columns.names) + 1)]
    for one in page.connectors:
        for (x1, y1), (x2, y2) in parts(one):
            near = xs if abs(x1 - x2) < 0.01 else tops
            at = x1 if abs(x1 - x2) < 0.01 else y1
            length = abs(x1 - x2) + abs(y1 - y2)
            if length > 2.0 and any(abs(at - border) < ON_BORDER for border in near):
                yield one.id
                break


def far_names(page: FlowPage) -> Iterator[int]:
    """The connectors whose names stand where nobody looks for them."""
    boxes = {one.id: one.bounds for one in page.symbols}
    for one in page.connectors:
        if one.label is None:
            continue
        name, box = one.label.bounds, boxes[one.source]
        aside = max(name.x - box.right, box.x - name.right, 0.0)
        if aside + max(name.y - box.bottom, box.y - name.bottom, 0.0) > FAR_NAME:
            yield one.id


def names_on_borders(page: FlowPage) -> Iterator[int]:
    """The connectors whose names hide a border between rows."""
    for one in page.connectors:
        box = one.label.bounds if one.label is not None else None
        if box is not None and any(box.y < top < box.bottom for top in page.tops()):
            yield one.id


def hidden_notes(page: FlowPage, document: SopDocument) -> Iterator[str]:
    """The page connectors beside which the page of the other end cannot be read.

    In a document that is too crowded for that, all bear letters alone; one never says less than
    another.
    """
    if not any(one.note for other in document.pages for one in other.symbols):
        return
    columns = document.columns
    notes = {one.id: one.note.bounds for one in page.symbols if one.note is not None}
    for one in page.symbols:
        if one.kind != "segilima":
            continue
        box = notes.get(one.id)
        if box is None:
            yield f"{one.lines[0]} says nothing"
            continue
        left = columns.actors_left + one.actor * columns.actor
        apart = columns.actor > 2 * box.width
        if not apart and not left <= box.x < box.right <= left + columns.actor:
            yield f"{one.lines[0]} leaves its column"
        others = [other for key, other in notes.items() if key != one.id]
        if any(box.x < o.right and o.x < box.right and abs(box.y - o.y) < 1 for o in others):
            yield f"{one.lines[0]} touches another"
        if any(hits(part, box) for line in page.connectors for part in parts(line)):
            yield f"{one.lines[0]} lies under an arrow"


def same_letters(page: FlowPage) -> Iterator[str]:
    """The letters that two page connectors of a page have."""
    letters = Counter(one.lines[0] for one in page.symbols if one.kind == "segilima")
    yield from (letter for letter, count in letters.items() if count > 1)


def detours(page: FlowPage) -> Iterator[int]:
    """The arrows that lead all the way round."""
    for one in page.connectors:
        (sx, sy), (ex, ey) = one.points[0], one.points[-1]
        length = sum(abs(x1 - x2) + abs(y1 - y2) for (x1, y1), (x2, y2) in parts(one))
        if length > abs(sx - ex) + abs(sy - ey) + DETOUR:
            yield one.id


def circles(page: FlowPage) -> Iterator[int]:
    """The capsules that are no longer than they are high."""
    for one in page.symbols:
        if one.kind == "kapsul" and one.bounds.width < 1.3 * one.bounds.height:
            yield one.id


def shipped_sops(tipe: Iterable[int] = range(1, 11)) -> Iterator[tuple[str, SopDocument]]:
    """The SOPs of shipped unit types, with their names."""
    findings = Findings()
    definitions = load(ROOT / "process_defs", findings)
    for target in select_targets(definitions, tuple(tipe), (), findings):
        for made in resolve(definitions, target, findings):
            if not made.is_reference:
                document = compose_with_settings(made, definitions, Findings())
                yield f"{target.slug}/{made.code}", document


def shipped_templates() -> Templates:
    """The templates of the shipped project."""
    project, findings = Project(ROOT / "process_defs", ROOT / "output"), Findings()
    return sop_templates(project, load(project.defs, findings), findings)


def main() -> None:
    """Judge, and print what was found."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--acak", type=int, default=0)
    parser.add_argument("--mulai", type=int, default=0)
    parser.add_argument("--rinci", action="store_true")
    parser.add_argument("--berkas", action="store_true")
    options = parser.parse_args()
    templates = shipped_templates() if options.berkas else None
    verdict, begun = Verdict(), time.process_time()
    if options.acak:
        for seed in range(options.mulai, options.mulai + options.acak):
            verdict.add(f"acak-{seed}", chance_document(seed), templates)
    else:
        for name, document in shipped_sops():
            verdict.add(name, document, templates)
    cost = (time.process_time() - begun) / verdict.documents * 1000
    lines = [verdict.table(), f"{cost:.0f} ms of the processor for each"]
    lines += [*verdict.small, *verdict.faults] if options.rinci else []
    sys.stdout.write("\n".join([*lines, ""]))


if __name__ == "__main__":
    main()

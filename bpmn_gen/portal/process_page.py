"""The page of one process of one unit: its map, its steps, and the provisions behind them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from bpmn_gen.compiler.resolved import BLOCKS, StepKind
from bpmn_gen.decree.letters import letters_by_step
from bpmn_gen.portal.changes_page import process_changes
from bpmn_gen.portal.downloads import LETTERS, letters, main_documents, other_documents
from bpmn_gen.portal.listing import (
    File,
    ListedDocument,
    PageLink,
    everywhere_path,
    page_of,
    way,
)
from bpmn_gen.portal.process_times import process_times
from bpmn_gen.review.notes import HEADING
from bpmn_gen.sop.printed_numbers import printed_numbers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.costing.lead_time import LeadTimes
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.portal.accounts import UnitAccount
    from bpmn_gen.portal.changes_page import UnitChanges
    from bpmn_gen.portal.process_times import ProcessTimes
    from bpmn_gen.portal.provisions import Anchors
    from bpmn_gen.portal.related import RelatedProcess

KINDS = {
    StepKind.START: "Mulai",
    StepKind.WORK: "Kegiatan",
    StepKind.DECISION: "Keputusan",
    StepKind.PARALLEL: "Berjalan sejajar",
    StepKind.SEVERAL: "Satu atau lebih cabang",
    StepKind.CALL: "Proses lain",
    StepKind.END: "Selesai",
}
"""What the page calls each kind of step."""


Told: TypeAlias = "Mapping[str, tuple[str, str]]"
"""How processes stand by their codes, in a word and in a sentence, and the unit by ``""``."""
NOT_TOLD = ("", "")


@dataclass(frozen=True, slots=True)
class CitedProvision:
    """A provision that the process or one of its steps cites."""

    ref: str
    anchor: str
    text: str
    note: str
    href: str
    """Address of its row on the trace page; empty when it has none."""
    steps: tuple[tuple[str, str], ...]
    """What the steps on this page are called that cite it, and their anchors."""


@dataclass(frozen=True, slots=True)
class StepLine:
    """A row of the table of steps."""

    number: str
    """As its SOP prints it; empty for what only begins, ends or divides the flow."""
    anchor: str
    kind: str
    works: bool
    """Whether the step takes time, so that a missing duration shows as a blank to fill in."""
    text: str
    actor: str
    others: tuple[tuple[str, str], ...]
    """Who else has to do with it: bersama, kepada and tembusan, each with the names."""
    inputs: tuple[str, ...]
    duration: str
    outputs: tuple[str, ...]
    next: tuple[tuple[str, str, str], ...]
    """Where a decision or a jump leads: label, anchor and text of each step that follows."""
    remarks: tuple[str, ...]
    papers: tuple[PageLink, ...]
    """The letters and forms that it produces; one without a file has no address."""
    called: PageLink | None
    provisions: tuple[CitedProvision, ...]


@dataclass(frozen=True, slots=True)
class ProcessPage:
    """All that the page of a process says."""

    path: str
    code: str
    name: str
    unit: str
    group: PageLink | None
    """The process of level 0 that it belongs to, on the page of the unit."""
    source: str
    status: str
    """By which decree it is set, or that it is not; empty where no decree is known at all."""
    dated: str
    """Number and date of its SOP; empty where it has none."""
    remark: str
    note: str
    actors: tuple[str, ...]
    picture: str
    """Address of the picture of the map; empty when there is none."""
    lines: tuple[StepLine, ...]
    provisions: tuple[CitedProvision, ...]
    downloads: tuple[ListedDocument, ...]
    """SOP, map and BPMN."""
    others: tuple[ListedDocument, ...]
    letters: tuple[ListedDocument, ...]
    """What the process produces."""
    before: PageLink | None
    after: PageLink | None
    everywhere: str
    """Address of the page that leads to the process in all units; empty where no other has it."""
    related: tuple[RelatedProcess, ...] = ()
    """Other processes of the unit that have to do with it."""
    changes: tuple[PageLink, ...] = ()
    """What changed since it was set, in sentences with links to the table of changes."""
    times: ProcessTimes | None = None
    """How long it takes; None where no step says so."""
    note_heading: str = HEADING
    """The first line of a note that a reader makes of it."""

    @property
    def documents(self) -> tuple[ListedDocument, ...]:
        """All documents, for templates that staff made of earlier ones."""
        return (*self.downloads, *self.others, *self.letters)


@dataclass(frozen=True, slots=True)
class ProcessPages:
    """Makes the pages of the processes of one unit."""

    anchors: Anchors
    processes: tuple[ResolvedProcess, ...]
    files: Mapping[str, tuple[File, ...]]
    """Files of the unit by the code of their process."""
    told: Told
    related: Mapping[str, tuple[RelatedProcess, ...]]
    """By code what each process has to do with others."""
    defs: DefinitionSet
    """As the unit sees them."""
    account: UnitAccount
    leads: LeadTimes
    """Of all processes of the unit."""
    changes: UnitChanges | None = None
    """What changed in the unit since it was set; None where nothing did."""

    def page(self, process: ResolvedProcess, group: PageLink | None) -> ProcessPage:
        """The page of a process; ``group`` leads to its process of level 0."""
        path = page_of(process.target.slug, process.code)
        files = self.files.get(process.code, ())
        at = self.processes.index(process)
        steps = list(process.walk())
        numbers = printed_numbers(process, self.defs.daerah)
        provisions = self._provisions(process, steps, numbers)
        pictures = [file.path for file in files if file.path.endswith("peta-lintas-fungsi.svg")]
        return ProcessPage(
            path=path,
            code=process.code,
            name=process.name,
            unit=process.target.name,
            group=group,
            source=process.source,
            status=self.told.get(process.code, NOT_TOLD)[1],
            dated=sop.dated if (sop := self.account.of(process.code)) else "",
            remark=_remark(process),
            note=process.note,
            actors=tuple(actor.name for actor in process.actors),
            picture=way(pictures[0], path) if pictures else "",
            lines=tuple(self._lines(process, steps, provisions, numbers)),
            provisions=tuple(provisions.values()),
            downloads=main_documents(files, path),
            others=other_documents(files, path),
            letters=letters(files, path),
            before=self._beside(path, at - 1),
            after=self._beside(path, at + 1),
            everywhere=way(everywhere_path(process.code), path),
            related=self.related.get(process.code, ()),
            times=process_times(self.leads.of(process.code), numbers),
            changes=process_changes(self.changes, process.code, process.target.slug, path),
        )

    def _beside(self, page: str, at: int) -> PageLink | None:
        """A link to the process at a place in the order of the unit; None beyond its ends."""
        if not 0 <= at < len(self.processes):
            return None
        other = self.processes[at]
        return PageLink(other.name, way(page_of(other.target.slug, other.code), page), other.code)

    def _provisions(
        self, process: ResolvedProcess, steps: list[Step], numbers: Mapping[str, str]
    ) -> dict[str, CitedProvision]:
        """The cited provisions by citation, in the order in which they are first cited."""
        citing: dict[str, list[tuple[str, str]]] = {ref: [] for ref in process.cited}
        for step in steps:
            shown = numbers.get(step.id) or f"{KINDS[step.kind].lower()} '{step.short}'"
            for ref in step.cited:
                citing.setdefault(ref, []).append((shown, f"langkah-{step.id}"))
        slug = process.target.slug
        page = page_of(slug, process.code)
        found: dict[str, CitedProvision] = {}
        for number, (ref, cited) in enumerate(citing.items(), 1):
            entry = self.anchors.index.find(ref)
            found[ref] = CitedProvision(
                ref=ref,
                anchor=f"ketentuan-{number}",
                text=str(entry.ringkasan) if entry else "",
                note=str(entry.catatan or "") if entry else "",
                href=self.anchors.way(ref, page, slug),
                steps=tuple(cited),
            )
        return found

    def _lines(
        self,
        process: ResolvedProcess,
        steps: list[Step],
        provisions: Mapping[str, CitedProvision],
        numbers: Mapping[str, str],
    ) -> Iterable[StepLine]:
        """The rows of the table of steps."""
        texts = {step.id: step.short or KINDS[step.kind] for step in steps}
        codes = {one.code: one for one in self.processes}
        below = {step.id: later.id for step, later in pairwise(steps)}
        after = process.following()
        written = {file.path for file in self.files.get(process.code, ())}
        named = letters_by_step(process, self.defs)
        for step in steps:
            called = codes.get(step.called or "")
            yield StepLine(
                number=numbers.get(step.id, ""),
                anchor=f"langkah-{step.id}",
                kind=KINDS[step.kind],
                works=step.kind is StepKind.WORK,
                text=step.text or _branches(step),
                actor=", ".join(process.names_of([step.actor])),
                others=_others(process, step),
                inputs=step.inputs,
                duration=step.duration,
                outputs=step.outputs,
                next=tuple(_next(step, texts, after.get(step.id, ""), below.get(step.id, ""))),
                remarks=tuple(_remarks(step)),
                papers=tuple(_papers(process, step, named, written)),
                called=self._called(process, called) if called else None,
                provisions=tuple(provisions[ref] for ref in step.cited),
            )

    def _called(self, process: ResolvedProcess, called: ResolvedProcess) -> PageLink:
        """A link to the page of a called process."""
        page = page_of(process.target.slug, process.code)
        address = way(page_of(called.target.slug, called.code), page)
        return PageLink(called.name, address, called.code)


def _others(process: ResolvedProcess, step: Step) -> tuple[tuple[str, str], ...]:
    """Who else has to do with a step, with the names."""
    parties = (("Bersama", step.together), ("Kepada", step.to), ("Tembusan", step.copies))
    return tuple((label, ", ".join(process.names_of(keys))) for label, keys in parties if keys)


def _papers(
    process: ResolvedProcess,
    step: Step,
    named: Mapping[tuple[str, str], str],
    written: Collection[str],
) -> Iterable[PageLink]:
    """The letters and forms of a step, those that were written with their addresses."""
    folder = page_of(process.target.slug, process.code).rpartition("/")[0]
    for code, name in zip(step.document_codes, step.documents, strict=True):
        letter = f"{LETTERS}/{named.get((step.id, code), '')}.docx"
        yield PageLink(name, letter if f"{folder}/{letter}" in written else "")


def _branches(step: Step) -> str:
    """What a block says of its branches."""
    count = len(step.branches)
    if step.kind is StepKind.SEVERAL:
        return f"satu atau lebih dari {count} cabang"
    return f"{count} cabang berjalan sejajar"


def _remark(process: ResolvedProcess) -> str:
    """What is to be known about a process as a whole."""
    may = f"{process.freely_begun}." if process.freely_begun else ""
    return " ".join(part for part in (may, process.remark) if part)


def _next(
    step: Step, texts: Mapping[str, str], after: str, below: str
) -> Iterable[tuple[str, str, str]]:
    """Where a decision leads to, or a step that is not followed by the next one in the table.

    ``after`` is what follows the step in the flow, ``below`` the next step in the table.
    """
    for outcome in step.outcomes:
        target = outcome.target or after
        yield outcome.label, f"langkah-{target}", texts.get(target, "")
    if step.next and step.next != below and step.kind not in BLOCKS:
        yield "Lanjut", f"langkah-{step.next}", texts.get(step.next, "")


def _remarks(step: Step) -> Iterable[str]:
    """What else readers should know about a step."""
    told = (
        ("Opsional", step.optional),
        ("Di luar alur", "sewaktu-waktu selama proses berjalan" if step.beside else ""),
        ("Syarat", step.condition),
        ("Batas waktu", step.deadline),
        ("Berkala", step.recurrence),
        ("Keterangan", step.remark),
        ("Catatan", step.note),
    )
    return (f"{label}: {text}" for label, text in told if text)

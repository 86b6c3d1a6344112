"""Keterangan: what the definition says of a row and its symbol and columns cannot show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.resolved import StepKind
from bpmn_gen.sop.rows import partners

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.sop.rows import Arrow, Draft, Flowchart

_MEANS = {"layanan": "Dikerjakan oleh sistem", "manual": "Dikerjakan tanpa sistem"}
"""What ``jenis`` tells a reader; the other kinds follow from Kepada and the text itself."""


def remarks(process: ResolvedProcess, chart: Flowchart) -> dict[str, tuple[str, ...]]:
    """The remarks of each row, by its id, one sentence each."""
    about = _About(
        process,
        chart.arrows,
        {row.id: row.number or row.text for row in chart.rows},
        frozenset(row.step.skips for row in chart.rows),
    )
    seen: set[int] = set()
    found: dict[str, tuple[str, ...]] = {}
    for place, row in enumerate(chart.rows):
        phase = row.step.phase
        begins = phase is not None and phase not in seen
        seen |= {phase} if phase is not None else set()
        texts = [f"Tahap: {process.phases[phase].name}"] if begins and phase is not None else []
        if process.optional and place == 0:
            texts.append(process.freely_begun)
        texts += about.row(row)
        found[row.id] = tuple(" ".join(text.split()) for text in texts if text.strip())
    return found


@dataclass(frozen=True, slots=True)
class _About:
    """Makes the remarks of one chart."""

    process: ResolvedProcess
    arrows: Sequence[Arrow]
    numbers: Mapping[str, str]
    """What rows are called, by their ids."""
    asked: frozenset[str]
    """Ids of the steps behind a diamond that asks already whether they may be skipped."""

    def row(self, row: Draft) -> Iterator[str]:
        """The remarks of one row."""
        if row.opening is not None:
            yield from _occasion("Mulai", row.opening)
            yield from self._step(row.opening)
        if row.question is not None:  # what the arrows of the diamond answer
            yield row.question.text
        yield from self._branches(row)
        yield from self._step(row.step, set(partners(row)))
        if row.closing is not None:
            yield from _occasion("Selesai", row.closing)
            yield from self._step(row.closing)

    def _branches(self, row: Draft) -> Iterator[str]:
        """The remarks that tell where branches begin, run side by side and meet again."""
        if row.joins:
            which = "yang dijalankan di antara " if row.joins_some else ""
            yield f"Dikerjakan setelah {which}{self._rows(row.joins)} selesai"
        if row.others and row.is_one_of:
            yield f"Dapat dipilih bersama {self._rows(row.others)}"
        elif row.others:
            yield f"Dikerjakan bersamaan dengan {self._rows(row.others)}"
        yield from self._begun(row)
        for block in row.blocks:
            yield from self._step(block)

    def _begun(self, row: Draft) -> Iterator[str]:
        """The remarks that tell which branches begin behind a row, and whether all of them do."""
        begun = [arrow for arrow in self.arrows if arrow.source == row.id and arrow.group]
        for label in dict.fromkeys(arrow.label for arrow in begun):
            some, all_of_them = (
                [one.target for one in begun if one.label == label and one.is_one_of is several]
                for several in (True, False)
            )
            parts = [f"serentak ke {self._rows(all_of_them)}"] if all_of_them else []
            parts += [f"ke satu atau lebih dari {self._rows(some)}"] if some else []
            yield f"Dilanjutkan {' dan '.join(parts)}" + (f" bila {label}" if label else "")

    def _step(self, step: Step, drawn: Collection[str] = ()) -> Iterator[str]:
        """What the definition says of a step that no other column prints."""
        if step.beside:
            yield "Dapat dilakukan sewaktu-waktu selama proses berjalan"
        if step.optional and step.id not in self.asked:
            yield step.optional
        if step.kind is StepKind.CALL:
            yield f"Mengikuti SOP {step.called}"
        if step.table:
            yield f"{step.table.name} ditentukan dengan Tabel Keputusan menurut {step.table.source}"
        yield from _of_parties(step, self.process, drawn)
        for label, text in (
            ("Syarat", step.condition),
            ("Batas waktu", step.deadline),
            ("Berkala", step.recurrence),
        ):
            if text:
                yield f"{label}: {text}"
        yield from _forms(step)
        yield _MEANS.get(step.means or "", "")
        yield step.remark

    def _rows(self, ids: Iterable[str]) -> str:
        """Rows by their numbers, e.g. ``langkah 3, 4 dan 5``; others by what they say."""
        known = [self.numbers[one] for one in dict.fromkeys(ids) if one in self.numbers]
        numbers = [name for name in known if name.isdigit()]
        others = [f"\u201c{name}\u201d" for name in known if not name.isdigit()]
        return _listed([*([f"langkah {_listed(numbers)}"] if numbers else []), *others])


def _listed(words: Sequence[str]) -> str:
    """Words in a row, e.g. ``3, 4 dan 5``."""
    return " dan ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def _occasion(label: str, event: Step) -> Iterator[str]:
    """What begins or ends the process, unless nothing is said of it but that it does."""
    if event.text != label:
        yield f"{label}: {event.text}"


def _forms(step: Step) -> Iterator[str]:
    """Letters and forms that the outputs do not name already."""
    known = " ".join(step.outputs).casefold()
    forms = [
        name if code == name else f"{name} ({code})"
        for name, code in zip(step.documents, step.document_codes, strict=True)
        if name.casefold() not in known
    ]
    if forms:
        yield f"Formulir: {'; '.join(forms)}"


def _of_parties(step: Step, process: ResolvedProcess, drawn: Collection[str]) -> Iterator[str]:
    """Receivers, copies and partners that the text does not name already.

    ``drawn`` are the keys of partners who may have a box of their own.
    """
    text = step.text.casefold()
    lanes = {actor.key for actor in process.actors} & set(drawn)
    for label, keys in (
        ("Kepada", step.to),
        ("Tembusan", step.copies),
        ("Bersama", tuple(key for key in step.together if key not in lanes)),
    ):
        names = [name for name in process.names_of(keys) if name.casefold() not in text]
        if names:
            yield f"{label}: {'; '.join(names)}"

"""From steps in an order to the langkah of a definition, in the author's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

from bpmn_gen.compiler.flow import ASKED
from bpmn_gen.compiler.placeholders import escaped
from bpmn_gen.decompiler.actors import key_of
from bpmn_gen.decompiler.knots import Sort
from bpmn_gen.decompiler.remarks import TRIGGERS_LABEL, read_labels, several
from bpmn_gen.decompiler.times import cycle_in_words, duration_in_words, time_in_words, waited
from bpmn_gen.decompiler.yaml_text import UNFILLED
from bpmn_gen.definition.fmt_emit import STEP_ORDER
from bpmn_gen.definition.schema.langkah import TABEL
from bpmn_gen.model.elements import (
    BusinessRuleTask,
    CallActivity,
    Event,
    FlowNode,
    IntermediateCatchEvent,
    IntermediateThrowEvent,
    ManualTask,
    ReceiveTask,
    SendTask,
    ServiceTask,
    StartEvent,
    SubProcess,
)
from bpmn_gen.model.foreign import ScriptTask
from bpmn_gen.model.ids import IdSpace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bpmn_gen.decompiler.actors import Actors
    from bpmn_gen.decompiler.catalogue import Catalogue
    from bpmn_gen.decompiler.knots import Knot, WayOut
    from bpmn_gen.decompiler.regions import ListedStep
    from bpmn_gen.definition.value import Value

_MEANS: Final[dict[type[FlowNode], str]] = {
    ManualTask: "manual",
    ServiceTask: "layanan",
    ScriptTask: "layanan",
    BusinessRuleTask: "layanan",
    SendTask: "kirim",
    ReceiveTask: "terima",
}
"""``jenis`` by the kind of task; all other tasks are done by people and need none."""
_FULL_TEXT: Final = {
    Sort.START: "Mulai",
    Sort.STEP: "Kegiatan",
    Sort.DECISION: "Keputusan",
    Sort.END: "Selesai",
}
"""The label before the full text of a step in its documentation."""
_UNNAMED: Final = {
    Sort.START: "Mulai",
    Sort.STEP: "Kegiatan tanpa nama",
    Sort.DECISION: "Cabang mana?",
    Sort.SPLIT: "Cabang",
    Sort.END: "Selesai",
}
"""The text of a step that has none in the file."""
_SINGLE: Final = {"Waktu": "waktu", "Syarat": "syarat", "Batas waktu": "batas_waktu",
                 "Berkala": "berkala", "Opsional": "opsional", "Catatan": "catatan"}  # fmt: skip
"""Keys of a step with one text, by the label in its documentation."""
_PARTIES: Final = {"Kepada": "kepada", "Tembusan": "tembusan", "Bersama": "bersama"}
_ASKING: Final = {"id", "keputusan", "oleh", "cabang"}
"""What a decision says that follows from the work before it."""
_COLUMNS: Final = ("kelengkapan", "keluaran", "waktu", "sumber")
"""Keys that every step should have.  Where the file does not say, a blank shows what to fill in."""
_Said: TypeAlias = "dict[str, Value]"
"""The keys of a step."""


def _ways(step: _Said) -> tuple[Value, ...]:
    """The steps to which the branches of a decision lead."""
    ways = step.get("cabang")
    return tuple(ways.values()) if isinstance(ways, Mapping) else ()


@dataclass(slots=True)
class StepWriter:
    """Writes the steps of one process as plain data."""

    actors: Actors
    catalogue: Catalogue
    own: bool
    """Whether the file is one of the project's own, whose ids are words of its author."""
    tables: frozenset[str]
    """Ids of steps that read a decision table."""
    remarks: Mapping[str, str]
    """By id of a node: what the drawing says beside it."""
    call: Callable[[FlowNode], str | None]
    """Gives the code of the process that a node calls; None where it calls none that is known."""
    notes: list[str] = field(default_factory=list)
    """What somebody should look at, one Indonesian sentence each."""
    _ids: dict[str, str] = field(default_factory=dict)
    _space: IdSpace = field(default_factory=IdSpace)

    def steps(self, items: Sequence[ListedStep]) -> list[Value]:
        """The steps of a whole process; every step gets its id before any refers to another."""
        self._name_all(items)
        return self.listed(items)

    def listed(self, items: Sequence[ListedStep]) -> list[Value]:
        """Steps in their order; a step says where it leads unless that is the next one."""
        following = [item.knot.id for item in items[1:]] + [""]
        pairs = zip(items, following, strict=True)
        steps = [self._step(item, after) for item, after in pairs]
        return [*self._joined(steps)] if self.own else [*steps]

    @staticmethod
    def _joined(steps: Sequence[_Said]) -> Iterator[_Said]:
        """The steps with work and the decision that was written with it as one step again.

        They stay two where something else leads to the decision or is said of it.
        """
        ways = [way for step in steps for way in (step.get("lanjut"), *_ways(step))]
        work: _Said = {}
        for step in steps:
            asked = work and step["id"] == f"{work['id']}{ASKED}" and "kegiatan" in work
            plain = step.keys() <= _ASKING and step.get("oleh") == work.get("oleh")
            if asked and plain and "lanjut" not in work and step["id"] not in ways:
                said = {**work, **{key: step[key] for key in ("keputusan", "cabang")}}
                work = {key: said[key] for key in STEP_ORDER if key in said}
                continue
            if work:
                yield work
            work = step
        if work:
            yield work

    def _name_all(self, items: Sequence[ListedStep]) -> None:
        """Give ids to steps and to those in their branches."""
        for item in items:
            wanted = item.knot.id if self.own else key_of(self._text(item.knot))
            self._ids[item.knot.id] = self._space.take(wanted)
            for branch in item.branches:
                self._name_all(branch)

    def _step(self, item: ListedStep, after: str) -> _Said:
        """One step with its keys in the order of definitions; ``after`` is the next in the list."""
        knot = item.knot
        said: _Said = {"id": self._ids[knot.id]}
        if knot.is_beside:
            said["sewaktu_waktu"] = "ya"
        if knot.sort is Sort.SPLIT:
            said |= self._block(item)
        else:
            said |= self._content(knot)
            said["oleh"] = self.actors.lane([knot.id, knot.near])
        if knot.sort is Sort.DECISION:
            said["cabang"] = self._branches(item.ways, self._text(knot))
        elif item.ways and item.ways[0].target != after:
            said["lanjut"] = self._ids[item.ways[0].target]
        return {key: said[key] for key in STEP_ORDER if said.get(key)}

    def _block(self, item: ListedStep) -> _Said:
        """The keys of a block of branches; it has an actor where both its gateways have the same.

        Labels of the branches, which only files of others have, become part of ``keterangan``.
        """
        lane = self.actors.lane([item.knot.id, item.knot.near])
        meets = self.actors.lane([item.join.id]) if item.join else lane
        key = "pilih" if item.knot.takes_some else "sejajar"
        said: _Said = {key: [self.listed(branch) for branch in item.branches]}
        if lane == meets:
            said["oleh"] = lane
        if item.knot.node:
            labels, rest = read_labels(item.knot.node.documentation)
            named = [way.label for way in item.knot.ways if way.label] if not self.own else []
            if named:
                rest = f"{rest} Cabang: {'; '.join(named)}."
            said |= self._explained(item.knot.node, labels, rest)
            said["opsional"] = escaped(labels.get("Opsional", ""))
            said["sumber"] = list(several(labels.get("Dasar")))
            said["catatan"] = escaped(labels.get("Catatan", ""))
        return said

    def _content(self, knot: Knot) -> _Said:
        """The keys that a step takes from its node."""
        node = knot.node
        if node is None:
            return {knot.sort.value: escaped(knot.text)}
        labels, rest = read_labels(node.documentation)
        if code := self.call(node):
            said: _Said = {"proses": code}
            if not node.name.startswith(code):
                said["ringkas"] = escaped(node.name)
        else:
            said = self._words(knot, labels)
        said |= {key: escaped(labels[label]) for label, key in _SINGLE.items() if label in labels}
        said |= {
            key: [self.actors.named(name) for name in several(labels[label])]
            for label, key in _PARTIES.items()
            if label in labels
        }
        said |= self._papers(labels)
        if isinstance(node, Event):
            said = self._timed(knot.sort, node) | said
        said |= self._explained(node, labels, rest)
        if knot.sort is Sort.STEP and "proses" not in said and not self.own:
            said |= {key: UNFILLED for key in _COLUMNS if not said.get(key)}
        return said

    def _words(self, knot: Knot, labels: Mapping[str, str]) -> _Said:
        """The keys for the text of a step, in full and in short, and for how it is done."""
        node = knot.node
        text, full = self._text(knot), labels.get(_FULL_TEXT[knot.sort])
        said: _Said = {knot.sort.value: escaped(full or text)}
        if knot.sort is Sort.START and (triggers := several(labels.get(TRIGGERS_LABEL))):
            said[knot.sort.value] = [escaped(trigger) for trigger in triggers]
        if full and full != text:
            said["ringkas"] = escaped(text)
        if knot.sort is not Sort.STEP or node is None:
            return said
        if knot.id in self.tables:
            said["tabel"] = TABEL[0]
        if means := _MEANS.get(type(node)) or _message_means(node):
            said["jenis"] = means
        return said

    def _text(self, knot: Knot) -> str:
        """The words that stand in the box of a knot, or in place of them."""
        name = knot.node.name if knot.node else ""
        when = waited(knot.node) if knot.sort is Sort.STEP and not name else ""
        return knot.text or name or when or _UNNAMED.get(knot.sort, "")

    @staticmethod
    def _timed(sort: Sort, event: Event) -> _Said:
        """The keys for how long an event waits, how late it is, or how often it happens."""
        said: _Said = {}
        for one in event.definitions:
            if sort is Sort.STEP and (took := duration_in_words(one.condition)):
                said["waktu"] = took
            elif sort is Sort.DECISION and (took := duration_in_words(one.condition)):
                said["batas_waktu"] = took
            elif sort is Sort.START and (often := cycle_in_words(one.condition)):
                said["berkala"] = often
        return said

    def _papers(self, labels: Mapping[str, str]) -> _Said:
        """The keys for inputs, outputs, letters and forms, and the legal basis.

        A letter whose name the catalogue does not know counts as an output.
        """
        made = list(several(labels.get("Keluaran")))
        codes = []
        for name in several(labels.get("Dokumen")):
            code = self.catalogue.form_of(name)
            if code:
                codes.append(code)
            elif name not in made:
                made.append(name)
        return {
            "kelengkapan": [escaped(name) for name in several(labels.get("Kelengkapan"))],
            "keluaran": [escaped(name) for name in made],
            "dokumen": codes,
            "sumber": list(several(labels.get("Dasar"))),
        }

    def _explained(self, node: FlowNode, labels: Mapping[str, str], rest: str) -> _Said:
        """The key ``keterangan``, with everything that has no key of its own."""
        words = [labels.get("Keterangan", ""), rest, self.remarks.get(node.id, "")]
        if people := labels.get("Pelaksana"):
            words.append(f"Pelaksana: {people}")
        if isinstance(node, Event):
            words += _told_times(node)
        if getattr(node, "loop", None):
            words.append("Dilakukan berulang.")
        if isinstance(node, CallActivity | SubProcess) and not self.call(node):
            self.notes.append(f"proses yang dipanggil '{node.name or node.id}' tidak dikenal")
        text = " ".join(" ".join(words).split())
        return {"keterangan": escaped(text)}

    def _branches(self, ways: Sequence[WayOut], question: str) -> _Said:
        """By label of a branch, the step to which it leads; equal labels are made different."""
        labels = IdSpace()
        found: _Said = {}
        for number, way in enumerate(ways, 1):
            if not way.label:
                self.notes.append(f"cabang ke-{number} dari '{question}' belum bernama")
            label = way.label or f"Cabang {number}"
            found[labels.take(escaped(" ".join(label.split())))] = self._ids[way.target]
        return found


def _told_times(event: Event) -> list[str]:
    """When something happens, where no key of its own says it."""
    return [
        f"Menunggu: {time_in_words(one.condition)}"
        for one in event.definitions
        if one.condition
        and not (cycle_in_words if isinstance(event, StartEvent) else duration_in_words)(
            one.condition
        )
    ]


def _message_means(node: FlowNode) -> str:
    """``jenis`` of an event that sends or waits for a message; empty for other nodes."""
    if isinstance(node, IntermediateThrowEvent):
        return "kirim"
    has_message = isinstance(node, Event) and (
        node.message_ref or any(one.kind.startswith("message") for one in node.definitions)
    )
    return "terima" if isinstance(node, IntermediateCatchEvent) and has_message else ""

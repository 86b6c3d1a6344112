"""Applies a variant to its process: edits of the list of steps, actors added or ordered anew.

References to a step lead to the steps in its place.  References to a step that is taken out lead to
where it led.  Steps put before another take over the references to it.  Steps put after another, or
in the place of one that is taken out, take over its way out.  Steps beside the flow take part in
none of this, because no flow leads to them or from them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bpmn_gen.compiler.flow import derived_id, ids_in, is_beside, steps_by_phase
from bpmn_gen.compiler.wording import quoted
from bpmn_gen.definition.schema import Blok, Keputusan, Selesai
from bpmn_gen.definition.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from bpmn_gen.definition.schema import Langkah, Pelaku, Proses, Varian
    from bpmn_gen.diagnostics import Findings

_Steps = list[tuple[int | None, "Langkah"]]
"""Steps of one region, each with the number of its phase."""

Suggest = Callable[[str, "Collection[str]"], tuple[str, ...]]
"""Makes hints at the nearest of the known words."""

NO_ID = "beri langkah itu 'id' pada proses dasarnya"
"""The hint when no id resembles the one that is edited."""


def no_hint(_word: str, _known: Collection[str]) -> tuple[str, ...]:
    """No hint, for stages behind the rules, which have given it already."""
    return ()


def apply_variant(
    process: Proses, variant: Varian, findings: Findings, suggest: Suggest = no_hint
) -> Proses:
    """The process as the variant has it; ids that the process lacks are reported and skipped."""
    edits = _Edits(variant)
    known = set(ids_in(step for _, step in steps_by_phase(process)))
    edits.check(known, findings, suggest)
    body = edits.applied(list(steps_by_phase(process)))
    edits.tell_lost(findings)
    changes: dict[str, Any] = {
        "pelaku": _actors(process, variant, findings, suggest),
        "pihak": {**process.pihak, **variant.pihak},
        "langkah": tuple(step for phase, step in body if phase is None),
        "tahap": tuple(
            phase.model_copy(update={"langkah": tuple(step for at, step in body if at == number)})
            for number, phase in enumerate(process.tahap)
        ),
        "varian": (),
        "sumber": variant.sumber or process.sumber,
        "catatan": variant.catatan or process.catatan,
    }
    if variant.kode is not None:
        changes |= {"kode": variant.kode, "nama": variant.nama}
    return process.model_copy(update=changes)


def _actors(
    process: Proses, variant: Varian, findings: Findings, suggest: Suggest
) -> dict[Text, Pelaku]:
    """All actors in the order that the variant wants."""
    actors = {**process.pelaku, **variant.pelaku}
    for key in variant.urutan:
        if key not in actors:
            message = f"urutan varian {quoted(variant.nama)} menyebut pelaku {quoted(key)} yang "
            hints = suggest(key, actors)
            findings.error("unknown-actor", message + "tidak ada", key.span, *hints)
    first = [key for key in dict.fromkeys(variant.urutan) if key in actors]
    return {key: actors[key] for key in dict.fromkeys([*first, *actors])}


@dataclass(slots=True)
class _Edits:
    """The edits of one variant and the references that they turn elsewhere."""

    variant: Varian
    instead: dict[str, Text] = field(default_factory=dict)
    """Where references to an id go now."""
    edited: frozenset[str] = frozenset()
    """The ids that are edited."""
    lost: dict[str, Text] = field(default_factory=dict)
    """Where first steps led that are gone, when nothing else leads there."""

    def __post_init__(self) -> None:
        """Collect the ids once: most steps of a process are none of them."""
        edits = self.variant
        places = (edits.ganti, edits.sisip_sebelum, edits.sisip_setelah, edits.hapus)
        self.edited = frozenset(str(key) for keys in places for key in keys)

    def check(self, known: set[str], findings: Findings, suggest: Suggest) -> None:
        """Report ids that the process does not have and steps both replaced and left out."""
        variant = self.variant
        for edits in (variant.ganti, variant.sisip_sebelum, variant.sisip_setelah, variant.hapus):
            for key in edits:
                if key not in known:
                    message = f"varian {quoted(variant.nama)} mengubah langkah {quoted(key)} yang "
                    hints = suggest(key, known) or (NO_ID,)
                    findings.error("unknown-variant-step", message + "tidak ada", key.span, *hints)
        for key in variant.hapus:
            if key in variant.ganti:
                message = f"varian {quoted(variant.nama)} mengganti sekaligus menghapus langkah "
                hint = "sebut langkah itu hanya pada 'ganti' atau hanya pada 'hapus'"
                findings.error("conflicting-variant-edit", message + quoted(key), key.span, hint)

    def tell_lost(self, findings: Findings) -> None:
        """Report first steps whose way out nothing can take over."""
        for key in self.variant.hapus:
            if (way := self.lost.get(key)) is not None:
                message = f"varian {quoted(self.variant.nama)} menghapus langkah pertama "
                hint = f"sebut langkah itu pada 'ganti', dengan langkah yang menuju {quoted(way)}"
                message += f"{quoted(key)}, sehingga jalan tidak lagi menuju {quoted(way)}"
                findings.error("lost-variant-start", message, key.span, hint)

    def applied(self, base: _Steps) -> _Steps:
        """The body with the edits done and all references leading on.

        A first run only finds out where references go.  The second does the edits on steps of the
        process with new references.  References in the variant's own steps are meant as they are,
        so they change only where the step that they name is gone.
        """
        body = self.region(base)
        turned = _flattened(self.instead)
        if not turned:
            return body
        body = self.region([(phase, _redirected(step, turned)) for phase, step in base])
        left = set(ids_in(step for _, step in body))
        gone = {key: target for key, target in turned.items() if key not in left}
        return [(phase, _redirected(step, gone)) for phase, step in body]

    def region(self, steps: _Steps) -> _Steps:
        """One region with the edits done."""
        done: _Steps = []
        pending: list[str] = []
        for at, (phase, step) in enumerate(steps):
            is_passed = not pending or is_beside(step)
            if is_passed and step.id not in self.edited and not isinstance(step, Blok):
                done.append((phase, step))
                continue
            before, core, after = self._edited(step)
            _link(before, core, after)
            placed = [*before, *core, *after]
            if _last(core) is None:
                placed = _leading_on(placed, _way_out(step))
            entry = _first(placed)
            if entry is not None:
                if self._moves_on(step, before, core):
                    pending.append(str(step.id))
                placed[entry] = self._receive(pending, placed[entry])
                pending = []
            elif not is_beside(step):
                following = [inner for _, inner in steps[at + 1 :]]
                pending = self._leave_out(done, step, pending, following)
            done += [(phase, item) for item in placed]
        return done

    @staticmethod
    def _moves_on(step: Langkah, before: list[Langkah], core: list[Langkah]) -> bool:
        """Whether references to a step have to lead to another one now."""
        entry = _first(core)
        stays = _first(before) is None and entry is not None and core[entry].id == step.id
        return step.id is not None and not is_beside(step) and not stays

    def _edited(self, step: Langkah) -> tuple[list[Langkah], list[Langkah], list[Langkah]]:
        """What stands before, in place of and after a step."""
        key = step.id
        if isinstance(step, Blok):
            branches = (self.region([(None, inner) for inner in each]) for each in step.bagian)
            inside = tuple(tuple(inner for _, inner in branch) for branch in branches)
            step = step.model_copy(update={step.kunci: inside})
        if key is None:
            return [], [step], []
        variant = self.variant
        core = [step]
        if key in variant.ganti:
            core = _take_over(step, list(variant.ganti[key]))
        elif key in variant.hapus:
            core = []
        before = list(variant.sisip_sebelum.get(key, ()))
        return before, core, list(variant.sisip_setelah.get(key, ()))

    def _leave_out(
        self, done: _Steps, gone: Langkah, pending: list[str], following: list[Langkah]
    ) -> list[str]:
        """Hand on the flow through a step that is gone; gives the ids that the next takes over."""
        way = _way_out(gone)
        if way is None:
            return [*pending, str(gone.id)]
        self.instead |= dict.fromkeys([*pending, str(gone.id)], way)
        last, following_at = _last([step for _, step in done]), _first(following)
        if last is not None:
            phase, step = done[last]
            [led] = _leading_on([step], way)
            done[last] = (phase, led)
        elif following_at is None or following[following_at].id != way:
            self.lost[str(gone.id)] = way
        return []

    def _receive(self, ids: Sequence[str], step: Langkah) -> Langkah:
        """Let references to ids that are gone or preceded lead to this step."""
        ids = [key for key in ids if key != step.id]
        if not ids:
            return step
        named = step if step.id is not None else _with_id(step)
        for key in ids:
            self.instead[key] = Text(str(named.id), named.origin)
        return named


def _with_id(step: Langkah) -> Langkah:
    """The step with the id that it would get anyhow, so that others can refer to it."""
    return step.model_copy(update={"id": Text(derived_id(step), step.origin)})


def _flows_on(step: Langkah) -> bool:
    """Whether the flow goes on from a step to the next one in its list."""
    return not isinstance(step, (Selesai, Keputusan)) and step.lanjut is None


def _way_out(step: Langkah) -> Text | None:
    """Where a step leads when it is not to the next one in its list."""
    return None if isinstance(step, (Selesai, Keputusan)) else step.lanjut


def _leading_on(steps: list[Langkah], way: Text | None) -> list[Langkah]:
    """Steps of which the last one leads where another has led."""
    last = _last(steps)
    if way is None or last is None or not _flows_on(steps[last]):
        return steps
    led = steps[last].model_copy(update={"lanjut": way})
    return [*steps[:last], led, *steps[last + 1 :]]


def _first(steps: Sequence[Langkah]) -> int | None:
    """The place of the first step that the flow comes to."""
    return next((at for at, step in enumerate(steps) if not is_beside(step)), None)


def _last(steps: Sequence[Langkah]) -> int | None:
    """The place of the last step that the flow comes to."""
    back = _first(steps[::-1])
    return None if back is None else len(steps) - 1 - back


def _take_over(old: Langkah, new: list[Langkah]) -> list[Langkah]:
    """Steps in place of another keep its way in (its id) and its way out (its lanjut)."""
    first = _first(new)
    if first is None:
        return new
    ids = set(ids_in(new))
    if new[first].id is None and old.id not in ids:
        new[first] = new[first].model_copy(update={"id": old.id})
    return _leading_on(new, _way_out(old))


def _link(before: list[Langkah], core: list[Langkah], after: list[Langkah]) -> None:
    """Let steps put after another take over the way out of it."""
    stretch = core if _last(core) is not None else before
    at = _last(stretch)
    way = None if at is None else _way_out(stretch[at])
    if at is None or way is None or _last(after) is None:
        return
    stretch[at] = stretch[at].model_copy(update={"lanjut": None})
    after[:] = _leading_on(after, way)


def _flattened(instead: Mapping[str, Text]) -> dict[str, Text]:
    """The map with chains shortened, so that every id leads straight to its last target."""
    flat: dict[str, Text] = {}
    for key, target in instead.items():
        seen = {key}
        while str(target) in instead and str(target) not in seen:
            seen.add(str(target))
            target = instead[str(target)]  # noqa: PLW2901 -- following the chain is the point
        flat[key] = target
    return flat


def _redirected(step: Langkah, instead: Mapping[str, Text]) -> Langkah:
    """The step with its references turned to where they lead now."""
    if not instead:
        return step
    changes: dict[str, Any] = {}
    if step.lanjut is not None and str(step.lanjut) in instead:
        changes["lanjut"] = instead[str(step.lanjut)]
    if isinstance(step, Keputusan):
        changes["cabang"] = {
            label: instead.get(str(target), target) for label, target in step.cabang.items()
        }
    if isinstance(step, Blok):
        changes[step.kunci] = tuple(
            tuple(_redirected(inner, instead) for inner in branch) for branch in step.bagian
        )
    return step.model_copy(update=changes) if changes else step

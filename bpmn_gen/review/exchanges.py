"""Who hands papers to a process and gets them from it, as far as peta subproses print it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.definition.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.definition.value import Value
    from bpmn_gen.edition.record import ProcessRecord, UnitRecord


def hands(process: ProcessRecord) -> tuple[set[str], set[str]]:
    """The papers that a process makes, and those that it needs and does not make; folded."""
    steps = [*_steps(process)]
    made = {one for step in steps for one in papers_under(step, "keluaran")}
    needed = {one for step in steps for one in papers_under(step, "kelengkapan")}
    return made, needed - made


def passing_names(process: ProcessRecord, unit: UnitRecord) -> set[str]:
    """The keys of the actors and parties of a process whom its row of the SIPOC table names.

    Whoever gets a result is a customer.  Of those who work on papers only citizens are named: who
    needs a result gets it, who needs a paper that nobody else gives brings it.
    """
    made, needed = hands(process)
    found: set[str] = set()
    for step in _steps(process):
        takers = [*listed_under(step, "kepada"), *listed_under(step, "tembusan")]
        carried = papers_under(step, "keluaran") or papers_under(step, "kelengkapan")
        found |= {*takers} if made & carried else set()
    brought = needed - {one for other in unit.processes.values() for one in hands(other)[0]}
    brought -= {folded(paper) for paper, givers in unit.incoming.items() if givers}
    for step in _steps(process):
        actor = str(step.get("oleh", ""))
        if (made | brought) & papers_under(step, "kelengkapan") and _is_citizen(process, actor):
            found.add(actor)
    return found


def _steps(process: ProcessRecord) -> Iterator[Mapping[str, Value]]:
    """What each step says."""
    return (entry.value for entry in process.outline.entries.values())


def papers_under(step: Mapping[str, Value], key: str) -> set[str]:
    """The papers under a key of a step, folded."""
    return {*map(folded, listed_under(step, key))}


def listed_under(step: Mapping[str, Value], key: str) -> list[str]:
    """The things under a key of a step."""
    listed = step.get(key, ())
    return [listed] if isinstance(listed, str) else [*map(str, listed)]


def _is_citizen(process: ProcessRecord, actor: str) -> bool:
    """Whether an actor belongs to nobody's government."""
    person = process.outline.actors.get(actor, {})
    return not isinstance(person, str) and "masyarakat" in person

"""What applicants get and bring, as the steps of a process tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.resolved import BLOCKS, StepKind
from bpmn_gen.services.visible_steps import is_work

if TYPE_CHECKING:
    from bpmn_gen.compiler.resolved import ResolvedProcess, Step


def first_step(process: ResolvedProcess) -> Step | None:
    """The step in which somebody from outside asks for the service, else the first one."""
    outside = {one.key for one in process.actors if one.outside}
    work = [one for one in process.walk() if is_work(one)]
    asking = (one for one in work if one.actor in outside)
    return next(asking, work[0] if work else None)


def last_outputs(process: ResolvedProcess) -> list[tuple[Step, str]]:
    """The last steps before each end that make something, with the words of the end.

    What applicants make themselves, such as a receipt, counts only where nobody else makes
    anything.
    """
    steps = {step.id: step for step in process.walk()}
    before = _before(process, steps)
    outside = {one.key for one in process.actors if one.outside}
    found: list[tuple[Step, str]] = []
    for end in (one for one in steps.values() if one.kind is StepKind.END):
        makers = _makers(end.id, before, steps, outside) or _makers(end.id, before, steps, set())
        found += [(step, end.text) for step in makers]
    return found


def _before(process: ResolvedProcess, steps: dict[str, Step]) -> dict[str, list[str]]:
    """The ids of the steps that lead to each step."""
    after = process.following()
    found: dict[str, list[str]] = {}
    for step in steps.values():
        if step.kind in BLOCKS:
            targets = [branch[0].id for branch in step.branches if branch]
        elif step.outcomes:
            targets = [one.target or after.get(step.id, "") for one in step.outcomes]
        else:
            targets = [after.get(step.id, "")]
        for target in targets:
            found.setdefault(target, []).append(step.id)
    return found


def _makers(
    end: str, before: dict[str, list[str]], steps: dict[str, Step], outside: set[str]
) -> list[Step]:
    """The nearest steps before an end that make something, on every way to it."""
    found, seen, todo = [], {end}, [end]
    while todo:
        at = todo.pop(0)
        for key in before.get(at, ()):
            if key in seen:
                continue
            seen.add(key)
            step = steps[key]
            if step.outputs and step.actor not in outside:
                found.append(step)
            else:
                todo.append(key)
    return found

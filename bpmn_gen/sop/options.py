"""What may be skipped, told in words: the other way to draw it, without a diamond."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.compiler.resolved import ResolvedProcess, Step


def without_choices(process: ResolvedProcess) -> ResolvedProcess:
    """The process without the choices whether to skip a step: what led to one leads to the step.

    The step keeps its words, so that Keterangan tells them.
    """
    instead = {step.id: step.skips for step in process.walk() if step.skips}
    return replace(process, steps=_led_on(process.steps, instead)) if instead else process


def _led_on(steps: tuple[Step, ...], instead: Mapping[str, str]) -> tuple[Step, ...]:
    """The steps of a region without choices."""
    return tuple(
        replace(
            step,
            next=instead.get(step.next, step.next) if step.next else None,
            outcomes=tuple(
                replace(one, target=instead.get(one.target, one.target)) for one in step.outcomes
            ),
            branches=tuple(_led_on(branch, instead) for branch in step.branches),
        )
        for step in steps
        if not step.skips
    )

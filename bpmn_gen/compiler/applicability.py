"""Which processes a unit type has: those that apply to it and whose roles it binds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.actors import lacking_roles
from bpmn_gen.compiler.variant import apply_variant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.schema import Proses, Varian
    from bpmn_gen.diagnostics import Findings


@dataclass(frozen=True, slots=True)
class Form:
    """One shape of a process: the process itself, or one with a variant applied."""

    process: Proses
    variant: Varian | None = None
    numbers: frozenset[int] | None = None
    """The unit types that it names; None when it is meant for all."""

    @property
    def code(self) -> str:
        """The code under which it is built."""
        return str(self.process.kode)

    def applies_to(self, target: Target) -> bool:
        """Whether the target has it: it is meant for the type, which binds all of its roles."""
        meant = self.numbers is None or target.number in self.numbers
        return meant and not lacking_roles(self.process, target)


def named_types(berlaku: Iterable[str | int]) -> frozenset[int] | None:
    """The unit types that ``berlaku`` lists; None for all of them."""
    words = list(berlaku)
    if not words or "semua" in words:
        return None
    return frozenset(int(word) for word in words)


def forms(process: Proses, findings: Findings) -> tuple[Form, ...]:
    """The process and all of its variants, each meant for the types that it is built for."""
    varied = [
        Form(apply_variant(process, variant, findings), variant, named_types(variant.berlaku))
        for variant in process.varian
    ]
    return (Form(process, None, named_types(process.berlaku)), *varied)


def applicable(process: Proses, target: Target, findings: Findings) -> Iterator[Form]:
    """The forms of a process that a target has.

    A variant without a code of its own stands in place of the process for its types; one with a
    code stands beside it.
    """
    replaced = False
    for variant in process.varian:
        numbers = named_types(variant.berlaku)
        if numbers is not None and target.number not in numbers:
            continue
        form = Form(apply_variant(process, variant, findings), variant, numbers)
        if variant.kode is None:
            if replaced:
                continue
            replaced = True
        if form.applies_to(target):
            yield form
    form = Form(process, None, named_types(process.berlaku))
    if not replaced and form.applies_to(target):
        yield form

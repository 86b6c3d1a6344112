"""Which processes a unit type has: those that apply to it and whose roles it binds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.actors import lacking_roles
from bpmn_gen.compiler.shorthand import written_out
from bpmn_gen.compiler.variant import apply_variant, no_hint
from bpmn_gen.definition.schema.types import ALL_TYPES
from bpmn_gen.definition.text import Text, folded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.compiler.variant import Suggest
    from bpmn_gen.definition.schema import Proses, Varian
    from bpmn_gen.diagnostics import Findings


@dataclass(frozen=True, slots=True)
class Form:
    """One shape of a process: the process itself, or one with a variant applied."""

    process: Proses
    variant: Varian | None = None
    numbers: frozenset[int] | None = None
    """The unit types that it names; None when it is meant for all."""
    units: frozenset[str] = frozenset()
    """The units that it names, folded."""

    @property
    def code(self) -> str:
        """The code under which it is built."""
        return str(self.process.kode)

    @property
    def named(self) -> Text:
        """Its name, placeholders not yet filled in; one that stands beside has its own."""
        beside = self.variant is not None and self.variant.kode is not None
        return self.variant.nama if beside and self.variant else self.process.nama

    def applies_to(self, target: Target) -> bool:
        """Whether the target has it: it is meant for the type, which binds all of its roles."""
        meant = self.numbers is None or target.number in self.numbers
        meant = meant or (target.unit is not None and folded(target.unit.nama) in self.units)
        return meant and not lacking_roles(self.process, target)


def named_types(berlaku: Iterable[str | int]) -> frozenset[int] | None:
    """The unit types that ``berlaku`` lists; None for all of them."""
    words = list(berlaku)
    if not words or ALL_TYPES in words:
        return None
    return frozenset(int(word) for word in words if str(word).isdecimal())


def named_units(berlaku: Iterable[str | int]) -> tuple[Text, ...]:
    """The names of units that ``berlaku`` lists, as written."""
    return tuple(
        word
        for word in berlaku
        if isinstance(word, Text) and word != ALL_TYPES and not word.isdecimal()
    )


def _as_written(process: Proses) -> Form:
    """The process itself, meant for whom it says."""
    units = frozenset(map(folded, named_units(process.berlaku)))
    return Form(written_out(process), None, named_types(process.berlaku), units)


def forms(
    process: Proses, known: Collection[int], findings: Findings, suggest: Suggest
) -> tuple[Form, ...]:
    """The process and all of its variants, each meant for the types that it is built for.

    Variants in place of the process that share a type are combined, because that is what is built
    for the type.  They are combined only for the ``known`` unit types, which bounds the work.
    """
    plain = [variant for variant in process.varian if variant.kode is None]
    beside = [variant for variant in process.varian if variant.kode is not None]
    varied = [_combined(process, *stack, findings, suggest) for stack in _stacks(plain, known)]
    varied += [
        _combined(process, [item], named_types(item.berlaku), findings, suggest) for item in beside
    ]
    return (_as_written(process), *varied)


def applicable(process: Proses, target: Target, findings: Findings) -> Iterator[Form]:
    """The forms of a process that a target has.

    A variant without a code of its own takes the place of the process in its types; several are
    applied one upon the other in the order in which they are written.  A variant with a code stands
    beside the process.
    """
    meant = [variant for variant in process.varian if is_meant(variant, target.number)]
    plain = [variant for variant in meant if variant.kode is None]
    numbers = frozenset({target.number})
    found = [
        _combined(process, [variant], numbers, findings)
        for variant in meant
        if variant.kode is not None
    ]
    found.append(_combined(process, plain, numbers, findings) if plain else _as_written(process))
    return (form for form in found if form.applies_to(target))


def is_meant(variant: Varian, number: int) -> bool:
    """Whether a variant is meant for a unit type."""
    numbers = named_types(variant.berlaku)
    return numbers is None or number in numbers


def _stacks(
    variants: list[Varian], known: Collection[int]
) -> Iterator[tuple[list[Varian], frozenset[int]]]:
    """The variants that apply together, with the unit types for which they do."""
    types: dict[tuple[int, ...], set[int]] = {}
    for number in sorted(known):
        stack = tuple(at for at, item in enumerate(variants) if is_meant(item, number))
        types.setdefault(stack, set()).add(number)
    for stack, numbers in types.items():
        if stack:
            yield [variants[at] for at in stack], frozenset(numbers)


def _combined(
    process: Proses,
    variants: list[Varian],
    numbers: frozenset[int] | None,
    findings: Findings,
    suggest: Suggest = no_hint,
) -> Form:
    """The process with variants applied one upon the other; named after all of them."""
    for variant in variants:
        process = apply_variant(process, variant, findings, suggest)
    name = "; ".join(variant.nama for variant in variants)
    last = variants[-1]
    named = last.model_copy(update={"nama": Text(name, last.nama.span)})
    return Form(written_out(process), named, numbers)

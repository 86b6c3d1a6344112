"""The texts in a definition object that are printed and may hold placeholders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.definition.schema import Definisi
from bpmn_gen.definition.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOT_PRINTED = frozenset({"varian"})
"""Fields whose texts are seen elsewhere: those of a variant in the process with it applied."""


def texts_in(item: object) -> Iterator[Text]:
    """Every text in an object and in what it holds, keys of mappings included, in order."""
    stack: list[object] = [item]
    while stack:
        value = stack.pop()
        match value:
            case Text():
                yield value
            case Definisi():
                fields = type(value).model_fields
                stack += [
                    inner
                    for name in reversed(list(fields))
                    if name not in _NOT_PRINTED and (inner := getattr(value, name)) is not None
                ]
            case tuple():
                stack += reversed(value)
            case dict():
                stack += [part for pair in reversed(list(value.items())) for part in reversed(pair)]

"""Text that knows where it was written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self

from pydantic_core import core_schema

from bpmn_gen.diagnostics import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


class Text(str):
    """A scalar of a definition file, exactly as written (``0123`` and ``no`` stay themselves).

    It is a ``str`` in every respect and carries the ``span`` from which it came, so that even the
    last stage can point at the YAML.
    """

    __slots__ = ("span",)
    span: Span

    def __new__(cls, value: str, span: Span | None = None) -> Self:
        """Attach a place to a text; text made up by the program points nowhere in particular."""
        text = super().__new__(cls, value)
        text.span = span or Span("")
        return text

    def __getnewargs__(self) -> tuple[str, Span]:  # type: ignore[override]
        """Let worker processes receive the span as well."""
        return (str(self), self.span)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Accept only text that the reader made: nothing is converted on the way in."""
        return core_schema.is_instance_schema(cls, cls_repr="teks")

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Tell editors that it is text, which they may take for a number or a word of YAML."""
        kinds: dict[str, Any] = {"type": ["string", "number", "boolean"]}
        return kinds


def folded(name: str) -> str:
    """A name as names are compared everywhere, without regard to letter case and spacing."""
    return " ".join(name.casefold().split())


def capitalised(text: str) -> str:
    """A text with a capital first letter; the others stay."""
    return text[:1].upper() + text[1:]


def whole_words(names: Iterable[str]) -> re.Pattern[str]:
    """Finds any of some names where it stands as words of its own; nothing where there are none."""
    either = "|".join(map(re.escape, names))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)" if either else r"(?!)")

"""What all definition objects share: strictness and the place they came from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, model_validator
from pydantic_core import core_schema

from bpmn_gen.definition.text import Text
from bpmn_gen.diagnostics import Span

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


class Keys(dict[str, Any]):
    """A mapping on its way from the reader to a schema; knows where it and its keys stand."""

    __slots__ = ("bare", "blank", "key_spans", "model", "span")

    def __init__(self, pairs: dict[str, Any], span: Span, key_spans: dict[str, Span]) -> None:
        """Keep the pairs with their places."""
        super().__init__(pairs)
        self.span = span
        self.key_spans = key_spans
        self.blank: dict[str, Span] = {}
        """Keys written with nothing behind them; they count as not written."""
        self.bare: frozenset[str] = frozenset()
        """Those of the blank keys that stand in braces without even a colon."""
        self.model: type[Definisi] | None = None
        """The schema that last tried to read the mapping, which knows the keys that are allowed."""


class Items(list[Any]):
    """A list on its way from the reader to a schema; knows where it stands."""

    __slots__ = ("span",)

    def __init__(self, items: list[Any], span: Span) -> None:
        """Keep the items with their place."""
        super().__init__(items)
        self.span = span


_NOWHERE = Span("")
"""The place of objects that the program itself makes."""


class Definisi(BaseModel):
    """A frozen object of the definition language; unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    _origin: Span = PrivateAttr(default_factory=lambda: _NOWHERE)
    _key_spans: dict[str, Span] = PrivateAttr(default_factory=dict)

    @property
    def origin(self) -> Span:
        """Where the object stands in its file."""
        return self._origin

    def span_of(self, key: str) -> Span:
        """Where a key of the object stands; the object itself when the key was not written."""
        return self._key_spans.get(key, self._origin)

    def placed_like(self, other: Definisi) -> Self:
        """The object itself, which from now on stands where another one was written."""
        self._origin, self._key_spans = other._origin, other._key_spans
        return self

    @model_validator(mode="wrap")
    @classmethod
    def _keep_origin(cls, value: Any, handler: ModelWrapValidatorHandler[Definisi]) -> Definisi:
        """Remember the spans that the reader attached."""
        if not isinstance(value, Keys):
            return handler(value)
        value.model = cls
        made = handler(value)
        made._origin = value.span
        made._key_spans = value.key_spans
        return made


class _ListOfOne:
    """Reads a list into a tuple, so that definitions stay frozen, and one item as a list of one."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Prepare the value before the tuple is read."""
        return core_schema.no_info_before_validator_function(self._prepare, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Let editors accept both."""
        listed = handler(schema)
        return {"anyOf": [listed["items"], listed]}

    @staticmethod
    def _prepare(value: Any) -> Any:
        return (value,) if isinstance(value, (str, dict)) else as_tuple(value)


_KEY = re.compile(r"[a-z0-9_]+")
"""How keys of catalogues are written; titles of people have capitals or spaces."""


@dataclass(frozen=True, slots=True)
class Singkat:
    """Lets a text alone stand for an object that says nothing but one key."""

    key: str
    otherwise: str = ""
    """The key that is meant by a text that is no key of anything; empty where it is the same."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Prepare the value before the object is read."""
        return core_schema.no_info_before_validator_function(self._prepare, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Let editors accept both."""
        return {"anyOf": [handler(schema), {"type": "string"}]}

    def _prepare(self, value: Any) -> Any:
        if not isinstance(value, Text):
            return value
        key = self.otherwise if self.otherwise and not _KEY.fullmatch(value.strip()) else self.key
        return Keys({Text(key, value.span): value}, value.span, {key: value.span})


def as_tuple(value: Any) -> Any:
    """Lists become tuples, so that definitions stay frozen."""
    return tuple(value) if isinstance(value, list) else value


Item = TypeVar("Item")

Daftar = Annotated[tuple[Item, ...], _ListOfOne()]
"""A list; a single item stands for a list of one."""

Texts = Daftar[Text]
"""A list of texts; a single text stands for a list of one."""

"""Kinds of text that have a form of their own: numbers, dates, ids, codes, words of a set.

Each is a :class:`Text` or a number that keeps its ``span``; a wrong form raises a
``PydanticCustomError`` whose type the decoder puts into words.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError, core_schema

from bpmn_gen.definition.dates import day_of
from bpmn_gen.definition.text import Text
from bpmn_gen.model.ids import is_device

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

    from bpmn_gen.diagnostics import Span

YA_TIDAK = ("ya", "tidak")
"""The words for true and false."""

MAX_ID = 100
"""Characters of an id or code at most, because it becomes part of file names and element ids."""

_NUMBER = re.compile(r"0*[1-9][0-9]{0,2}")
_NAMING = re.compile(r"[A-Za-z]{3}.*\s|\s.*[A-Za-z]{3}|[A-Z][A-Za-z]{2}")
"""What names of units have: several words, or a capital."""
ALL_TYPES = "semua"
"""Stands for all unit types."""
_ID = re.compile(r"[A-Za-z0-9_]+(?:[.-][A-Za-z0-9_]+)*")


class _Number:
    """A number that is read from a text."""

    __slots__ = ()
    limits: ClassVar[Mapping[str, Any]]
    """What editors are told of it, in the words of JSON Schema."""

    @classmethod
    @abstractmethod
    def read(cls, value: Any) -> _Number:
        """The number that a text holds."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Read it from a text."""
        return core_schema.no_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Tell editors that it is a number."""
        return dict(cls.limits)


class Nomor(_Number, int):
    """A whole number from 1 to 999 that knows where it was written."""

    limits: ClassVar[Mapping[str, Any]] = {"type": "integer", "minimum": 1, "maximum": 999}
    span: Span

    @classmethod
    def read(cls, value: Any) -> Nomor:
        """The number that a text holds."""
        if isinstance(value, Nomor):
            return value
        if not isinstance(value, Text):
            raise PydanticCustomError("teks", "not a text")
        if not _NUMBER.fullmatch(value.strip()):
            raise PydanticCustomError("nomor", "not a number", {"nilai": str(value)})
        number = cls(value)
        number.span = value.span
        return number


_NO_DAY = ("-", "–")
"""Stands in forms where there is no date."""


class Tanggal(Text):
    """A date, printed as it is written; ``hari`` is the same day for the program."""

    __slots__ = ("hari",)
    hari: dt.date | None
    """None for a mere hyphen, with which forms say that there is no such day."""

    @classmethod
    def read(cls, value: Text) -> Tanggal:
        """The date that a text holds, e.g. 2026-11-24, 24/11/2026 or 24 November 2026."""
        try:
            day = None if value.strip() in _NO_DAY else day_of(value.strip())
        except (ValueError, OverflowError):
            raise PydanticCustomError("tanggal", "no such day", {"nilai": str(value)}) from None
        date = cls(value, value.span)
        date.hari = day
        return date


_TIMES = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,2})?")


class Kali(_Number, Text):
    """How often something happens, as it is written; ``kali`` is the same number."""

    __slots__ = ("kali",)
    limits: ClassVar[Mapping[str, Any]] = {"type": "number", "minimum": 0}
    kali: Decimal

    @classmethod
    def read(cls, value: Any) -> Kali:
        """The number that a text holds, e.g. 12, 2.5 or 2,5; a point before thousands is none."""
        if not isinstance(value, Text):
            raise PydanticCustomError("teks", "not a text")
        if not _TIMES.fullmatch(value.strip()):
            raise PydanticCustomError("kali", "not a number", {"nilai": str(value)})
        number = cls(value, value.span)
        number.kali = Decimal(value.strip().replace(",", "."))
        return number


class Jam(Kali):
    """A number of hours above zero, as it is written; ``kali`` is the same number."""

    __slots__ = ()
    limits: ClassVar[Mapping[str, Any]] = {"type": "number", "exclusiveMinimum": 0}

    @classmethod
    def read(cls, value: Any) -> Jam:
        """The number that a text holds, e.g. 7,5 or 1250."""
        number = super().read(value)
        if not isinstance(number, Jam) or number.kali <= 0:
            raise PydanticCustomError("kali", "not above zero", {"nilai": str(value)})
        return number


_SHARE = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,4})?) ?%")
_WHOLE = 100
"""Per cent."""


class Persen(_Number, Text):
    """A share of the whole in per cent, as it is written; ``bagian`` is the same from 0 to 1."""

    __slots__ = ("bagian",)
    limits: ClassVar[Mapping[str, Any]] = {"type": "string", "pattern": f"^{_SHARE.pattern}$"}
    bagian: Decimal

    @classmethod
    def read(cls, value: Any) -> Persen:
        """The share that a text holds, e.g. 20% or 2,5 %."""
        if not isinstance(value, Text):
            raise PydanticCustomError("teks", "not a text")
        found = _SHARE.fullmatch(value.strip())
        share = Decimal(found[1].replace(",", ".")) / _WHOLE if found else Decimal(-1)
        if not 0 <= share <= 1:
            raise PydanticCustomError("persen", "not a share", {"nilai": str(value)})
        number = cls(value, value.span)
        number.bagian = share
        return number


def _identifier(value: Text) -> Text:
    """A word of letters, digits and ``_``, with single dots or hyphens between."""
    if not is_id(value):
        raise PydanticCustomError("pengenal", "not an id", {"nilai": str(value)})
    return value


def is_id(text: str) -> bool:
    """Whether a text can be an id or a key."""
    return len(text) <= MAX_ID and bool(_ID.fullmatch(text))


def is_code(text: str) -> bool:
    """Whether a text is an id that can also be the name of a folder on every system."""
    return is_id(text) and not is_device(text)


def _code(value: Text) -> Text:
    """A code."""
    if not is_code(value):
        raise PydanticCustomError("kode", "not a code", {"nilai": str(value)})
    return value


def _one_line(value: Text) -> Text:
    """A name: its line breaks and runs of spaces become single spaces."""
    words = " ".join(value.split())
    return value if words == value else Text(words, value.span)


def _words(value: Text) -> Text:
    """The words in which a provision leaves something open; a mere yes says nothing of them."""
    if value.strip().casefold() in _MERE_ANSWERS:
        raise PydanticCustomError("alasan", "no words", {"nilai": str(value)})
    return _one_line(value)


_MERE_ANSWERS = frozenset({*YA_TIDAK, "true", "false", "yes", "no", "benar", "salah"})


def _unit_type(value: Text) -> Text:
    """``semua``, the number of a unit type without leading zeros, or the name of a unit."""
    word = value.strip().lower()
    if word == ALL_TYPES:
        return value if value == word else Text(word, value.span)
    if _NUMBER.fullmatch(word):
        return Text(word.lstrip("0"), value.span)
    if not _NAMING.search(value):
        raise PydanticCustomError("tipe_unit", "not a unit type", {"nilai": str(value)})
    return _one_line(value)


@dataclass(frozen=True, slots=True)
class Pilihan:
    """Restricts a text to one word of a set."""

    kata: tuple[str, ...]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Check the word after the text."""
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Let editors offer the words."""
        return {"enum": list(self.kata)}

    def _check(self, value: Text) -> Text:
        """The word as the set writes it; capitals do not matter."""
        word = value.strip().lower()
        found = next((known for known in self.kata if known.lower() == word), None)
        if found is None:
            facts = {"nilai": str(value), "pilihan": list(self.kata)}
            raise PydanticCustomError("pilihan", "not a word of the set", facts)
        return value if found == value else Text(found, value.span)


@dataclass(frozen=True, slots=True)
class Bentuk:
    """Restricts a text to a form that a check and a pattern describe."""

    check: Callable[[Text], Text]
    schema: tuple[tuple[str, str], ...]
    """What editors are told about it."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Check the form after the text."""
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Let editors know the form."""
        return {**handler(schema), **dict(self.schema)}


_ID_SCHEMA = (("pattern", f"^{_ID.pattern}$"),)

Pengenal = Annotated[Text, Bentuk(_identifier, _ID_SCHEMA)]
"""The name by which other places refer to a thing."""

Kode = Annotated[Text, Bentuk(_code, _ID_SCHEMA)]
"""A hierarchical code such as ``CLP.02.02``; also the name of an output folder."""

Baris = Annotated[Text, AfterValidator(_one_line)]
"""A text of one line, such as a name."""

Alasan = Annotated[Text, AfterValidator(_words)]
"""The words of a provision that leaves something to somebody's discretion."""

NomorTipe = Annotated[Text, AfterValidator(_unit_type)]
"""``semua``, the number of a unit type, or the name of a unit, as text."""

Hari = Annotated[Text, AfterValidator(Tanggal.read)]
"""A date; the value is a :class:`Tanggal`."""

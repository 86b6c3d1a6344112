"""Puts new diagrams into the text of a BPMN file, of which every other character stays.

A file that is parsed and written again changes in ways that its author did not ask for: namespaces
move, empty ones appear, quotes and breaks in attributes are lost.  So the old diagrams are cut out
of the text and the new ones set in.  Only ids that a diagram needs, and that were missing or used
twice, are written besides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.parsers.expat import ExpatError, ParserCreate
from xml.sax.saxutils import quoteattr

from bpmn_gen.bpmn_file.names import BPMN, BPMNDI
from bpmn_gen.errors import BpmnGenError
from bpmn_gen.foreign.encodings import declared_as_utf_8, is_utf_8

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_ATTRIBUTE: Final = re.compile(rb"\s+([^\s=]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_TAG_NAME: Final = re.compile(rb"<[^\s/>]+")
_BETWEEN: Final = "\x01"
"""Parts a namespace from a name; nothing in XML can hold it, while some namespaces hold spaces."""
_OLD: Final = f"{BPMNDI}{_BETWEEN}BPMNDiagram"
_LAST: Final = f"{BPMN}{_BETWEEN}relationship"
"""What stands behind the diagrams, as the schema orders it."""


class UnreadableTextError(BpmnGenError):
    """The text is no XML for one of two parsers."""


def in_utf_8(data: bytes, encoding: str) -> bytes:
    """A file in UTF-8, which its declaration says: viewers in browsers read BPMN as nothing else.

    Args:
        data: a file that an XML parser has read.
        encoding: in which that was.

    Raises:
        UnreadableTextError: where Python reads that encoding otherwise, or not at all.
    """
    if is_utf_8(encoding):
        return data
    try:
        return declared_as_utf_8(data.decode(encoding).removeprefix("\ufeff"))
    except (UnicodeError, LookupError) as error:
        raise UnreadableTextError(encoding) from error


def spliced(text: bytes, diagrams: bytes, ids: Mapping[int, str]) -> bytes:
    """A file with other diagrams.

    Args:
        text: the file, in UTF-8.
        diagrams: the new ones, as they stand in the file.
        ids: by the number of an element in the order of the file, from 0: the id that it gets.

    Raises:
        UnreadableTextError: where the file is no XML.
    """
    places = _Places(text, ids)
    edits = [(places.behind, places.behind, diagrams), *places.cuts]
    edits += [_with_id(text, start, ids[number]) for number, start in places.starts.items()]
    parts: list[bytes] = []
    reached = 0
    for start, end, made in sorted(edits):
        parts += [text[reached:start], made]
        reached = end
    return b"".join([*parts, text[reached:]])


class _Places:
    """Where in a text its diagrams stand, new ones belong, and some elements begin; in bytes."""

    def __init__(self, text: bytes, wanted: Collection[int]) -> None:
        self.text = text
        self.wanted = wanted
        self.cuts: list[tuple[int, int, bytes]] = []
        self.starts: dict[int, int] = {}
        self.behind = 0
        self._number = self._depth = self._start = 0
        self._is_behind_all = False
        self._parser = ParserCreate("UTF-8", namespace_separator=_BETWEEN)
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.DefaultHandler = lambda _: None  # with which no entity is expanded
        try:
            self._parser.Parse(text, True)  # noqa: FBT003 -- the library's own
        except ExpatError as error:
            raise UnreadableTextError(str(error)) from error

    def _begin(self, name: str, _: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        if self._number in self.wanted:
            self.starts[self._number] = at
        if self._depth == 0:
            self.behind = _end_of_tag(self.text, at)
        elif self._depth == 1:
            self._start = at
            self._is_behind_all |= name == _LAST
        self._number += 1
        self._depth += 1

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._depth != 1:
            return
        end = _end_of_tag(self.text, self._start)
        if not self.text.endswith(b"/>", 0, end):
            end = self.text.index(b">", self._parser.CurrentByteIndex) + 1
        if name == _OLD:
            before = self.text[: self._start].rstrip(b" \t\r\n")
            self.cuts.append((len(before), end, b""))
        elif name.startswith(f"{BPMN}{_BETWEEN}") and not self._is_behind_all:
            self.behind = end


def _end_of_tag(text: bytes, start: int) -> int:
    """The place behind a start tag; a value in it may hold the sign that ends it."""
    at = _attributes(text, start)[1]
    return text.index(b">", at) + 1


def _attributes(text: bytes, start: int) -> tuple[list[re.Match[bytes]], int]:
    """The attributes of a start tag, and the place behind the last."""
    named = _TAG_NAME.match(text, start)
    at = named.end() if named else start
    found: list[re.Match[bytes]] = []
    while one := _ATTRIBUTE.match(text, at):
        found.append(one)
        at = one.end()
    return found, at


def _with_id(text: bytes, start: int, ident: str) -> tuple[int, int, bytes]:
    """The edit that gives an element an id: in the place of the one that it has, or at its name."""
    attributes, _ = _attributes(text, start)
    made = quoteattr(ident).encode()
    for one in attributes:
        if one[1] == b"id":
            return one.start(2), one.end(2), made
    named = _TAG_NAME.match(text, start)
    at = named.end() if named else start
    return at, at, b" id=" + made

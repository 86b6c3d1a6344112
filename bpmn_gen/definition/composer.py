"""Builds nodes from the parser's events, one by one and without recursion.

Depth, number, aliases, anchors, tags and keys are judged event by event, before anything is built
from them, because a small file can expand to gigabytes and a tag can construct any object.
"""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING, Protocol, cast

import yaml

from bpmn_gen.definition.node import BrokenNode, MappingNode, Node, ScalarNode, SequenceNode
from bpmn_gen.definition.source import cleaned, describe_invisible, invisible_in
from bpmn_gen.definition.text import Text
from bpmn_gen.diagnostics import Diagnostic, Severity, Span
from bpmn_gen.errors import BpmnGenError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpmn_gen.diagnostics import Findings

MAX_DEPTH = 60
"""Lists and mappings inside each other; that is enough for parallel branches nineteen deep."""

MAX_NODES = 100_000
"""Texts, lists and mappings of one file; a process of 1,000 steps has about 20,000."""

MAX_TEXT = 10_000
"""Characters of one text; the longest provision of the regulation has a quarter of that."""

MAX_REFUSALS = 100
"""Things refused in one file before the rest is left unread."""


_CORE = "tag:yaml.org,2002:"
"""What the parser puts in the place of ``!!``."""


_WRAPPED = re.compile("[“”„‘’][^“”„‘’]*[“”‘’]\\Z")
"""A text in quotes of Word, which are letters like any other to YAML."""

_BULLET = re.compile(r"[•·▪‣–—]\s")
"""What Word puts before an item of a list, which is a letter like any other to YAML."""
_ITEMS = re.compile(r"-\S.*\s-\S|1[.)]\s.*\s2[.)]\s")
"""Items of a list that were read as one text."""
_GOES_ON = re.compile(r"(dan|atau|dan/atau|serta)\s")
"""How the last part of an enumeration begins."""


class UnreadableError(BpmnGenError):
    """Ends the reading of a file after its reason has been reported."""


class _Mark(Protocol):
    """A place as the parser gives it, from 0."""

    line: int
    column: int


class _Event(Protocol):
    """What the parser's events have between them."""

    start_mark: _Mark
    end_mark: _Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str | None
    flow_style: bool | None


class _Open:
    """A list or mapping that has begun and not yet ended."""

    __slots__ = ("flow", "keys", "mark", "nodes", "repeats")

    def __init__(self, event: _Event, *, mapping: bool) -> None:
        """Remember where it begins; mappings also remember their keys."""
        self.nodes: list[Node] = []
        self.mark = event.start_mark
        self.flow = bool(event.flow_style)
        self.keys: dict[str, Span] | None = {} if mapping else None
        self.repeats = False
        """Whether its first key came again, as where the hyphen before a second item is missing."""


class Composer:
    """Builds nodes from parser events without recursion."""

    def __init__(self, label: str, findings: Findings) -> None:
        """Report against the file that the user knows as ``label``."""
        self.root: Node | None = None
        self.blocks: list[Span] = []
        """Where block texts stand."""
        self.remarks: list[Diagnostic] = []
        """Findings that are told only where the file turns out to be readable."""
        self.ends: dict[int, int] = {}
        """By line, from 0: the column behind the last text without quotes that ends there."""
        self._label = label
        self._findings = findings
        self._stack: list[_Open] = []
        self._count = 0
        self._documents = 0
        self._refusals = 0
        self._handlers: dict[type[yaml.Event], Callable[[_Event], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.SequenceStartEvent: self._start_sequence,
            yaml.MappingStartEvent: self._start_mapping,
            yaml.SequenceEndEvent: self._end_sequence,
            yaml.MappingEndEvent: self._end_mapping,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def take(self, event: yaml.Event) -> None:
        """Take in the next event of the file."""
        handler = self._handlers.get(type(event))
        if handler is not None:
            handler(cast("_Event", event))

    def _refuse(self, code: str, message: str, span: Span, *hints: str) -> None:
        self._add(Diagnostic(Severity.ERROR, code, message, span, hints))

    def _add(self, diagnostic: Diagnostic) -> None:
        """Report; a file in which nearly everything is refused is not read to its end."""
        self._findings.add(diagnostic)
        self._refusals += 1
        if self._refusals >= MAX_REFUSALS:
            message = f"sudah {MAX_REFUSALS} kesalahan; sisa berkas tidak dibaca"
            hint = "perbaiki yang sudah dilaporkan, lalu jalankan lagi"
            self._findings.error("too-many-errors", message, diagnostic.span, hint)
            raise UnreadableError

    def _span(self, start: _Mark, end: _Mark) -> Span:
        return Span(self._label, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def _document(self, event: _Event) -> None:
        self._documents += 1
        if self._documents > 1:
            self._refuse(
                "several-documents",
                "berkas berisi lebih dari satu dokumen YAML",
                self._span(event.start_mark, event.end_mark),
                "hapus baris '---' di tengah berkas, atau pindahkan bagian keduanya ke berkas lain",
            )
            raise UnreadableError

    def _scalar(self, event: _Event) -> None:
        span = self._span(event.start_mark, event.end_mark)
        if event.anchor or event.tag:
            self._refuse_properties(event, span)
        style = event.style or ""
        value = cleaned(event.value, strip=not style)
        if len(value) > MAX_TEXT:
            self._refuse(
                "text-too-long",
                f"teks terlalu panjang: {len(value)} karakter, paling banyak {MAX_TEXT}",
                span,
                "ringkas teks itu, atau bagi menjadi beberapa butir",
            )
        if style in {"|", ">"}:
            self.blocks.append(span)
        if not style:
            self.ends[event.end_mark.line] = event.end_mark.column
            self._look_at_plain(value, span)
        if style == '"' and (char := invisible_in(event.value)):
            self._add(describe_invisible(char, span))
        self._put(ScalarNode(Text(value, span), style))

    def _look_at_plain(self, value: str, span: Span) -> None:
        """Warn of signs that Word puts in, which became part of a text."""
        if _WRAPPED.match(value):
            self._findings.warning(
                "curly-quotes",
                f"tanda kutip {value[0]}...{value[-1]} ikut menjadi bagian teks",
                span,
                "hapus tanda kutipnya, atau ganti dengan tanda kutip lurus (' atau \")",
            )
        elif _BULLET.match(value) or (span.end_line > span.line and _ITEMS.match(value)):
            mark = value.split(maxsplit=1)[0][:2].rstrip(string.ascii_letters)
            self._remark(
                "list-mark-in-text",
                f"tanda butir '{mark}' ikut menjadi bagian teks",
                span,
                "ganti tanda atau nomornya dengan '- ', tiap butir di barisnya sendiri",
            )

    def _start_sequence(self, event: _Event) -> None:
        self._start(event, mapping=False)

    def _start_mapping(self, event: _Event) -> None:
        self._start(event, mapping=True)

    def _start(self, event: _Event, *, mapping: bool) -> None:
        if event.anchor or event.tag:
            self._refuse_properties(event, self._span(event.start_mark, event.end_mark))
        if len(self._stack) >= MAX_DEPTH:
            self._refuse(
                "nesting-too-deep",
                f"isi berkas bersarang lebih dari {MAX_DEPTH} tingkat",
                self._span(event.start_mark, event.end_mark),
                "pindahkan bagian terdalam ke proses tersendiri dan panggil dengan 'proses'",
            )
            raise UnreadableError
        self._stack.append(_Open(event, mapping=mapping))

    def _end_sequence(self, event: _Event) -> None:
        opened = self._stack.pop()
        if opened.flow:
            self._look_for_commas(opened.nodes)
        self._put(SequenceNode(opened.nodes, self._extent(opened, event), opened.flow))

    def _look_for_commas(self, items: list[Node]) -> None:
        """Warn of an item in brackets that goes on with the sentence of the one before it."""
        for item in items[1:]:
            if isinstance(item, ScalarNode) and not item.style and _GOES_ON.match(item.value):
                word = item.value.split(maxsplit=1)[0]
                self._remark(
                    "comma-in-list",
                    f"butir ini diawali '{word}', seperti lanjutan butir sebelumnya",
                    item.span,
                    "bila komanya bagian teks, apit seluruh teks itu dengan tanda kutip",
                )
                return

    def _remark(self, code: str, message: str, span: Span, hint: str) -> None:
        """Keep a warning that is told only where the file turns out to be readable."""
        self.remarks.append(Diagnostic(Severity.WARNING, code, message, span, (hint,)))

    def _end_mapping(self, event: _Event) -> None:
        opened = self._stack.pop()
        nodes = iter(opened.nodes)
        pairs = [
            (key, value)
            for key, value in zip(nodes, nodes, strict=True)
            if isinstance(key, ScalarNode)
        ]
        self._put(MappingNode(pairs, self._extent(opened, event), opened.flow))

    def _extent(self, opened: _Open, event: _Event) -> Span:
        """From the first to the last character; a block ends with its last item."""
        if opened.flow or not opened.nodes:
            return self._span(opened.mark, event.end_mark)
        last = opened.nodes[-1].span
        start = opened.mark
        return Span(self._label, start.line + 1, start.column + 1, last.end_line, last.end_column)

    def _alias(self, event: _Event) -> None:
        span = self._span(event.start_mark, event.end_mark)
        self._refuse(
            "yaml-alias",
            f"'*{event.anchor}' dibaca YAML sebagai rujukan, yang tidak boleh dipakai",
            span,
            f"hapus tanda '*', atau apit dengan tanda kutip: '*{event.anchor}'",
        )
        self._put(BrokenNode(span))

    def _refuse_properties(self, event: _Event, span: Span) -> None:
        if event.anchor:
            self._refuse(
                "yaml-anchor",
                f"jangkar '&{event.anchor}' tidak boleh dipakai",
                span,
                "hapus jangkar itu; bila teksnya memang diawali '&', apit dengan tanda kutip",
            )
        if event.tag:
            self._refuse(
                "yaml-tag",
                f"penanda jenis '{event.tag.replace(_CORE, '!!')}' tidak boleh dipakai",
                span,
                "hapus penanda itu; bila teksnya memang diawali '!', apit dengan tanda kutip",
            )

    def _put(self, node: Node) -> None:
        """Add a finished node to the list or mapping that is open."""
        self._count += 1
        if self._count > MAX_NODES:
            self._refuse(
                "too-many-values",
                f"berkas berisi lebih dari {MAX_NODES} nilai",
                node.span,
                "bagi isinya menjadi beberapa berkas",
            )
            raise UnreadableError
        if not self._stack:
            self.root = node
            return
        parent = self._stack[-1]
        if parent.keys is not None and len(parent.nodes) % 2 == 0:
            node = self._key(node, parent, parent.keys)
        parent.nodes.append(node)

    def _key(self, node: Node, around: _Open, keys: dict[str, Span]) -> Node:
        """Judge a key; the value of a refused key is refused with it."""
        if not isinstance(node, ScalarNode):
            if not isinstance(node, BrokenNode):
                self._refuse(
                    "yaml-complex-key",
                    "kunci harus berupa satu kata, bukan daftar atau pasangan",
                    node.span,
                    "bila teks diawali '{' atau '[', apit seluruh teks dengan tanda kutip",
                )
            return BrokenNode(node.span)
        # Names lose spaces around them later, and one of two that differ in nothing else would go.
        first = keys.setdefault(" ".join(node.value.split()), node.span)
        if around.repeats:
            return BrokenNode(node.span)  # it belongs to an item whose hyphen is missing
        if first is node.span:
            return node
        self._repeated(node, around, first)
        return BrokenNode(node.span)

    def _repeated(self, key: ScalarNode, around: _Open, first: Span) -> None:
        """Report a key that comes twice; where a whole item comes again, once for all its keys."""
        message = f"kunci '{key.value}' ditulis dua kali"
        hints = ["hapus salah satu, atau gabungkan isinya"]
        begin = (around.mark.line + 1, around.mark.column + 1)
        if not around.flow and (first.line, first.column) == begin:
            around.repeats = True
            if len(self._stack) > 1:
                hints = ["bila ini butir baru, awali barisnya dengan '- '; bila bukan, hapus"]
            elif key.value in {"kode", "nama", "nomor"}:
                hints.append("satu berkas satu definisi; pindahkan yang kedua ke berkas lain")
        related = ((first, "pertama kali ditulis di sini"),)
        self._add(
            Diagnostic(Severity.ERROR, "duplicate-key", message, key.span, tuple(hints), related)
        )

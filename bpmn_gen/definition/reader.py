"""YAML read into nodes with their places; all scalars stay text.

The parser's events are consumed one by one, so that depth, size, anchors, aliases and tags are
judged before anything is built from them: no expansion, no recursion, no object construction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from bpmn_gen.definition.node import BrokenNode, MappingNode, Node, ScalarNode, SequenceNode
from bpmn_gen.definition.source import decode_text, describe_invisible, invisible_in, read_file
from bpmn_gen.definition.syntax import explain
from bpmn_gen.definition.text import Text
from bpmn_gen.diagnostics import Diagnostic, Findings, Severity, Span

if TYPE_CHECKING:
    from pathlib import Path

MAX_DEPTH = 60
"""Lists and mappings inside each other; parallel branches nest nineteen deep within it."""

MAX_NODES = 100_000
"""Texts, lists and mappings of one file; a process of 1,000 steps has about 20,000."""

MAX_TEXT = 10_000
"""Characters of one text; the longest provision of the regulation has a quarter of that."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _TooBigError(Exception):
    """Ends the reading of a file that has just been refused."""


def read(path: Path, label: str, findings: Findings) -> Node | None:
    """The content of a file; None when it is empty or nothing can be made of it."""
    data = read_file(path, label, findings)
    return None if data is None else read_bytes(data, label, findings)


def read_bytes(data: bytes, label: str, findings: Findings) -> Node | None:
    """The content of a file that is already in memory."""
    text = decode_text(data, label, findings)
    if text is None:
        return None
    root = read_text(text, label, findings)
    if root is None and not any(item.span and item.span.path == label for item in findings):
        findings.error(
            "empty-file",
            "berkas kosong",
            Span(label),
            "isi berkas ini, atau hapus bila tidak dipakai",
        )
    return root


def read_text(text: str, label: str, findings: Findings) -> Node | None:
    """The content of a text that holds no control characters."""
    composer = _Composer(label, findings)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            composer.take(event)
    except yaml.MarkedYAMLError as error:
        findings.add(explain(error, text, label))
        return None
    except yaml.YAMLError:
        findings.error("yaml-syntax", "berkas tidak dapat dibaca sebagai YAML", Span(label))
        return None
    except _TooBigError:
        return None
    return composer.root


class _Open:
    """A list or mapping that has begun and not yet ended."""

    __slots__ = ("flow", "keys", "mark", "nodes")

    def __init__(self, event: Any) -> None:
        """Remember where it begins; mappings also remember their keys."""
        self.nodes: list[Node] = []
        self.mark = event.start_mark
        self.flow = bool(event.flow_style)
        self.keys: dict[str, Span] | None = (
            {} if isinstance(event, yaml.MappingStartEvent) else None
        )


class _Composer:
    """Builds nodes from parser events without recursion."""

    def __init__(self, label: str, findings: Findings) -> None:
        """Report against the file that the user knows as ``label``."""
        self.root: Node | None = None
        self._label = label
        self._findings = findings
        self._stack: list[_Open] = []
        self._count = 0
        self._documents = 0
        self._handlers = {
            yaml.ScalarEvent: self._scalar,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceEndEvent: self._end_sequence,
            yaml.MappingEndEvent: self._end_mapping,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def take(self, event: Any) -> None:
        """Take in the next event of the file."""
        handler = self._handlers.get(type(event))
        if handler is not None:
            handler(event)

    def _span(self, start: Any, end: Any) -> Span:
        return Span(self._label, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._findings.error(
                "several-documents",
                "berkas berisi lebih dari satu dokumen YAML",
                self._span(event.start_mark, event.end_mark),
                "hapus baris '---' di tengah berkas, atau pindahkan bagian keduanya ke berkas lain",
            )
            raise _TooBigError

    def _scalar(self, event: Any) -> None:
        span = self._span(event.start_mark, event.end_mark)
        if event.anchor or event.tag:
            self._refuse_properties(event, span)
        value: str = event.value
        if len(value) > MAX_TEXT:
            self._findings.error(
                "text-too-long",
                f"teks terlalu panjang: {len(value)} karakter, paling banyak {MAX_TEXT}",
                span,
                "ringkas teks itu, atau bagi menjadi beberapa butir",
            )
        style = event.style or ""
        if style == '"' and (char := invisible_in(value)):
            self._findings.add(describe_invisible(char, span))
        self._put(ScalarNode(Text(value, span), style))

    def _start(self, event: Any) -> None:
        if event.anchor or event.tag:
            self._refuse_properties(event, self._span(event.start_mark, event.end_mark))
        if len(self._stack) >= MAX_DEPTH:
            self._findings.error(
                "nesting-too-deep",
                f"isi berkas bersarang lebih dari {MAX_DEPTH} tingkat",
                self._span(event.start_mark, event.end_mark),
                "pindahkan bagian terdalam ke proses tersendiri dan panggil dengan 'proses'",
            )
            raise _TooBigError
        self._stack.append(_Open(event))

    def _end_sequence(self, event: Any) -> None:
        opened = self._stack.pop()
        self._put(SequenceNode(opened.nodes, self._extent(opened, event), opened.flow))

    def _end_mapping(self, event: Any) -> None:
        opened = self._stack.pop()
        nodes = iter(opened.nodes)
        pairs = [
            (key, value)
            for key, value in zip(nodes, nodes, strict=True)
            if isinstance(key, ScalarNode)
        ]
        self._put(MappingNode(pairs, self._extent(opened, event), opened.flow))

    def _extent(self, opened: _Open, event: Any) -> Span:
        """From the first to the last character; a block ends with its last item."""
        if opened.flow or not opened.nodes:
            return self._span(opened.mark, event.end_mark)
        last = opened.nodes[-1].span
        start = opened.mark
        return Span(self._label, start.line + 1, start.column + 1, last.end_line, last.end_column)

    def _alias(self, event: Any) -> None:
        span = self._span(event.start_mark, event.end_mark)
        self._findings.error(
            "yaml-alias",
            f"rujukan '*{event.anchor}' tidak boleh dipakai",
            span,
            "tulis isinya langsung; bila teksnya memang diawali '*', apit dengan tanda kutip",
        )
        self._put(BrokenNode(span))

    def _refuse_properties(self, event: Any, span: Span) -> None:
        if event.anchor:
            self._findings.error(
                "yaml-anchor",
                f"jangkar '&{event.anchor}' tidak boleh dipakai",
                span,
                "hapus jangkar itu; bila teksnya memang diawali '&', apit dengan tanda kutip",
            )
        if event.tag:
            self._findings.error(
                "yaml-tag",
                f"penanda jenis '{event.tag}' tidak boleh dipakai",
                span,
                "hapus penanda itu; bila teksnya memang diawali '!', apit dengan tanda kutip",
            )

    def _put(self, node: Node) -> None:
        """Add a finished node to the list or mapping that is open."""
        self._count += 1
        if self._count > MAX_NODES:
            self._findings.error(
                "too-many-values",
                f"berkas berisi lebih dari {MAX_NODES} nilai",
                node.span,
                "bagi isinya menjadi beberapa berkas",
            )
            raise _TooBigError
        if not self._stack:
            self.root = node
            return
        parent = self._stack[-1]
        if parent.keys is not None and len(parent.nodes) % 2 == 0:
            node = self._key(node, parent.keys)
        parent.nodes.append(node)

    def _key(self, node: Node, keys: dict[str, Span]) -> Node:
        """Judge a key; what is refused takes its value with it."""
        if not isinstance(node, ScalarNode):
            if not isinstance(node, BrokenNode):
                self._findings.error(
                    "yaml-complex-key",
                    "kunci harus berupa satu kata, bukan daftar atau pasangan",
                    node.span,
                    "bila teks diawali '{' atau '[', apit seluruh teks dengan tanda kutip",
                )
            return BrokenNode(node.span)
        first = keys.setdefault(node.value, node.span)
        if first is node.span:
            return node
        self._findings.add(
            Diagnostic(
                Severity.ERROR,
                "duplicate-key",
                f"kunci '{node.value}' ditulis dua kali",
                node.span,
                ("hapus salah satu, atau gabungkan isinya",),
                ((first, "pertama kali ditulis di sini"),),
            )
        )
        return BrokenNode(node.span)

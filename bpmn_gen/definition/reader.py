"""Reads YAML into nodes with their places.

All scalars stay text, because ``no``, ``1.10`` and ``0123`` mean to authors what they look like.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

import yaml

from bpmn_gen.definition.composer import Composer, UnreadableError
from bpmn_gen.definition.schema_words import KEYS
from bpmn_gen.definition.source import decode_text, read_file
from bpmn_gen.definition.syntax import explain
from bpmn_gen.definition.syntax_repair import recover
from bpmn_gen.diagnostics import Diagnostic, Findings, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from bpmn_gen.definition.node import Node

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The fast loader where PyYAML has it, of which only the parser is used."""

MAX_REMARKS = 50
"""Warnings of one sort that are told of one file; more of them would only bury others."""

_HASH = re.compile(r"\s+(#[^\s#]\S*)")
"""A comment that looks like a part of the text before it, as in ``Bidang #2``."""

_PAIR = re.compile(r"(\s*)([a-z_]+):(?=\s|$)")
"""The beginning of a line that is a key with its value."""


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
    """The content of a text that holds no control characters.

    After a syntax mistake whose repair is clear, the mended content is returned with the mistake
    reported, so that all else that is wrong can be found in the same run.
    """
    met = Findings()
    composer = Composer(label, met)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            composer.take(event)
    except yaml.MarkedYAMLError as error:
        recovered = recover(error, text, _LOADER)
        findings.extend(explain(trouble, label) for trouble in recovered.troubles)
        if recovered.text is not None:  # what was met before the mistake will be met again
            return read_text(recovered.text, label, findings)
        lines = {trouble.line + 1 for trouble in recovered.troubles}
        findings.extend(one for one in met if one.span is None or one.span.line not in lines)
        return None
    except yaml.YAMLError:
        findings.extend(met)
        findings.error("yaml-syntax", "berkas tidak dapat dibaca sebagai YAML", Span(label))
        return None
    except UnreadableError:
        findings.extend(met)
        return None
    findings.extend(met)
    findings.extend(_swallowed(composer.blocks, text))
    findings.extend(composer.remarks[:MAX_REMARKS])
    findings.extend(islice(_cut_off(composer.ends, text, label), MAX_REMARKS))
    return composer.root


def _cut_off(ends: Mapping[int, int], text: str, label: str) -> Iterator[Diagnostic]:
    """Texts that end at a ``#`` that was probably meant as a part of them."""
    if "#" not in text:
        return
    lines = re.split(r"\r\n?|\n", text)
    for number, column in ends.items():
        line = lines[number] if number < len(lines) else ""
        if found := _HASH.match(line, column):
            yield Diagnostic(
                Severity.WARNING,
                "text-after-hash",
                f"'{found.group(1)}' dan sesudahnya dibaca sebagai catatan, bukan bagian teks",
                Span(label, number + 1, found.start(1) + 1, number + 1, len(line) + 1),
                (
                    "bila bagian teks, apit seluruh teks dengan tanda kutip",
                    "bila memang catatan, beri spasi sesudah '#'",
                ),
            )


def _swallowed(blocks: Iterable[Span], text: str) -> Iterator[Diagnostic]:
    """Lines of block texts that look like keys, because a key one level too deep becomes text."""
    lines = re.split(r"\r\n?|\n", text) if blocks else []
    for block in blocks:
        last = block.end_line - (block.end_column == 1)
        for number, line in enumerate(lines[block.line : last], block.line + 1):
            found = _PAIR.match(line)
            if found and found.group(2) in KEYS:
                place = (number, found.end(1) + 1, number, found.end(2) + 1)
                yield Diagnostic(
                    Severity.WARNING,
                    "key-in-text",
                    f"'{found.group(2)}:' ikut menjadi bagian teks di atasnya",
                    Span(block.path, *place),
                    ("bila ini kunci, sejajarkan barisnya dengan kunci di atas teks itu",),
                    ((block, "teks dimulai di sini"),),
                )

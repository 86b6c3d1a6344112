"""YAML read into nodes with their places; all scalars stay text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from bpmn_gen.definition.composer import Composer, RefusedError
from bpmn_gen.definition.source import decode_text, read_file
from bpmn_gen.definition.syntax import explain
from bpmn_gen.diagnostics import Findings, Span

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.definition.node import Node

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The fast loader where PyYAML was built with it; only its parser is used."""


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
    composer = Composer(label, findings)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            composer.take(event)
    except yaml.MarkedYAMLError as error:
        findings.add(explain(error, text, label))
        return None
    except yaml.YAMLError:
        findings.error("yaml-syntax", "berkas tidak dapat dibaca sebagai YAML", Span(label))
        return None
    except RefusedError:
        return None
    return composer.root

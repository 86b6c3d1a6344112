"""The canonical form of a definition file.

Keys stand in the order of their schema, levels two spaces apart, small lists and pairs on one line.
Long texts are folded, quotes stand only where needed, at most one line is blank, and every comment
stays.  The result is read again and compared before it is handed out, because formatting must never
change what a file says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.definition.decode import decode
from bpmn_gen.definition.fmt_comments import attach, find_comments
from bpmn_gen.definition.fmt_emit import Emitter
from bpmn_gen.definition.fmt_slots import slots_of
from bpmn_gen.definition.raw import Raw, all_keys, to_raw
from bpmn_gen.definition.reader import read_text
from bpmn_gen.definition.source import decode_text
from bpmn_gen.diagnostics import Findings

if TYPE_CHECKING:
    from bpmn_gen.definition.kinds import Kind
    from bpmn_gen.definition.node import Node
    from bpmn_gen.definition.schema.base import Definisi
    from bpmn_gen.diagnostics import Span


class FormattingError(AssertionError):
    """Formatting would have changed what a file says: a mistake of the program."""


def format_text(data: bytes, kind: Kind, findings: Findings, label: str = "") -> bytes:
    """The file in canonical form; a file with errors comes back unchanged, errors reported.

    Raises:
        FormattingError: when the result would not read as the original does.
    """
    found = Findings()
    text = decode_text(data, label, found)
    node = None if text is None else read_text(text, label, found)
    decoded = None if node is None else decode(node, kind.model, found)
    findings.extend(found)
    if found.has_errors or text is None or node is None or decoded is None:
        return data
    models = {keys.span: keys.model for _key, keys in all_keys(decoded.raw)}
    formatted = _formatted(text, node, models)
    _compare(text, node, formatted, label)
    return formatted.encode("utf-8")


def _formatted(text: str, node: Node, models: dict[Span, type[Definisi] | None]) -> str:
    """Give the comments to their slots and write the slots."""
    top = slots_of(node)
    margins = attach(find_comments(text, top), top, text)
    return Emitter(models).file(top, margins)


def _compare(text: str, node: Node, formatted: str, label: str) -> None:
    """Make sure that nothing was lost or changed."""
    found = Findings()
    again = read_text(formatted, label, found)
    if again is None or to_raw(again, found) != to_raw(node, found) or found.has_errors:
        raise FormattingError(f"{label}: the formatted text reads differently")
    if _blanks(to_raw(again, found)) != _blanks(to_raw(node, found)):
        raise FormattingError(f"{label}: an empty key was lost")
    if _comments(formatted, again) != _comments(text, node):
        raise FormattingError(f"{label}: a comment was lost")


def _comments(text: str, node: Node) -> list[str]:
    return sorted(comment.text for comment in find_comments(text, slots_of(node)))


def _blanks(raw: Raw) -> list[str]:
    return sorted(key for _key, keys in all_keys(raw) for key in keys.blank)

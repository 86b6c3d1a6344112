"""From plain data to the text of a definition file, in the form that ``bpmn-gen fmt`` gives it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpmn_gen.definition.fmt_scalar import WIDTH, is_plain, write_block, write_inline
from bpmn_gen.definition.node import TO_FILL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpmn_gen.definition.value import Value


class _Blank(str):
    """A text of its own type, so that it is not taken for the same text in a foreign file."""

    __slots__ = ()


UNFILLED: Final = _Blank(TO_FILL)
"""The blank that authors have to fill in."""
_LINES: Final = frozenset({"cabang", "pelaku", "pihak"})
"""Keys whose mapping stands on one line where it fits, because its parts are short."""


def write_yaml(top: Mapping[str, Value], remarks: Iterable[str]) -> str:
    """The text of a file: comments with ``remarks``, then all keys of ``top`` in their order."""
    writer = _Writer([f"# {' '.join(remark.split())}" for remark in remarks])
    writer.mapping(top, 0, "")
    return "\n".join(writer.lines) + "\n"


@dataclass(slots=True)
class _Writer:
    """Writes one file line by line."""

    lines: list[str] = field(default_factory=list)

    def mapping(self, pairs: Mapping[str, Value], indent: int, lead: str) -> None:
        """Write pairs on lines of their own, indented; the first stands behind ``lead``."""
        for number, (key, value) in enumerate(pairs.items()):
            start = lead if lead and number == 0 else " " * indent
            self._pair(key, f"{start}{write_inline(key, flow=False)}:", value, indent)

    def _pair(self, key: str, head: str, value: Value, indent: int) -> None:
        """Write a key, which ``head`` holds already, with its value."""
        if isinstance(value, str):
            self._text(head, value, indent + 2)
            return
        line = _flow(value)
        may_flow = not isinstance(value, dict) or key in _LINES or "peran" in value
        if line is not None and may_flow and len(head) + 1 + len(line) <= WIDTH:
            self.lines.append(f"{head} {line}")
            return
        self.lines.append(head)
        if isinstance(value, dict):
            self.mapping(value, indent + 2, "")
        else:
            self._sequence(value, indent + 2, "")

    def _text(self, head: str, text: str, indent: int) -> None:
        """Write a text on the line, or folded below it where it is too long."""
        inline = TO_FILL if text is UNFILLED else write_inline(text, flow=False)
        block = None
        if "\n" in text or len(head) + 1 + len(inline) > WIDTH:
            block = write_block(text, indent)
        if block is None:
            self.lines.append(f"{head} {inline}")
        else:
            self.lines += [f"{head} {block[0]}", *block[1:]]

    def _sequence(self, items: Iterable[Value], indent: int, lead: str) -> None:
        """Write list items; the first stands behind ``lead``."""
        for number, item in enumerate(items):
            start = (lead if lead and number == 0 else " " * indent) + "- "
            if isinstance(item, str):
                self._text(start.rstrip(), item, indent + 2)
            elif isinstance(item, dict):
                self.mapping(item, indent + 2, start)
            else:
                self._sequence(item, indent + 2, start)


def _flow(value: Value) -> str | None:
    """A list of short texts or a small mapping on one line; None for anything else.

    A blank that is to be filled in stands on a line of its own, so that nobody overlooks it.
    """
    if isinstance(value, str):
        return value if value is not UNFILLED and is_plain(value, flow=True) else None
    if isinstance(value, dict):
        parts = {write_inline(key, flow=True): _flow(inner) for key, inner in value.items()}
        is_flat = all(isinstance(inner, str) for inner in value.values())
        told = [f"{key}: {part}" for key, part in parts.items() if part is not None]
        return f"{{{', '.join(told)}}}" if is_flat and len(told) == len(value) else None
    told = [part for part in map(_flow, value) if part is not None]
    is_flat = all(isinstance(inner, str) for inner in value)
    return f"[{', '.join(told)}]" if is_flat and len(told) == len(value) else None

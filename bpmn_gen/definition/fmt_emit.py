"""Writes slots in the one canonical form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.definition.fmt_scalar import WIDTH, is_plain, write_block, write_inline
from bpmn_gen.definition.fmt_slots import Remark
from bpmn_gen.definition.node import MappingNode, ScalarNode, SequenceNode
from bpmn_gen.definition.schema import Pelaku
from bpmn_gen.definition.schema.daerah import Kode
from bpmn_gen.definition.schema.langkah import STEP_KEYS, LangkahDasar, Pilih, Sejajar
from bpmn_gen.definition.schema.proses import Pengesah

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.definition.fmt_comments import Margins
    from bpmn_gen.definition.fmt_slots import Slot
    from bpmn_gen.definition.node import Node
    from bpmn_gen.definition.schema import Definisi
    from bpmn_gen.diagnostics import Span

_BRANCHES = (Sejajar.kunci, Pilih.kunci)
"""Keys with steps in them, which stand last."""

STEP_ORDER = (
    "id",
    *(key for key in STEP_KEYS if key not in _BRANCHES),
    *[
        "ringkas",
        "jenis",
        "tabel",
        "oleh",
        "bersama",
        "kepada",
        "tembusan",
        "opsional",
        "sewaktu_waktu",
        "syarat",
        "berkala",
        "kelengkapan",
        "keluaran",
    ],
    *[
        "dokumen",
        "waktu",
        "batas_waktu",
        "cabang",
        "peluang",
        "keterangan",
        "sumber",
        "menyatakan",
        "lanjut",
        "catatan",
        *_BRANCHES,
    ],
)
"""Order of the keys of a step: what, who, with what, how long, by which law, where to."""

_FLOW_OBJECTS = (Pelaku, Pengesah, Kode)
"""Objects small enough to stand on one line."""

_FLOW_KEYS = frozenset({"cabang", "peluang", "jabatan", "waktu", "volume", "jumlah_pegawai", "sop"})
"""Keys whose pairs stand on one line where they fit."""


@dataclass(slots=True)
class Emitter:
    """Writes one file."""

    models: Mapping[Span, type[Definisi] | None]
    """The schema of every mapping by its place."""
    lines: list[str] = field(default_factory=list)

    def file(self, top: Slot, margins: Margins) -> str:
        """The whole file."""
        for slot in reversed(list(top.walk())):
            self._settle(slot)
        self._remarks(margins.head, 0)
        if margins.head_gap:
            self.lines.append("")
        self._container(top, 0, "")
        self._remarks(margins.tail, 0)
        return "\n".join(self.lines) + "\n"

    def _remarks(self, remarks: list[Remark], indent: int, *, first: bool = False) -> None:
        """Comments on lines of their own."""
        for number, remark in enumerate(remarks):
            if remark.gap and self.lines and not (first and number == 0):
                self.lines.append("")
            self.lines.append(f"{'':{indent}}{remark.text}")

    def _settle(self, slot: Slot) -> None:
        """Move comments that cannot stay on their line to lines of their own above it."""
        slot.before += [Remark(text, gap=False) for text in slot.behind[:-1]]
        del slot.behind[:-1]
        if slot.key is None and slot.children and not self._fits_flow(slot, slot.column):
            slot.before += [Remark(text, gap=False) for text in slot.behind]
            first = self._ordered(slot)[0]
            slot.before += first.before
            slot.behind, first.before = [], []

    def _container(self, slot: Slot, indent: int, lead: str) -> None:
        """The slots of a mapping or list, from a new line, or behind ``lead`` (hyphens)."""
        for number, child in enumerate(self._ordered(slot)):
            first = number == 0
            remarks = [] if first and lead else child.before
            fresh = first and not remarks
            self._remarks(remarks, indent, first=first)
            if child.gap and not fresh and self.lines:
                self.lines.append("")
            self._slot(child, indent, lead if first and lead else " " * indent)
            self._remarks(child.after, indent)

    def _slot(self, slot: Slot, indent: int, lead: str) -> None:
        """One key with its value, or one list item."""
        if slot.key is None:
            lead += "- "
            if slot.children and not self._fits_flow(slot, len(lead)):
                self._container(slot, indent + 2, lead)
                return
        else:
            lead += write_inline(str(slot.key.value), flow=False) + ":"
        self._value(slot, indent, lead)

    def _value(self, slot: Slot, indent: int, lead: str) -> None:
        """The value behind its key or hyphen, with the comment at the end of the line."""
        note = f"  {slot.behind[-1]}" if slot.behind else ""
        space = "" if lead.endswith(" ") else " "
        if isinstance(slot.value, ScalarNode):
            self._text(slot.value, lead, space, indent + 2, note)
        elif not slot.children or self._fits_flow(slot, len(lead + space)):
            self.lines.append(f"{lead}{space}{self._flow(slot)}{note}")
        else:
            self.lines.append(f"{lead}{note}")
            self._container(slot, indent + 2, "")

    def _text(self, node: ScalarNode, lead: str, space: str, indent: int, note: str) -> None:
        """A text on the line, or folded below it when it is too long."""
        if node.is_blank:
            self.lines.append(f"{lead.rstrip()}{note}")
            return
        if node.is_to_fill:
            self.lines.append(f"{lead}{space}{node.value}{note}")
            return
        text = text_of(node)
        inline = write_inline(text, flow=False)
        block = None
        if "\n" in text or len(lead + space + inline) > WIDTH:
            block = write_block(text, indent)
        if block is None:
            self.lines.append(f"{lead}{space}{inline}{note}")
        else:
            self.lines.append(f"{lead}{space}{block[0]}{note}")
            self.lines.extend(block[1:])

    def _ordered(self, slot: Slot) -> list[Slot]:
        """The slots inside, keys in the order of their schema."""
        model = self.models.get(slot.value_span) if isinstance(slot.value, MappingNode) else None
        if model is None:
            children = list(slot.children)
        else:
            step = issubclass(model, LangkahDasar)
            order = {key: at for at, key in enumerate(STEP_ORDER if step else model.model_fields)}
            children = sorted(
                slot.children, key=lambda child: order[str(child.key.value)] if child.key else 0
            )
        return children

    def _fits_flow(self, slot: Slot, column: int) -> bool:
        """Whether a mapping or list may stand on one line and has room there."""
        if not slot.children or not self._may_flow(slot) or slot.has_inner_remarks:
            return False
        return column + len(self._flow(slot)) <= WIDTH

    def _may_flow(self, slot: Slot) -> bool:
        """Lists of plain texts and small objects may."""
        value = slot.value
        if isinstance(value, SequenceNode):
            return slot.key is not None and all(_is_short(child.value) for child in slot.children)
        model = self.models.get(value.span)
        if model is not None and not issubclass(model, _FLOW_OBJECTS) and not _inside_flow(slot):
            return False
        if model is None and not (_named(slot, _FLOW_KEYS) or _inside_flow(slot)):
            return False
        return all(
            self._may_flow(child) if child.children else _is_short(child.value)
            for child in slot.children
        )

    def _flow(self, slot: Slot) -> str:
        """A mapping or list on one line."""
        parts = []
        for child in self._ordered(slot):
            value = self._flow_value(child)
            if child.key is not None:
                name = write_inline(str(child.key.value), flow=True)
                value = f"{name}: {value}"
            parts.append(value)
        inside = ", ".join(parts)
        return f"[{inside}]" if isinstance(slot.value, SequenceNode) else f"{{{inside}}}"

    def _flow_value(self, slot: Slot) -> str:
        if not isinstance(slot.value, ScalarNode):
            return self._flow(slot)
        return write_inline(text_of(slot.value), flow=True)


def text_of(node: ScalarNode) -> str:
    """The text that the reader makes of a node: a block loses the line breaks at its end."""
    return str(node.value).rstrip("\n") if node.style in {"|", ">"} else str(node.value)


def _is_short(value: Node) -> bool:
    """A text that needs no quotes between commas."""
    if not isinstance(value, ScalarNode) or value.is_blank:
        return False
    return is_plain(text_of(value), flow=True)


def _named(slot: Slot, keys: frozenset[str]) -> bool:
    """Whether the slot's key is one of some."""
    return slot.key is not None and str(slot.key.value) in keys


def _inside_flow(slot: Slot) -> bool:
    """Whether a slot around this one is of the keys that stand on one line."""
    around = slot.parent
    while around is not None and around.key is not None:
        if _named(around, _FLOW_KEYS):
            return True
        around = around.parent
    return False

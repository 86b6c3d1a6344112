"""The file in which staff give the reason for each change.

The program adds what is missing at its end and changes nothing that stands there, so no word of a
person is ever lost: not a reason, not a remark, not the reason for a change that is undone by now.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from bpmn_gen.definition.fmt_scalar import write_inline
from bpmn_gen.definition.node import TO_FILL, MappingNode, ScalarNode
from bpmn_gen.definition.reader import read_text
from bpmn_gen.diagnostics import Span
from bpmn_gen.workbook.tidy import joined_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bpmn_gen.definition.node import Node
    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.review.change import Change

FILE: Final = "reviu.yaml"
LARGEST: Final = 4 * 1024 * 1024
"""Bytes of the largest file that is read."""
_STEP: Final = re.compile(r"langkah \d+")
_FIELDS: Final = ("alasan", "dasar", "perubahan")
_HEAD: Final = (
    "# Alasan setiap perubahan, untuk matriks perubahan dan berita acara.\n"
    "# Ganti titik-titik dengan alasannya. Baris 'dasar' boleh ditambahkan di bawahnya.\n"
    "# Program hanya menambah di akhir berkas; yang sudah tertulis tidak diubah.\n"
)


@dataclass(frozen=True, slots=True)
class Reason:
    """What staff say of one change."""

    reason: str = ""
    """Empty where nobody gave one yet."""
    basis: str = ""
    sentence: str = field(default="", compare=False)
    """The change for which it was given; empty where the file does not say."""
    span: Span | None = field(default=None, compare=False)
    """Where it stands in the file; None where it does not come from one."""

    def is_about(self, change: Change) -> bool:
        """Whether it was given when the change was what it is now.

        Numbers of steps and names of processes do not count.
        """
        return not self.sentence or _bare(self.sentence) == _bare(told(change))


@dataclass(frozen=True, slots=True)
class Reasons:
    """The file as it is."""

    text: str = ""
    given: Mapping[str, Reason] = field(default_factory=dict)
    """By the key of the change."""
    shared: Mapping[str, Reason] = field(default_factory=dict)
    """What the file of all units says, where this one says nothing."""
    before: str = ""
    """The text as it lies on disk: words may have been taken in since."""

    def of(self, change: Change) -> Reason:
        """What staff say of a change; nothing where no file does."""
        own, shared = (known.get(change.key, Reason()) for known in (self.given, self.shared))
        return Reason(own.reason or shared.reason, own.basis or shared.basis)

    def basis_of(self, change: Change) -> tuple[str, ...]:
        """What a change rests on: what staff say, else the provisions that it cites."""
        basis = self.of(change).basis
        return (basis,) if basis else change.basis

    def extended(self, changes: Iterable[Change]) -> str:
        """The text of the file with a place for each change that no file knows."""
        known = self.given.keys() | self.shared.keys()
        new = [_entry(one.key, told(one), Reason()) for one in changes if one.key not in known]
        return self._begun() + "".join(f"\n{part}" for part in new) if new else self.text

    def with_entry(self, key: str, sentence: str, said: Reason) -> str:
        """The text of the file with what is said of a change that it does not know."""
        return f"{self._begun()}\n{_entry(key, sentence, said)}"

    def _begun(self) -> str:
        """The text, ready for more at its end."""
        text = self.text or _HEAD
        return text if text.endswith("\n") else f"{text}\n"


def told(change: Change) -> str:
    """A change in a sentence that names its process."""
    return f"{change.code} {change.name}: {change.sentence}" if change.code else change.sentence


def _bare(sentence: str) -> str:
    """A sentence without the name of the process and numbers of steps."""
    return _STEP.sub("langkah", sentence.partition(": ")[2] or sentence)


def _entry(key: str, sentence: str, said: Reason) -> str:
    """What stands in the file of one change."""
    fields = {"perubahan": sentence, "alasan": said.reason or TO_FILL, "dasar": said.basis}
    lines = [f"{write_inline(key, flow=False)}:"]
    for name, text in fields.items():
        if text:
            shown = text if text == TO_FILL else write_inline(text, flow=False)
            lines.append(f"  {name}: {shown}")
    return "\n".join(lines) + "\n"


def read_reasons(text: str, label: str, findings: Findings) -> Reasons | None:
    """The reasons in the text of a file; None, with findings, where it has mistakes.

    Args:
        text: of the file; empty where there is none.
        label: the file as the user knows it.
        findings: told what is wrong, each with its place.
    """
    if not text.strip() or all(line.startswith("#") for line in text.split("\n") if line.strip()):
        return Reasons(text, before=text)
    node = read_text(text, label, findings)
    if not isinstance(node, MappingNode):
        if not findings.has_errors:
            span = Span(label) if node is None else node.span
            findings.error("reasons-shape", "alasan ditulis di bawah kunci perubahannya", span)
        return None
    given = {
        str(key.value): replace(_reason(value, findings), span=key.span)
        for key, value in node.pairs
    }
    return None if findings.has_errors else Reasons(text, given, before=text)


def _reason(node: Node, findings: Findings) -> Reason:
    """What is said of one change."""
    if isinstance(node, ScalarNode):
        return Reason(_text(node))
    if not isinstance(node, MappingNode):
        findings.error("reasons-shape", "alasan ditulis sebagai teks", node.span)
        return Reason()
    said = dict(_fields(node, findings))
    return Reason(said.get("alasan", ""), said.get("dasar", ""), said.get("perubahan", ""))


def _fields(node: MappingNode, findings: Findings) -> Iterator[tuple[str, str]]:
    """The texts under one key."""
    for key, value in node.pairs:
        if key.value not in _FIELDS:
            hint = f"kunci yang dipakai: {', '.join(_FIELDS)}"
            findings.warning("unknown-key", f"kunci '{key.value}' tidak dikenal", key.span, hint)
        elif isinstance(value, ScalarNode):
            yield str(key.value), _text(value)
        else:
            message = f"'{key.value}' ditulis sebagai teks"
            findings.error("reasons-shape", message, value.span)


def _text(node: ScalarNode) -> str:
    """A text; empty where it is still to be written."""
    return written(joined_lines(node.value))


def written(text: str) -> str:
    """A text as somebody wrote it; empty where it is nothing but dots."""
    return text if text.strip(" .\N{HORIZONTAL ELLIPSIS}") else ""

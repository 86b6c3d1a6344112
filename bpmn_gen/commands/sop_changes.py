"""What somebody changed in an SOP, and how it is told."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from bpmn_gen.sop_reading.read_sop import Approval, Identity
from bpmn_gen.sop_reading.telling import shortened
from bpmn_gen.writing.values import items

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.sop_reading.read_sop import ReadSop, ReadStep
    from bpmn_gen.writing.values import Value

_IDENTITY: Final[Mapping[str, str]] = {
    "name": "nama SOP",
    "government": "instansi",
    "office": "perangkat daerah",
    "unit": "unit",
    "number": "nomor SOP",
    "made": "tanggal pembuatan",
    "revised": "tanggal revisi",
    "effective": "tanggal efektif",
    "approval": "disahkan oleh",
    "laws": "dasar hukum",
    "qualifications": "kualifikasi pelaksana",
    "related": "keterkaitan",
    "equipment": "peralatan",
    "warnings": "peringatan",
    "records": "pencatatan dan pendataan",
}
"""What the fields of the first page are called."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that somebody changed."""

    row: str
    """The number of the row, or what it says."""
    column: str
    before: str
    after: str
    is_written: bool

    @property
    def told(self) -> str:
        """The change as a line of a report."""
        done = "" if self.is_written else " (tulis sendiri di definisinya)"
        was, now = shortened(self.before), shortened(self.after)
        return f"{self.row}, {self.column}: '{was}' menjadi '{now}'{done}"


@dataclass(slots=True)
class ReturnedSop:
    """What became of an SOP of this program."""

    label: str
    """The file as the user knows it."""
    process: ResolvedProcess
    edits: list[Edit] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    """What was changed in the flow, which is changed in the definition alone."""

    def lines(self) -> list[str]:
        """The report for people."""
        whose = f"{self.process.code} {self.process.name} ({self.process.target.name})"
        if not self.edits and not self.remarks:
            return [f"{self.label}: SOP {whose} buatan program ini; isinya sama dengan definisinya"]
        told = [f"{self.label}: SOP {whose} buatan program ini, yang disunting"]
        told += [f"  {edit.told}" for edit in self.edits]
        return told + [f"  {remark}" for remark in self.remarks]


def compare_identity(found: ReturnedSop, edited: Identity, original: Identity) -> None:
    """Note changes of the first page, which units fill in by their own lists."""
    for one in fields(Identity):
        new, old = getattr(edited, one.name), getattr(original, one.name)
        if new != old:
            column, before, after = _IDENTITY[one.name], _plain(old), _plain(new)
            edit = Edit("halaman identitas", column, before, after, is_written=False)
            found.edits.append(edit)


def _plain(value: object) -> str:
    """What stands in a field."""
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, Approval):
        return ", ".join(part for part in (value.title, value.name, value.nip) if part)
    return str(value)


def compare_flow(found: ReturnedSop, edited: ReadSop, original: ReadSop) -> None:
    """Note changes of the flow, which is changed in the definition alone."""
    if not any(step.actors for step in edited.steps):
        found.remarks.append(
            "simbol dan panahnya tidak terbaca, mungkin karena disimpan oleh program lain; hanya "
            "teksnya yang dibandingkan"
        )
    elif len(edited.steps) != len(original.steps):
        pairs = pairs_of(edited, original)
        new = [row for place, row in enumerate(edited.steps) if place not in dict(pairs)]
        known = {old for _, old in pairs}
        lost = [row for place, row in enumerate(original.steps) if place not in known]
        for rows, what in ((new, "baris baru"), (lost, "baris yang hilang")):
            found.remarks += [
                f"{what}: {row_told(row)} '{shortened(row.text)}'; ubah langkahnya di definisinya"
                for row in rows
            ]
    else:
        _compare_arrows(found, edited, original)


def _compare_arrows(found: ReturnedSop, edited: ReadSop, original: ReadSop) -> None:
    """Note other arrows and other actors of the same rows."""
    old = {(one.start, one.end, one.label) for one in original.flows}
    new = {(one.start, one.end, one.label) for one in edited.flows}
    for start, end, label in sorted(new ^ old):
        what = "panah baru" if (start, end, label) in new else "panah yang dihapus"
        name = f" ({label})" if label else ""
        ways = f"dari {row_told(edited.steps[start])} ke {row_told(edited.steps[end])}"
        found.remarks.append(f"{what} {ways}{name}; ubah alurnya di definisinya")
    for one, other in zip(edited.steps, original.steps, strict=True):
        if one.actors != other.actors:
            told = f"{', '.join(other.actors)} menjadi {', '.join(one.actors)}"
            found.remarks.append(
                f"{row_told(other)}: pelaksana {told}; ubah pelakunya di definisinya"
            )


def pairs_of(edited: ReadSop, original: ReadSop) -> list[tuple[int, int]]:
    """The places of rows that are about one step, in the edited SOP and in the original.

    Where rows came or went, those that say the same.
    """
    if len(edited.steps) == len(original.steps):
        return [(place, place) for place in range(len(original.steps))]
    new, old = ([step.text for step in sop.steps] for sop in (edited, original))
    blocks = SequenceMatcher(None, new, old, autojunk=False).get_matching_blocks()
    return [(one.a + place, one.b + place) for one in blocks for place in range(one.size)]


def row_told(step: ReadStep) -> str:
    """How a row is called."""
    return f"no. {step.number}" if step.number else f"'{shortened(step.text)}'"


def texts_of(step: ReadStep) -> dict[str, Value]:
    """What a row says, by column."""
    return {
        "kegiatan": step.text,
        "kelengkapan": list(step.needs),
        "waktu": step.time,
        "output": list(step.results),
        "keterangan": step.remark,
    }


def told(value: Value) -> str:
    """A value as a line shows it."""
    return value if isinstance(value, str) else "; ".join(str(one) for one in items(value))

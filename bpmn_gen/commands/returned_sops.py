"""SOPs of this program that staff edited in Word or Excel: changes are offered to definitions.

The SOP is made anew from its definition, in memory, and both are read by the same reader.  What the
two say differently is what somebody changed.  A change is written only where the definition says
word for word what the SOP said; everything else is told, because texts of a definition may stand
for many units.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bpmn_gen.compiler.document_codes import sop_code
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import all_types, all_units
from bpmn_gen.definition.discovery import label_of
from bpmn_gen.diagnostics import Findings
from bpmn_gen.jobs.sop_planning import SopPlanner, sop_templates
from bpmn_gen.sop.compose import brief_of
from bpmn_gen.sop.rows import flowchart
from bpmn_gen.sop_files import read_sheets, sheets_in, title_of
from bpmn_gen.sop_reading.read_sop import Approval, Identity
from bpmn_gen.sop_reading.reading import read_sops
from bpmn_gen.sop_reading.telling import shortened
from bpmn_gen.writing.editing import Editor
from bpmn_gen.writing.values import as_plain, items

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.sop_reading.read_sop import ReadSop, ReadStep
    from bpmn_gen.store.project import Project
    from bpmn_gen.writing.changes import Changes
    from bpmn_gen.writing.places import Path as Place
    from bpmn_gen.writing.values import Value

_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "kegiatan": ("kegiatan", "keputusan", "selesai", "mulai"),
    "kelengkapan": ("kelengkapan",),
    "waktu": ("waktu",),
    "output": ("keluaran",),
    "keterangan": ("keterangan",),
}
"""Keys of a step in which the words of each column stand."""
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
_PLACEHOLDER: Final = "{"


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


def return_sop(
    project: Project, defs: DefinitionSet, path: Path, changes: Changes, unit: str | None = None
) -> ReturnedSop | None:
    """Compare a file with what its definition says now; None where it is no SOP of this program.

    Args:
        project: the project.
        defs: its definitions.
        path: the file.
        changes: take what can be written.
        unit: the unit whose SOP it is; else its folder names the unit.

    Raises:
        OSError: when the file cannot be read.
        UnreadableFileError: when it is damaged.
    """
    title = title_of(path)
    process = _process_of(defs, title, path, unit) if title else None
    if process is None:
        return None
    edited = read_sops(read_sheets(path)[0])
    original = read_sops(sheets_in(_made(project, defs, process, path.suffix.casefold()))[0])
    found = ReturnedSop(path.as_posix(), process)
    if len(edited) != 1 or len(original) != 1:
        found.remarks.append("tabelnya tidak terbaca lagi sebagai satu SOP")
        return found
    _compare_identity(found, edited[0].identity, original[0].identity)
    _compare(found, edited[0], original[0])
    _write(found, defs, edited[0], original[0], changes)
    return found


def _process_of(
    defs: DefinitionSet, title: str, path: Path, unit: str | None
) -> ResolvedProcess | None:
    """The process whose SOP a title names, for the unit that it was made for."""
    word = title.split(maxsplit=1)[0] if title.split() else ""
    slugs = {folder.name for folder in path.resolve().parents}
    targets = list(_targets(defs, unit))
    meant = [one for one in targets if one.slug in slugs] or targets
    for target in meant:
        for process in resolve(defs, target, Findings()):
            if sop_code(defs.daerah, process.code).casefold() == word.casefold():
                return process
    return None


def _targets(defs: DefinitionSet, unit: str | None) -> Iterator[Target]:
    """Units first, because an office knows its own SOPs; then types."""
    for target in all_units(defs):
        if unit is None or target.name.casefold() == unit.casefold():
            yield target
    if unit is None:
        yield from all_types(defs)


def _made(project: Project, defs: DefinitionSet, process: ResolvedProcess, suffix: str) -> bytes:
    """The SOP as it would be made now."""
    kind = "docx" if suffix == ".docx" else "xlsx"
    templates = sop_templates(project, defs, Findings())
    job = next(SopPlanner(defs, (kind,), templates, "").job(process, ""))
    return next(job.render())


def _compare_identity(found: ReturnedSop, edited: Identity, original: Identity) -> None:
    """Note changes of the first page, which units fill in by their own lists."""
    for one in fields(Identity):
        new, old = getattr(edited, one.name), getattr(original, one.name)
        if new != old:
            column = _IDENTITY.get(one.name, one.name)
            found.edits.append(
                Edit("halaman identitas", column, _plain(old), _plain(new), is_written=False)
            )


def _plain(value: object) -> str:
    """What stands in a field."""
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, Approval):
        return ", ".join(part for part in (value.title, value.name, value.nip) if part)
    return str(value)


def _compare(found: ReturnedSop, edited: ReadSop, original: ReadSop) -> None:
    """Note changes of the flow, which is changed in the definition alone."""
    if not any(step.actors for step in edited.steps):
        found.remarks.append(
            "simbol dan panahnya tidak terbaca, mungkin karena disimpan oleh program lain; hanya "
            "teksnya yang dibandingkan"
        )
        return
    if len(edited.steps) != len(original.steps):
        paired = {one for pair in _pairs(edited, original) for one in map(id, pair)}
        for steps, what in ((edited.steps, "baris baru"), (original.steps, "baris yang hilang")):
            found.remarks += [
                f"{what}: {_row(step)} '{shortened(step.text)}'; ubah langkahnya di definisinya"
                for step in steps
                if id(step) not in paired
            ]
        return
    old = {(one.start, one.end, one.label) for one in original.flows}
    new = {(one.start, one.end, one.label) for one in edited.flows}
    for start, end, label in sorted(new ^ old):
        what = "panah baru" if (start, end, label) in new else "panah yang dihapus"
        name = f" ({label})" if label else ""
        ways = f"dari {_row(edited.steps[start])} ke {_row(edited.steps[end])}"
        found.remarks.append(f"{what} {ways}{name}; ubah alurnya di definisinya")
    for one, other in zip(edited.steps, original.steps, strict=True):
        if one.actors != other.actors:
            told = f"{', '.join(other.actors)} menjadi {', '.join(one.actors)}"
            found.remarks.append(f"{_row(other)}: pelaksana {told}; ubah pelakunya di definisinya")


def _pairs(edited: ReadSop, original: ReadSop) -> list[tuple[ReadStep, ReadStep]]:
    """Rows of both that are about one step; where rows came or went, those that say the same."""
    if len(edited.steps) == len(original.steps):
        return list(zip(edited.steps, original.steps, strict=True))
    new, old = ([step.text for step in sop.steps] for sop in (edited, original))
    blocks = SequenceMatcher(None, new, old, autojunk=False).get_matching_blocks()
    return [
        (edited.steps[block.a + place], original.steps[block.b + place])
        for block in blocks
        for place in range(block.size)
    ]


def _row(step: ReadStep) -> str:
    """How a row is called."""
    return f"no. {step.number}" if step.number else f"'{shortened(step.text)}'"


def _texts(step: ReadStep) -> dict[str, Value]:
    """What a row says, by column."""
    return {
        "kegiatan": step.text,
        "kelengkapan": list(step.needs),
        "waktu": step.time,
        "output": list(step.results),
        "keterangan": step.remark,
    }


def _write(
    found: ReturnedSop, defs: DefinitionSet, edited: ReadSop, original: ReadSop, changes: Changes
) -> None:
    """Note what rows say otherwise, and write what the definition says word for word."""
    own = defs.seen_by(found.process.target.unit)
    chart = flowchart(found.process, merge_events=brief_of(found.process, own).merge_events)
    source = Path(found.process.origin.path)
    now = changes.content_of(source)
    before = source.read_bytes()
    editor = Editor((now or before).decode("utf-8-sig"))
    ids = [row.id for row in chart.rows] if len(chart.rows) == len(original.steps) else []
    for new, old in _pairs(edited, original):
        number = original.steps.index(old)
        for column, value in _texts(new).items():
            was = _texts(old)[column]
            if value == was:
                continue
            place = _place(editor, ids[number], column, was) if ids else None
            if place is not None:
                editor.set(place, value)
            edit = Edit(_row(old), column, _told(was), _told(value), is_written=place is not None)
            found.edits.append(edit)
    owner = defs.office_of(found.process.target.unit)
    is_own = owner is not None and found.process.code in owner.proses
    if not is_own and any(edit.is_written for edit in found.edits):
        found.remarks.append("definisinya dipakai bersama: perubahan berlaku bagi semua unitnya")
    changes.set(source, editor.text.encode(), before, label_of(source))


def _place(editor: Editor, step: str, column: str, was: Value) -> Place | None:
    """Where the definition says word for word what a row said; None where it does not."""
    path = next(_step_places(editor.value(()), (), step), None)
    for key in _FIELDS[column] if path is not None else ():
        place = (*(path or ()), key)
        if not editor.has(place):
            continue
        value = as_plain(editor.value(place))
        said = value if isinstance(value, list) or isinstance(was, str) else [value]
        if said == was and _PLACEHOLDER not in str(value):
            return place
    return None


def _step_places(value: Value, path: Place, step: str) -> Iterator[Place]:
    """Where the step with an id stands, at any depth."""
    if isinstance(value, Mapping):
        if value.get("id") == step:
            yield path
        for key, inner in value.items():
            yield from _step_places(inner, (*path, key), step)
    elif not isinstance(value, str):
        for number, inner in enumerate(items(value)):
            yield from _step_places(inner, (*path, number), step)


def _told(value: Value) -> str:
    """A value as a line shows it."""
    return value if isinstance(value, str) else "; ".join(str(one) for one in _listed(value))


def _listed(value: Value) -> Iterable[Value]:
    """The entries of a list."""
    return items(value)

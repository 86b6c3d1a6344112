"""Starts a process of an office: a commented draft, entered in the office's own map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from bpmn_gen.commands.office import prefix_of
from bpmn_gen.compiler.placeholders import escaped
from bpmn_gen.compiler.wording import listed
from bpmn_gen.definition.discovery import label_of
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import CompileError, Findings, did_you_mean
from bpmn_gen.errors import MisuseError
from bpmn_gen.model.ids import is_device
from bpmn_gen.store.project import shipped
from bpmn_gen.writing.changes import Changes
from bpmn_gen.writing.editing import Editor
from bpmn_gen.writing.unit_list import number_of
from bpmn_gen.writing.values import block_lines, items

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.definition.definition_set import DefinitionSet, Office
    from bpmn_gen.definition.schema import Unit
    from bpmn_gen.store.project import Project
    from bpmn_gen.writing.values import Value

EXAMPLES = Path(__file__).resolve().parents[1] / "writing" / "examples"
"""One file for each kind of service, complete enough to be built as it stands."""
PLAIN = "dasar"
"""The example that is taken where none is asked for."""
FIRST_GROUP = "Pelayanan"


@dataclass(frozen=True, slots=True)
class NewProcess:
    """What is to be written, and where."""

    changes: Changes
    code: str
    path: Path


def examples() -> list[str]:
    """The keys of all examples, sorted."""
    return sorted(path.stem for path in EXAMPLES.glob("*.yaml"))


def new_process(project: Project, name: str, unit: str | None, example: str | None) -> NewProcess:
    """Prepare a draft of a process and its entry in the map of the office; nothing is written.

    Args:
        project: the project.
        name: the name of the process.
        unit: the name of the unit; None in a project of one office.
        example: the key of an example; None for a short draft.

    Raises:
        CompileError: when the definitions cannot be read.
        MisuseError: when the unit or the example is not known, the name is blank, or the process
            is there already.
    """
    name = " ".join(name.split())
    if not name:
        raise MisuseError("Nama proses masih kosong; tulis misalnya bpmn-gen baru 'Surat masuk'")
    key = example or PLAIN
    if key not in examples():
        near = "; ".join(did_you_mean(key, examples())).replace("m", "M", 1)
        known = ", ".join(one for one in examples() if one != PLAIN)
        raise MisuseError(f"Contoh '{key}' tidak ada. {near + ' ' if near else ''}Pilih: {known}")
    findings = Findings()
    defs = load(project.defs, findings, shipped("process_defs"))
    if findings.has_errors:
        raise CompileError(findings)
    chosen = _unit(defs, unit)
    office = defs.office_of(chosen)
    folder = project.defs / "unit" / file_slug(chosen.nama)
    written = escaped(name)
    same = written.casefold()
    if office and any(str(one.nama).casefold() == same for one in office.proses.values()):
        raise MisuseError(f"Proses '{name}' sudah ada pada {chosen.nama}")
    path = _free_path(folder / "proses", name)
    changes = Changes(project.defs.parent)
    if office is None:
        _move(changes, chosen, project.defs / "unit.yaml", folder / "unit.yaml")
    group, code = _codes(chosen, office, defs.daerah.kode.pemisah)
    _enter(changes, folder / "peta.yaml", group, code)
    text = _draft(key, written, code)
    changes.set(path, text.encode(), None, label_of(path))
    return NewProcess(changes, code, path)


def _free_path(folder: Path, name: str) -> Path:
    """A file for a process; names that read alike as file names get a number."""
    stem = file_slug(name)
    stem += "-proses" * is_device(stem)
    numbered = (f"{stem}-{number}" for number in count(2))
    paths = (folder / f"{one}.yaml" for one in chain((stem,), numbered))
    return next(path for path in paths if not path.exists())


def _unit(defs: DefinitionSet, name: str | None) -> Unit:
    """The unit that is meant; of a project of one office that office.

    Raises:
        MisuseError: when there is none of that name, or several and no name.
    """
    owners = [office.unit for office in defs.offices.values()] or list(defs.unit)
    if name is None and len(owners) == 1:
        return owners[0]
    names = [str(one.nama) for one in defs.unit]
    if name is None:
        known = f": {listed(names)}" if names else ""
        raise MisuseError(f"Sebutkan unitnya dengan --unit{known}")
    found = next((one for one in defs.unit if file_slug(one.nama) == file_slug(name)), None)
    if found is None:
        hints = did_you_mean(name, names) or ("tulis dahulu nama dan tipenya di unit.yaml",)
        raise MisuseError(f"Unit '{name}' tidak ada; {'; '.join(hints)}")
    return found


def _move(changes: Changes, unit: Unit, every: Path, own: Path) -> None:
    """Move the entry of a unit from the list of all units into its own folder."""
    before = every.read_bytes()
    editor = Editor(before.decode("utf-8-sig"))
    entries = items(editor.value(()))
    number = number_of(entries, file_slug(unit.nama))
    assert number is not None  # noqa: S101 -- the unit was read from this very list
    text = "\n".join(block_lines(entries[number], 0)) + "\n"
    editor.remove((number,))
    changes.set(every, editor.text.encode(), before, label_of(every))
    changes.set(own, text.encode(), None, label_of(own))


def _codes(unit: Unit, office: Office | None, separator: str) -> tuple[str, str]:
    """The group that a new process goes into, and the next free code below it."""
    groups = office.peta.peta if office and office.peta else ()
    prefix = str(unit.kode or prefix_of(str(unit.nama)))
    group = str(groups[0].kode) if groups else f"{prefix}{separator}01"
    mapped = (code for one in groups for code in one.proses)
    taken = {str(code).casefold() for code in (*(office.proses if office else ()), *mapped)}
    numbers = (f"{group}{separator}{number:02d}" for number in range(1, 10_000))
    return group, next(code for code in numbers if code.casefold() not in taken)


def _enter(changes: Changes, path: Path, group: str, code: str) -> None:
    """Enter the process in the map of the office, which may not be there yet."""
    before = path.read_bytes() if path.exists() else None
    editor = Editor(before.decode("utf-8-sig") if before else "peta: []\n")
    number = _number_of(editor, group)
    if number is None:
        entry: Value = {"kode": group, "nama": FIRST_GROUP, "kelompok": "inti", "proses": [code]}
        known: Value = editor.value(("peta",)) if editor.has(("peta",)) else []
        editor.set(("peta",), [*items(known), entry])
    else:
        place = ("peta", number, "proses")
        known = items(editor.value(place)) if editor.has(place) else []
        editor.set(place, [*known, code])
    changes.set(path, editor.text.encode(), before, label_of(path))


def _number_of(editor: Editor, group: str) -> int | None:
    """The place of a group in the map."""
    groups: Iterable[Value] = items(editor.value(("peta",))) if editor.has(("peta",)) else ()
    for number, one in enumerate(groups):
        if isinstance(one, Mapping) and one.get("kode") == group:
            return number
    return None


def _draft(key: str, name: str, code: str) -> str:
    """The text of an example with the code and name of the new process."""
    editor = Editor((EXAMPLES / f"{key}.yaml").read_text("utf-8"))
    editor.set(("kode",), code)
    editor.set(("nama",), name)
    return editor.text

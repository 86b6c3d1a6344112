"""Starts a process of an office: a commented draft, entered in the office's own map."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from bpmn_gen.commands.in_the_way import refuse_in_the_way
from bpmn_gen.commands.map_entry import FIRST_GROUP, Group, Place, codes_of, enter, group_of
from bpmn_gen.commands.office import prefix_of, take_out
from bpmn_gen.commands.sheet_subject import find_unit
from bpmn_gen.compiler.placeholders import escaped
from bpmn_gen.definition.discovery import label_of
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.definition.load import load
from bpmn_gen.definition.schema.peta import KELOMPOK
from bpmn_gen.diagnostics import Findings, did_you_mean
from bpmn_gen.edition.keeping import editions
from bpmn_gen.errors import MisuseError
from bpmn_gen.store.project import shipped
from bpmn_gen.writing.changes import Changes
from bpmn_gen.writing.editing import Editor
from bpmn_gen.writing.unit_list import entry_at, number_of
from bpmn_gen.writing.values import block_lines, items

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Unit
    from bpmn_gen.store.project import Project

EXAMPLES = Path(__file__).resolve().parents[1] / "writing" / "examples"
"""One file for each kind of service, complete enough to be built as it stands."""
PLAIN = "dasar"
"""The example that is taken where none is asked for."""


@dataclass(frozen=True, slots=True)
class NewProcess:
    """What is to be written, and where."""

    changes: Changes
    code: str
    path: Path


def examples() -> list[str]:
    """The keys of all examples, sorted."""
    return sorted(path.stem for path in EXAMPLES.glob("*.yaml"))


@dataclass(frozen=True, slots=True)
class Example:
    """A kind of service that a process may begin with."""

    key: str
    name: str
    about: str
    """What it holds and what to fit in it, from the remark at its head."""


def described() -> list[Example]:
    """All examples, sorted by key."""
    return [_described(key) for key in examples()]


def _described(key: str) -> Example:
    """An example in the words of its own file."""
    text = (EXAMPLES / f"{key}.yaml").read_text("utf-8")
    head = text.partition("\n")[0].removeprefix("#").strip()
    return Example(key, str(Editor(text).value(("nama",))), head)


def new_process(
    project: Project,
    name: str,
    unit: str | None,
    example: str | None,
    group: str = "",
    kind: str = KELOMPOK[0],
) -> NewProcess:
    """Prepare a draft of a process and its entry in the map of the office; nothing is written.

    Args:
        project: the project.
        name: the name of the process.
        unit: the name of the unit; None in a project of one office.
        example: the key of an example; None for a short draft.
        group: see :class:`Wanted`.
        kind: see :class:`Wanted`.

    Raises:
        CompileError: when what the process is added to cannot be read; other processes may have
            mistakes.
        MisuseError: when the unit, the example or the group is not known, the name is blank, or the
            process is there already.
    """
    name = " ".join(name.split())
    if not name:
        raise MisuseError('Nama proses masih kosong; tulis misalnya bpmn-gen baru "Surat masuk"')
    key = example or PLAIN
    if key not in examples():
        near = "; ".join(did_you_mean(key, examples())).replace("m", "M", 1)
        known = ", ".join(one for one in examples() if one != PLAIN)
        raise MisuseError(f"Contoh '{key}' tidak ada. {near + ' ' if near else ''}Pilih: {known}")
    findings = Findings()
    defs = load(project.defs, findings, shipped("process_defs"))
    refuse_in_the_way(project, findings)
    refuse_in_the_way(project, findings, file_slug(find_unit(defs, unit).nama))
    changes = Changes(project.defs.parent)
    wanted = Wanted(name, unit, group=group, kind=kind)
    return place_process(
        project, defs, wanted, lambda code: _draft(key, escaped(name), code), changes
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """A process that is to be added."""

    name: str
    """As people say it."""
    unit: str | None
    """The name of its unit; None in a project of one office."""
    code: str = ""
    """Its code; empty for the next one that is free."""
    group: str = ""
    """Code or name of the group of level 0 that it goes into; a name that no group has makes a new
    group.  Empty for the one that its code belongs to, or the first."""
    kind: str = KELOMPOK[0]
    """Of a group that is made anew: which of the three kinds of level 0."""


def place_process(
    project: Project,
    defs: DefinitionSet,
    wanted: Wanted,
    text_of: Callable[[str], str],
    changes: Changes,
) -> NewProcess:
    """Add a process to the folder of an office and to its map; nothing is written.

    Args:
        project: the project.
        defs: its definitions.
        wanted: the process.
        text_of: its text by its code.
        changes: take it in; may hold others already.

    Raises:
        MisuseError: when the unit is not known, or the process or its code is there already.
    """
    chosen = find_unit(defs, wanted.unit)
    office = defs.office_of(chosen)
    folder = project.defs / "unit" / file_slug(chosen.nama)
    same = escaped(wanted.name).casefold()
    if office and any(str(one.nama).casefold() == same for one in office.proses.values()):
        raise MisuseError(f"Proses '{wanted.name}' sudah ada pada {chosen.nama}")
    path = _free_path(folder / "proses", wanted.name, changes)
    if office is None and changes.content_of(folder / "unit.yaml") is None:
        _move(changes, chosen, project.defs / "unit.yaml", folder / "unit.yaml")
    map_path = folder / "peta.yaml"
    editor = Editor((changes.content_of(map_path) or b"peta: []\n").decode("utf-8-sig"))
    place = Place(chosen, office, defs.daerah.kode.pemisah, _codes_set(project, folder.name))
    asked = group_of(place, editor, wanted.group)
    group, code = codes_of(place, editor, wanted.code, asked)
    entered = Group(group, escaped(wanted.group) or FIRST_GROUP, wanted.kind)
    enter(changes, map_path, editor, entered, code)
    changes.set(path, text_of(code).encode(), None, label_of(path))
    return NewProcess(changes, code, path)


def _free_path(folder: Path, name: str, changes: Changes) -> Path:
    """A file for a process; names that read alike as file names get a number."""
    stem = file_slug(name)
    stem += "proses" * stem.endswith("-")  # the name of a device
    numbered = (f"{stem}-{number}" for number in count(2))
    paths = (folder / f"{one}.yaml" for one in chain((stem,), numbered))
    return next(path for path in paths if changes.content_of(path) is None)


def _move(changes: Changes, unit: Unit, every: Path, own: Path) -> None:
    """Move the entry of a unit from the list of all units into its own folder."""
    slug = file_slug(unit.nama)
    editor = Editor((changes.content_of(every) or every.read_bytes()).decode("utf-8-sig"))
    entries = items(editor.value(()))
    entry = entry_at(entries, number_of(entries, slug))
    if not unit.kode:
        # Codes of its processes begin with it, so it is declared where the office sees it.
        entry = {**entry, "kode": prefix_of(str(unit.nama))}
    text = "\n".join(block_lines(entry, 0)) + "\n"
    take_out(changes, every, slug)
    changes.set(own, text.encode(), None, label_of(own))


def _codes_set(project: Project, slug: str) -> frozenset[str]:
    """The codes that decrees have set in a unit: another process with one would be its revision."""
    kept = editions(project.edition_folders, Findings())
    found = (one.edition.unit_of(f"unit-{slug}") for one in kept)
    return frozenset(one.code.casefold() for unit in found if unit for one in unit.processes)


def _draft(key: str, name: str, code: str) -> str:
    """The text of an example with the code and name of the new process."""
    editor = Editor((EXAMPLES / f"{key}.yaml").read_text("utf-8"))
    editor.set(("kode",), code)
    editor.set(("nama",), name)
    return editor.text

"""Gives a unit another name, with its folder and all that knows the unit by its name."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from bpmn_gen.commands.trying import errors_after, fresh_among, moved
from bpmn_gen.definition.discovery import find_files, label_of
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.definition.load import load
from bpmn_gen.definition.text import folded
from bpmn_gen.diagnostics import CompileError, Findings
from bpmn_gen.edition.keeping import editions
from bpmn_gen.errors import MisuseError, RefusalError
from bpmn_gen.store.project import shipped
from bpmn_gen.writing.changes import Changes, remove_empty
from bpmn_gen.writing.editing import Editor
from bpmn_gen.writing.values import placed_texts

if TYPE_CHECKING:
    from pathlib import Path as FilePath

    from bpmn_gen.definition.definition_set import Office
    from bpmn_gen.definition.discovery import Found
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.store.project import Project
    from bpmn_gen.writing.places import Path

_UNITS: Final = frozenset({"unit", "unit_sendiri"})
"""Kinds of files that say which units there are."""
_REFER: Final = frozenset({"berlaku", "unit"})
"""Keys whose texts are names of units, of actors and of what processes and conditions are for."""


@dataclass(slots=True)
class RenamedUnit:
    """What another name of a unit changes."""

    changes: Changes
    old: str
    """The name that it had."""
    slug: str
    """The name of its folder from then on."""
    folders: tuple[FilePath, ...] = ()
    """The folders that are empty afterwards."""
    follows: list[str] = field(default_factory=list)
    """Files elsewhere that know the unit by its name, and follow."""
    left: list[str] = field(default_factory=list)
    """Places that mention the old name among other words, each with its line; they stay."""
    decrees: list[str] = field(default_factory=list)
    """Numbers of decrees that know the unit by its old name."""

    def write(self, command: str) -> None:
        """Write everything, or nothing.

        Raises:
            RefusalError: when a file is not what it was.
            OSError: when a file cannot be written; all is as before then.
        """
        self.changes.write(command)
        remove_empty(list(self.folders))


def rename_unit(project: Project, slug: str, name: str) -> RenamedUnit:
    """Prepare another name of a unit that has a folder; nothing is written.

    Args:
        project: the project.
        slug: the name of its folder.
        name: its name from then on.

    Raises:
        CompileError: when the definitions would have errors that they have not now.
        MisuseError: when the name cannot be that of the unit.
        RefusalError: when a file cannot be looked into, or the folder holds what cannot move.
    """
    name = " ".join(name.split())
    defs = load(project.defs, Findings(), shipped("process_defs"))
    office = defs.offices.get(slug)
    if office is None:
        raise MisuseError(f"Unit '{slug}' tidak punya folder di proyek ini")
    new = _slug_of(project, office, name, [str(one.nama) for one in defs.unit])
    made = RenamedUnit(Changes(project.defs.parent), str(office.unit.nama), new)
    for found in find_files(project.defs, Findings()).files:
        _in_file(made, found, (str(office.unit.nama), name), f"unit/{slug}/")
    if new != slug:
        _move(made, project.defs / "unit" / slug, project.defs / "unit" / new)
    made.decrees = [
        str(one.edition.numbered)
        for one in editions(project.edition_folders, Findings())
        if one.edition.unit_of(f"unit-{slug}")
    ]
    if wrong := _errors_of(project, made, slug, name):
        raise CompileError(wrong)
    return made


def _errors_of(project: Project, made: RenamedUnit, slug: str, name: str) -> list[Diagnostic]:
    """The errors that another name brings; those that only move with the unit are none of them.

    They are shown where the files still are.
    """
    places = (label_of(project.defs / "unit" / one) for one in (made.slug, slug))
    new, old = (f"{one}/" for one in places)
    after = [moved(one, new, old) for one in errors_after(project, made.changes)]
    as_before = [replace(one, message=one.message.replace(name, made.old)) for one in after]
    fresh = fresh_among(project, as_before)
    return [one for one, known in zip(after, as_before, strict=True) if known in fresh]


def _slug_of(project: Project, office: Office, name: str, units: list[str]) -> str:
    """The folder of a unit by its new name.

    Raises:
        MisuseError: when the name is no name, the same, or that of another unit.
    """
    if not any(map(str.isalnum, name)):
        raise MisuseError("Nama unit masih kosong; tulis nama barunya")
    old = str(office.unit.nama)
    if name == old:
        raise MisuseError(f"Namanya sudah '{old}'; tulis nama lain")
    slug = file_slug(name)
    other = next((one for one in units if one != old and file_slug(one) == slug), None)
    if other is not None:
        raise MisuseError(f"Nama itu sudah dipakai unit '{other}'; tulis nama lain")
    if slug != office.slug and (project.defs / "unit" / slug).exists():
        raise MisuseError(f"Folder 'unit/{slug}' sudah ada; tulis nama lain")
    return slug


def _in_file(made: RenamedUnit, found: Found, names: tuple[str, str], own: str) -> None:
    """Put the new name where a file names the unit, and note where it mentions the old one.

    Args:
        made: takes both.
        found: the file.
        names: the old name and the new one.
        own: how the files of the unit itself begin.

    Raises:
        RefusalError: when the file has mistakes in its form.
    """
    before = found.path.read_bytes()
    try:
        content = before.decode("utf-8-sig")
        editor = Editor(content)
    except UnicodeDecodeError as error:
        raise RefusalError(f"'{found.label}' bukan UTF-8; betulkan dahulu") from error
    except RefusalError as error:
        raise RefusalError(f"'{found.label}': {error}; betulkan dahulu") from error
    old, new = names
    for path, text in list(placed_texts(editor.value(()))):
        if folded(text) == folded(old) and _is_name(found.kind.name, path):
            editor.set(path, new)
        elif folded(old) in folded(text) and not _is_law(found.kind.name, path):
            line = content.count("\n", 0, _place(content, text)) + 1
            made.left.append(f"{found.relative}, baris {line}")
    after = editor.text.encode()
    if after != before.removeprefix(b"\xef\xbb\xbf"):
        made.changes.set(found.path, after, before, found.label)
        if not found.relative.startswith(own):
            made.follows.append(found.relative)


def _place(content: str, text: str) -> int:
    """About where a text stands in its file: where its first line does."""
    return max(content.find(text.split("\n", maxsplit=1)[0][:40]), 0)


def _is_name(kind: str, path: Path) -> bool:
    """Whether the text at a path is a unit's name, by which other places know it."""
    keys = [one for one in path if isinstance(one, str)]
    if kind in _UNITS:
        return keys == ["nama"]
    return bool(keys) and keys[-1] in _REFER and not _is_law(kind, path)


def _is_law(kind: str, path: Path) -> bool:
    """Whether a text is the regulation's own, such as the units that it lists for a type."""
    return kind == "peraturan" or (kind == "tipe_unit" and path[:1] == ("unit",))


def _move(made: RenamedUnit, old: FilePath, new: FilePath) -> None:
    """Move everything in a folder; what is in a file by then counts.

    Raises:
        RefusalError: when something in it is no ordinary file.
    """
    folders = [old]
    for path in sorted(old.rglob("*")):
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            raise RefusalError(f"'{label_of(path)}' bukan berkas biasa; pindahkan dahulu")
        if path.is_dir():
            folders.append(path)
            continue
        before = path.read_bytes()
        after = made.changes.content_of(path)
        target = new / path.relative_to(old)
        made.changes.set(target, after if after is not None else before, None, label_of(target))
        made.changes.set(path, None, before, label_of(path))
    made.folders = tuple(folders)

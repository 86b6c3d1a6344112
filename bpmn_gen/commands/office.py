"""Starts the small project of one office: who it is, and room for its own processes.

The processes of the regulation are not copied.  They come along with the program, so that a newer
program brings newer ones, and the office sees only files that are its own to change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.commands.in_the_way import refuse_in_the_way
from bpmn_gen.definition.discovery import label_of
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings, did_you_mean
from bpmn_gen.errors import MisuseError, RefusalError
from bpmn_gen.model.ids import is_device
from bpmn_gen.store.disk import write_atomically
from bpmn_gen.store.project import DEFINITIONS, shipped
from bpmn_gen.writing.changes import Changes
from bpmn_gen.writing.editing import Editor
from bpmn_gen.writing.identities import IDENTITY
from bpmn_gen.writing.unit_list import entries_of, entry_at, number_of
from bpmn_gen.writing.values import inline, items, pair_lines

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Unit
    from bpmn_gen.definition.value import Value
    from bpmn_gen.store.project import Project

_LETTER = re.compile(r"[A-Z]")
_MIN, _MAX = 2, 6
"""Letters of a prefix that is made of a name."""

_UNIT = """\
# Identitas unit. Yang tidak diisi mengikuti tipe unitnya.
nama: {nama}
tipe: {tipe}
# Awalan kode proses milik unit sendiri; ubah sekarang bila perlu, sebelum ada prosesnya.
kode: {kode}
# Nama jabatan yang sebenarnya menurut perannya:
{rest}
"""
_NO_TITLES = "# jabatan: {pejabat_level_1: ...}"
_PETA = """\
# Kelompok proses level 0 milik unit; 'bpmn-gen baru' menambahkan prosesnya di sini.
peta:
  - kode: {kode}.01
    nama: Pelayanan
    kelompok: inti
    proses: []
"""
_LISTS = """\
# Teks yang dipakai banyak SOP, ditulis sekali di bawah kuncinya; proses cukup menyebut kuncinya.
# dasar_hukum:
#   uu-pelayanan-publik: Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
dasar_hukum: {}
"""


@dataclass(frozen=True, slots=True)
class Started:
    """The folder of an office that has been made."""

    folder: Path
    remark: str = ""
    """What differs from the regency's own list because it was asked for; else empty."""


def start_office(folder: Path, name: str, number: int | None) -> Started:
    """Make the folder of an office in a new project.

    Args:
        folder: the folder of the project; may hold other things, but no definitions.
        name: the name of the unit.
        number: the unit type; None where the regency's own list knows the unit.

    Raises:
        RefusalError: when there are definitions already; nothing is written then.
        MisuseError: when the name is blank or has no letter or the type is not known.
        OSError: when something cannot be written.
    """
    _require_name(name)
    place = folder / DEFINITIONS
    if place.exists() or (folder / "daerah.yaml").exists():
        raise RefusalError(f"'{place}' sudah ada; tidak ada yang ditulis. Pilih folder lain")
    defs = load(shipped(DEFINITIONS), Findings(), shipped(DEFINITIONS))
    unit = _listed_unit(defs, name)
    tipe = _type_of(unit, name, number, defs)
    own = place / "unit" / file_slug(name)
    own.mkdir(parents=True)
    (own / "proses").mkdir()
    for file, text in _files(unit, name, tipe, shipped(DEFINITIONS)).items():
        write_atomically(own / file, text.encode())
    return Started(own, _remark(unit, tipe, defs))


def add_office(project: Project, name: str, number: int | None) -> Changes:
    """Prepare the folder of one more office in a project; nothing is written.

    An entry in the project's list of units moves into the folder with all that it says.

    Args:
        project: the project.
        name: the name of the unit.
        number: the unit type; None where the list of the project or the regency knows the unit.

    Raises:
        CompileError: when the definitions cannot be read.
        MisuseError: when the name is blank, the unit has a folder, or its type is not known or not
            that of the project's list.
    """
    _require_name(name)
    findings = Findings()
    defs = load(project.defs, findings, shipped(DEFINITIONS))
    refuse_in_the_way(project, findings)
    own = project.defs / "unit" / file_slug(name)
    if own.exists():
        raise MisuseError(f"Folder 'unit/{own.name}' sudah ada; tidak ada yang ditulis")
    unit, place = _listed_unit(defs, name), project.defs
    if unit is None:
        theirs = load(shipped(DEFINITIONS), Findings(), shipped(DEFINITIONS))
        if theirs.daerah.nama == defs.daerah.nama:
            unit, place = _listed_unit(theirs, name), shipped(DEFINITIONS)
    tipe = _type_of(unit, name, number, defs)
    is_mine = unit is not None and place == project.defs
    if is_mine and _remark(unit, tipe, defs):
        raise MisuseError(f"Menurut unit.yaml proyek ini '{name}' bukan tipe {tipe}; pilih tipenya")
    changes = Changes(project.defs.parent)
    for file, text in _files(unit, name, tipe, place).items():
        changes.set(own / file, text.encode(), None, label_of(own / file))
    if is_mine:
        take_out(changes, project.defs / IDENTITY, own.name)
    return changes


def _require_name(name: str) -> None:
    """Refuse what is no name of a unit.

    Raises:
        MisuseError: when it is blank or has no letter.
    """
    if not any(map(str.isalnum, name)):
        why = "tidak memuat huruf" if name.strip() else "masih kosong"
        raise MisuseError(f'Nama unit {why}; tulis misalnya --unit "Kecamatan Kroya"')


def _listed_unit(defs: DefinitionSet, name: str) -> Unit | None:
    """The unit of a name; None where the list does not know it."""
    return next((one for one in defs.unit if file_slug(one.nama) == file_slug(name)), None)


def take_out(changes: Changes, every: Path, slug: str) -> None:
    """Take the entry of a unit, which is there, out of the list of all units."""
    before, now = every.read_bytes(), changes.content_of(every)
    editor = Editor((now or before).decode("utf-8-sig"))
    number = number_of(items(editor.value(())), slug)
    assert number is not None  # noqa: S101 -- the unit was read from this very list
    editor.remove((number,))
    changes.set(every, editor.text.encode(), before, label_of(every))


def _files(unit: Unit | None, name: str, tipe: int, place: Path) -> dict[str, str]:
    """The files of a new office by their names.

    Args:
        unit: what the list says about it; None where that does not know it.
        name: its name.
        tipe: its type.
        place: the folder with the list.
    """
    shown = str(unit.nama) if unit is not None else " ".join(name.split())
    known = _listed(place, name) if unit is not None and int(unit.tipe) == tipe else {}
    code, rest = known.pop("kode", prefix_of(shown)), [_NO_TITLES] * ("jabatan" not in known)
    for key, value in known.items():
        rest += pair_lines(key, value, 0)
    words = {"nama": inline(shown, flow=False), "tipe": tipe, "kode": code, "rest": "\n".join(rest)}
    return {
        IDENTITY: _UNIT.format(**words),
        "peta.yaml": _PETA.format(**words),
        "daftar.yaml": _LISTS,
    }


def _remark(unit: Unit | None, tipe: int, defs: DefinitionSet) -> str:
    """That the list knows a unit by another type, which whoever mistyped a number wants to know."""
    if unit is None or int(unit.tipe) == tipe:
        return ""
    listed, used = (f"{one} ({defs.tipe_unit[one].nama})" for one in (int(unit.tipe), tipe))
    return (
        f"Menurut daftar, {unit.nama} bertipe {listed}; yang dipakai tipe {used} seperti diminta, "
        "tanpa nama jabatannya. Bila keliru, ubah 'tipe' di unit.yaml"
    )


def _type_of(unit: Unit | None, name: str, number: int | None, defs: DefinitionSet) -> int:
    """The type that is asked for, else that of a unit of the regency's list.

    Raises:
        MisuseError: when there is no such type, or none is named and the list does not know the
            unit.
    """
    if number is not None and number not in defs.tipe_unit:
        known = "; ".join(f"{one} {tipe.nama}" for one, tipe in sorted(defs.tipe_unit.items()))
        raise MisuseError(f"Tipe unit {number} tidak ada. Pilih: {known}")
    if number is not None:
        return number
    if unit is not None:
        return int(unit.tipe)
    near = "; ".join(did_you_mean(name, [str(one.nama) for one in defs.unit]))
    hint = f" ({near})" if near else ""
    raise MisuseError(
        f"Unit '{name}' tidak ada dalam daftar{hint}",
        "tulis tipenya dengan --tipe N; nomornya ditampilkan 'bpmn-gen list --bawaan'",
    )


def _listed(place: Path, name: str) -> dict[str, Value]:
    """What a list of units says about one, apart from its name and type."""
    entries = entries_of(place)
    entry = entry_at(entries, number_of(entries, file_slug(name)))
    return {key: value for key, value in entry.items() if key not in ("nama", "tipe")}


def prefix_of(name: str) -> str:
    """A prefix for the codes of a unit: the first letters of the words of its name.

    Codes become folders, so one that Windows keeps for itself gets a letter more.
    """
    words = [word for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()] or name.split()
    letters = _LETTER.findall("".join(word[:1] for word in words).upper())
    if len(letters) < _MIN:
        letters = _LETTER.findall(name.upper())[:3] or ["U", "N", "I", "T"]
    prefix = "".join(letters[:_MAX])
    return f"{prefix}U" if is_device(prefix) else prefix

"""What the page of a process begins with, and the list of all processes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bpmn_gen.commands.sheet_subject import words_of
from bpmn_gen.definition.discovery import label_of
from bpmn_gen.definition.kinds import office_folder
from bpmn_gen.definition.reader import read_text
from bpmn_gen.diagnostics import Findings
from bpmn_gen.errors import RefusalError
from bpmn_gen.sheets.columns import LISTS, PEOPLE
from bpmn_gen.sheets.identity import FIELDS
from bpmn_gen.sheets.process_form import ACTOR_TITLES, kept
from bpmn_gen.web.process.grid import VISIBLE, state_of
from bpmn_gen.web.process.picture import owner_of, targets_of
from bpmn_gen.web.process.state import State
from bpmn_gen.web.process.told import LEVELS
from bpmn_gen.web.process.workshop import value_of
from bpmn_gen.web.server.answering import text_address
from bpmn_gen.web.views.choices import choices_of
from bpmn_gen.writing.places import node_at, pair_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.definition.value import Value
    from bpmn_gen.sheets.identity import Field
    from bpmn_gen.web.process.workshop import Workshop

_SHOWN = frozenset(
    {"no", "jenis_langkah", "kegiatan", "oleh", "ya", "tidak", "kelengkapan", "waktu", "satuan",
     "keluaran", "keterangan"}
)  # fmt: skip
"""Columns that are always shown; others where a row says something in them, or when asked for."""
UNREADABLE: Final = "Belum terbaca, lihat sebabnya"
"""Stands for the name of a process whose file has mistakes in its form."""
_WIDTHS = {"kegiatan": 19, "oleh": 11, "kelengkapan": 12, "keluaran": 12, "keterangan": 12}
"""Widths in em where the page needs other ones than the workbook."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A process in the list."""

    code: str
    name: str
    file: str
    counts: tuple[tuple[str, int], ...]
    """Findings by their level, without those of which there are none."""
    has_draft: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Processes that belong together."""

    name: str
    entries: tuple[Entry, ...]
    slug: str = ""
    """The folder of their office; empty for processes of all units."""
    counts: tuple[tuple[str, int], ...] = ()
    """Findings about the office itself by their level."""
    has_draft: bool = False


def groups_of(workshop: Workshop) -> list[Group]:
    """All processes of the project that can be edited: those of all units, then by office."""
    with workshop.turn:
        defs, found = workshop.definitions(), workshop.found()
    by_label: dict[str, dict[str, int]] = {}
    for item in found:
        if item.span is not None:
            counts = by_label.setdefault(item.span.path, dict.fromkeys(LEVELS.values(), 0))
            counts[LEVELS[item.severity]] += 1

    def counted(file: str) -> tuple[tuple[str, int], ...]:
        counts = by_label.get(label_of(workshop.project.defs / file), {})
        return tuple((level, count) for level, count in counts.items() if count)

    identities, known = workshop.identities(defs), workshop.processes(defs)
    groups: dict[str, list[Entry]] = {slug: [] for slug in identities}
    for file in workshop.files(defs):
        process = known.get(file)
        entry = Entry(
            str(process.kode) if process else "",
            str(process.nama) if process else UNREADABLE,
            file,
            counted(file),
            workshop.drafts.path_of(file).exists(),
        )
        groups.setdefault(office_folder(file), []).append(entry)
    found_groups = []
    for slug, entries in groups.items():
        office, own = defs.offices.get(slug), identities.get(slug, "")
        name = str(office.unit.nama) if office else slug or "Semua unit"
        draft = bool(own) and workshop.drafts.path_of(own).exists()
        listed = tuple(sorted(entries, key=lambda one: one.code))
        found_groups.append(Group(name, listed, slug if own else "", counted(own), draft))
    return sorted(found_groups, key=lambda one: (bool(one.slug), one.name))


def page_of(workshop: Workshop, relative: str) -> dict[str, Any]:
    """All that the page of a process begins with.

    Raises:
        RefusalError: when there is no such process.
        TablelessError: when its file has mistakes in its form.
    """
    with workshop.turn:
        defs = workshop.definitions()
        if relative not in workshop.files(defs):
            workshop.path_of(relative)
            raise RefusalError(f"'{relative}' bukan berkas proses di proyek ini")
        begun = workshop.drafts.begun(relative, State, workshop.content_of(relative))
        process = workshop.processes(defs).get(relative)
        if process is None:
            raise workshop.why_unreadable(relative)
        before = whole_value(workshop, relative, begun.base)
        digest = workshop.remember(begun.base)
        owner = owner_of(defs, relative)
        words = words_of(defs, str(owner.unit.nama) if owner else "")
        state = begun.state.model_dump() if begun.state else state_of(before, words)
        targets = targets_of(defs, process, owner)
        return {
            "berkas": relative,
            "sidik": digest,
            "kode": str(process.kode),
            "nama": str(process.nama),
            "draf": begun.note,
            "unit": {"slug": owner.slug, "nama": str(owner.unit.nama)} if owner else None,
            "isi": state,
            "tetap": [*_kept(relative, begun.base, before)],
            "kolom": _columns(),
            "kolom_pelaku": {key: names[0] for key, names in ACTOR_TITLES.items()},
            "isian": [field_of(one, fixed=one.path == ("kode",)) for one in FIELDS],
            "sasaran": [
                {"kunci": one.slug, "nama": f"{'' if one.unit else 'Tipe '}{one.name}"}
                for one in targets
            ],
            "pilihan": choices_of(defs, owner, words.roles),
        }


def whole_value(workshop: Workshop, relative: str, content: bytes) -> Mapping[str, Value]:
    """What a file holds, of which a table is to be made.

    Raises:
        TablelessError: when it has mistakes in its form.
    """
    try:
        return value_of(content)
    except RefusalError as error:
        raise workshop.why_unreadable(relative) from error


def _kept(relative: str, content: bytes, value: Mapping[str, Value]) -> Iterator[dict[str, str]]:
    """What the tables of a process do not hold, each with the address of its line in the text."""
    root = read_text(content.decode("utf-8-sig"), "", Findings())
    assert root is not None  # noqa: S101 -- its value has been read
    for path, name in kept(value).items():
        key, _ = pair_of(root, path[0], path)
        place = key if len(path) == 1 else node_at(root, path)
        yield {"nama": name, "alamat": text_address(relative, place.span.line)}


def field_of(one: Field, *, fixed: bool = False) -> dict[str, Any]:
    """A field that stands alone, as a page shows it."""
    hint = one.hint.replace(" (Alt+Enter)", "")
    return {"judul": one.title, "petunjuk": hint, "banyak": one.is_list, "tetap": fixed}


def _columns() -> list[dict[str, Any]]:
    """The columns of the table of steps."""
    return [
        {
            "kunci": one.key,
            "judul": one.title,
            "lebar": _WIDTHS.get(one.key, one.width * 0.62),
            "tengah": one.is_centred,
            "tampil": one.key in _SHOWN,
            "banyak": one.key in (*LISTS, *PEOPLE, "lain"),
            "petunjuk": one.hint.replace("(Alt+Enter)", "(Alt+Enter untuk baris baru)"),
        }
        for one in VISIBLE
    ]

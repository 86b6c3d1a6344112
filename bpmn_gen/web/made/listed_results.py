"""The results of a project as a list: what each unit has, by process, in which formats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from bpmn_gen.compiler.target import all_types, all_units
from bpmn_gen.portal.listing import PAGE, File, format_of, is_common
from bpmn_gen.portal.listing import file_label as label_of_file
from bpmn_gen.store import manifest
from bpmn_gen.web.server.guard import RESULTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.web.process.workshop import Workshop

_COMMON = "Untuk semua unit"
FORMS = "Formulir langkah untuk mesin Camunda"
_DATA = frozenset({"json"})


@dataclass(frozen=True, slots=True)
class Link:
    """A file."""

    label: str
    href: str
    is_download: bool


@dataclass(frozen=True, slots=True)
class Document:
    """One document in its formats."""

    name: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ListedProcess:
    """What there is of a process, or of a unit as a whole."""

    code: str
    name: str
    """Empty where nobody has named it."""
    page: str
    """The address of its page; empty where there is none."""
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class ListedUnit:
    """What there is of a unit."""

    name: str
    folder: str
    """Where it lies, as the system writes it."""
    page: str
    count: int
    processes: tuple[ListedProcess, ...]
    is_gone: bool = False
    """Whether there is no unit of that name any more."""


def listed(workshop: Workshop) -> list[ListedUnit]:
    """All results that are there, by unit."""
    output = workshop.project.output
    defs = workshop.definitions()
    targets = {one.slug: one.name for one in (*all_types(defs), *all_units(defs))}
    names = names_of(defs)
    by_target: dict[str, list[File]] = {}
    known = manifest.read(output).values()
    for one in known:
        file = File(one.path, one.kind, one.target, one.kode)
        if one.target in targets or one.kind != "portal":
            key = "" if is_common(file) else one.target
            by_target.setdefault(key, []).append(file)
    gone = {
        it.target: it.unit or it.target for it in known if it.target and it.target not in targets
    }
    ordered = sorted(by_target.items(), key=lambda it: (it[0] in gone, it[0] == "", it[0]))
    return [
        ListedUnit(
            name=targets.get(slug) or gone.get(slug, slug) if slug else _COMMON,
            folder=str((output / slug).resolve()),
            page=_page(files, f"{slug}/{PAGE}" if slug else PAGE),
            count=len(files),
            processes=tuple(_processes(files, slug, names)),
            is_gone=slug in gone,
        )
        for slug, files in ordered
    ]


def names_of(defs: DefinitionSet) -> dict[str, str]:
    """What processes and groups of processes are called, by code, those of the program included."""
    every = [defs.proses, *(office.proses for office in defs.offices.values())]
    found = {str(one.kode): str(one.nama) for some in every for one in some.values()}
    for one in [it for some in every for it in some.values()]:
        found |= {str(it.kode): str(it.nama) for it in one.varian if it.kode and it.nama}
    for office in [None, *defs.offices.values()]:
        peta = defs.peta if office is None else office.peta
        found |= {str(it.kode): str(it.nama) for it in (peta.peta if peta else ())}
    return found


def _processes(files: list[File], slug: str, names: dict[str, str]) -> Iterable[ListedProcess]:
    """By code; what is about the whole unit comes first."""
    by_code: dict[str, list[File]] = {}
    for one in files:
        by_code.setdefault(one.kode, []).append(one)
    for code, some in sorted(by_code.items()):
        shown = tuple(documents_of(some))
        if shown:
            page = _page(some, f"{slug}/{code}/{PAGE}") if code else ""
            yield ListedProcess(code, names.get(code, ""), page, shown)


def documents_of(files: Iterable[File]) -> Iterable[Document]:
    """Files by what they are, each with its formats."""
    found: dict[str, list[Link]] = {}
    for one in sorted(files, key=lambda file: file.path):
        ending = one.path.rpartition(".")[2].lower()
        if one.kind == "portal" or ending in _DATA:
            continue
        is_shown = ending in ("html", "svg", "pdf", "txt")
        is_form = ending == "form"
        name = FORMS if is_form else label_of_file(one.path)
        # Forms of one process are told apart by their steps.
        stem = one.path.rpartition("/")[2].removesuffix(".form")
        label = stem.replace("_", " ") if is_form else format_of(one.path)
        found.setdefault(name, []).append(Link(label, address(one.path), not is_shown))
    return (Document(name, tuple(links)) for name, links in found.items())


def _page(files: Iterable[File], path: str) -> str:
    """The address of a page that is there."""
    return address(path) if any(one.path == path for one in files) else ""


def address(path: str) -> str:
    """The address of a file below the output folder."""
    return f"{RESULTS}{quote(path)}"

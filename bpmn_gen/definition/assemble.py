"""Puts the decoded files of a project, and those it borrows, together into one set."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from bpmn_gen.definition.astray import looks_copied
from bpmn_gen.definition.definition_set import DefinitionSet, Office, Source
from bpmn_gen.definition.discovery import label_of
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.definition.kinds import KINDS
from bpmn_gen.definition.raw import span_of
from bpmn_gen.definition.schema import (
    Daerah,
    DaftarIsi,
    DaftarUnit,
    Definisi,
    Formulir,
    Jabatan,
    KatalogJabatan,
    KelompokProses,
    Peraturan,
    Peta,
    Proses,
    TipeUnit,
    Unit,
)
from bpmn_gen.definition.text import Text
from bpmn_gen.diagnostics import Diagnostic, Findings, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from bpmn_gen.definition.astray import Stray

Key = TypeVar("Key", str, int)
Item = TypeVar("Item", bound=Definisi)


@dataclass(slots=True)
class Loaded:
    """The decoded files of one folder."""

    sources: list[Source] = field(default_factory=list)
    by_kind: dict[str, list[Any]] = field(default_factory=dict)
    incomplete: set[str] = field(default_factory=set)
    failed: set[str] = field(default_factory=set)
    """Kinds with a file that could not be read at all."""
    unnamed: bool = False
    """Whether a file of a process gave no code."""
    strays: tuple[Stray, ...] = ()
    """Files that are not read."""
    offices: dict[str, Loaded] = field(default_factory=dict)
    """The files of each office, by the name of its folder."""

    @property
    def kinds(self) -> frozenset[str]:
        """Kinds of which there are files, whether or not they could be read."""
        return frozenset(source.kind for source in self.sources) | self.failed

    @property
    def codes(self) -> frozenset[str]:
        """Codes of the processes whose files are read, whether or not they are whole."""
        return frozenset(str(one.kode) for one in self.of(Proses, "proses")) | self.incomplete

    @property
    def only_offices(self) -> bool:
        """Whether there is nothing but the folders of offices: no process that all share."""
        return bool(self.offices) and "proses" not in self.kinds

    def drop(self, kinds: frozenset[str]) -> None:
        """Leave out all files of some kinds."""
        self.sources = [source for source in self.sources if source.kind not in kinds]
        self.by_kind = {kind: some for kind, some in self.by_kind.items() if kind not in kinds}
        self.failed -= kinds

    def of(self, model: type[Item], kind: str) -> list[Item]:
        """The decoded files of a kind."""
        return [item for item in self.by_kind.get(kind, []) if isinstance(item, model)]


def assemble(own: Loaded, borrowed: Loaded, root: Path, findings: Findings) -> DefinitionSet:
    """Put the definitions together, the project's own before borrowed ones.

    The same code, number, name or id twice is an error that names both places.
    """
    _excuse_doubled(own)
    proses = _merge(own, borrowed, Proses, "kode", str, findings)
    units = _units(own, findings)
    found = (_office(slug, loaded, units, root, findings) for slug, loaded in own.offices.items())
    offices = tuple(filter(None, found))
    return DefinitionSet(
        daerah=_daerah(own, borrowed, root, findings),
        peraturan=_peraturan(own, borrowed, findings),
        jabatan={**_roles(borrowed), **_roles(own)},
        tipe_unit=_merge(own, borrowed, TipeUnit, "nomor", int, findings),
        unit=(*units, *(one.unit for one in offices if one.unit not in units)),
        proses=proses,
        peta=_peta(own, borrowed, frozenset(proses) | own.incomplete),
        formulir=_merge(own, borrowed, Formulir, "kode", str, findings),
        daftar=_lists(own),
        offices={one.slug: one for one in offices},
        only_offices=own.only_offices,
        sources=(*own.sources, *_of_offices(own), *borrowed.sources),
        incomplete=frozenset(own.incomplete),
        failed=frozenset(own.failed),
        unnamed=own.unnamed,
    )


def _excuse_doubled(loaded: Loaded) -> None:
    """Where two processes have one code, the code that one of them should have is missing."""
    for place in (loaded, *loaded.offices.values()):
        codes = [str(one.kode).casefold() for one in place.of(Proses, "proses")]
        place.unnamed |= len(codes) > len(set(codes))


def _merge(
    own: Loaded,
    borrowed: Loaded,
    model: type[Item],
    key: str,
    make: Callable[[Any], Key],
    findings: Findings,
) -> dict[Key, Item]:
    """Definitions by key; the project's take the place of borrowed ones."""
    kind = next(item.name for item in KINDS if item.model is model)
    mine = _unique(own.of(model, kind), key, make, findings)
    theirs = _unique(borrowed.of(model, kind), key, make, findings)
    return dict(sorted({**theirs, **mine}.items()))


def _unique(
    items: Iterable[Item], key: str, make: Callable[[Any], Key], findings: Findings
) -> dict[Key, Item]:
    """Definitions by key, ascending; a key used twice is an error that names both places.

    A file that is named like a copy comes last, so that it is the one that is accused.
    """
    found: dict[Key, Item] = {}
    folded: dict[str, Item] = {}
    for item in sorted(items, key=lambda item: looks_copied(_path(getattr(item, key)))):
        value = getattr(item, key)
        first = folded.setdefault(str(value).casefold(), item)
        if first is item:
            found[make(value)] = item
            continue
        findings.add(_twice(key, str(value), value.span, getattr(first, key).span))
    return dict(sorted(found.items()))


def _path(value: object) -> str:
    """The file in which a key stands."""
    span = span_of(value)
    return "" if span is None else span.path


def _twice(key: str, value: str, span: Span, first: Span) -> Diagnostic:
    """The finding about two definitions with one key."""
    hint = f"beri {key} lain, atau gabungkan isinya dan hapus salah satu"
    if looks_copied(span.path):
        hint = f"bila berkas ini hanya salinan, hapus atau pindahkan; bila tidak, beri {key} lain"
    return Diagnostic(
        Severity.ERROR,
        "duplicate-definition",
        f"{key} '{value}' sudah dipakai di {first}",
        span,
        (hint,),
        ((first, "pertama kali dipakai di sini"),),
    )


def _roles(loaded: Loaded) -> dict[str, Jabatan]:
    """The role catalogue by key."""
    return {
        str(key): role
        for catalogue in loaded.by_kind.get("jabatan", ())
        if isinstance(catalogue, KatalogJabatan)
        for key, role in catalogue.root.items()
    }


def _units(own: Loaded, findings: Findings) -> tuple[Unit, ...]:
    """The named units in the order in which they are listed."""
    lists = [item for item in own.by_kind.get("unit", ()) if isinstance(item, DaftarUnit)]
    units = [unit for listed in lists for unit in listed.root]
    kept = _unique(units, "nama", str, findings).values()
    return tuple(unit for unit in units if any(unit is item for item in kept))


def _of_offices(own: Loaded) -> Iterator[Source]:
    """The files of all offices."""
    return (source for loaded in own.offices.values() for source in loaded.sources)


def _lists(loaded: Loaded) -> DaftarIsi:
    """The shared texts of a folder."""
    found = loaded.of(DaftarIsi, "daftar")
    return found[0] if found else DaftarIsi()


def _office(
    slug: str, loaded: Loaded, listed: tuple[Unit, ...], root: Path, findings: Findings
) -> Office | None:
    """What one office owns; it says once who it is, in its folder or in the list of units.

    None, with a finding, where it does not say who it is.
    """
    folder = f"unit/{slug}"
    mine = loaded.of(Unit, "unit_sendiri")
    named = {file_slug(unit.nama): unit for unit in listed}
    other = named.get(file_slug(mine[0].nama) if mine else slug)
    if mine and other is not None:
        findings.add(_twice("nama", str(mine[0].nama), mine[0].nama.span, other.nama.span))
    unit = mine[0] if mine else other
    if mine and file_slug(mine[0].nama) != slug:
        findings.error(
            "office-folder",
            f"folder '{folder}' tidak bernama seperti unitnya, '{mine[0].nama}'",
            mine[0].nama.span,
            _other_name(root / "unit" / file_slug(mine[0].nama)),
        )
    if unit is None:
        if "unit_sendiri" not in loaded.failed:
            findings.error(
                "missing-file",
                f"berkas '{folder}/unit.yaml' tidak ada",
                Span(label_of(root / folder / "unit.yaml")),
                "buat berkas itu dengan nama dan tipe unit, misalnya "
                "'nama: Kecamatan Kroya' dan 'tipe: 7'",
            )
        return None
    peta = loaded.of(Peta, "peta")
    return Office(
        slug=slug,
        unit=unit,
        peta=peta[0] if peta else None,
        proses=_unique(loaded.of(Proses, "proses"), "kode", str, findings),
        peraturan=tuple(
            _unique(loaded.of(Peraturan, "peraturan"), "sebutan", str, findings).values()
        ),
        daftar=_lists(loaded),
        folder=label_of(root / folder),
        incomplete=frozenset(loaded.incomplete),
        failed=frozenset(loaded.failed),
        unnamed=loaded.unnamed,
    )


def _other_name(folder: Path) -> str:
    """How a folder and its unit come to have one name: a folder that is there already stays."""
    if folder.exists():
        return f"tulis 'nama' unit folder ini; folder '{folder.name}' sudah ada untuk nama itu"
    return f"ubah nama foldernya menjadi '{folder.name}'"


def _peraturan(own: Loaded, borrowed: Loaded, findings: Findings) -> tuple[Peraturan, ...]:
    """Regulations by short name, first the one that orders the unit types.

    Ids of provisions are unique among all of them.
    """
    named = _merge(own, borrowed, Peraturan, "sebutan", str, findings)
    provisions = [item for regulation in named.values() for item in regulation.ketentuan]
    _unique(provisions, "id", str, findings)
    types = (*own.of(TipeUnit, "tipe_unit"), *borrowed.of(TipeUnit, "tipe_unit"))
    ordering = {str(ref) for tipe in types for ref in (*tipe.kedudukan, *tipe.penugasan)}

    def ordered(regulation: Peraturan) -> int:
        return sum(str(item.id) in ordering for item in regulation.ketentuan)

    return tuple(sorted(named.values(), key=ordered, reverse=True))


def _peta(own: Loaded, borrowed: Loaded, codes: frozenset[str]) -> Peta | None:
    """The project's hierarchy, else the borrowed one without processes that the project lacks."""
    mine = own.of(Peta, "peta")
    if mine or "peta" in own.failed:
        return mine[0] if mine else None
    theirs = borrowed.of(Peta, "peta")
    return _pruned(theirs[0], codes) if theirs else None


def _pruned(peta: Peta, codes: frozenset[str]) -> Peta:
    """A hierarchy that names only processes that exist."""
    groups: list[KelompokProses] = []
    for group in peta.peta:
        kept = tuple(code for code in group.proses if code in codes)
        if kept:
            whole = kept == group.proses
            groups.append(group if whole else group.model_copy(update={"proses": kept}))
    return peta.model_copy(update={"peta": tuple(groups)})


def _daerah(own: Loaded, borrowed: Loaded, root: Path, findings: Findings) -> Daerah:
    """The regency.  Where there is none an error says so, and a nameless one stands in."""
    found = own.of(Daerah, "daerah") or borrowed.of(Daerah, "daerah")
    if found:
        return found[0]
    if "daerah" not in own.failed and root.is_dir():
        findings.error(
            "missing-file",
            "berkas 'daerah.yaml' tidak ada",
            Span(label_of(root / "daerah.yaml")),
            "buat berkas itu dengan nama daerah, kepala daerah dan ibu kota",
        )
    blank = Text("-")
    return Daerah(nama=blank, pemerintah=blank, kepala=blank, sekretaris=blank, ibu_kota=blank)

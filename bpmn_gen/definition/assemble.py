"""Puts the decoded files of a project, and those it borrows, together into one set."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from bpmn_gen.definition.definition_set import DefinitionSet, Source
from bpmn_gen.definition.discovery import label_of
from bpmn_gen.definition.kinds import KINDS
from bpmn_gen.definition.schema import (
    Daerah,
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
    from collections.abc import Callable, Iterable
    from pathlib import Path

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

    @property
    def kinds(self) -> frozenset[str]:
        """Kinds of which there are files, whether or not they could be read."""
        return frozenset(source.kind for source in self.sources) | self.failed

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
    proses = _unique(own.of(Proses, "proses"), "kode", str, findings)
    return DefinitionSet(
        daerah=_daerah(own, borrowed, root, findings),
        peraturan=_peraturan(own, borrowed, findings),
        jabatan={**_roles(borrowed), **_roles(own)},
        tipe_unit=_merge(own, borrowed, TipeUnit, "nomor", int, findings),
        unit=_units(own, findings),
        proses=proses,
        peta=_peta(own, borrowed, frozenset(proses) | own.incomplete),
        formulir=_merge(own, borrowed, Formulir, "kode", str, findings),
        sources=(*own.sources, *borrowed.sources),
        incomplete=frozenset(own.incomplete),
        failed=frozenset(own.failed),
    )


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
    """Definitions by key, ascending; a key used twice is an error that names both places."""
    found: dict[Key, Item] = {}
    folded: dict[str, Item] = {}
    for item in items:
        value = getattr(item, key)
        first = folded.setdefault(str(value).casefold(), item)
        if first is item:
            found[make(value)] = item
            continue
        findings.add(_twice(key, str(value), value.span, getattr(first, key).span))
    return dict(sorted(found.items()))


def _twice(key: str, value: str, span: Span, first: Span) -> Diagnostic:
    """The finding about two definitions with one key."""
    return Diagnostic(
        Severity.ERROR,
        "duplicate-definition",
        f"{key} '{value}' sudah dipakai di {first}",
        span,
        (f"beri {key} lain, atau gabungkan isinya dan hapus salah satu",),
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


def _peraturan(own: Loaded, borrowed: Loaded, findings: Findings) -> tuple[Peraturan, ...]:
    """Regulations by short name; ids of provisions are unique among all of them."""
    named = _merge(own, borrowed, Peraturan, "sebutan", str, findings)
    provisions = [item for regulation in named.values() for item in regulation.ketentuan]
    _unique(provisions, "id", str, findings)
    return tuple(named.values())


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

"""Loads a definition folder: finds, reads and decodes its files and puts them together."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from bpmn_gen.definition.decode import decode
from bpmn_gen.definition.definition_set import DefinitionSet, Source
from bpmn_gen.definition.discovery import Found, find_files, label_of
from bpmn_gen.definition.kinds import KINDS, PROSES, Kind, kind_of
from bpmn_gen.definition.reader import read_bytes
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
from bpmn_gen.definition.schema.base import Keys
from bpmn_gen.definition.source import read_file
from bpmn_gen.definition.text import Text
from bpmn_gen.diagnostics import Diagnostic, Findings, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from pydantic import BaseModel

Key = TypeVar("Key", str, int)
Item = TypeVar("Item", bound=Definisi)

_BORROWED = frozenset({"daerah", "jabatan", "peta", "peraturan", "tipe_unit", "formulir"})
"""Kinds that a project may leave to the definitions that the program brings along."""


@dataclass(slots=True)
class _Loaded:
    """The decoded files of one folder."""

    sources: list[Source] = field(default_factory=list)
    by_kind: dict[str, list[Any]] = field(default_factory=dict)
    incomplete: set[str] = field(default_factory=set)
    failed: set[str] = field(default_factory=set)
    """Kinds with a file that could not be read at all."""

    def of(self, model: type[Item], kind: str) -> list[Item]:
        """The decoded files of a kind."""
        return [item for item in self.by_kind.get(kind, []) if isinstance(item, model)]


def load(root: Path, findings: Findings, fallback: Path | None = None) -> DefinitionSet:
    """All definitions below ``root``; what is missing comes from ``fallback``.

    A project holds only what it changes: unit types, forms, roles and regulations of the
    fallback stand beside its own, and the project's take their place where they are the same.
    Processes and named units come from the project alone.  Mistakes become findings, and what
    could be read is returned, so that later stages can look for more.
    """
    if not root.is_dir():
        findings.error(
            "no-definitions",
            f"folder definisi '{label_of(root)}' tidak ada",
            Span(label_of(root)),
            "jalankan 'bpmn-gen init' untuk memulai, atau tunjuk foldernya dengan --defs",
        )
    own = _load_folder(root, findings, shipped=False, wanted=lambda _kind: True)
    borrowed = _Loaded()
    if fallback is not None and fallback.resolve() != root.resolve():
        borrowed = _load_folder(
            fallback, findings, shipped=True, wanted=lambda kind: kind.name in _BORROWED
        )
    return _assemble(own, borrowed, root, findings)


def load_file(path: Path, findings: Findings, root: Path | None = None) -> BaseModel | None:
    """One definition file, wherever it stands.

    Its kind follows from its path inside ``root``, from its name, or from the folder it is in; a
    file that fits none is read as a process.
    """
    kind = _kind_of_path(path, root)
    data = read_file(path, label_of(path), findings)
    if data is None:
        return None
    value, _incomplete = _decode_file(data, label_of(path), kind, findings)
    return value


def load_process_file(path: Path, findings: Findings) -> Proses | None:
    """One process file, wherever it stands."""
    data = read_file(path, label_of(path), findings)
    if data is None:
        return None
    value, _incomplete = _decode_file(data, label_of(path), PROSES, findings)
    return value if isinstance(value, Proses) else None


def _kind_of_path(path: Path, root: Path | None) -> Kind:
    if root is not None and path.resolve().is_relative_to(root.resolve()):
        inside = path.resolve().relative_to(root.resolve()).as_posix()
        if found := kind_of(inside):
            return found
    names = (path.name, f"{path.resolve().parent.name}/{path.name}")
    return next((kind for name in names if (kind := kind_of(name))), PROSES)


def _load_folder(
    root: Path, findings: Findings, *, shipped: bool, wanted: Callable[[Kind], bool]
) -> _Loaded:
    """Read and decode every wanted file of a folder."""
    loaded = _Loaded()
    for found in find_files(root, findings) if root.is_dir() else ():
        if wanted(found.kind):
            _load_one(found, loaded, findings, shipped=shipped)
    return loaded


def _load_one(found: Found, loaded: _Loaded, findings: Findings, *, shipped: bool) -> None:
    """Read and decode one file."""
    data = read_file(found.path, found.label, findings)
    if data is None:
        loaded.failed.add(found.kind.name)
        return
    digest = hashlib.sha256(data).hexdigest()
    source = Source(found.label, found.relative, found.kind.name, digest, shipped)
    loaded.sources.append(source)
    value, incomplete = _decode_file(data, found.label, found.kind, findings)
    if value is None:
        loaded.failed.add(found.kind.name)
    else:
        loaded.by_kind.setdefault(found.kind.name, []).append(value)
    loaded.incomplete |= incomplete


def _decode_file(
    data: bytes, label: str, kind: Kind, findings: Findings
) -> tuple[BaseModel | None, set[str]]:
    """The definition in a file, and the code of a process that is not whole."""
    node = read_bytes(data, label, findings)
    if node is None:
        return None, set()
    decoded = decode(node, kind.model, findings)
    code = decoded.raw.get("kode") if isinstance(decoded.raw, Keys) else None
    broken = {str(code)} if isinstance(code, Text) and not decoded.whole else set()
    return decoded.value, broken if kind is PROSES else set()


def _assemble(own: _Loaded, borrowed: _Loaded, root: Path, findings: Findings) -> DefinitionSet:
    """Put the definitions together, the project's own before borrowed ones."""
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
    )


def _merge(
    own: _Loaded,
    borrowed: _Loaded,
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
        findings.add(_twice(f"{key} '{value}'", value.span, getattr(first, key).span))
    return dict(sorted(found.items()))


def _twice(what: str, span: Span, first: Span) -> Diagnostic:
    """Two definitions that would be the same thing."""
    return Diagnostic(
        Severity.ERROR,
        "duplicate-definition",
        f"{what} sudah dipakai di {first}",
        span,
        ("beri nama lain, atau hapus salah satu",),
        ((first, "pertama kali dipakai di sini"),),
    )


def _roles(loaded: _Loaded) -> dict[str, Jabatan]:
    """The role catalogue by key."""
    return {
        str(key): role
        for catalogue in loaded.by_kind.get("jabatan", ())
        if isinstance(catalogue, KatalogJabatan)
        for key, role in catalogue.root.items()
    }


def _units(own: _Loaded, findings: Findings) -> tuple[Unit, ...]:
    """The named units in the order in which they are listed."""
    lists = [item for item in own.by_kind.get("unit", ()) if isinstance(item, DaftarUnit)]
    units = [unit for listed in lists for unit in listed.root]
    kept = _unique(units, "nama", str, findings).values()
    return tuple(unit for unit in units if any(unit is item for item in kept))


def _peraturan(own: _Loaded, borrowed: _Loaded, findings: Findings) -> tuple[Peraturan, ...]:
    """Regulations by short name; ids of provisions are unique among all of them."""
    named = _merge(own, borrowed, Peraturan, "sebutan", str, findings)
    provisions = [item for regulation in named.values() for item in regulation.ketentuan]
    _unique(provisions, "id", str, findings)
    return tuple(named.values())


def _peta(own: _Loaded, borrowed: _Loaded, codes: frozenset[str]) -> Peta | None:
    """The project's hierarchy, else the borrowed one without the processes it does not have."""
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
        groups.append(group if kept == group.proses else group.model_copy(update={"proses": kept}))
    return peta.model_copy(update={"peta": tuple(groups)})


def _daerah(own: _Loaded, borrowed: _Loaded, root: Path, findings: Findings) -> Daerah:
    """The regency; without one a nameless regency stands in and an error says so."""
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

"""Loads a definition folder: finds, reads and decodes its files and puts them together."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.definition.assemble import Loaded, assemble
from bpmn_gen.definition.astray import kind_by_content, misplaced
from bpmn_gen.definition.decode import decode
from bpmn_gen.definition.definition_set import DefinitionSet, Source
from bpmn_gen.definition.discovery import Found, find_files, label_of
from bpmn_gen.definition.import_doubts import tell_doubts
from bpmn_gen.definition.kinds import PROSES, Kind, kind_of, office_folder
from bpmn_gen.definition.listed_texts import with_listed_texts
from bpmn_gen.definition.named_regulations import with_named_regulations
from bpmn_gen.definition.reader import read_bytes
from bpmn_gen.definition.schema import Daerah
from bpmn_gen.definition.schema.base import Keys
from bpmn_gen.definition.source import read_file
from bpmn_gen.definition.spoken_texts import with_spoken_texts
from bpmn_gen.definition.text import Text
from bpmn_gen.diagnostics import Findings, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from pydantic import BaseModel

    from bpmn_gen.diagnostics import Diagnostic


class FileContent(NamedTuple):
    """What could be read from a file."""

    value: BaseModel | None
    codes: frozenset[str] = frozenset()
    """The codes of processes that are not whole."""
    whole: bool = True
    """Whether nothing had to be taken out that other definitions may depend on."""


_CODE = re.compile(rb"^kode[ ]*:[ ]*['\"]?([A-Za-z0-9_. -]*[A-Za-z0-9])", re.MULTILINE)

_BORROWED = frozenset({"daerah", "jabatan", "peta", "peraturan", "tipe_unit", "formulir"})
"""Kinds that a project may leave to the definitions that the program brings along."""
_FOR_OFFICES = _BORROWED | {"proses"}
"""The same for a project that holds only offices: there the regulation's processes come along."""


REMEMBERED = 1_024
"""Files of which the content is kept: more than the projects of most regencies have."""
_decoded: dict[tuple[str, str, str], tuple[bytes, tuple[Diagnostic, ...], FileContent]] = {}
"""The files that were read last, by how their places are told, kinds and places, with their bytes:
of each no more than what it held last."""


def load(
    root: Path,
    findings: Findings,
    fallback: Path | None = None,
    instead: Mapping[str, bytes] | None = None,
) -> DefinitionSet:
    """All definitions below ``root``; what is missing comes from ``fallback``.

    A project holds only what it changes.  Unit types, forms, roles and regulations of the fallback
    stand beside its own, which take their place where the keys are the same.  Named units come from
    the project alone, and so do processes, unless the project holds nothing but the folders of
    offices.  Texts for people cite provisions in the words of the law, whatever their authors
    wrote.  Mistakes become findings, and what could be read is returned, so that later stages can
    look for more.

    A project of another regency borrows only kinds of which it has no files itself, because unit
    types, roles, forms and regulations of the fallback are those of its own regency.

    Args:
        root: the definition folder.
        findings: told every mistake.
        fallback: the definitions that the program brings along.
        instead: what some files are to be read as, by their paths inside ``root``.  Whoever tries
            texts so loads again and again, and what is tried is not worth remembering.
    """
    if not root.is_dir():
        findings.error(
            "no-definitions",
            f"folder definisi '{label_of(root)}' tidak ada",
            Span(label_of(root)),
            "mulai dengan 'bpmn-gen init', atau tunjuk foldernya dengan --folder-definisi",
        )
    ours = None if fallback is None else fallback.resolve()
    own = _load_folder(
        root, findings, shipped=False, wanted=lambda _kind: True, instead=instead or {}
    )
    _tell_strays(own, findings)
    wanted = _FOR_OFFICES if own.only_offices else _BORROWED
    borrowed = Loaded()
    if fallback is not None and root.resolve() != ours:
        borrowed = _load_folder(
            fallback, findings, shipped=True, wanted=lambda kind: kind.name in wanted, instead={}
        )
        if _is_elsewhere(own, borrowed):
            borrowed.drop(own.kinds)
    defs = with_listed_texts(assemble(own, borrowed, root, findings), findings)
    return with_spoken_texts(with_named_regulations(defs, findings))


def _tell_strays(own: Loaded, findings: Findings) -> None:
    """Report files that are not read; a process that only such a file holds is missed."""
    shared = own.codes
    read = {name: shared | place.codes for name, place in own.offices.items()}
    for one in own.strays:
        place = own.offices.get(one.office, own)
        missed = bool(one.code) and one.code not in read.get(one.office, shared)
        findings.add(one.told(is_missed=missed))
        if missed:
            place.incomplete.add(one.code)


def _is_elsewhere(own: Loaded, borrowed: Loaded) -> bool:
    """Whether a project is about another regency than the definitions that it borrows."""
    mine, theirs = own.of(Daerah, "daerah"), borrowed.of(Daerah, "daerah")
    return bool(mine and theirs) and mine[0].nama.casefold() != theirs[0].nama.casefold()


def load_file(path: Path, findings: Findings, root: Path | None = None) -> BaseModel | None:
    """One definition file, wherever it stands.

    Its kind follows from its path inside ``root``, from its name, or from the folder it is in; a
    file that fits none is read as a process.
    """
    return load_apart(path, findings, root)[0]


def load_apart(
    path: Path, findings: Findings, root: Path | None = None
) -> tuple[BaseModel | None, frozenset[str]]:
    """One definition file, and the codes of processes in it that could not be read in full."""
    kind = kind_of_path(path, root)
    data = read_file(path, label_of(path), findings)
    if data is None:
        return None, frozenset()
    content = _decode_file(data, label_of(path), kind, findings)
    return content.value, content.codes


def _code_in(data: bytes) -> frozenset[str]:
    """The codes in a file that cannot be read, so that calls of them are not reported as well.

    ``CLP 02 02`` is a mistake, but it is plain which code was meant.
    """
    return frozenset(re.sub(r"[ _-]+", ".", code.decode("ascii")) for code in _CODE.findall(data))


def kind_of_path(path: Path, root: Path | None) -> Kind:
    """What a file is read as: by its place inside ``root``, its name, or the folder it is in."""
    if root is not None and path.resolve().is_relative_to(root.resolve()):
        inside = path.resolve().relative_to(root.resolve()).as_posix()
        if found := kind_of(inside):
            return found
    names = (path.name, f"{path.resolve().parent.name}/{path.name}")
    return next((kind for name in names if (kind := kind_of(name))), PROSES)


def _load_folder(
    root: Path,
    findings: Findings,
    *,
    shipped: bool,
    wanted: Callable[[Kind], bool],
    instead: Mapping[str, bytes],
) -> Loaded:
    """Read and decode every wanted file of a folder; those ``instead`` of others come as bytes."""
    loaded = Loaded()
    if not root.is_dir():
        return loaded
    discovered = find_files(root, findings)
    loaded.strays = discovered.strays
    for found in discovered.files:
        if wanted(found.kind):
            office = office_folder(found.relative)
            place = loaded.offices.setdefault(office, Loaded()) if office else loaded
            is_kept = found.relative not in instead
            data = instead.get(found.relative)
            data = read_file(found.path, found.label, findings) if data is None else data
            _load_one(found, data, place, findings, shipped=shipped, kept=is_kept)
    return loaded


def _load_one(
    found: Found,
    data: bytes | None,
    loaded: Loaded,
    findings: Findings,
    *,
    shipped: bool,
    kept: bool,
) -> None:
    """Decode one file; ``data`` is None where it could not be read."""
    if data is None:
        loaded.failed.add(found.kind.name)
        loaded.unnamed |= found.kind is PROSES
        return
    digest = hashlib.sha256(data).hexdigest()
    source = Source(found.label, found.relative, found.kind.name, digest, shipped)
    loaded.sources.append(source)
    relative = "" if shipped else found.relative
    decode_it = _decode_once if kept else _decode_file
    content = decode_it(data, found.label, found.kind, findings, relative)
    if content.value is None:
        loaded.unnamed |= found.kind is PROSES and not content.codes
    else:
        loaded.by_kind.setdefault(found.kind.name, []).append(content.value)
    # A group that was taken out of a hierarchy may have named any process.
    if content.value is None or (found.kind.name == "peta" and not content.whole):
        loaded.failed.add(found.kind.name)
    loaded.incomplete |= content.codes


def _decode_once(
    data: bytes, label: str, kind: Kind, findings: Findings, relative: str
) -> FileContent:
    """The same as :func:`_decode_file`, with less work from the second time on.

    Every project of a run borrows the same files, and a run that goes on while somebody writes
    reads all others again as they were.  Decoding takes longer than all that is done with them
    before they are checked.  What a file holds is never changed.
    """
    place = (label, kind.name, relative)
    known = _decoded.pop(place, None)
    if known is None or known[0] != data:
        told = Findings()
        content = _decode_file(data, label, kind, told, relative)
        known = (data, tuple(told), content)
    _decoded[place] = known
    if len(_decoded) > REMEMBERED:
        _decoded.pop(next(iter(list(_decoded))), None)  # as a whole, for other threads read too
    findings.extend(known[1])
    return known[2]


def _decode_file(
    data: bytes, label: str, kind: Kind, findings: Findings, relative: str = ""
) -> FileContent:
    """What a file holds.

    One that lies at ``relative`` in a definition folder and belongs to another place is not
    decoded, because every key in it would be a mistake.
    """
    told = Findings()
    node = read_bytes(data, label, told)
    findings.extend(told)
    if kind is PROSES:
        tell_doubts(data, label, findings)
    if node is None:
        return FileContent(None, _code_in(data) if kind is PROSES else frozenset(), whole=False)
    if relative and (wrong := misplaced(node, kind, relative)):
        findings.add(wrong)
        codes = _code_in(data) if kind_by_content(node) is PROSES else frozenset[str]()
        return FileContent(None, codes, whole=False)
    decoded = decode(node, kind.model, findings)
    # Where keys were written twice, a whole step may be missing.
    whole = decoded.whole and all(one.code != "duplicate-key" for one in told)
    if whole or kind is not PROSES:
        return FileContent(decoded.value, whole=whole)
    code = decoded.raw.get("kode") if isinstance(decoded.raw, Keys) else None
    codes = frozenset({str(code)}) if isinstance(code, Text) else _code_in(data)
    return FileContent(decoded.value, codes, whole=False)

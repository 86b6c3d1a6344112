"""Files that stand in the wrong place or bear the wrong name.

Such a file is the cause of all that seems to be missing.  It is therefore looked into: what it
holds tells where it belongs and which process it would have given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from bpmn_gen.definition.kinds import KINDS, PROSES, Kind, office_folder
from bpmn_gen.definition.node import MappingNode, ScalarNode
from bpmn_gen.definition.reader import read_bytes
from bpmn_gen.definition.source import read_file
from bpmn_gen.diagnostics import Diagnostic, Findings, Severity, Span, did_you_mean

if TYPE_CHECKING:
    from bpmn_gen.definition.node import Node

_PROCESS_KEYS = frozenset({"langkah", "tahap", "pelaku"})
"""Keys of which a process has at least one and no other kind of file any."""

_COPY = re.compile(r"(?i)[ _-]+(copy|salin(an)?|backup|lama|old)\b.*|[ ]*\(\d+\)$|^copy of .*")
"""How Windows and people name the copy of a file."""


@dataclass(frozen=True, slots=True)
class Stray:
    """A file of a definition folder that is not read."""

    relative: str
    """The path inside the definition folder, with ``/``."""
    label: str
    """The path as the user knows it."""
    code: str
    """The code of the process in it; empty where it holds none."""
    hints: tuple[str, ...]

    @property
    def office(self) -> str:
        """The folder name of the office in whose folder it lies; empty outside of them."""
        return office_folder(self.relative)

    def told(self, *, is_missed: bool) -> Diagnostic:
        """The finding: an error where the process in it is missed, else a warning."""
        name = self.relative
        if not is_missed:
            message = f"'{name}' tidak dibaca"
            return Diagnostic(
                Severity.WARNING, "unexpected-file", message, Span(self.label), self.hints
            )
        message = f"'{name}' tidak dibaca, padahal memuat proses '{self.code}'"
        return Diagnostic(Severity.ERROR, "unexpected-file", message, Span(self.label), self.hints)


def stray(relative: str, label: str, path: Path | None) -> Stray | None:
    """A file that is not read, and what its name or place should be; None for mere notes.

    Without a ``path`` the file is not looked into.
    """
    name = relative.rsplit("/", 1)[-1]
    doubled = re.fullmatch(r"(.+)\.ya?ml\.txt", name, re.IGNORECASE)
    suffix = Path(name).suffix.lower()
    if not doubled and suffix in {".md", ".txt", ".json", ""}:
        return None
    node = None if path is None else _content(path, label)
    if not doubled and suffix not in {".yaml", ".yml"} and kind_by_content(node) is None:
        advice = "folder definisi hanya berisi berkas .yaml; pindahkan berkas ini"
        return Stray(relative, label, "", (advice,))
    hints = _hints(relative, doubled.group(1) if doubled else Path(name).stem, node)
    if doubled:
        hints += (
            "di Notepad, pilih 'Semua File' pada 'Simpan sebagai tipe' supaya tidak ditambahi .txt",
        )
    return Stray(relative, label, _code(node), hints)


def _hints(relative: str, stem: str, node: Node | None) -> tuple[str, ...]:
    """The name and the folder under which the file would be read."""
    folder, _slash, name = relative.rpartition("/")
    kind = kind_by_content(node)
    wanted = f"{stem}.yaml"
    place = folder if kind is None else _folder(kind, relative)
    if kind is not None and not kind.is_folder:
        wanted = PurePosixPath(kind.place).name
    hints = []
    if wanted != name:
        hints.append(f"ubah namanya menjadi '{wanted}'")
    if place != folder and not (kind is PROSES and f"{folder}/".startswith(f"{place}/")):
        hints.append(f"pindahkan ke folder '{place}'" if place else "pindahkan ke folder definisi")
        if kind is PROSES and not office_folder(relative):
            hints.append("proses milik satu unit ditaruh di 'unit/<unit>/proses'")
    if hints:
        return tuple(hints)
    places = [kind.place for kind in KINDS]
    top, slash, _rest = relative.partition("/")
    near = did_you_mean(f"{top}{slash}", places) if not office_folder(relative) else ()
    return near or (f"tempat yang dikenal: {', '.join(places)}",)


def _folder(kind: Kind, relative: str) -> str:
    """The folder inside the definition folder in which a kind of file stands."""
    office = office_folder(relative)
    own = f"unit/{office}" if office else ""
    parts = (own, kind.place.rstrip("/") if kind.is_folder else "")
    return "/".join(part for part in parts if part)


def misplaced(node: Node, kind: Kind, relative: str) -> Diagnostic | None:
    """The finding for a file that holds another kind of definition than its folder is for."""
    meant = kind_by_content(node)
    if meant is None or meant is kind or _lacks(node, kind) == frozenset():
        return None
    folder = relative.rpartition("/")[0] or "folder definisi"
    return Diagnostic(
        Severity.ERROR,
        "wrong-folder",
        f"berkas ini memuat definisi {_NAMES[meant.name]}, bukan {_NAMES[kind.name]}",
        node.span,
        (_where(meant, relative, folder),),
    )


def _where(meant: Kind, relative: str, folder: str) -> str:
    """Where a file belongs."""
    place = _folder(meant, relative)
    if meant.is_folder:
        return f"pindahkan dari '{folder}' ke folder '{place}'"
    name = PurePosixPath(meant.place).name
    return f"pindahkan isinya ke '{'/'.join(part for part in (place, name) if part)}'"


_NAMES = {
    "daerah": "daerah",
    "jabatan": "peran",
    "unit": "daftar unit",
    "unit_sendiri": "unit",
    "peta": "peta proses",
    "daftar": "daftar teks",
    "peraturan": "peraturan",
    "tipe_unit": "tipe unit",
    "formulir": "surat atau formulir",
    "proses": "proses",
}
"""What a kind of file is called, by its name."""


def kind_by_content(node: Node | None) -> Kind | None:
    """The kind of definition that a file holds, by its keys; None where they fit no kind."""
    if not isinstance(node, MappingNode):
        return None
    keys = _keys(node)
    if keys & _PROCESS_KEYS and {"kode", "nama"} & keys:
        return PROSES
    return next((kind for kind in _TOLD_APART if not _lacks(node, kind)), None)


_TOLD_APART = tuple(
    kind for kind in KINDS if kind.name in {"peta", "peraturan", "tipe_unit", "formulir", "daerah"}
)
"""Kinds, besides processes, that their required keys tell from all others."""


def _lacks(node: Node, kind: Kind) -> frozenset[str]:
    """Required keys of a kind that a file does not have."""
    needed = {name for name, field in kind.model.model_fields.items() if field.is_required()}
    return frozenset(needed - _keys(node))


def _keys(node: Node) -> set[str]:
    """The keys of a file, those with nothing behind them included."""
    return {key.value for key, _value in node.pairs} if isinstance(node, MappingNode) else set()


def _content(path: Path, label: str) -> Node | None:
    """What a stray file holds; its own mistakes do not matter as long as it is not read."""
    unheard = Findings()
    data = read_file(path, label, unheard)
    return None if data is None else read_bytes(data, label, unheard)


def _code(node: Node | None) -> str:
    """The code of a process; empty where a file is none."""
    if not isinstance(node, MappingNode) or kind_by_content(node) is not PROSES:
        return ""
    values = [value for key, value in node.pairs if key.value == "kode"]
    return str(values[0].value) if values and isinstance(values[0], ScalarNode) else ""


@lru_cache(maxsize=256)
def looks_copied(label: str) -> bool:
    """Whether a file bears the name that Windows or people give to a copy."""
    return _COPY.search(PurePosixPath(label).stem) is not None

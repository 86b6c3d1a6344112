"""Actors that borrow a role of the regulation only to print another name over it.

Before actors could be named by their titles, a service had to take some role and to override its
name: ``{peran: pihak_terkait, sebutan: Pemohon}``.  Such an actor counts as part of the government
and as bound by provisions that are not about it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from bpmn_gen.compiler.wording import quoted
from bpmn_gen.rules.finding import warning

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Pelaku, Proses
    from bpmn_gen.definition.text import Text
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import Survey

ANYBODY = "pihak_terkait"
"""The role that was borrowed for people outside government."""
OUTSIDE = re.compile(
    r"\b(?:pemohon|pelapor|pengadu|pasien|warga|masyarakat|penduduk|tamu|pengunjung|pengguna"
    r"|penyedia|pelaku usaha|wajib pajak|wajib retribusi|ahli waris|orang tua|siswa|keluarga"
    r"|pelanggan|nasabah|perusahaan|investor|pemilik)\b",
    re.IGNORECASE,
)
"""Words for people outside government."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_EMPTY_WORDS = frozenset({"dan", "atau", "yang", "dengan", "unit", "pada", "semua"})
Form: TypeAlias = "str | dict[str, str | list[str]]"
"""How an actor is written: its title alone, or keys."""


def borrowed_role(survey: Survey) -> Iterator[Diagnostic]:
    """An actor has a role for what the regulation says of it; others are named by their titles.

    One finding for each process.

    Wrong::

        pelaku:
          pemohon: {peran: pihak_terkait, sebutan: Pemohon}
          loket: {peran: jf_pelaksana, sebutan: Petugas Loket}

    Right::

        pelaku:
          pemohon: {masyarakat: Pemohon}
          loket: Petugas Loket
    """
    for process in survey.defs.proses.values():
        found = borrowings(process, survey.defs)
        if found:
            first = next(iter(found))
            message = f"pelaku meminjam peran peraturan: {', '.join(map(quoted, found))}"
            written = (f"{key}: {_written(form)}" for key, form in found.items())
            hints = (
                f"tulis {'; '.join(written)}",
                "atau jalankan 'bpmn-gen check --mutakhirkan', yang menulisnya",
            )
            related = tuple((key.span, f"pelaku {quoted(key)}") for key in [*found][1:])
            yield warning("borrowed-role", message, first.span, hints, related)


def title_like_role(survey: Survey) -> Iterator[Diagnostic]:
    """A role is written as its key in jabatan.yaml; in other letters it would be a title.

    Wrong::

        pelaku: {kepala: Pimpinan_unit}

    Right::

        pelaku: {kepala: pimpinan_unit}
    """
    roles = {str(key).casefold(): key for key in survey.defs.jabatan}
    for process in survey.defs.proses.values():
        for actor in (*process.pelaku.values(), *process.pihak.values()):
            title = actor.jabatan
            if title is not None and (role := roles.get(title.casefold())) is not None:
                message = f"jabatan {quoted(title)} ditulis seperti peran"
                hints = (f"tulis peran: {role}, atau nama jabatan yang sebenarnya",)
                yield warning("title-like-role", message, title.span, hints)


def borrowings(process: Proses, defs: DefinitionSet) -> dict[Text, Form]:
    """The actors of a process that borrow a role, each with the form that says what they are."""
    actors: Mapping[Text, Pelaku] = {**process.pelaku, **process.pihak}
    return {key: _modern(actor) for key, actor in actors.items() if _borrows(actor, defs)}


def _borrows(actor: Pelaku, defs: DefinitionSet) -> bool:
    """Whether the printed name of an actor has no word of its role in any unit."""
    if actor.peran is None or actor.sebutan is None or actor.peran not in defs.jabatan:
        return False
    role = str(actor.peran)
    titles = [title for tipe in defs.tipe_unit.values() if (title := tipe.peran.get(actor.peran))]
    titles += [title for unit in defs.unit if (title := unit.jabatan.get(actor.peran))]
    known = [str(defs.jabatan[role].sebutan), role, *map(str, titles)]
    shared = _words(actor.sebutan) & {word for text in known for word in _words(text)}
    return not shared


def _modern(actor: Pelaku) -> Form:
    """The form for what an actor is."""
    name = str(actor.sebutan)
    elsewhere = actor.unit is not None or actor.instansi is not None
    outside = not elsewhere and (actor.peran == ANYBODY or bool(OUTSIDE.search(name)))
    said: dict[str, str | list[str]] = {"masyarakat" if outside else "jabatan": name}
    for key in ("unit", "instansi", "tabel"):
        if (value := getattr(actor, key)) is not None:
            said[key] = str(value)
    if actor.kualifikasi:
        said["kualifikasi"] = [str(text) for text in actor.kualifikasi]
    is_title = set(said) == {"jabatan"} and not re.fullmatch(r"[a-z0-9_]+", name)
    return name if is_title else said


def _written(form: Form) -> str:
    """A form as an author would write it on one line."""
    if isinstance(form, str):
        return form
    pairs = (
        f"{key}: {value if isinstance(value, str) else '[' + ', '.join(value) + ']'}"
        for key, value in form.items()
    )
    return "{" + ", ".join(pairs) + "}"


def _words(text: str) -> set[str]:
    """The words of a name, small and empty ones left out."""
    return {word.casefold() for word in _WORD.findall(text)} - _EMPTY_WORDS

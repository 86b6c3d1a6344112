"""Unit types: those that processes and units name exist and have the roles that are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.actors import lacking_roles
from bpmn_gen.compiler.applicability import named_units
from bpmn_gen.compiler.wording import quoted, type_numbers
from bpmn_gen.definition.text import folded
from bpmn_gen.rules.finding import error, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.diagnostics import Diagnostic, Span
    from bpmn_gen.rules.survey import Survey, View


def unknown_unit_type(survey: Survey) -> Iterator[Diagnostic]:
    """The unit types that processes, variants and units name have a file in tipe_unit/.

    Wrong::

        berlaku: [1, 2, 17]

    Right::

        berlaku: [1, 2, 7]
    """
    known = survey.defs.tipe_unit
    if "tipe_unit" in survey.defs.failed:
        return  # the type may stand in the file that could not be read, which is reported already
    hints = (f"yang ada: {type_numbers(known)}",) if known else ()
    for number, span in _named_types(survey):
        if number not in known:
            yield error("unknown-unit-type", f"tipe unit {number} tidak ada", span, hints)


def _named_types(survey: Survey) -> Iterator[tuple[int, Span]]:
    """All unit types that are named, with their places."""
    for process in survey.defs.proses.values():
        for word in process.berlaku:
            if word.isdecimal():
                yield int(word), word.span
        for variant in process.varian:
            for number in variant.berlaku:
                yield int(number), number.span
    for unit in survey.defs.unit:
        yield int(unit.tipe), unit.tipe.span


def unknown_unit(survey: Survey) -> Iterator[Diagnostic]:
    """The units that a process names are in unit.yaml or have a folder of their own.

    Wrong::

        berlaku: Kecamatan Kroyo

    Right::

        berlaku: Kecamatan Kroya
    """
    if "unit" in survey.defs.failed:
        return  # the file that cannot be read may hold the unit; it has been reported
    known = {folded(unit.nama): str(unit.nama) for unit in survey.defs.unit}
    for process in survey.defs.proses.values():
        for name in named_units(process.berlaku):
            if folded(name) not in known:
                hints = survey.suggest(name, known.values())
                hints = hints or ("tulis nama unit seperti di unit.yaml, nomor tipe, atau 'semua'",)
                yield error("unknown-unit", f"unit {quoted(name)} tidak ada", name.span, hints)


def type_lacks_role(survey: Survey) -> Iterator[Diagnostic]:
    """A unit type that is listed has every role of the own unit that the process needs.

    A process for ``semua`` just does not apply where a role is missing.

    Wrong::

        berlaku: [7, 10]                      # type 10 has no pejabat_level_3
        pelaku: {pelapor: {peran: pejabat_level_3}}

    Right::

        berlaku: [7]
        pelaku: {pelapor: {peran: pejabat_level_3}}
    """
    for view in survey.views:
        lacking: dict[str, tuple[Span, list[int]]] = {}
        for target in survey.types:
            if view.form.numbers is None or target.number not in view.form.numbers:
                continue
            for role, span in lacking_roles(view.process, target).items():
                if role in survey.defs.jabatan:
                    lacking.setdefault(role, (span, []))[1].append(target.number)
        for role, (span, numbers) in lacking.items():
            message = f"{type_numbers(numbers)} tidak punya peran {quoted(role)}"
            hints = (
                "keluarkan tipe itu dari 'berlaku', atau buat varian untuknya",
                "bila peran itu ada pada tipe itu, isi di berkas tipe unitnya",
            )
            yield error("type-lacks-role", message, span, hints)


def applies_nowhere(survey: Survey) -> Iterator[Diagnostic]:
    """Every process applies to at least one unit type.

    Wrong::

        berlaku: semua
        pelaku: {pengawas: {peran: pengawas_lapangan}}   # bound by no unit type

    Right::

        berlaku: semua
        pelaku: {pengawas: {peran: pejabat_level_2}}
    """
    if not survey.types:
        return
    for code, views in survey.views_by_process.items():
        broken = code in survey.defs.incomplete or _names_no_unit(survey, code)
        if broken or any(view.targets for view in views) or _unknown_roles(survey, code):
            continue
        yield _nowhere(survey, views[0])


def _nowhere(survey: Survey, view: View) -> Diagnostic:
    """The finding about a process that no unit has: at the role that none of them has, if any."""
    process, code = view.process, view.form.code
    named = {folded(name) for name in named_units(process.berlaku)}
    units = [one for one in survey.types if one.unit and folded(one.unit.nama) in named]
    asked = units or list(survey.types)
    lacking = [lacking_roles(process, target) for target in asked]
    missed = [role for role in lacking[0] if all(role in other for other in lacking)]
    if not missed:
        message = f"proses {quoted(code)} tidak berlaku pada tipe unit mana pun"
        advice = "periksa 'berlaku' dan peran para pelakunya"
        return warning("applies-nowhere", message, process.kode.span, (advice,))
    role, numbers = missed[0], {target.number for target in asked}
    where = type_numbers(numbers) if len(numbers) <= FEW else "tipe unit mana pun"
    message = f"proses {quoted(code)} tidak berlaku, karena peran {quoted(role)} tidak ada pada "
    actors = {**process.pihak, **process.pelaku}
    key = next(key for key, actor in actors.items() if actor.peran == role)
    having = set.intersection(*(set(target.roles()) for target in asked))
    hints = (
        *survey.suggest(role, having),
        f"bila jabatan di kantor sendiri, tulis jabatannya: {key}: {{jabatan: ...}}",
    )
    return warning("applies-nowhere", message + where, lacking[0][role], hints)


FEW = 3
"""Numbers of unit types that a message names."""


def _names_no_unit(survey: Survey, code: str) -> bool:
    """Whether the only units that a process is for do not exist, which is told of their names."""
    named = {folded(name) for name in named_units(survey.defs.proses[code].berlaku)}
    return bool(named) and not any(folded(unit.nama) in named for unit in survey.defs.unit)


def _unknown_roles(survey: Survey, code: str) -> bool:
    """Whether an unknown role or a listed type already explains that it applies nowhere."""
    process = survey.defs.proses[code]
    actors = (*process.pelaku.values(), *process.pihak.values())
    by_number = len(process.berlaku) > len(named_units(process.berlaku))
    return (by_number and "semua" not in process.berlaku) or any(
        actor.peran is not None and actor.peran not in survey.defs.jabatan for actor in actors
    )


def unknown_type_role(survey: Survey) -> Iterator[Diagnostic]:
    """The roles that a unit type binds are in the role catalogue.

    Wrong::

        peran: {penilai_kinerj: Pejabat Pengawas}

    Right::

        peran: {penilai_kinerja: Pejabat Pengawas}
    """
    known = survey.defs.jabatan
    for tipe in survey.defs.tipe_unit.values() if known else ():
        keys = [*tipe.peran, *(key for tier in tipe.tingkat for key in tier.peran)]
        for key in keys:
            if key not in known:
                hints = survey.suggest(key, known)
                hints = hints or (f"tambahkan peran {quoted(key)} di jabatan.yaml",)
                message = f"peran {quoted(key)} tidak ada di jabatan.yaml"
                yield error("unknown-type-role", message, key.span, hints)

"""unit.yaml: what a unit fills in exists where it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.actors import name_actors
from bpmn_gen.compiler.target import Target
from bpmn_gen.compiler.wording import listed, quoted
from bpmn_gen.definition.text import folded
from bpmn_gen.rules.finding import error, info, warning
from bpmn_gen.rules.references import written_ids

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.definition.schema import Unit
    from bpmn_gen.definition.text import Text
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import Survey, View


def unknown_unit_role(survey: Survey) -> Iterator[Diagnostic]:
    """The titles of a unit are for roles of the catalogue.

    Wrong::

        jabatan: {pejabat_levl_1: Camat Kroya}

    Right::

        jabatan: {pejabat_level_1: Camat Kroya}
    """
    known = survey.defs.jabatan
    for unit in survey.defs.unit if known else ():
        for key in unit.jabatan:
            if key not in known:
                hints = survey.suggest(key, known) or _by_title(survey, unit, key)
                message = f"peran {quoted(key)} pada unit {quoted(unit.nama)} tidak ada"
                yield error("unknown-unit-role", message, key.span, hints)


def unknown_headcount(survey: Survey) -> Iterator[Diagnostic]:
    """Numbers of people are for roles, or for titles that processes or the unit name.

    Wrong::

        jumlah_pegawai: {Petugas Lokt: 2}

    Right::

        jumlah_pegawai: {Petugas Loket: 2}
    """
    for unit in survey.defs.unit:
        tipe = survey.defs.tipe_unit.get(int(unit.tipe))
        if not unit.jumlah_pegawai or tipe is None or not survey.defs.jabatan:
            continue
        titles = {folded(title): title for title in _titles(survey, Target(tipe, unit))}
        for key in unit.jumlah_pegawai:
            if key in survey.defs.jabatan or folded(key) in titles:
                continue
            known = {*map(str, survey.defs.jabatan), *titles.values()}
            hints = survey.suggest(key, known) or (
                "pakai kunci peran dari jabatan.yaml, atau nama jabatan seperti pada 'pelaku'",
            )
            message = (
                f"jabatan {quoted(key)} pada 'jumlah_pegawai' unit {quoted(unit.nama)} "
                "tidak dipakai proses mana pun"
            )
            yield warning("unknown-headcount", message, key.span, hints)


def _titles(survey: Survey, target: Target) -> Iterator[str]:
    """The titles of a unit, and those that processes which it has give their actors."""
    terms = survey.terms(target)
    for role in target.roles():
        yield terms[role]
    for view in survey.views:
        if view.form.applies_to(target):
            for lane in name_actors(view.process, survey.defs, terms)[0]:
                yield lane.name
                yield lane.term


def _by_title(survey: Survey, unit: Unit, written: str) -> tuple[str, ...]:
    """The role whose title in the unit type was written in the place of its key."""
    tipe = survey.defs.tipe_unit.get(int(unit.tipe))
    words = folded(written.replace("_", " "))
    titles = Target(tipe, None).roles() if tipe else {}
    for role, title in titles.items():
        if role in survey.defs.jabatan and folded(title).startswith(words):
            return (f"kunci perannya {quoted(role)}",)
    return ("pakai kunci peran dari jabatan.yaml, misalnya pejabat_level_1",)


def unknown_unit_process(survey: Survey) -> Iterator[Diagnostic]:
    """Durations, volumes and SOP data of a unit are for processes that it has.

    Wrong::

        waktu: {CLP.02.2: {kirim: 1 hari kerja}}

    Right::

        waktu: {CLP.02.02: {kirim: 1 hari kerja}}
    """
    for unit in survey.defs.unit:
        for code in (*unit.waktu, *unit.volume, *unit.sop):
            if survey.is_unknown(code):
                hints = survey.suggest(code, survey.codes | survey.others)
                message = f"proses {quoted(code)} pada unit {quoted(unit.nama)} tidak ada"
                yield error("unknown-unit-process", message, code.span, hints)
            elif _is_readable(survey, code) and not _views(survey, unit, code):
                message = f"proses {quoted(code)} tidak berlaku bagi unit {quoted(unit.nama)}"
                hints = ("hapus isian itu, atau periksa 'berlaku' prosesnya",)
                yield warning("unit-process-not-applicable", message, code.span, hints)


def unknown_unit_step(survey: Survey) -> Iterator[Diagnostic]:
    """Durations of a unit are for steps of the process.

    Wrong::

        waktu: {CLP.02.02: {kirm: 1 hari kerja}}

    Right::

        waktu: {CLP.02.02: {kirim: 1 hari kerja}}
    """
    for unit in survey.defs.unit:
        for code, durations in unit.waktu.items():
            views = _views(survey, unit, code)
            if not views or code in survey.defs.incomplete:
                continue
            known = {name for view in views for name in _step_names(view)}
            for key in durations:
                if key not in known:
                    ids = {name for view in views for name in written_ids(view)}
                    hints = survey.suggest(key, known) or (f"yang ada: {listed(sorted(ids))}",)
                    message = f"langkah {quoted(key)} tidak ada pada proses {quoted(code)}"
                    yield error("unknown-unit-step", message, key.span, hints)


def _is_readable(survey: Survey, code: Text) -> bool:
    """Whether a process is whole and its roles exist; without them it applies to no unit."""
    process, known = survey.defs.proses.get(code), survey.defs.jabatan
    if process is None or code in survey.defs.incomplete:
        return code in survey.codes - survey.defs.incomplete
    actors = (*process.pelaku.values(), *process.pihak.values())
    return all(actor.peran in known for actor in actors if actor.peran)


def _views(survey: Survey, unit: Unit, code: Text) -> tuple[View, ...]:
    """The forms of a process under a code that a unit has."""
    tipe = survey.defs.tipe_unit.get(int(unit.tipe))
    if tipe is None:
        return ()
    target = Target(tipe, unit)
    return tuple(view for view in survey.views_of(code) if view.form.applies_to(target))


def _step_names(view: View) -> Iterator[str]:
    """Everything by which a unit can refer to a step."""
    for place in view.flow.places:
        yield place.id
        if place.step.id is not None:
            yield str(place.step.id)


def unknown_condition(survey: Survey) -> Iterator[Diagnostic]:
    """A conditional unit type waits for a unit, which follows a type that exists until then.

    A project need not list the unit; a name that is nearly one of its units is a slip.

    Wrong::

        bersyarat: {bila: uji selesai, unit: Dinas X, sampai_saat_itu: 22}

    Right::

        bersyarat: {bila: uji selesai, unit: Dinas X, sampai_saat_itu: 2}
    """
    known = {str(unit.nama) for unit in survey.defs.unit}
    for tipe in survey.defs.tipe_unit.values():
        waits = tipe.bersyarat
        if waits is None:
            continue
        hints = survey.suggest(waits.unit, known) if waits.unit not in known else ()
        if hints:
            message = f"unit {quoted(waits.unit)} yang menunggu syarat tidak ada"
            yield error("unknown-condition", message, waits.unit.span, hints)
        if waits.sampai_saat_itu not in survey.defs.tipe_unit:
            hints = ("sebut nomor tipe yang diikuti unit itu selama syarat belum terpenuhi",)
            message = f"tipe unit {waits.sampai_saat_itu} tidak ada"
            yield error("unknown-condition", message, waits.sampai_saat_itu.span, hints)


def condition_taken_as_met(survey: Survey) -> Iterator[Diagnostic]:
    """A unit that is put into a conditional type is said to meet the condition; a review confirms.

    Wrong::

        # tipe 4: bersyarat: {bila: uji selesai, unit: Dinas X, sampai_saat_itu: 2}
        - {nama: Dinas X, tipe: 4}

    Right::

        - {nama: Dinas X, tipe: 2}
    """
    for unit in survey.defs.unit:
        tipe = survey.defs.tipe_unit.get(int(unit.tipe))
        if tipe and tipe.bersyarat:
            message = f"unit {quoted(unit.nama)} dianggap memenuhi syarat tipe {tipe.nomor}"
            hints = (f"pastikan bahwa {tipe.bersyarat.bila}",)
            yield info("condition-taken-as-met", message, unit.tipe.span, hints)

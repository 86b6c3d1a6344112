"""Plays the processes of a unit with the numbers there are, and with others to compare."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.commands.checking import load_checked
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import all_units, select_targets
from bpmn_gen.compiler.wording import listed, quoted
from bpmn_gen.costing.amounts import pace_of
from bpmn_gen.costing.lead_time import LeadTimes
from bpmn_gen.costing_books.what_if import what_if_book
from bpmn_gen.costing_books.what_if_reading import WhatIf
from bpmn_gen.diagnostics import Findings
from bpmn_gen.errors import MisuseError, RefusalError
from bpmn_gen.render.excel.figures import write_figures
from bpmn_gen.simulation.engine import Engine, TooManyMovesError
from bpmn_gen.simulation.inputs import inputs_of
from bpmn_gen.simulation.outcome import outcome_of
from bpmn_gen.store.handing_over import hand_over
from bpmn_gen.workbook.package import read_bounded
from bpmn_gen.workbook.reading import read_workbook

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.simulation.inputs import Inputs
    from bpmn_gen.simulation.outcome import Outcome
    from bpmn_gen.store.project import Project

_ALIKE: Final = "atau jalankan dengan --anggap-sama: tiap cabang dianggap sama seringnya"
MAX_CASES: Final = 200_000
"""Cases of one run; the figures become no surer that anybody would notice."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for."""

    codes: tuple[str, ...] = ()
    """Processes to play; all that have a volume where there are none."""
    unit: str | None = None
    """Its name; the only unit there is where it is left out."""
    cases: int = 10_000
    seed: int = 1
    takes_alike: bool = False
    """Whether ways of which nobody says how often they are taken count as equally frequent."""
    sheet: Path | None = None
    """A worksheet with other numbers."""


@dataclass(frozen=True, slots=True)
class Run:
    """What was played, and what came of it."""

    inputs: Inputs
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Simulated:
    """One run, or one before and one after a change."""

    unit: str
    wish: Wish
    runs: tuple[Run, ...]
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Subject:
    """The unit that is looked at."""

    name: str
    inputs: Inputs
    dated: dt.date


def simulate(project: Project, wish: Wish) -> Simulated:
    """Play the processes of a unit.

    Raises:
        CompileError: when definitions or the worksheet have mistakes, or shares are lacking.
        MisuseError: when there is no such unit or process, or it is not said which one.
        RefusalError: when nothing is known that could be played, or it would take too long.
    """
    findings = Findings()
    subject = _subject(project, wish, findings)
    several = [subject.inputs]
    if wish.sheet is not None:
        book = read_workbook(read_bounded(wish.sheet), wish.sheet.as_posix())
        several.append(WhatIf(subject.inputs, book, findings).read())
        findings.raise_if_errors()
        if not several[-1].rates():
            raise RefusalError(
                "semua volume pada lembar itu nol, sehingga tidak ada yang dijalankan",
                "isi lembar Volume, misalnya 250 kali per tahun",
            )
    for inputs in several[-1:]:
        _need_shares(inputs, wish, findings)
    if several[0].undecided and not wish.takes_alike:
        several = several[1:]  # what the definitions leave open cannot be played for comparison
    findings.raise_if_errors()
    return Simulated(
        subject.name, wish, tuple(_run(inputs, wish) for inputs in several), tuple(findings)
    )


def write_inputs(project: Project, wish: Wish, target: Path, *, overwrite: bool) -> None:
    """Write the worksheet with all that a run depends on.

    Raises:
        CompileError: when definitions have mistakes.
        MisuseError: when there is no such unit or process, or it is not said which one.
        RefusalError: when the file is there already, or there is nothing to play.
    """
    subject = _subject(project, wish, Findings())
    book = what_if_book(subject.inputs, subject.name, target.name)
    hand_over({target: write_figures(book, subject.dated)}, overwrite=overwrite)


def _subject(project: Project, wish: Wish, findings: Findings) -> _Subject:
    """The unit with what its definitions say."""
    defs = load_checked(project, findings)
    findings.raise_if_errors()
    target = _target(defs, wish.unit, findings)
    processes = resolve(defs, target, findings)
    findings.raise_if_errors()
    known = {process.code for process in processes}
    unknown = [code for code in wish.codes if code not in known]
    if unknown:
        raise MisuseError(f"{target.name} tidak mempunyai proses {listed(unknown)}")
    leads = LeadTimes.among(processes, pace_of(defs.daerah.waktu_kerja))
    inputs = inputs_of(leads, target.unit, wish.codes)
    if not any(inputs.volumes.values()):
        what = listed(wish.codes) if wish.codes else "proses mana pun"
        hint = "isi di unit.yaml, misalnya 'volume: {CLP.02.02: 250}', atau lembar Volume isian"
        raise RefusalError(f"belum ada volume setahun untuk {what} pada {target.name}", hint)
    if not inputs.times:
        hint = "isi 'waktu' pada langkahnya, atau per unit di unit.yaml"
        raise RefusalError(f"belum ada langkah yang menyebut waktunya pada {target.name}", hint)
    return _Subject(target.name, inputs, defs.dated)


def _target(defs: DefinitionSet, unit: str | None, findings: Findings) -> Target:
    """The unit that is asked for, or the only one there is."""
    if unit is not None:
        (target,) = select_targets(defs, (), (unit,), findings) or (None,)
        findings.raise_if_errors()
        if target is not None:
            return target
    units = list(all_units(defs))
    if len(units) == 1:
        return units[0]
    names = listed([one.name for one in units[:5]]) or "belum ada unit dalam proyek ini"
    raise MisuseError(f"sebutkan unitnya dengan --unit; yang ada: {names}")


def _need_shares(inputs: Inputs, wish: Wish, findings: Findings) -> None:
    """Find the decisions that cannot be played because nobody says how often ways are taken."""
    if wish.takes_alike:
        return
    for code, key in inputs.undecided:
        step = next(one for one in inputs.processes[code].walk() if one.id == key)
        last = step.outcomes[-1].label
        message = (
            f"keputusan {quoted(step.text)} proses {code} belum menyebut peluang tiap cabangnya"
        )
        hint = f"tambahkan misalnya 'peluang: {{{last}: 20%}}'"
        if step.skips:
            message = (
                f"belum diketahui seberapa sering {quoted(step.text)} terjadi pada proses {code}"
            )
            hint = (
                "tulis lembarnya dengan --lembar, isi Peluang di sana, lalu pakai dengan --masukan"
            )
        findings.error("unsaid-shares", message, step.origin, hint, _ALIKE)


def _run(inputs: Inputs, wish: Wish) -> Run:
    """Play once."""
    try:
        network = inputs.network()
        if (step := network.endless()) is not None:
            [name] = names_of(inputs, [step])
            hint = "peluang jalan kembali harus kurang dari 100%"
            raise RefusalError(
                f"kasus tidak pernah selesai: jalan kembali selalu diambil pada {name}", hint
            )
        engine = Engine(network, inputs.people, wish.seed)
        return Run(inputs, outcome_of(engine.play(inputs.rates(), min(wish.cases, MAX_CASES))))
    except (TooManyMovesError, OverflowError):
        hint = (
            "kurangi --kasus, sebut proses yang ingin dilihat saja, atau perkecil peluang kembali"
        )
        raise RefusalError("simulasi ini terlalu besar untuk dijalankan", hint) from None


def names_of(inputs: Inputs, keys: Sequence[tuple[str, str]]) -> list[str]:
    """Steps as people know them: code and words."""
    texts = {
        (code, step.id): step.text for code, one in inputs.processes.items() for step in one.walk()
    }
    return [f"{code}: {texts[code, key]}" for code, key in keys]

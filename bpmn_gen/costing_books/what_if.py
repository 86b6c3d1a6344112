"""The worksheet of what a simulation is played with, for people to change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.costing.wording import from_to, number
from bpmn_gen.workbook.figures import Cell, FigureBook, Look, Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from bpmn_gen.compiler.resolved import Step
    from bpmn_gen.simulation.inputs import Inputs, Key


@dataclass(frozen=True, slots=True)
class Table:
    """One table, on a sheet of its own; the last column may be changed."""

    name: str
    """Of the sheet."""
    head: tuple[str, ...]
    keys: tuple[int, ...]
    """The columns that say what a row is about."""
    example: str
    """What may be written, for a hint."""


VOLUMES: Final = Table(
    "Volume",
    ("Kode", "Proses", "Kali per tahun"),
    (0,),
    "tulis angka tanpa titik ribuan, misalnya 250 atau 6000",
)
PEOPLE: Final = Table(
    "Pegawai",
    ("Jabatan", "Jumlah pegawai"),
    (0,),
    "tulis angka dari 1 tanpa titik ribuan, misalnya 2",
)
TIMES: Final = Table(
    "Waktu",
    ("Kode", "Tanda", "Langkah", "Waktu"),
    (0, 1),
    "tulis bilangan dengan satuan, misalnya 30 menit atau 1-3 hari kerja",
)
SHARES: Final = Table(
    "Peluang",
    ("Kode", "Tanda", "Keputusan", "Cabang", "Peluang"),
    (0, 1, 3),
    "tulis persen, misalnya 20%",
)
_NOTE: Final = "Ubah angka di sel kuning, simpan, lalu jalankan: bpmn-gen simulasi --masukan {file}"
_PERCENT: Final = 100


def what_if_book(inputs: Inputs, unit: str, file: str) -> FigureBook:
    """The worksheet as it is handed out.

    Args:
        inputs: what is played.
        unit: its name.
        file: the name of the worksheet.
    """
    pages = (
        _page(VOLUMES, (14, 60, 16), _volumes(inputs), file),
        _page(PEOPLE, (60, 18), _people(inputs), file),
        _page(TIMES, (14, 22, 60, 24), _timed(inputs), file),
        _page(SHARES, (14, 22, 50, 24, 12), _parting(inputs), file),
    )
    return FigureBook(f"Masukan simulasi {unit}", pages)


def _volumes(inputs: Inputs) -> Iterator[tuple[Cell, ...]]:
    """How often each process runs."""
    for code, volume in inputs.volumes.items():
        yield Cell(code), Cell(inputs.processes[code].name), Cell(volume, Look.INPUT)


def _people(inputs: Inputs) -> Iterator[tuple[Cell, ...]]:
    """How many hold each title; blanks where nobody says."""
    for title in sorted({*inputs.people, *inputs.unnumbered}):
        yield Cell(title), Cell(inputs.people.get(title), Look.INPUT)


def _timed(inputs: Inputs) -> Iterator[tuple[Cell, ...]]:
    """What each step takes, as it is written; blanks of steps that do not say."""
    for code, process in inputs.processes.items():
        for step in process.walk():
            key = (code, step.id)
            if key in inputs.times:
                said = step.duration or from_to(inputs.times[key])
                yield *_named(code, step), Cell(said, Look.INPUT)
            elif key in inputs.untimed:
                yield *_named(code, step), Cell("", Look.INPUT)


def _parting(inputs: Inputs) -> Iterator[tuple[Cell, ...]]:
    """How often each way out of a decision is taken."""
    for code, process in inputs.processes.items():
        for step in process.walk():
            shares = given_shares(inputs, (code, step.id)) if step.outcomes else ()
            for one, share in zip(step.outcomes, shares, strict=True):
                said = "" if share is None else f"{number(share * _PERCENT)}%"
                yield *_named(code, step), Cell(one.label), Cell(said, Look.INPUT)


def _named(code: str, step: Step) -> tuple[Cell, Cell, Cell]:
    """The cells that say which step a row is about."""
    return Cell(code), Cell(step.id), Cell(step.text)


def _page(
    table: Table,
    widths: tuple[float, ...],
    rows: Iterator[tuple[Cell, ...]],
    file: str,
) -> Page:
    """A sheet with one table."""
    note = (Cell(_NOTE.format(file=file), Look.NOTE, across=len(table.head)),)
    titles = tuple(Cell(one, Look.HEAD) for one in table.head)
    return Page(
        table.name,
        widths,
        ((Cell(table.name, Look.TITLE),), note, titles, *rows),
        frozen=(3, 0),
        repeated=(2, 2),
    )


def given_shares(inputs: Inputs, key: Key) -> tuple[Fraction | None, ...]:
    """The shares of a decision; None for each where nobody says."""
    outcomes = next(step.outcomes for step in inputs.processes[key[0]].walk() if step.id == key[1])
    return inputs.shares.get(key) or (None,) * len(outcomes)

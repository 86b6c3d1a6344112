"""The sheets of work by title and by process."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bpmn_gen.costing_books.load_places import (
    FIRST_TITLE,
    HOURS_OF_YEAR,
    INPUTS,
    PROCESSES,
    TITLES,
    head,
    is_gap,
    sum_hours,
)
from bpmn_gen.workbook.figures import At, Cell, Look, Page, sum_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.costing.load import Work
    from bpmn_gen.costing_books.load_places import Places

_READING: Final = """\
Kebutuhan pegawai = jam setahun dibagi jam kerja efektif setahun, tanpa dibulatkan. ≥ berarti \
sekurang-kurangnya: masih ada langkah yang waktunya belum dapat dihitung. Hanya proses yang \
volumenya diisi yang dihitung."""

_UNFILLED: Final = "belum diisi"


def title_page(unit: str, places: Places, hours_of_year: Fraction) -> Page:
    """One row for each title, and what all come to."""
    load = places.load
    rows: list[tuple[Cell, ...]] = [
        (Cell(f"Beban kerja {unit}", Look.TITLE),),
        (Cell(_READING, Look.NOTE, across=7),),
        head("Jabatan", "Jam setahun", "Kebutuhan pegawai", "Jumlah pegawai",
              "Lebih (+) atau kurang (−)", "Langkah tanpa waktu", "Keterangan"),
    ]  # fmt: skip
    for row, title in enumerate(load.people, FIRST_TITLE):
        works = [work for work in load.works if work.title == title]
        hours = sum_hours(works, load)
        cells = places.hours((at, work) for at, work in places.works() if work.title == title)
        gaps = sum(map(is_gap, works))
        look = Look.AT_LEAST_AVERAGE if gaps else Look.AVERAGE
        need = hours / hours_of_year
        here = [At(TITLES, column, row).word for column in range(4)]
        rows.append(
            (
                Cell(title),
                Cell(hours, look, sum_of(cells)),
                Cell(need, look, f"{here[1]}/{HOURS_OF_YEAR}"),
                _people_cell(places, title),
                _spare_cell(places, title, need, here),
                Cell(gaps, Look.GAP if gaps else Look.NUMBER),
                Cell(_remark(works)),
            )
        )  # fmt: skip
    last = FIRST_TITLE + len(load.people) - 1
    columns = [
        [At(TITLES, column, row) for row in range(FIRST_TITLE, last + 1)] for column in (1, 2)
    ]
    every = sum_hours(load.works, load)
    whole = Look.AT_LEAST_AVERAGE if any(map(is_gap, load.works)) else Look.AVERAGE
    rows.append(
        (
            Cell("Seluruhnya", Look.PART),
            Cell(every, whole, sum_of(columns[0])),
            Cell(every / hours_of_year, whole, sum_of(columns[1])),
        )
    )
    return Page(TITLES, (44, 13, 13, 11, 14, 12, 46), tuple(rows), (3, 1), (2, 2))


def _people_cell(places: Places, title: str) -> Cell:
    """How many hold a title, as the sheet of inputs says."""
    given = At(INPUTS, 2, places.people[title]).word
    count = places.load.people[title]
    look = Look.GAP if count is None else Look.NUMBER
    return Cell(
        _UNFILLED if count is None else count, look, f'IF({given}="","{_UNFILLED}",{given})'
    )


def _spare_cell(places: Places, title: str, need: Fraction, here: Sequence[str]) -> Cell:
    """How many people of a title are more than are needed; less than none where they lack."""
    given = At(INPUTS, 2, places.people[title]).word
    count = places.load.people[title]
    value = "" if count is None else count - need
    return Cell(value, Look.AVERAGE, f'IF({given}="","",{here[3]}-{here[2]})')


def _remark(works: Sequence[Work]) -> str:
    """What has to be said with the figure of a title."""
    said = []
    if any(work.time is not None and work.time.working_days for work in works):
        said.append("hari kerja dihitung penuh")
    if any(work.is_elapsed for work in works):
        said.append("hari atau bulan kalender tidak dihitung")
    if any(work.is_assumed for work in works):
        said.append("ada langkah yang dihitung sekali karena peluangnya belum diisi")
    return "; ".join(said)


def process_page(places: Places) -> Page:
    """One row for each process."""
    load = places.load
    rows: list[tuple[Cell, ...]] = [
        (Cell("Beban per proses", Look.TITLE),),
        (Cell("Jam kerja setahun yang diminta setiap proses dari unit ini.", Look.NOTE, across=5),),
        head("Kode", "Proses", "Kali setahun", "Jam setahun", "Bagian"),
    ]
    last = 2 + len(load.processes)
    every = sum_hours(load.works, load)
    for row, process in enumerate(load.processes, 3):
        hours = sum_hours([one for one in load.works if one.process.code == process.code], load)
        cells = places.hours(
            (at, work) for at, work in places.works() if work.process.code == process.code
        )
        here, whole = At(PROCESSES, 3, row).word, At(PROCESSES, 3, last + 1).word
        rows.append(
            (
                Cell(process.code),
                Cell(process.name),
                Cell(load.volumes[process.code], Look.NUMBER, places.volume(process.code).word),
                Cell(hours, Look.AVERAGE, sum_of(cells)),
                Cell(hours / every if every else Fraction(), Look.SHARE,
                     f"IF({whole}=0,0,{here}/{whole})"),
            )
        )  # fmt: skip
    column = [At(PROCESSES, 3, row) for row in range(3, last + 1)]
    rows.append(
        (
            Cell("Seluruhnya", Look.PART, across=2),
            Cell(None),
            Cell(every, Look.AVERAGE, sum_of(column)),
        )
    )
    return Page(PROCESSES, (14, 60, 14, 14, 12), tuple(rows), (3, 2), (2, 2))

"""The sheets of steps, of what is put in, and of how figures are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.costing.amounts import MINUTES_OF_HOUR
from bpmn_gen.costing_books.load_places import (
    DAYS,
    HOURS,
    HOURS_OF_DAY,
    HOW,
    INPUTS,
    MINUTES,
    STEPS,
    VISITS,
    VOLUME,
    head,
    is_gap,
)
from bpmn_gen.workbook.figures import At, Cell, Look, Page

if TYPE_CHECKING:
    from fractions import Fraction

    from bpmn_gen.costing.load import Work
    from bpmn_gen.costing_books.load_places import Places

_LEADS, _TAKES_PART = "pelaksana", "bersama"
_ROWS: Final = """\
Jam setahun = kali setahun × kali per kasus × (menit kerja ÷ 60 + hari kerja × jam kerja sehari). \
Angka biru dapat diubah; yang lain dihitung. Rentang waktu dihitung di tengahnya."""
_CHANGE: Final = """\
Angka biru dapat diubah dan semua lembar ikut berubah. Perubahan di sini tidak mengubah definisi; \
isi di unit.yaml agar tetap berlaku."""
_HOW: Final = """\
Rumusnya mengikuti PermenPANRB 1/2020: kebutuhan pegawai adalah jumlah beban kerja (volume dikali \
waktu) dibagi waktu kerja efektif. Volume, waktu, dan jam efektif adalah masukan kantor, bukan \
angka dari peraturan itu.
Menit dan jam adalah waktu kerja seseorang dan dihitung apa adanya. Hari kerja dihitung penuh \
sebagai jam kerja sehari; bila orangnya hanya menunggu, ubah angkanya di lembar Langkah.
Hari, minggu, dan bulan kalender adalah waktu tunggu, bukan pekerjaan, dan tidak dihitung.
Kali per kasus mengikuti peluang cabang. Bila peluang belum diisi, langkahnya dihitung sekali.
Yang ikut mengerjakan (bersama) dihitung selama yang memimpin langkahnya.
Pekerjaan orang dari unit, instansi, atau pihak lain bukan beban unit ini dan tidak dimuat.
Proses yang dipanggil proses lain dan tidak diisi volumenya berjalan sebanyak pemanggilannya."""


def step_page(places: Places) -> Page:
    """One row for each step and title, with what its hours come from."""
    load = places.load
    rows: list[tuple[Cell, ...]] = [
        (Cell("Langkah", Look.TITLE),),
        (Cell(_ROWS, Look.NOTE, across=11),),
        head("Kode", "Langkah", "Jabatan", "Peran", "Kali setahun", "Kali per kasus",
              "Waktu tertulis", "Menit kerja", "Hari kerja", "Jam setahun", "Keterangan"),
    ]  # fmt: skip
    for row, work in places.works():
        here = [At(STEPS, column, row).word for column in range(HOURS)]
        volume, time = load.volumes[work.process.code], work.time
        formula = f"{here[VOLUME]}*{here[VISITS]}*({here[MINUTES]}/{MINUTES_OF_HOUR}"
        formula += f"+{here[DAYS]}*{HOURS_OF_DAY})"
        rows.append(
            (
                Cell(work.process.code),
                Cell(work.step.text),
                Cell(work.title),
                Cell((_TAKES_PART if work.takes_part else _LEADS) if work.title else "memanggil"),
                Cell(volume, Look.NUMBER, places.volume(work.process.code).word),
                Cell(work.visits, Look.INPUT),
                Cell(work.step.duration or _blank(work), Look.GAP if is_gap(work) else Look.TEXT),
                Cell(time.minutes if time else None, Look.INPUT),
                Cell(time.working_days if time else None, Look.INPUT),
                Cell(work.hours(volume, load.pace), Look.AVERAGE, formula)
                if work.title
                else Cell(None),
                Cell(_why(work)),
            )
        )
    widths = (11, 42, 28, 11, 9, 9, 18, 9, 9, 11, 34)
    return Page(STEPS, widths, tuple(rows), (3, 2), (2, 2))


def _blank(work: Work) -> str:
    """What stands where a step says no time."""
    return "belum diisi" if work.title else f"lihat {work.step.called}"


def _why(work: Work) -> str:
    """How the hours of a row are to be read."""
    if is_gap(work):
        return "tidak dihitung: belum ada waktu yang dapat dihitung"
    said = []
    if work.is_elapsed:
        said.append("hari atau bulan kalender tidak dihitung")
    if work.time is not None and work.time.working_days and work.title:
        said.append("hari kerja dihitung penuh")
    if work.is_assumed:
        said.append("dihitung sekali, peluang belum diisi")
    return "; ".join(said)


def input_page(places: Places, hours_of_year: Fraction) -> Page:
    """The numbers on which all others rest."""
    load = places.load
    rows: list[tuple[Cell, ...]] = [
        (Cell("Masukan", Look.TITLE),),
        (Cell(_CHANGE, Look.NOTE, across=4),),
        head("Ukuran", "Keterangan", "Nilai"),
        (Cell("Jam kerja efektif setahun"), Cell("pengaturan waktu_kerja di daerah.yaml"),
         Cell(hours_of_year, Look.INPUT)),
        (Cell("Jam kerja sehari"), Cell("pengaturan waktu_kerja di daerah.yaml"),
         Cell(load.pace.hours_of_day, Look.INPUT)),
        (),
        head("Kode", "Proses", "Kali setahun", "Asal"),
    ]  # fmt: skip
    rows += [_volume_row(places, code) for code in places.volumes]
    rows += [(), head("Jabatan", "Keterangan", "Jumlah pegawai")]
    for title, count in load.people.items():
        said = "jumlah_pegawai di unit.yaml" if count is not None else "belum diisi di unit.yaml"
        rows.append((Cell(title), Cell(said), Cell(count, Look.INPUT)))
    return Page(INPUTS, (40, 60, 14, 44), tuple(rows), is_portrait=False)


def _volume_row(places: Places, code: str) -> tuple[Cell, ...]:
    """How often a process runs: as the unit says, or as often as others call it."""
    load = places.load
    process = next(one for one in load.processes if one.code == code)
    calls = load.called.get(code)
    if calls is None:
        cell, origin = Cell(load.volumes[code], Look.INPUT), "volume di unit.yaml"
    else:
        rows = {
            (work.process.code, work.step.id): row for row, work in places.works() if not work.title
        }
        parts = [
            f"{places.volume(caller).word}*{At(STEPS, VISITS, rows[caller, step]).word}"
            for caller, step in calls
        ]
        cell = Cell(load.volumes[code], Look.NUMBER, "+".join(parts))
        origin = f"dipanggil {', '.join(dict.fromkeys(caller for caller, _ in calls))}"
    return Cell(code), Cell(process.name), cell, Cell(origin)


def how_page() -> Page:
    """How figures are made, in words."""
    rows: list[tuple[Cell, ...]] = [(Cell("Cara menghitung", Look.TITLE),)]
    rows += [(Cell(text, Look.NOTE),) for text in _HOW.splitlines()]
    return Page(HOW, (120,), tuple(rows), is_portrait=False)

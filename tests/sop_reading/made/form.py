"""Words of the form in the cells of a grid."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

    from tests.sop_reading.made.content import Story, Truth
    from tests.sop_reading.made.manner import Manner

ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
SCALARS = ("nomor", "tanggal_pembuatan", "tanggal_revisi", "tanggal_efektif", "disahkan", "nama")
LISTED = (
    ("dasar_hukum", "kualifikasi"), ("keterkaitan", "peralatan"), ("peringatan", "pencatatan"),
)  # fmt: skip
SPOKEN_BACK = (
    "Bila tidak lengkap dikembalikan ke nomor {}", "Jika tidak sesuai, kembali ke no. {}",
    "kembali ke no. {} bila belum lengkap", "ke langkah {} bila belum lengkap",
    "Tidak: kembali ke no {}", "Apabila ditolak, kembali ke langkah {}",
    "Jika belum benar dikembalikan ke langkah ke-{}", "Bila tidak memenuhi kembali ke tahap {}",
    "jika tidak, ulangi langkah {}", "Kembali ke No. {} jika tidak sesuai",
    "Kalau tidak lengkap kembali ke kegiatan no. {}", "T: kembali ke no. {}",
)  # fmt: skip
SPOKEN_ON = (
    "Tidak: lanjut ke no {}", "Jika tidak, lanjut ke nomor {}", "Bila ditolak langsung ke no. {}",
    "lanjut ke nomor {} bila tidak disetujui",
)  # fmt: skip


@dataclass
class Grid:
    """Cells by row and column, with the sizes of columns in pixels and of rows in points."""

    widths: list[int] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    cells: list[tuple[int, int, int, int, str]] = field(default_factory=list)

    def put(self, row: int, column: int, text: str, down: int = 1, across: int = 1) -> None:
        """Write a cell, or several that are merged."""
        self.cells.append((row, column, row + down - 1, column + across - 1, text))


@dataclass
class TablePart:
    """A table of steps: all, or those on one page."""

    grid: Grid
    first: int
    """Its first step."""
    rows: list[tuple[int, int]]
    """By step: its first and last row."""
    head_rows: int
    actor_column: int


def bulleted(texts: list[str], bullets: str) -> str:
    """A list in one cell."""
    if bullets == ";":
        return "; ".join(texts)
    if bullets == "baris" or (len(texts) == 1 and bullets[0].isalnum()):
        return "\n".join(texts)
    if bullets[0] == "1":
        return "\n".join(f"{place}{bullets[1:]}{text}" for place, text in enumerate(texts, 1))
    if bullets[0] == "a":
        return "\n".join(f"{chr(96 + n)}{bullets[1:]}{text}" for n, text in enumerate(texts, 1))
    return "\n".join(bullets + text for text in texts)


def add_numbers(told: Story, manner: Manner) -> None:
    """Number the rows; the truth holds the bare number."""
    for place, step in enumerate(told.steps):
        number = str(place + 1)
        if manner.numbers[0] in "aA" or manner.numbers == "i.":
            number = ROMAN[place] if manner.numbers == "i." else chr(ord(manner.numbers[0]) + place)
        elif manner.numbers == "01":
            number = f"{place + 1:02d}"
        elif manner.numbers == "kosong" or (manner.numbers == "sebagian" and place % 3 == 0):
            number = ""
        step["no"] = number


def shown(number: str, manner: Manner) -> str:
    """How a number is written."""
    around = {"1.": "{}.", "a.": "{}.", "A.": "{}.", "1)": "{})", "(1)": "({})", "i.": "{}."}
    return around.get(manner.numbers, "{}").format(number) if number else ""


def speak(dice: random.Random, told: Story, manner: Manner) -> None:
    """Tell in words where decisions lead, where nothing is drawn."""
    for step in told.steps:
        step["pelaku"].sort(key=told.actors.index)
    for start, end, label in told.flows:
        if label == "Tidak":
            ways = SPOKEN_BACK if end < start else SPOKEN_ON
            if end == start - 1:
                ways = (*ways, "Jika tidak sesuai dikembalikan ke langkah sebelumnya")
            number = told.steps[end]["no"] or str(end + 1)
            said = dice.choice(ways).format(number)
            step = told.steps[start]
            key = manner.spoken_at
            step[key] = (
                f"{step[key]}{'. ' if key == 'kegiatan' else '; '}{said}" if step[key] else said
            )


def table(told: Story, manner: Manner, steps: range, marks: bool) -> TablePart:
    """The table of some steps."""
    grid = Grid()
    actors = len(told.actors)
    base = 84 if actors < 6 else 72
    grid.widths = [40, 200, *[base + 8 * (n % 2) for n in range(actors)], 130, 80, 110, 110]
    has_head = not steps[0] or not manner.headless
    if has_head:
        _head(grid, told, manner)
    head_rows = len(grid.heights)
    columns = actors + 6
    if manner.column_numbers and has_head:
        grid.heights.append(14.0)
        for column in range(columns):
            grid.put(head_rows, column, str(column + 1))
    rows = []
    for place in steps:
        row = len(grid.heights)
        if manner.headings and place in {steps[0], (steps[0] + steps[-1]) // 2}:
            grid.put(row, 0, "I" if place == steps[0] else "II")
            grid.put(row, 1, "PERSIAPAN" if place == steps[0] else "Pelaksanaan", 1, columns - 1)
            grid.heights.append(16.0)
        elif manner.blank_rows and place % 3 == 1:
            grid.heights.append(12.0)
        row = len(grid.heights)
        down = 2 if manner.merged_rows and place % 2 else 1
        height = 50.0 if manner.low_rows else 58.0
        grid.heights += [height / down] * down
        rows.append((row, row + down - 1))
        _row(grid, told, manner, place, (row, down, marks))
        if manner.hidden and place % 4 == 2 and manner.suffix == "xlsx":
            grid.put(len(grid.heights), 1, "Langkah lama yang disembunyikan")
            grid.put(len(grid.heights), len(told.actors) + 2, "Berkas lama")
            grid.heights.append(0.0)
    if manner.total and steps[-1] == len(told.steps) - 1:
        grid.put(len(grid.heights), 0, "Jumlah waktu", 1, actors + 2)
        grid.put(len(grid.heights), actors + 3, "5 hari")
        grid.heights.append(16.0)
    return TablePart(grid, steps[0], rows, head_rows, 2)


def _head(grid: Grid, told: Story, manner: Manner) -> None:
    """The head, over one to four rows."""
    number, activity, who, quality, *details, remark = manner.heads
    if manner.time == "angka":
        details[1] = "Waktu (menit)"
    actors = len(told.actors)
    high = manner.head_rows
    names = [one.replace(" ", "\n", 1) if manner.turned_heads else one for one in told.actors]
    if high == 1:
        for column, text in enumerate([number, activity, *names, *details, remark]):
            grid.put(0, column, text)
    else:
        grid.put(0, 0, number, high)
        grid.put(0, 1, activity, high)
        grid.put(0, 2, who, high - 2 if high == 4 else 1, actors)
        grid.put(0, actors + 2, quality, high - 2 if high == 4 else 1, 3)
        grid.put(0, actors + 5, remark, high)
        under = high - 2 if high == 4 else 1
        for place, text in enumerate(details):
            grid.put(under, actors + 2 + place, text, high - under)
        if high == 3:
            inner = max(actors // 2, 1)
            grid.put(1, 2, "Internal", 1, inner)
            grid.put(1, 2 + inner, "Eksternal", 1, actors - inner)
            under = 2
        for place, name in enumerate(names):
            grid.put(under, 2 + place, name, high - under)
    grid.heights += [24.0] * high


def _row(grid: Grid, told: Story, manner: Manner, place: int, where: tuple[int, int, bool]) -> None:
    """One step."""
    row, down, marks = where
    step = told.steps[place]
    actors = len(told.actors)
    texts = {
        0: shown(step["no"], manner),
        1: step["kegiatan"],
        actors + 2: bulleted(step["kelengkapan"], manner.bullets) if step["kelengkapan"] else "",
        actors + 3: step["waktu"],
        actors + 4: bulleted(step["output"], manner.bullets) if step["output"] else "",
        actors + 5: step["keterangan"],
    }
    for column, text in texts.items():
        grid.put(row, column, text, down)
    for column in range(actors):
        mark = manner.ticks if marks and column in told.columns[place] else ""
        grid.put(row, 2 + column, mark, down)


def first_page(who: Truth, manner: Manner) -> Grid:
    """The identity as a table of three columns."""
    value = 3 if manner.colon == "sel" else 2
    grid = Grid([280, 150, 12, 228] if value > 2 else [280, 150, 240])
    labels = dict(
        zip((*SCALARS, *(key for pair in LISTED for key in pair)), manner.labels, strict=True)
    )
    # Labels are in the order of the form: scalars, then laws, qualifications, and so on.
    letterhead = "\n".join((who["instansi"], who["kantor"], who["unit"]))
    high = len(SCALARS) + (3 if manner.signer_rows else 0)
    grid.put(0, 0, letterhead, high)
    row = 0
    for key in SCALARS:
        told = signer(who) if key == "disahkan" else who[key]
        down = 1
        if key == "disahkan" and manner.signer_rows:
            down = 4
            grid.put(row, value, _valued(who["disahkan_jabatan"], manner))
            grid.put(row + 2, value, who["disahkan_nama"])
            grid.put(row + 3, value, f"NIP. {who['disahkan_nip']}")
        else:
            grid.put(row, value, _valued(told, manner))
        if value > 2:
            grid.put(row, 2, ":", down)
        grid.put(row, 1, _labelled(labels[key], manner), down)
        grid.heights += [80.0 if key == "disahkan" and down == 1 else 16.0] * down
        row += down
    for pair in LISTED:
        for column, key in enumerate(pair):
            across = (column and value - 1) + 1
            grid.put(row, column, _labelled(labels[key], manner), 1, across)
            grid.put(row + 1, column, bulleted(who[key], manner.identity_bullets), 1, across)
        grid.heights += [16.0, 70.0]
        row += 2
    return grid


def signer(who: Truth) -> str:
    """Who signs, in one cell."""
    return f"{who['disahkan_jabatan']}\n\n\n{who['disahkan_nama']}\nNIP. {who['disahkan_nip']}"


def _valued(text: str, manner: Manner) -> str:
    """A value, perhaps with the colon that belongs to its label."""
    return f": {text}".rstrip() if manner.colon == "nilai" else text


def _labelled(text: str, manner: Manner) -> str:
    """A label, perhaps with a colon."""
    return f"{text} :" if manner.colon == "label" else text


def paragraphs(who: Truth, manner: Manner) -> list[str]:
    """The identity as paragraphs."""
    names = dict(
        zip((*SCALARS, *(key for pair in LISTED for key in pair)), manner.labels, strict=True)
    )
    lines = ["\n".join((who["instansi"], who["kantor"], who["unit"]))]
    for key in SCALARS:
        value = signer(who) if key == "disahkan" else who[key]
        lines.append(f"{names[key]} : {value}".rstrip())
    for pair in LISTED:
        for key in pair:
            lines += [_labelled(names[key], manner), bulleted(who[key], manner.identity_bullets)]
    return lines


def one_cell(who: Truth, manner: Manner) -> Grid:
    """The identity in a few cells that hold several fields each."""
    names = dict(
        zip((*SCALARS, *(key for pair in LISTED for key in pair)), manner.labels, strict=True)
    )
    grid = Grid([330, 340], [])
    grid.put(0, 0, "\n".join((who["instansi"], who["kantor"], who["unit"])))
    scalars = [
        f"{names[key]} : {signer(who) if key == 'disahkan' else who[key]}".rstrip()
        for key in SCALARS
    ]
    grid.put(0, 1, "\n".join(scalars))
    grid.heights.append(160.0)
    for row, pair in enumerate(LISTED, 1):
        for column, key in enumerate(pair):
            text = f"{names[key]} :\n{bulleted(who[key], manner.identity_bullets)}"
            grid.put(row, column, text)
        grid.heights.append(80.0)
    return grid

"""Says what became of the folders that offices sent."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bpmn_gen.commands.gathering import Fate
from bpmn_gen.commands.report import as_data
from bpmn_gen.compiler.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.commands.gathering import Gathering, OfficeReport
    from bpmn_gen.diagnostics import Diagnostic


def lines(made: Gathering) -> Iterator[str]:
    """One paragraph for each office, and the sum of all."""
    for one in made.reports:
        yield f"{one.unit} ({one.origin}): {', '.join(_told(one))}"
        yield from (f"  {line}" for line in _details(one))
    counts = (sum(one.fate is fate for one in made.reports) for fate in Fate)
    told = ", ".join(f"{count} {fate}" for fate, count in zip(Fate, counts, strict=True))
    yield f"{len(made.reports)} unit: {told}"


def _told(one: OfficeReport) -> Iterator[str]:
    """The fate of an office and how many files it is about."""
    yield str(one.fate)
    if one.fate in (Fate.CONFLICT, Fate.FAULTY):
        yield "tidak diambil"
        return
    for files, word in ((one.new, "berkas baru"), (one.changed, "berkas diganti")):
        if files:
            yield f"{len(files)} {word}"


def _details(one: OfficeReport) -> Iterator[str]:
    """What somebody has to know or to decide."""
    yield from (*one.reasons, *one.notes)
    if one.errors:
        yield f"{len(one.errors)} galat; perbaiki di unitnya, lalu kirim ulang"
    if one.conflicts:
        yield f"di sini juga diubah: {listed(one.conflicts)}; --timpa memakai kirimannya"
    for name, told in one.told.items():
        sides = "" if name not in one.conflicts else ", kiriman"
        yield from (f"{name}: {text}" for text in told.both)
        yield from (f"{name}, di sini: {text}" for text in told.ours)
        yield from (f"{name}{sides}: {text}" for text in told.theirs)
    if one.missing:
        yield f"tidak ada lagi dalam kiriman, dibiarkan: {listed(one.missing)}"
    if one.others:
        yield f"bukan definisi, tidak diambil: {listed(one.others)}"


def errors_of(made: Gathering) -> tuple[Diagnostic, ...]:
    """The mistakes of all offices."""
    return tuple(item for one in made.reports for item in one.errors)


def as_json(made: Gathering) -> str:
    """The report for other programs."""
    return json.dumps([_data(one) for one in made.reports], ensure_ascii=False, indent=2)


def _data(one: OfficeReport) -> dict[str, object]:
    """The report of one office."""
    return {
        "unit": one.unit,
        "asal": one.origin,
        "hasil": str(one.fate),
        "baru": one.new,
        "berubah": one.changed,
        "bertentangan": one.conflicts,
        "perubahan": {
            name: {
                "kiriman": list(told.theirs),
                "di_sini": list(told.ours),
                "kedua_pihak": list(told.both),
            }
            for name, told in one.told.items()
        },
        "tidak_dikirim": one.missing,
        "bukan_definisi": one.others,
        "sebab": one.reasons,
        "catatan": one.notes,
        "temuan": [as_data(item) for item in one.errors],
    }

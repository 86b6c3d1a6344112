"""What a change of words does, in lines for people and as data."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING

from bpmn_gen.commands.report import as_data
from bpmn_gen.diagnostics import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.commands.revised_sops import RevisedSop
    from bpmn_gen.commands.rewording import Place, Reworded


SHOWN = 6
"""Places of one file that stay for one reason, from which on the rest is only counted."""


def lines(made: Reworded, *, everything: bool = False) -> Iterator[str]:
    """Every place with its words before and after, those that stay with the reason, the SOPs.

    Args:
        made: the change.
        everything: show each place that stays and each unit, also where there are many.
    """
    for one in made.places:
        yield f"{_where(one)}: {one.key}"
        if one.before:
            yield f"  semula:  {one.before}"
            yield f"  menjadi: {one.after}"
        else:
            yield f"  ditambahkan: {one.after}"
    if made.left:
        yield ""
        yield f"Tidak diganti ({len(made.left)} tempat):"
        yield from _staying(made.left, everything=everything)
    for name in made.unread:
        yield f"{name}: tidak dapat dibaca, sehingga tidak diperiksa (bpmn-gen check)"
    if made.revised:
        yield ""
        yield f"SOP yang memerlukan revisi ({len(made.revised)}):"
        yield from _sops(made.revised, everything=everything)


def _staying(places: list[Place], *, everything: bool) -> Iterator[str]:
    """The places that stay; of many alike in one file only the first ones."""
    alike: dict[tuple[str, str], list[Place]] = {}
    for one in places:
        alike.setdefault((one.file, one.code), []).append(one)
    for (file, _), found in alike.items():
        most = len(found) if everything else SHOWN
        yield from map(_left, found[:most])
        if len(found) > most:
            more = len(found) - most
            yield f"{file}: {more} tempat lain karena sebab yang sama (--rinci menampilkannya)"


def _sops(revised: list[RevisedSop], *, everything: bool) -> Iterator[str]:
    """The SOPs by code, each with the units that have it."""
    alike: dict[tuple[str, str], list[str]] = {}
    for one in revised:
        known = ", ".join(filter(None, (one.number and f"nomor {one.number}", one.standing)))
        named = f"{one.unit} ({known})" if known else one.unit
        alike.setdefault((one.code, one.title), []).append(named)
    for (code, title), names in sorted(alike.items()):
        told = "; ".join(names if everything else names[:SHOWN])
        rest = 0 if everything else len(names) - SHOWN
        yield f"  {code}  {title}: {told}{f'; dan {rest} unit lain' if rest > 0 else ''}"


def _left(one: Place) -> str:
    """A place that stays, on one line."""
    return f"{_where(one)}: {one.before} [{one.reason}]"


def _where(one: Place) -> Span:
    """Where a place is, as findings say it."""
    return Span(one.file, one.line, one.column)


def summary(made: Reworded, *, written: bool) -> str:
    """How many places in how many files, and what to do next."""
    if not made.places:
        return "Tidak ada yang diganti; sebabnya di belakang tiap tempat."
    files = len(Counter(one.file for one in made.places))
    done = "diganti" if written else "akan diganti; tambahkan --tulis untuk menulisnya"
    return f"{len(made.places)} tempat dalam {files} berkas {done}"


def as_json(made: Reworded, *, written: bool) -> str:
    """The same as data."""
    data = {
        "ditulis": written,
        "tempat": [_as_data(one) for one in made.places],
        "tidak_diganti": [_as_data(one) for one in made.left],
        "tidak_dibaca": made.unread,
        "temuan": [as_data(item) for item in made.findings],
        "sop_direvisi": [
            {
                "kode": one.code,
                "unit": one.unit,
                "judul": one.title,
                "nomor": one.number,
                "status": one.standing,
            }
            for one in made.revised
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _as_data(one: Place) -> dict[str, object]:
    """A place as data."""
    found = asdict(one)
    names = {
        "file": "berkas", "line": "baris", "column": "kolom", "key": "kunci", "before": "semula",
        "after": "menjadi", "reason": "alasan", "code": "jenis_alasan",
    }  # fmt: skip
    return {names[key]: value for key, value in found.items()}

"""Calls between processes: never in a circle, never to one that the unit type does not have."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bpmn_gen.compiler.wording import LISTED, quoted, type_numbers
from bpmn_gen.definition.schema import Panggilan
from bpmn_gen.rules.finding import error, warning

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.text import Text
    from bpmn_gen.diagnostics import Diagnostic, Span
    from bpmn_gen.rules.survey import Survey, View

Calls = dict[str, dict[str, "Text"]]
"""Called codes by calling code, each with the place of the first call."""


def circular_call(survey: Survey) -> Iterator[Diagnostic]:
    """No process calls itself, directly or by way of others.

    Wrong::

        kode: CLP.03.01
        langkah: [..., {proses: CLP.03.01, oleh: pegawai}]

    Right::

        kode: CLP.03.01
        langkah: [..., {id: ulang, kegiatan: Melaksanakan tugas, oleh: pegawai}]
    """
    calls = _calls(survey)
    for circle in _circles(calls):
        call = calls[circle[0]][circle[1]]
        names = circle if len(circle) <= LISTED else [*circle[: LISTED - 2], "...", circle[-1]]
        message = "proses saling memanggil tanpa akhir: " + " → ".join(names)
        hints = ("hapus salah satu panggilan itu, atau pakai putaran di dalam satu proses",)
        related = tuple(
            (calls[caller][called].span, f"{caller} memanggil {called}")
            for caller, called in pairwise(circle[1:])
        )
        yield error("circular-call", message, call.span, hints, related)


def _calls(survey: Survey) -> Calls:
    """Who calls whom; what is unknown is left out."""
    calls: Calls = {}
    for view in survey.views:
        own = calls.setdefault(view.form.code, {})
        for code in _called(view):
            own.setdefault(str(code), code)
    return {
        caller: {code: place for code, place in called.items() if code in calls}
        for caller, called in calls.items()
    }


def _called(view: View) -> Iterator[Text]:
    """The codes that a process calls."""
    for place in view.flow.places:
        if isinstance(place.step, Panggilan):
            yield place.step.proses


def _circles(calls: Mapping[str, Mapping[str, Text]]) -> Iterator[list[str]]:
    """A circle of calls for every call that a depth-first search finds to lead back; linear."""
    done: set[str] = set()
    for root in calls:
        path: dict[str, Iterator[str]] = {}
        if root not in done:
            path[root] = iter(calls[root])
        while path:
            caller = next(reversed(path))
            called = next(path[caller], None)
            if called is None:
                done.add(caller)
                del path[caller]
            elif called in path:
                names = list(path)
                yield [*names[names.index(called) :], called]
            elif called not in done:
                path[called] = iter(calls[called])


def call_beyond_type(survey: Survey) -> Iterator[Diagnostic]:
    """A process that is called exists in every unit type that has the calling one.

    Wrong::

        berlaku: semua
        langkah: [..., {proses: CLP.03.02, oleh: ketua}]    # CLP.03.02 has  berlaku: [1, 2]

    Right::

        berlaku: [1, 2]
        langkah: [..., {proses: CLP.03.02, oleh: ketua}]
    """
    having: dict[str, set[int]] = {}
    for view in survey.views:
        having.setdefault(view.form.code, set()).update(target.number for target in view.targets)
    beyond: dict[Span, tuple[Text, set[int]]] = {}
    for view in survey.views:
        mine = {target.number for target in _targets(view)}
        for code in _called(view):
            lacking = mine - having.get(str(code), mine)
            if lacking and code in having and code not in survey.defs.incomplete:
                beyond.setdefault(code.span, (code, set()))[1].update(lacking)
    for code, lacking in beyond.values():
        message = f"proses {quoted(code)} tidak berlaku pada {type_numbers(lacking)}"
        hints = ("samakan 'berlaku' keduanya, atau buat varian",)
        yield warning("call-beyond-type", message, code.span, hints)


def _targets(view: View) -> Iterator[Target]:
    """The unit types that have a process in this very form."""
    replaced = {
        int(number)
        for variant in view.process.varian
        if variant.kode is None
        for number in variant.berlaku
    }
    return (target for target in view.targets if target.number not in replaced)

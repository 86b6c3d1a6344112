"""Decision tables: what they ask has a closed list of answers, every case is decided, and once."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from bpmn_gen.compiler.decision_table import APPRAISER
from bpmn_gen.compiler.wording import LISTED, listed, quoted, type_numbers
from bpmn_gen.definition.schema import Kegiatan, Keputusan
from bpmn_gen.rules.finding import error
from bpmn_gen.rules.survey import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.compiler.flow import Place
    from bpmn_gen.definition.schema import TipeUnit
    from bpmn_gen.definition.text import Text
    from bpmn_gen.diagnostics import Diagnostic, Span
    from bpmn_gen.model.decision import Case, DecisionTable
    from bpmn_gen.rules.survey import Survey, View

MOST = 200_000
"""Times that a row of one table may be tried on a case, so that a check stays short.  A table that
people can survey needs far fewer."""
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_FEEL = frozenset(
    (
        "and", "between", "else", "every", "external", "false", "for", "function", "if", "in",
        "instance", "not", "null", "of", "or", "return", "satisfies", "some", "then", "true",
    )
)  # fmt: skip
"""Reserved words of FEEL, the expression language of decision tables."""


def unusable_table_input(survey: Survey) -> Iterator[Diagnostic]:
    """The key of an input can stand in an expression.

    Wrong::

        masukan_penilai: {jenjang-jabatan: {tanya: Jenjang?, pilihan: [Ahli Muda, Pelaksana]}}

    Right::

        masukan_penilai: {jenjang: {tanya: Jenjang?, pilihan: [Ahli Muda, Pelaksana]}}
    """
    for tipe in survey.defs.tipe_unit.values():
        for key in tipe.masukan_penilai:
            if not _NAME.fullmatch(key) or key.lower() in _FEEL:
                message = f"kunci masukan {quoted(key)} tidak dapat dipakai dalam tabel keputusan"
                hints = ("pakai satu kata dari huruf, angka dan '_', misalnya 'jenjang'",)
                yield error("unusable-table-input", message, key.span, hints)


def repeated_table_answer(survey: Survey) -> Iterator[Diagnostic]:
    """The answers of an input are there, and differ.

    Wrong::

        jenjang: {tanya: Jenjang?, pilihan: [Pelaksana, Pelaksana]}

    Right::

        jenjang: {tanya: Jenjang?, pilihan: [Ahli Muda, Pelaksana]}
    """
    for tipe in survey.defs.tipe_unit.values():
        for key, item in tipe.masukan_penilai.items():
            if not item.pilihan:
                message = f"masukan {quoted(key)} tidak punya pilihan"
                hints = ("tulis semua jawaban yang mungkin",)
                yield error("repeated-table-answer", message, item.span_of("pilihan"), hints)
            seen: set[str] = set()
            for answer in item.pilihan:
                if answer in seen or not answer:
                    message = f"pilihan {quoted(answer)} ditulis dua kali atau kosong"
                    hints = ("beri setiap pilihan teks yang berbeda",)
                    yield error("repeated-table-answer", message, answer.span, hints)
                seen.add(answer)


def unknown_table_answer(survey: Survey) -> Iterator[Diagnostic]:
    """A rule holds for answers that the inputs know, and only these are read in some way.

    Wrong::

        bila: {jenjang: Ahli Mda}

    Right::

        bila: {jenjang: Ahli Muda}
    """
    for tipe in survey.defs.tipe_unit.values():
        known = _answers(tipe)
        for key, answers in _conditions(tipe):
            if key not in known:
                hints = survey.suggest(key, known)
                hints = hints or ("tulis masukan itu pada 'masukan_penilai'",)
                message = f"masukan {quoted(key)} tidak ada pada 'masukan_penilai'"
                yield error("unknown-table-answer", message, key.span, hints)
                continue
            for answer in answers:
                if answer not in known[key]:
                    hints = survey.suggest(answer, known[key])
                    message = f"{quoted(answer)} bukan pilihan masukan {quoted(key)}"
                    yield error("unknown-table-answer", message, answer.span, hints)
        for name, item in tipe.masukan_penilai.items():
            for answer in item.bacaan:
                if answer not in item.pilihan:
                    hints = survey.suggest(answer, item.pilihan)
                    hints = hints or ("tulis jawaban itu pada 'pilihan'",)
                    message = f"bacaan {quoted(answer)} bukan pilihan masukan {quoted(name)}"
                    yield error("unknown-table-answer", message, answer.span, hints)


def undecided_case(survey: Survey) -> Iterator[Diagnostic]:
    """Every combination of answers is decided by a rule.

    Wrong::

        masukan_penilai: {jenjang: {tanya: Jenjang?, pilihan: [Ahli Muda, Pelaksana]}}
        penilai: [{jenjang: Ahli Muda, bila: {jenjang: Ahli Muda}, penilai: Camat}]

    Right::

        masukan_penilai: {jenjang: {tanya: Jenjang?, pilihan: [Ahli Muda, Pelaksana]}}
        penilai: [{jenjang: Semua, bila: {jenjang: [Ahli Muda, Pelaksana]}, penilai: Camat}]
    """
    for tipe, table in _tables(survey):
        if _is_large(table):
            continue
        open_cases = (case for case in table.cases() if not table.deciding(case))
        for case in islice(open_cases, LISTED):
            message = f"kasus {_told(table, case)} tidak diputuskan aturan mana pun"
            hints = ("tambahkan kasus itu pada 'bila' sebuah aturan, atau tulis aturan baru",)
            yield error("undecided-case", message, tipe.span_of("penilai"), hints)


def doubly_decided_case(survey: Survey) -> Iterator[Diagnostic]:
    """No combination of answers is decided by two rules.

    Wrong::

        penilai:
          - {jenjang: Semua, penilai: Lurah}
          - {jenjang: Ahli Muda, bila: {jenjang: Ahli Muda}, penilai: Camat}

    Right::

        penilai:
          - {jenjang: Lainnya, bila: {jenjang: Pelaksana}, penilai: Lurah}
          - {jenjang: Ahli Muda, bila: {jenjang: Ahli Muda}, penilai: Camat}
    """
    for tipe, table in _tables(survey):
        if _is_large(table):
            continue
        seen: set[tuple[Span | None, Span | None]] = set()
        for case in table.cases():
            deciding = table.deciding(case)
            for other in deciding[1:]:
                pair = (deciding[0].origin, other.origin)
                if pair in seen or len(seen) >= LISTED:
                    continue
                seen.add(pair)
                message = f"kasus {_told(table, case)} diputuskan lebih dari satu aturan"
                hints = ("persempit 'bila' salah satunya, sehingga hanya satu yang berlaku",)
                related = ((pair[0], "aturan yang juga berlaku"),) if pair[0] else ()
                span = other.origin or tipe.span_of("penilai")
                yield error("doubly-decided-case", message, span, hints, related)


def large_table(survey: Survey) -> Iterator[Diagnostic]:
    """A table has so few cases that people can survey them.

    Wrong::

        masukan_penilai: {a: ..., b: ..., c: ...}   # a hundred answers each

    Right::

        masukan_penilai: {jenjang: ..., kedudukan: ...}
    """
    for tipe, table in _tables(survey):
        if _is_large(table):
            message = (
                f"tabel penilai tipe unit {tipe.nomor} punya {table.size} kasus, terlalu banyak"
            )
            hints = ("kurangi masukan atau pilihannya",)
            yield error("large-table", message, tipe.span_of("masukan_penilai"), hints)


def missing_table(view: View) -> Iterator[Diagnostic]:
    """A table that a step or an actor needs is there in every unit type that has the process.

    Wrong::

        - {kegiatan: Menetapkan ekspektasi, oleh: kepala, tabel: penilai_kinerja}

    Right::

        - {kegiatan: Menetapkan ekspektasi, oleh: kepala}
    """
    lacking = [target.number for target in view.targets if not target.tipe.penilai]
    if not lacking:
        return
    steps = (place.step for place in view.flow.places)
    read = [step.tabel for step in steps if isinstance(step, Kegiatan)]
    for table in (*read, *(actor.tabel for actor in view.process.pelaku.values())):
        if table == APPRAISER:
            message = f"tabel {quoted(table)} tidak ada pada {type_numbers(lacking)}"
            hints = ("isi 'penilai' pada tipe unit itu, atau hapus 'tabel'",)
            yield error("missing-table", message, table.span, hints)


def table_not_read(view: View) -> Iterator[Diagnostic]:
    """Whom a table names is known before they work: on every way to them a step has read it.

    Wrong::

        pelaku: {penilai: {peran: penilai_kinerja, tabel: penilai_kinerja}}
        langkah: [{kegiatan: Mengevaluasi kinerja, oleh: penilai}]

    Right::

        langkah:
          - {kegiatan: Menetapkan ekspektasi, oleh: penilai, tabel: penilai_kinerja}
          - {kegiatan: Mengevaluasi kinerja, oleh: penilai}
    """
    actors = view.process.pelaku
    named = {str(key): str(actor.tabel) for key, actor in actors.items() if actor.tabel}
    for table in dict.fromkeys(named.values()):
        for place in _unread(view, table):
            step = place.step
            if isinstance(step, (Kegiatan, Keputusan)) and named.get(str(step.oleh)) == table:
                message = f"langkah {quoted(place.id)} mendahului pembacaan tabel {quoted(table)}"
                hints = ("beri 'tabel' pada langkah ini atau pada langkah sebelumnya",)
                yield error("table-not-read", message, place_of(step), hints)


def _unread(view: View, table: str) -> Iterator[Place]:
    """The steps that the flow can reach before a step has read a table."""
    flow, following = view.flow, view.reach.following
    seen = set(flow.regions[0].members[:1])
    stack = list(seen)
    while stack:
        place = flow.places[stack.pop()]
        if isinstance(place.step, Kegiatan) and place.step.tabel == table:
            continue
        yield place
        inner = (flow.regions[number].members[:1] for number in place.regions)
        ahead = {*following[place.index], *(at for members in inner for at in members)} - seen
        seen |= ahead
        stack += ahead


def _tables(survey: Survey) -> Iterator[tuple[TipeUnit, DecisionTable]]:
    """The tables of unit types in which all words are known."""
    for target in survey.types:
        known = _answers(target.tipe)
        if all(known.get(key, set()) >= set(answers) for key, answers in _conditions(target.tipe)):
            for table in survey.tables(target).values():
                yield target.tipe, table


def _answers(tipe: TipeUnit) -> dict[str, set[Text]]:
    """The answers of each input of a unit type."""
    return {str(key): set(item.pilihan) for key, item in tipe.masukan_penilai.items()}


def _conditions(tipe: TipeUnit) -> Iterator[tuple[Text, tuple[Text, ...]]]:
    """Every input with the answers for which a rule of a unit type holds."""
    for rule in tipe.penilai:
        for condition in rule.bila:
            yield from condition.items()


def _is_large(table: DecisionTable) -> bool:
    """Whether trying all cases would take too long."""
    return table.size * len(table.rules) > MOST


def _told(table: DecisionTable, case: Case) -> str:
    """A case in words, e.g. ``jenjang 'Pelaksana', kedudukan 'Lainnya'``."""
    pairs = zip(table.inputs, case, strict=True)
    return listed([f"{item.variable} {quoted(answer)}" for item, answer in pairs])

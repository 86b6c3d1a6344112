"""What the page of a BPMN file of others shows: its map, its steps, and what is to be decided."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bpmn_gen.commands.sheet_subject import words_of
from bpmn_gen.commands.taking_drawings import read_drawn
from bpmn_gen.diagnostics import Findings
from bpmn_gen.errors import RefusalError
from bpmn_gen.interchange.anew import drawn_anew
from bpmn_gen.interchange.telling import report_of
from bpmn_gen.layout import lay_out
from bpmn_gen.model.graph import nodes_in
from bpmn_gen.picture.sheet import Sheet
from bpmn_gen.render.svg.process_map import write_svg
from bpmn_gen.sheets.columns import KINDS
from bpmn_gen.sop_reading.questions import note_questions
from bpmn_gen.sop_reading.settling import fault_of, said
from bpmn_gen.web.imported.drawn_ways import ways_of_rows
from bpmn_gen.web.imported.read_page import asked_on_page
from bpmn_gen.web.process.grid import state_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bpmn_gen.commands.taking_drawings import DrawnFile
    from bpmn_gen.decompiler import DefinitionDraft
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.sop_reading.questions import Question
    from bpmn_gen.sop_reading.settling import Answer
    from bpmn_gen.web.imported.imports import Waiting
    from bpmn_gen.web.process.workshop import Workshop

MOST_DRAWN: Final = 150
"""Nodes of a map that is drawn while somebody waits."""
_WARNINGS: Final = 20
"""Warnings about a file that its page shows."""
_BLOCKS: Final = {
    KINDS["sejajar"]: "(dikerjakan bersamaan)",
    KINDS["pilih"]: "(satu atau lebih dikerjakan)",
}
"""What the row of a block is called where its branches have no letters, by its kind."""
_EVERY: Final = 10_000
"""Steps that a process has at most, so that rows of several have keys of their own."""
_UNDATED: Final = dt.date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A file while somebody looks at it."""

    file: DrawnFile
    questions: Sequence[Question]
    warnings: Sequence[str] = ()
    """What was wrong with it, a line each."""

    @classmethod
    def of(cls, workshop: Workshop, one: Waiting) -> Drawn:
        """Read a file.

        Raises:
            RefusalError: when it cannot be read, or no process of it becomes a draft.
        """
        findings = Findings()
        file = read_drawn(workshop.project, one.path, one.name, findings)
        if file is None or not file.drafts:
            told = [(item.message, item.hints) for item in findings]
            if file is not None:
                told += [(f"{it.name}: {it.reason}", ()) for it in file.refusals]
            message, hints = told[0] if told else ("berkas tidak memuat kegiatan", ())
            raise RefusalError(f"'{one.name}': {one.shown(message)}", *map(one.shown, hints))
        warnings = [_line(one, it) for it in findings if it.severity == "warning"]
        if len(warnings) > _WARNINGS:
            warnings[_WARNINGS:] = [f"dan {len(warnings) - _WARNINGS} peringatan lagi"]
        return cls(file, note_questions(file.notes), warnings)

    @property
    def is_whole(self) -> bool:
        """Whether everything that people see in the file came through."""
        comparison = self.file.imported.comparison
        gone = [it for it in comparison.changed if not it.in_words and it.what != "scope"]
        return not (comparison.lost or gone or self.warnings or self.file.refusals)

    def open(self, answers: Mapping[str, Answer]) -> list[str]:
        """The keys of the questions that are not settled."""
        return [
            one.key
            for one in self.questions
            if one.key not in answers or fault_of(one, answers[one.key])
        ]

    def decided(self, answers: Mapping[str, Answer]) -> dict[str, str]:
        """What was answered, by the note."""
        left = self.open(answers)
        return {
            one.told: said(one, answers[one.key]) for one in self.questions if one.key not in left
        }

    def answered(self, answers: Mapping[str, Answer]) -> dict[str, Any]:
        """What changes on the page with an answer."""
        return {"sisa": self.open(answers), "banyak": len(self.questions), "baris": {}}


def _line(one: Waiting, finding: Diagnostic) -> str:
    """A warning with its place."""
    place = f"baris {finding.span.line}: " if finding.span is not None else ""
    return f"Periksa {place}{one.shown(finding.message)}"


def drawn_page(workshop: Workshop, one: Waiting, drawn: Drawn) -> dict[str, Any]:
    """All that the page of a file begins with."""
    file, answers = drawn.file, one.answers.get("1", {})
    first, *others = file.drafts
    rows = drawn_rows(workshop, one, drawn)
    return {
        "lembar": "",
        "usulan": first.name,
        "serta": [it.name for it in others],
        "identitas": [],
        "pelaku": [],
        "langkah": rows,
        "umum": [asked_on_page(answers, it) for it in drawn.questions],
        "soal": {it["kunci"]: [] for it in rows},
        "asli": {"svg": _picture(file), "kotak": []},
        "terbaca": None,
        "laporan": [*drawn.warnings, *report_of(file.imported.comparison).splitlines()],
        "kurang": "" if drawn.is_whole else "Ada yang tidak ikut; lihat laporan berkasnya",
        "gagal": [f"{it.name}: {it.reason}" for it in file.refusals],
        **drawn.answered(answers),
    }


def drawn_rows(workshop: Workshop, one: Waiting, drawn: Drawn) -> list[dict[str, Any]]:
    """The steps of all drafts of a file."""
    words = words_of(workshop.definitions(), one.unit)
    return [
        _row(place * _EVERY + number, cells)
        for place, draft in enumerate(drawn.file.drafts)
        for number, cells in enumerate(_cells(draft, words))
    ]


def _cells(draft: DefinitionDraft, words: Any) -> list[dict[str, str]]:  # noqa: ANN401 -- see grid
    """The rows of a draft."""
    rows = state_of(draft.said, words)["baris"]
    assert isinstance(rows, list)  # noqa: S101 -- as it is made there
    numbers = {row["kunci"]: str(at) for at, row in enumerate(rows, 1)}
    ways = ways_of_rows([row["sel"] for row in rows], numbers)
    return [
        row["sel"] | {"no": numbers[row["kunci"]], "lanjut": way}
        for row, way in zip(rows, ways, strict=True)
    ]


def _row(key: int, cells: dict[str, str]) -> dict[str, Any]:
    """A step."""
    kind = cells.get("jenis_langkah", "")
    return {
        "kunci": f"#{key}",
        "no": cells["no"],
        "kegiatan": _BLOCKS.get(kind) or cells.get("kegiatan", "") or kind,
        "keterangan": cells.get("keterangan", ""),
        "kelengkapan": [it for it in cells.get("kelengkapan", "").split("\n") if it],
        "keluaran": [it for it in cells.get("keluaran", "").split("\n") if it],
        "tempat": "",
        "terlihat": False,
        "pelaku": cells.get("oleh", ""),
        "lanjut": cells["lanjut"],
        "waktu": f"{cells.get('waktu', '')} {cells.get('satuan', '')}".strip(),
    }


def _picture(file: DrawnFile) -> str:
    """The map as it would be laid out here; empty where that takes too long."""
    definitions = file.imported.definitions
    count = sum(1 for process in definitions.processes for _ in nodes_in(process))
    if count > MOST_DRAWN:
        return ""
    sheet = Sheet("", file.drafts[0].name, "", "", "", _UNDATED, form="Peta dari berkas")
    return write_svg(definitions, _drawing(definitions), sheet, {}).decode()


def _drawing(definitions: Definitions) -> Drawing:
    """The map laid out.

    Our own maps know no pools that nobody looks into, so a map in which a message goes to such a
    pool is laid out as ``impor`` does it.
    """
    plane = definitions.collaboration
    pools = {one.id for one in plane.participants}
    if any({flow.source_ref, flow.target_ref} & pools for flow in plane.message_flows):
        return drawn_anew(definitions, ())[0][1]
    return lay_out(definitions, None, hurried=True)

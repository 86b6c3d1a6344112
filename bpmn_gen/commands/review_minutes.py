"""The minutes of a review as Word and PDF files, from the text that staff edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.decree.markup import only, sections
from bpmn_gen.decree.minutes import Looked, minutes, related, scope_counts, unknown_tables
from bpmn_gen.definition.legal_citation import legal_words
from bpmn_gen.diagnostics import CompileError, Findings
from bpmn_gen.jobs.decree_settings import region_words
from bpmn_gen.jobs.decree_setup import decree_templates
from bpmn_gen.jobs.sop_planning import sop_templates
from bpmn_gen.render.pdf.decree import count_pages, write_decree_pdf
from bpmn_gen.render.templates.filling import broken, decoded, fill_text_template
from bpmn_gen.render.word.decree import write_decree_docx
from bpmn_gen.review.change import Scope
from bpmn_gen.sop.style import decree_style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.decree.document import Document
    from bpmn_gen.decree.minutes import Said
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.edition.record import UnitRecord
    from bpmn_gen.review.change import Change
    from bpmn_gen.store.project import Project

STATEMENTS = "pernyataan-evaluasi-sop.txt.j2"
TEXT = "berita-acara-reviu.txt.j2"
NAME = "berita-acara-reviu"
HEAD = "pejabat_level_1"
"""The role of whoever heads a unit."""
MINUTES = frozenset({f"{NAME}.docx", f"{NAME}.pdf"})
"""The files of the minutes."""


class MinutesWriter:
    """Writes the minutes of units, with templates and fonts that are read once."""

    def __init__(self, project: Project, defs: DefinitionSet) -> None:
        """Read the text and the fonts of the project.

        Raises:
            CompileError: when the text is no text.
        """
        self._defs = defs
        self._text = decoded(project.template(TEXT), TEXT)
        asked = decoded(project.template(STATEMENTS), STATEMENTS)
        data = {"daerah": region_words(defs.daerah)}
        filled = sections(fill_text_template(asked, STATEMENTS, data, escape=False))
        self.statements = only(filled, "pernyataan")
        sops = sop_templates(project, defs, Findings())
        self._templates = decree_templates(project, defs, sops, Findings())

    def files(
        self,
        record: UnitRecord,
        since: str,
        changes: Sequence[Change],
        said: Said,
    ) -> Iterator[tuple[str, bytes]]:
        """The minutes of one unit in each form, with the names of the files.

        Raises:
            CompileError: when the text is broken.
        """
        made = self._document(record, since, changes, said)
        pages = count_pages(made, self._templates)
        yield f"{NAME}.docx", write_decree_docx(made, self._templates, pages)
        yield f"{NAME}.pdf", write_decree_pdf(made, self._templates)

    def _document(
        self,
        record: UnitRecord,
        since: str,
        changes: Sequence[Change],
        said: Said,
    ) -> Document:
        """The minutes as a document.

        Raises:
            CompileError: when the text is broken.
        """
        words = legal_words(self._defs.peraturan)
        reasons, assessed, notes = said
        counted = scope_counts(changes)
        data = {
            "daerah": region_words(self._defs.daerah),
            "unit": record.name,
            "pimpinan": self._head_of(record),
            "pembanding": since,
            "jumlah": len(changes),
            "objek": counted,
            "peta": [one["nama"] for one in counted if one["nama"] != Scope.SOP],
            "sop_berubah": any(one["nama"] == Scope.SOP for one in counted),
            "berkaitan": related(changes),
            "catatan": len(notes.listed),
            "tanpa_alasan": sum(not reasons.of(one).reason for one in changes),
            "dinilai": len(assessed.findings),
            "dievaluasi": len(assessed.answers),
            "peraturan": words.title(),
            "sebutan": words.title(first=False),
        }
        found = sections(fill_text_template(self._text, TEXT, data, escape=False))
        if unknown := unknown_tables(found):
            raise CompileError([broken(TEXT, f"meminta tabel yang tidak ada: @{unknown[0]}")])
        looked = Looked(record, self.statements)
        return minutes(found, changes, said, decree_style(self._defs.daerah), looked)

    def _head_of(self, record: UnitRecord) -> str:
        """The title of whoever heads a unit, as far as the unit itself names it.

        That of its type is a rank, which says less than that somebody heads the unit.
        """
        own = next((one.jabatan for one in self._defs.unit if one.nama == record.name), {})
        return record.titles[HEAD] if HEAD in own else f"Pimpinan {record.name}"

"""Letters as Word documents: templates of staff, filled in, on the paper of the regency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.shared import Mm

from bpmn_gen.render.word.sop import finish
from bpmn_gen.render.word.template import fill_template

if TYPE_CHECKING:
    from docx.document import Document

    from bpmn_gen.decree.letters import Letter
    from bpmn_gen.render.templates.files import Templates
    from bpmn_gen.sop.document import PageStyle


def write_letter(letter: Letter, paper: PageStyle, templates: Templates) -> bytes:
    """One letter as a Word file.

    Raises:
        TemplateError: when its template is missing, broken, or asks for a value that does not
            exist.
    """
    word = fill_template(templates, letter.template, letter.values)
    _apply(word, paper)
    form = letter.values["formulir"]
    title = str(form["nama"]) if isinstance(form, dict) else letter.name
    return finish(word, title, templates)


def letter_words(letter: Letter, templates: Templates) -> str:
    """All words of a letter, so that a check can look for those it must contain.

    Raises:
        TemplateError: as for :func:`write_letter`.
    """
    body = fill_template(templates, letter.template, letter.values).element.body
    return "\n".join(
        "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        for paragraph in body.iter(qn("w:p"))
    )


def _apply(word: Document, paper: PageStyle) -> None:
    """Set paper and face as the settings say; margins stay those of the template."""
    for section in word.sections:
        section.page_width, section.page_height = Mm(paper.width), Mm(paper.height)
    fonts = word.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    for slot in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{slot}"), paper.face)

"""Lines of text inside the shapes of Word documents."""

from __future__ import annotations

from xml.sax.saxutils import escape

from bpmn_gen.bpmn_file.xml_text import clean
from bpmn_gen.sop.document import shown


def text_paragraphs(lines: tuple[str, ...], size: float, face: str) -> str:
    """Lines as centred paragraphs without space around them."""
    pitch, half_points = round(size * 1.15 * 20), round(size * 2)
    return "".join(
        f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{pitch}" w:lineRule="exact"/>'
        f'<w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="{face}" w:hAnsi="{face}"'
        f' w:cs="{face}"/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(clean(shown(line)))}</w:t></w:r></w:p>'
        for line in lines
    )

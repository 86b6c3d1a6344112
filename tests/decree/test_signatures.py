"""No page holds a signature alone, in a decree or in its lampiran."""

import io

import pypdf
import pytest
from docx import Document as Word

from bpmn_gen.decree.composing import Signer, with_company
from bpmn_gen.decree.document import Block, Document, Grid, Para, Table, TextPart
from bpmn_gen.render.pdf.decree import Pagination, write_decree_pdf
from bpmn_gen.render.word.decree import write_decree_docx
from bpmn_gen.sop.document import PageStyle
from tests.decree.sample import templates

PAPER = PageStyle(215.0, 330.0, 25.0, 20.0, 25.0, 25.0, "Bookman Old Style", 12.0)
SIGNER = Signer(("BUPATI UJI,",), "Uji")
ENDINGS: dict[str, Block] = {
    "grid": Grid((20.0,), tuple((f"KE-{at}", f"Diktum {at}.") for at in range(5))),
    "table": Table(("No.", "Unit"), (1, 9), tuple((str(at), f"Diktum {at}") for at in range(5))),
    "short": Table(("No.", "Unit"), (1, 9), (("3", "Diktum 3"), ("4", "Diktum 4"))),
    "text": Para("Diktum 3 dan Diktum 4."),
}


def signed(ending: Block, lines: int) -> Document:
    """A text of some lines with an ending and a signature."""
    filling = tuple(Para(f"Baris {at}", after=1.0) for at in range(lines))
    blocks = (*filling, *with_company((ending,)), *SIGNER.blocks(dated=True))
    return Document("Uji", PAPER, (TextPart(blocks),))


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_last_rows_stand_on_the_page_of_the_signature(ending: str) -> None:
    seen = set()
    for lines in range(26, 50):
        content = write_decree_pdf(signed(ENDINGS[ending], lines), templates())
        pages = [one.extract_text() for one in pypdf.PdfReader(io.BytesIO(content)).pages]
        (page,) = (text for text in pages if "Ditetapkan di Uji" in text)
        assert "Diktum 3" in page
        assert "Diktum 4" in page
        assert "BUPATI UJI," in page
        seen.add(len(pages))
    assert seen == {1, 2}, "some signatures would have stood alone"


def test_word_keeps_them_together_as_well() -> None:
    for ending in ENDINGS.values():
        content = write_decree_docx(signed(ending, 3), templates(), Pagination(1, {}))
        body = Word(io.BytesIO(content)).element.body
        paragraphs = list(body.iter("{*}p"))
        texts = ["".join(one.itertext()) for one in paragraphs]
        start = next(at for at, text in enumerate(texts) if "Diktum 3" in text)
        stop = next(at for at, text in enumerate(texts) if "BUPATI UJI," in text)
        kept = [one.find(".//{*}keepNext") is not None for one in paragraphs[start:stop]]
        assert all(kept)
        assert len(kept) >= 4

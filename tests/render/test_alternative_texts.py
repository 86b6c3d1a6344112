"""What PDF files draw is told in words, for readers who cannot see it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from bpmn_gen.drawing.pages import PAPERS
from bpmn_gen.layout.pages.paging import cut_into_pages
from bpmn_gen.picture.sheet import Sheet
from bpmn_gen.render.pdf.process_map import write_pdf
from bpmn_gen.render.pdf.sop import write_sop_pdf
from bpmn_gen.store.dates import UNDATED
from tests.decree.sample import templates
from tests.render.example import drawing_of, example
from tests.sop.chance import chance_document

if TYPE_CHECKING:
    from collections.abc import Iterator


def told(content: bytes) -> list[str]:
    """The alternative texts of a file, in order."""
    root = pypdf.PdfReader(io.BytesIO(content)).root_object
    assert str(root["/Lang"]) == "id"
    return list(_figures(root["/StructTreeRoot"]))


def _figures(node: object) -> Iterator[str]:
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, ArrayObject):
        for inner in node:
            yield from _figures(inner)
    elif isinstance(node, DictionaryObject):
        if node.get("/S") == "/Figure":
            yield str(node["/Alt"])
        yield from _figures(node.get("/K"))


def test_the_flow_of_each_page_of_an_sop_is_told() -> None:
    document = chance_document(0)
    assert told(write_sop_pdf(document, templates())) == [page.words for page in document.pages]


def test_the_arrows_of_a_map_are_told() -> None:
    definitions = example(surat="Mengirim surat")
    sheet = Sheet("CLP.99.01", "Uji", "Kecamatan Uji", "Kabupaten Uji", "", UNDATED)
    pages = cut_into_pages(drawing_of(definitions), PAPERS["A4"])
    (words,) = told(write_pdf(definitions, pages, sheet))[:1]
    assert words.startswith("Arah alur: dari ")
    assert " ke " in words
    assert words.count("Arah alur") > 2

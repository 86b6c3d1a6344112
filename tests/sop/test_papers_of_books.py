"""A book holds SOPs on different papers, each on its own."""

import io

from docx import Document
from docx.shared import Mm

from bpmn_gen.diagnostics import Findings
from bpmn_gen.render.templates.files import Templates
from bpmn_gen.render.word.sop_volume import write_volume_docx, write_volume_pdf
from bpmn_gen.sop.compose import compose_with_settings
from bpmn_gen.sop.style import document_style
from bpmn_gen.sop.volume import Volume
from tests.sop.processes import daerah, defs
from tests.sop.test_page_quality import UPRIGHT, chain


def volume() -> Volume:
    """A volume on upright paper of three SOPs."""
    entries = [
        {"no": at, "kode": f"K{at}", "nama": "Uji", "halaman": 0, "ringkasan": ""}
        for at in (1, 2, 3)
    ]
    values: dict[str, object] = {
        "judul": "SOP",
        "kop": [],
        "unit": "Dinas",
        "alamat": "",
        "tahun": "",
        "sop": entries,
        "ruang_lingkup": "",
        "definisi": [],
        "istilah_lain": [],
    }
    return Volume("Dinas", document_style(daerah(**UPRIGHT)), values)


def test_an_sop_with_many_columns_lies_on_its_side_in_an_upright_book(
    templates: Templates,
) -> None:
    documents = [
        compose_with_settings(chain(count), defs(**UPRIGHT), Findings()) for count in (2, 12, 2)
    ]
    word = Document(io.BytesIO(write_volume_docx(volume(), documents, templates)))
    widths = [section.page_width for section in word.sections]
    assert widths == [Mm(215.9), Mm(330.2), Mm(215.9)]
    pdf = write_volume_pdf(volume(), documents, templates)
    assert pdf.startswith(b"%PDF")

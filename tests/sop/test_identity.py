"""Nobody is printed as the one who sets an SOP unless the unit or the regency says so."""

import io
from dataclasses import replace

import openpyxl
import pypdf
import pytest
from docx import Document

from bpmn_gen.compiler.resolved import ResolvedProcess
from bpmn_gen.definition.definition_set import DefinitionSet
from bpmn_gen.definition.schema.proses import Pengesah, Sop
from bpmn_gen.definition.text import Text
from bpmn_gen.diagnostics import Findings
from bpmn_gen.render.excel.sop import write_xlsx
from bpmn_gen.render.pdf.sop import write_sop_pdf
from bpmn_gen.render.templates.files import Templates
from bpmn_gen.render.word.sop import write_docx
from bpmn_gen.sop.compose import compose_with_settings
from bpmn_gen.sop.document import SopDocument
from bpmn_gen.sop.identity import identity_block
from bpmn_gen.store.dates import UNDATED
from tests.sop.conftest import shipped

DECREE = "Keputusan Bupati Cilacap Nomor 100 Tahun 2026"


def of_bupati(**more: str) -> DefinitionSet:
    """The shipped definitions of a regency that prints its head."""
    defs, _ = shipped()
    changes = {key: Text(value) for key, value in {"pengesahan": "bupati", **more}.items()}
    settings = defs.daerah.sop.model_copy(update=changes)
    return replace(defs, daerah=defs.daerah.model_copy(update={"sop": settings}))


def signed(process: ResolvedProcess, rank: str | None = None) -> ResolvedProcess:
    """The process of a unit that writes who sets it."""
    signer = Pengesah.model_construct(
        jabatan=Text("Camat Kroya"),
        nama=Text("Nama"),
        nip=Text("19700101"),
        pangkat=None if rank is None else Text(rank),
    )
    return replace(process, sop=Sop.model_construct(disahkan_oleh=signer))


def texts(document: SopDocument, templates: Templates) -> dict[str, str]:
    """All that the identity page says, by format."""
    word = Document(io.BytesIO(write_docx(document, templates)))
    cells = [cell.text for table in word.tables[:1] for row in table.rows for cell in row.cells]
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(document, templates.author, UNDATED)))
    values = [str(cell.value or "") for row in book.worksheets[0].iter_rows() for cell in row]
    page = pypdf.PdfReader(io.BytesIO(write_sop_pdf(document, templates))).pages[0]
    return {"docx": "\n".join(cells), "xlsx": "\n".join(values), "pdf": page.extract_text()}


def test_no_office_of_a_unit_sets_its_sops_by_default() -> None:
    """Pasal 22 ayat (6): Keputusan Bupati; the text names no office of the unit."""
    defs, processes = shipped()
    assert len(processes) > 40
    for process in processes:
        block = identity_block(process, defs)
        assert (block.signer_title, block.signer_decree, block.signer_name) == ("", "", "")


def test_the_regency_may_have_its_head_and_the_decree_printed() -> None:
    _, processes = shipped()
    block = identity_block(processes[0], of_bupati(keputusan="Nomor 100 Tahun 2026"))
    assert (block.signer_title, block.signer_decree) == ("Bupati Cilacap", DECREE)
    blank = identity_block(processes[0], of_bupati())
    assert blank.signer_decree == "Keputusan Bupati Cilacap Nomor ........ Tahun ........"


@pytest.mark.parametrize("setting", [False, True])
def test_what_a_unit_writes_is_printed(setting: bool) -> None:
    defs, processes = shipped()
    block = identity_block(signed(processes[0]), of_bupati() if setting else defs)
    assert block.signer_title == "Camat Kroya"
    assert (block.signer_name, block.signer_nip, block.signer_decree) == ("Nama", "19700101", "")


def test_all_formats_print_the_decree_in_place_of_an_officials_number(
    templates: Templates,
) -> None:
    defs = of_bupati(keputusan="Nomor 100 Tahun 2026")
    _, processes = shipped()
    process = next(one for one in processes if one.code == "CLP.04.01")
    plain = texts(compose_with_settings(process, shipped()[0], Findings()), templates)
    decreed = texts(compose_with_settings(process, defs, Findings()), templates)
    for kind in ("docx", "xlsx", "pdf"):
        assert "NIP" in plain[kind], kind
        assert "Bupati Cilacap\n" not in plain[kind], kind
        assert " ".join(decreed[kind].split()).count(DECREE) >= 1, kind
        assert "NIP" not in decreed[kind], kind


def test_the_rank_of_the_signer_stands_between_name_and_number_where_it_is_given(
    templates: Templates,
) -> None:
    defs, processes = shipped()
    process = next(one for one in processes if one.code == "CLP.04.01")
    ranked = signed(process, "Pembina Tk. I")
    given = texts(compose_with_settings(ranked, defs, Findings()), templates)
    left_out = texts(compose_with_settings(signed(process), defs, Findings()), templates)
    for kind in ("docx", "xlsx", "pdf"):
        text = given[kind]
        order = [text.index(part) for part in ("Camat Kroya", "Pembina Tk. I", "NIP 19700101")]
        assert order == sorted(order), kind
        assert "Pembina" not in left_out[kind], kind

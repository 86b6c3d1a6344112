"""Pages say how things stand: the mark of a draft, the decree, the identity block of an SOP."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pytest
from pypdf import PdfReader

from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import all_units
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.edition.edition import Edition, SetIdentity, SetProcess
from bpmn_gen.edition.identities import identity_by_status
from bpmn_gen.edition.status import State, Status
from bpmn_gen.sop.identity import identity_block
from bpmn_gen.store.project import DEFINITIONS, shipped
from tests.edition.town import FIRST, FOLDER, SECOND, UNIT, built, edit, enacted, process_of

if TYPE_CHECKING:
    from bpmn_gen.sop.document import Identity
    from bpmn_gen.store.project import Project

CODE = "CLP.99.01"
DECREE = "Keputusan Bupati Cilacap Nomor 188.4/123 Tahun 2026"
SET = f"Ditetapkan dengan {DECREE} tanggal 24 November 2026"
CHANGED = f"Konsep, berubah sejak ditetapkan dengan {DECREE} tanggal 24 November 2026"
DRAFT = "Konsep, belum ditetapkan"


def _picture(project: Project, name: str = f"{CODE}/peta-lintas-fungsi.svg") -> str:
    return (project.output / FOLDER / name).read_text("utf-8")


def _texts(project: Project, name: str) -> str:
    """All words of a PDF, Word or Excel file."""
    content = (project.output / name).read_bytes()
    if name.endswith(".pdf"):
        pages = PdfReader(io.BytesIO(content)).pages
        return "\n".join(" ".join(page.extract_text().split()) for page in pages)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "\n".join(parts.read(one).decode() for one in parts.namelist() if "xml" in one)


def test_maps_say_the_decree_and_later_that_they_changed_where_they_did(decreed: Project) -> None:
    for name in (f"{CODE}/peta-lintas-fungsi.svg", "kedudukan.svg"):
        assert SET in _picture(decreed, name)
        assert ">KONSEP<" not in _picture(decreed, name)
    edit(decreed, "Menulis surat", "Menulis nota")
    built(decreed)
    assert CHANGED in _picture(decreed)
    assert ">KONSEP<" in _picture(decreed)
    assert SET in _picture(decreed, "kedudukan.svg")  # on which nothing changed


def test_the_setting_decides_where_drafts_are_marked(project: Project) -> None:
    def marked(setting: str) -> bool:
        text = "nama: Kabupaten Cilacap\npemerintah: Pemerintah Kabupaten Cilacap\n"
        text += "kepala: Bupati Cilacap\nsekretaris: Sekretaris Daerah\nibu_kota: Cilacap\n"
        more = f"tanda_konsep: {setting}\n" if setting else ""
        (project.defs / "daerah.yaml").write_text(text + more, "utf-8")
        built(project)
        has_words = DRAFT in _picture(project)
        assert has_words is (">KONSEP<" in _picture(project))
        return has_words

    assert not marked("")
    assert marked("selalu")
    assert not marked("tidak")


def test_every_page_of_every_form_of_a_changed_sop_bears_the_mark(decreed: Project) -> None:
    edit(decreed, "Menulis surat", "Menulis nota")
    built(decreed, "docx", "xlsx", "pdf", "svg")
    sop = f"{FOLDER}/{CODE}/sop"
    for page in _texts(decreed, f"{sop}.pdf").splitlines():
        assert "KONSEP" in page
        assert CHANGED in page
    word = _texts(decreed, f"{sop}.docx")
    assert word.count(">\tKONSEP<") + word.count("<w:tab/><w:t>KONSEP<") == 1
    assert _texts(decreed, f"{sop}.xlsx").count("KONSEP</oddHeader>") == 2
    assert ">KONSEP<" in _picture(decreed, f"{CODE}/sop.svg")
    book = _texts(decreed, f"{FOLDER}/buku-sop.docx")
    assert "KONSEP<" in book
    assert "(revisi ke-1)" in book


def test_each_sop_of_a_book_stands_for_itself(decreed: Project) -> None:
    text = process_of(decreed).read_text("utf-8").replace("001/SOP", "002/SOP")
    later = process_of(decreed).with_name("lain.yaml")
    later.write_text(text.replace(CODE, "CLP.99.02"), "utf-8")
    built(decreed, "docx", "pdf")
    book = docx.Document(str(decreed.output / FOLDER / "buku-sop.docx"))
    heads = [" ".join(one.text for one in part.header.paragraphs) for part in book.sections]
    assert heads == [f"{CHANGED}\tKONSEP", f"{SET}\t", f"{DRAFT}\tKONSEP"]
    pages = _texts(decreed, f"{FOLDER}/buku-sop.pdf").splitlines()
    assert [SET in page for page in pages[-4:]] == [True, True, False, False]
    assert [DRAFT in page and "KONSEP" in page for page in pages[-4:]] == [False, False, True, True]


def test_a_decree_gets_its_number_and_loses_it_with_the_next_change(decreed: Project) -> None:
    built(decreed, "pdf")
    text = _texts(decreed, "keputusan/keputusan-bupati.pdf")
    assert text.count("NOMOR 188.4/123 TAHUN 2026") == 3
    assert "pada tanggal 24 November 2026" in text
    assert "KONSEP" not in text
    assert "dicabut" not in text
    edit(decreed, "Menulis surat", "Menulis nota")
    built(decreed, "pdf")
    text = _texts(decreed, "keputusan/keputusan-bupati.pdf")
    assert "NOMOR 188.4/123" not in text
    named = "Keputusan Bupati Cilacap Nomor 188.4/123 Tahun 2026 ........................ (dicabut"
    assert named in text  # the draft names the decree before it, and leaves its fate open
    assert text.count("NOMOR ........ TAHUN ........") == 3
    assert "KONSEP" not in text
    volume = _texts(decreed, f"{FOLDER}/dokumen-peta-proses-bisnis.pdf").splitlines()
    assert volume[0].startswith("KONSEP ")
    assert all(f"- {number} - KONSEP" in page for number, page in enumerate(volume[1:], 2))


@pytest.fixture(scope="module")
def edition() -> Edition:
    """A decree."""
    return Edition(
        format=1, number="188.4/123", date=FIRST, head="Bupati Cilacap", program="1", units=()
    )


@pytest.fixture
def said(project: Project) -> Identity:
    """The identity block that definitions give."""
    defs = load(project.defs, Findings(), shipped("process_defs"))
    (target,) = all_units(defs)
    (process,) = resolve(defs, target, Findings())
    return replace(
        identity_block(process, defs),
        signer_title="Camat Kroya",
        signer_name="Nama Pejabat",
        signer_nip="1",
    )


SETTLED = SetIdentity(
    number="001/SOP",
    made="5 Januari 2026",
    effective="24 November 2026",
    signer_title="Camat Kroya",
    signer_name="Nama Pejabat",
    signer_nip="1",
)


def _status(edition: Edition, state: State, revision: int = 0) -> Status:
    process = SetProcess(code=CODE, name="Contoh", revision=revision, identity=SETTLED)
    return Status(state, edition, process)


def test_an_unchanged_sop_keeps_what_was_set(edition: Edition, said: Identity) -> None:
    other = replace(said, number="999", made="", signer_name="Orang Lain", signer_rank="Pembina")
    found = identity_by_status(other, _status(edition, State.SET))
    settled = SETTLED.model_dump(exclude={"outdated"})
    assert {field: getattr(found, field) for field in settled} == settled
    assert found.name == said.name


def test_what_was_blank_when_it_was_set_may_be_filled_in(edition: Edition, said: Identity) -> None:
    old = SETTLED.model_copy(update={"number": "", "signer_name": "", "signer_nip": ""})
    status = _status(edition, State.SET)
    assert status.process
    process = status.process.model_copy(update={"identity": old})
    newer = replace(said, number="7/2027", made="1 Mei 2027", signer_name="Pejabat Baru")
    found = identity_by_status(newer, replace(status, process=process))
    assert (found.number, found.signer_name) == ("7/2027", "Pejabat Baru")
    assert found.made == "5 Januari 2026"


def test_a_changed_sop_gets_a_revision_and_blanks(edition: Edition, said: Identity) -> None:
    found = identity_by_status(said, _status(edition, State.CHANGED, revision=1))
    assert found.revised == "................................ (revisi ke-2)"
    assert (found.effective, found.signer_name, found.signer_nip) == ("", "", "")
    assert (found.number, found.made) == ("001/SOP", "5 Januari 2026")
    assert found.signer_title == "Camat Kroya"


def test_what_an_office_fills_in_for_a_revision_stays(edition: Edition, said: Identity) -> None:
    newer = replace(said, revised="2 Mei 2027", effective="3 Mei 2027", signer_name="Pejabat Baru")
    found = identity_by_status(newer, _status(edition, State.CHANGED))
    assert found.revised == "2 Mei 2027 (revisi ke-1)"
    assert (found.effective, found.signer_name) == ("3 Mei 2027", "Pejabat Baru")


def test_the_same_person_may_sign_a_revision(edition: Edition, said: Identity) -> None:
    same = replace(said, signer_name="Nama Pejabat", signer_nip="1")
    assert identity_by_status(same, _status(edition, State.CHANGED)).signer_name == ""
    dated = replace(same, revised="2 Mei 2027")
    found = identity_by_status(dated, _status(edition, State.CHANGED))
    assert (found.signer_name, found.signer_nip) == ("Nama Pejabat", "1")


def test_another_person_keeps_a_rank_that_both_have(edition: Edition, said: Identity) -> None:
    status = _status(edition, State.CHANGED)
    assert status.process
    old = SETTLED.model_copy(update={"signer_rank": "Pembina"})
    process = status.process.model_copy(update={"identity": old})
    other = replace(said, signer_name="Orang Lain", signer_rank="Pembina", signer_nip="2")
    found = identity_by_status(other, replace(status, process=process))
    assert (found.signer_name, found.signer_rank) == ("Orang Lain", "Pembina")


def test_a_decree_freezes_who_signs_and_no_date_of_the_revision_before(project: Project) -> None:
    sop = "sop: {nomor: 001/SOP, "
    person = "disahkan_oleh: {nama: Nama Pejabat, nip: '1'}, "
    edit(project, sop, f"{sop}tanggal_revisi: 2026-10-01, {person}")
    enacted(project)
    edit(project, "Menulis surat", "Menulis nota")
    second = enacted(project, "188.4/200", SECOND).edition.unit_of(FOLDER)
    assert second
    [process] = second.processes
    assert process.identity
    assert (process.identity.signer_name, process.identity.signer_nip) == ("Nama Pejabat", "1")
    assert (process.identity.revised, process.identity.outdated) == ("", "1 Oktober 2026")
    built(project, "pdf")
    text = _texts(project, f"{FOLDER}/{CODE}/sop.pdf")
    assert "Nama Pejabat" in text
    assert "1 Oktober 2026" not in text
    edit(project, "tanggal_revisi: 2026-10-01", "tanggal_revisi: 2027-11-01")
    edit(project, "Nama Pejabat", "Orang Lain")
    built(project, "pdf")
    text = _texts(project, f"{FOLDER}/{CODE}/sop.pdf")
    assert "Nama Pejabat" in text  # set with the decree
    assert "1 November 2027" in text  # blank when it was set


def test_the_decree_of_a_revision_is_not_known_yet(edition: Edition, said: Identity) -> None:
    status = _status(edition, State.CHANGED)
    assert status.process
    old = SETTLED.model_copy(update={"signer_decree": DECREE})
    process = status.process.model_copy(update={"identity": old})
    found = identity_by_status(
        replace(said, signer_decree=DECREE), replace(status, process=process)
    )
    assert found.signer_decree == "Keputusan Bupati Cilacap Nomor ........ Tahun ........"


def test_revisions_are_counted_from_decree_to_decree(decreed: Project) -> None:
    edit(decreed, "Menulis surat", "Menulis nota")
    second = enacted(decreed, "188.4/200", SECOND).edition.unit_of(FOLDER)
    assert second
    (process,) = second.processes
    assert process.revision == 1
    assert process.identity
    assert process.identity.effective == "23 November 2027"
    third = enacted(decreed, "188.4/300", SECOND.replace(year=2028)).edition.unit_of(FOLDER)
    assert third
    assert third.name == UNIT
    assert third.processes[0].revision == 1
    assert third.processes[0].identity == process.identity


def test_what_a_second_decree_leaves_as_it_was_keeps_date_and_decree_together(
    project: Project,
) -> None:
    daerah = (shipped(DEFINITIONS) / "daerah.yaml").read_text("utf-8")
    (project.defs / "daerah.yaml").write_text(f"{daerah}\nsop: {{pengesahan: bupati}}\n", "utf-8")
    enacted(project)
    second = enacted(project, "188.4/200", SECOND).edition.unit_of(FOLDER)
    assert second
    identity = second.processes[0].identity
    assert identity
    assert (identity.effective, identity.signer_decree) == (
        "24 November 2026", "Keputusan Bupati Cilacap Nomor 188.4/123 Tahun 2026",
    )  # fmt: skip
    built(project, "pdf")
    text = _texts(project, "keputusan/keputusan-bupati.pdf")
    assert "NOMOR 188.4/200 TAHUN 2027" in text
    assert "berlaku, Keputusan Bupati Cilacap Nomor 188.4/123 Tahun 2026 ...." in text


def test_the_pages_around_sops_and_the_monitoring_form_say_how_the_unit_stands(
    decreed: Project,
) -> None:
    edit(decreed, "Menulis surat", "Menulis nota")
    built(decreed, "docx", "pdf")
    for name in ("buku-sop", "formulir-pemantauan"):
        pages = PdfReader(decreed.output / FOLDER / f"{name}.pdf").pages
        texts = [" ".join(page.extract_text().split()) for page in pages]
        assert all(CHANGED in text and "KONSEP" in text for text in texts)
        word = docx.Document(str(decreed.output / FOLDER / f"{name}.docx"))
        first = word.sections[0]
        heads = [first.header, *[first.first_page_header] * (name == "buku-sop")]
        for head in heads:
            assert head.paragraphs[0].text == f"{CHANGED}\tKONSEP"

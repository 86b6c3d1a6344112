"""What is offered while somebody writes, and what one click mends."""

from pathlib import Path

import pytest

from bpmn_gen.store.project import Project
from bpmn_gen.web.process.workshop import Workshop
from bpmn_gen.web.views.process_page import page_of
from tests.web.conftest import FILE
from tests.web.driving import BEGIN, Drive, Steps, cell, driver, words

LAW = "Lampiran II.B.2.a.1"


@pytest.fixture
def drive(project: Project, tmp_path: Path) -> Drive:
    return driver(project, tmp_path)


def test_provisions_are_offered_with_what_they_say(workshop: Workshop) -> None:
    offered = dict(page_of(workshop, FILE)["pilihan"]["ketentuan"])
    regulation = workshop.definitions().peraturan[0]
    assert offered == {str(one.ref): str(one.ringkasan) for one in regulation.ketentuan}
    assert offered[LAW].startswith("Penunjukan di dalam unit organisasi")


def test_fields_of_the_head_offer_what_is_written_once_for_all(workshop: Workshop) -> None:
    text = "dasar_hukum:\n  uu: Undang-Undang Nomor 1\nperingatan:\n  lambat: Apabila lambat\n"
    (workshop.project.defs / "daftar.yaml").write_text(text, "utf-8")
    offered = page_of(workshop, FILE)["pilihan"]["isian"]
    title = str(workshop.definitions().peraturan[0].judul)
    assert offered["Dasar hukum"][0] == ["uu", "Undang-Undang Nomor 1"]
    assert [title, ""] in offered["Dasar hukum SOP"]
    assert offered["Peringatan"] == [["lambat", "Apabila lambat"]]
    assert all(len({text for text, _ in one}) == len(one) for one in offered.values())


def test_forms_are_offered_by_their_code_and_papers_by_their_name(workshop: Workshop) -> None:
    offered = page_of(workshop, FILE)["pilihan"]
    assert ["FRM.02", str(workshop.definitions().formulir["FRM.02"].nama)] in offered["dokumen"]
    assert "Surat tugas" in offered["berkas"]


def test_a_provision_is_read_where_it_is_named(drive: Drive) -> None:
    steps: Steps = [
        *BEGIN,
        ["click", cell(3, "sumber")],
        ["wait", "#cara", "langsung menunjuk"],
        ["press", "F2", "Alt+Enter"],
        ["type", "pasal 13 ayat (2)"],
        ["press", "ArrowDown"],
        ["show", ".pilihan [aria-selected=true]"],
        ["show", ".pilihan-isi"],
        ["press", "Enter", "Tab"],
        ["show", words(3, "sumber")],
        ["judge", "dasar"],
    ]
    seen = drive(steps)
    chosen, note, cell_text = seen["shown"]
    assert chosen.startswith("Pasal 13 ayat (2) Penunjukan ialah")
    assert note.startswith("Pasal 13 ayat (2): Penunjukan ialah")
    assert cell_text.splitlines()[-1] == "Pasal 13 ayat (2)"
    assert seen["axe"] == []


def test_one_click_mends_what_is_certain(drive: Drive) -> None:
    steps: Steps = [
        *BEGIN,
        ["click", cell(3, "oleh")],
        ["press", "Delete"],
        ["wait", "#cara", "seperti baris di atasnya"],
        ["click", "#cara .terapkan"],
        ["show", words(3, "oleh")],
        ["type", "Petugas Arsip"],
        ["press", "Enter", "ArrowUp"],
        ["wait", "#cara", "ke Pelaku"],
        ["click", "#cara div:last-child .terapkan"],
        ["show", "#kisi-pelaku tbody tr:last-child [data-kolom=nama] .teks"],
        ["click", cell(3, "waktu")],
        ["type", "satu jam"],
        ["press", "Enter", "ArrowUp"],
        ["wait", "#cara", "Pakai '1 jam'"],
        ["click", "#cara div:last-child .terapkan"],
        ["show", words(3, "waktu")],
        # A box has words of its own, which stay when those of the step change.
        ["click", cell(3, "kegiatan")],
        ["wait", "#cara", "Di kotak peta tertulis: "],
        ["type", "Menunjuk pegawai lain"],
        ["press", "Enter", "ArrowUp"],
        ["wait", "#cara", "nama singkatnya di peta masih"],
        ["click", "#cara .terapkan"],
        ["show", words(3, "ringkas")],
    ]
    above, new, amount, short = drive(steps)["shown"]
    assert short == ""
    assert above == "Pimpinan Unit Organisasi"
    assert new == "Petugas Arsip"
    assert amount == "1 jam"

"""``layanan`` marks a public service: it is read, filled in, kept by forms, told by reviews."""

from pathlib import Path

import pytest

from bpmn_gen.compiler.applicability import applicable
from bpmn_gen.definition.fmt import format_text
from bpmn_gen.definition.kinds import KINDS
from bpmn_gen.definition.schema import Layanan
from bpmn_gen.diagnostics import Findings
from bpmn_gen.difference.telling import head_name
from bpmn_gen.edition.process_record import process_record
from bpmn_gen.edition.record import ProcessRecord
from bpmn_gen.review.processes import changes_of, compare
from bpmn_gen.review.titles import Renaming
from bpmn_gen.sheets.process_form import kept
from tests.review.test_printed_sop import revised
from tests.review.test_units import said
from tests.rules.sample import findings_of, load_project
from tests.services.offering import HEAD, SERVICE, STEPS, kroya, office, resolved
from tests.sheets.filling import Book, form_of, taken, value_of

PROCESS = next(kind for kind in KINDS if kind.name == "proses")


def record(folder: Path, service: str) -> ProcessRecord:
    """What an edition keeps of the service."""
    defs = office(folder, service)
    return process_record(resolved(defs), defs, frozenset())


def test_its_placeholders_are_filled_in_and_one_text_is_a_list_of_one(tmp_path: Path) -> None:
    service = resolved(office(tmp_path)).service
    assert service is not None
    assert service.persyaratan == (
        "Kartu tanda penduduk warga Kecamatan", "Surat pengantar ketua RT",
    )  # fmt: skip
    assert service.biaya == ("Gratis",)
    assert service.jangka_waktu == ()


def test_without_the_key_a_process_is_no_service(tmp_path: Path) -> None:
    assert resolved(office(tmp_path, "")).service is None
    service = resolved(office(tmp_path, "layanan: {}\n")).service
    assert service is not None
    assert not any(service.model_dump().values())


def test_sops_and_books_do_not_change_with_it(tmp_path: Path) -> None:
    plain, offered = (resolved(office(tmp_path / str(len(s)), s)) for s in ("", SERVICE))
    assert repr(plain) == repr(offered)


def test_laws_may_be_named_by_their_keys(tmp_path: Path) -> None:
    law = "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"
    files = {
        "daftar.yaml": f"dasar_hukum: {{uu-25-2009: {law}}}\n",
        "proses/uji.yaml": HEAD + "layanan: {dasar_hukum: [uu-25-2009, uu-1]}\n" + STEPS,
    }
    defs, findings = load_project(tmp_path, files)
    found = defs.proses["CLP.01.01"].layanan
    assert found is not None
    assert found.dasar_hukum == (law, "uu-1")
    assert [one.code for one in findings] == ["unknown-list-key"]


def test_a_variant_keeps_it(tmp_path: Path) -> None:
    variant = "varian: [{nama: Lain, berlaku: [2], hapus: [terima]}]\n"
    defs = office(tmp_path, SERVICE, STEPS + variant)
    forms = applicable(defs.proses["CLP.01.01"], kroya(defs), Findings())
    assert [form.process.layanan for form in forms] == [defs.proses["CLP.01.01"].layanan]
    assert resolved(defs).service is not None


@pytest.mark.parametrize(
    ("written", "code", "hint"),
    [
        ("layanan: {tarip: Gratis}\n", "unknown-key", "kunci yang dikenal di sini: persyaratan"),
        ("layanan: {tarif: Gratis}\n", "unknown-key", "maksud Anda 'biaya'?"),
        ("biaya: Gratis\n", "unknown-key", "tulis 'biaya' di bawah 'layanan'"),
        ("layanan: Gratis\n", "", "layanan: {persyaratan: [...]"),
    ],
)
def test_slips_are_told_with_a_way_out(tmp_path: Path, written: str, code: str, hint: str) -> None:
    found = findings_of(tmp_path, {"proses/uji.yaml": HEAD + written + STEPS})
    errors = [one for one in found if one.is_error]
    assert errors
    assert not code or errors[0].code == code
    assert any(hint in one for one in errors[0].hints) or not hint


def test_the_canonical_form_orders_its_keys() -> None:
    text = (HEAD + "layanan:\n  pengaduan: [Kotak saran]\n  biaya: Gratis\n" + STEPS).encode()
    made = format_text(text, PROCESS, Findings(), "f").decode()
    assert made.index("biaya:") < made.index("pengaduan:") < made.index("langkah:")


def test_the_form_of_a_process_gives_it_back() -> None:
    before = value_of(HEAD + SERVICE + "  jaminan_pelayanan: [Tepat waktu]\n" + STEPS)
    read, findings = taken(form_of(before), before)
    assert not findings.has_errors
    assert read is not None
    assert read.value["layanan"] == before["layanan"]
    assert [*read.value] == [*before]
    assert kept(before) == {
        ("layanan", "jaminan_pelayanan"): "kunci 'jaminan_pelayanan' pada layanan"
    }


def test_a_form_fills_in_what_a_service_says_first() -> None:
    before = value_of(HEAD + "layanan:\n  evaluasi: [Setiap semester]\n" + STEPS)
    book = Book(form_of(before))
    book.field("Layanan: biaya", "Gratis")
    read, _ = taken(book.data(), before)
    assert read is not None
    assert read.value["layanan"] == {"evaluasi": ["Setiap semester"], "biaya": "Gratis"}


def test_what_a_decree_set_stays_when_only_the_service_changes(tmp_path: Path) -> None:
    plain, offered = record(tmp_path / "a", ""), record(tmp_path / "b", SERVICE)
    assert plain.digest == offered.digest
    assert offered.said["layanan.biaya"] == ["Gratis"]
    assert revised(said("CLP.02.02") | {"layanan": "ya", "layanan.biaya": ["Gratis"]}) == (
        False, False,
    )  # fmt: skip


def test_reviews_tell_of_it_in_sentences(tmp_path: Path) -> None:
    old = record(tmp_path / "a", SERVICE)
    new = record(tmp_path / "b", SERVICE.replace("Gratis", "Rp10.000,00"))
    changes = [*changes_of(compare(old, new, Renaming({})))]
    assert [one.sentence for one in changes] == ["biaya pelayanan 'Gratis' menjadi 'Rp10.000,00'"]
    keys = ("layanan", *(f"layanan.{key}" for key in Layanan.model_fields))
    assert not [key for key in keys if head_name(key) == key]

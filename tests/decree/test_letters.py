"""Letters hold what the regulation demands, come from the right sender and go to the right ones."""

import io
from dataclasses import replace

import docx
import pytest

from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.diagnostics import CompileError, Findings
from bpmn_gen.jobs.letters import LetterPlanner
from bpmn_gen.render.word.letter import letter_words, write_letter
from bpmn_gen.sop.style import decree_style
from tests.content.shipped import definitions
from tests.decree.sample import TEMPLATES, letters, target, templates

REFUSAL = "surat-jawaban-tidak-menyetujui-permohonan"
MINIMUM = ("maksud dan tujuan", "kompetensi, keahlian, dan/atau keterampilan", "target kinerja",
           "durasi pelibatan")  # fmt: skip


def test_a_request_holds_the_four_least_contents_with_room_to_fill_in() -> None:
    letter = letters("Kecamatan Kroya", "CLP.02.02")["surat-permohonan-pelibatan"]
    words = letter_words(letter, templates()).lower()
    for content in MINIMUM:
        assert content in words, content
    assert words.count("....") > len(MINIMUM)


def test_a_request_is_written_by_the_unit_and_names_whom_it_goes_to_and_who_gets_copies() -> None:
    letter = letters("Kecamatan Kroya", "CLP.02.02")["surat-permohonan-pelibatan"]
    assert letter.values["kop"] == ["PEMERINTAH KABUPATEN CILACAP", "Kecamatan Kroya"]
    assert letter.values["pengirim"] == {
        "jabatan": "Pejabat Pengawas", "peran": "Pimpinan Unit Organisasi",
        "unit": "Kecamatan Kroya",
    }  # fmt: skip
    assert letter.values["kepada"] == ["Pejabat Penilai Kinerja unit dituju"]
    assert letter.values["tembusan"] == [
        "Pejabat Penilai Kinerja bersangkutan, bila bukan penanda tangan"
    ]


def test_an_answer_is_worded_for_the_time_when_the_unit_is_the_one_that_is_asked() -> None:
    letter = letters("Kecamatan Kroya", "CLP.02.02")[REFUSAL]
    assert letter.values["pengirim"] == {
        "jabatan": "Pejabat Pengawas", "peran": "Pejabat Penilai Kinerja",
        "unit": "Kecamatan Kroya",
    }  # fmt: skip
    assert letter.values["kepada"] == ["Pimpinan Unit Organisasi unit pemilik kinerja"]


def test_an_assignment_across_bodies_has_the_three_copies_of_the_regulation() -> None:
    letter = letters("Kecamatan Kroya", "CLP.02.03")["surat-penugasan"]
    copies = letter.values["tembusan"]
    assert copies == [
        "Pejabat yang Berwenang",
        "Pejabat Penilai Kinerja bersangkutan, bila bukan penanda tangan",
        "Pejabat yang Berwenang instansi pemohon",
    ]
    words = letter_words(letter, templates())
    assert all(name in words for name in copies)


def test_every_letter_names_its_form_its_step_and_its_provision() -> None:
    for code in ("CLP.02.01", "CLP.02.02", "CLP.02.03", "CLP.02.04", "CLP.02.05", "CLP.08.02"):
        found = letters("Dinas Perhubungan", code)
        assert found
        for letter in found.values():
            word = docx.Document(
                io.BytesIO(write_letter(letter, decree_style(definitions().daerah), templates()))
            )
            foot = word.sections[0].footer.paragraphs[0].text
            assert code in foot
            assert "FRM." in foot
            assert "Peraturan Bupati Cilacap Nomor 5 Tahun 2024" in foot


def test_the_same_letter_has_the_same_bytes() -> None:
    letter = letters("Kecamatan Kroya", "CLP.02.01")["surat-tugas-tetapkan-penilai"]
    paper = decree_style(definitions().daerah)
    assert write_letter(letter, paper, templates()) == write_letter(letter, paper, templates())


def changed(name: str, old: str, new: str) -> bytes:
    """A shipped letter template with a text replaced."""
    word = docx.Document(str(TEMPLATES / name))
    for paragraph in word.element.body.iter(docx.oxml.ns.qn("w:t")):
        paragraph.text = (paragraph.text or "").replace(old, new)
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{{ hal }}", "{{ halnya }}", "halnya"),
        ("{{ hal }}", "", "wajib"),
        ("{%p for hal in isi %}", "{%p for hal isi %}", "surat-permohonan-pelibatan.docx"),
        ("{{ ibu_kota }}", "{{ ''.__class__.__mro__ }}", "surat-permohonan-pelibatan.docx"),
    ],
)
def test_a_broken_template_stops_the_build_and_is_named(old: str, new: str, said: str) -> None:
    defs = definitions()
    plan = LetterPlanner(
        defs, decree_style(defs.daerah), ("BUPATI,",), "p",
        lambda name: changed(name, old, new) if "pelibatan" in name and "jawaban" not in name
        else (TEMPLATES / name).read_bytes(),
    )  # fmt: skip
    resolved = resolve(defs, target("Kecamatan Kroya"), Findings())
    process = next(one for one in resolved if one.code == "CLP.02.02")
    with pytest.raises(CompileError) as caught:
        list(plan.jobs(process))
    (finding,) = caught.value.diagnostics
    assert finding.code == "broken-template"
    assert "surat/surat-permohonan-pelibatan.docx" in finding.message
    assert said in finding.message


def test_a_template_that_is_missing_is_named() -> None:
    defs = definitions()

    def read(name: str) -> bytes:
        raise FileNotFoundError(name)

    plan = LetterPlanner(defs, decree_style(defs.daerah), (), "p", read)
    process = next(
        one for one in resolve(defs, target("Kecamatan Kroya"), Findings())
        if one.code == "CLP.02.01"
    )  # fmt: skip
    with pytest.raises(CompileError, match="1 findings") as caught:
        list(plan.jobs(process))
    assert "surat-tugas.docx" in caught.value.diagnostics[0].message


def test_a_form_without_template_makes_no_letter() -> None:
    defs = definitions()
    bare = {key: form.model_copy(update={"templat": None}) for key, form in defs.formulir.items()}
    plan = LetterPlanner(
        replace(defs, formulir=bare), decree_style(defs.daerah), (), "p", str.encode
    )
    assert not [job for one in resolve(defs, target("Kecamatan Kroya"), Findings())
                for job in plan.jobs(one)]  # fmt: skip

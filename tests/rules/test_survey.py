"""What the rules see of all definitions."""

from __future__ import annotations

import pytest

from bpmn_gen.compiler.flow import step_text
from bpmn_gen.compiler.wording import LISTED
from bpmn_gen.rules.survey import COMPARISONS, Survey, View, place_of, short_name, step_name
from tests.compiler.project import definitions, steps


def test_only_so_many_words_are_compared_in_one_run() -> None:
    defs, _findings = definitions(steps("{kegiatan: Menyusun, oleh: staf}"))
    survey = Survey(defs)
    assert survey.nearest("Menyusn", ["Menyusun"]) == "Menyusun"
    assert survey.suggest("Menyusn", ["Menyusun"]) == ("maksud Anda 'Menyusun'?",)
    assert not survey.may_compare(1_000_000)
    assert survey.nearest("Menyusn", ["Menyusun"]) is None
    assert survey.suggest("Menyusn", ["Menyusun"]) == ()


def test_words_are_compared_until_so_many_have_been() -> None:
    defs, _findings = definitions(steps("{kegiatan: Menyusun, oleh: staf}"))
    assert Survey(defs).may_compare(COMPARISONS - 1)
    assert not Survey(defs).may_compare(COMPARISONS)


def test_a_wrong_number_leads_to_those_that_there_are_and_only_to_so_many() -> None:
    defs, _findings = definitions(steps("{kegiatan: Menyusun, oleh: staf}"))
    survey = Survey(defs)
    names = [f"a.{number:02}" for number in range(1, LISTED + 3)]
    assert survey.suggest("a.99", [*reversed(names), "b.01", "ab01"]) == (
        f"yang ada: {', '.join(names[:LISTED])} dan 2 lainnya",
    )
    assert survey.suggest("c.99", names) == ()
    assert survey.suggest("a", names) == ()


WHOLE = steps(
    "{mulai: [Ada usul, Ada perintah], oleh: kepala}",
    "{id: p, pilih: [[{kegiatan: Menyusun, oleh: staf}], [{kegiatan: Menulis, oleh: staf}]]}",
    "{keputusan: 'Baik?', oleh: kepala, cabang: {Ya: akhir, Tidak: p}}",
    "{proses: CLP.01.02, oleh: staf}",
    "{id: akhir, selesai: Usai, oleh: kepala}",
)


@pytest.fixture(scope="module")
def view() -> View:
    """A process with a step of each kind."""
    other = WHOLE.replace("CLP.01.01", "CLP.01.02").replace(" proses: CLP.01.02", " kegiatan: X")
    other = other.replace("{proses: CLP.01.02,", "{kegiatan: Mencatat,")
    defs, _findings = definitions({"proses/uji.yaml": WHOLE, "proses/lain.yaml": other})
    return Survey(defs).views_of("CLP.01.01")[0]


def test_a_step_is_named_by_its_own_words_or_its_id(view: View) -> None:
    names = {step_name(place.step): short_name(place) for place in view.flow.places}
    assert names == {
        "'Ada usul atau ada perintah'": "'Ada usul atau ada perintah'",
        "'pilih'": "p",
        "'Menyusun'": "'Menyusun'",
        "'Menulis'": "'Menulis'",
        "'Baik?'": "'Baik?'",
        "'CLP.01.02'": "'CLP.01.02'",
        "'Usai'": "akhir",
    }


def test_a_step_stands_where_its_words_or_its_key_stand(view: View) -> None:
    lines = WHOLE.splitlines()
    told = [place_of(place.step) for place in view.flow.places]
    assert [lines[span.line - 1][span.column - 1 :].partition(",")[0] for span in told] == [
        "Ada usul",
        "pilih: [[{kegiatan: Menyusun",
        "Menyusun",
        "Menulis",
        "'Baik?'",
        "CLP.01.02",
        "Usai",
    ]


def test_the_forms_of_a_code_are_those_of_the_process_or_the_variant_that_has_it() -> None:
    varied = WHOLE.replace("{proses: CLP.01.02,", "{kegiatan: Mencatat,") + (
        "varian:\n"
        "  - {nama: Satu, berlaku: 1, hapus: [p]}\n"
        "  - {nama: Dua, berlaku: 2, kode: CLP.01.02, hapus: [p]}\n"
    )
    survey = Survey(definitions(varied)[0])
    names = {code: [one.variant and str(one.variant.nama) for one in survey.views_of(code)]
             for code in ("CLP.01.01", "CLP.01.02", "CLP.01.03")}  # fmt: skip
    assert names == {"CLP.01.01": [None, "Satu"], "CLP.01.02": ["Dua"], "CLP.01.03": []}
    assert survey.codes == {"CLP.01.01", "CLP.01.02"}
    assert survey.is_unknown("CLP.01.03")
    assert not survey.is_unknown("CLP.01.02")


def test_a_brace_of_either_kind_makes_a_text_one_that_may_hold_a_placeholder() -> None:
    lines = (f"{{kegiatan: '{text}', oleh: staf}}" for text in ("A {a", "B }", "C", "D {staf}"))
    asked = "{keputusan: 'E?', oleh: staf, cabang: {'F {staf}': selesai, G: selesai}}"
    defs, _findings = definitions(steps(*lines, asked))
    [view] = Survey(defs).views
    assert view.braced == ("A {a", "B }", "D {staf}", "F {staf}")


def test_what_no_unit_type_has_refers_nobody_to_anything() -> None:
    lines = "{kegiatan: Menyusun, oleh: staf}"
    other = steps(lines).replace("CLP.01.01", "CLP.01.02")
    for berlaku, is_reference in (("semua", True), ("9", False)):
        text = f"{steps(lines)}rujukan_bagi: CLP.01.02\nberlaku: {berlaku}\n"
        defs, _findings = definitions({"proses/uji.yaml": text, "proses/lain.yaml": other})
        survey = Survey(defs)
        [view] = survey.views_of("CLP.01.01")
        assert survey.is_reference(view) is is_reference
        [called] = survey.views_of("CLP.01.02")
        assert not survey.is_reference(called)


@pytest.mark.parametrize(
    ("berlaku", "unit"), [("semua", []), ("Kecamatan  KROYA", ["unit-kecamatan-kroya"])]
)
def test_of_units_those_are_looked_at_that_a_process_names(berlaku: str, unit: list[str]) -> None:
    text = f"{steps('{kegiatan: Menyusun, oleh: staf}')}berlaku: {berlaku}\n"
    defs, _findings = definitions(text)
    assert [target.slug for target in Survey(defs).types] == ["tipe-01", "tipe-02", *unit]


def test_a_block_says_nothing_itself() -> None:
    both = "[{kegiatan: A, oleh: staf}], [{kegiatan: B, oleh: staf}]"
    defs, _findings = definitions(steps(f"{{id: dua, oleh: staf, sejajar: [{both}]}}"))
    [view] = Survey(defs).views
    assert [step_text(place.step) for place in view.flow.places] == [
        "Mulai",
        "",
        "A",
        "B",
        "Selesai",
    ]

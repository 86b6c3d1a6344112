"""Lanes and parties bear the names that the regulation and the unit give them."""

from __future__ import annotations

from dataclasses import fields

import pytest

from bpmn_gen.compiler.titles import Titles
from tests.compiler.project import definitions, resolved, target_of
from tests.rules.sample import FILES

BODY = """\
langkah:
  - {mulai: "Ada kebutuhan {a}", oleh: a}
  - {selesai: Selesai, oleh: b}
"""


def process(actors: str, extra: str = "", body: str = BODY) -> str:
    """A process with the given actors."""
    return f"kode: CLP.01.01\nnama: Penyusunan\npelaku: {actors}\n{extra}{body}"


def names(text: str, number: int = 1, unit: str = "") -> list[str]:
    """The names of its lanes."""
    return [actor.name for actor in resolved(text, number, unit)[0].actors]


def test_the_own_unit_has_the_titles_of_its_type() -> None:
    text = process("{a: pimpinan_unit, b: jf_pelaksana}")
    assert names(text, 2) == ["Camat", "Pegawai"]
    assert names(text, 1) == ["Kepala Dinas", "Pegawai"]


def test_a_named_unit_has_its_own_titles() -> None:
    text = process("{a: pimpinan_unit, b: jf_pelaksana}")
    assert names(text, unit="Kecamatan Kroya") == ["Camat Kroya", "Pegawai"]


def test_actors_elsewhere_have_the_legal_term_and_the_place() -> None:
    text = process(
        "{a: {peran: penilai_kinerja, unit: unit dituju}, "
        "b: {peran: penilai_kinerja, instansi: instansi dituju}}"
    )
    assert names(text) == [
        "Pejabat Penilai Kinerja unit dituju",
        "Pejabat Penilai Kinerja instansi dituju",
    ]


def test_the_own_point_of_view_shows_title_and_place() -> None:
    text = process(
        "{a: {peran: pimpinan_unit, unit: pemilik kinerja}, "
        "b: {peran: jf_pelaksana, unit: unit dituju}}",
        "sudut_pandang: pemilik kinerja\n",
    )
    assert names(text, 2) == [
        "Camat (pemilik kinerja)",
        "Pejabat Fungsional dan pelaksana unit dituju",
    ]


def test_sebutan_overrides_and_may_name_the_unit() -> None:
    text = process("{a: {peran: pimpinan_unit, sebutan: 'Plt. Camat {unit}'}, b: jf_pelaksana}")
    assert names(text, unit="Kecamatan Kroya")[0] == "Plt. Camat Kecamatan Kroya"


def test_equal_names_are_told_apart_by_role() -> None:
    text = process("{a: pimpinan_unit, b: penilai_kinerja}")
    assert names(text, 2) == [
        "Camat selaku Pimpinan Unit Organisasi",
        "Camat selaku Pejabat Penilai Kinerja",
    ]
    assert names(text, 1) == ["Kepala Dinas", "Sekretaris Dinas"]


def test_equal_names_in_one_role_are_told_apart_by_key() -> None:
    text = process("{a: jf_pelaksana, b: jf_pelaksana}")
    assert names(text) == [
        "Pegawai selaku Pejabat Fungsional dan pelaksana (a)",
        "Pegawai selaku Pejabat Fungsional dan pelaksana (b)",
    ]


def test_texts_name_actors_parties_roles_and_terms() -> None:
    start = '"{a}, {p}, {pejabat_level_3}, {unit}, {daerah}, {kepala_daerah}, {wilayah}"'
    body = BODY.replace('"Ada kebutuhan {a}"', start)
    parties = "pihak: {p: {peran: penilai_kinerja, unit: unit dituju}}\n"
    found = resolved(process("{a: pimpinan_unit, b: jf_pelaksana}", parties, body))[0]
    assert found.steps[0].text == (
        "Kepala Dinas, Pejabat Penilai Kinerja unit dituju, Kepala Seksi, Dinas, "
        "Kabupaten Cilacap, Bupati Cilacap, Kabupaten"
    )


def test_an_actor_comes_before_a_role_of_the_same_key() -> None:
    body = BODY.replace("{a}", "{penilai_kinerja}").replace("oleh: a", "oleh: penilai_kinerja")
    text = process("{penilai_kinerja: {peran: pimpinan_unit}, b: jf_pelaksana}", "", body)
    assert resolved(text)[0].steps[0].text == "Ada kebutuhan Kepala Dinas"


def test_the_pool_is_whose_work_it_is() -> None:
    own = process("{a: pimpinan_unit, b: jf_pelaksana}")
    across = process("{a: pimpinan_unit, b: {peran: jf_pelaksana, unit: unit dituju}}")
    beyond = process("{a: pimpinan_unit, b: {peran: jf_pelaksana, instansi: provinsi}}")
    assert resolved(own, 2)[0].participant == "Kecamatan"
    assert resolved(own, unit="Kecamatan Kroya")[0].participant == "Kecamatan Kroya"
    assert resolved(across)[0].participant == "Pemerintah Kabupaten Cilacap"
    assert resolved(beyond)[0].participant == "Lintas instansi pemerintah"
    with_head = process("{a: pimpinan_unit, b: {peran: kepala_daerah_uji}}")
    head = "kepala_daerah_uji: {sebutan: Bupati, arti: kepala daerah, lingkup: daerah}\n"
    tipe = "tipe_unit/01-dinas.yaml"
    files = {
        "jabatan.yaml": FILES["jabatan.yaml"] + head,
        "proses/uji.yaml": with_head,
        tipe: FILES[tipe].replace("peran:\n", "peran:\n  kepala_daerah_uji: Bupati\n"),
    }
    assert resolved(files)[0].participant == "Pemerintah Kabupaten Cilacap"


def test_every_text_may_name_the_unit_and_the_regency() -> None:
    keys = "unit daerah pemerintah kepala_daerah sekretaris_daerah ibu_kota".split()
    written = "; ".join(f"{{{key}}}" for key in keys)
    body = BODY.replace("Ada kebutuhan {a}", written)
    step = resolved(process("{a: pimpinan_unit, b: jf_pelaksana}", body=body), 2)[0].steps[0]
    assert step.text.split("; ") == [
        "Kecamatan",
        "Kabupaten Cilacap",
        "Pemerintah Kabupaten Cilacap",
        "Bupati Cilacap",
        "Sekretaris Daerah",
        "Cilacap",
    ]


def test_what_a_step_does_not_say_is_empty() -> None:
    """Nothing may be printed, nor put into a file for an engine, that nobody wrote."""
    for step in resolved(process("{a: pimpinan_unit, b: jf_pelaksana}"))[0].steps:
        said = {field.name: getattr(step, field.name) for field in fields(step)}
        written = {"id", "kind", "text", "short", "actor", "next", "origin"}
        assert not any(value for name, value in said.items() if name not in written)


def test_only_what_is_marked_as_optional_need_not_begin() -> None:
    text = process("{a: pimpinan_unit, b: jf_pelaksana}")
    assert resolved(text)[0].freely_begun == ""
    marked = process("{a: pimpinan_unit, b: jf_pelaksana}", "opsional: Bilamana diperlukan\n")
    assert resolved(marked)[0].freely_begun == "Tidak wajib dimulai: Bilamana diperlukan"


def test_words_that_end_a_title_and_begin_its_body_are_printed_once() -> None:
    text = process(
        "{a: {jabatan: Petugas Bank, instansi: Bank Jateng}, "
        "b: {jabatan: Kepala Dinas, unit: Dinas Kesehatan}}"
    )
    assert names(text) == ["Petugas Bank Jateng", "Kepala Dinas Kesehatan"]


@pytest.mark.parametrize(("drawn", "pool"), [("kolam", "Pemohon"), ("jalur", "")])
def test_people_outside_government_have_a_pool_where_the_regency_wants_it(
    drawn: str, pool: str
) -> None:
    text = "kode: CLP.01.01\nnama: Layanan\npelaku: {warga: {masyarakat: Pemohon}}\n"
    text += "langkah: [{kegiatan: Memohon, oleh: warga}]\n"
    regency = FILES["daerah.yaml"] + f"peta: {{masyarakat: {drawn}}}\n"
    [process] = resolved({"proses/uji.yaml": text, "daerah.yaml": regency})
    assert [actor.pool for actor in process.actors] == [pool]


def test_a_role_that_nobody_knows_is_named_by_its_own_words() -> None:
    defs, findings = definitions(process("{a: pimpinan_unit}"))
    titles = Titles(defs, target_of(defs, findings, 1))
    assert titles.of_role("kepala_lain_lain") == "kepala lain lain"
    assert titles.of_role("jf_pelaksana") == "Pegawai"

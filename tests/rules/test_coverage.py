"""The matrix is divided into parts that tell where a regulation is carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpmn_gen.definition.schema import Ketentuan
from bpmn_gen.definition.text import Text
from bpmn_gen.rules.coverage import Row, Status, by_part, trace
from tests.rules.sample import FILES, HEADER, load_project

if TYPE_CHECKING:
    from pathlib import Path


def parts(*refs: str) -> dict[str, list[str]]:
    """The addresses in each part."""
    rows = [
        Row(
            Ketentuan(id=Text("x"), ref=Text(ref), ringkasan=Text("x"), jenis=Text("aturan")),
            (),
            Status.OPEN,
        )
        for ref in refs
    ]
    return {name: [str(row.provision.ref) for row in some] for name, some in by_part(rows).items()}


def test_articles_and_letters_of_the_annex_are_parts() -> None:
    assert parts(
        "Pasal 1 angka 2", "Lampiran", "Pasal 1", "Lampiran II.B.2.a", "Lampiran I.A.1"
    ) == {
        "Pasal 1": ["Pasal 1 angka 2", "Pasal 1"],
        "Lampiran": ["Lampiran"],
        "Lampiran II.B": ["Lampiran II.B.2.a"],
        "Lampiran I.A": ["Lampiran I.A.1"],
    }


def test_a_letter_that_holds_most_of_the_regulation_is_divided_by_its_numbers() -> None:
    most = ("Lampiran III.C.1.a", "Lampiran III.C.1.b", "Lampiran III.C.2", "Lampiran III.C")
    assert list(parts(*most, "Pasal 1", "Pasal 2", "Lampiran III.A")) == [
        "Lampiran III.C.1",
        "Lampiran III.C.2",
        "Lampiran III.C",
        "Pasal 1",
        "Pasal 2",
        "Lampiran III.A",
    ]


def test_half_of_the_regulation_stays_one_part() -> None:
    assert list(parts("Lampiran II.D.1", "Lampiran II.D.2", "Pasal 1", "Pasal 2")) == [
        "Lampiran II.D",
        "Pasal 1",
        "Pasal 2",
    ]


@pytest.mark.parametrize("status", list(Status))
def test_a_row_orders_something_unless_it_is_known_to_order_nothing(status: Status) -> None:
    provision = Ketentuan(id=Text("x"), ref=Text("x"), ringkasan=Text("x"), jenis=Text("aturan"))
    assert Row(provision, (), status).orders is (status is not Status.NO_ORDER)


@pytest.mark.parametrize(
    ("kind", "words", "leaves", "duty"),
    [
        ("langkah", "Camat menetapkan", (), True),
        ("aturan", "Camat menetapkan", (), True),
        ("dokumen", "Surat ditetapkan", (), True),
        ("judul", "Camat menetapkan", (), False),
        ("struktur", "Camat memimpin", (), False),
        ("aturan", "Camat dapat menetapkan", ("dapat",), False),
        ("aturan", "Camat TIDAK dapat menetapkan", ("bila perlu",), True),
        ("aturan", "Camat hanya dapat menetapkan", ("dapat",), True),
    ],
)
def test_a_duty_binds_somebody_and_is_left_to_nobody(
    kind: str, words: str, leaves: tuple[str, ...], duty: bool
) -> None:
    provision = Ketentuan(
        id=Text("x"),
        ref=Text("x"),
        ringkasan=Text(words),
        jenis=Text(kind),
        diskresi=tuple(map(Text, leaves)),
    )
    assert Row(provision, (), Status.OPEN).is_duty is duty


def test_the_words_that_leave_something_open_are_listed() -> None:
    provision = Ketentuan(
        id=Text("x"),
        ref=Text("x"),
        ringkasan=Text("x"),
        jenis=Text("aturan"),
        diskresi=(Text("dapat"), Text("bila perlu")),
    )
    assert Row(provision, (), Status.OPEN).permits == "dapat, bila perlu"


def test_what_bears_all_parts_of_a_provision_bears_it_and_what_it_lies_in(tmp_path: Path) -> None:
    """The words of each level lie in the one below, down to the part that a step carries out."""
    levels = (
        "Lampiran II",
        "Lampiran II.B",
        "Lampiran II.B.2",
        "Lampiran II.B.2.a",
        "Lampiran III",
    )
    lines = "".join(
        f"  - {{id: l{number}, ref: {ref}, ringkasan: x, jenis: aturan}}\n"
        for number, ref in enumerate(levels)
    )
    cited = FILES["proses/uji.yaml"].replace(
        "staf, sumber: Pasal 1", "staf, sumber: Lampiran II.B.2.a"
    )
    files = {"peraturan/uji.yaml": FILES["peraturan/uji.yaml"] + lines, "proses/uji.yaml": cited}
    defs, _findings = load_project(tmp_path, files)
    rows = {str(row.provision.ref): row for row in trace(defs).rows}
    assert [str(rows[ref].status) for ref in levels] == ["dilaksanakan"] * 4 + ["terbuka"]
    assert [[one.step for one in rows[ref].carriers] for ref in levels] == [["susun"]] * 4 + [[]]


def test_what_bears_the_parts_of_a_provision_stands_in_the_order_of_the_parts(
    tmp_path: Path,
) -> None:
    refs = ("Pasal 5", "Pasal 5 huruf a", "Pasal 5 huruf b", "Pasal 5 huruf c")
    lines = "".join(
        f"  - {{id: l{number}, ref: {ref}, ringkasan: x, jenis: aturan}}\n"
        for number, ref in enumerate(refs)
    )
    work = "".join(
        f"  - {{id: {part}, kegiatan: Menulis, oleh: staf, sumber: Pasal 5 huruf {part}}}\n"
        for part in "bac"
    )
    start, end = "  - {mulai: Ada, oleh: kepala}\n", "  - {selesai: Usai, oleh: kepala}\n"
    text = f"{HEADER}langkah:\n{start}{work}{end}"
    files = {"peraturan/uji.yaml": FILES["peraturan/uji.yaml"] + lines, "proses/uji.yaml": text}
    defs, _findings = load_project(tmp_path, files)
    whole = next(row for row in trace(defs).rows if str(row.provision.ref) == "Pasal 5")
    assert str(whole.status) == "dilaksanakan"
    assert [one.step for one in whole.carriers] == ["a", "b", "c"]


def test_a_whole_annex_is_carried_out_by_its_only_chapter(tmp_path: Path) -> None:
    lines = (
        "  - {id: l, ref: Lampiran, ringkasan: x, jenis: aturan}\n"
        "  - {id: l4, ref: Lampiran IV, ringkasan: x, jenis: aturan}\n"
    )
    cited = FILES["proses/uji.yaml"].replace("staf, sumber: Pasal 1", "staf, sumber: Lampiran IV")
    files = {"peraturan/uji.yaml": FILES["peraturan/uji.yaml"] + lines, "proses/uji.yaml": cited}
    defs, _findings = load_project(tmp_path, files)
    rows = {str(row.provision.ref): row for row in trace(defs).rows}
    assert str(rows["Lampiran"].status) == "dilaksanakan"

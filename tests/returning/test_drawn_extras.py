"""What people draw that no list of steps says is told; what one can say is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.returning.office import SURAT, bpmn, definition, run, take
from tests.writing.test_examples import UNIT

if TYPE_CHECKING:
    from pathlib import Path

FIRST_FLOW = '    <bpmn:sequenceFlow id="periksa_mulai_ke_periksa"'
LANE = "<bpmn:flowNodeRef>serahkan</bpmn:flowNodeRef>"
ONWARD = (
    '<bpmn:sequenceFlow id="tanda_tangan_ke_serahkan" sourceRef="tanda_tangan" '
    'targetRef="serahkan"/>'
)
"""The arrow that people draw a new box on."""
DETOUR = (
    '<bpmn:sequenceFlow id="a" sourceRef="tanda_tangan" targetRef="baru"/>'
    '<bpmn:sequenceFlow id="b" sourceRef="baru" targetRef="serahkan"/>'
)
TIMER = (
    "<bpmn:timerEventDefinition><bpmn:timeDuration>{}</bpmn:timeDuration>"
    "</bpmn:timerEventDefinition>"
)
FIRST_END = '<bpmn:endEvent id="Surat_diterima" name="Surat diterima">'
SECOND_POOL = '<bpmn:participant id="CONTOH_01_01_peserta_Pemohon"'


def drawn(project: Path, *changes: tuple[str, str]) -> Path:
    """The file of the process with some texts in the place of others, everywhere."""
    text = bpmn(project).read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    path = project.parent / "disunting.bpmn"
    path.write_text(text, "utf-8")
    return path


def on_the_way(box: str) -> list[tuple[str, str]]:
    """The changes that put a box with the id ``baru`` between two steps."""
    new = f"{LANE}<bpmn:flowNodeRef>baru</bpmn:flowNodeRef>"
    return [(LANE, new), (ONWARD, DETOUR), (FIRST_FLOW, box + FIRST_FLOW)]


def test_what_was_taken_in_is_known_again_the_next_time(project: Path) -> None:
    box = (
        f'<bpmn:boundaryEvent id="tepi" attachedToRef="tanda_tangan">{TIMER.format("P3D")}'
        '</bpmn:boundaryEvent><bpmn:endEvent id="batal" name="Dibatalkan"/>'
        '<bpmn:sequenceFlow id="c" sourceRef="tepi" targetRef="batal"/>'
    )
    lane = "".join(f"<bpmn:flowNodeRef>{one}</bpmn:flowNodeRef>" for one in ("tepi", "batal"))
    clock = f'<bpmn:intermediateCatchEvent id="baru">{TIMER.format("P2D")}'
    (old, new), *others = on_the_way(f"{clock}</bpmn:intermediateCatchEvent>{box}")
    name = ('id="lajur_loket" name="Petugas Loket"', 'id="lajur_loket" name="Petugas Depan"')
    file = drawn(project, (old, new + lane), *others, name)
    assert take(project, file).exit_code == 0
    text = definition(project).read_text("utf-8")
    filled = text.replace("waktu: 2 hari}", "waktu: 2 hari, keluaran: Tanda terima}")
    assert filled != text
    definition(project).write_text(filled, "utf-8")
    again = take(project, file)
    assert again.exit_code == 0, again.output
    assert definition(project).read_text("utf-8") == filled
    waived = take(project, file, "--tanpa-asal", "--pratinjau")
    assert "Petugas Loket" not in waived.output


@pytest.mark.parametrize(
    ("name", "time", "said"),
    [
        ("", "P2D", "{id: menunggu_2_hari, kegiatan: Menunggu 2 hari, oleh: loket, waktu: 2 hari}"),
        (
            "Masa sanggah",
            "PT48H",
            "{id: masa_sanggah, kegiatan: Masa sanggah, oleh: loket, waktu: 48 jam}",
        ),
    ],
)
def test_a_clock_on_the_way_is_a_step_that_takes_its_time(
    project: Path, name: str, time: str, said: str
) -> None:
    clock = f'<bpmn:intermediateCatchEvent id="baru" name="{name}">{TIMER.format(time)}'
    file = drawn(project, *on_the_way(f"{clock}</bpmn:intermediateCatchEvent>"))
    assert take(project, file).exit_code == 0
    before = "    oleh: camat\n"
    assert definition(project).read_text("utf-8") == SURAT.replace(before, f"{before}  - {said}\n")


def test_a_paper_that_somebody_draws_joins_those_of_its_step(project: Path) -> None:
    made = SURAT.replace(
        "kegiatan: Menyerahkan surat\n", "kegiatan: Menyerahkan surat\n    keluaran: [Surat]\n"
    )
    definition(project).write_text(made, "utf-8")
    assert (
        run(
            project, "build", "--unit", UNIT, "--proses", "CONTOH.01.01", "--format", "bpmn"
        ).exit_code
        == 0
    )
    paper = (
        '<bpmn:dataObject id="d"/><bpmn:dataObjectReference id="r" name="Resi" dataObjectRef="d"/>'
    )
    way = (
        '<bpmn:dataOutputAssociation id="w"><bpmn:targetRef>r</bpmn:targetRef>'
        "</bpmn:dataOutputAssociation>"
    )
    task = "<bpmn:outgoing>serahkan_ke_Surat_diterima</bpmn:outgoing>"
    file = drawn(project, (FIRST_FLOW, paper + FIRST_FLOW), (task, task + way))
    for _ in range(2):
        assert take(project, file).exit_code == 0
        assert definition(project).read_text("utf-8") == made.replace("[Surat]", "[Surat, Resi]")


def test_a_clock_at_the_border_of_a_step_is_told_to_become_a_question(project: Path) -> None:
    box = (
        f'<bpmn:boundaryEvent id="tepi" attachedToRef="tanda_tangan">{TIMER.format("P3D")}'
        '</bpmn:boundaryEvent><bpmn:endEvent id="batal" name="Dibatalkan"/>'
        '<bpmn:sequenceFlow id="c" sourceRef="tepi" targetRef="batal"/>'
    )
    lane = "".join(f"<bpmn:flowNodeRef>{one}</bpmn:flowNodeRef>" for one in ("tepi", "batal"))
    found = take(project, drawn(project, (LANE, LANE + lane), (FIRST_FLOW, box + FIRST_FLOW)))
    assert found.exit_code == 0, found.output
    text = definition(project).read_text("utf-8")
    assert "    keputusan: Lewat 3 hari?\n" in text
    assert "    batas_waktu: 3 hari\n" in text
    assert "ditulis sebagai keputusan sesudah kegiatannya" in found.stdout


UNKEPT = {
    f'<bpmn:dataStoreReference id="d" name="SIAK"/>{FIRST_FLOW}': (
        FIRST_FLOW,
        "penyimpan data 'SIAK' tidak ikut",
    ),
    'bpmnElement="serahkan" xmlns:c="http://bpmn.io/schema/bpmn/biocolor/1.0" c:fill="#fff"': (
        'bpmnElement="serahkan"',
        "warna tidak ikut",
    ),
    f"{FIRST_END}<bpmn:terminateEventDefinition/>": (
        FIRST_END,
        "lambang di dalam lingkaran 'Surat diterima' yang berubah tidak ikut",
    ),
    "Kode: CONTOH.01.09": (
        "Kode: CONTOH.01.01",
        "kode diganti dengan bpmn-gen ganti-kode CONTOH.01.01 KODE-BARU",
    ),
    f'<bpmn:participant id="k" name="Bank"/>{SECOND_POOL}': (
        SECOND_POOL,
        "kolam baru 'Bank' tidak ikut",
    ),
}
"""By what somebody draws: what stood there, and what he is told."""


def test_what_no_definition_keeps_is_told(project: Path) -> None:
    file = drawn(project, *((old, new) for new, (old, _) in UNKEPT.items()))
    found = take(project, file)
    assert found.exit_code == 0, found.output
    for _, told in UNKEPT.values():
        assert told in found.stdout
    assert definition(project).read_text("utf-8") == SURAT


def test_the_page_of_changes_takes_no_place_of_a_definition_or_of_the_file(project: Path) -> None:
    file = drawn(project, ("Menyerahkan surat", "Menyerahkan berkas"))
    for place in (definition(project), file):
        before = place.read_bytes()
        found = take(project, file, "--halaman", str(place), "--timpa", "--pratinjau")
        assert found.exit_code == 2
        assert "bukan tempat bagi halaman" in found.output
        assert place.read_bytes() == before


def test_a_box_with_a_flow_of_its_own_is_refused_with_two_ways_out(project: Path) -> None:
    box = '<bpmn:subProcess id="baru" name="Verifikasi"><bpmn:task id="t"/></bpmn:subProcess>'
    found = take(project, drawn(project, *on_the_way(box)))
    told = " ".join(found.output.split())
    assert found.exit_code == 1
    assert "kotak yang berisi alur sendiri tidak dapat menjadi langkah: 'Verifikasi'" in told
    assert "langsung di peta ini" in told
    assert "bpmn-gen baru" in told


def test_a_map_of_level_one_is_refused_with_where_to_change_it(project: Path) -> None:
    file = drawn(project, ("CONTOH_01_01", "CONTOH_01_level_1"), ("CONTOH.01.01", "CONTOH.01"))
    found = take(project, file)
    assert found.exit_code == 1
    assert "berkas ini peta level 1" in found.output


def test_a_finding_about_a_whole_drawing_names_no_line(project: Path) -> None:
    file = drawn(project, ("CONTOH_01_01", "CONTOH_01_level_1"), ("CONTOH.01.01", "CONTOH.01"))
    assert f"{file.name}:1:1" not in take(project, file).output


def test_sentences_show_braces_as_people_typed_them(project: Path) -> None:
    file = drawn(
        project,
        ('id="lajur_loket" name="Petugas Loket"', 'id="lajur_loket" name="Petugas {A}"'),
        ('name="Tidak"', 'name="Tidak {B}"'),
    )
    found = take(project, file, "--pratinjau")
    assert "pelaku 'Petugas Loket' menjadi 'Petugas {A}'" in found.stdout
    assert "cabang 'Tidak' menjadi 'Tidak {B}'" in found.stdout

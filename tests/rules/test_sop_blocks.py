"""Blocks of SOPs: dates, papers that steps hand on, columns in the order of the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.sample import FILES, HEADER, findings_of

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.diagnostics import Diagnostic

OURS = "CLP.01.01"
STAFF = "{mulai: Ada, oleh: staf}"


def found(folder: Path, code: str, text: str, **files: str) -> list[Diagnostic]:
    """The findings of one code about a process."""
    whole = findings_of(folder, {"proses/uji.yaml": text, **files})
    return [one for one in whole if one.code == code]


def flow(*steps: str) -> str:
    """A process of these steps."""
    lines = ("{mulai: Ada, oleh: kepala}", *steps, "{id: akhir, selesai: Usai, oleh: kepala}")
    return HEADER + "langkah:\n" + "".join(f"  - {line}\n" for line in lines)


def work(papers: str) -> str:
    """A step with papers."""
    return f"{{kegiatan: Menyusun, oleh: staf, {papers}}}"


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        ("tanggal_pembuatan: 2026-03-02, tanggal_revisi: 2026-03-02", ""),
        ("tanggal_pembuatan: 2026-03-02, tanggal_efektif: 2026-03-03", ""),
        ("tanggal_revisi: 2026-03-02, tanggal_efektif: 2026-03-01", ""),
        ("tanggal_pembuatan: 2026-03-02, tanggal_revisi: 2026-03-01", "tanggal revisi"),
        ("tanggal_pembuatan: 2026-03-02, tanggal_efektif: 2026-03-01", "tanggal efektif"),
        ("tanggal_pembuatan: 2026-03-02", ""),
    ],
)
@pytest.mark.parametrize("owner", ["process", "unit"])
def test_an_sop_is_made_before_anything_else_happens_to_it(
    dates: str, told: str, owner: str, tmp_path: Path
) -> None:
    process = FILES["proses/uji.yaml"]
    files = {}
    if owner == "process":
        process = process.replace("sumber:", f"sop: {{{dates}}}\nsumber:", 1)
    else:
        files["unit.yaml"] = FILES["unit.yaml"] + f"  sop: {{{OURS}: {{{dates}}}}}\n"
    faults = found(tmp_path, "dates-out-of-order", process, **files)
    order = f"tanggal pembuatan '2026-03-02' sesudah {told} '2026-03-01'"
    expected = f"urutan tanggal terbalik: {order}"
    assert [one.message for one in faults] == [expected] * bool(told)
    assert [remark for one in faults for _, remark in one.related] == ["tanggal pembuatan"] * bool(
        told
    )


@pytest.mark.parametrize(
    ("steps", "lost"),
    [
        (("keluaran: A", "kelengkapan: A", "keluaran: Z"), []),
        (("keluaran: A", "kelengkapan: ' a '", "keluaran: Z"), []),
        (("keluaran: A", "kelengkapan: B", "keluaran: Z"), ["A"]),
        (("keluaran: [A, C]", "kelengkapan: B", "keluaran: Z"), ["A", "C"]),
        (("keluaran: A, kelengkapan: A", "kelengkapan: B", "keluaran: Z"), []),
        (("keluaran: A", "kelengkapan: B", "keluaran: A"), []),
        (("keluaran: A", "kelengkapan: B", "keluaran: X", "keterangan: Usai"), ["A", "X"]),
        (("keluaran: A", "keluaran: X", "keluaran: Z"), []),
    ],
)
def test_what_a_step_puts_out_is_needed_further_on_or_is_the_last(
    steps: tuple[str, ...], lost: list[str], tmp_path: Path
) -> None:
    """Nothing is told where no step names what it needs."""
    faults = found(tmp_path, "output-not-carried", flow(*map(work, steps)))
    names = ", ".join(f"'{name}'" for name in lost)
    expected = [f"keluaran tidak menjadi kelengkapan langkah lain: {names}"]
    assert [one.message for one in faults] == (expected if lost else [])
    assert [remark for one in faults for _, remark in one.related] == lost[1:]


BLOCK = "{oleh: staf, pilih: [[{kegiatan: A, oleh: kepala}], [{kegiatan: B, oleh: staf}]]}"


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("{mulai: Ada, oleh: kepala}", "{kegiatan: A, oleh: staf}", ""),
        ("{mulai: Ada, oleh: staf}", "{kegiatan: A, oleh: kepala}", "staf, kepala"),
        ("{mulai: Ada}", BLOCK, ""),
        ("{mulai: Ada}", "{kegiatan: A, oleh: tamu}", ""),
    ],
)
def test_actors_are_listed_in_the_order_of_their_work(
    first: str, second: str, told: str, tmp_path: Path
) -> None:
    """A block is nobody's work, and who is not listed has no place in the order."""
    text = flow(second).replace("{mulai: Ada, oleh: kepala}", first)
    faults = found(tmp_path, "column-order", text)
    expected = f"pelaku tidak diurutkan menurut langkah pertamanya: {told}"
    assert [one.message for one in faults] == [expected] * bool(told)


@pytest.mark.parametrize("code", ["column-order", "blank-columns"])
@pytest.mark.parametrize(("berlaku", "told"), [("2", 1), ("semua", 0)])
def test_what_is_a_mere_reference_in_some_unit_types_alone_is_an_sop_in_the_others(
    berlaku: str, told: int, code: str, tmp_path: Path
) -> None:
    text = flow("{kegiatan: A, oleh: kepala}").replace("{mulai: Ada, oleh: kepala}", STAFF)
    text = text.replace("sumber:", "rujukan_bagi: CLP.01.02\nsumber:", 1)
    text += "varian: [{nama: Camat, berlaku: 2, catatan: Dibaca lain}]\n"
    own = FILES["proses/uji.yaml"].replace(OURS, "CLP.01.02")
    own = own.replace("sumber:", f"berlaku: {berlaku}\nsumber:", 1)
    places = [one.span for one in found(tmp_path, code, text, **{"proses/own.yaml": own})]
    assert [place.path.endswith("uji.yaml") for place in places if place].count(True) == told


@pytest.mark.parametrize(("second", "told"), [("2", 0), ("1", 1)])
def test_what_refers_each_unit_type_to_a_process_of_its_own_is_no_sop(
    second: str, told: int, tmp_path: Path
) -> None:
    text = flow("{kegiatan: A, oleh: kepala}").replace("{mulai: Ada, oleh: kepala}", STAFF)
    text = text.replace("sumber:", "rujukan_bagi: [CLP.01.02, CLP.01.03]\nsumber:", 1)
    files = {
        f"proses/{code}.yaml": FILES["proses/uji.yaml"]
        .replace(OURS, code)
        .replace("sumber:", f"berlaku: {tipe}\nsumber:", 1)
        for code, tipe in (("CLP.01.02", "1"), ("CLP.01.03", second))
    }
    assert len(found(tmp_path, "column-order", text, **files)) == told


def test_columns_follow_the_process_as_it_is_written_and_not_its_variants(tmp_path: Path) -> None:
    """An author can list the actors in one order only."""
    lines = (
        "  - {id: a, kegiatan: A, oleh: kepala}\n"
        "  - {id: b, kegiatan: B, oleh: staf}\n"
        "  - {id: c, kegiatan: C, oleh: kepala}\n"
    )
    variant = "varian:\n  - {nama: Dinas, berlaku: 1, hapus: a}\n"
    assert found(tmp_path, "column-order", f"{HEADER}langkah:\n{lines}{variant}") == []

"""What is wrong in the folder of an office is told once, beside what all share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.rules.sample import FILES, HEADER, findings_of

if TYPE_CHECKING:
    from pathlib import Path

SLIP = HEADER.replace("sumber: Pasal 1\n", "") + (
    "langkah:\n"
    "  - {mulai: Ada kebutuhan, oleh: kepala}\n"
    "  - {id: catat, kegiatan: Mencatat, oleh: juru, keluaran: Catatan}\n"
    "  - {selesai: Tercatat, oleh: kepala}\n"
)
UNIT = "nama: Kecamatan {name}\ntipe: 2\nkode: {code}\njabatan: {{pimpinan_unit: Camat {name}}}\n"


def office(name: str, code: str) -> dict[str, str]:
    """The files of an office with a step in the lane of nobody."""
    folder = f"unit/kecamatan-{name.lower().replace(' ', '-')}"
    return {
        f"{folder}/unit.yaml": UNIT.format(name=name, code=code),
        f"{folder}/proses/catat.yaml": SLIP.replace("CLP.01.01", f"{code}.01.01"),
    }


def test_a_mistake_of_an_office_is_told_once_also_beside_one_whose_name_goes_on(
    tmp_path: Path,
) -> None:
    files = {**office("Maos", "MOS"), **office("Maos Lor", "LOR")}
    found = findings_of(tmp_path, files)
    paths = [item.span.path for item in found if item.code == "unknown-actor" and item.span]
    assert [path.removeprefix(f"{tmp_path}/").split("/")[1] for path in sorted(paths)] == [
        "kecamatan-maos-lor",
        "kecamatan-maos",
    ]


def test_the_work_of_an_office_need_cite_no_regulation(tmp_path: Path) -> None:
    shared = FILES["proses/uji.yaml"].replace("sumber: Pasal 1\n", "", 1)
    codes = [
        (item.code, "unit/" in item.span.path)
        for item in findings_of(tmp_path, {**office("Maos", "MOS"), "proses/uji.yaml": shared})
        if item.span
    ]
    assert ("unknown-actor", True) in codes
    assert ("uncited-steps", True) not in codes
    assert ("unused-output", True) not in codes

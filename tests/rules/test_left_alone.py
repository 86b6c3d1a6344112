"""Rules stop where a word more would help nobody: at other findings, at blanks, at long lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpmn_gen.compiler.wording import LISTED
from tests.rules.sample import FILES, HEADER, findings_of

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.diagnostics import Diagnostic


def found(folder: Path, code: str, text: str, **files: str) -> list[Diagnostic]:
    """The findings of one code in the small project with another process."""
    whole = findings_of(folder, {"proses/uji.yaml": text, **files})
    return [item for item in whole if item.code == code]


OUTPUTS = """\
langkah:
  - {mulai: Rencana dibutuhkan, oleh: kepala}
  - {id: a, kegiatan: Menyusun konsep, oleh: staf, keluaran: Konsep}
  - {id: b, kegiatan: Memeriksa konsep, oleh: kepala}
  - {id: c, kegiatan: Menyimpan konsep, oleh: staf}
  - {selesai: Rencana tersusun, oleh: kepala}
"""


def test_outputs_are_no_matter_where_no_step_names_what_it_needs(tmp_path: Path) -> None:
    needing = OUTPUTS.replace("{id: b,", "{id: b, kelengkapan: Surat,")
    assert found(tmp_path / "a", "output-not-carried", OUTPUTS) == []
    assert len(found(tmp_path / "b", "output-not-carried", needing)) == 1


@pytest.mark.parametrize("word", ["dan", "atau", "yang", "dengan", "unit", "pada", "semua"])
def test_a_word_that_any_title_may_have_shows_no_kinship_with_a_role(
    word: str, tmp_path: Path
) -> None:
    roles = FILES["jabatan.yaml"].replace("Pejabat Fungsional dan", f"Pejabat {word}")
    text = HEADER.replace("jf_pelaksana}", f"jf_pelaksana, sebutan: Petugas {word} warga}}")
    text += FILES["proses/uji.yaml"].removeprefix(HEADER)
    [finding] = found(tmp_path, "borrowed-role", text, **{"jabatan.yaml": roles})
    assert finding.message.endswith("'staf'")


def test_a_title_that_would_be_read_as_a_role_is_written_with_its_key(tmp_path: Path) -> None:
    text = HEADER.replace("jf_pelaksana}", "jf_pelaksana, sebutan: loket_2}")
    text += FILES["proses/uji.yaml"].removeprefix(HEADER)
    [finding] = found(tmp_path, "borrowed-role", text)
    assert finding.hints[0] == "tulis staf: {jabatan: loket_2}"


@pytest.mark.parametrize(("more", "shown"), [(0, LISTED), (1, LISTED)])
def test_a_circle_of_calls_is_shortened_only_where_it_is_long(
    more: int, shown: int, tmp_path: Path
) -> None:
    """A circle names its first process twice."""
    codes = [f"CLP.01.{number:02}" for number in range(1, LISTED + more)]
    files = {
        f"proses/{code.lower()}.yaml": HEADER.replace("CLP.01.01", code)
        + f"langkah: [{{mulai: Ada, oleh: staf}}, {{proses: {called}, oleh: staf}}, "
        "{selesai: Usai, oleh: staf}]\n"
        for code, called in zip(codes, [*codes[1:], codes[0]], strict=True)
    }
    whole = findings_of(tmp_path, {"proses/uji.yaml": files.pop("proses/clp.01.01.yaml"), **files})
    [finding] = [item for item in whole if item.code == "circular-call"]
    names = finding.message.partition(": ")[2].split(" → ")
    assert len(names) == shown
    assert ("..." in names) is bool(more)
    assert (names[0], names[-1]) == (codes[0], codes[0])


@pytest.mark.parametrize(
    ("file", "code"),
    [("unit.yaml", "unknown-unit"), ("tipe_unit/02-kecamatan.yaml", "unknown-unit-type")],
)
def test_what_may_stand_in_a_file_that_cannot_be_read_is_not_missed(
    file: str, code: str, tmp_path: Path
) -> None:
    text = FILES["proses/uji.yaml"].replace("sumber:", "berlaku: [2, Kecamatan Kroya]\nsumber:", 1)
    other = FILES[file].replace("Kecamatan Kroya", "Kecamatan Maos").replace("or: 2", "or: 3")
    assert found(tmp_path / "read", code, text, **{file: other})
    assert found(tmp_path / "unread", code, text, **{file: "nama: [\n"}) == []


def test_a_decision_of_one_branch_may_be_what_makes_a_ring_endless(tmp_path: Path) -> None:
    text = FILES["proses/uji.yaml"].replace(
        "  - {selesai:",
        "  - {keputusan: 'Baik?', oleh: kepala, cabang: {Ya: susun}}\n  - {selesai:",
    )
    codes = {item.code for item in findings_of(tmp_path, {"proses/uji.yaml": text})}
    assert {"single-branch", "endless-path"} <= codes


def test_a_slip_in_the_actors_of_one_process_hides_no_idle_actor_of_another(tmp_path: Path) -> None:
    slip = FILES["proses/uji.yaml"].replace("oleh: staf", "oleh: stap")
    idle = FILES["proses/uji.yaml"].replace("oleh: staf", "oleh: kepala")
    idle = idle.replace("CLP.01.01", "CLP.01.02")
    told = found(tmp_path, "unused-actor", slip, **{"proses/z.yaml": idle})
    assert [one.message for one in told] == ["pelaku 'staf' tidak melakukan langkah apa pun"]
    assert [one.span.path.endswith("z.yaml") for one in told if one.span] == [True]


def test_a_process_that_cannot_be_read_in_full_is_not_said_to_be_blank(tmp_path: Path) -> None:
    """What it lacks may stand in what could not be read."""
    blank = HEADER + OUTPUTS
    assert len(found(tmp_path / "read", "blank-columns", blank)) == 1
    broken = blank.replace("kegiatan: Memeriksa konsep, ", "kegiatan: , ")
    assert found(tmp_path / "unread", "blank-columns", broken) == []


@pytest.mark.parametrize("words", ["Tindak lanjut Tidak Diatur", "TIDAK DIATUR"])
def test_an_end_that_is_not_regulated_is_told_in_any_capitals(words: str, tmp_path: Path) -> None:
    text = HEADER + OUTPUTS.replace("Rencana tersusun", words)
    [finding] = found(tmp_path, "unregulated-end", text)
    assert finding.message.endswith(f"tidak diatur peraturan: '{words}'")

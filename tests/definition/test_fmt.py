"""Definitions have one canonical form; comments stay, meaning stays, mistakes stay untouched."""

from pathlib import Path

import pytest

from bpmn_gen.definition.discovery import find_files
from bpmn_gen.definition.fmt import format_text
from bpmn_gen.definition.fmt_scalar import WIDTH
from bpmn_gen.definition.kinds import KINDS
from bpmn_gen.diagnostics import Findings

KIND = {kind.name: kind for kind in KINDS}

MESSY = """\
# yaml-language-server: $schema=../.skema/proses.json
# Catatan di atas berkas.

nama:   "Penunjukan lintas unit"   # nama resmi
kode: 'CLP.02.02'


pelaku:
    # yang memohon
    pemohon:
        unit: pemilik kinerja
        peran: pimpinan_unit
    penilai: pimpinan_unit
langkah:
- oleh: pemohon   # siapa
  mulai: Kebutuhan muncul

# sebelum mengirim
- oleh: pemohon
  id: kirim
  kegiatan: "{penilai} mengirim surat: permohonan"
  waktu:
  tembusan:
  - penilai
  - pemohon
- keputusan: Disetujui?
  cabang:
      Ya: akhir
      'Tidak': kirim
  keterangan: >
     satu dua
  # akhir keputusan
- # pada tanda hubung
  sejajar: [[{kegiatan: a}], # cabang satu
    [{oleh: pemohon, kegiatan: b}]]
- selesai: Selesai
  id: akhir
# akhir berkas
"""

TIDY = """\
# yaml-language-server: $schema=../.skema/proses.json
# Catatan di atas berkas.

kode: CLP.02.02
nama: Penunjukan lintas unit  # nama resmi

pelaku:
  # yang memohon
  pemohon: {peran: pimpinan_unit, unit: pemilik kinerja}
  penilai: pimpinan_unit
langkah:
  - mulai: Kebutuhan muncul
    oleh: pemohon  # siapa

  # sebelum mengirim
  - id: kirim
    kegiatan: '{penilai} mengirim surat: permohonan'
    oleh: pemohon
    tembusan: [penilai, pemohon]
    waktu:
  - keputusan: Disetujui?
    cabang: {Ya: akhir, Tidak: kirim}
    keterangan: satu dua
    # akhir keputusan
  # pada tanda hubung
  - sejajar:
      # cabang satu
      - - kegiatan: a
      - - kegiatan: b
          oleh: pemohon
  - id: akhir
    selesai: Selesai
# akhir berkas
"""


def formatted(source: str, kind: str = "proses") -> str:
    """The canonical form of a file without mistakes."""
    findings = Findings()
    made = format_text(source.encode("utf-8"), KIND[kind], findings, "f").decode("utf-8")
    assert list(findings) == []
    return made


def test_a_messy_file_becomes_tidy_and_keeps_its_comments() -> None:
    assert formatted(MESSY) == TIDY


def test_a_tidy_file_stays_as_it_is() -> None:
    assert formatted(TIDY) == TIDY


def test_windows_line_ends_and_a_byte_order_mark_go() -> None:
    assert formatted("\ufeff" + MESSY.replace("\n", "\r\n")) == TIDY


def test_a_file_with_mistakes_is_left_alone() -> None:
    source = MESSY.replace("kode:", "kodee:").encode("utf-8")
    findings = Findings()
    assert format_text(source, KIND["proses"], findings, "f") == source
    assert {item.code for item in findings} == {"unknown-key"}


def test_a_file_that_is_not_yaml_is_left_alone() -> None:
    source = b"kode: [\n"
    findings = Findings()
    assert format_text(source, KIND["proses"], findings, "f") == source
    assert [item.code for item in findings] == ["yaml-unclosed-bracket"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("biasa saja", "biasa saja"),
        ("7", "7"),
        ("2026-11-24", "2026-11-24"),
        ("1.10", "'1.10'"),
        ("0123", "'0123'"),
        ("08", "'08'"),
        ("12:30", "'12:30'"),
        ("no", "'no'"),
        ("Ya", "Ya"),
        ("null", "'null'"),
        ("- a", "'- a'"),
        ("{penilai} menilai", "'{penilai} menilai'"),
        ("surat: permohonan", "'surat: permohonan'"),
        ("SOP #5", "'SOP #5'"),
        ("it's", "it's"),
        ("'kutip' dulu", "\"'kutip' dulu\""),
        ('"ganda" dulu', "'\"ganda\" dulu'"),
        ("a\tb", '"a\\tb"'),
        ("akhir:", "'akhir:'"),
        ("a:b", "a:b"),
    ],
)
def test_quotes_stand_only_where_a_yaml_tool_would_read_another_text(
    text: str, written: str
) -> None:
    quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'
    source = f"kode: A\nnama: {quoted}\npelaku: {{a: b}}\nlangkah:\n  - kegiatan: c\n"
    assert formatted(source).splitlines()[1] == f"nama: {written}"


def test_long_texts_are_folded_and_long_lists_stand_below_each_other() -> None:
    source = (
        "kode: A\nnama: " + "kata " * 40 + "\nsumber: [" + "Pasal 13 ayat (5), " * 9
        + "Pasal 1]\npelaku:\n  a: b\nlangkah:\n  - kegiatan: c\n"
    )  # fmt: skip
    made = formatted(source).splitlines()
    assert made[1] == "nama: >-"
    assert made[4] == "sumber:"
    assert made[5] == "  - Pasal 13 ayat (5)"
    assert max(len(line) for line in made) <= WIDTH
    assert formatted("\n".join(made) + "\n").splitlines() == made


def test_units_stand_as_the_guide_shows_them() -> None:
    source = """\
- nama: Kecamatan Kroya
  tipe: 7
  jabatan: {pejabat_level_1: Camat Kroya}  # jabatan sebenarnya
  waktu: {CLP.02.02: {kirim: 1 hari kerja}}
  sop: {CLP.02.02: {nomor: '067/1', tanggal_pembuatan: 2026-11-24, disahkan_oleh: {nama: A}}}
"""
    assert formatted(source, "unit") == source.replace("'067/1'", "067/1")


def test_blanks_of_a_unit_stay_blanks() -> None:
    source = "- nama: A\n  tipe: 7\n  waktu: {CLP.01: {kirim: , balas: 1 jam}}\n"
    assert formatted(source, "unit").splitlines()[2:] == [
        "  waktu:",
        "    CLP.01:",
        "      kirim:",
        "      balas: 1 jam",
    ]


@pytest.mark.slow
def test_shipped_files_can_be_formatted(project_root: Path) -> None:
    found = find_files(project_root / "process_defs", Findings()).files
    assert found
    for file in found:
        once = formatted(file.path.read_text("utf-8"), file.kind.name)
        assert formatted(once, file.kind.name) == once

"""Texts of SOPs are read as people write them: verbs, durations and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.sample import HEADER, findings_of

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.diagnostics import Diagnostic

ACTIVE = (
    "Menyusun rencana", "berkoordinasi dengan camat", "Belajar", "ikut menilai", "TURUT hadir",
    "Mulai bekerja", "lapor diri", "Masuk", "naik pangkat", "Turun ke lapangan",
    '"Mencatat" berkas', "(Menilai berkas)", "Mengirim: surat", "“Menyimpan” berkas",
)  # fmt: skip
NOUNS = (
    "Berkas diterima", "Berita acara dibuat", "Beras dibagi", "Berkala diperiksa",
    "Berdasarkan usul ditetapkan", "Bendahara membayar", "Benda disita", "Bentuk ditetapkan",
    "Beban dihitung", "Beasiswa dibayar", "Media diundang", "Meja ditata", "Menteri menilai",
    "Medis memeriksa", "Memo dikirim", "Menit dicatat", "Mebel dibeli", "Mesin diperiksa",
    "Materai ditempel", "Meterai ditempel", "Surat dikirim", "Mei datang",
)  # fmt: skip


def found(folder: Path, code: str, *steps: str) -> list[Diagnostic]:
    """The findings of one code about steps between a start and an end."""
    lines = [
        "{mulai: Ada, oleh: kepala}", *steps, "{id: akhir, selesai: Usai, oleh: kepala}"
    ]  # fmt: skip
    text = HEADER + "langkah:\n" + "".join(f"  - {line}\n" for line in lines)
    return [one for one in findings_of(folder, {"proses/uji.yaml": text}) if one.code == code]


def test_work_begins_with_a_verb_and_not_with_a_noun_that_begins_alike(tmp_path: Path) -> None:
    steps = [f"{{kegiatan: '{text}', oleh: staf}}" for text in (*ACTIVE, *NOUNS)]
    told = [one.message for one in found(tmp_path, "inactive-verb", *steps)]
    assert told == [f"kegiatan '{text}' tidak diawali kata kerja aktif" for text in NOUNS]


@pytest.mark.parametrize(
    ("labels", "hint"),
    [
        *((f"Ya: akhir, {slip}: a", "maksud Anda 'Tidak'?") for slip in (
            "tdk", "Tida", "tdak", "tidk", "'no'", "T", "tak", "gak", "tidak ada", "'Tdk.'",
            "' tak! '",
        )),
        *((f"{slip}: akhir, Tidak: a", "maksud Anda 'Ya'?") for slip in (
            "'y'", "Iya", "yaa", "'yes'", "ok", "yap", "'OK?'",
        )),
        ("ya: akhir, Ditolak: a", "beri cabang 'Tidak'"),
        ("' Ya ': akhir, Ditolak: a", "beri cabang 'Tidak'"),
        ("Disetujui: akhir, TIDAK: a", "beri cabang 'Ya'"),
        ("OKX: akhir, Tidak: a", "beri cabang 'Ya'"),
    ],
)  # fmt: skip
def test_an_answer_in_other_letters_is_known(labels: str, hint: str, tmp_path: Path) -> None:
    """Where it is known, it is the place; else the answer that has no counterpart."""
    [one] = found(
        tmp_path,
        "unpaired-label",
        f"{{id: a, keputusan: 'Baik?', oleh: kepala, cabang: {{{labels}}}}}",
    )
    assert one.hints == (hint,)
    missing = "Ya" if "'Ya'" in hint else "Tidak"
    assert one.message.startswith("keputusan 'Baik?' punya cabang '")
    assert one.message.endswith(f"tanpa cabang '{missing}'")


@pytest.mark.parametrize(
    "labels",
    ["Ya: akhir, Tidak: a", "Setuju: akhir, Tolak: a", "Ya: akhir, Ditolak: a, Ditunda: a"],
)
def test_answers_that_match_or_are_more_than_two_are_left_alone(
    labels: str, tmp_path: Path
) -> None:
    step = f"{{id: a, keputusan: 'Baik?', oleh: kepala, cabang: {{{labels}}}}}"
    assert found(tmp_path, "unpaired-label", step) == []


def test_a_duration_that_can_be_read_once_mended_is_shown_so(tmp_path: Path) -> None:
    texts = ("segera", "30 menti", "30 mnt", "2 jam", "1 hari kerja")
    steps = [f"{{kegiatan: Menyusun, oleh: staf, waktu: {text}}}" for text in texts]
    told = {one.message.split("'")[1]: one.hints for one in found(
        tmp_path, "duration-without-unit", *steps
    )}  # fmt: skip
    as_it_is = "dicetak apa adanya; agar dapat dihitung, tulis misalnya '30 menit' atau '2 jam'"
    assert told == {"segera": (as_it_is,), "30 menti": ("maksud Anda '30 menit'?", as_it_is)}

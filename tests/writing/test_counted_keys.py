"""Keys that repeat a label or a title are changed along with it."""

from __future__ import annotations

import pytest

from bpmn_gen.writing.kinds import TextKind, kind_of_key, kind_of_text


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (("langkah", 1, "cabang", "Tidak"), TextKind.WORDS),
        (("langkah", 1, "peluang", "Tidak"), TextKind.WORDS),
        (("jumlah_pegawai", "Petugas Loket"), TextKind.TITLE),
        (("jumlah_pegawai", "jf_pelaksana"), TextKind.FIXED),
        (("volume", "CLP.01.01"), TextKind.FIXED),
    ],
)
def test_a_key_is_what_it_repeats(path: tuple[str | int, ...], kind: TextKind) -> None:
    assert kind_of_key(path) is kind


@pytest.mark.parametrize("path", [("peluang", "Tidak"), ("jumlah_pegawai", "Petugas Loket")])
def test_figures_are_no_words(path: tuple[str, ...]) -> None:
    assert kind_of_text("proses", path) is TextKind.FIXED

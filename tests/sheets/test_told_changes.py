"""A form that changes a process says how, in the words that an edited map is told in."""

from __future__ import annotations

from typing import Any

from bpmn_gen.difference.edits import edits_between
from bpmn_gen.difference.keyed import keyed
from bpmn_gen.difference.telling import Telling

OLD: dict[str, Any] = {
    "kode": "K.1",
    "nama": "Surat",
    "pelaku": {"loket": "Petugas Loket", "camat": "pejabat_level_1"},
    "langkah": [
        {"kegiatan": "Menerima surat", "oleh": "loket"},
        {
            "id": "periksa", "kegiatan": "Memeriksa", "keputusan": "Lengkap?", "oleh": "loket",
            "cabang": {"Ya": "tanda", "Tidak": "selesai"},
        },
        {"id": "tanda", "kegiatan": "Menandatangani", "oleh": "camat"},
        {"sejajar": [{"kegiatan": "Mencatat", "oleh": "loket"},
                     [{"kegiatan": "Mengirim", "oleh": "loket"}]]},
    ],
}  # fmt: skip


def told(new: dict[str, Any]) -> list[str]:
    """The sentences."""
    before, after = keyed(OLD, new)
    telling = Telling(before, after, {"camat": "Camat Kroya"})
    return [telling.sentence(edit) for edit in edits_between(before, after)]


def with_steps(*steps: dict[str, Any]) -> dict[str, Any]:
    """The process with other steps."""
    return {**OLD, "langkah": list(steps)}


def test_steps_without_ids_are_known_by_their_words_and_places() -> None:
    first, second, third, last = OLD["langkah"]
    assert told(with_steps(first, second, third, last)) == []
    renamed = {**first, "kegiatan": "Menerima surat masuk"}
    assert told(with_steps(renamed, second, third, last)) == [
        "langkah 1 'Menerima surat': bunyi kegiatan 'Menerima surat' menjadi 'Menerima surat masuk'"
    ]
    new = {"kegiatan": "Mengarsipkan", "oleh": "camat"}
    assert told(with_steps(first, second, third, new, last)) == [
        "langkah baru 'Mengarsipkan' sesudah langkah 3 'Menandatangani', oleh Camat Kroya"
    ]


def test_a_way_to_the_end_is_told_as_one() -> None:
    first, second, third, last = OLD["langkah"]
    turned = {**second, "cabang": {"Ya": "selesai", "Tidak": "selesai"}}
    assert told(with_steps(first, turned, third, last)) == [
        "langkah 2 'Memeriksa': cabang 'Ya' ke akhir"
    ]


def test_a_step_of_another_officer_is_told_by_his_title() -> None:
    first, second, third, last = OLD["langkah"]
    moved = {**first, "oleh": "camat"}
    assert told(with_steps(moved, second, third, last)) == [
        "langkah 1 'Menerima surat' dipindah ke Camat Kroya"
    ]

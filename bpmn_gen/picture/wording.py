"""The Indonesian names of the symbols of a map."""

from __future__ import annotations

KIND_NAMES = {
    "participant": "Organisasi",
    "lane": "Pelaksana",
    "group": "Tahap",
    "startEvent": "Mulai",
    "messageStartEvent": "Mulai karena pesan",
    "conditionalStartEvent": "Mulai sewaktu-waktu",
    "intermediateCatchEvent": "Menerima pesan",
    "intermediateThrowEvent": "Mengirim pesan",
    "endEvent": "Selesai",
    "messageEndEvent": "Selesai dengan mengirim pesan",
    "task": "Kegiatan umum",
    "userTask": "Kegiatan",
    "manualTask": "Kegiatan manual",
    "serviceTask": "Kegiatan oleh sistem",
    "businessRuleTask": "Membaca tabel keputusan",
    "sendTask": "Kegiatan mengirim",
    "receiveTask": "Kegiatan menerima",
    "callActivity": "Menjalankan proses lain",
    "subProcess": "Dapat dilakukan kapan saja selama proses berjalan",
    "exclusiveGateway": "Keputusan atau pertemuan cabang",
    "parallelGateway": "Awal atau akhir kegiatan sejajar",
    "inclusiveGateway": "Satu atau lebih cabang dijalankan",
    "eventBasedGateway": "Menunggu salah satu pesan",
    "sequenceFlow": "Arah alur",
    "messageFlow": "Pesan antarorganisasi",
    "association": "Kaitan",
    "textAnnotation": "Catatan",
    "dataObjectReference": "Dokumen",
    "reference": "Sambungan ke huruf yang sama (huruf/halaman)",
    "bound reference": "Sambungan ke huruf yang sama (huruf/bagian)",
}
"""Names by BPMN kind; ``reference`` is the pentagon that joins two pages, or two parts where a map
is bound with others."""


def kind_name(kind: str) -> str:
    """The name of a kind; a general word for a kind that maps do not use themselves."""
    if kind in KIND_NAMES:
        return KIND_NAMES[kind]
    if kind.endswith("Gateway"):
        return "Percabangan"
    if kind.endswith("Event"):
        return "Kejadian"
    return "Kegiatan"

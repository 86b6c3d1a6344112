"""Short forms of steps, in the five symbols of the form."""

from tests.sop.test_discretion import rows, sop

WORK = "{id: susun, kegiatan: Menyusun, oleh: staf}"
CHECK = (
    "{id: periksa, kegiatan: Memeriksa berkas, keputusan: Lengkap?, oleh: kepala,"
    " waktu: 5 menit, cabang: {Ya: kirim, Tidak: susun, Ditolak: selesai}}"
)
SEND = "{id: kirim, kegiatan: Mengirim, oleh: staf}"


def test_work_with_its_decision_is_one_row_with_one_diamond() -> None:
    """The first kegiatan is the capsule, also where the flow comes back to it."""
    document = sop("{mulai: [Surat, Perintah], oleh: staf}", WORK, CHECK, SEND)
    assert rows(document) == [
        ("susun", "kapsul", "Mulai: Surat atau perintah"),
        ("periksa", "ketupat", "Lengkap?"),
        ("selesai_periksa_keputusan_Ditolak", "kapsul", ""),
        ("kirim", "kapsul", ""),
    ]
    (row,) = (row for page in document.pages for row in page.rows if row.step == "periksa")
    assert row.number == "2"
    lines = [line for page in document.pages for line in page.connectors]
    labels = {" ".join(line.label.lines) for line in lines if line.label}
    assert labels == {"Ya", "Tidak", "Ditolak"}


def test_an_end_that_nobody_wrote_says_nothing_in_keterangan() -> None:
    assert rows(sop(WORK, SEND))[-1] == ("kirim", "kapsul", "")
    named = sop(WORK, SEND, "{selesai: Surat terkirim, oleh: staf}")
    assert rows(named)[-1] == ("kirim", "kapsul", "Selesai: Surat terkirim")


def test_the_occasions_stand_beside_the_first_row() -> None:
    first = rows(sop("{mulai: [Surat, Perintah], oleh: staf}", WORK, SEND))[0]
    assert first == ("susun", "kapsul", "Mulai: Surat atau perintah")


def test_the_question_stands_before_what_else_there_is_to_say() -> None:
    check = CHECK.replace("oleh: kepala", "oleh: kepala, syarat: Asli, keterangan: Catat")
    remarks = {step: said for step, _, said in rows(sop(WORK, check, SEND))}
    assert remarks["periksa"] == "Lengkap? Syarat: Asli Catat"

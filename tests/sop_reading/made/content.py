"""What happens in an SOP, and what its first page says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random

    from tests.sop_reading.made.manner import Manner

ACTORS = (
    "Pemohon", "Petugas Loket", "Pengadministrasi Umum", "Kasubbag Umum", "Kepala Seksi Pelayanan",
    "Sekretaris", "Kepala Dinas", "Kepala Bidang", "Camat", "Bendahara", "Tim Teknis", "Arsiparis",
    "Operator", "Dinas Dukcapil", "Verifikator", "JFU", "Kasi Trantib", "Analis Kepegawaian",
)  # fmt: skip
VERBS = (
    "Menerima", "Mencatat", "Meneruskan", "Mengetik konsep", "Memaraf", "Menandatangani",
    "Menyampaikan", "Menghimpun", "Mengagendakan", "Menyusun", "Mengirim", "Menggandakan",
)  # fmt: skip
CHECKS = (
    "Memeriksa", "Meneliti", "Memverifikasi", "Menelaah", "Mengoreksi", "Mempertimbangkan",
    "Mencocokkan", "Menguji",
)  # fmt: skip
THINGS = (
    "berkas permohonan", "surat masuk", "daftar usulan", "konsep keputusan", "laporan bulanan",
    "surat tugas", "dokumen penawaran", "rekomendasi teknis", "nota dinas dan lampirannya",
    "data penerima bantuan", "formulir cuti", "berita acara pemeriksaan", "izin prinsip",
)  # fmt: skip
PAPERS = (
    "Surat", "Berkas", "Lembar disposisi", "Buku agenda", "Formulir", "Konsep", "Nota dinas",
    "Fotokopi KTP", "ATK", "Komputer", "Daftar hadir", "Lampiran (2 lembar)",
)  # fmt: skip
LAWS = (
    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
    "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
    "Peraturan Menteri PAN dan RB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP",
    "Peraturan Bupati tentang Tata Naskah Dinas",
    "Peraturan Daerah Nomor 4 Tahun 2016 tentang Pembentukan Perangkat Daerah",
)
LISTS: dict[str, tuple[str, ...]] = {
    "dasar_hukum": LAWS,
    "kualifikasi": (
        "Mampu mengoperasikan komputer", "Teliti dan komunikatif", "Pendidikan minimal SLTA",
        "Memahami tata naskah dinas",
    ),
    "keterkaitan": (
        "SOP Pengelolaan Surat Masuk", "SOP Kenaikan Gaji Berkala", "SOP Penanganan Pengaduan",
    ),
    "peralatan": ("Komputer/laptop", "Printer", "ATK", "Jaringan internet", "Lemari arsip"),
    "peringatan": (
        "Apabila SOP tidak dilaksanakan maka pelayanan terhambat",
        "Kekurangan berkas menyebabkan proses tertunda",
    ),
    "pencatatan": ("Buku agenda", "Register permohonan", "Disimpan sebagai data elektronik"),
}  # fmt: skip
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus")
NUMBERS = {2: "dua", 3: "tiga", 5: "lima", 10: "sepuluh", 15: "lima belas", 30: "tiga puluh"}
Truth = dict[str, Any]


@dataclass
class Story:
    """A flow by places of steps from 0, and who acts."""

    actors: list[str]
    steps: list[Truth]
    flows: list[tuple[int, int, str]] = field(default_factory=list)
    flaws: list[tuple[str, int]] = field(default_factory=list)
    columns: list[list[int]] = field(default_factory=list)
    """By step: the places of its actors, the first one first."""
    reach: dict[int, int] = field(default_factory=dict)
    """Flaw: a step whose arrow leads to nothing, and where it should lead."""


def story(dice: random.Random, manner: Manner) -> Story:
    """A story with decisions, returns, joint work and perhaps a flaw."""
    actors = dice.sample(ACTORS, dice.randint(3, 7))
    count = dice.randint(5, 12)
    told = Story(actors, [])
    column = 0
    for place in range(count):
        if place and dice.random() < 0.8:
            column = dice.randrange(len(actors))
        told.columns.append([column])
        told.steps.append(_step(dice, manner))
    decisions = _add_flows(dice, told, count, manner)
    for place in range(1, count - 1):
        if manner.joint and place not in decisions and dice.random() < 0.25:
            other = dice.choice(
                [one for one in range(len(actors)) if one != told.columns[place][0]]
            )
            told.columns[place].append(other)
    _add_kinds(dice, told, decisions, manner)
    _add_flaw(dice, told, decisions, manner)
    for place, step in enumerate(told.steps):
        step["pelaku"] = [actors[one] for one in told.columns[place]]
    return told


def _add_flows(dice: random.Random, told: Story, count: int, manner: Manner) -> set[int]:
    """Arrows from row to row, with decisions that lead back or skip rows."""
    first = 2 if manner.start_rows else 1
    choices = list(range(first, count - 2))
    decisions = set(dice.sample(choices, min(len(choices), dice.randint(0, 3))))
    for place in range(count - 1):
        if place not in decisions:
            told.flows.append((place, place + 1, ""))
            continue
        back = dice.random() < 0.75 or place + 3 >= count
        target = dice.randrange(first - 1, place) if back else dice.randrange(place + 2, count)
        labels = ("Ya", "Tidak") if dice.random() < 0.85 or manner.ticks else ("Tidak", "Ya")
        told.flows += [(place, place + 1, labels[0]), (place, target, labels[1])]
    return decisions


def _add_kinds(dice: random.Random, told: Story, decisions: set[int], manner: Manner) -> None:
    """What the symbols are, and the words of decisions."""
    last = len(told.steps) - 1
    for place, step in enumerate(told.steps):
        step["jenis"] = "keputusan" if place in decisions else "kegiatan"
        if place in decisions:
            step["kegiatan"] = f"{dice.choice(CHECKS)} {dice.choice(THINGS)}"
    if not manner.ticks:
        told.steps[0]["jenis"], told.steps[last]["jenis"] = "mulai", "selesai"
    if manner.start_rows:
        for place, word in ((0, "Mulai"), (last, "Selesai")):
            told.steps[place] |= {
                "kegiatan": word, "kelengkapan": [], "waktu": "", "waktu_baku": None,
                "output": [], "keterangan": "",
            }  # fmt: skip


def _add_flaw(dice: random.Random, told: Story, decisions: set[int], manner: Manner) -> None:
    """Something that the author drew wrongly."""
    if not manner.flaw or manner.ticks:
        return
    free = [one for one in range(1, len(told.steps) - 1) if one not in decisions]
    if manner.flaw == "keputusan_satu_jalan" and decisions:
        place = dice.choice(sorted(decisions))
        gone = dice.choice([one for one in told.flows if one[0] == place])
        told.flows.remove(gone)
        told.flaws.append((manner.flaw, place))
    elif manner.flaw in {"panah_ke_kosong", "tanpa_jalan_keluar", "panah_dari_kosong"} and free:
        place = dice.choice(free)
        told.flows.remove((place, place + 1, ""))
        told.flaws.append((manner.flaw, place))


def _step(dice: random.Random, manner: Manner) -> Truth:
    """One row."""
    amount, unit = dice.choice((5, 10, 15, 30, 2, 3)), dice.choice(("menit", "jam", "hari"))
    time = {
        "biasa": f"{amount} {unit}",
        "kurung": f"{amount} ({NUMBERS[amount]}) {unit}",
        "judul": f"{amount} {unit.title()}",
        "petik": f"{amount}'" if unit == "menit" else f"{amount} {unit}",
        "kira": f"± {amount} {unit}",
        "kerja": f"{amount} {unit} kerja" if unit == "hari" else f"{amount} {unit}",
        "angka": str(amount),
        "maks": f"Maks. {amount} {unit}",
    }[manner.time]
    tail = " sesuai ketentuan peraturan perundang-undangan yang berlaku" * (3 * manner.low_rows)
    remark = dice.choice(("", "", "", "SOP Surat Keluar", "Dapat dibantu tim teknis"))
    return {
        "no": "",
        "kegiatan": f"{dice.choice(VERBS)} {dice.choice(THINGS)}{tail}",
        "kelengkapan": dice.sample(PAPERS, dice.randint(1, 3)),
        "waktu": time,
        "waktu_baku": [amount, "menit" if manner.time == "angka" else unit],
        "output": dice.sample(PAPERS, dice.choice((1, 1, 2))),
        "keterangan": remark,
    }


def identity(dice: random.Random, manner: Manner) -> Truth:
    """The first page."""
    year, month, day = dice.randint(2012, 2023), dice.randint(1, 8), dice.randint(1, 28)
    nip = f"19{dice.randint(60, 85)}0{month}{day:02d} 19990{dice.randint(1, 3)} 1 999"
    number = dice.choice(("065/0{}/SOP/{}", "SOP/{}/UM/{}", "800.1/{}/SOP-AP/{}", "{}/SOP/{}"))
    told: Truth = {
        "nama": f"{dice.choice(('Pengelolaan', 'Penerbitan', 'Pelayanan'))} "
        f"{dice.choice(('Surat Masuk', 'Izin Usaha Mikro', 'Cuti Pegawai', 'KTP-el'))}",
        "instansi": dice.choice(
            ("PEMERINTAH KABUPATEN BUKIT NIRWANA", "Pemerintah Kota Tirta Kencana",
             "PEMERINTAH PROVINSI NUSA LESTARI")
        ),
        "kantor": dice.choice(("DINAS PENDIDIKAN", "Kecamatan Sumber Misal", "SEKRETARIAT DAERAH")),
        "unit": dice.choice(("Subbagian Umum", "Seksi Pelayanan Umum", "Bidang Aset")),
        "nomor": number.format(dice.randint(1, 99), year),
        "tanggal_pembuatan": _date(manner.date, day, month, year),
        "tanggal_revisi": dice.choice(("", "-", _date(manner.date, day, month, year + 1))),
        "tanggal_efektif": _date(manner.date, day, month, year),
        "disahkan_jabatan": dice.choice(("Kepala Dinas Pendidikan", "Camat Sumber Misal")),
        "disahkan_nama": dice.choice(("Dra. NAMA PEJABAT", "NAMA PEJABAT, S.Sos., M.AP")),
        "disahkan_nip": nip,
    }  # fmt: skip
    for key, texts in LISTS.items():
        told[key] = dice.sample(texts, dice.randint(1, len(texts)))
    return told


def _date(manner: str, day: int, month: int, year: int) -> str:
    """A date in one of the ways in which people write them."""
    return {
        "panjang": f"{day} {MONTHS[month - 1]} {year}",
        "garis": f"{day:02d}-{month:02d}-{year}",
        "miring": f"{day:02d}/{month:02d}/{year}",
        "bulan": f"{MONTHS[month - 1]} {year}",
        "titik": f"{day}.{month}.{year}",
        "singkat": f"{day} {MONTHS[month - 1][:3]} {year}",
    }[manner]

"""Slips of Indonesian spelling that staff would see, each with the right form.

A slip is what EYD (Ejaan bahasa Indonesia yang Disempurnakan, fifth edition) or KBBI writes
otherwise.  ``QUOTED`` holds the words of the regulation that stay as they were enacted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = {
    "akomodir": "akomodasi", "aktifitas": "aktivitas", "analisa": "analisis",
    "antri": "antre", "apapun": "apa pun", "apotik": "apotek", "atlit": "atlet",
    "bekerjasama": "bekerja sama", "berapapun": "berapa pun",
    "bertandatangan": "bertanda tangan", "bertanggungjawab": "bertanggung jawab",
    "detil": "detail", "diberitahu": "diberi tahu", "dimana": "di mana",
    "dirubah": "diubah", "disain": "desain", "dll": "dan lain-lain", "dgn": "dengan",
    "dsb": "dan sebagainya", "efektifitas": "efektivitas", "faham": "paham",
    "fihak": "pihak", "formil": "formal", "fotocopy": "fotokopi", "frekwensi": "frekuensi",
    "hakekat": "hakikat", "himbau": "imbau", "himbauan": "imbauan", "hirarki": "hierarki",
    "hirarkis": "hierarkis", "ijasah": "ijazah", "ijin": "izin", "isteri": "istri",
    "jadual": "jadwal", "jaman": "zaman", "kapanpun": "kapan pun", "karir": "karier",
    "kerjasama": "kerja sama", "konkrit": "konkret", "kordinasi": "koordinasi",
    "koordinir": "koordinasi", "kreatifitas": "kreativitas", "kwalitas": "kualitas",
    "kwantitas": "kuantitas", "kwitansi": "kuitansi", "legalisir": "legalisasi",
    "managemen": "manajemen", "manapun": "mana pun", "memberitahu": "memberi tahu",
    "memparaf": "memaraf", "mempengaruhi": "memengaruhi", "mempublikasikan": "memublikasikan",
    "mengkomunikasikan": "mengomunikasikan", "mengkonfirmasi": "mengonfirmasi",
    "mengkonsultasikan": "mengonsultasikan", "mengkoordinasikan": "mengoordinasikan",
    "mengkoordinir": "mengoordinasikan", "mengkoreksi": "mengoreksi",
    "mensosialisasikan": "menyosialisasikan", "mentaati": "menaati",
    "menterjemahkan": "menerjemahkan", "merk": "merek", "merubah": "mengubah",
    "metoda": "metode", "milyar": "miliar", "nasehat": "nasihat", "nomer": "nomor",
    "nopember": "November", "obyek": "objek", "obyektif": "objektif",
    "organisir": "organisasi", "orisinil": "orisinal", "pebruari": "Februari",
    "perubah": "pengubah", "photocopy": "fotokopi", "praktek": "praktik",
    "propinsi": "provinsi", "prosentase": "persentase", "rapih": "rapi", "resiko": "risiko",
    "robah": "ubah", "rubah": "ubah", "satupun": "satu pun", "sekedar": "sekadar",
    "seksama": "saksama", "siapapun": "siapa pun", "silahkan": "silakan",
    "sintesa": "sintesis", "sistim": "sistem", "standarisasi": "standardisasi",
    "subyek": "subjek", "subyektif": "subjektif", "sumberdaya": "sumber daya",
    "survai": "survei", "survey": "survei", "syah": "sah", "tandatangan": "tanda tangan",
    "tanggungjawab": "tanggung jawab", "tapi": "tetapi", "tatacara": "tata cara",
    "tatakerja": "tata kerja", "tatalaksana": "tata laksana", "tauladan": "teladan",
    "tehnik": "teknik", "tehnis": "teknis", "tehnologi": "teknologi", "telpon": "telepon",
    "terimakasih": "terima kasih", "terlanjur": "telanjur", "tindaklanjut": "tindak lanjut",
    "trampil": "terampil", "tsb": "tersebut", "ujicoba": "uji coba", "utk": "untuk",
    "walikota": "wali kota", "ybs": "yang bersangkutan", "yg": "yang",
}  # fmt: skip
"""Words that are always wrong, in any case and with ``-nya`` behind them."""

_OFFICES = "bupati|gubernur|wali kota|camat|lurah|sekretaris daerah|kepala dinas|kepala bagian"

_AT = "di (terpisah)"
_TO = "ke (terpisah)"

_PHRASES = {
    # where and whither
    r"\b[Dd]i(?=(?:atas|bawah|dalam|luar|antara|depan|belakang|samping|sini|sana)\b)": _AT,
    r"\b[Kk]e(?=(?:dalam|atas|bawah|depan|belakang|samping|sini|sana)\b)": _TO,
    r"\b(?:melompat|mengalir|dibawa|dikirim|dipindahkan|diteruskan|menuju) keluar\b": "ke luar",
    r"(?:,| yang| tempat) di mana\b(?! pun)": "tempat, yang",
    # the passive is one word
    r"\b[Dd]i (?!pekan|tikan|ikan|makan|bukan)[a-z]{3,}kan\b": "di- (serangkai)",
    r"\b[Dd]i (?:isi|tulis|buat|susun|kirim|terima|pakai|ubah|rubah|ganti|hapus|periksa|baca|cetak"
    r"|simpan|setujui|tolak|tandatangani|tanda tangani|lengkapi|ketahui|awali|akhiri|ikuti)\b": (
        "di- (serangkai)"
    ),
    # words that never stand alone
    r"\b[Aa]ntar (?=[A-Za-z])": "antar- (serangkai; antar-P bila berhuruf besar)",
    r"\b(?:[Aa]ntar|[Nn]on|[Ss]ub|[Pp]asca|[Pp]ra|[Mm]ulti)-(?=[a-z])": "serangkai",
    r"\b(?:[Nn]on|[Ss]ub|[Pp]asca|[Mm]ulti|pra|semi|nir|swa|tuna|purna) (?=[a-z])": "serangkai",
    # compounds: apart with one affix, together with two
    r"\b(?:di|me)(?:tanda|nanda) tangani\b": "ditandatangani, menandatangani",
    r"\bpenandatangan(?:nya)?\b": "penanda tangan",
    r"\bpenanda tanganan\b": "penandatanganan",
    r"\b(?:di|me)(?:tindak|nindak) lanjuti\b": "ditindaklanjuti, menindaklanjuti",
    r"\b(?:per|mem?per|diper)tanggung jawab(?:an|kan)\b": "serangkai",
    r"\b(?:apa bila|bila mana|dari pada|ke pada|walau pun|meski pun)\b": "serangkai",
    r"\b(masing|sewaktu|bersama|sehari) (?:masing|waktu|sama|hari)\b": "dengan tanda hubung",
    # grammar
    r"\badalah merupakan\b|\bagar supaya\b|\bdemi untuk\b|\bdisebabkan karena\b": "salah satu saja",
    r"\bantara [a-z]+ dengan\b": "antara ... dan ...",
    # short forms
    r"\b[Ss]\s*/\s*[Dd]\b|\bs\.\s?d\.": "sampai dengan",
    r"\bRp\.? \d": "Rp tanpa spasi",
    # signs
    r"\w /(?! )\w|\w/ \w|\w / \w": "garis miring tanpa spasi",
    r"(?<=[^\W\d_]) [,;:?!](?=\s|$)": "tanpa spasi sebelum tanda baca",
    r"(?<=[\w,;:.)]) {2,}(?=[\w(])": "satu spasi",
    r"\( | \)": "tanpa spasi di dalam kurung",
    # capitals of offices and of what the law names
    rf"\b(?:{_OFFICES}) (?=[A-Z])": "nama jabatan dengan huruf besar",
    r"\b(?:[Pp]ejabat penilai [Kk]inerja|pejabat Penilai|Pejabat Penilai kinerja"
    r"|[Pp]ejabat pembina [Kk]epegawaian|Pejabat Pembina kepegawaian|pejabat yang [Bb]erwenang"
    r"|Pejabat yang berwenang|[Pp]impinan unit [Oo]rganisasi|Pimpinan Unit organisasi)\b": (
        "istilah Pasal 1 dengan huruf besar"
    ),
    r"\bBagian organisasi\b|\bbagian Organisasi\b": "Bagian Organisasi",
    r"\bpasal (?=\d)": "Pasal",
    r"(?<=\w )Ayat (?=\()": "ayat",
    r"\bnomor \d+ [Tt]ahun \d{4}|\bNomor \d+ tahun \d{4}": "Nomor ... Tahun ...",
}  # fmt: skip
"""Slips of more than a word."""


_WORD = re.compile(rf"\b({'|'.join(_WORDS)})(?:nya)?\b", re.IGNORECASE)
SLIPS = {_WORD: "", **{re.compile(wrong): right for wrong, right in _PHRASES.items()}}
"""Each kind of slip with what is right; of words ``_WORDS`` knows it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Words that stay as they are, although EYD writes them otherwise."""

    file: str
    words: str
    source: str
    """The provision that writes so, or why the words stay."""


_CATALOGUE = "process_defs/peraturan/perbup-5-2024.yaml"
_TEAM = "process_defs/proses/pertanggungjawaban/clp-04-03-tanggung-jawab-tim.yaml"
_BEYOND = "process_defs/proses/pelaksanaan/clp-03-04-tim-lintas-instansi.yaml"

QUOTED = (
    Kept(_CATALOGUE, "pejabat pembina kepegawaian", "Pasal 1 angka 5"),
    Kept(_CATALOGUE, "pelaksana antar Unit Organisasi", "Pasal 13 ayat (5)"),
    Kept(_CATALOGUE, "efisien antar unit organisasi", "Pasal 22 ayat (1)"),
    Kept(_CATALOGUE, "atau antar unit organisasi", "Lampiran II.B.umum.2 kalimat 4"),
    Kept(_CATALOGUE, "pimpinan unit organisasi", "Lampiran II.B.3.umum.c"),
    Kept(_CATALOGUE, "fungsi antar unit organisasi", "Lampiran II.B.3.tanggung-jawab.a.5"),
    Kept(_CATALOGUE, "tugas antar tim", "Lampiran II.B.3.tanggung-jawab.b.4"),
    Kept(_CATALOGUE, "tugas antar anggota tim", "Lampiran II.B.3.tanggung-jawab.c.6"),
    Kept(_CATALOGUE, "sinergisitas antar unit organisasi", "Lampiran II.C.2.a"),
    Kept(_CATALOGUE, "unit organisasi / instansi", "Lampiran II.D.3.c.1.c"),
    Kept(_CATALOGUE, "unit organisasi/ instansi", "Lampiran II.D.4.3.2.a.2"),
    Kept(_CATALOGUE, "Tim Kerja / Individu", "Lampiran II.D.6.3.3 kalimat 1"),
    Kept(_TEAM, "fungsi antar unit organisasi", "Lampiran II.B.3.tanggung-jawab.a.5"),
    Kept(_TEAM, "tugas antar tim", "Lampiran II.B.3.tanggung-jawab.b.4"),
    Kept(_TEAM, "tugas antar anggota tim", "Lampiran II.B.3.tanggung-jawab.c.6"),
    Kept(
        "process_defs/proses/transformasi/clp-09-01-transformasi-manajemen.yaml",
        "sinergisitas antar unit organisasi",
        "Lampiran II.C.2.a",
    ),
    Kept(
        "process_defs/proses/pelaksanaan/clp-03-03-tim-lintas-unit.yaml",
        "Pimpinan Unit Organisasi dimana",
        "Lampiran II.B.3.b.4",
    ),
    Kept(_BEYOND, "Pimpinan Unit Organisasi dimana", "Lampiran II.B.3.c.5"),
    Kept(_BEYOND, "Instansi Pemerintah dimana", "Lampiran II.B.3.c.5"),
    Kept(
        "process_defs/proses/alur/clp-01-02-alur-unit-organisasi.yaml",
        "unit organisasi/ instansi",
        "Lampiran II.D.7.3.1.b",
    ),
    Kept("process_defs/tipe_unit/05-rsud-cilacap.yaml", "Bagian/ Kepala Bidang", "Lampiran II.D.5"),
    Kept(
        "process_defs/tipe_unit/06-rsud-majenang.yaml",
        "Kepala Bagian / Kepala Bidang",
        "Lampiran II.D.6",
    ),
    Kept(
        "process_defs/tipe_unit/06-rsud-majenang.yaml",
        "Pejabat penilai kinerja sekaligus pimpinan unit organisasi",
        "Lampiran II.D.6",
    ),
    Kept("process_defs/tipe_unit/08-kelurahan-uptd-tipe-a.yaml", "Dinas/ Camat", "Lampiran II.D.8"),
    Kept(
        "process_defs/tipe_unit/09-satuan-pendidikan-puskesmas.yaml",
        "pejabat penilai kinerja",
        "Lampiran II.D.9",
    ),
    Kept(
        "process_defs/tipe_unit/10-uptd-tipe-b.yaml", "pejabat penilai kinerja", "Lampiran II.D.10"
    ),
)
"""Words of Peraturan Bupati Cilacap Nomor 5 Tahun 2024, with the provision that writes so."""

SPELLED_SO = (
    Kept("process_defs/daerah.yaml", "Propinsi Djawa Tengah", "judul UU Nomor 13 Tahun 1950"),
    Kept("bpmn_gen/definition/schema/daerah.py", "Walikota", "older spelling that is understood"),
    Kept(
        "bpmn_gen/decree/legal_order.py", "peraturan walikota", "older spelling that is understood"
    ),
    Kept("bpmn_gen/interchange/words.py", "non-normative", "name of a standard in English"),
    Kept("bpmn_gen/foreign/drawio/counting.py", "non-normative", "name of a standard in English"),
    Kept("bpmn_gen/foreign/xpdl/counting.py", "non-normative", "name of a standard in English"),
    Kept("bpmn_gen/foreign/drawio/forms.py", "multi-document", "key of a shape in draw.io"),
    Kept("bpmn_gen/foreign/other_forms.py", "Import / Export", "menu of Signavio"),
)
"""Words of others."""

KEPT = (*QUOTED, *SPELLED_SO)


def slips_in(text: str, file: str = "") -> Iterator[tuple[str, str]]:
    """Each slip of a text with the words around it, and what is right.

    ``file`` is where the text stands; what is kept there is passed over.
    """
    kept = [
        found.span()
        for one in KEPT
        if one.file == file
        for found in re.finditer(re.escape(one.words), text, re.IGNORECASE)
    ]
    for pattern, right in SLIPS.items():
        for found in pattern.finditer(text):
            if not any(begin <= found.start() and found.end() <= end for begin, end in kept):
                before, behind = text[: found.start()][-25:], text[found.end() :][:25]
                yield (
                    f"{before}[{found[0]}]{behind}".replace("\n", " "),
                    right or _WORDS[found[1].casefold()],
                )

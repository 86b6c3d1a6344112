"""daerah.yaml: the regency."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bpmn_gen.definition.schema.base import Definisi, Texts
from bpmn_gen.definition.schema.types import YA_TIDAK, Baris, Jam, Nomor, Pilihan
from bpmn_gen.definition.text import Text

KERTAS = ("F4", "A4", "A3")
"""Papers of the printed maps."""


class Kode(Definisi):
    """How process codes are written."""

    awalan: Text | None = None
    """How all codes begin; absent: as most codes of processes do."""
    pemisah: Text = Text(".")


KERTAS_SOP = ("F4", "F4-210", "Folio", "A4")
"""Papers of documents: F4 in its three readings (215 x 330 mm, 210 x 330 mm, 8.5 x 13 in), A4."""
ARAH = ("mendatar", "tegak")
HURUF = ("Arial", "Bookman Old Style")
PENGESAHAN = ("kosong", "bupati")
"""What stands at "Disahkan oleh" where a unit writes nothing: a blank, or the head of the region
with the decree that sets SOPs."""
KAPSUL = ("kegiatan", "kejadian")
"""What is drawn as a capsule: the first and last kegiatan, or mulai and selesai themselves."""
OPSIONAL = ("belah ketupat", "keterangan")
"""How a step that may be skipped is drawn: behind a diamond, or with its words in Keterangan."""


class Margin(Definisi):
    """Blank borders of a page, in mm."""

    atas: Nomor = Nomor(15)
    kanan: Nomor = Nomor(15)
    bawah: Nomor = Nomor(15)
    kiri: Nomor = Nomor(20)


class PengaturanSop(Definisi):
    """How SOP documents look."""

    kertas: Annotated[Text, Pilihan(KERTAS_SOP)] = Text("F4")
    arah: Annotated[Text, Pilihan(ARAH)] = Text("mendatar")
    huruf: Annotated[Text, Pilihan(HURUF)] = Text("Arial")
    ukuran: Nomor = Nomor(9)
    """Size of the type in points, the largest that is tried."""
    margin: Margin = Field(default_factory=Margin)
    kapsul: Annotated[Text, Pilihan(KAPSUL)] = Text("kegiatan")
    opsional: Annotated[Text, Pilihan(OPSIONAL)] = Text("belah ketupat")
    pengesahan: Annotated[Text, Pilihan(PENGESAHAN)] = Text("kosong")
    keputusan: Baris | None = None
    """Number and year of the decree that sets the SOPs; absent: a blank."""


TANDA_KONSEP = ("bila ada edisi", "selalu", "tidak")
"""When pages of maps and SOPs that no decree has set are marked: once the project has an edition,
always, or never."""
METODE = ("keduanya", "gambar", "level")
"""Of mapping: by pictures (subproses, relasi, lintas fungsi), by levels (0, 1 ... n), or both."""


MASYARAKAT = ("kolam", "jalur")
"""Places of people outside government on maps and in BPMN."""


class PengaturanPeta(Definisi):
    """How the maps of processes look."""

    sipoc: Annotated[Text, Pilihan(YA_TIDAK)] = Text("ya")
    """Whether a peta subproses has its table of suppliers, inputs, outputs and customers."""
    masyarakat: Annotated[Text, Pilihan(MASYARAKAT)] = Text("kolam")
    """Where people outside government stand: in pools of their own, or in lanes of the unit."""
    sebutan_kelompok: dict[Text, Baris] = Field(default_factory=dict)
    """What the groups of level 0 are called, by ``inti``, ``pendukung`` and ``manajerial``."""
    sebutan_level: Texts = (Text("Level 0"), Text("Level 1"), Text("Level 2"))
    kode_lintas_fungsi: Baris = Text("CFM")
    """Stands in the code of a peta lintas fungsi: ``CLP.02.02.CFM.01``."""
    kode_sop: Baris = Text("SOP")
    """Stands in the code of an SOP: ``CLP.02.02.CFM.01.SOP.01``."""


BENTUK_KEPUTUSAN = ("payung", "per unit")
"""One decree for all units that are built, or one for each."""
PENANDATANGAN = ("kepala daerah", "bupati", "pj", "plt", "plh", "atas nama")
"""Who signs for the head of the region; ``bupati`` is the head as well, whatever the office."""
JABATAN_KEPALA = ("Gubernur", "Bupati", "Wali Kota", "Walikota")
"""The offices that head a region, by national law and as it was spelled before."""


class MarginKeputusan(Definisi):
    """Blank borders of a decree, in mm."""

    atas: Nomor = Nomor(25)
    kanan: Nomor = Nomor(25)
    bawah: Nomor = Nomor(30)
    kiri: Nomor = Nomor(25)


SOP_UNIT = ("didaftar", "dilampirkan")
"""What a decree does with SOPs of a unit's own processes, which nobody has set yet."""


class PengaturanKeputusan(Definisi):
    """How decrees and letters look and who signs decrees."""

    bentuk: Annotated[Text, Pilihan(BENTUK_KEPUTUSAN)] = Text("payung")
    penandatangan: Annotated[Text, Pilihan(PENANDATANGAN)] = Text("kepala daerah")
    jabatan: Baris | None = None
    """Title of the delegate, where one signs ``atas nama``; absent: the sekretaris."""
    nama: Baris | None = None
    """Name of the one who signs; absent: a blank."""
    sop_unit: Annotated[Text, Pilihan(SOP_UNIT)] = Text("didaftar")
    """Whether SOPs of a unit's own processes are attached, or only listed."""
    kertas: Annotated[Text, Pilihan(KERTAS_SOP)] = Text("F4")
    huruf: Annotated[Text, Pilihan(HURUF)] = Text("Bookman Old Style")
    ukuran: Nomor = Nomor(12)
    margin: MarginKeputusan = Field(default_factory=MarginKeputusan)


HARI_KERJA = ("5", "6", "7")
"""Working days in a week."""


class WaktuKerja(Definisi):
    """How durations of different units are compared, and how much a person works."""

    jam_per_hari: Jam = Jam.read(Text("7,5"))
    """Hours of work in a working day."""
    hari_per_minggu: Annotated[Text, Pilihan(HARI_KERJA)] = Text("5")
    """Working days in a week."""
    jam_efektif_per_tahun: Jam = Jam.read(Text("1250"))
    """Hours that a person really works in a year, for the need of staff."""


class Daerah(Definisi):
    """The regency: names, seat, letterhead, default legal basis, settings."""

    nama: Baris
    pemerintah: Baris
    kepala: Baris
    sekretaris: Baris
    ibu_kota: Baris
    kop: Texts = ()
    dasar_hukum: Texts = ()
    singkatan: dict[Text, Baris] = Field(default_factory=dict)
    """Abbreviations with what they stand for; decrees and volumes spell them out at first use."""
    kode: Kode = Field(default_factory=Kode)
    kertas: Annotated[Text, Pilihan(KERTAS)] = Text("F4")
    """Paper of the printed maps: F4 (215 x 330 mm), A4 or A3; always landscape."""
    sop: PengaturanSop = Field(default_factory=PengaturanSop)
    metode: Annotated[Text, Pilihan(METODE)] = Text("keduanya")
    """Which maps are made."""
    waktu_kerja: WaktuKerja = Field(default_factory=WaktuKerja)
    tanda_konsep: Annotated[Text, Pilihan(TANDA_KONSEP)] = Text("bila ada edisi")
    """Whether pages of what is not set bear the mark KONSEP."""
    peta: PengaturanPeta = Field(default_factory=PengaturanPeta)
    keputusan: PengaturanKeputusan = Field(default_factory=PengaturanKeputusan)

    @property
    def jabatan_kepala(self) -> str:
        """The office of the head without the name of the region, e.g. ``Wali Kota``."""
        words = str(self.kepala)
        known = (one for one in JABATAN_KEPALA if words.casefold().startswith(one.casefold()))
        return next(known, words.split(maxsplit=1)[0])

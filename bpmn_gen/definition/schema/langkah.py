"""Steps of a process: mulai, kegiatan, keputusan, sejajar, pilih, proses (a call) and selesai."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag
from pydantic_core import PydanticCustomError

from bpmn_gen.definition.schema.base import Daftar, Definisi, Texts, as_tuple
from bpmn_gen.definition.schema.types import (
    YA_TIDAK,
    Alasan,
    Baris,
    Kode,
    Pengenal,
    Persen,
    Pilihan,
)
from bpmn_gen.definition.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

STEP_KEYS = ("mulai", "kegiatan", "keputusan", "sejajar", "pilih", "proses", "selesai")
"""The keys that say what kind of step a mapping is; each step has exactly one."""

DECIDED_WORK = frozenset({"kegiatan", "keputusan"})
"""The two step keys that may stand together."""

JENIS_KEGIATAN = ("pengguna", "manual", "layanan", "kirim", "terima")
"""How a piece of work is done; each is a kind of BPMN task."""


TABEL = ("penilai_kinerja",)
"""The decision tables that a step may read."""


class LangkahDasar(Definisi):
    """What every step may say."""

    kunci: ClassVar[str]
    """The step key, under which the step says what it is."""
    id: Pengenal | None = None
    """Name by which other steps refer to this one; unique in the process."""
    oleh: Text | None = None
    """Key of the actor (pelaku) in whose lane the step lies."""
    lanjut: Text | None = None
    """Id of the step that follows, when it is not the next one in the list."""
    sumber: Texts = ()
    """Provisions that the step carries out."""
    menyatakan: Texts = ()
    """Provisions that its texts state without carrying them out: limits, prohibitions, powers."""
    keterangan: Text | None = None
    catatan: Text | None = None
    """Remark for reviewers, e.g. how an unclear provision was read."""


class LangkahKerja(LangkahDasar):
    """The mutu baku of an SOP, the parties, the limits; an event may name them too."""

    ringkas: Baris | None = None
    """Short name for boxes; the full text goes to the SOP."""
    jenis: Annotated[Text, Pilihan(JENIS_KEGIATAN)] | None = None
    kepada: Texts = ()
    """Actors or parties who receive the result."""
    tembusan: Texts = ()
    """Actors or parties who get a copy."""
    bersama: Texts = ()
    """Actors or parties who take part."""
    kelengkapan: Texts = ()
    keluaran: Texts = ()
    waktu: Baris | None = None
    batas_waktu: Baris | None = None
    dokumen: Texts = ()
    """Letters and forms that the step produces, by their code in formulir/."""
    syarat: Text | None = None
    berkala: Baris | None = None


class Pekerjaan(LangkahKerja):
    """What somebody does, and what the law may leave to their discretion."""

    opsional: Alasan | None = None
    """Whether it may be skipped, in the words of the provision; ``oleh`` decides."""
    sewaktu_waktu: Annotated[Text, Pilihan(YA_TIDAK)] | None = None
    """Whether it stands beside the flow: it may happen at any time, and nothing waits for it."""

    @property
    def di_luar_alur(self) -> bool:
        """Whether the flow passes it by."""
        return self.sewaktu_waktu == "ya"


def _some(occasions: tuple[Text, ...]) -> tuple[Text, ...]:
    """At least one occasion."""
    if not occasions:
        raise PydanticCustomError("tanpa_isi", "an empty list", {"nilai": ""})
    return occasions


class Mulai(LangkahKerja):
    """The start of a process: one occasion, or several of which any one begins it."""

    kunci: ClassVar[str] = "mulai"
    mulai: Annotated[Daftar[Baris], AfterValidator(_some)]


class Selesai(LangkahKerja):
    """An end of a process."""

    kunci: ClassVar[str] = "selesai"
    selesai: Baris


class Kegiatan(Pekerjaan):
    """One piece of work."""

    kunci: ClassVar[str] = "kegiatan"
    kegiatan: Baris
    tabel: Annotated[Text, Pilihan(TABEL)] | None = None
    """The decision table that is read before the work, e.g. to know who appraises whom."""


class Pemeriksaan(Kegiatan):
    """Work that ends in the decision behind it; written as one step with both keys."""


class Keputusan(LangkahKerja):
    """A decision; each branch leads to the step with the given id."""

    kunci: ClassVar[str] = "keputusan"
    keputusan: Baris
    kegiatan: Baris | None = None
    """The work after which it is decided, where the author writes both as one step."""
    cabang: dict[Baris, Text]
    peluang: dict[Text, Persen] = Field(default_factory=dict)
    """How often of a hundred times a branch is taken, by its label; one may be left unsaid."""


class Panggilan(Pekerjaan):
    """A call of another process by its code."""

    kunci: ClassVar[str] = "proses"
    proses: Kode


class Blok(LangkahDasar):
    """Branches that part, and meet again before the next step; its step key holds them."""

    opsional: Alasan | None = None
    """Whether all of it may be skipped, in the words of the provision."""

    @property
    def bagian(self) -> tuple[DaftarLangkah, ...]:
        """The branches, each a list of steps."""
        branches: tuple[DaftarLangkah, ...] = getattr(self, self.kunci)
        return branches


class Sejajar(Blok):
    """Branches that run side by side and join before the next step."""

    kunci: ClassVar[str] = "sejajar"
    sejajar: Annotated[tuple[DaftarLangkah, ...], BeforeValidator(as_tuple)]


class Pilih(Blok):
    """Branches of which one or more are taken (dan/atau), and that meet before the next step."""

    kunci: ClassVar[str] = "pilih"
    pilih: Annotated[tuple[DaftarLangkah, ...], BeforeValidator(as_tuple)]


TAG = "langkah:"
"""Before the step key in the tags of the union, which are no keys of a file."""


def step_keys(step: Mapping[str, object]) -> tuple[str, ...]:
    """The step keys of a mapping; a decision may say which work it follows from."""
    found = tuple(key for key in STEP_KEYS if key in step)
    return (Keputusan.kunci,) if set(found) == DECIDED_WORK else found


def _kind(value: Any) -> str | None:
    """The one step key that a mapping has; None when it has none or several."""
    if isinstance(value, dict):
        found = step_keys(value)
        return TAG + found[0] if len(found) == 1 else None
    return TAG + value.kunci if isinstance(value, LangkahDasar) else None


Langkah = Annotated[
    Annotated[Mulai, Tag(TAG + "mulai")]
    | Annotated[Kegiatan, Tag(TAG + "kegiatan")]
    | Annotated[Keputusan, Tag(TAG + "keputusan")]
    | Annotated[Sejajar, Tag(TAG + "sejajar")]
    | Annotated[Pilih, Tag(TAG + "pilih")]
    | Annotated[Panggilan, Tag(TAG + "proses")]
    | Annotated[Selesai, Tag(TAG + "selesai")],
    Discriminator(_kind),
]
"""Any step; which one is told by its step key."""

DaftarLangkah = Daftar[Langkah]
"""Steps in the order in which they flow; a single step stands for a list of one."""

Sejajar.model_rebuild()
Pilih.model_rebuild()

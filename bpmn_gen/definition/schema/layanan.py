"""What a public service says of itself, for its standar pelayanan."""

from __future__ import annotations

from bpmn_gen.definition.schema.base import Definisi, Texts


class Layanan(Definisi):
    """The components of a service standard in the order in which the standard lists them.

    What is absent follows from the process where it can, else it is printed as a blank.
    """

    persyaratan: Texts = ()
    """What applicants bring; absent: the papers that the first step needs."""
    prosedur: Texts = ()
    """System, mechanism and procedure; absent: the steps that applicants see."""
    jangka_waktu: Texts = ()
    """How long it takes; absent: the lead time of the process."""
    biaya: Texts = ()
    """What it costs, e.g. ``Gratis``."""
    produk: Texts = ()
    """What applicants get; absent: the papers that the last steps make."""
    pengaduan: Texts = ()
    """Where complaints, suggestions and remarks go."""
    dasar_hukum: Texts = ()
    """Laws; keys of daftar.yaml or texts.  Absent: those of the process."""
    sarana: Texts = ()
    """Facilities; absent: the equipment that the SOP lists."""
    kompetensi: Texts = ()
    """What staff must be able to do; absent: the qualifications that the process states."""
    pengawasan: Texts = ()
    """Internal supervision."""
    jumlah_pelaksana: Texts = ()
    """How many people serve; absent: the actors of the process by their titles."""
    jaminan_pelayanan: Texts = ()
    """What is guaranteed of the service."""
    jaminan_keamanan: Texts = ()
    """What is guaranteed of security and safety."""
    evaluasi: Texts = ()
    """How the performance of staff is evaluated."""

"""Lead times of processes, each worked out by hand beside it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import pytest

from bpmn_gen.costing.amounts import Pace
from bpmn_gen.costing.handovers import elsewhere, handovers, parts
from bpmn_gen.costing.lead_time import LeadTime, LeadTimes
from bpmn_gen.costing.wording import from_to, in_words
from tests.compiler.project import HEADER, resolved

PACE = Pace()


@dataclass(frozen=True)
class Sum:
    """A process, and what its times add up to."""

    steps: str
    shortest: str
    longest: str
    usual: str | None
    """None where it hangs on shares that nobody says."""


SUMS = {
    # 30 + 60 = 90 minutes; nothing is chosen
    "one after the other": Sum(
        """
  - {id: a, kegiatan: Menyusun rencana, oleh: kepala, waktu: 30 menit}
  - {id: b, kegiatan: Menyimpan rencana, oleh: staf, waktu: 1 jam}
""",
        "1 jam 30 menit",
        "1 jam 30 menit",
        "1 jam 30 menit",
    ),
    # 1 to 3 days and 10 to 20 minutes; half-way 2 days and 15 minutes
    "ranges": Sum(
        """
  - {id: a, kegiatan: Menyusun rencana, oleh: kepala, waktu: 1-3 hari kerja}
  - {id: b, kegiatan: Menyimpan rencana, oleh: staf, waktu: 10-20 menit}
""",
        "1 hari kerja 10 menit",
        "3 hari kerja 20 menit",
        "2 hari kerja 15 menit",
    ),
    # Ya 10 + 60, Tidak 10 alone; nobody says how often
    "a choice": Sum(
        """
  - {id: a, kegiatan: Memeriksa, oleh: kepala, waktu: 10 menit, keputusan: Lengkap?,
     cabang: {Ya: b, Tidak: selesai}}
  - {id: b, kegiatan: Menyimpan rencana, oleh: staf, waktu: 1 jam}
""",
        "10 menit",
        "1 jam 10 menit",
        None,
    ),
    # 10 + 0.75 x 60 = 55
    "a choice with shares": Sum(
        """
  - {id: a, kegiatan: Memeriksa, oleh: kepala, waktu: 10 menit, keputusan: Lengkap?,
     cabang: {Ya: b, Tidak: selesai}, peluang: {Tidak: 25%}}
  - {id: b, kegiatan: Menyimpan rencana, oleh: staf, waktu: 1 jam}
""",
        "10 menit",
        "1 jam 10 menit",
        "55 menit",
    ),
    # forward 30 + 10; once back 30 + 10 more; on average 40 / 0.8 = 50
    "a return": Sum(
        """
  - {id: a, kegiatan: Menyusun rencana, oleh: staf, waktu: 30 menit}
  - {id: b, kegiatan: Memeriksa, oleh: kepala, waktu: 10 menit, keputusan: Lengkap?,
     cabang: {Ya: selesai, Tidak: a}, peluang: {Tidak: 20%}}
""",
        "40 menit",
        "1 jam 20 menit",
        "50 menit",
    ),
    # forward 30 + 10; once back through the step of the return: 10 + 15, then 10 again is b itself:
    # b 10, c 15, b 10; on average b 2 times, c once: 30 + 20 + 15 = 65
    "a return with work on it": Sum(
        """
  - {id: a, kegiatan: Menyusun rencana, oleh: staf, waktu: 30 menit}
  - {id: b, kegiatan: Memeriksa, oleh: kepala, waktu: 10 menit, keputusan: Lengkap?,
     cabang: {Ya: selesai, Tidak: c}, peluang: {Ya: 50%}}
  - {id: c, kegiatan: Memperbaiki rencana, oleh: staf, waktu: 15 menit, lanjut: b}
""",
        "40 menit",
        "1 jam 5 menit",
        "1 jam 5 menit",
    ),
    # side by side 1 to 2 days against 3 hours: the days count, and 30 minutes behind
    "side by side": Sum(
        """
  - sejajar:
      - - {id: a, kegiatan: Menyusun rencana, oleh: kepala, waktu: 1-2 hari kerja}
      - - {id: b, kegiatan: Menyiapkan berkas, oleh: staf, waktu: 3 jam}
  - {id: c, kegiatan: Menyimpan rencana, oleh: staf, waktu: 30 menit}
""",
        "1 hari kerja 30 menit",
        "2 hari kerja 30 menit",
        "1,5 hari kerja 30 menit",
    ),
    # forward 30 + 10 + 5 against 60: 1 hour; once back 40 more: 85; on average 40 / 0.8 + 5 = 55
    "a return in a branch": Sum(
        """
  - sejajar:
      - - {id: a, kegiatan: Menyusun rencana, oleh: staf, waktu: 30 menit}
        - {id: b, kegiatan: Memeriksa, oleh: kepala, waktu: 10 menit, keputusan: Lengkap?,
           cabang: {Ya: c, Tidak: a}, peluang: {Tidak: 20%}}
        - {id: c, kegiatan: Menyimpan rencana, oleh: staf, waktu: 5 menit}
      - - {id: d, kegiatan: Menyiapkan berkas, oleh: staf, waktu: 1 jam}
""",
        "1 jam",
        "1 jam 25 menit",
        "1 jam",
    ),
    # one or both: the quicker alone 1 hour, both side by side 2 hours
    "one or more": Sum(
        """
  - pilih:
      - - {id: a, kegiatan: Menyusun rencana, oleh: kepala, waktu: 2 jam}
      - - {id: b, kegiatan: Menyiapkan berkas, oleh: staf, waktu: 1 jam}
""",
        "1 jam",
        "2 jam",
        None,
    ),
    # 20 with or without the step that may be skipped
    "a step that may be skipped": Sum(
        """
  - {id: a, kegiatan: Menyusun rencana, oleh: kepala, waktu: 20 menit}
  - {id: b, kegiatan: Menelaah rencana, oleh: staf, waktu: 45 menit, opsional: Bilamana diperlukan}
  - {id: c, kegiatan: Menyimpan rencana, oleh: staf, waktu: 2 bulan}
""",
        "2 bulan 20 menit",
        "2 bulan 1 jam 5 menit",
        None,
    ),
    # both branches take 30 minutes, so shares do not matter
    "a choice that changes nothing": Sum(
        """
  - {keputusan: Di kantor?, oleh: kepala, waktu: 5 menit, cabang: {Ya: a, Tidak: b}}
  - {id: a, kegiatan: Menyusun rencana, oleh: kepala, waktu: 30 menit, lanjut: c}
  - {id: b, kegiatan: Meminta rencana, oleh: staf, waktu: 30 menit}
  - {id: c, kegiatan: Menyimpan rencana, oleh: staf, waktu: 1 hari}
""",
        "1 hari 35 menit",
        "1 hari 35 menit",
        "1 hari 35 menit",
    ),
}


def lead(steps: str, header: str = HEADER) -> LeadTime:
    """The lead time of a process with these steps."""
    process = resolved(f"{header}langkah:{steps}")[0]
    return LeadTimes.among([process], PACE).of(process.code)


@pytest.mark.parametrize("name", SUMS)
def test_times_add_up_as_by_hand(name: str) -> None:
    expected = SUMS[name]
    found = lead(expected.steps)
    assert in_words(found.whole.least) == expected.shortest
    assert in_words(found.whole.most) == expected.longest
    assert (None if found.usual is None else in_words(found.usual)) == expected.usual
    assert found.is_complete


def test_a_round_is_told_with_what_is_done_again() -> None:
    found = lead(SUMS["a return with work on it"].steps)
    [one] = found.rounds
    assert (one.way.source, one.way.target) == ("c", "b")
    assert in_words(one.amount) == "25 menit"
    assert found.visits["b"] == 2
    assert found.visits["c"] == 1


def test_what_follows_an_unsaid_choice_is_known_again() -> None:
    found = lead(SUMS["a step that may be skipped"].steps)
    assert [found.visits[key] for key in ("a", "b", "c")] == [1, None, 1]
    assert len(found.undecided) == 1


def test_each_end_has_its_own_time() -> None:
    found = lead("""
  - {id: a, kegiatan: Memeriksa, oleh: kepala, waktu: 10 menit, keputusan: Lengkap?,
     cabang: {Ya: b, Tidak: tolak}}
  - {id: b, kegiatan: Menyimpan rencana, oleh: staf, waktu: 1-2 jam}
  - {selesai: Rencana tersimpan, oleh: staf}
  - {id: tolak, selesai: Rencana ditolak, oleh: kepala}
""")
    told = {one.name: from_to(one.time) for one in found.ends}
    assert told == {
        "Rencana tersimpan": "1 jam 10 menit sampai 2 jam 10 menit",
        "Rencana ditolak": "10 menit",
    }


def test_steps_without_a_countable_time_are_gaps_and_no_zeros() -> None:
    found = lead("""
  - {id: a, kegiatan: Menyusun rencana, oleh: kepala, waktu: 30 menit}
  - {id: b, kegiatan: Menelaah rencana, oleh: staf}
  - {id: c, kegiatan: Menyimpan rencana, oleh: staf, waktu: segera}
""")
    assert found.gaps == ("b", "c")
    assert not found.is_complete


def test_called_processes_are_counted_in_and_rings_end() -> None:
    files = {
        "proses/uji.yaml": f"""{HEADER}langkah:
  - {{id: a, kegiatan: Menyusun rencana, oleh: kepala, waktu: 30 menit}}
  - {{id: panggil, proses: CLP.01.02, oleh: staf}}
""",
        "proses/dua.yaml": HEADER.replace("CLP.01.01", "CLP.01.02")
        + """langkah:
  - {id: a, kegiatan: Menelaah rencana, oleh: kepala, waktu: 1-2 jam}
""",
        "proses/tiga.yaml": HEADER.replace("CLP.01.01", "CLP.01.03")
        + """langkah:
  - {id: a, kegiatan: Mencatat, oleh: kepala, waktu: 1 jam}
  - {id: panggil, proses: CLP.01.03, oleh: staf}
""",
    }
    times = LeadTimes.among(resolved(files), PACE)
    found = times.of("CLP.01.01")
    assert from_to(found.whole) == "1 jam 30 menit sampai 2 jam 30 menit"
    assert found.called == ("CLP.01.02",)
    ring = times.of("CLP.01.03")
    assert (ring.uncounted, from_to(ring.whole)) == (("CLP.01.03",), "1 jam")


def test_handovers_and_shares_follow_the_longest_way() -> None:
    header = HEADER.replace("pihak:", "  dinas: {jabatan: Petugas, unit: unit lain}\npihak:")
    found = lead(
        """
  - {id: a, kegiatan: Menyusun rencana, oleh: staf, waktu: 1 jam}
  - {id: b, kegiatan: Menelaah rencana, oleh: dinas, waktu: 2 jam}
  - {id: c, kegiatan: Menelaah lagi, oleh: dinas, waktu: 30 menit}
  - {id: d, kegiatan: Menyimpan rencana, oleh: kepala, waktu: 30 menit}
""",
        header,
    )
    passed = [(one.source, one.target, one.leaves_office) for one in handovers(found)]
    assert passed == [("a", "b", True), ("c", "d", True)]
    assert in_words(elsewhere(found)) == "2 jam 30 menit"
    shares = {one.actor.key: one.share for one in parts(found)}
    assert shares == {"staf": Fraction(1, 4), "dinas": Fraction(5, 8), "kepala": Fraction(1, 8)}

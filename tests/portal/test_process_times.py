"""The page of a process says how long it takes, and from which steps each figure comes."""

from __future__ import annotations

import pytest

from bpmn_gen.costing.amounts import Pace
from bpmn_gen.costing.lead_time import LeadTimes
from bpmn_gen.portal.process_times import ProcessTimes, process_times
from tests.compiler.project import resolved
from tests.costing_books.office import CHOICES, HANDING_OUT, SERVICE, UNTIMED


def times(text: str, code: str = "CLP.01.01") -> ProcessTimes | None:
    """What the page of a process says; the first file is the one that is looked at."""
    files = {"proses/uji.yaml": text}
    if "CLP.01.02" in text and text is not HANDING_OUT:
        files["proses/serah.yaml"] = HANDING_OUT
    leads = LeadTimes.among(resolved(files), Pace())
    lead = leads.of(code)
    return process_times(lead, {step.id: str(at) for at, step in enumerate(lead.process.walk())})


def test_every_figure_names_the_steps_that_it_counts() -> None:
    found = times(SERVICE)
    assert found is not None
    figures = {one.label: one for one in found.figures}
    assert {"Tercepat", "Biasanya", "Terlama", "Serah terima", "Di luar unit ini"} <= figures.keys()
    assert {"Sampai 'Surat diterima'", "Sampai 'Permohonan ditolak'"} <= figures.keys()
    counted = figures["Tercepat"].steps
    assert [one.anchor for one in counted][:2] == ["langkah-ajukan", "langkah-periksa"]
    assert counted[0].said == "10-20 menit"
    back = next(one for label, one in figures.items() if "Mengajukan" in label)
    assert back.value == "menambah paling lama 35 menit"
    assert [one.anchor for one in back.steps] == ["langkah-ajukan", "langkah-periksa"]
    assert found.lacking.startswith("Belum lengkap: langkah 7 belum")
    assert "1 hari kerja = 7,5 jam kerja" in found.measure


def test_repeated_steps_stand_below_the_figure_that_counts_them() -> None:
    found = times(SERVICE)
    assert found is not None
    figures = {one.label: one for one in found.figures}
    repeated = [one for one in figures["Terlama"].steps if one.said.endswith(", diulang")]
    assert {"langkah-ajukan", "langkah-periksa"} <= {one.anchor for one in repeated}
    assert {one.said.rpartition(", ")[2] for one in figures["Biasanya"].steps} >= {"1,25 kali"}
    assert figures["Serah terima"].steps[0].said == "Pemohon kepada Petugas Loket"
    assert all(one.steps for one in figures.values())
    assert all(one.steps for one in found.parts if one.takes)


def test_parts_are_those_of_the_longest_way() -> None:
    found = times(SERVICE)
    assert found is not None
    assert sum(one.percent or 0 for one in found.parts) == pytest.approx(100, abs=3)
    assert all(one.takes for one in found.parts if one.percent)


def test_what_is_not_counted_is_said_first() -> None:
    found = times(CHOICES, "CLP.01.03")
    assert found is not None
    assert found.lacking.startswith("Belum lengkap: langkah ")
    assert "sekurang-kurangnya" in found.lacking
    assert "Biasanya" not in {one.label for one in found.figures}


def test_without_times_nothing_is_said() -> None:
    assert times(UNTIMED, "CLP.01.04") is None

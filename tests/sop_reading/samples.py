"""Samples of SOPs as staff draw them, with what a person reads in them."""

import json
from functools import cache
from pathlib import Path

import pytest

from bpmn_gen.sop_files import open_file, sheets_of
from bpmn_gen.sop_files.sheet import Sheet
from bpmn_gen.sop_reading.read_sop import SURE, ReadSop
from bpmn_gen.sop_reading.reading import read_sops
from bpmn_gen.sop_reading.telling import as_data

LEGACY = Path(__file__).resolve().parents[3] / "shared" / "legacy"
TIDY = "tingkat:rapi"
"""The mark of samples in which nothing is doubtful."""
LISTS = ("dasar_hukum", "kualifikasi", "keterkaitan", "peralatan", "peringatan", "pencatatan")
"""Fields of several values."""
FIELDS = (
    "nama", "instansi", "kantor", "unit", "nomor", "tanggal_pembuatan", "tanggal_revisi",
    "tanggal_efektif", "disahkan_jabatan", "disahkan_nama", "disahkan_nip", *LISTS,
)  # fmt: skip
STEP_FIELDS = (
    "no", "kegiatan", "jenis", "kelengkapan", "waktu", "waktu_baku", "output", "keterangan",
)  # fmt: skip
Truth = dict[str, object]


def truths() -> list[str]:
    """The names of the samples; none where they are not at hand."""
    return sorted(path.name.split(".")[0] for path in LEGACY.glob("*.truth.json"))


needs_samples = pytest.mark.skipif(not truths(), reason="samples are not part of the project")


@cache
def truth_of(name: str) -> tuple[Truth, ...]:
    """What a person reads in a sample, one entry for each SOP."""
    told = json.loads((LEGACY / f"{name}.truth.json").read_text("utf-8"))
    return (told, *told["lain"])


def file_of(name: str) -> Path:
    """The sample itself."""
    return LEGACY / str(truth_of(name)[0]["berkas"])


def sheets_of_sample(name: str) -> list[Sheet]:
    """What stands on the sheets of a sample."""
    return sheets_of(open_file(file_of(name)))[0]


def read(path: Path) -> list[ReadSop]:
    """The SOPs of a file."""
    return read_sops(sheets_of(open_file(path))[0])


def flows_of(sop: ReadSop) -> set[tuple[int, int, str]]:
    """The flows that were read; rows are counted from 1."""
    return {(one.start + 1, one.end + 1, one.label) for one in sop.flows}


def true_flows(truth: Truth) -> set[tuple[int, int, str]]:
    """The flows that a person reads."""
    return {(one["dari"], one["ke"], one["label"]) for one in truth["alur"]}  # type: ignore[attr-defined]


def silent_mistakes(sop: ReadSop, wanted: set[tuple[int, int, str]]) -> set[tuple[int, int, str]]:
    """Flows that are wrong or missing although nothing about them is doubted."""
    doubted = {(one.step, one.end) for one in sop.doubts}
    certain = {
        (one.start + 1, one.end + 1, one.label) for one in sop.flows if one.certainty >= SURE
    }
    found = flows_of(sop)

    def is_told(start: int, end: int) -> bool:
        return bool({(start - 1, end - 1), (start - 1, None)} & doubted)

    missing = {one for one in wanted - found if not is_told(one[0], one[1])}
    wrong = {one for one in (found - wanted) & certain if (one[0] - 1, one[1] - 1) not in doubted}
    return missing | wrong


def as_people_read(sop: ReadSop) -> dict[str, object]:
    """What was read, with single blanks between words."""
    return json.loads(json.dumps(as_data(sop)))  # type: ignore[no-any-return]


def single(value: object) -> object:
    """A text, or each of a list, with single blanks."""
    if isinstance(value, list):
        return [single(one) for one in value]
    return " ".join(value.split()) if isinstance(value, str) else value

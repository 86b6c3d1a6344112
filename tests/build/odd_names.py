"""Names by chance, and whether Windows takes every path that a build of them would write to.

``python -m tests.build.odd_names`` tries 10,000 names of units, offices, processes, steps and
forms; ``--acak N`` another number, ``--mulai SEED`` other ones.  A name that is refused is a
finding and plans no path; of all others no path may be illegal, lie where another one lies, or be
too long without a finding.  What Windows takes is written here once more, apart from the program.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from bpmn_gen.commands.planning import plan
from bpmn_gen.definition.dates import day_of
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.diagnostics import CompileError, Findings, Severity
from bpmn_gen.edition.naming import LONGEST_NUMBER, slug_of
from bpmn_gen.model.ids import slug
from bpmn_gen.store.project import Project
from bpmn_gen.store.request import Request

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

EACH = 25
"""Names in one project."""
DEVICES = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
    f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³"
}
MOST = 259
"""Characters of a path on Windows."""
FOLDER = len("C:/Users/") + len("nama.pengguna/OneDrive - Pemerintah Kabupaten Cilacap/Dokumen/")
FOLDER += len("peta-proses-bisnis/output/")
"""Characters before a path in the folders of a usual user."""
WHILE_WRITTEN = 22
"""Characters of the name of a file while it is being written."""

PLAIN = (
    "Kecamatan Kroya", "kecamatan kroya", "KECAMATAN  KROYA", "Dinas Kesehatan", "Camat",
    "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", "Penerbitan surat", "Surat masuk",
    "Bagian Organisasi, Tata Laksana, dan Pelayanan Publik Sekretariat Daerah", "index.html",
    "peta", "keputusan", "sop", "surat", "formulir", "manifest.json", "tipe-07", "semua",
)  # fmt: skip
ODD = (
    "CON", "con", "Nul", "AUX.txt", "prn ", "COM1", "com¹", "LPT9.docx", "CONIN$", "nul .a",
    'Kantor "Utama"', "Jum'at", "“Satu” ‘Dua’", "a/b\\c", "a:b", "a*b?", "<a>|b", "...", ".", "..",
    "titik.", "spasi ", " depan", "~", "-", "_", "#", "%TEMP%", "$HOME", "`a`", "é", "e\u0301",
    "İstanbul", "ıI", "Straße", "STRASSE", "ﬁle", "Ǆ", "ＦＵＬＬ", "①②", "ديوان المحافظة", "משרד",
    "الف‌با", "县政府", "จังหวัด", "😀 Dinas", "a\u0300\u0301\u0302", "\u202eabc", "a\u200bb",
    "a\x07b", "Ａ.Ｂ", "Ω", "K", "ſ", "x" * 300, "Unit " * 40, "sangat-" * 30, "1", "07",
    "tipe 7", "",
)  # fmt: skip


def name_by(chance: random.Random) -> str:
    """A name: one of the lists, several of them joined, or letters by chance."""
    kind = chance.random()
    if kind < 0.35:
        return chance.choice(ODD)
    if kind < 0.5:
        return chance.choice(PLAIN)
    if kind < 0.75:
        parts = chance.sample((*PLAIN, *ODD), chance.randint(2, 3))
        return chance.choice((" ", "", ".", "-", "  ", "\u0301")).join(parts)
    if kind < 0.85:
        return chance.choice((str.upper, str.lower, str.swapcase))(chance.choice(PLAIN))
    letters = "abcXYZ019 .-_'\"éßığ\u0301\u05d0\u0627中😀/:*"
    return "".join(chance.choice(letters) for _ in range(chance.randint(1, 120)))


def illegal(path: str) -> bool:
    """Whether Windows takes no path, because of any of its names."""
    return any(_is_illegal(part) for part in path.split("/"))


def _is_illegal(name: str) -> bool:
    """Whether Windows takes no name."""
    device = name.partition(".")[0].partition(":")[0].rstrip(" ").upper() in DEVICES
    signs = any(sign in '<>:"/\\|?*' or sign < " " for sign in name)
    return device or signs or not name or name[-1] in ". " or len(name) > 255


def colliding(paths: Iterable[str]) -> list[str]:
    """Paths that lie where another lies, or below another that is a file."""
    every = list(paths)
    keys = [unicodedata.normalize("NFC", path.upper()) for path in every]
    twice = {key for key, count in Counter(keys).items() if count > 1}
    files = set(keys)
    parts = (key.split("/") for key in keys)
    above = {"/".join(part[:depth]) for part in parts for depth in range(1, len(part))}
    return sorted(twice | (files & above))


def too_long(paths: Iterable[str]) -> list[str]:
    """Paths that pass the bound of Windows in the folders of a usual user."""
    return [path for path in paths if _length(path) > MOST]


def _length(path: str) -> int:
    """How long a path is there while it is written."""
    above, _, name = path.rpartition("/")
    return FOLDER + len(above) + 1 + max(len(name), WHILE_WRITTEN)


@dataclass(slots=True)
class Verdict:
    """What became of names."""

    names: int = 0
    projects: int = 0
    paths: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    """How many things were refused, by the code of the finding."""
    faults: list[str] = field(default_factory=list)
    told: int = 0
    """Projects with paths that are too long and told so."""


def try_names(count: int, begin: int, verdict: Verdict) -> None:
    """Try names, some of them in one project at a time."""
    for seed in range(begin, begin + -(-count // EACH)):
        chance = random.Random(seed)
        names = [name_by(chance) for _ in range(min(EACH, count - verdict.names))]
        verdict.names += len(names)
        verdict.faults += [f"nama {name!r}: {made}" for name in names for made in _unfit(name)]
        with tempfile.TemporaryDirectory() as folder:
            _try_project(Path(folder), names, chance, verdict)


def _unfit(name: str) -> Iterator[str]:
    """Names of files and folders that are made of a name and that Windows does not take."""
    number = f"1{name}"[:LONGEST_NUMBER]
    made = (f"{file_slug(name)}.yaml", file_slug(name), f"{slug(name)}.form")
    yield from (one for one in (*made, slug_of(number, day_of("2026-11-24"))) if illegal(one))


def _try_project(folder: Path, names: list[str], chance: random.Random, verdict: Verdict) -> None:
    """Plan a project, without whatever is refused."""
    defs = folder / "process_defs"
    _write(defs, names, chance)
    project = Project.at(defs, folder / "output")
    for _ in range(EACH):
        findings = Findings()
        try:
            planned = plan(project, Request(unit=("semua",)), findings)
        except CompileError as error:
            if not _drop(error, defs, verdict):
                verdict.faults.append(f"ditolak seluruhnya: {error.diagnostics[0]}")
                return
        else:
            verdict.projects += 1
            _judge([path for job in planned.jobs for path in job.paths], findings, verdict)
            return


def _judge(paths: list[str], findings: Findings, verdict: Verdict) -> None:
    """Note what Windows would not take."""
    verdict.paths += len(paths)
    verdict.faults += [f"tidak sah: {path}" for path in paths if illegal(path)]
    verdict.faults += [f"bertabrakan: {path}" for path in colliding(paths)]
    is_told = any(one.code == "path-too-long" for one in findings)
    verdict.told += is_told
    if not is_told:
        verdict.faults += [f"terlalu panjang: {path}" for path in too_long(paths)]


def _drop(error: CompileError, defs: Path, verdict: Verdict) -> bool:
    """Take out what is refused, the last line of a list first; whether there was any."""
    places = {
        (Path(one.span.path), one.span.line): one.code
        for one in error.diagnostics
        if one.severity is Severity.ERROR and one.span and defs in Path(one.span.path).parents
    }
    for (place, line), code in sorted(places.items(), reverse=True):
        verdict.refused[code] += 1
        if place == defs / "unit.yaml":
            lines = place.read_text("utf-8").split("\n")
            place.write_text("\n".join([*lines[: line - 1], *lines[line:]]), "utf-8")
        elif place.name == "unit.yaml":
            shutil.rmtree(place.parent, ignore_errors=True)
        else:
            place.unlink(missing_ok=True)
    return bool(places)


def _write(defs: Path, names: list[str], chance: random.Random) -> None:
    """A project in which each name is that of a unit, an office, a process, a code or a form."""
    listed = [
        f"- {{nama: {json.dumps(name, ensure_ascii=False)}, tipe: {chance.randint(1, 10)}}}"
        for name in names
    ]
    (defs / "proses").mkdir(parents=True)
    (defs / "unit.yaml").write_text("\n".join(listed[3::6]), encoding="utf-8")
    for number, name in enumerate(names):
        forms = f"FRM.{70 + number}"
        if number % 6 == 0:
            home = defs / "unit" / file_slug(name)
            _dump(home / "unit.yaml", {"nama": name, "tipe": chance.randint(1, 10), "kode": "AB"})
            _dump(home / "proses" / "a.yaml", _process("AB.01", name, [name, name.upper()], forms))
        elif number % 3 == 1:
            _dump(defs / "formulir" / f"{number}.yaml", _form(forms, name))
            text = _process(f"CLP.9.{number}", name, [name], forms)
            _dump(defs / "proses" / f"{number}.yaml", text | _for_some(chance))
        else:
            code = chance.choice((name, slug(name), slug(name).replace("_", "."), f"CLP.{number}"))
            text = _process(code, "Nama", [name], forms)
            _dump(defs / "proses" / f"{number}.yaml", text | _for_some(chance))


def _for_some(chance: random.Random) -> dict[str, object]:
    """Unit types to which a process applies: few, because each unit plans all its files anew."""
    return {"berlaku": sorted(chance.sample(range(1, 11), 3))}


def _form(code: str, name: str) -> dict[str, object]:
    """A form with a template of the program's."""
    return {"kode": code, "nama": name, "jenis": "surat", "templat": "surat-penugasan.docx",
            "isi": []}  # fmt: skip


def _process(code: str, name: str, works: list[str], form: str) -> dict[str, object]:
    """A process of some works, the last of which writes a letter."""
    steps: list[dict[str, object]] = [{"kegiatan": work, "oleh": "pemohon"} for work in works]
    steps.append({"id": slug(works[0])[:90], "kegiatan": "Menulis", "oleh": "pemohon"})
    steps[-1]["dokumen"] = [form]
    return {"kode": code, "nama": name, "pelaku": {"pemohon": "pimpinan_unit"}, "langkah": steps}


def _dump(path: Path, data: dict[str, object]) -> None:
    """Write a definition."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> int:
    """Try names and print what became of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--acak", type=int, default=10_000)
    parser.add_argument("--mulai", type=int, default=0)
    options = parser.parse_args()
    verdict, began = Verdict(), time.perf_counter()
    try_names(options.acak, options.mulai, verdict)
    for fault in verdict.faults:
        print(fault)  # noqa: T201 -- the report of a command
    print(  # noqa: T201 -- the report of a command
        f"{verdict.names} nama, {verdict.projects} proyek, {verdict.paths} jalur, "
        f"{sum(verdict.refused.values())} ditolak {dict(verdict.refused)}, "
        f"{verdict.told} proyek dengan jalur panjang yang diberitahukan, "
        f"{len(verdict.faults)} cacat, {time.perf_counter() - began:.0f} detik"
    )
    return 1 if verdict.faults else 0


if __name__ == "__main__":
    sys.exit(main())

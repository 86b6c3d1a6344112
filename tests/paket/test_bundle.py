"""The bundle: the same bytes each time, files as Windows reads them, and everybody's terms."""

import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from bpmn_gen import system_refusals
from bpmn_gen.commands.diagnosis_program import MODULES, NEWEST, OLDEST
from paket import archives, bundle, embedded, licences, wheels
from paket.shipped.laptop import questions
from tests.paket import small_bundle

TOP = bundle.TOP


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return bundle.made(small_bundle.sources(tmp_path_factory.mktemp("paket")))


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, files: dict[str, bytes]) -> None:
    again = small_bundle.sources(tmp_path / "lagi")
    for wheel in again.wheels:
        content = wheel.read_bytes()
        with (
            zipfile.ZipFile(io.BytesIO(content)) as source,
            zipfile.ZipFile(wheel, "w", zipfile.ZIP_STORED) as target,
        ):
            for name in source.namelist():
                target.writestr(zipfile.ZipInfo(name, (2030, 1, 2, 3, 4, 6)), source.read(name))
    assert bundle.zipped(bundle.made(again)) == bundle.zipped(files)


def test_everything_lies_in_one_folder_in_order(files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(bundle.zipped(files))) as packed:
        names = packed.namelist()
        assert {info.date_time for info in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names == sorted(names)
    assert {name.partition("/")[0] for name in names} == {TOP}
    wanted = {"BACA-DULU.txt", "Pasang.bat", "Peta Proses Bisnis.bat", "isi/laptop/install.py"}
    assert {f"{TOP}/{name}" for name in wanted} <= set(names)


def test_batch_files_are_ascii_with_the_line_ends_of_windows(files: dict[str, bytes]) -> None:
    batches = {name: content for name, content in files.items() if name.endswith((".bat", ".vbs"))}
    assert len(batches) == 5
    for content in batches.values():
        assert content.isascii()
        assert content.count(b"\n") == content.count(b"\r\n") > 3


def test_what_to_read_first_names_the_version_and_what_is_fetched(files: dict[str, bytes]) -> None:
    text = files[f"{TOP}/BACA-DULU.txt"].decode("ascii")
    assert small_bundle.VERSION in text
    assert "Pemasang memakai Python apa saja." in text
    assert "{" not in text
    assert "untuk Python 3.11 sampai 3.14." in text
    assert "Ruang cakram: paling banyak 61 MB selama memasang, 61 MB sesudah terpasang" in text
    assert max(map(len, text.splitlines())) <= 110


def test_the_room_that_is_checked_is_the_room_that_is_told(tmp_path: Path) -> None:
    sources = small_bundle.sources(tmp_path)
    plain, fetching = (
        bundle.made(replace(sources, bringer=replace(sources.bringer, fetches=fetches)))
        for fetches in (False, True)
    )
    about = json.loads(plain[f"{TOP}/isi/paket.json"])
    assert int(plain[f"{TOP}/isi/ruang.txt"]) == -(-about["ruang"] // 10**6)
    assert json.loads(fetching[f"{TOP}/isi/paket.json"]) == about
    more = int(fetching[f"{TOP}/isi/ruang.txt"]) - int(plain[f"{TOP}/isi/ruang.txt"])
    assert more == bundle.BROUGHT // 10**6
    told = [
        re.search(r"paling banyak (\d+) MB", f[f"{TOP}/BACA-DULU.txt"].decode())
        for f in (plain, fetching)
    ]
    first, second = (int(found[1]) for found in told if found)
    assert second - first == bundle.BROUGHT // 10**6


def test_the_installer_refuses_in_the_words_of_the_program(files: dict[str, bytes]) -> None:
    own = Path(system_refusals.__file__).read_bytes()
    assert files[f"{TOP}/isi/laptop/refusals.py"] == own
    assert b"import bpmn_gen" not in own
    assert b"from bpmn_gen" not in own


def test_the_installer_opens_the_libraries_that_a_diagnosis_opens(tmp_path: Path) -> None:
    sources = small_bundle.sources(tmp_path)
    info = f"lxml-{small_bundle.VERSION}.dist-info/licenses/LICENSE"
    terms = {"License-Expression": "BSD-3-Clause"}
    library = small_bundle.wheel(tmp_path, "lxml", {"lxml/etree.py": "", info: "BSD"}, **terms)
    files = bundle.made(replace(sources, wheels=[*sources.wheels, library]))
    assert json.loads(files[f"{TOP}/isi/paket.json"])["modul"] == [MODULES["lxml"]]


def test_every_place_names_the_same_pythons(project_root: Path) -> None:
    oldest, newest = (f"{v[0]}.{v[1]}" for v in (OLDEST, NEWEST))
    assert (wheels.PYTHONS[0], wheels.PYTHONS[-1]) == (oldest, newest)
    shipped = {path.name: path.read_text("utf-8") for path in bundle.SHIPPED.glob("*.*")}
    numbers = [one.replace(".", "") for one in wheels.PYTHONS]
    assert f"({oldest.replace('.', ', ')}) <=" in shipped["probe.py"]
    assert f"<= ({newest.replace('.', ', ')})" in shipped["probe.py"]
    for named in (wheels.PYTHONS, numbers):
        found = re.search(
            rf"for %%V in \(({named[0][:1]}[^)]*{named[0]}[^)]*)\)", shipped["find_python.bat"]
        )
        assert found
        assert sorted(found[1].split()) == sorted(named)
    told = f"Python {oldest} sampai {newest}"
    assert told in shipped["Pasang.bat"]
    for name in ("docs/panduan.md", "README.id.md"):
        text = (project_root / name).read_text("utf-8")
        assert told in text
        assert "3.11 atau yang lebih baru" not in text
        assert set(re.findall(r"Python 3\.11 sampai (3\.\d+)", text)) == {newest}


def test_the_batch_file_understands_the_answers_that_the_menu_understands() -> None:
    text = (bundle.SHIPPED / "Pasang.bat").read_text("ascii")
    found = re.findall(r"for %%W in \(([^)]*)\) do .* goto (\w+)", text)
    assert found == [(" ".join(questions.YES), "download"), (" ".join(questions.NO), "missing")]


def test_the_terms_of_everything_are_there(files: dict[str, bytes]) -> None:
    notice = files[f"{TOP}/lisensi/NOTICE.txt"].decode()
    assert "pustaka 9.9.9\r\n   Lisensi: BSD-3-Clause" in notice
    assert files[f"{TOP}/lisensi/pustaka/LICENSE"] == b"BSD"
    assert b"LESSER GENERAL PUBLIC" in files[f"{TOP}/lisensi/LGPL-2.1.txt"]
    bill = json.loads(files[f"{TOP}/lisensi/sbom.cdx.json"])
    assert (bill["bomFormat"], bill["metadata"]["component"]["name"]) == ("CycloneDX", "bpmn-gen")
    assert [part["name"] for part in bill["components"]] == ["pembawa", "pustaka"]
    assert "timestamp" not in bill["metadata"]


def test_parts_of_a_wheel_are_named_with_their_terms(tmp_path: Path) -> None:
    info = f"pygraphviz-{small_bundle.VERSION}.dist-info/licenses/LICENSE"
    inside = {"pygraphviz.libs/cgraph-1a2b.dll": "", "pygraphviz.libs/pango-1.0-0-3c.dll": ""}
    terms = {"License-Expression": "BSD-3-Clause"}
    wheel = small_bundle.wheel(tmp_path, "pygraphviz", inside | {info: "BSD"}, **terms)
    named = {part.name: part.terms for part in licences.of(wheel).parts}
    assert named["Graphviz"] == "EPL-2.0"
    assert named["Pango"] == "LGPL-2.0-or-later"
    inside["pygraphviz.libs/baru-5e.dll"] = ""
    unknown = small_bundle.wheel(tmp_path, "pygraphviz", inside | {info: "BSD"}, **terms)
    with pytest.raises(ValueError, match=r"libraries without a licence: baru-5e\.dll"):
        licences.of(unknown)
    assert embedded.unnamed("lxml", ["lxml/etree.pyd"]) == []


def test_a_wheel_without_terms_is_not_packed(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no licence"):
        licences.of(small_bundle.wheel(tmp_path, "diam", {"diam.py": ""}))


def test_wheels_that_are_alike_take_little_room() -> None:
    wheel = io.BytesIO()
    noise = bytes((n * n * 31 + n // 7) % 251 for n in range(60_000))
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("isi.bin", noise)
    alike = wheels.restored(wheel.getvalue())
    one = len(archives.compressed({"a.whl": alike}))
    assert len(archives.compressed({"a.whl": alike, "b.whl": alike})) < one * 1.1

"""The bundle: the same bytes each time, files as Windows reads them, and everybody's terms."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from paket import archives, bundle, embedded, licences, wheels
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
    wanted = {"BACA-DULU.txt", "Pasang.bat", "Peta Proses Bisnis.bat", "isi/install.py"}
    assert {f"{TOP}/{name}" for name in wanted} <= set(names)


def test_batch_files_are_ascii_with_the_line_ends_of_windows(files: dict[str, bytes]) -> None:
    batches = {name: content for name, content in files.items() if name.endswith((".bat", ".vbs"))}
    assert len(batches) == 4
    for content in batches.values():
        assert content.isascii()
        assert content.count(b"\n") == content.count(b"\r\n") > 3


def test_what_to_read_first_names_the_version_and_what_is_fetched(files: dict[str, bytes]) -> None:
    text = files[f"{TOP}/BACA-DULU.txt"].decode("ascii")
    assert small_bundle.VERSION in text
    assert "Pemasang memakai Python apa saja." in text
    assert "{" not in text
    assert max(map(len, text.splitlines())) <= 110


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

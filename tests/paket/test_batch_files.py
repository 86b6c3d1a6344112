"""The batch files in the command interpreter of wine, by themselves and with a Python for Windows.

What wine 8 cannot show is not tested: a per cent sign in a path (its ``%~dp0`` is read twice),
``where`` (its own prints nothing), the stand-in of the Microsoft Store, and PowerShell.
"""

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from paket import bundle
from tests.paket import small_bundle

FOLDER = "Kroya (B) & Tim ^x! é"
PYTHON = "BPMN_GEN_PYTHON_WINDOWS"
SECONDS = 240


class Laptop:
    """A Windows without any Python, as wine makes it."""

    def __init__(self, folder: Path) -> None:
        self.prefix = folder / "wine"
        self.home = self.prefix / "drive_c/laptop"
        self.documents = folder / "people/Documents"
        self.documents.mkdir(parents=True)
        self.run("ver", folder)
        self.home.mkdir()

    def run(self, batch: str, folder: Path, told: str = "") -> tuple[int, str]:
        """Run a batch file in its folder: the exit code and what it showed."""
        done = subprocess.run(
            ["wine", "cmd", "/c", batch],
            cwd=folder,
            input=told.replace("\n", "\r\n").encode(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env=self.surroundings(),
        )
        return done.returncode, done.stdout.decode("utf-8", "replace").replace("\r", "")

    def surroundings(self) -> dict[str, str]:
        """The environment of a run: no questions by wine itself, and no waiting at the end."""
        wine = {"WINEPREFIX": str(self.prefix), "WINEDEBUG": "-all", "WINEARCH": "win64"}
        wine["HOME"] = str(self.documents.parent)  # where wine finds the folder of documents
        quiet = {"WINEDLLOVERRIDES": "mscoree,mshtml=", "PPB_NO_PAUSE": "1", "LC_ALL": "C.UTF-8"}
        return os.environ | wine | quiet

    def shut_down(self) -> None:
        """End what wine keeps running."""
        server = shutil.which("wineserver") or "/usr/lib/wine/wineserver"
        subprocess.run([server, "-k"], env=self.surroundings(), check=False)


@contextmanager
def laptop_in(folder: Path) -> Iterator[Laptop]:
    """A laptop, which wine has to be there for; at the end it is shut down."""
    if not shutil.which("wine"):
        if os.environ.get("CI") == "true":
            pytest.fail("wine is missing")
        pytest.skip("wine is missing")
    laptop = Laptop(folder)
    yield laptop
    laptop.shut_down()


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    with laptop_in(tmp_path_factory.mktemp("windows")) as found:
        yield found


def unpacked(laptop: Laptop, name: str) -> Path:
    """The small bundle in a new folder of the laptop."""
    return small_bundle.unpacked(laptop.home / name / FOLDER)


@pytest.mark.parametrize("batch", bundle.STARTERS)
def test_a_batch_file_alone_says_that_the_zip_is_to_be_unpacked(laptop: Laptop, batch: str) -> None:
    folder = laptop.home / f"zip {batch}"
    folder.mkdir()
    content = bundle.SHIPPED.joinpath(batch).read_bytes().replace(b"\n", b"\r\n")
    (folder / batch).write_bytes(content)
    code, told = laptop.run(batch, folder)
    assert code == 1
    assert 'pilih "Ekstrak Semua"' in told


@pytest.mark.parametrize("missing", ["start.py", "find_python.bat", "free_room.bat", "probe.py"])
def test_a_bundle_that_was_unpacked_in_part_is_to_be_unpacked(laptop: Laptop, missing: str) -> None:
    folder = unpacked(laptop, f"sebagian {missing}")
    (folder / "isi" / missing).unlink()
    code, told = laptop.run("Pasang.bat", folder)
    assert code == 1
    assert "atau foldernya tidak lengkap." in told
    assert 'pilih "Ekstrak Semua"' in told


def test_without_python_and_without_means_to_fetch_it_the_ways_are_named(laptop: Laptop) -> None:
    folder = unpacked(laptop, "tanpa")
    code, told = laptop.run("Pasang.bat", folder)
    assert code == 1
    assert "Program belum terpasang, karena Python belum ada." in told
    assert "Unduh sekarang?" not in told
    assert not (folder / "isi/venv").exists()


def test_nothing_is_fetched_unless_a_person_says_so(laptop: Laptop) -> None:
    folder = unpacked(laptop, "tolak")
    (folder / "isi/uv.exe").write_bytes(b"not to be started")
    code, told = laptop.run("Pasang.bat", folder, "T\n")
    assert code == 1
    assert "Unduh sekarang?" in told
    assert "tidak dapat diunduh" not in told
    assert "Pilih salah satu:" in told


@pytest.mark.parametrize("answer", ["Ya", "Y ", "yA", '"ya".', "oke"])
def test_every_natural_yes_fetches_it(laptop: Laptop, answer: str) -> None:
    folder = unpacked(laptop, f"unduh {answer.strip(chr(34) + ' .')} {len(answer)}")
    (folder / "isi/uv.exe").write_bytes(b"not to be started")
    code, told = laptop.run("Pasang.bat", folder, f"{answer}\n")
    assert code == 1
    assert "Python tidak dapat diunduh." in told, "what should fetch it does not run here"


def test_what_is_neither_yes_nor_no_is_asked_again(laptop: Laptop) -> None:
    folder = unpacked(laptop, "ragu")
    (folder / "isi/uv.exe").write_bytes(b"not to be started")
    code, told = laptop.run("Pasang.bat", folder, 'mungkin & "nanti"\n t \n')
    assert code == 1
    assert told.count("Unduh sekarang?") == 2
    assert "Itu bukan ya atau tidak." in told
    assert "tidak dapat diunduh" not in told


def test_a_full_disk_is_told_before_anything_is_fetched(laptop: Laptop) -> None:
    folder = unpacked(laptop, "penuh")
    (folder / "isi/uv.exe").write_bytes(b"not to be started")
    (folder / "isi/ruang.txt").write_text("2000000000\n")
    code, told = laptop.run("Pasang.bat", folder, "Y\n")
    assert code == 1
    free = re.search(r"ruang cakram tinggal (\d+) MB, sedangkan pemasangan beserta Python", told)
    assert free
    assert abs(int(free[1]) - shutil.disk_usage(folder).free / 10**6) < 5_000
    assert "memerlukan 2000000000 MB. Belum ada yang diunduh." in told
    assert "Unduh sekarang?" not in told
    assert not (folder / "isi/coba.tmp").exists()


@pytest.fixture
def with_python(tmp_path: Path) -> Iterator[Laptop]:
    """A laptop that has a Python for Windows where it usually lies."""
    if not (archive := os.environ.get(PYTHON)):
        if os.environ.get("CI") == "true":
            pytest.fail(f"{PYTHON} names no Python")
        pytest.skip(f"{PYTHON} names no Python")
    with laptop_in(tmp_path) as laptop:
        give_python(laptop, Path(archive))
        yield laptop


def give_python(laptop: Laptop, archive: Path) -> None:
    """Unpack a Python for Windows where it usually lies."""
    place = laptop.prefix / "drive_c/Python311"
    with zipfile.ZipFile(archive) as packed:
        root = next(n for n in packed.namelist() if n.endswith("/python311.dll"))[
            : -len("python311.dll")
        ]
        packed.extractall(place.parent / "raw")
    (place.parent / "raw" / root).rename(place)
    launchers = place / "lib/venv/scripts/nt"  # which this build of Python goes without
    launchers.mkdir(exist_ok=True)
    for name in ("python.exe", "pythonw.exe"):
        shutil.copy(place / "python.exe", launchers / name)


@pytest.mark.slow
def test_a_double_click_installs_and_opens_the_menu(
    with_python: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop, folder = with_python, unpacked(with_python, "pasang")
    # In place of the missing launchers stands Python itself, which has to find its library.
    monkeypatch.setenv("WINEPATH", r"C:\Python311")
    answers = "1\nKroya\nya\nKecamatan Kroya\n3\n\n0\n"
    code, told = laptop.run("Peta Proses Bisnis.bat", folder, answers)
    assert "Terpasang: bpmn-gen, versi 9.9.9" in told
    assert 'Di menu Start kini ada "Peta Proses Bisnis".' in told
    assert "dijalankan: ['check'] di Kroya" in told
    assert code == 0
    [link] = (laptop.prefix / "drive_c/users").rglob("Peta Proses Bisnis.lnk")
    assert "Peta Proses Bisnis.bat".encode("utf-16-le") in link.read_bytes()
    assert (laptop.documents / "Peta Proses Bisnis/Kroya/process_defs").is_dir()
    code, told = laptop.run("Peta Proses Bisnis.bat", folder, "0\n")
    assert code == 0
    assert "Menyiapkan tempat" not in told, "it is installed already"
    assert "Proyek: " in told
    code, told = laptop.run("Peta Proses Bisnis.bat", folder, "10\n0\n")
    assert "Pintasan di menu Start sudah dihapus." in told
    assert not link.exists()

"""Installing from the bundle: in any folder, again to repair, and without harm when it fails."""

import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from bpmn_gen.commands import diagnosis_program
from paket import wheels
from paket.shipped.laptop import install, place, room
from paket.shipped.laptop.failure import FailureError
from tests.paket import small_bundle

FOLDER = "Kroya (B) & Tim 100%x! é"


def run(folder: Path, part: str, *options: str, told: str = "", **more: str) -> tuple[int, str]:
    """Start a part of the bundle as the batch files do; its exit code and what it printed.

    ``more`` goes to the environment.
    """
    python = folder / "isi/venv/bin/python" if part == "menu" else Path(sys.executable)
    done = subprocess.run(
        [python, "-I", "isi/start.py", part, *options],
        cwd=folder,
        input=told,
        capture_output=True,
        encoding="utf-8",
        env={"HOME": str(folder.parent), "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"} | more,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small_bundle.unpacked(tmp_path_factory.mktemp("laptop") / FOLDER)
    assert run(folder, "install", "--sudah")[0] == 1
    code, told = run(folder, "install")
    assert (code, told.splitlines()[-1]) == (0, "Terpasang: bpmn-gen, versi 9.9.9")
    return folder


def test_it_is_known_to_be_installed_and_leaves_nothing_lying_about(program: Path) -> None:
    assert run(program, "install", "--sudah") == (0, "")
    assert not (program / "isi/sementara").exists()
    assert not (program / "isi/venv-lama").exists()
    found = subprocess.run(
        [program / "isi/venv/bin/python", "-c", "import pustaka; print(pustaka.JUMLAH)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout == "3\n"


def test_a_second_run_repairs(program: Path, tmp_path: Path) -> None:
    broken = tmp_path / "rusak"
    shutil.copytree(program, broken, symlinks=True)
    assert run(broken, "install", "--sudah")[0] == 1, "it was moved"
    for path in (broken / "isi/venv").rglob("pustaka.py"):
        path.unlink()
    assert run(broken, "install")[0] == 0
    assert [*(broken / "isi/venv").rglob("pustaka.py")]
    assert run(broken, "install", "--sudah")[0] == 0


def test_a_damaged_archive_is_named_and_what_was_installed_stays(program: Path) -> None:
    archive = program / "isi/roda/pustaka.tar.xz"
    whole = archive.read_bytes()
    try:
        archive.write_bytes(whole[: len(whole) // 2])
        code, told = run(program, "install")
    finally:
        archive.write_bytes(whole)
    assert code == 1
    assert "Tidak terpasang: berkas pustaka.tar.xz rusak." in told
    assert "Saran: ekstrak lagi berkas zip paketnya" in told
    assert run(program, "install", "--sudah")[0] == 0


def test_a_wheel_that_somebody_changed_is_not_installed(program: Path) -> None:
    locked = program / "isi/kunci.txt"
    whole = locked.read_text("utf-8")
    try:
        locked.write_text(
            whole.replace("pustaka==9.9.9 --hash=sha256:", "pustaka==9.9.9 --hash=sha256:0", 1)[:-2]
            + "\n",
            "utf-8",
        )
        code, told = run(program, "install")
    finally:
        locked.write_text(whole, "utf-8")
    assert code == 1
    assert "Tidak terpasang: pustaka di dalam paket tidak dapat dipasang." in told
    assert run(program, "install", "--sudah")[0] == 0


def test_a_long_path_and_a_full_disk_are_told_beforehand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "WINDOWS", True)
    monkeypatch.setattr(place, "HERE", Path("C:/" + "x" * 197))
    with pytest.raises(FailureError, match="akan mencapai 301 huruf") as caught:
        room.check_length({"jalur": 100})
    assert "sekurangnya 42 huruf" in caught.value.hint
    monkeypatch.setattr(place, "HERE", Path("/"))
    room.check_length({"jalur": 100})
    with pytest.raises(FailureError, match="ruang cakram tinggal"):
        room.check_disk({"ruang": 10**18})
    room.check_disk({"ruang": 0})


def test_a_python_without_libraries_gets_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    about: dict[str, object] = {"python": [*wheels.PYTHONS]}
    monkeypatch.setattr(sys, "version_info", (3, 15, 0))
    with pytest.raises(FailureError) as caught:
        room.check_python(about)
    assert str(caught.value) == (
        "Python 3.15 belum dapat dipakai: pustaka di dalam paket ini dibuat untuk Python 3.11 "
        "sampai 3.14"
    )
    assert "pasang Python 3.13" in caught.value.hint
    monkeypatch.setattr(sys, "version_info", (3, 14, 0))
    room.check_python(about)


def test_a_folder_without_rights_is_told_with_what_helps(
    program: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(place, "HERE", program / "isi")
    monkeypatch.setattr(sys, "argv", ["install"])

    def refuse(path: Path, _content: bytes) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    before = (program / "isi/pasang.log").read_bytes()
    assert install.main() == 1
    told = capsys.readouterr().out
    assert (
        f"Tidak terpasang: folder program ini ({program}) tidak dapat ditulisi: sedang dipakai "
        "program lain, atau tidak diizinkan.\n"
        'Saran: pindahkan folder "Peta Proses Bisnis" ke folder milik Anda, misalnya C:\\Peta'
    ) in told
    assert "Permission" not in told
    assert (program / "isi/pasang.log").read_bytes() == before


def test_what_the_system_refuses_later_is_told_without_english(
    program: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(place, "HERE", program / "isi")
    monkeypatch.setattr(sys, "argv", ["install"])

    def full() -> None:
        raise OSError(28, "No space left on device", "isi/venv/x")

    monkeypatch.setattr(install, "prepare", full)
    assert install.main() == 1
    told = capsys.readouterr().out
    assert "Tidak terpasang: isi/venv/x: penyimpanan penuh.\nSaran: kosongkan ruang" in told
    assert run(program, "install", "--sudah")[0] == 0, "what was installed is there again"


@pytest.mark.parametrize("said", ["ImportError: DLL load failed while importing x", "SyntaxError"])
def test_a_library_that_cannot_be_opened_is_named_with_what_helps(
    said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "HERE", tmp_path)
    monkeypatch.setattr(place, "python_of", lambda _folder: Path(sys.executable))
    (tmp_path / "rusak.py").write_text(f"raise ImportError({said!r})\n")
    found = f"import sys; sys.path.append({str(tmp_path)!r})\n"
    monkeypatch.setattr(install, "OPEN_ALL", found + install.OPEN_ALL)
    with pytest.raises(FailureError) as caught:
        install.tried({"modul": ["json", "rusak", "email"]})
    assert str(caught.value) == "pustaka rusak tidak dapat dibuka di komputer ini"
    assert ("Visual C++ Redistributable" in caught.value.hint) is ("DLL" in said)
    assert "pasang.log" in caught.value.hint
    assert said in (tmp_path / "pasang.log").read_text("utf-8")


def test_the_installer_and_a_diagnosis_advise_the_same() -> None:
    assert install.RUNTIME == diagnosis_program.RUNTIME


def test_a_python_that_is_not_whole_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(_builder: object, place: Path) -> None:
        raise subprocess.CalledProcessError(1, [str(place)], b"No module named ensurepip")

    monkeypatch.setattr(place, "HERE", tmp_path)
    monkeypatch.setattr(venv.EnvBuilder, "create", broken)
    with pytest.raises(FailureError, match="rusak atau tidak lengkap"):
        install.prepare()
    assert "No module named ensurepip" in (tmp_path / "pasang.log").read_text("utf-8")


def test_only_wheels_for_this_python_are_unpacked() -> None:
    own = f"cp{sys.version_info.major}{sys.version_info.minor}"
    assert install.fits("a-1-py3-none-any.whl")
    assert install.fits("a-1-cp310-abi3-win_amd64.whl")
    assert install.fits(f"a-1-{own}-{own}-win_amd64.whl")
    assert not install.fits("a-1-cp399-cp399-win_amd64.whl")

"""Installing from the bundle: in any folder, again to repair, and without harm when it fails."""

import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from paket.shipped import install
from tests.paket import small_bundle

FOLDER = "Kroya (B) & Tim 100%x! é"


def run(folder: Path, script: str, *options: str, told: str = "") -> tuple[int, str]:
    """Start a script of the bundle as the batch files do; its exit code and what it printed."""
    python = folder / "isi/venv/bin/python" if script == "menu.py" else Path(sys.executable)
    done = subprocess.run(
        [python, "-I", f"isi/{script}", *options],
        cwd=folder,
        input=told,
        capture_output=True,
        encoding="utf-8",
        env={"HOME": str(folder.parent), "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"},
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small_bundle.unpacked(tmp_path_factory.mktemp("laptop") / FOLDER)
    assert run(folder, "install.py", "--sudah")[0] == 1
    code, told = run(folder, "install.py")
    assert (code, told.splitlines()[-1]) == (0, "Terpasang: bpmn-gen, versi 9.9.9")
    return folder


def test_it_is_known_to_be_installed_and_leaves_nothing_lying_about(program: Path) -> None:
    assert run(program, "install.py", "--sudah") == (0, "")
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
    assert run(broken, "install.py", "--sudah")[0] == 1, "it was moved"
    for path in (broken / "isi/venv").rglob("pustaka.py"):
        path.unlink()
    assert run(broken, "install.py")[0] == 0
    assert [*(broken / "isi/venv").rglob("pustaka.py")]
    assert run(broken, "install.py", "--sudah")[0] == 0


def test_a_damaged_archive_is_named_and_what_was_installed_stays(program: Path) -> None:
    archive = program / "isi/roda/pustaka.tar.xz"
    whole = archive.read_bytes()
    try:
        archive.write_bytes(whole[: len(whole) // 2])
        code, told = run(program, "install.py")
    finally:
        archive.write_bytes(whole)
    assert code == 1
    assert "Tidak terpasang: berkas pustaka.tar.xz rusak." in told
    assert "Saran: ekstrak lagi berkas zip paketnya" in told
    assert run(program, "install.py", "--sudah")[0] == 0


def test_a_wheel_that_somebody_changed_is_not_installed(program: Path) -> None:
    locked = program / "isi/kunci.txt"
    whole = locked.read_text("utf-8")
    try:
        locked.write_text(
            whole.replace("pustaka==9.9.9 --hash=sha256:", "pustaka==9.9.9 --hash=sha256:0", 1)[:-2]
            + "\n",
            "utf-8",
        )
        code, told = run(program, "install.py")
    finally:
        locked.write_text(whole, "utf-8")
    assert code == 1
    assert "Tidak terpasang: pustaka di dalam paket tidak dapat dipasang." in told
    assert run(program, "install.py", "--sudah")[0] == 0


def test_a_long_path_and_a_full_disk_are_told_beforehand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "WINDOWS", True)
    monkeypatch.setattr(install, "HERE", Path("C:/" + "x" * 197))
    with pytest.raises(install.FailureError, match="akan mencapai 301 huruf") as caught:
        install.check_room({"jalur": 100, "ruang": 0})
    assert "sekurangnya 42 huruf" in caught.value.hint
    monkeypatch.setattr(install, "HERE", Path("/"))
    with pytest.raises(install.FailureError, match="ruang cakram tinggal"):
        install.check_room({"jalur": 100, "ruang": 10**18})
    install.check_room({"jalur": 100, "ruang": 0})


def test_a_python_that_is_not_whole_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(_builder: object, place: Path) -> None:
        raise subprocess.CalledProcessError(1, [str(place)], b"No module named ensurepip")

    monkeypatch.setattr(install, "LOG", tmp_path / "pasang.log")
    monkeypatch.setattr(venv.EnvBuilder, "create", broken)
    with pytest.raises(install.FailureError, match="rusak atau tidak lengkap"):
        install.prepare()
    assert "No module named ensurepip" in (tmp_path / "pasang.log").read_text("utf-8")


def test_only_wheels_for_this_python_are_unpacked() -> None:
    own = f"cp{sys.version_info.major}{sys.version_info.minor}"
    assert install.fits("a-1-py3-none-any.whl")
    assert install.fits("a-1-cp310-abi3-win_amd64.whl")
    assert install.fits(f"a-1-{own}-{own}-win_amd64.whl")
    assert not install.fits("a-1-cp399-cp399-win_amd64.whl")


def test_the_menu_makes_a_project_outside_and_runs_the_program_in_it(program: Path) -> None:
    answers = ["1", 'Kroya: "2026"', "Kecamatan Kroya", "3", "2", "8", "9", "10", "0"]
    code, told = run(program, "menu.py", told="\n".join(answers) + "\n")
    project = program.parent / "Documents/Peta Proses Bisnis/Kroya- -2026"
    assert code == 0
    assert (project / "process_defs").is_dir()
    assert f"'--unit', 'Kecamatan Kroya', '{project}'" in told
    assert "dijalankan: ['check'] di Kroya- -2026" in told
    assert "dijalankan: ['build'] di Kroya- -2026" in told
    assert f"dijalankan: ['diagnosa', '--berkas', '{project.parent / 'diagnosa.txt'}'" in told
    assert "dijalankan: ['sunting'] di Kroya- -2026" in told
    assert "'10' bukan pilihan" in told
    code, told = run(program, "menu.py", told="4\n")
    assert f"Proyek: {project}" in told
    assert "Belum ada hasil" in told

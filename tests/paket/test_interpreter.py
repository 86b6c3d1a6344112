"""A Python to take along is taken whole, less what the program never uses."""

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from paket import interpreter

WHOLE = {
    "python.exe": "exe",
    "python313.dll": "dll",
    "LICENSE.txt": "PSF",
    "Lib/lzma.py": "",
    "Lib/venv/__init__.py": "",
    "Lib/venv/scripts/nt/venvlauncher.exe": "",
    "Lib/ensurepip/__init__.py": "",
    "Lib/test/test_lzma.py": "",
    "Lib/tkinter/__init__.py": "",
    "include/Python.h": "",
}


def tar(folder: Path, files: dict[str, str]) -> Path:
    """Write an archive as python-build-standalone makes them."""
    path = folder / "python.tar.gz"
    with tarfile.open(path, "w:gz") as target:
        for name, content in files.items():
            member = tarfile.TarInfo(f"python/{name}")
            member.size = len(content)
            target.addfile(member, io.BytesIO(content.encode()))
    return path


def test_a_whole_python_is_taken_along(tmp_path: Path) -> None:
    found = interpreter.copied(tar(tmp_path, WHOLE))
    assert found.files["python/python.exe"] == b"exe"
    assert "python/Lib/venv/scripts/nt/venvlauncher.exe" in found.files
    assert not [n for n in found.files if "test" in n or "tkinter" in n or "include" in n]
    assert found.words == "Python 3.13 yang ada di dalam paket ini"
    assert found.licences == {"python/LICENSE.txt": b"PSF"}


def test_a_zip_with_python_deeper_inside_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "python.nupkg"
    with zipfile.ZipFile(path, "w") as target:
        for name, content in WHOLE.items():
            target.writestr(f"tools/{name}", content)
        target.writestr("../keluar.txt", "x")
    assert "python/python313.dll" in interpreter.copied(path).files


@pytest.mark.parametrize("lost", [name for name in WHOLE if "Lib/" in name or "python" in name][:6])
def test_half_a_python_is_refused(tmp_path: Path, lost: str) -> None:
    files = {name: content for name, content in WHOLE.items() if name != lost}
    with pytest.raises(ValueError, match="no whole Python for Windows"):
        interpreter.copied(tar(tmp_path, files))


def test_a_python_that_the_program_does_not_know_is_refused(tmp_path: Path) -> None:
    files = {name.replace("313", "310"): content for name, content in WHOLE.items()}
    with pytest.raises(ValueError, match="no whole Python"):
        interpreter.copied(tar(tmp_path, files))

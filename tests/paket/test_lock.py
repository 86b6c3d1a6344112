"""The packer takes from the lock files what Windows needs, with the digests of every file."""

import re
from pathlib import Path

import pytest

from paket import lock, wheels

DIGEST = "a" * 64


def locked(folder: Path, *lines: str) -> Path:
    path = folder / "some.lock"
    path.write_text("".join(f"{line} \\\n    --hash=sha256:{DIGEST}\n" for line in lines), "utf-8")
    return path


def test_the_lock_of_the_project_is_understood(project_root: Path) -> None:
    pins = lock.read(project_root / wheels.LOCK)
    assert {"starlette", "uvicorn"} <= pins.keys()
    assert len(pins) > 15
    assert {"pydantic-core", "font-roboto", "pygraphviz"} <= pins.keys()
    assert all(len(digest) == 64 for pin in pins.values() for digest in pin.digests)
    assert "uv" in lock.read(project_root / "requirements-dev.lock")


def test_a_marker_is_about_the_laptop_and_not_about_the_packer(tmp_path: Path) -> None:
    path = locked(
        tmp_path,
        "warna==1 ; sys_platform == 'win32'",
        "surat==2 ; sys_platform == 'linux'",
        "lama==3 ; python_full_version < '3.12'",
    )
    pins = lock.read(path)
    assert [name for name, pin in pins.items() if pin.is_for("3.11")] == ["warna", "lama"]
    assert [name for name, pin in pins.items() if pin.is_for("3.14")] == ["warna"]
    assert lock.requirements([pins["warna"]]) == f"warna==1 --hash=sha256:{DIGEST}\n"


@pytest.mark.parametrize("line", ["warna>=1 --hash=sha256:" + DIGEST, "warna==1", "-r lain.txt"])
def test_a_line_that_pins_nothing_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "some.lock"
    path.write_text(line + "\n", "utf-8")
    with pytest.raises(ValueError, match="no pin with digests"):
        lock.read(path)


def test_the_packer_packs_for_every_python_that_the_project_names(project_root: Path) -> None:
    text = (project_root / "pyproject.toml").read_text("utf-8")
    named = re.findall(r"Python :: (3\.\d+)", text)
    assert f'requires-python = ">={wheels.PYTHONS[0]}"' in text
    assert named
    assert set(named) <= set(wheels.PYTHONS)

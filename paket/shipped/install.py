"""Installs the program from the wheels beside this file; ``--sudah`` only asks whether it is there.

It runs by itself in whatever Python the batch file found, so it uses nothing but what comes with
Python.  The environment lies beside this file: whoever deletes the folder has deleted everything.
"""

from __future__ import annotations

import contextlib
import json
import lzma
import os
import shutil
import subprocess
import sys
import tarfile
import traceback
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE / "venv"
EARLIER = HERE / "venv-lama"
UNPACKED = HERE / "sementara"
LOG = HERE / "pasang.log"
FINISHED = "terpasang.json"
WINDOWS = sys.platform == "win32"
LONGEST = 259
"""Letters of a path that every program on Windows can open."""


class FailureError(Exception):
    """What a person has to know: what does not work, and what helps."""

    def __init__(self, what: str, hint: str) -> None:
        """Both are parts of sentences in Indonesian."""
        super().__init__(what)
        self.hint = hint


def main() -> int:
    """Install, or with ``--sudah`` tell by the exit code whether that is still to be done."""
    with contextlib.suppress(AttributeError):
        sys.stdout.reconfigure(errors="replace", line_buffering=True)  # type: ignore[union-attr]
    if "--sudah" in sys.argv[1:]:
        return 0 if installed() else 1
    try:
        install()
    except FailureError as failure:
        print(f"\nTidak terpasang: {failure}.\nSaran: {failure.hint}.")
    except OSError as error:
        print(f"\nTidak terpasang: {error.strerror or error} ({error.filename or HERE}).")
        print("Saran: tutup jendela lain yang memakai folder ini, lalu jalankan Pasang.bat lagi.")
    except Exception:  # noqa: BLE001, whatever happened, the person gets a sentence and a file
        note(traceback.format_exc())
        print(f"\nTidak terpasang karena kesalahan program. Catatannya ada di {LOG}.")
        print("Saran: kirimkan berkas itu kepada yang membantu Anda.")
    else:
        return 0
    return 1


def facts() -> dict[str, object]:
    """What the packer wrote about this bundle.

    Raises:
        FailureError: when that file is missing or broken.
    """
    try:
        read: dict[str, object] = json.loads((HERE / "paket.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise FailureError("isi paket tidak lengkap", AGAIN) from error
    return read


AGAIN = "ekstrak lagi berkas zip paketnya, atau unduh zip itu sekali lagi"


def installed() -> bool:
    """Whether this bundle was installed in this place by a Python that is still there."""
    try:
        done = json.loads((ENVIRONMENT / FINISHED).read_text("utf-8"))
        expected = {"sidik": facts()["sidik"], "folder": str(HERE)}
    except (OSError, ValueError, KeyError, FailureError):
        return False
    return bool(done == expected) and python_of(ENVIRONMENT).exists()


def install() -> None:
    """Install anew; what was there before stays until the new one works.

    Raises:
        FailureError: when it cannot be done, with the reason.
        OSError: when the folder cannot be written.
    """
    about = facts()
    LOG.write_text("", "utf-8")
    check_room(about)
    set_earlier_aside()
    try:
        print("1/4 Menyiapkan tempat ...")
        prepare()
        print("2/4 Membuka paket ...")
        unpack()
        print("3/4 Memasang program; ini langkah yang paling lama ...")
        fill()
        print("4/4 Mencoba program ...")
        version = tried(about)
        done = {"sidik": about["sidik"], "folder": str(HERE)}
        (ENVIRONMENT / FINISHED).write_text(json.dumps(done), "utf-8")
    except BaseException:
        bring_earlier_back()
        raise
    finally:
        shutil.rmtree(UNPACKED, ignore_errors=True)
    shutil.rmtree(EARLIER, ignore_errors=True)
    print(f"\nTerpasang: {version.strip()}")
    enter_start_menu()


def check_room(about: dict[str, object]) -> None:
    """Say beforehand what would stop Windows half-way: long paths and a full disk.

    Raises:
        FailureError: when paths would be too long or the disk is too full.
    """
    longest = len(str(HERE)) + 1 + int(str(about["jalur"]))
    if WINDOWS and longest > LONGEST:
        raise FailureError(
            f"jalur folder ini terlalu panjang: berkas di dalamnya akan mencapai {longest} huruf, "
            f"sedangkan Windows membatasi {LONGEST}",
            'pindahkan folder "Peta Proses Bisnis" ke tempat yang jalurnya lebih pendek '
            f"sekurangnya {longest - LONGEST} huruf",
        )
    needed, free = int(str(about["ruang"])), shutil.disk_usage(HERE).free
    if free < needed:
        raise FailureError(
            f"ruang cakram tinggal {free // 10**6} MB, sedangkan pemasangan memerlukan "
            f"{needed // 10**6} MB",
            "kosongkan ruang, atau pindahkan folder ini ke cakram lain",
        )


def set_earlier_aside() -> None:
    """Move what was installed out of the way.

    Raises:
        FailureError: when a program in it is running.
    """
    shutil.rmtree(UNPACKED, ignore_errors=True)
    if not ENVIRONMENT.exists():
        return
    shutil.rmtree(EARLIER, ignore_errors=True)
    try:
        ENVIRONMENT.rename(EARLIER)
    except OSError as error:
        raise FailureError(
            "pemasangan sebelumnya sedang dipakai",
            "tutup semua jendela Peta Proses Bisnis, lalu jalankan Pasang.bat lagi",
        ) from error


def bring_earlier_back() -> None:
    """Leave things as they were, so that a failed repair takes nothing away."""
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    if EARLIER.exists() and not ENVIRONMENT.exists():
        with contextlib.suppress(OSError):
            EARLIER.rename(ENVIRONMENT)


def prepare() -> None:
    """Make the environment, with the pip that Python has.

    Raises:
        FailureError: when this Python cannot.
    """
    try:
        venv.EnvBuilder(with_pip=True, symlinks=not WINDOWS).create(ENVIRONMENT)
    except subprocess.CalledProcessError as error:
        note(f"{error}\n{error.output!r}\n")
        raise FailureError(
            f"Python di {sys.executable} rusak atau tidak lengkap",
            f"pasang ulang Python itu; bila tetap begitu, kirimkan {LOG} kepada yang membantu Anda",
        ) from error


def unpack() -> None:
    """Take the wheels for this Python out of their archives.

    Raises:
        FailureError: when an archive is damaged.
    """
    UNPACKED.mkdir()
    for archive in sorted((HERE / "roda").glob("*.tar.xz")):
        try:
            with tarfile.open(archive, "r|xz") as packed:
                for member in packed:
                    content = packed.extractfile(member)
                    name = Path(member.name).name
                    if content and fits(name):
                        with (UNPACKED / name).open("wb") as target:
                            shutil.copyfileobj(content, target, 1 << 22)
        except (lzma.LZMAError, tarfile.TarError, EOFError) as error:
            raise FailureError(f"berkas {archive.name} rusak", AGAIN) from error


def fits(wheel: str) -> bool:
    """Whether a wheel may be for this Python; pip decides for good."""
    python, abi = wheel.removesuffix(".whl").split("-")[-3:-1]
    own = f"cp{sys.version_info.major}{sys.version_info.minor}"
    return python == own or abi == "abi3" or python.startswith("py")


def fill() -> None:
    """Let pip install what the lock of the bundle names, and nothing else.

    Raises:
        FailureError: when pip cannot.
    """
    options = ["--no-index", "--no-deps", "--require-hashes", "--disable-pip-version-check"]
    options += ["--no-cache-dir", "--no-warn-script-location", "--quiet"]
    told(
        [
            "-m",
            "pip",
            "install",
            *options,
            f"--find-links={UNPACKED}",
            "-r",
            str(HERE / "kunci.txt"),
        ],
        "pustaka di dalam paket tidak dapat dipasang",
    )


def tried(about: dict[str, object]) -> str:
    """The version that the program says it has, once all libraries have been opened.

    Raises:
        FailureError: when one of them cannot be.
    """
    modules = about["modul"]
    for module in modules if isinstance(modules, list) else ():
        told(["-c", f"import {module}"], f"pustaka {module} tidak dapat dibuka di komputer ini")
    return told(["-m", "bpmn_gen", "--versi"], "program yang terpasang tidak mau jalan")


def python_of(environment: Path) -> Path:
    """The interpreter of an environment."""
    return environment / ("Scripts/python.exe" if WINDOWS else "bin/python")


def told(arguments: list[str], otherwise: str) -> str:
    """What a program of the environment printed, which also goes to the log.

    Raises:
        FailureError: when it fails, with the sentence ``otherwise``.
    """
    run = subprocess.run(  # noqa: S603, our own interpreter with arguments of our own
        [python_of(ENVIRONMENT), "-I", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        env=surroundings(),
        check=False,
    )
    note(run.stdout + run.stderr)
    if run.returncode:
        raise FailureError(otherwise, f"kirimkan {LOG} kepada yang membantu Anda")
    return run.stdout


def surroundings() -> dict[str, str]:
    """The environment without settings that would lead pip or Python elsewhere."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))
    }
    return kept | {"PIP_CONFIG_FILE": os.devnull, "PYTHONUTF8": "1"}


def note(text: str) -> None:
    """Add to the log, if that can be written."""
    with contextlib.suppress(OSError), LOG.open("a", encoding="utf-8") as log:
        log.write(text)


def enter_start_menu() -> None:
    """Make the entry of the start menu; the program works without it too."""
    if not WINDOWS:
        return
    folder = Path(os.environ.get("APPDATA", "")) / "Microsoft/Windows/Start Menu/Programs"
    link = folder / "Peta Proses Bisnis.lnk"
    opened = HERE.parent / "Peta Proses Bisnis.bat"
    with contextlib.suppress(OSError):
        link.unlink(missing_ok=True)
    if folder.is_dir() and any(ran(way) and link.exists() for way in shortcut_ways(link, opened)):
        print('Di menu Start kini ada "Peta Proses Bisnis".')
    else:
        print("Pintasan menu Start tidak dapat dibuat di komputer ini; pakai")
        print(f"{opened}")


def shortcut_ways(link: Path, opened: Path) -> list[tuple[list[str], dict[str, str]]]:
    """Two ways to write a shortcut, since offices forbid now one, now the other.

    The paths go to PowerShell as variables, so that nothing in them is read as a command.
    """
    command = (
        "$l = (New-Object -ComObject WScript.Shell).CreateShortcut($env:PPB_LINK);"
        "$l.TargetPath = $env:PPB_OPENED; $l.WorkingDirectory = $env:PPB_FOLDER; $l.Save()"
    )
    names = {"PPB_LINK": str(link), "PPB_OPENED": str(opened), "PPB_FOLDER": str(opened.parent)}
    script = ["cscript", "//nologo", "//B", str(HERE / "shortcut.vbs"), *names.values()]
    return [
        (["powershell", "-NoProfile", "-NonInteractive", "-Command", command], names),
        (script, {}),
    ]


def ran(way: tuple[list[str], dict[str, str]]) -> bool:
    """Whether a way of doing it went well."""
    arguments, names = way
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        run = subprocess.run(  # noqa: S603, fixed programs of Windows
            arguments,
            env=os.environ | names,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # a pipe would stay open as long as what they start
            stderr=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )
        return run.returncode == 0
    return False


if __name__ == "__main__":
    sys.exit(main())

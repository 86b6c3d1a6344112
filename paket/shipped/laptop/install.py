"""Installs the program from the wheels of the bundle; ``--sudah`` only asks whether it is there.

It runs in whatever Python the batch file found.
"""

from __future__ import annotations

import contextlib
import json
import lzma
import shutil
import subprocess
import sys
import tarfile
import traceback
import venv
from pathlib import Path

from . import environments, place, room, start_menu
from .failure import AGAIN, FailureError, refused
from .isolation import isolated, without_settings_of_pip

OPEN_ALL = """\
import importlib, sys
for name in sys.argv[1:]:
    print(name, flush=True)
    importlib.import_module(name)
"""
"""Opens libraries in one process; the last one that it names is the one that failed."""
LACKS_LIBRARY = "DLL load failed"
"""What Python says where Windows lacks a library of Microsoft that others are built on."""
ANEW = "untuk memasang, jalankan Pasang.bat lagi"
RUNTIME = "pasang Microsoft Visual C++ Redistributable x64, atau minta petugas TI memasangnya"


def main() -> int:
    """Install, or with ``--sudah`` tell by the exit code whether that is still to be done."""
    place.speak_plainly()
    if "--sudah" in sys.argv[1:]:
        return 0 if place.installed() else 1
    try:
        install()
    except FailureError as failure:
        tell(failure)
    except OSError as error:
        tell(refused(error, place.HERE))
    except KeyboardInterrupt:
        with contextlib.suppress(FailureError):
            environments.recover()
        kept = "yang sudah terpasang tetap ada" if place.installed() else "program belum terpasang"
        print(f"\nPemasangan dihentikan; {kept}.\nSaran: {ANEW}.")
    except Exception:  # noqa: BLE001, whatever happened, the person gets a sentence and a file
        place.note(traceback.format_exc())
        print(f"\nTidak terpasang karena kesalahan program. Catatannya ada di {place.log()}.")
        print("Saran: kirimkan berkas itu kepada yang membantu Anda.")
    else:
        return 0
    return 1


def tell(failure: FailureError) -> None:
    """Say what does not work, and what helps."""
    print(f"\nTidak terpasang: {failure}.\nSaran: {failure.hint}.")


def earlier_log() -> Path:
    """What the installation before this one said, until this one has an end of its own."""
    return place.HERE / "pasang-lama.log"


def unpacked() -> Path:
    """Where the wheels lie while they are being installed."""
    return place.HERE / "sementara"


def install() -> None:
    """Install anew; what was there before stays until the new one works.

    Raises:
        FailureError: when it cannot be done, with the reason.
        OSError: when the folder cannot be written.
    """
    environments.recover()
    about = place.facts()
    room.check(about)
    shutil.rmtree(unpacked(), ignore_errors=True)
    environments.set_aside(environments.earlier())
    with contextlib.suppress(OSError):
        place.log().replace(earlier_log())
    try:
        print("1/4 Menyiapkan tempat ...")
        prepare()
        print("2/4 Membuka paket ...")
        unpack()
        print("3/4 Memasang program; ini langkah yang paling lama ...")
        fill()
        print("4/4 Mencoba program ...")
        version = tried(about)
        done = {"sidik": about["sidik"], "folder": str(place.HERE)}
        (place.environment() / place.FINISHED).write_text(json.dumps(done), "utf-8")
    except BaseException as error:
        environments.bring_back()
        if isinstance(error, KeyboardInterrupt):
            with contextlib.suppress(OSError):
                earlier_log().replace(place.log())
        raise
    finally:
        shutil.rmtree(unpacked(), ignore_errors=True)
        with contextlib.suppress(OSError):
            earlier_log().unlink(missing_ok=True)
    shutil.rmtree(environments.earlier(), ignore_errors=True)
    print(f"\nTerpasang: {version.strip()}")
    start_menu.enter()


def prepare() -> None:
    """Make the environment, with the pip that Python has.

    Raises:
        FailureError: when this Python cannot.
    """
    try:
        venv.EnvBuilder(with_pip=True, symlinks=not place.WINDOWS).create(place.environment())
    except subprocess.CalledProcessError as error:
        place.note(f"{error}\n{error.output!r}\n")
        raise FailureError(
            f"Python di {sys.executable} rusak atau tidak lengkap",
            "pasang ulang Python itu; bila tetap begitu, kirimkan "
            f"{place.log()} kepada yang membantu Anda",
        ) from error


def unpack() -> None:
    """Take the wheels for this Python out of their archives.

    Raises:
        FailureError: when an archive is damaged.
    """
    unpacked().mkdir()
    for archive in sorted((place.HERE / "roda").glob("*.tar.xz")):
        try:
            with tarfile.open(archive, "r|xz") as packed:
                for member in packed:
                    content = packed.extractfile(member)
                    name = Path(member.name).name
                    if content and fits(name):
                        with (unpacked() / name).open("wb") as target:
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
    locked = [f"--find-links={unpacked()}", "-r", str(place.HERE / "kunci.txt")]
    if started("-m", "pip", "install", *options, *locked).returncode:
        raise failed("pustaka di dalam paket tidak dapat dipasang")


def tried(about: dict[str, object]) -> str:
    """The version that the program says it has, once all libraries have been opened.

    Raises:
        FailureError: when one of them cannot be.
    """
    modules = about["modul"]
    run = started("-c", OPEN_ALL, *(modules if isinstance(modules, list) else ()))
    if run.returncode:
        name = (run.stdout.split() or ["?"])[-1]
        failure = failed(f"pustaka {name} tidak dapat dibuka di komputer ini")
        if LACKS_LIBRARY in run.stderr:
            failure.hint = f"{RUNTIME}; bila tetap begitu, {failure.hint}"
        raise failure
    run = started("-m", "bpmn_gen", "--versi")
    if run.returncode:
        raise failed("program yang terpasang tidak mau jalan")
    return run.stdout


def started(*arguments: str) -> subprocess.CompletedProcess[str]:
    """A run of the Python of the environment; what it printed also goes to the log."""
    run = subprocess.run(  # noqa: S603, our own interpreter with arguments of our own
        isolated(place.python_of(place.environment()), *arguments),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        env=without_settings_of_pip(),
        check=False,
    )
    place.note(run.stdout + run.stderr)
    return run


def failed(what: str) -> FailureError:
    """A failure about which the log says more."""
    return FailureError(what, f"kirimkan {place.log()} kepada yang membantu Anda")


if __name__ == "__main__":
    sys.exit(main())

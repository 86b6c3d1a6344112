"""The menu of ``Peta Proses Bisnis.bat``: what people do with a project, by a number.

It runs in the environment that install.py made and starts the program as a command, so that all it
can do, and all it says, is what the command line does and says.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import subprocess
import sys
import webbrowser
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).resolve().parent
LAST = HERE / "proyek-terakhir.txt"
GUIDE = HERE.parent / "dokumentasi" / "index.html"
README = HERE.parent / "BACA-DULU.txt"
WINDOWS = sys.platform == "win32"
DOCUMENTS = 5
"""What Windows calls the folder of documents of a user (CSIDL_PERSONAL)."""
FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
LONGEST_NAME = 40
"""Letters of a project's name: the paths of the results below it are long."""


@dataclass
class Desk:
    """The project that is open, and what the program offers."""

    home: Path
    """The folder in which projects lie."""
    project: Path | None
    """The project that is open, if there is one."""


def main() -> int:
    """Show the menu until somebody leaves it."""
    with contextlib.suppress(AttributeError):
        sys.stdout.reconfigure(errors="replace", line_buffering=True)  # type: ignore[union-attr]
    desk = Desk(documents() / "Peta Proses Bisnis", None)
    desk.project = last_project(desk.home)
    while True:
        show(desk)
        answer = asked("Pilihan: ")
        if answer in ("0", ""):
            return 0
        if answer in CHOICES:
            with contextlib.suppress(KeyboardInterrupt):
                CHOICES[answer][1](desk)
        else:
            print(f"Ketik salah satu nomor di atas; {answer!r} bukan pilihan.")


def show(desk: Desk) -> None:
    """Print the menu."""
    print("\n" + "=" * 60)
    print("PETA PROSES BISNIS")
    print(f"Proyek: {desk.project or 'belum ada; pilih nomor 1'}")
    print("=" * 60)
    for number, (words, _) in CHOICES.items():
        print(f"  {number}  {words}")
    print("  0  Selesai")


def asked(question: str) -> str:
    """An answer without blanks around it; the end of the input counts as an empty one."""
    try:
        return input(question).strip()
    except EOFError:
        return ""


def choose(desk: Desk) -> None:
    """Open one of the projects, a folder that is named, or a new project."""
    found = projects(desk.home)
    for number, folder in enumerate(found, 1):
        print(f"  {number}  {folder.name}")
    print("Ketik nomor proyek, nama untuk proyek baru, atau jalur folder proyek di tempat lain.")
    answer = asked("Proyek: ").strip('"')
    if not answer:
        return
    if answer.isdigit() and 1 <= int(answer) <= len(found):
        take(desk, found[int(answer) - 1])
    elif Path(answer).is_absolute():
        if is_project(Path(answer)):
            take(desk, Path(answer))
        else:
            print(f"Folder {answer} tidak memuat process_defs, jadi bukan proyek.")
    else:
        start(desk, answer)


def start(desk: Desk, wished: str) -> None:
    """Make a new project in the folder of projects."""
    name = FORBIDDEN.sub("-", wished).strip(" .-")[:LONGEST_NAME].strip(" .-")
    folder = desk.home / name
    if not name or folder.exists():
        print(f"Nama {wished!r} tidak dapat dipakai atau sudah ada; pilih nama lain.")
        return
    print("Untuk satu unit saja, ketik nama unitnya (misalnya Kecamatan Kroya).")
    unit = asked("Nama unit (kosongkan untuk kesepuluh tipe unit): ")
    desk.home.mkdir(parents=True, exist_ok=True)
    options = ["--unit", unit] if unit else []
    if run(["init", *options, str(folder)], desk.home) == 0:
        take(desk, folder)


def take(desk: Desk, folder: Path) -> None:
    """Make a folder the open project, also the next time."""
    desk.project = folder
    with contextlib.suppress(OSError):
        LAST.write_text(str(folder), "utf-8")


def build(desk: Desk) -> None:
    """Build what has changed in the open project."""
    if project := opened(desk):
        run(["build"], project)


def check(desk: Desk) -> None:
    """Show mistakes and blanks of the open project."""
    if project := opened(desk):
        run(["check"], project)


def edit(desk: Desk) -> None:
    """Open the editor in the browser, until Ctrl+C ends it."""
    if project := opened(desk):
        run(["sunting"], project)


def portal(desk: Desk) -> None:
    """Open the results in the browser."""
    if project := opened(desk):
        page = project / "output" / "index.html"
        if page.exists():
            present(page)
        else:
            print("Belum ada hasil; susun dahulu (nomor 2).")


def folder(desk: Desk) -> None:
    """Open the folder of the project in the file manager."""
    if project := opened(desk):
        present(project)


def guide(desk: Desk) -> None:
    """Open the documentation of the bundle, or what it has in its place."""
    del desk
    present(GUIDE if GUIDE.exists() else README)


def prompt(desk: Desk) -> None:
    """Open a command prompt in the project in which ``bpmn-gen`` is known."""
    place = desk.project or documents()
    scripts = str(Path(sys.executable).parent)
    print("Ketik perintah bpmn-gen, misalnya: bpmn-gen list. Ketik exit untuk kembali ke menu.")
    path = scripts + os.pathsep + os.environ.get("PATH", "")
    shell = os.environ.get("COMSPEC", "cmd.exe") if WINDOWS else "/bin/sh"
    subprocess.run([shell], cwd=place, env=os.environ | {"PATH": path}, check=False)  # noqa: S603, the user's own prompt


def diagnosis(desk: Desk) -> None:
    """Look at the computer, and write that down for whoever helps."""
    desk.home.mkdir(parents=True, exist_ok=True)
    written = desk.home / "diagnosa.txt"
    run(["diagnosa", "--berkas", str(written), "--timpa"], desk.project or desk.home)
    print(f"Untuk dikirim kepada yang membantu: {written}")


def opened(desk: Desk) -> Path | None:
    """The open project; without one a sentence says what to do."""
    if desk.project and is_project(desk.project):
        return desk.project
    print("Belum ada proyek yang terbuka; pilih nomor 1 dahulu.")
    return None


def run(arguments: list[str], place: Path) -> int:
    """Run the program in a folder, before the eyes of the user."""
    print()
    command = [sys.executable, "-m", "bpmn_gen", *arguments]
    return subprocess.run(command, cwd=place, check=False).returncode  # noqa: S603, our own program


def present(path: Path) -> None:
    """Open a file or folder in the program that the system has for it."""
    try:
        if WINDOWS:
            os.startfile(path)  # type: ignore[attr-defined,unused-ignore]  # noqa: S606, a file of the project or the bundle
        else:
            webbrowser.open(path.as_uri())
    except OSError as error:
        print(f"{path} tidak dapat dibuka: {error.strerror or error}.")


def projects(home: Path) -> list[Path]:
    """The projects in the folder of projects, by name."""
    with contextlib.suppress(OSError):
        return sorted(path for path in home.iterdir() if is_project(path))
    return []


def is_project(path: Path) -> bool:
    """Whether a folder has definitions."""
    return (path / "process_defs").is_dir()


def last_project(home: Path) -> Path | None:
    """The project that was open last, or the only one there is."""
    with contextlib.suppress(OSError, ValueError):
        if is_project(last := Path(LAST.read_text("utf-8"))):
            return last
    found = projects(home)
    return found[0] if len(found) == 1 else None


def documents() -> Path:
    """The folder of documents, wherever Windows or the office has moved it."""
    if WINDOWS:
        name = ctypes.create_unicode_buffer(260)
        with contextlib.suppress(AttributeError, OSError):
            if ctypes.windll.shell32.SHGetFolderPathW(None, DOCUMENTS, None, 0, name) == 0:  # type: ignore[attr-defined,unused-ignore]
                return Path(name.value)
    return Path.home() / "Documents"


CHOICES: dict[str, tuple[str, Callable[[Desk], None]]] = {
    "1": ("Pilih atau buat proyek", choose),
    "2": ("Susun semua dokumen", build),
    "3": ("Periksa definisi", check),
    "4": ("Buka portal hasil", portal),
    "5": ("Buka folder proyek", folder),
    "6": ("Bantuan", guide),
    "7": ("Ketik perintah sendiri", prompt),
    "8": ("Periksa komputer ini", diagnosis),
    "9": ("Sunting proses di peramban", edit),
}

if __name__ == "__main__":
    sys.exit(main())

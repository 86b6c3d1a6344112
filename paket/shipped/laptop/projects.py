"""The projects of the user: where they lie, which one is open, and how a new one is made."""

from __future__ import annotations

import contextlib
import ctypes
import re
from dataclasses import dataclass
from pathlib import Path

from . import place
from .program import nearest, run
from .questions import agreed, asked
from .refusals import refusal
from .room import unwritable

DOCUMENTS = 5
"""What Windows calls the folder of documents of a user (CSIDL_PERSONAL)."""
FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
LONGEST_NAME = 40
"""Letters of a project's name: the paths of the results below it are long."""
NEW = 'Buat proyek baru bernama "{}"?'
MISUSE = 2
"""The exit code of the program when what it was asked for makes no sense."""


@dataclass
class Desk:
    """The project that is open, and where projects lie."""

    home: Path
    """The folder in which projects lie."""
    project: Path | None
    """The project that is open, if there is one."""


def at_start() -> Desk:
    """The desk as the last menu left it."""
    desk = Desk(documents() / "Peta Proses Bisnis", None)
    desk.project = last_project(desk.home)
    return desk


def choose(desk: Desk) -> None:
    """Open one of the projects, a folder that is named, or a new project."""
    found = projects(desk.home)
    for number, folder in enumerate(found, 1):
        print(f"  {number}  {folder.name}")
    print("Ketik nomor proyek, nama untuk proyek baru, atau jalur folder proyek di tempat lain.")
    answer = asked("Proyek: ").strip('" ')
    if not answer:
        return
    by_name = {folder.name.casefold(): folder for folder in found}
    if answer.isdecimal():
        if 1 <= int(answer) <= len(found):
            take(desk, found[int(answer) - 1])
        else:
            print(f"Tidak ada proyek nomor {answer}. Nama proyek baru tidak boleh hanya angka.")
    elif (named := by_name.get(answer.casefold())) is not None:
        take(desk, named)
    elif Path(answer).is_absolute():
        elsewhere(desk, Path(answer))
    else:
        start(desk, answer)


def elsewhere(desk: Desk, folder: Path) -> None:
    """Open the project in a folder, or make one where nothing lies yet."""
    if is_project(folder):
        take(desk, folder)
    elif why := fault(str(folder)):
        print(f"Folder '{folder}' tidak dapat ada di Windows: {why}. Ketik nama folder lain.")
    elif folder.exists() and not folder.is_dir():
        print(f"'{folder}' ialah berkas, bukan folder. Ketik nama folder lain.")
    elif folder.is_dir() and any(folder.iterdir()):
        print(f"Folder {folder} tidak memuat process_defs, jadi bukan proyek.")
    elif agreed(f"Buat proyek baru di {folder}?"):
        make(desk, folder)


def start(desk: Desk, wished: str) -> None:
    """Make a new project in the folder of projects, once its name is confirmed."""
    name = FORBIDDEN.sub("-", wished).strip(" .-")[:LONGEST_NAME].strip(" .-")
    folder = desk.home / name
    if name and (why := fault(name)):
        print(f"Nama '{wished}' tidak dapat dipakai: {why}. Ketik nama lain.")
    elif not name or folder.exists():
        print(f"Nama {wished!r} tidak dapat dipakai atau sudah ada; pilih nama lain.")
    elif agreed(NEW.format(name)):
        make(desk, folder)


def fault(place: str) -> str:
    """Why Windows could not have a folder at a place, as the program says it; empty if it could.

    It is asked before anything else is.
    """
    # Opened only here, so that the menu comes up even where the program lacks something.
    from bpmn_gen.store.windows_paths import fault_of_place  # noqa: PLC0415

    return fault_of_place(place)


def make(desk: Desk, folder: Path) -> None:
    """Make a project; a unit that the program does not know is asked for again, or its type."""
    if (error := unwritable(folder.parent)) is not None:
        print(f"Folder {folder.parent} tidak dapat ditulisi: {refusal(error)[0]}.")
        print("Pilih nomor 1 lagi, lalu ketik jalur lengkap folder baru di tempat yang dapat")
        print("ditulisi, misalnya C:\\Peta\\nama-proyek.")
        return
    print("Untuk satu unit saja, ketik nama unitnya (misalnya Kecamatan Kroya).")
    unit = asked("Nama unit (kosongkan untuk kesepuluh tipe unit): ")
    options = ["--unit", unit] if unit else []
    while (code := run(["init", *options, str(folder)], folder.parent)) == MISUSE and unit:
        print("Ketik nama unit yang benar. Bila unitnya memang tidak ada dalam daftar, ketik nomor")
        print(f'tipe unit untuk "{unit}". Tanda ? menampilkan daftar unit dan nomor tipenya.')
        answer = asked("Nama unit atau nomor tipe (kosongkan untuk batal): ")
        while answer == "?":
            run(["list", "--bawaan"], folder.parent)
            answer = asked("Nama unit atau nomor tipe (kosongkan untuk batal): ")
        if not answer:
            print("Tidak ada proyek yang dibuat.")
            return
        unit = unit if answer.isdecimal() else answer
        options = ["--unit", unit, *(["--tipe", answer] if answer.isdecimal() else ())]
    if code == 0:
        take(desk, folder)


def take(desk: Desk, folder: Path) -> None:
    """Make a folder the open project, also the next time."""
    desk.project = folder
    with contextlib.suppress(OSError):
        _last().write_text(str(folder), "utf-8")


def opened(desk: Desk) -> Path | None:
    """The open project; without one a sentence says what to do."""
    if desk.project is None:
        print("Belum ada proyek yang terbuka; pilih nomor 1 dahulu.")
        return None
    if is_project(desk.project):
        return desk.project
    print(f"Proyek {desk.project} tidak ada lagi di sana: dihapus, dipindahkan, atau cakramnya")
    print("tidak terpasang. Pilih nomor 1 untuk membuka proyek lain atau menyebut tempat barunya.")
    return None


def working_folder(desk: Desk) -> Path:
    """The open project, else the nearest folder that is there."""
    if desk.project is not None and is_project(desk.project):
        return desk.project
    return nearest(desk.home)


def projects(home: Path) -> list[Path]:
    """The projects in the folder of projects, by name."""
    with contextlib.suppress(OSError):
        return sorted(path for path in home.iterdir() if is_project(path))
    return []


def is_project(path: Path) -> bool:
    """Whether a folder has definitions; one that the system does not let us see has none."""
    with contextlib.suppress(OSError):
        return (path / "process_defs").is_dir()
    return False


def last_project(home: Path) -> Path | None:
    """The project that was open last, even if it is gone; if none was, the only one there is.

    Another project never takes the place of one that is gone, because people would work on it
    without noticing.
    """
    with contextlib.suppress(OSError, ValueError):
        if (last := Path(_last().read_text("utf-8").strip())).is_absolute():
            return last
    found = projects(home)
    return found[0] if len(found) == 1 else None


def _last() -> Path:
    """Where the menu remembers the project that was open."""
    return place.HERE / "proyek-terakhir.txt"


def documents() -> Path:
    """The folder of documents, wherever Windows or the office has moved it."""
    if place.WINDOWS:
        name = ctypes.create_unicode_buffer(260)
        with contextlib.suppress(AttributeError, OSError):
            if ctypes.windll.shell32.SHGetFolderPathW(None, DOCUMENTS, None, 0, name) == 0:  # type: ignore[attr-defined,unused-ignore]
                return Path(name.value)
    return Path.home() / "Documents"

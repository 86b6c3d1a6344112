"""The menu of ``Peta Proses Bisnis.bat``: what people do with a project, by a number.

It runs in the environment that the installer made and starts the program as a command, so that all
it can do, and all it says, is what the command line does and says.  Whatever goes wrong in a choice
is a sentence, and the menu is there again.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from . import place, program, start_menu
from .failure import refused
from .projects import Desk, at_start, choose, is_project, opened, working_folder
from .questions import asked
from .room import unwritable

if TYPE_CHECKING:
    from collections.abc import Callable


def main() -> int:
    """Show the menu until somebody leaves it, or nobody can answer any more."""
    place.speak_plainly()
    desk = at_start()
    with contextlib.suppress(EOFError):
        while True:
            show(desk)
            if (answer := chosen()) == "0":
                break
            if answer in CHOICES:
                do(CHOICES[answer][1], desk)
            else:
                print(f"{answer!r} bukan pilihan. Ketik salah satu nomor di atas; 0 untuk selesai.")
    return 0


def chosen() -> str:
    """The number that somebody types; neither a bare Enter nor Ctrl+C closes the window.

    Raises:
        EOFError: when nobody can answer any more.
    """
    while True:
        with contextlib.suppress(KeyboardInterrupt):
            if answer := asked("Pilihan: "):
                return answer
        print("\nKetik salah satu nomor di atas, lalu Enter; 0 untuk selesai.")


def do(choice: Callable[[Desk], None], desk: Desk) -> None:
    """Do what was chosen; what the system refuses is told in a sentence, Ctrl+C ends it."""
    try:
        choice(desk)
    except KeyboardInterrupt:
        print("\nDihentikan; kembali ke menu.")
    except OSError as error:
        failure = refused(error, desk.home)
        print(f"\nTidak dapat dilakukan: {failure}.\nSaran: {failure.hint}.")


def show(desk: Desk) -> None:
    """Print the menu."""
    told = "belum ada; pilih nomor 1" if desk.project is None else str(desk.project)
    if desk.project is not None and not is_project(desk.project):
        told += " (tidak ada lagi di sana; pilih nomor 1)"
    print("\n" + "=" * 60)
    print("PETA PROSES BISNIS")
    print(f"Proyek: {told}")
    print("=" * 60)
    for number, (words, _) in CHOICES.items():
        print(f"  {number}  {words}")
    print("  0  Selesai")


def build(desk: Desk) -> None:
    """Build what has changed in the open project."""
    if project := opened(desk):
        program.run(["build"], project)


def check(desk: Desk) -> None:
    """Show mistakes and blanks of the open project."""
    if project := opened(desk):
        program.run(["check"], project)


def edit(desk: Desk) -> None:
    """Open the editor in the browser, until Ctrl+C ends it."""
    if project := opened(desk):
        program.run(["sunting"], project)


def portal(desk: Desk) -> None:
    """Open the results in the browser."""
    if project := opened(desk):
        page = project / "output" / "index.html"
        if page.exists():
            program.present(page)
        else:
            print("Belum ada hasil; susun dahulu (nomor 2).")


def folder(desk: Desk) -> None:
    """Open the folder of the project in the file manager."""
    if project := opened(desk):
        program.present(project)


def guide(desk: Desk) -> None:
    """Open the documentation of the bundle, or what it has in its place."""
    del desk
    page = place.HERE.parent / "dokumentasi" / "index.html"
    program.present(page if page.exists() else place.HERE.parent / "BACA-DULU.txt")


def prompt(desk: Desk) -> None:
    """Open a command prompt in the project, or where projects lie, in which ``bpmn-gen`` is."""
    if desk.project is not None:
        opened(desk)
    print("Ketik perintah bpmn-gen, misalnya: bpmn-gen list. Ketik exit untuk kembali ke menu.")
    program.shell(working_folder(desk))


def diagnosis(desk: Desk) -> None:
    """Look at the computer, and write that down for whoever helps, wherever that can be written."""
    homes = (desk.home, working_folder(desk), Path(tempfile.gettempdir()))
    written = next((one / "diagnosa.txt" for one in homes if unwritable(one) is None), None)
    options = ["--berkas", str(written), "--timpa"] if written is not None else []
    program.run(["diagnosa", *options], working_folder(desk))


def leave_start_menu(desk: Desk) -> None:
    """Take the entry out of the start menu, before the folder is deleted."""
    del desk
    if start_menu.leave():
        print("Pintasan di menu Start sudah dihapus. Pasang.bat membuatnya lagi.")
    else:
        print("Tidak ada pintasan di menu Start.")
    print(f"Untuk menghapus programnya, tutup jendela ini, lalu hapus folder {place.HERE.parent}.")
    print("Proyek Anda di folder Dokumen tetap.")


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
    "10": ("Hapus pintasan di menu Start", leave_start_menu),
}

if __name__ == "__main__":
    sys.exit(main())

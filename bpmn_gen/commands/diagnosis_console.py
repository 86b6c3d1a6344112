"""How the console writes letters, and which programs are there to open what is made."""

from __future__ import annotations

import importlib.util
import locale
import shutil
import sys
import webbrowser
from contextlib import suppress
from typing import TYPE_CHECKING

from bpmn_gen.commands.diagnosis import Remark, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.commands.diagnosis import Surroundings

LETTERS = "é – “ ” → ✓"
"""Signs that messages and definitions hold."""
UTF_8 = 65001
"""The number of UTF-8 among the code pages of Windows."""
OFFICE = (("winword.exe", "Word"), ("excel.exe", "Excel"))
BROWSERS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "firefox",
    "firefox-esr", "microsoft-edge", "brave-browser", "opera",
)  # fmt: skip
"""Browsers that may be there although nothing can be shown."""
OPENERS = ("soffice", "libreoffice")


def console(_around: Surroundings) -> Iterator[Remark]:
    """Whether every letter can be written where messages go."""
    encoding = getattr(sys.stdout, "encoding", None) or "tidak diketahui"
    told = f"keluaran ditulis sebagai {encoding}, sistem memakai {locale.getencoding()}"
    try:
        LETTERS.encode(encoding)
    except (LookupError, UnicodeEncodeError):
        remedy = "hapus pengaturan PYTHONIOENCODING, atau jalankan 'chcp 65001' lebih dahulu"
        yield Remark("Konsol", State.WARNING, f"{told}; sebagian tanda menjadi '?'", remedy)
    else:
        yield Remark("Konsol", State.OK, told)
    if sys.platform == "win32":
        yield from _code_page()


def _code_page() -> Iterator[Remark]:
    """The code page by which PowerShell and others read what programs write."""
    if sys.platform != "win32":
        return
    import ctypes  # noqa: PLC0415 -- only there

    page = ctypes.windll.kernel32.GetConsoleOutputCP()
    if page not in {0, UTF_8}:
        told = f"halaman kode konsol {page}: teks yang disalurkan ke program lain dapat berubah"
        yield Remark("Konsol", State.NOTE, told, "jalankan 'chcp 65001' sebelum menyalurkannya")


def optional_parts(_around: Surroundings) -> Iterator[Remark]:
    """Programs that open results; none of them is needed to make any."""
    topic = "Bagian pilihan"
    found = [name for file, name in OFFICE if _is_registered(file)]
    found += [name for name in OPENERS if shutil.which(name)][:1]
    if found:
        yield Remark(topic, State.OK, f"pembuka dokumen: {', '.join(found)}")
    else:
        told = "Word, Excel, dan LibreOffice tidak ditemukan; dokumen tetap dibuat"
        yield Remark(topic, State.NOTE, told, "buka dokumennya di komputer yang mempunyainya")
    yield _browser(topic)
    if importlib.util.find_spec("pip") is None:
        told = "pip tidak ada di lingkungan Python ini; hanya perlu untuk memperbarui program"
        yield Remark(topic, State.NOTE, told)


def _browser(topic: str) -> Remark:
    """Which browser there is, also where none can be opened because there is no screen."""
    try:
        webbrowser.get()
    except webbrowser.Error:
        found = next((name for name in BROWSERS if shutil.which(name)), "")
        if found:
            told = f"peramban ada ({found}), tetapi tidak dapat dibuka dari sini karena tanpa layar"
            return Remark(topic, State.NOTE, told, "buka output/index.html di sesi dengan layar")
        told = "peramban tidak ditemukan; portal tetap dibuat"
        remedy = "buka output/index.html di komputer yang mempunyainya"
        return Remark(topic, State.NOTE, told, remedy)
    return Remark(topic, State.OK, "peramban untuk membuka portal ada")


def _is_registered(file: str) -> bool:
    """Whether Windows knows where a program is."""
    if sys.platform != "win32":
        return False
    import winreg  # noqa: PLC0415 -- only there

    key = rf"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\{file}"
    for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
        with suppress(OSError), winreg.OpenKey(root, key):
            return True
    return False

"""What the operating system refuses, in words for people: why, and what to do about it.

This module uses nothing but what comes with Python, because the zip for Windows carries it along
for its installer, which speaks before anything is installed.
"""

from __future__ import annotations

import errno

_REFUSALS = {
    errno.EACCES: (
        "sedang dipakai program lain, atau tidak diizinkan",
        "tutup berkas itu di program lain, periksa izin foldernya, lalu jalankan lagi",
    ),
    errno.ENOSPC: ("penyimpanan penuh", "kosongkan ruang penyimpanan, lalu jalankan lagi"),
    errno.EROFS: ("tempatnya hanya dapat dibaca", "pilih folder yang dapat ditulis"),
    errno.ENAMETOOLONG: (
        "jalurnya terlalu panjang",
        "pindahkan proyek ke folder berjalur pendek, misalnya C:\\proyek",
    ),
    errno.ENOENT: (
        "tidak ada, atau jalurnya terlalu panjang",
        "periksa nama dan tempatnya; jalur di Windows paling panjang 260 huruf",
    ),
    errno.EEXIST: ("sudah ada berkas bernama sama", "pilih nama lain"),
    errno.EISDIR: ("itu folder, bukan berkas", "pilih nama lain"),
    errno.ENOTDIR: ("ada berkas di tempat yang seharusnya folder", "pilih tempat lain"),
    errno.ENXIO: ("bukan berkas biasa", "salin isinya menjadi berkas, lalu pakai berkas itu"),
    errno.ELOOP: ("tautannya berputar", "hapus tautan itu"),
}
"""What the operating system refuses, by its number: why, and what to do."""
_ALIASES = {errno.EPERM: errno.EACCES, errno.EBUSY: errno.EACCES, errno.EDQUOT: errno.ENOSPC}


_OPEN_ELSEWHERE = (
    "sedang dibuka program lain, misalnya Word, Excel, atau OneDrive",
    "tutup berkas itu di program lain, atau tunggu OneDrive selesai, lalu jalankan lagi",
)
_IN_THE_CLOUD = (
    "isinya masih di OneDrive dan tidak dapat diambil",
    "jalankan OneDrive, pilih 'Selalu simpan di perangkat ini' pada foldernya, lalu jalankan lagi",
)
_NO_NAME = (
    "namanya tidak diterima Windows",
    "pilih nama tanpa titik dua, tanda tanya, atau bintang, dan tanpa titik atau spasi di akhir",
)
_OF_WINDOWS = {
    32: _OPEN_ELSEWHERE,
    33: _OPEN_ELSEWHERE,
    123: _NO_NAME,
    206: _REFUSALS[errno.ENAMETOOLONG],
    **dict.fromkeys((358, *range(362, 399), 404, 426), _IN_THE_CLOUD),
}
"""The same by the number of Windows, where that says more than the one that all systems share."""


def refusal(error: OSError) -> tuple[str, str]:
    """Why a file or folder cannot be used and what to do about it, in words for people."""
    on_windows = getattr(error, "winerror", None)
    if on_windows in _OF_WINDOWS:
        return _OF_WINDOWS[on_windows]
    number = _ALIASES.get(error.errno or 0, error.errno or 0)
    if number in _REFUSALS:
        return _REFUSALS[number]
    said = error.strerror or type(error).__name__
    return f"sistem menolak ({said})", "periksa berkas dan foldernya, lalu jalankan lagi"


def place_of(error: OSError) -> str:
    """The file or folder that the operating system refused; empty when it names none."""
    name = error.filename2 or error.filename or ""
    return name.replace("\\", "/") if isinstance(name, str) else ""

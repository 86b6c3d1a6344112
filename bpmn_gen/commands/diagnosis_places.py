"""Whether the folders of a run can be used: space, rights, speed, and how long paths may become."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from bpmn_gen.commands.diagnosis import Remark, State, existing
from bpmn_gen.compiler.wording import counted
from bpmn_gen.store import disk
from bpmn_gen.store.windows_paths import LONGEST, SHORT_PROJECT, fault_of, length_of
from bpmn_gen.system_refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.commands.diagnosis import Surroundings

ENOUGH, LEAST = 500, 100
"""Megabytes: a build of all unit types takes some hundred, and its files are written beside the
old ones before they replace them."""
ROOM = 150
"""Characters that paths below the output folder may take with the longest names of units."""
FILES, BYTES, SLOW = 20, 20_000, 0.05
"""How many files of which size are written to see how long one takes, and the seconds from which
on it is slow."""
LEAST_ROOM = 60
"""Characters below which not even the shortest results fit, with the name that a file has while it
is being written."""
DEFS, OUTPUT, TEMPORARY = "folder definisi", "folder hasil", "folder sementara"
INSTEAD = {
    DEFS: (
        "periksa izin folder itu, atau salin proyeknya ke folder milik Anda, misalnya "
        f"{SHORT_PROJECT}; penyusunan tetap berjalan, tetapi impor dan fmt tidak dapat menyimpan"
    ),
    OUTPUT: "periksa izin folder itu, atau pilih folder lain dengan --folder-hasil FOLDER",
    TEMPORARY: (
        "kosongkan folder sementara, atau minta petugas TI mengatur TEMP ke folder yang dapat "
        "ditulisi"
    ),
}
"""What helps where a folder cannot be written."""
MOVE = f"pindahkan proyek ke folder berjalur pendek, misalnya {SHORT_PROJECT}"


def space(around: Surroundings) -> Iterator[Remark]:
    """Whether results and temporary files have room."""
    for name, folder in _folders(around):
        free = shutil.disk_usage(existing(folder)).free // 1_000_000
        told = f"ruang kosong untuk {name}: {counted(free)} MB"
        if free >= ENOUGH:
            yield Remark("Penyimpanan", State.OK, told)
        else:
            state = State.WARNING if free >= LEAST else State.PROBLEM
            yield Remark("Penyimpanan", state, told, f"kosongkan sampai ada {ENOUGH} MB")


def rights(around: Surroundings) -> Iterator[Remark]:
    """Whether files can be made, replaced and removed where the program writes."""
    for name, folder in _folders(around):
        place = existing(folder)
        if why := _refused(place):
            told = f"{name} ({place.as_posix()}) tidak dapat ditulisi: {why}"
            yield Remark("Izin menulis", State.PROBLEM, told, INSTEAD[name])
        else:
            yield Remark("Izin menulis", State.OK, f"{name} ({place.as_posix()}) dapat ditulisi")


def _folders(around: Surroundings) -> Iterator[tuple[str, Path]]:
    """The folders that the program writes to."""
    if around.project and not around.project.uses_shipped:
        yield DEFS, around.project.defs
    yield OUTPUT, around.output
    yield TEMPORARY, Path(tempfile.gettempdir())


def _refused(folder: Path) -> str:
    """Why no file can be made, replaced and removed in a folder; empty where it can."""
    file = folder / f".bpmn-gen-{secrets.token_hex(4)}.tmp"  # a build sweeps such names away
    try:
        disk.write_atomically(file, b"satu")
        disk.write_atomically(file, b"dua")
        file.unlink()
    except OSError as error:
        with suppress(OSError):
            file.unlink(missing_ok=True)
        return refusal(error)[0]
    return ""


def speed(around: Surroundings) -> Iterator[Remark]:
    """How long a small file takes, which virus scanners and network folders multiply."""
    folder = existing(around.output) / f".bpmn-gen-{secrets.token_hex(4)}.tmp"
    try:
        folder.mkdir()
        began = time.perf_counter()
        for number in range(FILES):
            disk.write_atomically(folder / f"{number}.svg", secrets.token_bytes(BYTES))
        each = (time.perf_counter() - began) / FILES
    except OSError as error:
        told = f"kecepatan menulis tidak dapat diukur: {refusal(error)[0]}"
        yield Remark("Kecepatan menulis", State.NOTE, told)
        return
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    told = f"satu berkas kecil tertulis dalam {max(1, round(each * 1000))} milidetik"
    if each < SLOW:
        yield Remark("Kecepatan menulis", State.OK, told)
        return
    remedy = (
        "pakai --folder-hasil di luar OneDrive dan folder jaringan, minta petugas TI mengecualikan "
        "folder hasil dari pemindaian virus, atau batasi bentuknya, misalnya --format pdf,docx"
    )
    why = f"{told}; pemindai virus atau folder jaringan memperlambatnya"
    yield Remark("Kecepatan menulis", State.WARNING, why, remedy)


def lengths(around: Surroundings) -> Iterator[Remark]:
    """How much room the output folder leaves for paths, and whether its names are usual ones."""
    place = os.path.abspath(around.output)  # noqa: PTH100 -- a string
    used = length_of(place)
    left = LONGEST - used - 1
    rest = f"sisa {left} dari {LONGEST}" if left > 0 else f"sedangkan Windows membaca {LONGEST}"
    told = f"jalur folder hasil {used} huruf, {rest} untuk berkas di dalamnya"
    if left >= ROOM:
        yield Remark("Jalur", State.OK, told)
    elif left >= LEAST_ROOM:
        told = f"{told}; nama unit yang panjang perlu {ROOM}"
        yield Remark("Jalur", State.WARNING, told, MOVE)
    else:
        told = f"{told}: terlalu panjang, hasil tidak dapat ditulis atau dibuka di Windows"
        yield Remark("Jalur", State.PROBLEM, told, MOVE)
    parts = [part for part in Path(place).parts[1:] if fault_of(part)]
    for part in parts:
        told = f"folder '{part}' tidak dapat ada di Windows: {fault_of(part)}"
        yield Remark("Jalur", State.WARNING, told, "beri folder itu nama lain")
    if "onedrive" in place.casefold():
        told = "folder hasil ada di OneDrive, yang menahan berkas selama disinkronkan"
        remedy = "bila berkas sering tertahan, pakai --folder-hasil ke folder di luar OneDrive"
        yield Remark("Jalur", State.NOTE, told, remedy)
    yield from _long_paths()


def _long_paths() -> Iterator[Remark]:
    """Whether Windows allows longer paths, which does not help Word, Excel and Explorer."""
    if sys.platform != "win32":
        return
    import winreg  # noqa: PLC0415 -- only there

    key = r"SYSTEM\CurrentControlSet\Control\FileSystem"
    with suppress(OSError), winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key) as opened:
        is_on = bool(winreg.QueryValueEx(opened, "LongPathsEnabled")[0])
        told = "diizinkan" if is_on else "tidak diizinkan"
        sentence = (
            f"jalur lebih dari {LONGEST} huruf {told} Windows; Word dan Excel tetap menolaknya"
        )
        yield Remark("Jalur", State.NOTE, sentence)

"""The proxy, from environment variables, the system and the settings of pip; no password is told.

The program needs no network.  Whoever installs or renews it does, and half of the offices stand
behind a proxy that nobody remembers.
"""

from __future__ import annotations

import configparser
import os
import re
import sys
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

from bpmn_gen.commands.diagnosis import Remark, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.commands.diagnosis import Surroundings

TOPIC = "Proksi"
VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
ADDRESSES = ("index-url", "extra-index-url", "proxy")
"""Settings of pip that hold addresses; of the others only the name is told."""
OTHERS = ("no-index", "find-links", "trusted-host", "cert", "client-cert")
SCHEMES = ("http", "https", "socks4", "socks5", "file")
HIDDEN = "dengan nama pengguna atau kata sandi, yang tidak ditampilkan"
UNREADABLE = "(alamatnya tidak terbaca)"
_HOST = re.compile(r"(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:]+\])(?::[0-9]{1,5})?")
_FORM = "tulis sebagai http://alamat:nomor, misalnya http://10.0.0.1:8080"


def proxy(_around: Surroundings) -> Iterator[Remark]:
    """All that decides how pip reaches its index."""
    found = [*_of_environment(), *_of_system(), *_of_pip_variables(), *_of_pip_files()]
    yield from found
    if not found:
        told = "tidak ada proksi yang diatur; program sendiri tidak memerlukan internet"
        yield Remark(TOPIC, State.OK, told)


def shown(address: str) -> str:
    """An address as it may be told: without user, password, path and query."""
    scheme, separator, rest = address.strip().partition("://")
    if not separator:
        scheme, rest = "", address.strip()
    host = re.split(r"[/?#]", rest.rpartition("@")[2], maxsplit=1)[0]
    if not _HOST.fullmatch(host):
        return UNREADABLE
    known = scheme.lower() if scheme.lower() in SCHEMES else ""
    secret = f" {HIDDEN}" if "@" in rest else ""
    return f"{known}://{host}{secret}" if known else f"{host}{secret}"


def _of_environment() -> Iterator[Remark]:
    """The variables that most programs read."""
    values = {name: _value(name) for name in VARIABLES}
    for name, value in values.items():
        if value:
            yield _told(f"{name}: {shown(value)}", value)
    if values["HTTP_PROXY"] and not (values["HTTPS_PROXY"] or values["ALL_PROXY"]):
        told = "HTTP_PROXY diatur tanpa HTTPS_PROXY, padahal pip memakai https"
        yield Remark(TOPIC, State.WARNING, told, "atur HTTPS_PROXY dengan alamat yang sama")
    if _value("NO_PROXY"):
        yield Remark(TOPIC, State.NOTE, "NO_PROXY diatur: sebagian alamat tidak lewat proksi")


def _value(name: str) -> str:
    """A variable in capitals or small letters."""
    return (os.environ.get(name) or os.environ.get(name.lower()) or "").strip()


def _told(sentence: str, value: str) -> Remark:
    """A setting that holds an address."""
    if shown(value) == UNREADABLE:
        return Remark(TOPIC, State.WARNING, sentence, _FORM)
    return Remark(TOPIC, State.NOTE, sentence)


def _of_system() -> Iterator[Remark]:
    """The proxy of Windows or macOS, which pip uses where no variable is set."""
    if sys.platform not in {"win32", "darwin"} or any(map(_value, VARIABLES)):
        return
    for scheme, value in sorted(urllib.request.getproxies().items()):
        if scheme in {"http", "https"}:
            yield _told(f"pengaturan sistem, {scheme}: {shown(value)}", value)


def _of_pip_variables() -> Iterator[Remark]:
    """Settings of pip in the environment."""
    for key in (*ADDRESSES, *OTHERS):
        name = f"PIP_{key.upper().replace('-', '_')}"
        if value := os.environ.get(name, "").strip():
            yield from _of_pip(name, key, value)


def _of_pip_files() -> Iterator[Remark]:
    """Settings of pip in its files."""
    for path in _pip_files():
        settings = configparser.RawConfigParser(strict=False)
        try:
            settings.read_string(path.read_text("utf-8-sig"), str(path))
        except FileNotFoundError:
            continue
        except (OSError, ValueError, configparser.Error) as error:
            told = f"pengaturan pip {path.as_posix()} tidak dapat dibaca ({type(error).__name__})"
            yield Remark(TOPIC, State.WARNING, told, "perbaiki atau hapus berkas itu")
            continue
        for section in settings.sections():
            for key, value in settings.items(section):
                yield from _of_pip(f"{path.as_posix()} [{section}] {key}", key, value)


def _of_pip(name: str, key: str, value: str) -> Iterator[Remark]:
    """One setting of pip."""
    plain = key.lower().replace("_", "-")
    if plain in ADDRESSES:
        every = value.split()
        for one in every if all("://" in one for one in every) else [value]:
            yield _told(f"pip, {name}: {shown(one)}", one)
    elif plain in OTHERS:
        yield Remark(TOPIC, State.NOTE, f"pip, {name} diatur")


def _pip_files() -> list[Path]:
    """Where pip looks for its settings: for all, for the user, for the environment of Python."""
    name = "pip.ini" if os.name == "nt" else "pip.conf"
    folders = [os.environ.get("PROGRAMDATA", ""), os.environ.get("APPDATA", "")]
    places = [Path(folder) / "pip" / name for folder in folders if folder]
    home = os.path.expanduser("~")  # noqa: PTH111 -- never fails
    if os.name != "nt":
        places = [Path("/etc") / name, Path(home) / ".config/pip" / name]
    places += [Path(home) / "pip" / name, Path(home) / ".pip" / name, Path(sys.prefix) / name]
    if own := os.environ.get("PIP_CONFIG_FILE"):
        places.append(Path(own))
    return list(dict.fromkeys(places))

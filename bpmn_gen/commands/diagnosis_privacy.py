"""Takes people out of a text that is sent away: names in paths, addresses, numbers of officials."""

from __future__ import annotations

import getpass
import os
import platform
import re
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HOME, USER, MACHINE = "<folder-pribadi>", "<pengguna>", "<komputer>"
_HOMES = re.compile(
    r"((?:[a-z]:)?[\\/](?:users|home|documents and settings)[\\/])[^\\/:*?\"<>|'(),;\n]+",
    re.IGNORECASE,
)
"""Folders of users, whoever they are."""
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NUMBER = re.compile(r"(?<!\d)\d{4}[ .-]?\d{4}[ .-]?\d{4,6}(?:[ .-]?\d){0,6}(?!\d)")
"""NIP, NIK and numbers of telephones, which are written in many ways."""
LEAST = 3
"""Letters of a name from which on it is replaced anywhere; shorter ones only in paths."""


def without_people(text: str, folders: Mapping[str, str]) -> str:
    """The text with folders, user, machine, mail addresses and long numbers replaced.

    Args:
        text: what is sent away.
        folders: absolute paths whose names may say something, each with what stands for it.
    """
    home = os.path.expanduser("~")  # noqa: PTH111 -- never fails
    for folder, stands in sorted({home: HOME, **folders}.items(), key=lambda one: -len(one[0])):
        for written in _spellings(folder):
            pattern = rf"{re.escape(written)}(?![\w.-])"
            text = re.sub(pattern, stands, text, flags=re.IGNORECASE)
    text = _HOMES.sub(rf"\g<1>{USER}", text)
    for name, stands in ((_user(), USER), (platform.node(), MACHINE)):
        if len(name) >= LEAST:
            pattern = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
            text = re.sub(pattern, stands, text, flags=re.IGNORECASE)
        elif name:
            text = re.sub(rf"(?<=[\\/]){re.escape(name)}(?=[\\/'\s]|$)", stands, text)
    return _NUMBER.sub("<nomor>", _ADDRESS.sub("<alamat-surel>", text))


def _spellings(folder: str) -> list[str]:
    """A folder with either stroke; none where it is the root of everything."""
    plain = folder.rstrip("\\/")
    return [one for one in dict.fromkeys((plain, plain.replace("\\", "/"))) if len(one) >= LEAST]


def _user() -> str:
    """The name under which the user is logged in; empty where nobody knows it."""
    with suppress(Exception):
        return getpass.getuser()
    return ""

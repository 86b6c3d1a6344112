"""Questions on the screen, and what people answer."""

from __future__ import annotations

YES = ("y", "ya", "iya", "yes", "ok", "oke")
NO = ("t", "tidak", "n", "no", "tdk", "batal")
"""Answers in small letters; ``Pasang.bat`` understands the same ones."""


def asked(question: str) -> str:
    """An answer without blanks around it.

    Raises:
        EOFError: when nobody can answer any more.
    """
    return input(question).strip()


def agreed(question: str) -> bool:
    """Whether somebody says yes; what is neither yes nor no is asked again.

    Raises:
        EOFError: when nobody can answer any more.
    """
    while True:
        answer = asked(f"{question} Ketik Y untuk ya, T untuk tidak, lalu Enter: ")
        word = answer.strip(" .!\"'").casefold()
        if word in YES:
            return True
        if word in NO or not word:
            return False
        print(f"{answer!r} bukan ya atau tidak.")

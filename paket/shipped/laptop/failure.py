"""What a person has to know when something does not work: what, why, and what helps."""

from __future__ import annotations

from .refusals import place_of, refusal

AGAIN = "ekstrak lagi berkas zip paketnya, atau unduh zip itu sekali lagi"


class FailureError(Exception):
    """What does not work, and what helps."""

    def __init__(self, what: str, hint: str) -> None:
        """Both are parts of sentences in Indonesian."""
        super().__init__(what)
        self.hint = hint


def refused(error: OSError, place: object) -> FailureError:
    """What the system refuses, with the file or folder that it names, else ``place``."""
    why, hint = refusal(error)
    return FailureError(f"{place_of(error) or place}: {why}", hint)

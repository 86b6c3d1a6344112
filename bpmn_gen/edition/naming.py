"""Number and date of a decree as people write them, and the name of the folder made of them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from bpmn_gen.definition.dates import day_of, told_date
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.errors import MisuseError

if TYPE_CHECKING:
    import datetime as dt

LONGEST_NUMBER = 120
"""Characters of a number; those of decrees have some twenty."""
LONGEST_SLUG = 40
"""Characters of the number in the name of a folder, because Windows bounds whole paths."""
_LABEL = re.compile(r"^(?:nomor|no\.?)\s*:?\s+", re.IGNORECASE)


def number_of(text: str) -> str:
    """The number of a decree, without the word before it.

    Raises:
        MisuseError: when it is blank, too long, or holds signs that nobody can see.
    """
    number = _LABEL.sub("", " ".join(unicodedata.normalize("NFC", text).split()))
    if not any(sign.isalnum() for sign in number):
        raise MisuseError("Nomor keputusan masih kosong; tulis misalnya --nomor 188.4/123")
    if len(number) > LONGEST_NUMBER:
        raise MisuseError(f"Nomor keputusan lebih dari {LONGEST_NUMBER} huruf")
    if any(unicodedata.category(sign).startswith("C") for sign in number):
        raise MisuseError("Nomor keputusan memuat tanda yang tidak terlihat; ketik ulang nomornya")
    return number


def date_of(text: str) -> dt.date:
    """The day on which a decree was signed.

    Raises:
        MisuseError: when the text names no day.
    """
    try:
        return day_of(text.strip())
    except (ValueError, OverflowError) as error:
        told, hint = told_date(text)
        raise MisuseError(f"Tanggal keputusan: {told}; {hint}") from error


def slug_of(number: str, day: dt.date) -> str:
    """The folder of an edition: date first, so that folders stand in the order of time.

    It begins with digits, so it is never a name that Windows keeps for itself.
    """
    return f"{day.isoformat()}-{file_slug(number, LONGEST_SLUG)}".rstrip("-")

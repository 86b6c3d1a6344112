"""Element ids: ASCII, short, and dependent on nothing but the author's own words.

bpmn-js drops elements with accented ids and engines refuse long ones, so text is transliterated
and cut; what a cut loses is kept apart by a digest.  Ids are also names of files, and Windows does
not tell capitals apart and keeps some names for itself.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

MAX_SLUG = 48
"""Characters of an author's text kept in an id: long enough to read, far under the limit of 255."""

_NOT_ID = re.compile(r"[^A-Za-z0-9]+")
_CUT = re.compile(rf"[A-Za-z0-9_]{{1,{MAX_SLUG + 1}}}_[0-9a-f]{{6}}(?:_[0-9]{{1,4}})?")
"""What was cut already; it stays as it is."""
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]", re.IGNORECASE)


def slug(text: str) -> str:
    """An id made of ``text``: ``[A-Za-z_][A-Za-z0-9_]*``, at most MAX_SLUG + 13 characters.

    An id made before comes out as it is.
    """
    if len(text) > MAX_SLUG and _CUT.fullmatch(text):
        return text if text[0].isalpha() or text[0] == "_" else f"_{text}"
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    word = _NOT_ID.sub("_", plain).strip("_")
    lossy = not word or len(word) > MAX_SLUG
    if lossy:
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()[:6]
        word = f"{word[:MAX_SLUG].rstrip('_')}_{digest}".lstrip("_")
    return word if word[:1].isalpha() and not _RESERVED.fullmatch(word) else f"_{word}"


class IdSpace:
    """Hands out ids that are unique in one file, whether capitals count or not."""

    def __init__(self) -> None:
        """Start with no id taken."""
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}

    def take(self, wanted: str) -> str:
        """The wanted id, or it with the first free number (from 2) behind it."""
        key = wanted.casefold()
        candidate, number = wanted, self._last.get(key, 1)
        while candidate.casefold() in self._taken:
            number += 1
            candidate = f"{wanted}_{number}"
        self._last[key] = number
        self._taken.add(candidate.casefold())
        return candidate

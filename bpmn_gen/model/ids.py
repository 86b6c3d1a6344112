"""Element ids: ASCII, short, and dependent on nothing but the author's own words.

bpmn-js drops elements with accented ids and engines refuse long ones, so text is transliterated
and cut.  A digest of the whole text follows a cut, so that two texts with one beginning get two
ids.  Ids become names of files too, and Windows treats capitals and small letters alike and keeps
some names for itself.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

MAX_SLUG = 48
"""Characters of an author's text that an id keeps: enough to read, far from the limit of 255."""

_NOT_ID = re.compile(r"[^A-Za-z0-9]+")
_CUT = re.compile(rf"[A-Za-z0-9_]{{1,{MAX_SLUG + 1}}}_[0-9a-f]{{6}}(?:_[0-9]{{1,4}})?")
"""An id that was cut before: the text, six digits of the digest, perhaps a number behind it."""
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:[.:].*)?",
    re.IGNORECASE | re.DOTALL,
)
"""Names that Windows keeps for devices, in every folder, with any ending and spaces before it."""


def is_device(name: str) -> bool:
    """Whether no file can have a name on Windows."""
    return bool(_DEVICE.fullmatch(name))


def slug(text: str) -> str:
    """An id made of ``text``: ``[A-Za-z_][A-Za-z0-9_]*``, at most MAX_SLUG + 13 characters.

    An id that was made here before comes out as it is, so that files can be read and written again.
    """
    if len(text) > MAX_SLUG and _CUT.fullmatch(text):
        return text if text[0].isalpha() or text[0] == "_" else f"_{text}"
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    word = _NOT_ID.sub("_", plain).strip("_")
    lossy = not word or len(word) > MAX_SLUG
    if lossy:
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()[:6]
        word = f"{word[:MAX_SLUG].rstrip('_')}_{digest}".lstrip("_")
    return word if word[:1].isalpha() and not is_device(word) else f"_{word}"


class IdSpace:
    """Hands out ids of which no two are equal, even where capitals and small letters are alike."""

    def __init__(self) -> None:
        """Start with no id taken."""
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}

    def take(self, wanted: str) -> str:
        """The wanted id, or the same with the first free number, from 2, behind it."""
        key = wanted.casefold()
        candidate, number = wanted, self._last.get(key, 1)
        while candidate.casefold() in self._taken:
            number += 1
            candidate = f"{wanted}_{number}"
        self._last[key] = number
        self._taken.add(candidate.casefold())
        return candidate

"""Names of people's things as names of folders and files."""

from __future__ import annotations

import re
import unicodedata

from bpmn_gen.model.ids import is_device

_NOT_FILE = re.compile(r"[^a-z0-9]+")
_MAX_SLUG = 60


def file_slug(name: str, most: int = _MAX_SLUG) -> str:
    """A folder name that every file system takes: lower case ASCII words joined by ``-``.

    A name that Windows keeps for a device gets a ``-`` behind it, as no other name has one.

    Args:
        name: what the folder or file is about.
        most: characters; a longer name ends with the last word that fits whole.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    words = _NOT_FILE.sub("-", plain.lower()).strip("-")
    cut = words[:most]
    if len(words) > most and words[most] != "-" and "-" in cut:
        cut = cut.rpartition("-")[0]
    slug = cut.rstrip("-") or "tanpa-nama"
    return f"{slug}-" if is_device(slug) else slug

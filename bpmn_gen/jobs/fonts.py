"""Finds fonts for PDF files beside the templates, else where systems keep them.

Bookman Old Style is not free, so none comes with the program.  Free fonts with its metrics break
lines in the same places.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from bpmn_gen.store.bounded import is_inside

FOLDER = "huruf"
"""Folder of the templates in which a project may put fonts."""
SYSTEM_FOLDERS = (
    "/usr/share/texmf/fonts/opentype/public/tex-gyre",
    "/usr/share/fonts/opentype/urw-base35",
    "C:/Windows/Fonts",
)
MARKS = ("texgyrebonum", "urwbookman", "bookos")
"""How the names of files begin, in small letters, that hold a font with the metrics of Bookman Old
Style."""


def bookman_folders(templates: Path) -> tuple[str, ...]:
    """The first folder that holds a font with the metrics of Bookman Old Style.

    A folder of the templates counts only where neither it nor anything in it leads elsewhere.
    """
    own = templates / FOLDER
    leads_away = own.is_dir() and not all(is_inside(path, templates) for path in own.iterdir())
    for place in (*(() if leads_away else (own,)), *map(Path, SYSTEM_FOLDERS)):
        if place.is_dir() and any(path.name.lower().startswith(MARKS) for path in place.iterdir()):
            return (str(place),)
    return ()


@cache
def faces_digest(folders: tuple[str, ...]) -> str:
    """Digest of the fonts in the folders, because another version may break lines elsewhere."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(Path(folder).iterdir()):
            if path.name.lower().startswith(MARKS) and path.is_file():
                digest.update(path.name.encode(errors="surrogateescape") + path.read_bytes())
    return digest.hexdigest()

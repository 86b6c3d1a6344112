"""``python -m manual``: write the documentation into ``site/``, or into the folder named."""

from __future__ import annotations

import sys
from pathlib import Path

from manual.site import site, write

FOLDER = "site"


def main(arguments: list[str]) -> int:
    """Write the site; 1 and nothing written when a link of it leads nowhere."""
    made = site()
    for problem in made.problems:
        sys.stderr.write(f"{problem}\n")
    if made.problems:
        return 1
    folder = Path(arguments[0] if arguments else FOLDER)
    write(made, folder)
    sys.stderr.write(f"{len(made.files)} files in {folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

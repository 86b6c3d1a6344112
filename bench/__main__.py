"""``python -m bench [PART]... [--runs N]``: prints the tables of all parts, or of those named.

``python -m bench models FOLDER`` measures layouts on public models that are in a folder,
``python -m bench vendors FOLDER`` tells what becomes of the files of other tools.
"""

from __future__ import annotations

import argparse
import sys

from bench import drawings, editor, models, pages, program, review_year, saves, sop, vendors

PARTS = {
    "program": program.show,
    "layout": drawings.show,
    "sop": sop.show,
    "pages": pages.show,
    "year": review_year.show,
    "editor": editor.show,
    "saves": saves.show,
}
WALKS = {"models": models.main, "vendors": vendors.main}
"""Parts that walk through a folder of files that the project does not hold."""


def main() -> None:
    """Show what was asked for; everything by default."""
    if walk := WALKS.get(" ".join(sys.argv[1:2])):
        walk(sys.argv[2:])
        return
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("part", nargs="*", choices=[*PARTS, []], help="default: all")
    parser.add_argument("--runs", type=int, default=5, help="runs of each measurement")
    wanted = parser.parse_args()
    for name, show in PARTS.items():
        if not wanted.part or name in wanted.part:
            show(wanted.runs)


if __name__ == "__main__":
    main()

"""``python -m bench [PART]... [--runs N]``: prints the tables of all parts, or of those named."""

from __future__ import annotations

import argparse

from bench import drawings, editor, pages, program, review_year, saves, sop

PARTS = {
    "program": program.show,
    "layout": drawings.show,
    "sop": sop.show,
    "pages": pages.show,
    "year": review_year.show,
    "editor": editor.show,
    "saves": saves.show,
}


def main() -> None:
    """Show what was asked for; everything by default."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("part", nargs="*", choices=[*PARTS, []], help="default: all")
    parser.add_argument("--runs", type=int, default=5, help="runs of each measurement")
    wanted = parser.parse_args()
    for name, show in PARTS.items():
        if not wanted.part or name in wanted.part:
            show(wanted.runs)


if __name__ == "__main__":
    main()

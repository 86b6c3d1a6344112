"""Tables of all keys of definition files, as ``docs/definisi.md`` shows them.

``python -m tests.structure.key_tables`` renews that document.
"""

from __future__ import annotations

from manual.key_pages import tables
from tests.structure.tree import ROOT

DOCUMENT = ROOT / "docs/definisi.md"
BEGIN = "<!-- tabel kunci -->\n"
"""Everything behind this line of the document is made by this module."""


def document() -> str:
    """The document with its tables renewed."""
    head, _, _ = DOCUMENT.read_text("utf-8").partition(BEGIN)
    made = [line for _, lines in tables(lambda title: f"#{title}") for line in lines]
    return head + BEGIN + "\n" + "\n".join(made).rstrip("\n") + "\n"


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8", newline="\n")

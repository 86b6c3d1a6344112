"""The regulation as it is printed: its marks, paragraphs and sentences, in order.

Its text does not belong to the project; where it lies beside the checkout, everything that the
catalogue says about its shape is tried.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

_SHARED = Path(__file__).resolve().parents[3] / "shared"
TEXT = _SHARED / "regulation" / "perbup-cilacap-5-2024.txt"
_MARK = re.compile(
    r"(?:- )?(BAB [IVX]+|Pasal \d+|[A-Z]\.|\d+\.|[a-z]\.|\d+\)|[a-z]\)|\(\d+\))(?:\s+(.*))?$"
)
_INLINE = re.compile(r";\s+(c\))\s+(?=Pejabat Level I akan)")
"""The one mark that the text prints in the middle of a line (BAB II huruf D angka 8 angka 2)."""
_UNNUMBERED = re.compile(r"- (?=(?:arahan|target|keselarasan) )")
_SENTENCE = re.compile(r"(?<=[.:])\s+(?=[A-Z])|(?<=Level 1\.) (?=pelaksanaan)")


@dataclass(slots=True)
class Item:
    """A marked piece of text with what stands below it up to the next mark."""

    mark: str
    """As printed, without the dot behind it."""
    text: str
    paragraphs: list[str] = field(default_factory=list)
    unnumbered: int = 0
    """Items below it that have no mark."""

    @property
    def sign(self) -> str:
        """The mark without brackets and words."""
        return re.sub(r"BAB |Pasal |[()]", "", self.mark)


@cache
def annex() -> tuple[Item, ...]:
    """The annex from its first chapter on."""
    text = TEXT.read_text(encoding="utf-8")
    start, end = text.index("BAB I\nPENDAHULUAN"), text.rindex("Pj. BUPATI CILACAP")
    return _items(_INLINE.sub(r";\n\1 ", text[start:end]))


@cache
def body() -> tuple[Item, ...]:
    """The articles."""
    text = TEXT.read_text(encoding="utf-8")
    start, end = text.index("Pasal 1\n"), text.index("Agar setiap orang mengetahuinya")
    kept = re.sub(
        r"\n(?:BAB [IVX]+|Bagian Ke\w+)\b.*(?:\n+[A-Z][A-Z -]+(?=\n))?", "\n", text[start:end]
    )
    return tuple(item for item in _items(kept) if not item.mark.startswith("BAB"))


def sentences(text: str) -> int:
    """How many sentences a paragraph has."""
    return len(_SENTENCE.split(text))


def _items(text: str) -> tuple[Item, ...]:
    """The marked pieces of a text; pages break paragraphs, which are joined again."""
    items: list[Item] = []
    is_after_blank = True
    for raw in text.splitlines():
        line = raw.strip()
        if not line:
            is_after_blank = True
            continue
        found = _MARK.match(line)
        if found:
            items.append(Item(found[1].rstrip("."), found[2] or ""))
        elif _UNNUMBERED.match(line):
            items[-1].unnumbered += 1
        else:
            _add(items[-1], line.removeprefix("- "), is_after_blank=is_after_blank)
        is_after_blank = False
    return tuple(items)


def _add(item: Item, line: str, *, is_after_blank: bool) -> None:
    """A line without a mark: a new paragraph, or more of the one before."""
    texts = item.paragraphs
    last = texts[-1] if texts else item.text
    is_open = bool(last) and not re.search(r"[.;:]\s*$", last)
    if not (is_open and (line[0].islower() or line[0] == "(" or (texts and not is_after_blank))):
        texts.append(line)
    elif texts:
        texts[-1] += f" {line}"
    else:
        item.text += f" {line}"

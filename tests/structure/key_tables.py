"""Tables of all keys of definition files, as ``docs/definisi.md`` shows them.

``python -m tests.structure.key_tables`` renews that document.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bpmn_gen.definition.json_schema import schemas
from bpmn_gen.definition.kinds import KINDS
from tests.structure.tree import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCUMENT = ROOT / "docs/definisi.md"
BEGIN = "<!-- tabel kunci -->\n"
"""Everything behind this line of the document is made by this module."""
NOTHING = {"type": "null"}
MOST = 3
"""Choices that are listed; only steps have more."""
SPLIT = re.compile(r"(?<=[a-z])(?=[A-Z])")


def document() -> str:
    """The document with its tables renewed."""
    head, _, _ = DOCUMENT.read_text("utf-8").partition(BEGIN)
    return head + BEGIN + "\n" + "\n".join(_tables()).rstrip("\n") + "\n"


def _tables() -> Iterator[str]:
    """Each kind of file with its objects; an object that several kinds hold stands once."""
    told: set[str] = set()
    for kind in KINDS:
        schema = schemas()[f"{kind.name}.json"]
        yield from (f"## `{kind.place}`", "", str(schema.get("description", "")), "")
        yield from _rows(schema)
        for name, part in schema.get("$defs", {}).items():
            if name not in told and "properties" in part:
                told.add(name)
                yield from (f"### {_title(name)}", "", part.get("description", ""), "")
                yield from _rows(part)


def _rows(schema: dict[str, Any]) -> Iterator[str]:
    """The keys of one object."""
    if "properties" not in schema:
        yield from (f"Isi: {_content(schema)}.", "")
        return
    required = set(schema.get("required", ()))
    yield from ("| kunci | isi | arti |", "|---|---|---|")
    for key, part in schema["properties"].items():
        name = f"**`{key}`**" if key in required else f"`{key}`"
        yield f"| {name} | {_content(part)} | {part.get('description', '')} |"
    yield ""


def _content(schema: dict[str, Any]) -> str:
    """What may stand behind a key, in a few words."""
    choices = [one for one in schema.get("anyOf", schema.get("oneOf", ())) if one != NOTHING]
    if choices:
        return _one_of([_content(one) for one in choices])
    if "$ref" in schema:
        name = _title(schema["$ref"].rpartition("/")[2])
        return f"[{name}](#{name.replace(' ', '-')})"
    if "enum" in schema:
        return ", ".join(f"`{word}`" for word in schema["enum"])
    kind = schema.get("type")
    if kind == "array":
        return f"daftar {_content(schema.get('items', {}))}"
    if kind == "object":
        known = schema.get("patternProperties", {"": schema.get("additionalProperties", {})})
        return f"kunci dan {_content(next(iter(known.values())))}"
    return "bilangan" if kind in ("integer", "number") else "teks"


def _one_of(contents: list[str]) -> str:
    """Several contents; a thing or a list of such things in short."""
    if len(contents) > MOST:
        return "langkah"
    first, *others = dict.fromkeys(contents)
    return (
        f"{first} atau daftar" if others == [f"daftar {first}"] else " atau ".join([first, *others])
    )


def _title(name: str) -> str:
    """The name of an object as a heading."""
    return SPLIT.sub(" ", name).lower()


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8", newline="\n")

"""The reference of all keys of definition files, made from the schema."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bpmn_gen.definition.json_schema import schemas
from bpmn_gen.definition.kinds import KINDS
from manual.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bpmn_gen.definition.kinds import Kind

FOLDER = "rujukan/kunci"
DOCUMENT = "docs/definisi.md"
"""The document that shows the same tables."""
NOTHING = {"type": "null"}
MOST = 3
"""Choices that are listed; only steps have more."""
_SPLIT = re.compile(r"(?<=[a-z])(?=[A-Z])")
_OPENING = """\
# Semua kunci

Halaman-halaman ini dibuat dari skema yang dipakai program untuk memeriksa berkas. Cara menulisnya
ada di [Berkas definisi](definisi.md). Kunci bercetak tebal wajib ditulis.

| berkas di `process_defs` | isinya |
|---|---|
"""


def tables(link: Callable[[str], str]) -> Iterator[tuple[Kind, list[str]]]:
    """Each kind of file with its tables; an object that several kinds hold stands once.

    Args:
        link: where the heading of an object stands, by its title.
    """
    told: set[str] = set()
    for kind in KINDS:
        schema = schemas()[f"{kind.name}.json"]
        lines = [f"## `{kind.place}`", "", str(schema.get("description", "")), ""]
        lines += _rows(schema, link)
        for name, part in schema.get("$defs", {}).items():
            if name not in told and "properties" in part:
                told.add(name)
                lines += [f"### {_title(name)}", "", part.get("description", ""), ""]
                lines += _rows(part, link)
        yield kind, lines


def pages() -> Iterator[Page]:
    """A page that lists the kinds of files, then one for each."""
    homes: dict[str, str] = {}
    for kind, lines in tables(lambda title: title):
        named = (line[4:] for line in lines if line.startswith("### "))
        homes |= {title.replace(" ", "-"): f"kunci-{kind.name}.md" for title in named}
    made = list(tables(lambda title: f"{homes[title]}#{title}"))
    rows = [f"| [`{kind.place}`](kunci-{kind.name}.md) | {lines[2]} |" for kind, lines in made]
    shown = tuple(f"{DOCUMENT}#{anchor}" for anchor in ("semua-kunci", *homes))
    yield Page(FOLDER, _OPENING + "\n".join(rows) + "\n", shown[:1])
    for kind, lines in made:
        objects = (line.replace("### ", "## ", 1) for line in lines[1:])
        text = "\n".join([f"# Kunci `{kind.place}`", *objects])
        yield Page(f"{FOLDER}-{kind.name}", text)


def _rows(schema: dict[str, Any], link: Callable[[str], str]) -> Iterator[str]:
    """The keys of one object."""
    if "properties" not in schema:
        yield from (f"Isi: {_content(schema, link)}.", "")
        return
    required = set(schema.get("required", ()))
    yield from ("| kunci | isi | arti |", "|---|---|---|")
    for key, part in schema["properties"].items():
        name = f"**`{key}`**" if key in required else f"`{key}`"
        yield f"| {name} | {_content(part, link)} | {part.get('description', '')} |"
    yield ""


def _content(schema: dict[str, Any], link: Callable[[str], str]) -> str:
    """What may stand behind a key, in a few words."""
    choices = [one for one in schema.get("anyOf", schema.get("oneOf", ())) if one != NOTHING]
    if choices:
        return _one_of([_content(one, link) for one in choices])
    if "$ref" in schema:
        name = _title(schema["$ref"].rpartition("/")[2])
        return f"[{name}]({link(name.replace(' ', '-'))})"
    if "enum" in schema:
        return ", ".join(f"`{word}`" for word in schema["enum"])
    kind = schema.get("type")
    if kind == "array":
        return f"daftar {_content(schema.get('items', {}), link)}"
    if kind == "object":
        known = schema.get("patternProperties", {"": schema.get("additionalProperties", {})})
        return f"kunci dan {_content(next(iter(known.values())), link)}"
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
    return _SPLIT.sub(" ", name).lower()

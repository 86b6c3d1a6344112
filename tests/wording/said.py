"""Everything that the project prints or says in Indonesian, with the place of each text."""

from __future__ import annotations

import ast
import re
import zipfile
from typing import TYPE_CHECKING

import yaml

from tests.structure.tree import ROOT, modules, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DOCUMENTS = ("README.id.md", "CHANGELOG.md", "docs/panduan.md", "docs/definisi.md")
"""Those in Indonesian."""
_FENCED = re.compile(r"^( *)```.*?^\1```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`]*`|\]\([^)]*\)|https?://\S+")
"""What is written as the program wants it, and links."""
_TAG = re.compile(r"<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>", re.DOTALL)
_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
_RUN = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_TOLD_TO_NOBODY = ("r'", 'r"', "rf'", 'rf"')
"""How regular expressions begin."""
_KEY = re.compile(r"[a-z_0-9]+")
"""A word of definition files or of ours, which nobody reads in a sentence."""
FILLED_IN = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands where a text gets something filled in."""

Said = tuple[str, str]
"""Where a text stands, and the text."""


def everything() -> Iterator[Said]:
    """All texts."""
    for name in DOCUMENTS:
        yield from _document(ROOT / name)
    for path in sorted((ROOT / "manual/pages").rglob("*.md")):
        yield from _document(path)
    for path in modules("bpmn_gen", "manual"):
        yield from _strings(path)
    for folder in ("process_defs", "bpmn_gen/writing/examples", "manual"):
        for path in sorted((ROOT / folder).rglob("*.yaml")):
            yield from _definition(path)
    for path in sorted((ROOT / "templates").rglob("*.*")):
        yield from _word(path) if path.suffix == ".docx" else _template(path)


def _place(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT).as_posix()}:{line}"


def _document(path: Path) -> Iterator[Said]:
    """The prose of a document; its code says what the program or the author says elsewhere."""
    text = _replaced(_FENCED, "", path.read_text("utf-8"))
    text = re.sub(r"^ {2,}(?=\S)", "", text, flags=re.MULTILINE)
    for number, line in enumerate(_CODE.sub("`k`", text).splitlines(), 1):
        cells = line.split("|") if line.startswith("|") else [line]
        yield from ((_place(path, number), cell.strip()) for cell in cells)


def _strings(path: Path) -> Iterator[Said]:
    """The strings of a module that people may see: no docstrings, no regular expressions."""
    source = path.read_text("utf-8")
    lines, tree = source.splitlines(), parsed(path)
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            silent.update(id(part) for part in node.values)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in silent:
            begin = lines[node.lineno - 1].encode()[node.col_offset :].decode()
            if not begin.startswith(_TOLD_TO_NOBODY):
                yield _place(path, node.lineno), _text(node)


def _text(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.Constant):
        text = node.value if isinstance(node.value, str) else ""
        return "" if _KEY.fullmatch(text) or "${" in text else text
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else FILLED_IN for part in node.values
    )


def _definition(path: Path) -> Iterator[Said]:
    """The texts of a definition and its comments."""
    text = path.read_text("utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("#"):
            yield _place(path, number), line.lstrip("# ")
    stack = [yaml.compose(text)]
    while stack:
        node = stack.pop()
        if isinstance(node, yaml.ScalarNode):
            text = "" if _KEY.fullmatch(node.value) else node.value
            yield _place(path, node.start_mark.line + 1), text
        elif isinstance(node, yaml.SequenceNode):
            stack += node.value
        elif isinstance(node, yaml.MappingNode):
            stack += [part for pair in node.value for part in pair]


def _template(path: Path) -> Iterator[Said]:
    """The text of a template of pages or letters, without its commands."""
    if path.name.endswith((".js.j2", ".css.j2")):
        return
    text = path.read_text("utf-8")
    for pattern, instead in ((_JINJA, FILLED_IN), (_TAG, "\n")):
        text = _replaced(pattern, instead, text)
    for number, line in enumerate(text.splitlines(), 1):
        yield _place(path, number), line.strip()


def _replaced(pattern: re.Pattern[str], instead: str, text: str) -> str:
    """The text with every match replaced; lines keep their numbers."""
    return pattern.sub(lambda found: instead + "\n" * found[0].count("\n"), text)


def _word(path: Path) -> Iterator[Said]:
    """The paragraphs of a Word file."""
    with zipfile.ZipFile(path) as packed:
        names = [
            one for one in packed.namelist() if re.match(r"word/(document|header|footer)", one)
        ]
        bodies = [packed.read(one).decode("utf-8") for one in names]
    for body in bodies:
        for number, paragraph in enumerate(_PARAGRAPH.findall(body), 1):
            text = "".join(_RUN.findall(paragraph))
            yield _place(path, number), _JINJA.sub(FILLED_IN, text)

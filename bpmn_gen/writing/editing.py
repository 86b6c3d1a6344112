"""Changes the text of one definition, and nothing in it that was not asked for.

A change is a splice of the text: the place of a value is known from reading the file, so everything
around it keeps its bytes.  After each splice the text is read again and compared with what the
change means, because a wrong splice must never reach a file.
"""

from __future__ import annotations

from contextlib import suppress
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from bpmn_gen.definition.fmt_scalar import WIDTH, is_plain, write_block
from bpmn_gen.definition.node import MappingNode, ScalarNode, SequenceNode
from bpmn_gen.definition.reader import read_text
from bpmn_gen.diagnostics import Findings
from bpmn_gen.errors import RefusalError
from bpmn_gen.writing import meaning
from bpmn_gen.writing.alignment import offsets, reworded
from bpmn_gen.writing.places import Lines, NoPlaceError, node_at, pair_of, path_at
from bpmn_gen.writing.values import (
    STEP,
    as_plain,
    block_lines,
    inline,
    item_lines,
    pair_lines,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bpmn_gen.definition.node import Node
    from bpmn_gen.definition.value import Value
    from bpmn_gen.writing.alignment import Words
    from bpmn_gen.writing.places import Path


class SpliceError(AssertionError):
    """A change would have done something else than it was to do: a mistake of the program."""


class Editor:
    """The text of a file while it is changed."""

    def __init__(self, text: str) -> None:
        """Read the text.

        Raises:
            RefusalError: when it has mistakes in its form, because places in it are then uncertain.
        """
        self.text = text
        self._read(text)
        self._break = "\r\n" if "\r\n" in text else "\n"

    def value(self, path: Path) -> Value:
        """What stands at a path.

        Raises:
            NoPlaceError: when there is nothing.
        """
        return plain(node_at(self._root, path))

    def path_at(self, line: int, column: int) -> Path:
        """The path to the innermost value that stands at a place, its key included."""
        return path_at(self._root, line, column)

    def place_of(self, path: Path, at: int = 0, *, key: bool = False) -> tuple[int, int]:
        """The line and column, from 1, of a character of a text or of the key before it.

        Raises:
            NoPlaceError: when there is nothing.
        """
        node, lines = node_at(self._root, path), self._lines
        node = pair_of(node_at(self._root, path[:-1]), path[-1], path)[0] if key else node
        begin = lines.begin(node)
        if isinstance(node, ScalarNode):
            spots = offsets(self.text[begin : lines.end(node)], str(node.value), node.style)
            begin += spots[at] if spots else 0
        return lines.line_of(begin), lines.column_of(begin) + 1

    def has(self, path: Path) -> bool:
        """Whether there is anything at a path."""
        try:
            node_at(self._root, path)
        except NoPlaceError:
            return False
        return True

    def set(self, path: Path, value: Value) -> None:
        """Put a value in the place of another; a key that is not there yet is added.

        Raises:
            NoPlaceError: when the place around it does not exist.
        """
        if not self.has(path):
            self.add(path[:-1], str(path[-1]), value)
            return
        old, new = self.value(path), as_plain(value)
        if old == new and meaning.keys_of(old) == meaning.keys_of(new):
            return
        node, lines = node_at(self._root, path), self._lines
        begin, end = lines.begin(node), lines.end(node)
        written = self._written(path, node, value)
        self._splice(begin, end, written, lambda data: meaning.put(data, path, as_plain(value)))

    def reword(self, changes: Mapping[Path, Sequence[Words]]) -> None:
        """Put other words into some texts, each of which keeps its quotes and line breaks.

        A text that would get longer lines than the formatter allows, or would need quotes, is
        written anew.

        Raises:
            NoPlaceError: when there is no such text.
        """
        wanted = {path: reworded(str(self.value(path)), words) for path, words in changes.items()}
        found = {path: self._inside(path, words) for path, words in changes.items()}
        text = reworded(self.text, (splice for inside in found.values() for splice in inside))

        def means(data: Any) -> Any:  # noqa: ANN401 -- plain data of any shape
            for path, inside in found.items():
                data = meaning.put(data, path, wanted[path]) if inside else data
            return data

        with suppress(SpliceError):
            self._splice(0, len(self.text), text, means)
        for path, new in wanted.items():
            self.set(path, new)

    def _inside(self, path: Path, words: Sequence[Words]) -> list[Words]:
        """The same words as splices of the whole text; none where the text is to be set anew."""
        node, lines = node_at(self._root, path), self._lines
        if not isinstance(node, ScalarNode):
            raise NoPlaceError(path)
        begin, end = lines.begin(node), lines.end(node)
        raw, value = self.text[begin:end], str(node.value)
        spots, new = offsets(raw, value, node.style), reworded(value, words)
        flow = self._in_flow(path)
        if spots is None or (not node.style and not is_plain(new, flow=flow)):
            return []
        if node.style in {"'", '"'} and any(set(word) & {"'", '"', "\\"} for *_, word in words):
            return []
        found = [(begin + spots[a], begin + spots[b - 1] + 1, word) for a, b, word in words]
        inner = [(a - begin, b - begin, word) for a, b, word in found]
        head = self.text[lines.start_of_line(begin) : begin]
        longest = max(map(len, (head + reworded(raw, inner)).splitlines()))
        grows = longest > max(WIDTH, *map(len, (head + raw).splitlines()))
        return [] if grows and not flow else found

    def rename(self, path: Path, name: str) -> None:
        """Give a key another name.

        Raises:
            NoPlaceError: when there is no such key.
        """
        key, _ = pair_of(node_at(self._root, path[:-1]), path[-1], path)
        begin, end = self._lines.begin(key), self._lines.end(key)
        written = inline(name, flow=self._in_flow(path))
        self._splice(begin, end, written, lambda data: meaning.rename(data, path, name))

    def add(self, path: Path, key: str, value: Value, *, before: str | None = None) -> None:
        """Add a key with its value to the mapping at a path, at its end or before another key.

        Raises:
            NoPlaceError: when there is no mapping, or it has the key already.
        """
        parent = node_at(self._root, path)
        if not isinstance(parent, MappingNode) or self.has((*path, key)):
            raise NoPlaceError((*path, key))
        names = [str(own.value) for own, _ in parent.pairs]
        at = names.index(before) if before is not None else len(names)
        starts = [self._lines.begin(own) for own, _ in parent.pairs]
        if parent.flow:
            text = f"{inline(key, flow=True)}: {inline(value, flow=True)}"
        else:
            column = self._lines.column_of(starts[0])
            text = self._joined(pair_lines(key, value, column))
        self._insert(parent, starts, at, text, lambda data: meaning.add(data, path, key, value, at))

    def insert(self, path: Path, at: int, value: Value) -> None:
        """Add an item to the list at a path, so that it becomes the one with the number ``at``.

        Raises:
            NoPlaceError: when there is no list, or it is shorter.
        """
        parent = node_at(self._root, path)
        if not isinstance(parent, SequenceNode) or not 0 <= at <= len(parent.items):
            raise NoPlaceError((*path, at))
        if parent.flow:
            starts = [self._lines.begin(item) for item in parent.items]
            text = inline(value, flow=True)
        else:
            starts = [self._hyphen(item) for item in parent.items]
            text = self._joined(item_lines(value, self._lines.column_of(starts[0])))
        self._insert(parent, starts, at, text, lambda data: meaning.insert(data, path, at, value))

    def remove(self, path: Path) -> None:
        """Take out a key with its value, or an item of a list; comments above it stay.

        Raises:
            NoPlaceError: when there is nothing.
        """
        parent = node_at(self._root, path[:-1])
        node_at(self._root, path)
        if isinstance(parent, MappingNode):
            at = [str(own.value) for own, _ in parent.pairs].index(str(path[-1]))
            ends = [self._lines.end(value) for _, value in parent.pairs]
            starts = [self._lines.begin(own) for own, _ in parent.pairs]
        else:
            assert isinstance(parent, SequenceNode)  # noqa: S101 -- node_at found an item in it
            at, ends = int(path[-1]), [self._lines.end(item) for item in parent.items]
            find = self._lines.begin if parent.flow else self._hyphen
            starts = [find(item) for item in parent.items]
        if len(starts) == 1:
            self._empty(path[:-1], parent)
        elif parent.flow:
            begin = starts[at] if at + 1 < len(starts) else ends[at - 1]
            end = starts[at + 1] if at + 1 < len(starts) else ends[at]
            self._splice(begin, end, "", lambda data: meaning.remove(data, path))
        else:
            self._remove_lines(path, starts, ends, at)

    def _remove_lines(self, path: Path, starts: list[int], ends: list[int], at: int) -> None:
        """Take out the lines of one part of a block."""
        lines, text = self._lines, self.text
        if text[lines.start_of_line(starts[at]) : starts[at]].strip():
            # The part stands behind a hyphen, so the next one takes its place there.
            between = text[lines.end_of_line(ends[at]) : lines.start_of_line(starts[at + 1])]
            head = lines.start_of_line(starts[at])
            new = between + text[head : starts[at]]
            self._splice(head, starts[at + 1], new, lambda data: meaning.remove(data, path))
            return
        begin, end = lines.start_of_line(starts[at]), lines.end_of_line(ends[at])
        self._splice(begin, end, "", lambda data: meaning.remove(data, path))

    def _empty(self, path: Path, parent: MappingNode | SequenceNode) -> None:
        """Leave an empty list or mapping where the last part is taken out."""
        is_list = isinstance(parent, SequenceNode)
        nothing, begin = "[]" if is_list else "{}", self._lines.begin(parent)
        if isinstance(parent, SequenceNode) and not parent.flow:
            begin = self._hyphen(parent.items[0])
        if path and not parent.flow and isinstance(path[-1], str):
            key, _ = pair_of(node_at(self._root, path[:-1]), path[-1], path)
            if self._lines.line_of(begin) > key.span.line:
                begin, nothing = self._lines.end(key) + 1, f" {nothing}"
        empty: Value = [] if is_list else {}
        end = self._lines.end(parent)
        self._splice(begin, end, nothing, lambda data: meaning.put(data, path, empty))

    def _insert(
        self,
        parent: MappingNode | SequenceNode,
        starts: list[int],
        at: int,
        text: str,
        means: Callable[[Any], Any],
    ) -> None:
        """Insert a part before another, or behind the last one."""
        lines = self._lines
        if parent.flow:
            self._insert_inline(parent, starts, at, text, means)
            return
        column = lines.column_of(starts[0])
        if at < len(starts) and not self.text[lines.start_of_line(starts[at]) : starts[at]].strip():
            begin = self._above_comments(starts[at]) if at else lines.start_of_line(starts[at])
            self._splice(begin, begin, f"{'':{column}}{text}{self._break}", means)
        elif at < len(starts):
            self._splice(starts[at], starts[at], f"{text}{self._break}{'':{column}}", means)
        else:
            begin = lines.end_of_line(lines.end(_parts(parent)[-1]))
            missing = "" if self.text[:begin].endswith(("\n", "\r")) else self._break
            self._splice(begin, begin, f"{missing}{'':{column}}{text}{self._break}", means)

    def _above_comments(self, start: int) -> int:
        """Where the comments begin that stand right above a part and speak of it."""
        begin = self._lines.start_of_line(start)
        while (
            self.text[(above := self._lines.start_of_line(begin - 1)) : begin]
            .lstrip()
            .startswith("#")
        ):
            begin = above
        return begin

    def _insert_inline(
        self,
        parent: MappingNode | SequenceNode,
        starts: list[int],
        at: int,
        text: str,
        means: Callable[[Any], Any],
    ) -> None:
        """Insert a part inside brackets or braces."""
        if not starts:
            begin, end = self._lines.begin(parent) + 1, self._lines.end(parent) - 1
            self._splice(begin, end, text, means)
        elif at < len(starts):
            self._splice(starts[at], starts[at], f"{text}, ", means)
        else:
            end = self._lines.end(_parts(parent)[-1])
            self._splice(end, end, f", {text}", means)

    def _written(self, path: Path, node: Node, value: Value) -> str:
        """A value as it is written in the place of another."""
        flow = self._in_flow(path)
        if flow or (not isinstance(value, str) and not value):
            return self._gap(node) + inline(value, flow=flow)
        column = self._lines.column_of(self._owner(path))
        if isinstance(value, str):
            room = WIDTH - self._lines.column_of(self._lines.begin(node))
            is_block = isinstance(node, ScalarNode) and node.style in {"|", ">"}
            block = write_block(value, column + STEP)
            one = inline(value, flow=False)
            if block is not None and (is_block or len(one) > room or "\n" in value):
                return self._gap(node) + self._joined(block)
            return self._gap(node) + one
        if isinstance(node, (MappingNode, SequenceNode)) and not node.flow:
            at = self._lines.column_of(self._lines.begin(node))
            return self._joined(block_lines(value, at)).lstrip(" ")
        one = inline(value, flow=False)
        if len(one) + self._lines.column_of(self._lines.begin(node)) <= WIDTH:
            return self._gap(node) + one
        return self._break + self._joined(block_lines(value, column + STEP))

    def _gap(self, node: Node) -> str:
        """The space that is missing where nothing was written behind a key or hyphen."""
        begin = self._lines.begin(node)
        return " " if self.text[begin - 1 : begin] in {":", "-"} else ""

    def _owner(self, path: Path) -> int:
        """Where the key or the hyphen begins, behind which a value stands."""
        if not path:
            return 0
        parent = node_at(self._root, path[:-1])
        if isinstance(parent, SequenceNode):
            return self._hyphen(node_at(self._root, path))
        return self._lines.begin(pair_of(parent, path[-1], path)[0])

    def _hyphen(self, item: Node) -> int:
        """Where the hyphen before an item of a block list stands."""
        return self.text.rindex("-", 0, self._lines.begin(item))

    def _in_flow(self, path: Path) -> bool:
        """Whether a place lies inside brackets or braces."""
        around = (node_at(self._root, path[:length]) for length in range(len(path)))
        return any(getattr(node, "flow", False) for node in around)

    def _joined(self, lines: list[str]) -> str:
        """Lines with the line breaks of the file."""
        return self._break.join(lines)

    def _splice(self, begin: int, end: int, new: str, means: Callable[[Any], Any]) -> None:
        """Replace a stretch of the text, and prove that this is what the change means.

        Raises:
            SpliceError: when the new text reads otherwise; the editor keeps the old one.
        """
        wanted = means(deepcopy(plain(self._root)))
        old, text = self.text, self.text[:begin] + new + self.text[end:]
        try:
            self._read(text)
            found = plain(self._root)
            is_right = found == wanted and meaning.keys_of(found) == meaning.keys_of(wanted)
        except RefusalError:
            is_right = False
        if not is_right:
            self._read(old)
            raise SpliceError(text[max(0, begin - WIDTH) : begin + len(new) + WIDTH])
        self.text = text

    def _read(self, text: str) -> None:
        """Find out where everything stands."""
        findings = Findings()
        root = read_text(text, "", findings)
        if root is None or findings.has_errors:
            told = next(iter(findings)).message if len(findings) else "berkas kosong"
            raise RefusalError(f"berkas tidak dapat diubah: {told}")
        self._root, self._lines = root, Lines(text)


def _parts(parent: MappingNode | SequenceNode) -> list[Node]:
    """The values inside a list or mapping."""
    if isinstance(parent, MappingNode):
        return [value for _, value in parent.pairs]
    return parent.items

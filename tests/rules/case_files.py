"""The files of the rule cases: what a rule has to say about a wrong example, and about a right one.

A case holds an example that is wrong, with a mark before each place that is to be found, the same
example mended, and all that is told about the wrong one: severity, code, place, message, hints and
related places.  ``python -m tests.rules.case_files`` renews what is told, of all cases or of those
that are named, and prints what has changed.  Look at each change before it is kept, because a
person who is new to the program will read these very words.
"""

from __future__ import annotations

import difflib
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from bpmn_gen.diagnostics import Severity
from tests.rules.sample import FILES, HEADER, findings_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.diagnostics import Diagnostic, Span

CASES = sorted(Path(__file__).with_name("cases").glob("*.yaml"))
MARK = "»"
"""Stands before the place at which a finding is expected."""
SHOWN = 60
"""Characters of a text of which all are shown; of a longer one only both ends."""
FINDS = "finds: |\n"
"""The last key of a case; everything below it is made by this module."""


@dataclass
class Case:
    """One case file."""

    code: str
    """The code that the case is about: the name of the file, unless it says otherwise."""
    wrong: dict[str, str]
    right: dict[str, str]
    finds: str
    """What is told about the wrong example."""

    @classmethod
    def read(cls, path: Path) -> Case:
        """A case file; its ``file`` is the one that differs between wrong and right."""
        data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        name, beside = data.get("file", "proses/uji.yaml"), data.get("beside", {})
        wrong, right = {**beside, name: data["wrong"]}, {**beside, name: data["right"]}
        clean = {name: text.replace(MARK, "") for name, text in right.items()}
        return cls(data.get("code", path.stem), wrong, clean, data.get("finds", ""))

    def unmarked(self) -> tuple[dict[str, str], set[tuple[str, int, int]]]:
        """The files of the wrong example without marks, and where the marks stood."""
        clean, found = {}, set()
        for name, text in self.wrong.items():
            header = HEADER.count("\n") if text.startswith("langkah:") else 0
            for number, line in enumerate(text.splitlines(), 1 + header):
                column = 1
                for part in line.split(MARK)[:-1]:
                    column += len(part)
                    found.add((name, number, column))
            clean[name] = text.replace(MARK, "")
        return clean, found

    def found(self, folder: Path) -> list[Diagnostic]:
        """What is found in the wrong example: all that the case is about, and every error."""
        files, _places = self.unmarked()
        found = findings_of(folder, files)
        return [one for one in found if one.code == self.code or one.severity is Severity.ERROR]

    def told(self, found: list[Diagnostic], folder: Path) -> str:
        """What was found in the wrong example, as it stands in the case file."""
        files, _places = self.unmarked()
        writer = Writer(folder, files)
        return "\n".join(writer.finding(one) for one in found)


@dataclass
class Writer:
    """Writes findings the way people read them."""

    folder: Path
    files: Mapping[str, str]

    def finding(self, one: Diagnostic) -> str:
        """One finding: where it is and how bad, then its message, hints and related places."""
        lines = [f"{one.severity} {one.code} {self._place(one.span)}", f"  {one.message}"]
        lines += [f"  - {hint}" for hint in one.hints]
        lines += [f"  @ {remark}: {self._place(span)}" for span, remark in one.related]
        return "".join(f"{line}\n" for line in lines)

    def _place(self, span: Span | None) -> str:
        """A place with the text that stands there; of several lines the first."""
        if span is None:
            return "nowhere"
        name = Path(span.path).resolve().relative_to(self.folder.resolve()).as_posix()
        text = {**FILES, **self.files}.get(name, "")
        lines = (HEADER + text if text.startswith("langkah:") else text).splitlines()
        place = f"{name}:{span.line}:{span.column}"
        if span.line != span.end_line:
            return (
                f"{place} «{lines[span.line - 1][span.column - 1 :]} ...» to line {span.end_line}"
            )
        there = lines[span.line - 1][span.column - 1 : span.end_column - 1]
        return f"{place} «{there if len(there) <= SHOWN else f'{there[:40]} ... {there[-15:]}'}»"


def renewed(path: Path) -> str:
    """The text of a case file with what is told about its wrong example now."""
    head, _, _ = path.read_text("utf-8").partition(FINDS)
    with tempfile.TemporaryDirectory() as folder:
        case = Case.read(path)
        told = case.told(case.found(Path(folder)), Path(folder))
    lines = told.splitlines(keepends=True)
    return head + FINDS + "".join(line if line == "\n" else f"  {line}" for line in lines)


def main(names: list[str]) -> None:
    """Renew the cases that are named, or all of them, and show what is told otherwise now."""
    for path in CASES:
        if names and path.stem not in names:
            continue
        before, after = path.read_text("utf-8"), renewed(path)
        sys.stdout.writelines(
            difflib.unified_diff(
                before.splitlines(keepends=True), after.splitlines(keepends=True), path.name, n=0
            )
        )
        path.write_text(after, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])

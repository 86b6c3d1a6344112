"""A file of the project as its text: shown whatever is wrong in it, and saved as it is typed.

No table can show a file with mistakes in its form, and some things no table holds.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bpmn_gen.definition.discovery import label_of
from bpmn_gen.store.file_forms import form_of
from bpmn_gen.web.keeping.saving import CONFLICT, UnsavedError
from bpmn_gen.web.process.drafts import Draft
from bpmn_gen.web.process.told import LEVELS, told_elsewhere
from bpmn_gen.writing.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.web.process.state import Asked, SentText
    from bpmn_gen.web.process.workshop import Workshop

_BOM: Final = b"\xef\xbb\xbf"
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_SHOWN: Final = 12
"""Lines of a difference that are shown."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A file as people read it."""

    text: str
    """With ``\\n`` at the end of lines."""
    note: str = ""
    """What will be another after saving, beside what is typed."""
    is_text: bool = True
    """Whether it can be edited as text at all."""


def shown(content: bytes) -> Shown:
    """A file as text, also one that is not written in UTF-8."""
    if name := form_of(content):
        return Shown("", f"Berkas ini tampaknya {name}, bukan teks", is_text=False)
    coding = "utf-16" if content[:2] in _UTF16 else "utf-8"
    note = ""
    try:
        text = content.removeprefix(_BOM).decode(coding)
    except UnicodeDecodeError:
        coding, text = "cp1252", content.decode("cp1252", "replace")
    if coding != "utf-8":
        note = "Berkas ini bukan UTF-8; bila disimpan di sini, ia menjadi UTF-8"
    return Shown(_unix(text), note)


def as_file(text: str, before: bytes) -> bytes:
    """A text as a file with the line ends and the mark at the beginning that it had before."""
    text = _unix(text)
    if before.count(b"\r\n") * 2 > before.count(b"\n") > 0:
        text = text.replace("\n", "\r\n")
    return (_BOM if before.startswith(_BOM) else b"") + text.encode("utf-8", "replace")


def _unix(text: str) -> str:
    """A text with the line ends that pages have."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def draft_of(relative: str) -> str:
    """The name of the draft of a text; the table of the same file has a draft of its own."""
    return f"{relative} sebagai teks"


class TextDesk:
    """The texts of a project that is edited."""

    def __init__(self, workshop: Workshop, page_of: Callable[[str], str]) -> None:
        """Nothing is read yet.

        Args:
            workshop: the project.
            page_of: the address of the page whose tables show a file; empty where none can.
        """
        self.workshop = workshop
        self.page_of = page_of

    def base_of(self, sent: Asked) -> bytes:
        """The file that a page began with; also one that an earlier run of the editor served.

        Raises:
            RefusalError: when nobody knows it any more.
        """
        self.workshop.remember(self.workshop.drafts.base_of(draft_of(sent.berkas)))
        return self.workshop.base_of(sent)

    def findings(self, sent: SentText) -> dict[str, Any]:
        """What is wrong in a text, by line, and what that brings about in other files."""
        with self.workshop.turn:
            own, others = self.workshop.judged_text(
                sent.berkas, as_file(sent.isi.teks, self.base_of(sent))
            )
            return {"temuan": told_lines(own), "lain": told_elsewhere(others)}

    def keep_draft(self, sent: SentText) -> dict[str, Any]:
        """Keep a text until it is saved.

        Raises:
            RefusalError: when nobody knows what it began with.
            OSError: when it cannot be written.
        """
        self.workshop.path_of(sent.berkas, sent.sidik)
        draft = Draft(sent.isi, self.base_of(sent))
        self.workshop.drafts.keep(draft_of(sent.berkas), draft)
        return {}

    def drop_draft(self, sent: Asked) -> dict[str, Any]:
        """Forget a text that is not saved."""
        self.workshop.drafts.drop(draft_of(sent.berkas))
        return {}

    def set_aside(self, sent: SentText) -> dict[str, Any]:
        """Keep a text under another name, so that the page can begin anew.

        Raises:
            RefusalError: when nobody knows what it began with.
            OSError: when it cannot be written.
        """
        self.keep_draft(sent)
        self.workshop.drafts.set_aside(draft_of(sent.berkas))
        return {}

    def save(self, sent: SentText) -> dict[str, Any]:
        """Write a text into its file.

        Who mends a file with several mistakes may save after each; no mistake comes into a file
        that had none.

        Raises:
            UnsavedError: when the file was changed by somebody else, or would get mistakes.
            RefusalError: when the file changes in this very moment.
            OSError: when it cannot be written; it is as before then.
        """
        workshop = self.workshop
        with workshop.turn:
            base, content = self.base_of(sent), workshop.content_of(sent.berkas, sent.sidik)
            after = as_file(sent.isi.teks, base)
            self.keep_draft(sent)
            if content not in {base, after}:
                told = {"luar": _lines(base, content), "saya": _lines(base, after)}
                raise UnsavedError(CONFLICT, bentrok=told)
            self._refuse_errors(sent.berkas, after)
            path = workshop.path_of(sent.berkas)
            changes = Changes(workshop.project.defs.parent)
            changes.set(path, after, content, path.name)
            changes.write("bpmn-gen sunting")
            self.drop_draft(sent)
            return {
                "sidik": workshop.remember(after),
                "isi": {"teks": shown(after).text},
                "alamat": self.page_of(sent.berkas),
            }

    def _refuse_errors(self, relative: str, after: bytes) -> None:
        """Let no mistakes into a file that has none.

        Raises:
            UnsavedError: when that would happen.
        """
        label = label_of(self.workshop.project.defs / relative)
        before = self.workshop.found()
        if any(one.is_error and one.span and one.span.path == label for one in before):
            return
        own, others = self.workshop.judged_text(relative, after)
        new = [one for one in (*own, *others) if one.is_error and one not in before]
        if new:
            raise UnsavedError(
                f"Belum disimpan: ada {len(new)} galat yang tadinya tidak ada. "
                "Yang Anda tulis tetap ada sebagai draf",
                temuan=told_lines(own),
                lain=told_elsewhere(others),
            )


def told_lines(found: list[Diagnostic]) -> list[dict[str, Any]]:
    """Findings about a text, each with its line and column, in the words of ``check``."""
    return [
        {
            "tingkat": LEVELS[one.severity],
            "kode": one.code,
            "pesan": one.message,
            "saran": list(one.hints),
            "tabel": "teks",
            "baris": one.span.line if one.span else 1,
            "kolom": one.span.column if one.span else 1,
        }
        for one in found
    ]


def _lines(old: bytes, new: bytes) -> list[str]:
    """The lines that went and came between two states of a file."""
    before, after = (shown(one).text.split("\n") for one in (old, new))
    told = [
        line
        for line in difflib.unified_diff(before, after, lineterm="", n=0)
        if line[:2] not in ("--", "++", "@@") and line[1:].strip()
    ]
    more = [f"dan {len(told) - _SHOWN} baris lagi"] if len(told) > _SHOWN else []
    return [*told[:_SHOWN], *more]

"""Reads the templates that staff put into their project, which nobody has looked at before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.diagnostics import CompileError, Diagnostic, Severity, Span
from bpmn_gen.store.bounded import is_inside, read_bounded

if TYPE_CHECKING:
    from pathlib import Path

MAX_TEMPLATE: Final = 16 << 20
"""Bytes of a template; larger ones hold photographs."""


def own_template(folder: Path, name: str) -> bytes | None:
    """The content of a template in a folder; None where there is none of that name.

    Raises:
        CompileError: when it is too large, or a link that leads out of the folder.
        OSError: when it cannot be read.
    """
    path = folder / name
    if not path.is_file():
        return None
    if not is_inside(path, folder):
        message = f"templat '{name}' menunjuk ke luar folder templates"
        raise _refused("outside-link", message, path, "salin berkasnya ke dalam folder templates")
    content = read_bounded(path, MAX_TEMPLATE)
    if len(content) > MAX_TEMPLATE:
        message = f"templat '{name}' lebih besar dari {MAX_TEMPLATE >> 20} MB"
        hint = "perkecil gambar di dalamnya, atau hapus agar templat bawaan dipakai lagi"
        raise _refused("file-too-large", message, path, hint)
    return content


def _refused(code: str, message: str, path: Path, hint: str) -> CompileError:
    """The error about one template."""
    return CompileError([Diagnostic(Severity.ERROR, code, message, Span(path.as_posix()), (hint,))])

"""``python -m bpmn_gen`` and the ``bpmn-gen`` script."""

from __future__ import annotations

import gc
import importlib
import os
import signal
import sys
from typing import NoReturn

OBJECTS = 50_000
"""New objects before garbage is looked for: definitions are many small objects that all stay."""

ENDED = 128 + signal.SIGTERM
"""Exit code of a program that the system told to end."""
FAREWELL = "Dihentikan oleh sistem; berkas yang sudah jadi utuh, yang belum selesai dibersihkan.\n"


def main() -> None:
    """Run the command line; consoles get UTF-8 even where the system's default is another."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    gc.set_threshold(OBJECTS)
    signal.signal(signal.SIGTERM, _end)
    try:
        from bpmn_gen.cli.main import cli
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        _without_click()

    if "_BPMN_GEN_COMPLETE" in os.environ:
        importlib.import_module("bpmn_gen.cli.completion")
    cli(prog_name="bpmn-gen")


def _end(*_told: object) -> NoReturn:
    """End as Ctrl+C does, so that whatever is under way cleans up behind itself.

    The words go past the buffers of Python, which may be in use in this very moment.
    """
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.write(2, FAREWELL.encode())
    sys.exit(ENDED)


def _without_click() -> NoReturn:
    """Say what is missing where not even the command line can be shown."""
    from bpmn_gen.commands.diagnosing import as_text, diagnose

    sys.stderr.write("Pustaka 'click' tidak terpasang; perintah tidak dapat dijalankan.\n")
    sys.stdout.write(as_text(diagnose(lambda: None).remarks) + "\n")
    sys.exit(1)


if __name__ == "__main__":
    main()

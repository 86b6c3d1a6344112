"""Serves what builds and reviews have made, to be read and nothing else, on a port of its own.

A browser keeps pages of another port apart.  So whatever a page among the results holds, made of a
template that somebody sent or edited by hand, it cannot ask the editor for anything: the guard of
the editor refuses it, and it sees nothing of the editor's pages.

Only files below the output folder are served, and of those only what people see there.  A file that
may run or be shown as a page is one that a build, a review or a pack of evidence wrote; what others
have put there can be fetched, and nothing more.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
)
from starlette.routing import Route

from bpmn_gen.commands.evidence import FOLDER as EVIDENCE
from bpmn_gen.commands.review_files import FOLDER as REVIEWS
from bpmn_gen.portal.listing import PAGE
from bpmn_gen.store import manifest, memory
from bpmn_gen.store.output_folder import IN_USE, SYSTEM_FILES
from bpmn_gen.store.windows_paths import fault_in
from bpmn_gen.web.results.news import told
from bpmn_gen.web.server.guard import RESULTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from bpmn_gen.web.results.news import Rounds

KINDS: Final[Mapping[str, str]] = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".pdf": "application/pdf",
    ".json": "application/json",
    ".txt": "text/plain",
}
"""What browsers show, by the ending of file names; everything else is downloaded."""
ACTIVE: Final = frozenset({".html", ".css", ".js", ".svg"})
"""What may change what a page does or shows."""
OWN: Final = (f"{REVIEWS}/", f"{EVIDENCE}/")
"""Folders that no manifest lists, because other commands than builds fill them."""
RELOADER: Final = "segar.js"
_SCRIPT: Final = Path(__file__).parents[1] / "pages" / RELOADER
_ABSENT: Final = "Berkas itu tidak ada di folder hasil. Susun dahulu, lalu muat ulang halaman ini."
_DIGITS: Final = 10
"""Digits that no number of a round has."""


class Results:
    """The files of an output folder."""

    def __init__(self, output: Path) -> None:
        """Read nothing yet."""
        self.output = output
        self._known: tuple[memory.Stamp | None, frozenset[str]] = None, frozenset()

    def find(self, path: str) -> Path | None:
        """The file at an address; None where there is none that may be served.

        Args:
            path: relative to the output folder, with ``/``, as the address says it.
        """
        names = path.split("/")
        if fault_in(path) or any(map(_is_hidden, names)):
            return None
        try:
            root = Path(os.path.realpath(self.output, strict=True))
            place = Path(os.path.realpath(root.joinpath(*names), strict=True))
            is_file = stat.S_ISREG(place.stat().st_mode)
        except (OSError, ValueError):
            return None
        if not is_file or not place.is_relative_to(root):
            return None
        inside = place.relative_to(root).parts  # a link may lead to a hidden file
        return None if any(map(_is_hidden, inside)) else place

    def is_own(self, path: str) -> bool:
        """Whether the program wrote the file at an address."""
        stamp = memory.stamp_of(f"{self.output}/{manifest.FILE}")
        if stamp != self._known[0]:
            self._known = stamp, frozenset(manifest.read(self.output))
        return path in self._known[1] or path.startswith(OWN)


def _is_hidden(name: str) -> bool:
    """Whether people do not see a file, as what a build keeps for itself."""
    return name.startswith((".", IN_USE)) or name.casefold() in SYSTEM_FILES


def application(results: Results, rounds: Rounds) -> Starlette:
    """The results, to be put behind a guard of their own."""
    script = _SCRIPT.read_bytes()

    async def first(_request: Request) -> Response:
        return RedirectResponse(f"{RESULTS}{PAGE}", 303)

    async def file(request: Request) -> Response:
        path = request.path_params["jalan"]
        return await run_in_threadpool(_answer, results, path, rounds)

    async def reloader(_request: Request) -> Response:
        return Response(script, media_type=KINDS[".js"])

    async def news(request: Request) -> Response:
        said = request.query_params.get("sejak", "")
        number = int(said) if said.isascii() and said.isdecimal() and len(said) < _DIGITS else -1
        return told(_Reader(rounds, number).next, lambda: rounds.is_over)

    return Starlette(
        routes=[
            Route("/", first),
            Route(f"/aset/{RELOADER}", reloader),
            Route("/kabar", news),
            Route(RESULTS + "{jalan:path}", file),
        ]
    )


class _Reader:
    """A page that is open, with the last round that it knows."""

    def __init__(self, rounds: Rounds, number: int) -> None:
        """Begin with the round that the page names."""
        self._rounds, self._number = rounds, number

    def next(self) -> dict[str, object] | None:
        """What happened since; None where nothing did."""
        self._rounds.look()
        if self._rounds.number == self._number:
            return None
        found = self._rounds.since(self._number)
        self._number = found["ronde"]
        return found


def _answer(results: Results, path: str, rounds: Rounds) -> Response:
    """A file, a page with the script that loads it again, or the page of a folder."""
    if path == "" or path.endswith("/"):
        return RedirectResponse(f"{RESULTS}{quote(path)}{PAGE}", 303)
    found = results.find(path)
    if found is None:
        if results.find(f"{path}/{PAGE}"):
            return RedirectResponse(f"{RESULTS}{quote(path)}/{PAGE}", 303)
        return PlainTextResponse(_ABSENT, 404)
    ending = found.suffix.lower()
    kind = KINDS.get(ending)
    if kind is None or (ending in ACTIVE and not results.is_own(path)):
        return FileResponse(found, media_type="application/octet-stream", filename=found.name)
    if ending == ".html":
        number = rounds.number  # before the file is read, so that no round is missed
        return HTMLResponse(_with_reloader(found.read_bytes(), number))
    return FileResponse(found, media_type=kind)


def _with_reloader(page: bytes, number: int) -> bytes:
    """A page with the script that loads it again after a build."""
    script = f'<script src="/aset/{RELOADER}" data-ronde="{number}" defer></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script

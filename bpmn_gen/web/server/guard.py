"""Lets only the browser in that was given the key of this run, and bounds what it may send.

A page of any other site can make a browser send requests to this machine, and a name of its own can
be made to mean this machine (DNS rebinding).  So the name that was asked for has to be ours, what
changes anything has to come from our own page, and all of it needs a cookie that no script can read
and no other site can make the browser send.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse

from bpmn_gen.errors import BpmnGenError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

KEY: Final = "kunci"
"""Stands before the key in the address that opens the editor."""
MOST: Final = 2 * 1024 * 1024
"""Bytes of a request; a process of 1,000 steps takes about a quarter of it."""
MOST_UPLOADED: Final = 32 << 20
"""Bytes of a file that is brought in, which is what readers of such files take."""
UPLOADS: Final = frozenset({"/impor/unggah"})
"""Addresses to which files are sent."""
SAFE: Final = ("GET", "HEAD")
"""Requests that change nothing."""
ADDRESS: Final = "127.0.0.1"
"""The only address that is served: no other machine reaches it."""
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What a page may load: nothing but our own files, and pictures that it has made itself."""
RESULTS_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""The same for results: their maps carry sizes and places as styles.  No script stands in them."""
RESULTS: Final = "/hasil/"
"""How the addresses of results begin."""
HEADERS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cache-control": "no-store",
}
"""Sent with every answer."""


class TooLargeError(BpmnGenError):
    """More was sent than :func:`most_of` the address."""


def most_of(path: str) -> int:
    """Bytes that may be sent to an address."""
    return MOST_UPLOADED if path in UPLOADS else MOST


def too_large(path: str = "") -> PlainTextResponse:
    """The answer to somebody who sent too much."""
    return PlainTextResponse(f"Kiriman lebih besar dari {most_of(path) // 1024} KiB; ditolak.", 413)


@dataclass(frozen=True, slots=True)
class Guard:
    """Stands before the application."""

    inner: ASGIApp
    port: int
    key: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    """Made anew for every run."""
    policy: str = POLICY
    is_of_results: bool = False
    """Whether it stands before results, which change nothing: a page of another port of this
    machine, which is how the editor looks to them, may lead to any of them."""

    @property
    def cookie(self) -> str:
        """The name of the cookie; browsers share cookies among the ports of a machine."""
        return f"bpmn_gen_{self.port}"

    @property
    def address(self) -> str:
        """The address that opens the editor, or the first page of the results."""
        return self.way_to(f"{RESULTS}index.html" if self.is_of_results else "/")

    def way_to(self, path: str, host: str = ADDRESS) -> str:
        """The address that opens a page for whoever has no cookie yet; ``path`` is quoted."""
        return f"http://{host}:{self.port}{path}?{KEY}={self.key}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "lifespan":
            await self.inner(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        refused = self._refused(scope, headers)

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                policy = {"content-security-policy": self.policy}
                MutableHeaders(scope=message).update(HEADERS | policy)
            await send(message)

        if refused is not None:
            await refused(scope, receive, dressed)
            return
        if self._brings_key(scope):
            await self._welcome(scope["path"])(scope, receive, dressed)
            return
        if not self._is_known(headers):
            text = (
                "Halaman ini hanya dapat dibuka lewat alamat lengkap yang ditampilkan perintah "
                "'bpmn-gen sunting' atau 'bpmn-gen build --pantau'. Salin alamat itu, atau "
                "jalankan lagi perintahnya."
            )
            await PlainTextResponse(text, 403)(scope, receive, dressed)
            return
        await self.inner(scope, self._bounded(receive, most_of(scope["path"])), dressed)

    def _refused(self, scope: Scope, headers: Headers) -> PlainTextResponse | None:
        """Why a request is not ours; None where it may be."""
        names = {f"{ADDRESS}:{self.port}", f"localhost:{self.port}"}
        host = headers.get("host", "")
        if host not in names:
            return PlainTextResponse("Alamat ini bukan alamat penyunting.", 421)
        origin = headers.get("origin")
        if origin is not None and origin != f"http://{host}":
            return PlainTextResponse("Permintaan dari halaman lain ditolak.", 403)
        if scope["method"] not in SAFE and origin is None:
            return PlainTextResponse("Permintaan tanpa asal ditolak.", 403)
        if headers.get("sec-fetch-site", "none") not in self._sites(headers):
            return PlainTextResponse("Permintaan dari halaman lain ditolak.", 403)
        length = headers.get("content-length", "0")
        most = most_of(scope["path"])
        is_fine = length.isascii() and length.isdecimal() and int(length) <= most
        return None if is_fine else too_large(scope["path"])

    def _sites(self, headers: Headers) -> tuple[str, ...]:
        """From where a request may come, in the words of browsers."""
        leads = self.is_of_results and headers.get("sec-fetch-mode") == "navigate"
        return ("none", "same-origin", "same-site") if leads else ("none", "same-origin")

    def _brings_key(self, scope: Scope) -> bool:
        """Whether the address bears the key of this run."""
        is_door = scope["path"] == "/" or (self.is_of_results and scope["path"].startswith(RESULTS))
        if not is_door or scope["method"] != "GET":
            return False
        found = parse_qs(scope.get("query_string", b"").decode("latin-1")).get(KEY, [])
        return len(found) == 1 and secrets.compare_digest(found[0].encode(), self.key.encode())

    def _welcome(self, path: str) -> RedirectResponse:
        """Give the browser its cookie, and take the key out of its address."""
        answer = RedirectResponse(path, 303)
        answer.set_cookie(self.cookie, self.key, httponly=True, samesite="strict", path="/")
        return answer

    def _is_known(self, headers: Headers) -> bool:
        """Whether a request comes with the cookie."""
        try:
            found = SimpleCookie(headers.get("cookie", "")).get(self.cookie)
        except CookieError:
            return False
        return found is not None and secrets.compare_digest(found.value.encode(), self.key.encode())

    @staticmethod
    def _bounded(receive: Receive, most: int) -> Receive:
        """Count what is sent, whatever the request says of its length."""
        count = 0

        async def bounded() -> Message:
            nonlocal count
            message = await receive()
            count += len(message.get("body", b""))
            if count > most:
                raise TooLargeError
            return message

        return bounded

"""Posts files to a server that is not trusted.

Time and size are bounded, and redirections are not followed, because they would lead credentials to
another server.
"""

from __future__ import annotations

import hashlib
import http.client
import ipaddress
import ssl
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bpmn_gen.errors import RefusalError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from urllib.parse import SplitResult

TIMEOUT = 30.0
"""Seconds that the server may be silent."""
DEADLINE = 120.0
"""Seconds that one attempt may take, however the server spends them."""
LARGEST = 1 << 20
"""Bytes of an answer that are read at most; an engine's answer to a package is far smaller."""
WAITS = (1.0, 3.0)
"""Seconds before each further attempt."""
BUSY = frozenset({429, 502, 503, 504})
"""HTTP statuses after which another attempt may help."""


class NetworkError(RefusalError):
    """No usable answer; the message is for people."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a server is given."""

    timeout: float = TIMEOUT
    deadline: float = DEADLINE
    waits: Sequence[float] = WAITS


PATIENCE = Limits()
"""What a server is given when nothing else is said."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    status: int
    body: bytes
    location: str = ""
    """Where a redirection leads; it is not followed."""


def address(url: str, *, allow_http: bool) -> SplitResult:
    """A checked address.

    Raises:
        RefusalError: when it must not be used.
    """
    parts = _parts(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise RefusalError("alamat harus lengkap, misalnya https://nama-server/engine-rest")
    if parts.username is not None or parts.password is not None:
        raise RefusalError("alamat tidak boleh memuat nama pengguna atau kata sandi")
    if parts.query or parts.fragment or any(sign.isspace() or sign < " " for sign in url):
        raise RefusalError("alamat tidak boleh memuat tanda tanya, tanda pagar, atau spasi")
    if parts.scheme == "http" and not (allow_http or _is_loopback(parts.hostname)):
        raise RefusalError("http tanpa sandi hanya untuk komputer ini sendiri; pakai https")
    return parts


def _parts(url: str) -> SplitResult:
    """An address in parts, its port a number.

    Raises:
        RefusalError: when it is none.
    """
    try:
        parts = urlsplit(url)
        _ = parts.port  # the parser checks the port only when it is asked for
    except ValueError as error:
        raise RefusalError(f"alamat '{url}' tidak dapat dibaca; periksa penulisannya") from error
    return parts


def _is_loopback(host: str) -> bool:
    """Whether a host is this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def multipart(
    fields: Mapping[str, str], files: Sequence[tuple[str, str, bytes]]
) -> tuple[str, bytes]:
    """Content type and body of a form with fields and files (field, file name, content)."""
    digest = hashlib.sha256(b"\0".join(content for *_, content in files)).hexdigest()
    boundary = f"bpmn-gen-{digest}"
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    for field, name, content in files:
        head = f'Content-Disposition: form-data; name="{field}"; filename="{name}"'
        kind = "Content-Type: application/octet-stream"
        parts.append(f"--{boundary}\r\n{head}\r\n{kind}\r\n\r\n".encode() + content + b"\r\n")
    body = b"".join([*parts, f"--{boundary}--\r\n".encode()])
    return f"multipart/form-data; boundary={boundary}", body


def post(
    where: SplitResult,
    path: str,
    headers: Mapping[str, str],
    body: bytes,
    limits: Limits = PATIENCE,
    rest: Callable[[float], None] = time.sleep,
) -> Answer:
    """Post a body; tries again a few times when the server is busy or the line breaks.

    Raises:
        NetworkError: when there is no answer, or one that is too long or takes too long.
    """
    for wait in (*limits.waits, None):
        try:
            answer = _once(where, path, headers, body, limits)
        except (OSError, http.client.HTTPException) as error:
            if isinstance(error, ssl.SSLError):
                raise NetworkError(f"sambungan aman ditolak: {error.reason}") from error
            if wait is None:
                raise NetworkError(f"server tidak menjawab: {_said(error)}") from error
        else:
            if wait is None or answer.status not in BUSY:
                return answer
        rest(wait)
    raise AssertionError  # the last attempt returns or raises


def _once(
    where: SplitResult, path: str, headers: Mapping[str, str], body: bytes, limits: Limits
) -> Answer:
    """One attempt."""
    until = time.monotonic() + limits.deadline
    host, port = where.hostname or "", where.port
    line: http.client.HTTPConnection
    if where.scheme == "https":
        context = ssl.create_default_context()
        line = http.client.HTTPSConnection(host, port, timeout=limits.timeout, context=context)
    else:
        line = http.client.HTTPConnection(host, port, timeout=limits.timeout)
    try:
        line.request("POST", path, body, dict(headers))
        reply = line.getresponse()
        return Answer(reply.status, _read(reply, until), reply.headers.get("Location", ""))
    finally:
        line.close()


def _read(reply: http.client.HTTPResponse, until: float) -> bytes:
    """The body of an answer.

    Raises:
        NetworkError: when it is too long or trickles in too slowly.
    """
    found = bytearray()
    while chunk := reply.read1(65_536):
        found += chunk
        if len(found) > LARGEST:
            raise NetworkError("jawaban server terlalu besar")
        if time.monotonic() > until:
            raise NetworkError("jawaban server terlalu lama")
    return bytes(found)


def _said(error: Exception) -> str:
    """An error of the network in a few words."""
    if isinstance(error, TimeoutError):
        return "waktu tunggu habis"
    if isinstance(error, ConnectionRefusedError):
        return "sambungan ditolak"
    return getattr(error, "strerror", None) or type(error).__name__

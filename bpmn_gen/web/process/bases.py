"""Remembers the files that open pages began with, however often they are saved, within bounds.

A page may stay open for days while others save, so its file is kept as long as its page asks after
it.  What nobody has asked after for longest is forgotten first; a draft holds its own.
"""

from __future__ import annotations

import hashlib
import threading
import zlib
from collections import OrderedDict
from typing import Final

MOST: Final = 32 * 1024 * 1024
"""Bytes of all packed files; a process takes about 2 KB."""


class Bases:
    """Files by the digest of what they held."""

    def __init__(self, most: int = MOST) -> None:
        """Remember nothing yet."""
        self._most = most
        self._packed: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0
        self._turn = threading.Lock()

    def remember(self, content: bytes) -> str:
        """Remember a file as the newest; gives its digest."""
        digest = hashlib.sha256(content).hexdigest()
        if self.touch(digest):
            return digest
        packed = zlib.compress(content)
        with self._turn:
            self._packed[digest] = packed
            self._size += len(packed)
            while self._size > self._most and len(self._packed) > 1:
                _, oldest = self._packed.popitem(last=False)
                self._size -= len(oldest)
        return digest

    def touch(self, digest: str) -> bool:
        """Note that a page still asks after its file; tells whether it is known."""
        with self._turn:
            known = digest in self._packed
            if known:
                self._packed.move_to_end(digest)
            return known

    def get(self, digest: str) -> bytes | None:
        """A file; None where it is not known, or not any more."""
        self.touch(digest)
        packed = self._packed.get(digest)
        return None if packed is None else zlib.decompress(packed)

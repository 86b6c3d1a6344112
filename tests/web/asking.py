"""Asks the editor without a network: requests as a server hands them to an application."""

import asyncio
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import unquote

from starlette.types import Message, Scope

from bpmn_gen.web.server.guard import ADDRESS, KEY, Guard

PORT = 8765
HOST = f"{ADDRESS}:{PORT}"


@dataclass(frozen=True)
class Answer:
    """What was answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    def json(self) -> Any:  # noqa: ANN401 -- each answer holds something else
        return json.loads(self.body)


@dataclass
class Browser:
    """A browser that has opened the editor with its key, or any other program."""

    guard: Guard
    cookies: dict[str, str] = field(default_factory=dict)

    def enter(self) -> "Browser":
        """Open the address that the program has shown."""
        answer = self.ask("GET", "/", query=f"{KEY}={self.guard.key}")
        assert answer.status == 303
        for name, morsel in SimpleCookie(answer.headers["set-cookie"]).items():
            self.cookies[name] = morsel.value
        return self

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, headers=headers)

    def post(self, path: str, data: object, **headers: str) -> Answer:
        return self.ask(
            "POST", path, headers={"origin": f"http://{HOST}"} | headers,
            chunks=[json.dumps(data).encode()],
        )  # fmt: skip

    def ask(
        self,
        method: str,
        path: str,
        *,
        query: str = "",
        headers: dict[str, str] | None = None,
        chunks: Iterable[bytes] = (),
    ) -> Answer:
        """Send a request; headers are given without hyphens in their place."""
        named = {"host": HOST} | {
            name.replace("_", "-"): value for name, value in (headers or {}).items()
        }
        if self.cookies:
            named["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        scope: Scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": unquote(path),
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(name.encode(), value.encode()) for name, value in named.items()],
            "client": (ADDRESS, 50000),
            "server": (ADDRESS, PORT),
        }
        return asyncio.run(self._run(scope, list(chunks) or [b""]))

    async def _run(self, scope: Scope, chunks: list[bytes]) -> Answer:
        sent: list[Message] = []
        last = len(chunks) - 1
        waiting = [
            {"type": "http.request", "body": chunk, "more_body": at < last}
            for at, chunk in enumerate(chunks)
        ]

        async def receive() -> Message:
            return waiting.pop(0) if waiting else {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            sent.append(message)

        await self.guard(scope, receive, send)
        start = next(one for one in sent if one["type"] == "http.response.start")
        body = b"".join(one.get("body", b"") for one in sent)
        headers = {name.decode(): value.decode() for name, value in start["headers"]}
        return Answer(start["status"], headers, body)

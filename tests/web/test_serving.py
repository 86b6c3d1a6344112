"""The command serves this machine alone, and ends without leaving or losing anything."""

import http.client
import json
import os
import re
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from bpmn_gen.store.project import Project
from tests.running import ROOT, run, start
from tests.web.conftest import FILE, Page

if TYPE_CHECKING:
    import subprocess

    from tests.ready import Started

SECONDS = 30


class Running:
    """The editor as a person has started it."""

    def __init__(
        self, process: "subprocess.Popen[bytes] | Started", says: IO[str], address: str
    ) -> None:
        self.process = process
        self.says = says
        self.address = address
        self.parts = urlsplit(address)
        self.cookie = ""

    def ask(self, method: str, path: str, body: str = "") -> tuple[int, str]:
        """Ask over the network, as a browser that was let in."""
        status, _, text = self._asked(method, path, body)
        return status, text

    def ask_for_place(self, path: str) -> str:
        """Where an address leads."""
        status, headers, _ = self._asked("GET", path)
        assert status == 303
        return headers["location"]

    def _asked(
        self, method: str, path: str, body: str = ""
    ) -> tuple[int, http.client.HTTPMessage, str]:
        own = f"{self.parts.hostname}:{self.parts.port}"
        connection = http.client.HTTPConnection(own, timeout=SECONDS)
        headers = {"Origin": f"http://{own}", "Cookie": self.cookie}
        connection.request(method, path, body.encode() or None, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        self.cookie = answer.headers.get("set-cookie", self.cookie).partition(";")[0]
        connection.close()
        return answer.status, answer.headers, text


@contextmanager
def editor(project: Project, *options: str) -> Iterator[Running]:
    """Start the editor; it is ended at last."""
    ours, theirs = os.pipe()
    with os.fdopen(theirs, "wb") as out:
        process = start(
            "--folder-definisi", project.defs, "--folder-hasil", project.output,
            "sunting", "--tanpa-peramban", *options,
            stdout=out, stderr=out, PYTHONUNBUFFERED="1",
        )  # fmt: skip
    says = os.fdopen(ours, encoding="utf-8")
    try:
        line = says.readline()
        found = re.search(r"http://\S+", line)
        assert found, line + says.read()
        running = Running(process, says, found[0])
        status, _ = running.ask("GET", f"/?{running.parts.query}")
        assert status == 303
        yield running
    finally:
        process.kill()
        process.wait(SECONDS)
        says.close()


@pytest.mark.skipif(os.name == "nt", reason="signals are those of other systems")
def test_it_ends_cleanly_when_it_is_interrupted(project: Project) -> None:
    with editor(project) as running:
        assert running.ask("GET", "/")[0] == 200
        running.process.send_signal(signal.SIGINT)
        assert running.process.wait(SECONDS) == 0
        said = running.says.read()
    assert "Penyunting diakhiri" in said
    assert "Traceback" not in said
    left = [path.name for path in project.defs.parent.iterdir() if path.name.startswith(".")]
    assert left == []


def test_only_this_machine_is_served(project: Project) -> None:
    with editor(project) as running:
        assert running.parts.hostname == "127.0.0.1"
        others = {one[4][0] for one in socket.getaddrinfo(socket.gethostname(), None)}
        for other in sorted(map(str, others - {"127.0.0.1", "::1"})):
            family = socket.AF_INET6 if ":" in other else socket.AF_INET
            with socket.socket(family, socket.SOCK_STREAM) as outside:
                outside.settimeout(2)
                assert outside.connect_ex((other, running.parts.port or 0)) != 0
        assert running.ask("GET", "/")[0] == 200


def test_a_port_that_is_taken_is_told(project: Project) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run(
            "--folder-definisi", project.defs, "sunting", "--tanpa-peramban", "--port", str(port)
        )
    assert done.returncode == 1
    assert f"Port {port} sedang dipakai" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_second_editor_of_a_project_is_refused(project: Project) -> None:
    with editor(project):
        done = run("--folder-definisi", project.defs, "sunting", "--tanpa-peramban")
    assert done.returncode == 1
    assert "sedang dibuka penyunting lain" in done.stderr


def test_definitions_of_the_program_are_not_edited() -> None:
    done = run("--bawaan", "sunting", "--tanpa-peramban")
    assert done.returncode == 2
    assert "definisi bawaan tidak ditulisi" in done.stderr


@pytest.mark.parametrize("port", ["-1", "70000", "delapan"])
def test_a_port_that_cannot_be_is_told(project: Project, port: str) -> None:
    done = run("--folder-definisi", project.defs, "sunting", "--tanpa-peramban", f"--port={port}")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_without_its_libraries_it_says_what_to_do(project: Project, tmp_path: Path) -> None:
    hidden = tmp_path / "tanpa"
    hidden.mkdir()
    (hidden / "uvicorn.py").write_text("raise ModuleNotFoundError('uvicorn', name='uvicorn')\n")
    paths = f"{hidden}{os.pathsep}{ROOT}"
    done = run("--folder-definisi", project.defs, "sunting", PYTHONPATH=paths)
    assert done.returncode == 1
    assert "belum terpasang" in done.stderr
    assert "bpmn-gen[sunting]" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_draft_outlives_an_editor_that_is_killed(project: Project, page: Page) -> None:
    before = (project.defs / FILE).read_bytes()
    page.rows[1]["sel"]["keterangan"] = "Ditulis sebelum listrik padam"
    body = json.dumps(page.sent())
    with editor(project) as running:
        assert running.ask("POST", "/draf", body)[0] == 200
        running.process.kill()
        running.process.wait(SECONDS)
    assert (project.defs / FILE).read_bytes() == before
    with editor(project) as running:
        status, text = running.ask("GET", f"/proses/{FILE}")
        assert status == 200
        assert "Ditulis sebelum listrik padam" in text
        assert '"draf": "dipulihkan"' in text
        assert running.ask("POST", "/simpan", body)[0] == 200
    assert "Ditulis sebelum listrik padam" in (project.defs / FILE).read_text("utf-8")


def test_an_editor_killed_while_it_saves_leaves_a_whole_file(project: Project, page: Page) -> None:
    before = (project.defs / FILE).read_bytes()
    page.rows[1]["sel"]["keterangan"] = "Baru"
    body = json.dumps(page.sent())
    for wait in (0.0, 0.02, 0.1, 0.3):
        (project.defs / FILE).write_bytes(before)
        with editor(project) as running:
            asked = threading.Thread(target=_ask_in_vain, args=(running, body))
            asked.start()
            time.sleep(wait)
            running.process.kill()
            asked.join(SECONDS)
        after = (project.defs / FILE).read_bytes()
        assert after == before or b"keterangan: Baru" in after
        done = run("--folder-definisi", project.defs, "check", "--format", "short")
        assert done.returncode == 0, done.stdout


def _ask_in_vain(running: Running, body: str) -> None:
    """Save, though nobody may answer any more."""
    with suppress(OSError, http.client.HTTPException):
        running.ask("POST", "/simpan", body)

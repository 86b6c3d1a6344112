"""``build --pantau`` shows its portal in the browser, which follows every round."""

import http.client
import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from bpmn_gen.store.project import Project
from tests.running import ROOT, command, environment
from tests.web.conftest import FILE
from tests.web.test_serving import SECONDS

WHAT = ("--tipe", "7", "--format", "svg", "--tanpa-keputusan", "--pantau")


@contextmanager
def watching(project: Project, *options: str, **changes: str) -> Iterator["subprocess.Popen[str]"]:
    """A build that watches; it is ended at last."""
    process = subprocess.Popen(
        command(
            "--folder-definisi", project.defs, "--folder-hasil", project.output,
            "build", *WHAT, *options,
        ),
        env=environment(PYTHONUNBUFFERED="1", **changes),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.communicate(timeout=SECONDS)


def until(process: "subprocess.Popen[str]", words: str) -> str:
    """The next line that holds words."""
    assert process.stdout is not None
    for line in process.stdout:
        if words in line:
            return line
    pytest.fail(f"it never said {words}")


def asked(address: str, path: str = "", cookie: str = "") -> tuple[int, str, str]:
    """Status, cookie and text of an answer."""
    parts = urlsplit(address)
    with closing(http.client.HTTPConnection(str(parts.netloc), timeout=SECONDS)) as connection:
        way = path or f"{parts.path}?{parts.query}"
        connection.request("GET", way, headers={"Cookie": cookie})
        answer = connection.getresponse()
        got = answer.headers.get("set-cookie", "").partition(";")[0]
        return answer.status, got, answer.read().decode()


def news(address: str, cookie: str, since: int) -> Generator[dict[str, Any]]:
    """What an open page is told."""
    own = str(urlsplit(address).netloc)
    with closing(http.client.HTTPConnection(own, timeout=SECONDS)) as connection:
        connection.request("GET", f"/kabar?sejak={since}", headers={"Cookie": cookie})
        with connection.getresponse() as answer:
            while line := answer.readline().decode():
                if line.startswith("data: "):
                    yield json.loads(line[6:])


def is_gone(address: str) -> bool:
    """Whether nobody answers any more, after a while."""
    limit = time.monotonic() + SECONDS
    while time.monotonic() < limit:
        try:
            asked(address)
        except OSError:
            return True
        time.sleep(0.2)
    return False


@pytest.mark.skipif(os.name == "nt", reason="signals are those of other systems")
def test_open_pages_follow_a_save_and_end_with_the_build(project: Project) -> None:
    with watching(project) as process:
        address = re.search(r"http://\S+", until(process, "Portal yang dimuat ulang"))
        assert address
        status, cookie, _ = asked(address[0])
        assert (status, bool(cookie)) == (303, True)
        page = asked(address[0], "/hasil/tipe-07/CLP.02.01/index.html", cookie)[2]
        number = int(re.findall(r'data-ronde="(\d+)"', page)[0])
        with closing(news(address[0], cookie, number)) as told:
            path = project.defs / FILE
            path.write_text(path.read_text("utf-8").replace("kegiatan: ", "kegiatan: Kini ", 1))
            made = {one for _ in range(2) for one in next(told)["dibuat"]}
        assert "tipe-07/CLP.02.01/peta-lintas-fungsi.svg" in made
        assert "tipe-07/CLP.02.01/index.html" in made
        assert not any(one.startswith("tipe-07/CLP.08.02/") for one in made)
        process.send_signal(signal.SIGINT)
        assert process.wait(SECONDS) == 0
        assert is_gone(address[0])


@pytest.mark.skipif(os.name == "nt", reason="signals are those of other systems")
def test_a_server_does_not_outlive_a_build_that_is_killed(project: Project) -> None:
    with watching(project, "--json", "--pekerja", "2") as process:
        line = until(process, '"peristiwa": "portal"')
        address = json.loads(line)["alamat"]
        assert asked(address)[0] == 303
        process.kill()
        process.wait(SECONDS)
        assert is_gone(address)


def test_without_the_libraries_it_goes_on_and_says_so(project: Project, tmp_path: Path) -> None:
    hidden = tmp_path / "tanpa"
    hidden.mkdir()
    (hidden / "uvicorn.py").write_text("raise ModuleNotFoundError('uvicorn', name='uvicorn')\n")
    paths = f"{hidden}{os.pathsep}{ROOT}"
    with watching(project, PYTHONPATH=paths) as process:
        assert "bpmn-gen[sunting]" in until(process, "pasang sekali")
        path = project.defs / FILE
        path.write_text(path.read_text("utf-8").replace("kegiatan: ", "kegiatan: Kini ", 1))
        assert "siap dalam" in until(process, "siap dalam")

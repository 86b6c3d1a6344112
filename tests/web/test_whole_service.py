"""In a real browser: a service from nothing, hundreds of cells at once, and pages of strangers."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bpmn_gen.store.project import Project
from bpmn_gen.web.process.drafts import FOLDER
from tests.running import run
from tests.web.conftest import FILE
from tests.web.driving import BEGIN, CHROMIUM, IN_BOTH, Drive, Steps, driver, words

NAME = "Penerbitan surat keterangan domisili"
NEW = "Mencatat permohonan di buku register"


@pytest.fixture
def drive(project: Project, tmp_path: Path, request: pytest.FixtureRequest) -> Drive:
    return driver(project, tmp_path, name=getattr(request, "param", CHROMIUM))


@IN_BOTH
def test_a_service_is_written_from_nothing_by_keys_alone(drive: Drive, project: Project) -> None:
    steps: Steps = [
        ["reach", "a[href='/baru']"],
        ["press", "Enter"],
        ["at", "/baru"],
        ["reach", "#nama"],
        ["type", NAME],
        ["reach", "#unit"],
        ["type", "Kecamatan K"],
        ["reach", "button.utama"],
        ["press", "Enter"],
        ["at", "/proses/"],
        ["drawn"],
        ["reach", "#kisi td[tabindex='0']"],
        ["press", "ArrowDown", "ArrowDown"],
        ["type", "Memeriksa berkas domisili"],
        ["press", "Enter", "ArrowUp", "Control+Enter"],
        ["type", NEW],
        ["press", "Tab", "ArrowRight"],
        ["type", "Petugas Pelayanan"],
        ["press", "Tab", "ArrowRight", "ArrowRight", "ArrowRight"],
        ["type", "15"],
        ["press", "Tab"],
        ["type", "menit"],
        ["press", "Enter", "Control+s"],
        ["wait", "#keadaan", "Tersimpan"],
        ["show", words(4)],
        ["show", words(5, "ya")],
    ]
    new, target = drive(steps)["shown"]
    assert (new, target) == (NEW, "6")
    [path] = (project.defs / "unit").rglob("proses/*.yaml")
    text = path.read_text("utf-8")
    assert f"- {{kegiatan: {NEW}, oleh: petugas, waktu: 15 menit}}\n  - id: lengkap\n" in text
    assert "kegiatan: Memeriksa berkas domisili" in text
    assert "# Konsep proses." in text
    done = run("--folder-definisi", project.defs, "check", path, "--format", "short")
    assert done.returncode == 0, done.stdout


def test_three_hundred_cells_make_a_process_of_a_hundred_steps(
    drive: Drive, project: Project
) -> None:
    rows = [
        f"Mengerjakan bagian ke-{number}\tKegiatan\tPimpinan Unit Organisasi"
        for number in range(1, 101)
    ]
    steps: Steps = [
        *BEGIN,
        ["press", "Control+End", "Home", "ArrowRight"],
        ["before"],
        ["paste", "\n".join(rows)],
        ["picture"],
        ["show", words(108)],
        ["press", "Control+s"],
        ["wait", "#keadaan", "Tersimpan"],
        ["press", "Control+End", "Home", "ArrowRight", "F2", "End"],
        ["before"],
        ["type", " dan terakhir"],
        ["press", "Enter"],
        ["picture"],
        ["rest", 500],
        ["offset"],
        ["press", "Control+z", "Control+z"],
        ["show", "#kisi tbody"],
    ]
    last, is_seen, undone = drive(steps)["shown"]
    assert last == "Mengerjakan bagian ke-100"
    assert is_seen
    assert "Mengerjakan bagian" not in undone
    assert (project.defs / FILE).read_text("utf-8").count("kegiatan: Mengerjakan bagian") == 100


@contextmanager
def strange_page(target: str) -> Iterator[str]:
    """The address of a page of another server, which asks the editor for all that it can."""
    body = f"""<!doctype html><title>lain</title><p id="hasil"></p><script>
      const found = [];
      const ask = async (path, options) => {{
        try {{
          const answer = await fetch(target.value + path, {{ credentials: 'include', ...options }});
          found.push(answer.type === 'opaque' ? 'buta' : 'terbaca');
        }} catch {{ found.push('ditolak'); }}
      }};
      const target = {{ get value() {{ return decodeURIComponent(location.hash.slice(1)); }} }};
      const post = {{ method: 'POST', mode: 'no-cors', body: '{{}}' }};
      (async () => {{
        await ask('/');
        await ask('/{target}');
        await ask('/draf', {{ method: 'POST', headers: {{ 'content-type': 'application/json' }} }});
        await ask('/simpan', post);
        document.getElementById('hasil').textContent = found.join(' ') + ' selesai';
      }})();
    </script>""".encode()

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("name", [CHROMIUM, "firefox"])
def test_a_page_of_another_server_gets_nothing(project: Project, tmp_path: Path, name: str) -> None:
    before = (project.defs / FILE).read_bytes()
    with strange_page(f"proses/{FILE}") as stranger:
        drive = driver(project, tmp_path, name=name, stranger=stranger)
        steps: Steps = [["stranger", stranger], ["wait", "#hasil", "selesai"], ["show", "#hasil"]]
        [told] = drive(steps)["shown"]
    assert told.split() == ["ditolak"] * 4 + ["selesai"]
    assert (project.defs / FILE).read_bytes() == before
    assert not (project.defs.parent / FOLDER).exists()

"""What is written while nobody answers waits in the browser, and pages say that nobody does."""

import socket
from pathlib import Path

from bpmn_gen.store.project import Project
from bpmn_gen.web.server.doors import listening_at_best, port_of, sign_of, usual_port
from tests.web.conftest import FILE
from tests.web.driving import BEGIN, KILL, Steps, driver, words

OTHER = "proses/penugasan/clp-02-04-sukarela-dalam-unit.yaml"
WRITE: Steps = [
    ["press", "ArrowDown", "F2", "End"],
    ["type", " tanpa jawaban"],
    ["press", "Enter"],
    ["wait", "#pesan", "tersimpan di peramban ini"],
]
TO_OTHER: Steps = [
    ["click", "nav a"],
    ["wait", "h1", "Penyunting proses"],
    ["click", f"a[href='/proses/{OTHER}']"],
    ["drawn"],
]
IN_SILENCE: Steps = [
    ["open"],
    ["drawn"],
    ["tab"],
    *TO_OTHER,
    ["cell"],
    ["tab"],
    ["click", "a[href^='/susun']"],
    ["wait", "h1", "Susun"],
    ["tab", 0],
    ["cell"],
    KILL,
    *WRITE,
    ["tab", 1],
    ["cell"],
    *WRITE,
    ["tab", 2],
    ["wait", "#ditolak", "tidak menjawab"],
]
"""What is typed in three tabs while nobody answers."""
AFTERWARDS: Steps = [
    ["wait", f"th:has([data-berkas='{FILE}'])", "belum sampai"],
    ["judge", "depan"],
    *BEGIN,
    ["wait", "#pesan", "belum sampai ke penyunting"],
    ["show", words(2)],
    ["click", "#pesan button"],
    ["wait", "#keadaan", "draf aman"],
    ["show", words(2)],
    ["press", "Control+s"],
    ["wait", "#keadaan", "Tersimpan"],
    ["reload"],
    ["drawn"],
    ["show", "#pesan"],
    # Where the file is another by now, texts can be copied until they are thrown away.
    *TO_OTHER,
    ["wait", "#pesan", "belum sampai"],
    ["click", "#pesan button"],
    ["wait", "#pesan", "sudah diubah sejak itu"],
    ["show", "#pesan li"],
    ["click", "#pesan button"],
    ["reload"],
    ["drawn"],
    ["show", "#pesan"],
]
"""What a new run of the editor shows of that."""


def test_a_project_has_its_port_whenever_that_is_free(project: Project, tmp_path: Path) -> None:
    port = usual_port(project)
    assert port == usual_port(Project(project.defs, tmp_path / "lain"))
    assert 20_000 <= port < 32_000
    other = Project(tmp_path, tmp_path / "output")
    assert sign_of(project) != sign_of(other)
    with listening_at_best(port) as first:
        assert port_of(first) == port
        with listening_at_best(port) as second:
            assert port_of(second) not in {0, port}
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))


def test_what_was_written_in_silence_is_offered_again(project: Project, tmp_path: Path) -> None:
    drive = driver(project, tmp_path, again=True)
    path, other = project.defs / FILE, project.defs / OTHER
    drive(IN_SILENCE)
    assert "tanpa jawaban" not in path.read_text("utf-8")
    other.write_text(other.read_text("utf-8") + "# dari luar\n", "utf-8")
    seen = drive(AFTERWARDS)
    before, after, told, line, nothing = seen["shown"]
    assert after == f"{before} tanpa jawaban"
    assert line.endswith(" tanpa jawaban")
    assert (told, nothing) == ("", "")
    assert seen["axe"] == []
    assert "tanpa jawaban" in path.read_text("utf-8")
    assert "tanpa jawaban" not in other.read_text("utf-8")

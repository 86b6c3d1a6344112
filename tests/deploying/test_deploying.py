"""Packages reach an engine whole; no server, however broken or hostile, does any harm."""

import email
import json
import threading
from email.message import Message
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from bpmn_gen.commands.deploying import PASSWORD, TOKEN, USER, Package, packages, send
from bpmn_gen.commands.posting import LARGEST, Limits
from bpmn_gen.errors import RefusalError
from bpmn_gen.store import disk, manifest
from bpmn_gen.store.manifest import Artefact
from tests.deploying.server import Act, answer, server
from tests.running import run

PACKAGE = Package("tipe-07", (("CLP.01.camunda7.bpmn", b"<satu/>"), ("dua.dmn", b"\r\n--dua")))
SAID = "rahasia"
CALM = Limits(waits=(0.0, 0.0))
QUICK = Limits(timeout=0.5, deadline=2.0, waits=(0.0, 0.0))
"""For servers that would never answer; a busy machine may make any other one late."""
DONE = {"camunda7": b'{"id": "paket-1"}', "camunda8": b'{"deploymentKey": "22517"}'}


def sent(act: Act, engine: str = "camunda7", **environment: str) -> str:
    """What a server's answer leads to."""
    limits = QUICK if act in (trickle, silent) else CALM
    with server(act) as (url, _):
        return send(PACKAGE, engine, url, environment, limits=limits)


def parts_of(headers: dict[str, str], body: bytes) -> list[tuple[str, str | None, bytes]]:
    """The parts of a form: name, file name, content."""
    head = f"Content-Type: {headers['Content-Type']}\r\n\r\n".encode()
    form = email.message_from_bytes(head + body)
    found = []
    for part in form.get_payload():
        assert isinstance(part, Message)
        name = str(part.get_param("name", header="content-disposition"))
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        found.append((name, part.get_filename(), content))
    return found


@pytest.mark.parametrize(
    ("engine", "path"),
    [("camunda7", "/engine-rest/deployment/create"), ("camunda8", "/v2/deployments")],
)
def test_a_package_arrives_whole(engine: str, path: str) -> None:
    with server(answer(200, DONE[engine])) as (url, received):
        assert send(PACKAGE, engine, url, {}) in ("paket-1", "22517")
    ((where, headers, body),) = received
    assert where == path
    files = [(name, content) for _, name, content in parts_of(headers, body) if name]
    assert files == [("CLP.01.camunda7.bpmn", b"<satu/>"), ("dua.dmn", b"\r\n--dua")]
    assert "Authorization" not in headers


@pytest.mark.parametrize(
    ("environment", "header"),
    [
        ({TOKEN: "rahasia"}, "Bearer rahasia"),
        ({USER: "demo", PASSWORD: "demo"}, "Basic ZGVtbzpkZW1v"),
    ],
)
def test_credentials_come_from_the_environment(environment: dict[str, str], header: str) -> None:
    with server(answer(200, DONE["camunda7"])) as (url, received):
        send(PACKAGE, "camunda7", url, environment)
    assert received[0][1]["Authorization"] == header


def trickle(handler: BaseHTTPRequestHandler) -> None:
    """Answers a byte at a time, for ever."""
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b" ")
            handler.wfile.flush()
            threading.Event().wait(0.1)
    except OSError:
        pass


def silent(_: BaseHTTPRequestHandler) -> None:
    """Never answers within the time it is given."""
    threading.Event().wait(2.0)


def huge(handler: BaseHTTPRequestHandler) -> None:
    """Answers without end."""
    handler.send_response(200)
    handler.end_headers()
    try:
        for _ in range(LARGEST):
            handler.wfile.write(b"x" * 65_536)
    except OSError:
        pass


def rubbish(handler: BaseHTTPRequestHandler) -> None:
    """Does not speak the protocol."""
    handler.wfile.write(b"\0\1\2 halo\r\n\r\n")
    handler.close_connection = True


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (answer(500, b'{"type": "ParseException", "message": "baris 3 salah"}'), "baris 3 salah"),
        (answer(400, b'{"title": "INVALID", "detail": "proses kosong"}'), "proses kosong"),
        (answer(400, b"\x1b[31mmerah"), "tanpa keterangan"),
        (answer(400, b'{"message": "\\u001b[31mmerah"}'), r"\(400\): \[31mmerah"),
        (answer(401), "izin"),
        (answer(403), "izin"),
        (answer(404), "bukan alamat REST"),
        (answer(302, Location="https://tempat.lain/x"), "mengalihkan ke https://tempat.lain/x"),
        (answer(200, b"<html>"), "bukan jawaban mesin proses"),
        (answer(200, b"[" * 100_000), "bukan jawaban mesin proses"),
        (answer(503), r"\(503\)"),
        (trickle, "terlalu lama"),
        (silent, "waktu tunggu habis"),
        (huge, "terlalu besar"),
        (rubbish, "tidak menjawab"),
    ],
)
def test_a_bad_answer_becomes_a_clear_sentence(act: Act, words: str) -> None:
    with pytest.raises(RefusalError, match=words):
        sent(act)


def test_a_busy_server_is_asked_three_times_at_most() -> None:
    with server(answer(503)) as (url, received), pytest.raises(RefusalError):
        send(PACKAGE, "camunda7", url, {}, limits=CALM)
    assert len(received) == 3


def test_credentials_are_not_taken_elsewhere() -> None:
    with server(answer(200, DONE["camunda7"])) as (other, elsewhere):
        act = answer(307, Location=f"{other}/engine-rest/deployment/create")
        with server(act) as (url, _), pytest.raises(RefusalError):
            send(PACKAGE, "camunda7", url, {TOKEN: "rahasia"}, limits=CALM)
    assert elsewhere == []


@pytest.mark.parametrize(
    "url",
    [
        "http://camunda.example.go.id/engine-rest",
        "http://127.0.0.1.example.go.id",
        "ftp://localhost",
        "https://demo:demo@localhost",
        "https://localhost/?a=b",
        "https://localhost:x",
        "localhost",
        "",
    ],
)
def test_a_wrong_address_is_refused_before_anything_is_sent(url: str) -> None:
    with pytest.raises(RefusalError):
        send(PACKAGE, "camunda7", url, {}, limits=CALM)


def test_a_token_cannot_smuggle_a_header() -> None:
    with pytest.raises(RefusalError, match=TOKEN):
        sent(answer(200), BPMN_GEN_TOKEN=f"{SAID}\r\nX: b")


def test_nobody_there_is_said_clearly() -> None:
    with server(answer(200)) as (url, _):
        pass
    with pytest.raises(RefusalError, match="sambungan ditolak"):
        send(PACKAGE, "camunda7", url, {}, limits=CALM)


def built(output: Path) -> Path:
    """An output folder with one file for Camunda 7."""
    path, content = "tipe-07/CLP.01/CLP.01.camunda7.bpmn", b"<satu/>"
    disk.write_atomically(output / path, content)
    artefact = Artefact(
        path, disk.digest(content), "camunda7", "CLP.01", "", "tipe-07", 7, None, "0"
    )
    disk.write_atomically(output / manifest.FILE, manifest.as_bytes({path: artefact}))
    return output / path


def test_a_file_that_was_changed_is_not_sent(tmp_path: Path) -> None:
    path = built(tmp_path)
    assert [item.target for item in packages(tmp_path, "camunda7")] == ["tipe-07"]
    path.write_bytes(b"<dua/>")
    with pytest.raises(RefusalError, match="berubah"):
        packages(tmp_path, "camunda7", (7,))


def test_a_unit_that_was_not_built_is_named(tmp_path: Path) -> None:
    built(tmp_path)
    with pytest.raises(RefusalError, match="untuk tipe unit 3; jalankan bpmn-gen build --tipe 3"):
        packages(tmp_path, "camunda7", (3,))
    with pytest.raises(RefusalError, match="untuk unit 'semua'"):
        packages(tmp_path, "camunda7", units=("semua",))


def test_semua_means_every_unit_that_was_built_but_no_type(tmp_path: Path) -> None:
    built(tmp_path)
    known = manifest.read(tmp_path)
    for name in ("Kecamatan Kroya", "Kecamatan Maos"):
        folder = f"unit-{name.lower().replace(' ', '-')}"
        path, content = f"{folder}/CLP.01/CLP.01.camunda7.bpmn", name.encode()
        disk.write_atomically(tmp_path / path, content)
        known[path] = Artefact(
            path, disk.digest(content), "camunda7", "CLP.01", "", folder, 7, name, "0"
        )
    disk.write_atomically(tmp_path / manifest.FILE, manifest.as_bytes(known))
    found = packages(tmp_path, "camunda7", units=("Semua", "kecamatan kroya"))
    assert [item.target for item in found] == ["unit-kecamatan-kroya", "unit-kecamatan-maos"]
    with pytest.raises(
        RefusalError, match=r"unit 'Kecamatan Kroy'; maksud Anda 'Kecamatan Kroya'\?"
    ):
        packages(tmp_path, "camunda7", units=("Kecamatan Kroy",))


def test_a_wrong_address_is_told_before_anything_is_shown(tmp_path: Path) -> None:
    built(tmp_path)
    result = run("--folder-hasil", tmp_path, "deploy", "--mesin", "camunda7", "localhost:8080")
    assert result.returncode == 1
    assert "alamat harus lengkap" in result.stderr
    assert result.stdout == ""


def test_without_kirim_nothing_is_sent(tmp_path: Path) -> None:
    built(tmp_path)
    command = ("--folder-hasil", tmp_path, "deploy", "--mesin", "camunda7")
    with server(answer(200, json.dumps({"id": "paket-1"}).encode())) as (url, received):
        shown = run(*command, url, BPMN_GEN_TOKEN=SAID)
        assert received == []
        done = run(*command, url, "--kirim", BPMN_GEN_TOKEN=SAID)
    assert shown.returncode == done.returncode == 0, done.stderr
    assert "CLP.01.camunda7.bpmn" in shown.stdout
    assert len(received) == 1
    assert "diterima sebagai paket-1" in done.stdout
    assert "rahasia" not in shown.stdout + shown.stderr + done.stdout + done.stderr

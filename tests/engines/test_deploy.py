"""A package goes through the REST interface of a real Camunda 7 engine; refusals come back."""

import json
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from bpmn_gen.commands.deploying import Package, packages, send
from bpmn_gen.errors import RefusalError
from tests.engines.conftest import SHORT, class_path


@pytest.fixture(scope="session")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an engine that is started for the tests."""
    path = class_path(tmp_path_factory, "rest")
    command = ["java", *SHORT, "-cp", path, "bpmngen.RestServer"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as server:
        assert server.stdout is not None
        said = []
        for line in server.stdout:
            said.append(line)
            if line.startswith("PORT "):
                yield f"http://127.0.0.1:{line.split()[1]}/engine-rest"
                break
        else:
            pytest.fail("".join(said[-20:]))
        server.kill()


def count(url: str, what: str) -> int:
    """How many things of a kind the engine holds."""
    with urllib.request.urlopen(f"{url}/{what}/count", timeout=60) as answer:  # noqa: S310 -- own
        return int(json.load(answer)["count"])


def test_a_package_is_taken_whole_and_only_once(url: str, built: Path) -> None:
    (package,) = packages(built, "camunda7", (7,))
    first = send(package, "camunda7", url, {})
    assert first
    files = [name for name, _ in package.files]
    assert "penilai-kinerja.dmn" in files
    assert count(url, "process-definition") >= len(files) - 1 > 10
    assert count(url, "decision-definition") == 1
    assert send(package, "camunda7", url, {}) == first
    assert count(url, "deployment") == 1


def test_every_package_is_taken_as_one_deployment(url: str, built: Path) -> None:
    before = count(url, "deployment")
    found = packages(built, "camunda7")
    assert len(found) == 11
    receipts = {package.target: send(package, "camunda7", url, {}) for package in found}
    assert len(set(receipts.values())) == len(found)
    assert before <= 1
    assert count(url, "deployment") == len(found)


def test_what_the_engine_says_of_a_bad_file_is_passed_on(url: str) -> None:
    with pytest.raises(RefusalError, match=r"menolak paket .*salah\.bpmn"):
        send(Package("tipe-07", (("salah.bpmn", b"<salah/>"),)), "camunda7", url, {})


def test_a_wrong_path_is_told_from_a_refusal(url: str) -> None:
    wrong = url.replace("/engine-rest", "/lain")
    with pytest.raises(RefusalError, match="bukan alamat REST"):
        send(Package("tipe-07", (("a.bpmn", b"<a/>"),)), "camunda7", wrong, {})

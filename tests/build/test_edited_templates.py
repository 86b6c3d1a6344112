"""Templates that staff edit can show data and nothing else; a broken one stops the build early."""

from __future__ import annotations

import hashlib
import json
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from bpmn_gen.diagnostics import CompileError
from bpmn_gen.jobs.job import Job, make
from bpmn_gen.jobs.trial import attempt, trials
from bpmn_gen.render.templates.files import TemplateError, Templates
from bpmn_gen.render.templates.filling import MAX_TEMPLATE, decoded, fill_text_template
from bpmn_gen.render.word.template import MAX_UNPACKED, fill_template
from bpmn_gen.store.dates import UNDATED
from bpmn_gen.store.destination import Destination
from bpmn_gen.store.origins import FILE as ORIGINS
from bpmn_gen.store.project import Project, shipped, start
from tests.cli.example import PROCESS, run

if TYPE_CHECKING:
    from collections.abc import Iterator

HOSTILE = {
    "{{ tidak_ada }}": "isian 'tidak_ada' tidak ada",
    "{{ ''.__class__.__mro__ }}": "'__class__' tidak boleh dipakai",
    "{{ nama.format(1) }}": "memanggil fungsi tidak boleh",
    "{{ lipsum(n=100000) }}": "memanggil fungsi tidak boleh",
    "{{ nama|center(9999999999) }}": "penyaring 'center' tidak dikenal",
    "{{ nama|attr('__class__') }}": "penyaring 'attr' tidak dikenal",
    "{{ 'x' * 10000000000 }}": "perhitungan dengan '*' terlalu besar",
    "{{ 9 ** 99999999 }}": "perhitungan dengan '**' terlalu besar",
    "{{ '%1000000000d' % 1 }}": "perhitungan dengan '%' terlalu besar",
    "{% include '/etc/passwd' %}": "tidak boleh mengambil berkas lain",
    "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}": (
        "berputar terlalu banyak"
    ),
    "{% for i in range(999999999) %}{% endfor %}": "berputar terlalu banyak",
    "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}": "berputar tanpa akhir",
    "{% macro f(n) %}{% if n %}{{ f(n-1) }}{{ f(n-1) }}{% endif %}{% endmacro %}{{ f(60) }}": (
        "berputar terlalu banyak"
    ),
    "{% if nama %}": "tidak ditutup",
    "{% buka %}": "perintah '{% buka %}' tidak dikenal",
    "{{ nama": "tidak ditutup",
}
"""What a template must not do or cannot say, and the words of the finding."""


@pytest.mark.parametrize("text", HOSTILE)
def test_a_template_that_misbehaves_is_a_finding_in_words(text: str) -> None:
    with pytest.raises(CompileError) as raised:
        fill_text_template(text, "surat.txt.j2", {"nama": "Camat"})
    [found] = raised.value.diagnostics
    assert found.code == "broken-template"
    assert "'surat.txt.j2'" in found.message
    assert HOSTILE[text] in found.message


def test_what_templates_are_for_still_works() -> None:
    text = "{% for x in daftar %}{{ loop.index }}. {{ x|upper }}{% if not loop.last %}; {% endif %}"
    text += "{% endfor %}{% set judul = 'Peta ' ~ nama %} {{ judul }} {{ 1 + 2 }} {{ 'a' + 'b' }}"
    assert (
        fill_text_template(text, "t", {"daftar": ["a", "b"], "nama": "Kroya"})
        == "1. A; 2. B Peta Kroya 3 ab"
    )


@pytest.mark.parametrize("content", [b"\xff\xfes\0", "caf\xe9".encode("cp1252"), b"\x80\x00\xff"])
def test_a_template_that_notepad_saved_otherwise_is_named_with_its_line(content: bytes) -> None:
    with pytest.raises(CompileError) as raised:
        decoded(b"satu\n" + content, "portal.css.j2")
    [found] = raised.value.diagnostics
    assert "pengodean UTF-8" in found.message
    assert found.span is not None
    assert found.span.line == 2


def test_a_byte_order_mark_is_no_part_of_a_template() -> None:
    assert decoded(b"\xef\xbb\xbf<p>", "a") == "<p>"
    with pytest.raises(CompileError):
        decoded(b"x" * (MAX_TEMPLATE + 1), "a")


@pytest.mark.parametrize(
    "program",
    ['#import "@preview/x:1.0.0": *', '#read("/etc/passwd")', '#eval("1")', '#include "a.typ"'],
)
def test_a_typst_template_brings_nothing_in_from_elsewhere(program: str) -> None:
    with pytest.raises(TemplateError, match="tidak boleh dalam templat"):
        Templates({"a.typ": program.encode()}, "x", UNDATED).source("a.typ")
    with pytest.raises(TemplateError, match="UTF-8"):
        Templates({"a.typ": b"\xff"}, "x", UNDATED).source("a.typ")


@pytest.mark.parametrize("name", sorted(path.name for path in shipped("templates").glob("*.typ")))
def test_shipped_typst_templates_keep_to_that(name: str) -> None:
    content = (shipped("templates") / name).read_bytes()
    assert Templates({name: content}, "x", UNDATED).source(name) == content


def test_a_word_template_that_unpacks_to_a_monster_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes((shipped("templates") / "sop-identitas.docx").read_bytes())
    with ZipFile(file, "a", compresslevel=9) as packed:
        packed.writestr("word/media/x.bin", b"\0" * (MAX_UNPACKED + 1))
    with pytest.raises(TemplateError, match="bukan dokumen Word yang utuh"):
        fill_template(Templates({"a.docx": file.read_bytes()}, "x", UNDATED), "a.docx", {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling(Job):
    """A job that uses a template and does something with it."""

    templates: tuple[tuple[str, str], ...]

    def render(self) -> Iterator[bytes]:
        """What the text of the template says."""
        [(_name, text)] = self.templates
        if text == "selamanya":
            time.sleep(10**6)
        if text == "mati":
            os._exit(1)
        if text == "salah":
            raise KeyError(text)
        yield fill_text_template(text, _name, {}).encode()


def filling(name: str, text: str) -> Filling:
    return Filling(target="", files=(("x", "x"),), key="", templates=((name, text),))


@pytest.mark.parametrize(
    ("text", "seconds", "problem"),
    [("selamanya", 0.5, "tidak selesai dalam"), ("mati", 120, "menghentikan program")],
)
def test_a_template_that_hangs_or_kills_its_engine_is_named(
    text: str, seconds: float, problem: str
) -> None:
    with pytest.raises(CompileError) as raised:
        attempt([(filling("a.j2", text), ("a.j2",))], seconds)
    assert problem in raised.value.diagnostics[0].message
    assert "a.j2" in raised.value.diagnostics[0].message


def test_a_template_that_only_some_texts_break_costs_only_its_own_files(tmp_path: Path) -> None:
    made = make(Destination(tmp_path), filling("a.j2", "{{ x }}"))
    assert made.written == {}
    assert [item.code for item in made.remarks] == ["broken-template"]
    assert not made.is_final


def test_every_edited_template_is_tried_once() -> None:
    jobs = [
        filling("a.j2", "{{ x }}"),
        filling("a.j2", ""),
        filling("b.j2", "salah"),
        filling("c.j2", ""),
    ]
    chosen = trials(jobs, ["a.j2", "b.j2"])
    assert [names for _, names in chosen] == [("a.j2",), ("b.j2",)]
    found = [item.message for item in attempt(chosen)]
    assert len(found) == 2
    assert "isian 'x' tidak ada" in found[0]
    assert "KeyError" in found[1]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("trace.html.j2", b"{{ tidak_ada }}", "isian 'tidak_ada' tidak ada"),
        ("portal.css.j2", b"\xff\xfe", "UTF-8"),
        ("sop-identitas.typ", b"#let identitas(d) = d.tidak_ada", "isian 'tidak_ada' tidak ada"),
        ("sop-identitas.docx", b"bukan docx", "bukan dokumen Word"),
    ],
)
def test_a_broken_template_is_told_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes, problem: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for file, data in ((f"templates/{name}", content), ("process_defs/proses/a.yaml", b"")):
        Path(file).parent.mkdir(parents=True)
        Path(file).write_bytes(data or PROCESS.replace("PELAKU", "pemohon").encode())
    project = Project.around(Path())
    assert project is not None
    assert project.is_edited(name)
    result = run("build", "--tipe", "7", "--pekerja", "1")
    assert result.exit_code == 1
    assert f"templat '{name}'" in result.stderr
    assert problem in result.stderr
    assert "Tidak ada berkas yang ditulis" in result.stderr
    assert not Path("output").exists()


def test_a_template_that_nobody_edited_follows_the_program(tmp_path: Path) -> None:
    start(tmp_path)
    project = Project(tmp_path / "process_defs", tmp_path / "output")
    name = "trace.html.j2"
    own, origins = tmp_path / "templates" / name, tmp_path / "templates" / ORIGINS
    assert not project.is_edited(name)
    old = b"dari program lama {{ tidak_ada }}"
    origins.write_text(json.dumps({name: hashlib.sha256(old).hexdigest()}), encoding="utf-8")
    own.write_bytes(old)
    project = Project(project.defs, project.output)
    assert not project.is_edited(name)
    assert project.template(name) == (shipped("templates") / name).read_bytes()
    own.write_bytes(old + b"!")
    assert project.is_edited(name)
    assert project.template(name) == old + b"!"


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b"[" * 100_000])
def test_a_damaged_memory_of_templates_counts_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / ORIGINS).write_bytes(content)
    (tmp_path / "templates/trace.html.j2").write_bytes(b"x")
    assert Project(tmp_path / "process_defs", tmp_path).is_edited("trace.html.j2")

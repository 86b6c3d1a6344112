"""The portal shows what changed since a decree: a table for each unit, lines on each process."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.edition.town import EDITION, FOLDER, PROCESS, UNIT, built, edit, process_of, town

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.store.project import Project

CODE = "CLP.99.01"
DECREE = "Keputusan Bupati Cilacap Nomor 188.4/123 Tahun 2026 tanggal 24 November 2026"
TABLE = f"{FOLDER}/perubahan.html"


def page(project: Project, path: str) -> str:
    """A page of the portal."""
    return (project.output / path).read_text("utf-8")


def links(project: Project, path: str) -> list[str]:
    """The addresses on a page that lead to other files."""
    found = re.findall(r'href="([^"#?]+)', page(project, path))
    assert found
    return [one for one in found if ":" not in one]


def reasons(project: Project) -> Path:
    """Where staff give the reasons of the unit."""
    return project.defs.parent / "reviu" / EDITION / FOLDER / "reviu.yaml"


def changed(project: Project) -> None:
    """One step has another name now, and another has a time."""
    edit(project, "Menulis surat\n", "Menulis nota <dinas>\n    waktu: 2 jam\n")


def test_a_unit_that_changed_has_a_table_to_which_its_pages_lead(decreed: Project) -> None:
    changed(decreed)
    built(decreed)
    told = page(decreed, TABLE)
    assert f"2 perubahan sejak {DECREE}" in told
    assert "Menulis nota &lt;dinas&gt;" in told
    assert "Pasal 13 ayat (1)" in told
    assert "2 perubahan belum beralasan" in told
    assert f'<a href="{CODE}/index.html">Contoh</a>' in told
    unit = page(decreed, f"{FOLDER}/index.html")
    assert f'<a href="perubahan.html">2 perubahan sejak {DECREE}: matriks perubahan</a>' in unit
    process = page(decreed, f"{FOLDER}/{CODE}/index.html")
    assert [*re.findall(r'href="\.\./perubahan\.html#(u\d)"', process)] == ["u1", "u2"]
    assert all(f'<tr id="u{number}">' in told for number in (1, 2))
    front = page(decreed, "index.html")
    assert f"<li>{DECREE}: {UNIT}</li>" in front
    assert f'<a href="{TABLE}"><b>2</b> perubahan, {UNIT}</a>' in front
    assert f"Penetapan terakhir: {DECREE}." in front
    for path in (TABLE, f"{FOLDER}/index.html", f"{FOLDER}/{CODE}/index.html", "index.html"):
        folder = (decreed.output / path).parent
        assert [one for one in links(decreed, path) if not (folder / one).exists()] == []


def test_a_title_leads_to_the_processes_that_it_touches_and_they_to_its_row(
    decreed: Project,
) -> None:
    named = f"- nama: {UNIT}\n  tipe: 7\n  jabatan: {{pimpinan_unit: Lurah Kroya}}\n"
    (decreed.defs / "unit.yaml").write_text(named, "utf-8")
    built(decreed)
    told = page(decreed, TABLE)
    assert f"1 perubahan sejak {DECREE}" in told
    assert f'Menyentuh <a href="{CODE}/index.html">{CODE}</a>' in told
    process = page(decreed, f"{FOLDER}/{CODE}/index.html")
    assert re.findall(r'href="\.\./perubahan\.html#(u\d)"', process) == ["u1"]
    assert "Lurah Kroya&#39; (<a" in process


def test_reasons_of_staff_stand_in_the_table_as_soon_as_they_are_written(decreed: Project) -> None:
    changed(decreed)
    built(decreed)
    reasons(decreed).parent.mkdir(parents=True)
    reasons(decreed).write_text(f"{CODE}/tulis/waktu:\n  alasan: Beban kerja\n", "utf-8")
    outcome = built(decreed)
    told = page(decreed, TABLE)
    assert "Beban kerja" in told
    assert "1 perubahan belum beralasan" in told
    assert outcome.made == [TABLE]
    reasons(decreed).write_text("- rusak: [\n", "utf-8")
    outcome = built(decreed)
    [warning] = [one for one in outcome.findings if one.code == "reasons-unreadable"]
    assert warning.span is not None
    assert warning.span.path.endswith(f"reviu/{EDITION}/{FOLDER}/reviu.yaml")
    assert "Beban kerja" not in page(decreed, TABLE)


def test_pages_lead_to_what_a_review_made_once_it_is_there(decreed: Project) -> None:
    changed(decreed)
    built(decreed)
    assert "reviu terakhir" not in page(decreed, TABLE) + page(decreed, "index.html")
    folder = f"reviu/{EDITION}/{FOLDER}"
    names = ("peta-sebelum-sesudah.html", "matriks-perubahan.xlsx", "berita-acara-reviu.docx")
    (decreed.output / folder).mkdir(parents=True)
    for name in names:
        (decreed.output / folder / name).write_bytes(b"x")
    assert {"index.html", TABLE} <= {*built(decreed).made}
    led = links(decreed, TABLE)
    assert all(f"../{folder}/{name}" in led for name in names)
    assert f'<a href="{folder}/{names[0]}">{UNIT}</a>' in page(decreed, "index.html")
    assert built(decreed).made == []
    (decreed.output / folder / names[0]).unlink()
    built(decreed)
    assert names[0] not in page(decreed, TABLE) + page(decreed, "index.html")


def test_the_table_goes_when_nothing_differs_any_more(decreed: Project) -> None:
    assert not (decreed.output / TABLE).exists()
    assert "Berubah sejak" not in page(decreed, "index.html")
    changed(decreed)
    built(decreed)
    assert (decreed.output / TABLE).exists()
    process_of(decreed).write_text(PROCESS, "utf-8")
    built(decreed)
    assert not (decreed.output / TABLE).exists()
    assert "perubahan" not in page(decreed, f"{FOLDER}/index.html")
    assert f"<li>{DECREE}: {UNIT}</li>" in page(decreed, "index.html")


def test_a_project_without_editions_says_nothing_of_changes(tmp_path: Path) -> None:
    project = town(tmp_path)
    built(project)
    for path in ("index.html", f"{FOLDER}/index.html", f"{FOLDER}/{CODE}/index.html"):
        assert "perubahan" not in page(project, path).lower()
        assert "Keputusan yang menetapkan" not in page(project, path)
    assert not (project.output / TABLE).exists()

"""The front page says in five figures what there is, and each leads to the list behind it."""

import re
from html import unescape
from pathlib import Path

from bpmn_gen.compiler.target import all_types
from bpmn_gen.edition.status import State
from bpmn_gen.portal.accounts import SopAccount, UnitAccount
from bpmn_gen.portal.figures import figures as five
from tests.content.shipped import definitions
from tests.running import run

FIGURE = re.compile(r'<li><a href="([^"]+)"><b>([\d.]+)</b> <span>([^<]+)</span> <small>([^<]+)')


def figures(portal: Path) -> dict[str, tuple[str, int]]:
    """Address and value of each figure by its label."""
    page = (portal / "index.html").read_text("utf-8")
    found = FIGURE.findall(page)
    assert len(found) == 5
    return {unescape(label): (href, int(value.replace(".", ""))) for href, value, label, _ in found}


def test_each_figure_is_the_number_of_rows_of_the_list_behind_it(portal: Path) -> None:
    told = figures(portal)
    front = (portal / "index.html").read_text("utf-8")
    listed = (portal / "daftar.html").read_text("utf-8")
    units = list(portal.glob("*/index.html"))
    assert told["tipe unit dan unit"] == ("#tipe", len(units))
    processes = front.partition('id="proses"')[2].partition("</section>")[0]
    assert told["proses"] == ("#proses", processes.count("<li>"))
    rows, lacking = listed.partition('id="isian"')[::2]
    assert told["SOP"] == ("daftar.html", rows.count('<th scope="row"'))
    assert told["SOP ditetapkan"] == ("daftar.html#konsep", 0)
    counts = [int(count) for count in re.findall(r"</a> \((\d+)\)", lacking)]
    assert told["isian masih kosong"] == ("daftar.html#isian", sum(counts))


def test_what_changed_since_a_decree_is_no_draft_and_not_set() -> None:
    states = (State.SET, State.SET, State.CHANGED, State.DRAFT)
    sops = tuple(SopAccount(f"A.{at}", "", "", "", one, ("x",)) for at, one in enumerate(states))
    target = next(iter(all_types(definitions())))
    told = five([], [UnitAccount(target, sops)], 1)[3:]
    assert [(one.value, one.note, one.href) for one in told] == [
        ("2", "1 masih konsep, 1 berubah sejak ditetapkan", "daftar.html#ditetapkan"),
        ("4", "pada 4 SOP", "daftar.html#isian"),
    ]


def test_the_blanks_are_those_that_check_lists(portal: Path) -> None:
    done = run("check", "--kosong", "--unit", "Kecamatan Kroya")
    listed = (portal / "daftar.html").read_text("utf-8")
    row = listed.partition('id="isian-unit-kecamatan-kroya"')[2].partition("</tr>")[0]
    count = int(re.findall(r'data-nama="Jumlah">([\d.]+)<', row)[0].replace(".", ""))
    assert f"{count} isian kosong" in done.stdout + done.stderr


def test_the_map_of_level_0_leads_on_from_the_front_page(portal: Path) -> None:
    front = (portal / "index.html").read_text("utf-8")
    section = front.partition('id="level0"')[2].partition("</section>")[0]
    assert 'src="tipe-07/peta/peta-proses.svg"' in section
    links = re.findall(r'class="titik" href="([^"]+)"', section)
    assert len(links) > 8
    assert all((portal / link).is_file() for link in links)


def test_an_emblem_has_a_place_and_none_is_made_up(portal: Path) -> None:
    front = (portal / "index.html").read_text("utf-8")
    assert '<div class="lambang">Lambang daerah</div>' in front
    assert "lambang.png" not in front


def test_the_emblem_that_staff_put_beside_the_templates_is_shown(tmp_path: Path) -> None:
    made = run("init", tmp_path / "proyek")
    assert made.returncode == 0, made.stderr
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="9"/>'
    (tmp_path / "proyek/templates/lambang.svg").write_bytes(picture)
    done = run(
        "--folder-definisi", tmp_path / "proyek/process_defs", "--folder-hasil", tmp_path / "hasil",
        "build", "--tipe", "7", "--format", "bpmn",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    front = (tmp_path / "hasil/index.html").read_text("utf-8")
    assert '<img class="lambang" src="lambang.svg" alt="Lambang daerah">' in front
    assert (tmp_path / "hasil/lambang.svg").read_bytes() == picture

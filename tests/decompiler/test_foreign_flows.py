"""Flows as foreign tools draw them become steps that check and compile, with a word on changes."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from bpmn_gen.compiler.target import Target
from bpmn_gen.decompiler import drafts_of
from bpmn_gen.decompiler.catalogue import Catalogue
from bpmn_gen.decompiler.orders import meeting_points, telling_order
from bpmn_gen.diagnostics import Findings
from bpmn_gen.interchange import read_bpmn
from tests.content.shipped import definitions
from tests.decompiler.drafting import drafted, errors
from tests.interchange.golden import MODELS
from tests.interchange.writing import file_of
from tests.relayout.files import random_file

if TYPE_CHECKING:
    from pathlib import Path


def one(body: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The only draft of a process, as plain data, with its notes; it must pass all checks."""
    drafts, refusals = drafted(file_of(f'<process id="p" name="Uji">{body}</process>'))
    assert refusals == ()
    (draft,) = drafts
    assert errors(drafts, definitions(), Target(definitions().tipe_unit[7])) == []
    data = yaml.load(draft.text, yaml.BaseLoader)  # noqa: S506 -- it makes nothing but texts
    return data, draft.notes


def flows(*pairs: str) -> str:
    """Sequence flows from ``a>b`` or ``a>b=label``."""
    found = ""
    for number, pair in enumerate(pairs):
        ends, _, label = pair.partition("=")
        source, _, target = ends.partition(">")
        name = f' name="{label}"' if label else ""
        found += f'<sequenceFlow id="f{number}" sourceRef="{source}" targetRef="{target}"{name}/>'
    return found


def words(steps: list[dict[str, Any]]) -> list[str]:
    """What each step says."""
    keys = ("mulai", "kegiatan", "keputusan", "proses", "selesai", "sejajar")
    return [next(str(step[key]) for key in keys if key in step) for step in steps]


ENDS = '<startEvent id="s" name="Permohonan masuk"/><endEvent id="e" name="Permohonan selesai"/>'
TASKS = "".join(f'<task id="t{n}" name="Memeriksa berkas {n}"/>' for n in range(4))


def test_lanes_branches_and_loops_become_pelaku_cabang_and_jumps() -> None:
    """The plain case: a check that may send the work back."""
    data, notes = one(
        '<laneSet id="l"><lane id="a" name="Ketua Tim"><flowNodeRef>s</flowNodeRef>'
        "<flowNodeRef>t0</flowNodeRef></lane><lane id='b' name='Kasi Pelayanan'>"
        "<flowNodeRef>g</flowNodeRef><flowNodeRef>t1</flowNodeRef><flowNodeRef>e</flowNodeRef>"
        f'</lane></laneSet>{ENDS}{TASKS}<exclusiveGateway id="g" name="Lengkap?"/>'
        '<exclusiveGateway id="m"/>' + flows("s>m", "m>t0", "t0>g", "g>t1=Ya", "g>m=Tidak", "t1>e")
    )
    assert list(data["pelaku"]) == ["ketua_tim", "kasi_pelayanan"]
    assert data["pelaku"]["ketua_tim"] == {"peran": "ketua_tim"}
    assert data["pelaku"]["kasi_pelayanan"] == {"peran": "...", "sebutan": "Kasi Pelayanan"}
    start, first, choice, second, end = data["langkah"]
    assert choice["cabang"] == {"Ya": second["id"], "Tidak": first["id"]}
    assert [step["oleh"] for step in (start, first, end)] == [
        "ketua_tim",
        "ketua_tim",
        "kasi_pelayanan",
    ]
    assert first["waktu"] == first["sumber"] == data["sumber"] == "..."
    assert len(notes) == 2  # the two tasks that nothing leads to, and their missing end


def test_what_is_drawn_side_by_side_becomes_sejajar() -> None:
    """With gateways, or with several flows that leave a task."""
    gated = '<parallelGateway id="g"/><parallelGateway id="j"/>'
    data, _ = one(
        f"{ENDS}{TASKS}{gated}"
        + flows("s>t0", "t0>g", "g>t1", "g>t2", "t1>j", "t2>j", "j>t3", "t3>e")
    )
    assert len(data["langkah"][2]["sejajar"]) == 2
    data, notes = one(f"{ENDS}{TASKS}" + flows("s>t0", "t0>t1", "t0>t2", "t1>t3", "t2>t3", "t3>e"))
    assert len(data["langkah"][2]["sejajar"]) == 2
    assert "sejajar" in notes[0]


def test_parallel_branches_that_end_by_themselves_meet_at_one_end() -> None:
    """An end inside a branch would never let the others finish."""
    data, notes = one(
        f'{ENDS}{TASKS}<endEvent id="z"/><parallelGateway id="g"/>'
        + flows("s>t0", "t0>g", "g>t1", "g>t2", "t1>e", "t2>t3", "t3>z")
    )
    assert [len(branch) for branch in data["langkah"][2]["sejajar"]] == [1, 2]
    assert any("berakhir sendiri-sendiri" in note for note in notes)


def test_a_branch_with_two_ends_gets_a_closing_step() -> None:
    """Lists leave a parallel block only at their end."""
    data, notes = one(
        f'{ENDS}{TASKS}<parallelGateway id="g"/><parallelGateway id="j"/>'
        '<exclusiveGateway id="x" name="Perlu?"/>'
        + flows(
            "s>g", "g>t0", "g>x", "x>t1=Ya", "x>j=Tidak", "t1>j", "t0>j", "j>t2", "t2>t3", "t3>e"
        )
    )
    second = data["langkah"][1]["sejajar"][1]
    assert words(second)[-1] == "Menyelesaikan bagian ini"
    assert second[0]["cabang"]["Tidak"] == second[-1]["id"]
    assert any("ditambahkan" in note for note in notes)


def test_what_may_happen_during_a_step_is_asked_behind_it() -> None:
    """A boundary event becomes a decision."""
    data, notes = one(
        f'{ENDS}{TASKS}<boundaryEvent id="b" name="Lewat 3 hari" attachedToRef="t0">'
        "<timerEventDefinition/></boundaryEvent>"
        + flows("s>t0", "t0>t1", "b>t2", "t1>t3", "t2>t3", "t3>e")
    )
    ask = data["langkah"][2]
    assert ask["keputusan"] == "Lewat 3 hari?"
    assert list(ask["cabang"]) == ["Ya", "Tidak"]
    assert any("di tepi 'Memeriksa berkas 0'" in note for note in notes)


def test_starts_and_ends_are_added_where_they_lack() -> None:
    """Two starts become a question, none becomes one, a path that stops gets an end."""
    data, notes = one(
        f'<startEvent id="s" name="Surat"/><startEvent id="r" name="Telepon"/>{TASKS}'
        + flows("s>t0", "r>t1", "t0>t2", "t1>t2", "t2>t3")
    )
    assert words(data["langkah"])[:2] == ["Mulai", "Apa yang memulai proses?"]
    assert list(data["langkah"][1]["cabang"]) == ["Surat", "Telepon"]
    assert words(data["langkah"])[-1] == "Selesai"
    assert len(notes) == 2
    data, _ = one('<task id="t" name="Bekerja"/>')
    assert words(data["langkah"]) == ["Mulai", "Bekerja", "Selesai"]


def test_a_sub_process_becomes_a_definition_of_its_own_that_is_called() -> None:
    """With a code that is free, in the lane in which it lay."""
    body = (
        '<startEvent id="s"/><subProcess id="u" name="Verifikasi"><startEvent id="a"/>'
        '<task id="b" name="Memverifikasi"/><endEvent id="c"/>'
        '<sequenceFlow id="x" sourceRef="a" targetRef="b"/>'
        '<sequenceFlow id="y" sourceRef="b" targetRef="c"/></subProcess><endEvent id="e"/>'
        + flows("s>u", "u>e")
    )
    drafts, _ = drafted(file_of(f'<process id="p" name="Induk">{body}</process>'))
    outer, inner = (yaml.load(draft.text, yaml.BaseLoader) for draft in drafts)  # noqa: S506
    assert outer["langkah"][1]["proses"] == inner["kode"] == "CLP.99.02"
    assert inner["nama"] == "Verifikasi"
    assert errors(drafts, definitions(), Target(definitions().tipe_unit[7])) == []


JUMPING = (
    f'{ENDS}{TASKS}<parallelGateway id="g" name="Bagi tugas"/><exclusiveGateway id="x"/>'
    + flows("s>g", "g>t0", "g>x", "x>t1=Ya", "x>t0=Tidak", "t0>t2", "t1>e", "t2>e")
)
"""A flow that jumps from one parallel branch into another, which lists of steps cannot tell."""


def test_branches_that_never_meet_become_a_choice_and_a_note_says_so() -> None:
    data, notes = one(JUMPING)
    asked = [step["keputusan"] for step in data["langkah"] if "keputusan" in step]
    assert asked[0] == "Bagi tugas"
    assert (
        "cabang sejajar dari 'Bagi tugas' tidak bertemu lagi di satu tempat; ditulis sebagai "
        "keputusan yang memilih satu cabang, gambarlah ulang alurnya"
    ) in notes


def test_who_needs_the_flow_as_it_is_gets_a_reason() -> None:
    file = read_bpmn(file_of(f'<process id="p" name="Uji">{JUMPING}</process>'), Findings())
    assert file is not None
    drafts, refusals = drafts_of(file.definitions, Catalogue(), "uji.bpmn", strict=True)
    assert drafts == ()
    assert "tidak bertemu lagi di satu tempat" in refusals[0].reason


def test_a_flow_into_an_event_on_a_border_is_left_out_with_a_note() -> None:
    body = f'{ENDS}{TASKS}<boundaryEvent id="b" attachedToRef="t1"/>' + flows(
        "s>t0", "t0>b", "t0>t1", "t1>t2", "t2>e"
    )
    _, notes = one(body)
    assert [note for note in notes if "menuju kejadian di tepi; tidak ikut" in note]


def test_a_flow_into_an_event_on_a_border_alone_leads_to_its_activity() -> None:
    """So nothing behind it is left out; a task that leads back to itself goes on doing so."""
    body = f'{ENDS}{TASKS}<boundaryEvent id="b" attachedToRef="t1"/>' + flows(
        "s>t0", "t0>b", "t0>t0", "t1>t2", "t2>e"
    )
    data, notes = one(body)
    assert [note for note in notes if "menuju kejadian di tepi; dilanjutkan ke" in note]
    assert len(data["langkah"]) > len(("s", "t0", "t1", "t2", "e"))


def test_blocks_in_blocks_without_end_are_refused() -> None:
    """No stack overflows."""
    body = ENDS + "".join(f'<parallelGateway id="g{n}"/><task id="t{n}"/>' for n in range(60))
    chain = [f"g{n}>t{n}" for n in range(60)] + [f"g{n}>g{n + 1}" for n in range(59)]
    body += flows("s>g0", *chain, "g59>e", *(f"t{n}>e" for n in range(60)))
    _, refusals = drafted(file_of(f'<process id="p">{body}</process>'))
    assert "bersusun" in refusals[0].reason


@pytest.mark.parametrize(
    "name", ["...", "no", "1.10", "{camat}", "a: b # c", "- x", "'", '"', "12:30", "}", "Ā½ x"]
)
def test_any_name_comes_through_yaml_as_it_is(name: str) -> None:
    """No name becomes a blank, a number, a placeholder or a mark of YAML."""
    escaped = name.replace("&", "&amp;").replace('"', "&quot;")
    data, _ = one(
        f'<startEvent id="s" name="{escaped}"/><task id="t" name="{escaped}"/><endEvent id="e"/>'
        + flows("s>t", "t>e")
    )
    shown = name.replace("{", "{{").replace("}", "}}")
    assert words(data["langkah"])[:2] == [shown, shown]


@pytest.mark.skipif(not MODELS, reason="the corpus is not here")
@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_drafts_of_the_reference_models_pass_all_checks(path: Path) -> None:
    """Once a person has said who has which role, nothing else stands in the way."""
    drafts, refusals = drafted(path.read_bytes())
    assert drafts
    assert refusals == ()
    assert errors(drafts, definitions(), Target(definitions().tipe_unit[7])) == []


@pytest.mark.parametrize("seed", range(12))
def test_random_files_become_definitions_or_a_reason(seed: int) -> None:
    """Whatever a tool draws."""
    drafts, refusals = drafted(random_file(Random(seed), seed % 4, 1 + seed % 6).encode())
    assert drafts or refusals
    assert errors(drafts, definitions(), Target(definitions().tipe_unit[7])) == []


def test_ways_meet_where_all_of_them_lead() -> None:
    """The nearest such place; nowhere when each ends for itself."""
    ways = {"a": ["b", "c"], "b": ["d"], "c": ["d", "a"], "d": ["e", "f"], "e": [], "f": []}
    assert meeting_points(ways) == {
        "a": "d", "b": "d", "c": "d", "d": None, "e": None, "f": None,
    }  # fmt: skip
    assert telling_order("a", lambda place: ways[place]) == ["a", "b", "c", "d", "e", "f"]


@pytest.mark.parametrize("circle", [("g>g",), ("g>h", "h>g")])
def test_a_gateway_that_leads_only_to_itself_ends_there(circle: tuple[str, ...]) -> None:
    draft, notes = one(
        '<startEvent id="s" name="Mulai"/><task id="t" name="Memeriksa berkas"/>'
        '<exclusiveGateway id="g" name="Lagi?"/><exclusiveGateway id="h" name="Ulang?"/>'
        + flows("s>t", "t>g", *circle)
    )
    assert "hanya kembali ke dirinya sendiri; diberi selesai" in " ".join(notes)
    assert draft["langkah"][-1]["selesai"] == "Selesai"


def test_lanes_of_one_name_bear_that_of_the_lane_around_them() -> None:
    """The staff of two offices are two actors that people can tell apart."""
    lanes = "".join(
        f'<lane id="o{number}" name="Bidang {office}"><childLaneSet><lane id="l{number}"'
        f' name="Staf"><flowNodeRef>{node}</flowNodeRef></lane></childLaneSet></lane>'
        for number, (office, node) in enumerate((("Farmasi", "t"), ("Keuangan", "u")))
    )
    draft, _ = one(
        f'<laneSet id="x">{lanes}</laneSet><startEvent id="s"/><task id="t" name="Memeriksa"/>'
        '<task id="u" name="Membayar"/><endEvent id="e"/>' + flows("s>t", "t>u", "u>e")
    )
    assert [said["sebutan"] for said in draft["pelaku"].values()] == [
        *("Staf Bidang Farmasi", "Staf Bidang Keuangan"),
    ]


def test_messages_that_a_draft_cannot_hold_are_told() -> None:
    body = (
        '<collaboration id="c"><participant id="a" name="Kelurahan" processRef="p"/>'
        '<participant id="w" name="Warga"/><messageFlow id="m" name="Formulir" sourceRef="w"'
        ' targetRef="t"/><messageFlow id="n" sourceRef="t" targetRef="w"/></collaboration>'
        '<process id="p" name="Uji"><startEvent id="s"/><task id="t" name="Memeriksa"/>'
        '<endEvent id="e"/>' + flows("s>t", "t>e") + "</process>"
    )
    ((draft,), _) = drafted(file_of(body))
    assert any(
        note.startswith("pesan yang tidak ikut: 'Formulir' dari Warga; kepada Warga; tulis")
        for note in draft.notes
    )

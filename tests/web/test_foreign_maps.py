"""BPMN files of others become processes of a unit: all of a file, or none."""

from urllib.parse import unquote

from bpmn_gen.store.project import Project
from tests.foreign.drawio_files import PLAIN, file_of, vertex
from tests.foreign.xpdl_files import activity, box, package
from tests.web.asking import Browser
from tests.web.test_beginning import files
from tests.web.test_importing import made, nothing_waits, page, send, settle

NAME = "Layanan <script>alert(1)</script>"
FLOW = """
<sequenceFlow id="f1" sourceRef="s" targetRef="a"/>
<sequenceFlow id="f2" sourceRef="a" targetRef="b"/>
<sequenceFlow id="f3" sourceRef="b" targetRef="e"/>
"""
BPMN = f"""<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="x">
<process id="p" name="{NAME.replace("<", "&lt;")}">
<startEvent id="s" name="Permohonan datang"/>
<task id="a" name="Memeriksa berkas"/>
<callActivity id="b" name="Membayar" calledElement="lain"/>
<endEvent id="e" name="Selesai"/>
{FLOW}
</process>
<process id="lain" name="Pembayaran">
<startEvent id="s2" name="Tagihan terbit"/><task id="a2" name="Membayar tagihan"/>
<endEvent id="e2" name="Lunas"/>
<sequenceFlow id="g1" sourceRef="s2" targetRef="a2"/>
<sequenceFlow id="g2" sourceRef="a2" targetRef="e2"/>
</process>
</definitions>
"""


def brought(browser: Browser) -> str:
    answer = send(browser, "konsultan.bpmn", BPMN.encode())
    assert answer.status == 200, answer.text
    return str(answer.json()["id"])


def test_its_steps_and_its_map_are_shown(browser: Browser, project: Project) -> None:
    before = files(project)
    key = brought(browser)
    data = page(browser, key)
    names = [one["kegiatan"] for one in data["langkah"]]
    assert "Memeriksa berkas" in names
    assert "Membayar tagihan" in names
    assert data["serta"] == ["Pembayaran"]
    assert "Memeriksa" in data["asli"]["svg"]
    assert any(line.startswith("Tetap: ") for line in data["laporan"])
    text = browser.get(f"/impor/{key}").text
    assert "alert(1)" in text
    assert "<script>alert" not in text
    assert "konsultan.bpmn" in browser.get("/impor").text
    assert files(project) == before


def flowing(*flows: tuple[str, str, str]) -> str:
    """Arrows of a process, each from where to where, with its label."""
    return "".join(
        f'<sequenceFlow id="f{at}" sourceRef="{one}" targetRef="{two}" name="{label}"/>'
        for at, (one, two, label) in enumerate(flows)
    )


def ways(browser: Browser, body: str) -> dict[str, str]:
    """Where each step goes on, by what the page calls it."""
    head = BPMN.partition("<process")[0]
    text = f'{head}<process id="p" name="Izin">{body}</process></definitions>'
    answer = send(browser, "izin.bpmn", text.encode())
    assert answer.status == 200, answer.text
    rows = page(browser, str(answer.json()["id"]))["langkah"]
    return {row["kegiatan"]: row["lanjut"] for row in rows}


def test_each_step_says_where_the_flow_goes_on(browser: Browser) -> None:
    """Branches have the names that somebody gave them."""
    found = ways(
        browser,
        '<startEvent id="s" name="Datang"/><task id="a" name="Memeriksa"/>'
        '<exclusiveGateway id="g" name="Layak?"/><task id="b" name="Menerbitkan"/>'
        '<endEvent id="e" name="Terbit"/><task id="c" name="Menolak"/>'
        '<endEvent id="f" name="Ditolak"/>'
        + flowing(
            ("s", "a", ""), ("a", "g", ""), ("g", "b", "Layak: penuh"), ("g", "c", "Tidak layak"),
            ("g", "a", "Diperbaiki"), ("b", "e", ""), ("c", "f", ""),
        ),
    )  # fmt: skip
    rows = {name: str(at) for at, name in enumerate(found, 1)}
    decision = next(way for way in found.values() if "Tidak layak" in way)
    assert set(decision.split("; ")) == {
        f"Layak: penuh: {rows['Menerbitkan']}",
        f"Tidak layak: {rows['Menolak']}",
        f"Diperbaiki: {rows['Memeriksa']}",
    }
    assert found["Datang"] == rows["Memeriksa"]
    assert found["Menerbitkan"] == rows["Terbit"]
    assert found["Terbit"] == found["Ditolak"] == ""


def test_work_side_by_side_begins_with_each_branch_and_goes_on_behind_all(
    browser: Browser,
) -> None:
    found = ways(
        browser,
        '<startEvent id="s" name="Datang"/><parallelGateway id="g"/><task id="a" name="Mengukur"/>'
        '<task id="b" name="Menghitung"/><task id="c" name="Mencatat"/><parallelGateway id="h"/>'
        '<task id="d" name="Menulis"/><endEvent id="e" name="Selesai"/>'
        + flowing(
            ("s", "g", ""), ("g", "a", ""), ("a", "b", ""), ("g", "c", ""), ("b", "h", ""),
            ("c", "h", ""), ("h", "d", ""), ("d", "e", ""),
        ),
    )  # fmt: skip
    rows = {name: str(at) for at, name in enumerate(found, 1)}
    block = next(way for name, way in found.items() if name == "(dikerjakan bersamaan)")
    assert set(block.split("; ")) == {rows["Mengukur"], rows["Mencatat"]}
    assert found["Mengukur"] == rows["Menghitung"]
    assert found["Menghitung"] == found["Mencatat"] == rows["Menulis"]


def test_warnings_about_a_file_are_shown_with_their_line(browser: Browser) -> None:
    lost = '\n<sequenceFlow id="x" sourceRef="a" targetRef="hilang"/></process>'
    answer = send(browser, "rusak.bpmn", BPMN.replace("</process>", lost, 1).encode())
    assert answer.status == 200, answer.text
    shown = page(browser, str(answer.json()["id"]))
    told = shown["laporan"]
    assert shown["kurang"] == "Ada yang tidak ikut; lihat laporan berkasnya"
    assert page(browser, brought(browser))["kurang"] == ""
    line = BPMN.partition("</process>")[0].count("\n") + 2
    assert told[0] == f"Periksa baris {line}: sequenceFlow 'x' menunjuk 'hilang' yang tidak ada"


def test_all_processes_of_a_file_are_taken_and_call_each_other(
    browser: Browser, project: Project
) -> None:
    key = brought(browser)
    data = page(browser, key)
    if data["umum"]:
        assert settle(browser, key, data).json()["sisa"] == []
    answer = browser.post("/impor/jadikan", made(id=key, nama="Layanan izin"))
    assert answer.status == 200, answer.text
    assert browser.get(unquote(answer.json()["alamat"])).status == 200
    found = {path.stem: path.read_text("utf-8") for path in project.defs.rglob("unit/*/proses/*")}
    assert sorted(found) == ["layanan-izin", "pembayaran"]
    code = found["pembayaran"].partition("\nkode: ")[2].partition("\n")[0]
    assert f"proses: {code}" in found["layanan-izin"]
    assert "# Dibaca dari 'konsultan.bpmn'." in found["layanan-izin"]
    again = browser.post("/impor/jadikan", made(id=key, nama="Lain"))
    assert again.status == 409
    assert "sudah dijadikan proses" in browser.get(f"/impor/{key}").text


def test_where_one_name_is_taken_none_is_written(browser: Browser, project: Project) -> None:
    first = browser.post("/baru", {"nama": "Pembayaran", "unit": "Kecamatan Kroya"})
    assert first.status == 200
    before = files(project)
    answer = browser.post("/impor/jadikan", made(id=brought(browser), nama="Layanan izin"))
    assert answer.status == 409
    assert "Pembayaran" in answer.json()["pesan"]
    assert files(project) == before


def test_what_is_no_bpmn_is_told_and_not_kept(browser: Browser, project: Project) -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    empty = BPMN.partition("<process")[0] + "</definitions>"
    for data in (b"", b"bukan", b"<a/>", b"<mxfile/>", bomb, empty.encode(), b"PK\x03\x04"):
        answer = send(browser, "peta.bpmn", data)
        assert answer.status == 409, data
        assert answer.json()["pesan"]
        assert ".bpmn-gen-sunting" not in answer.text
    assert nothing_waits(project)


def test_maps_of_other_notations_are_shown_and_other_forms_are_named(browser: Browser) -> None:
    """A pool that nobody looks into, to which a message goes, is drawn as well."""
    pool = '<Pool Id="q" Name="Warga" Process="kosong"/></Pools>'
    outside = '<MessageFlows><MessageFlow Id="m" Name="Izin" Source="a" Target="q"/></MessageFlows>'
    work = "<Implementation><Task/></Implementation>"
    data = package(activity("a", "Menulis izin", work, box(200, 60)), outside=outside)
    answer = send(browser, "izin.xpdl", data.replace(b"</Pools>", pool.encode()))
    assert answer.status == 200, answer.text
    shown = page(browser, str(answer.json()["id"]))
    assert "Menulis izin" in [one["kegiatan"] for one in shown["langkah"]]
    assert "Izin" in shown["asli"]["svg"]
    assert ">Warga</text>" in shown["asli"]["svg"]
    answer = send(browser, "alur.drawio", file_of(vertex("a", "Menulis surat", PLAIN)))
    assert answer.status == 200, answer.text
    answer = send(browser, "peta.rar", b"Rar!\x1a\x07\x01\x00")
    assert answer.status == 409
    assert "arsip RAR" in answer.json()["pesan"]
    assert "Keluarkan dahulu" in answer.text

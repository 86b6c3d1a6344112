"""XPDL becomes the BPMN that its author drew."""

from __future__ import annotations

import pytest

from tests.foreign.xpdl_files import (
    NEWEST,
    activity,
    box,
    brought,
    inside,
    kind,
    named,
    package,
    transition,
    way,
    written,
)

START = activity("s", "Mulai", '<Event><StartEvent Trigger="None"/></Event>', box(119, 75, 30, 30))
END = activity("e", "Selesai", "<Event><EndEvent/></Event>", box(500, 75, 30, 30))
TASK = "<Implementation><Task/></Implementation>"


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        (TASK, "task"),
        ("", "task"),
        ("<Implementation><No/></Implementation>", "task"),
        ("<Implementation><Task><TaskUser/></Task></Implementation>", "userTask"),
        ("<Implementation><Task><TaskManual/></Task></Implementation>", "manualTask"),
        ("<Implementation><Task><TaskService/></Task></Implementation>", "serviceTask"),
        ("<Implementation><Task><TaskScript/></Task></Implementation>", "scriptTask"),
        ("<Implementation><Task><TaskSend/></Task></Implementation>", "sendTask"),
        ("<Implementation><Task><TaskReceive/></Task></Implementation>", "receiveTask"),
        ("<Implementation><Task><TaskBusinessRule/></Task></Implementation>", "businessRuleTask"),
        ('<Implementation><SubFlow Id="lain"/></Implementation>', "callActivity"),
        ('<Route GatewayDirection="Diverging"/>', "exclusiveGateway"),
        ('<Route GatewayType="Exclusive" ExclusiveType="Event"/>', "eventBasedGateway"),
        ('<Route GatewayType="Inclusive"/>', "inclusiveGateway"),
        ('<Route GatewayType="OR"/>', "inclusiveGateway"),
        ('<Route GatewayType="Parallel"/>', "parallelGateway"),
        ('<Route GatewayType="AND"/>', "parallelGateway"),
        ('<Route GatewayType="Complex"/>', "complexGateway"),
        ('<BlockActivity ActivitySetId="tidak ada"/>', "subProcess"),
        ('<BlockActivity ActivitySetId="x"/><Transaction/>', "transaction"),
    ],
)
def test_each_kind_of_activity_stays_what_it_is(what: str, expected: str) -> None:
    made = brought(package(activity("a", "Ini", what, box(200, 60))))
    assert kind(named(made, "Ini")) == expected
    assert made.is_drawing_kept
    assert not made.comparison.lost


@pytest.mark.parametrize(
    ("event", "expected", "happens"),
    [
        ('<StartEvent Trigger="Message"/>', "startEvent", ["messageEventDefinition"]),
        ('<StartEvent Trigger="Timer"/>', "startEvent", ["timerEventDefinition"]),
        ('<StartEvent Trigger="Conditional"/>', "startEvent", ["conditionalEventDefinition"]),
        ('<EndEvent Result="Terminate"/>', "endEvent", ["terminateEventDefinition"]),
        ('<EndEvent Result="Error"/>', "endEvent", ["errorEventDefinition"]),
        ('<EndEvent Result="Signal"/>', "endEvent", ["signalEventDefinition"]),
        (
            (
                '<IntermediateEvent Trigger="Message"><TriggerResultMessage CatchThrow="THROW"/>'
                "</IntermediateEvent>"
            ),
            "intermediateThrowEvent",
            ["messageEventDefinition"],
        ),
        (
            (
                '<IntermediateEvent Trigger="Message"><TriggerResultMessage CatchThrow="CATCH"/>'
                "</IntermediateEvent>"
            ),
            "intermediateCatchEvent",
            ["messageEventDefinition"],
        ),
        ('<IntermediateEvent Trigger="None"/>', "intermediateThrowEvent", []),
        (
            (
                '<IntermediateEvent Trigger="Multiple"><TriggerIntermediateMultiple>'
                "<TriggerResultMessage/><TriggerTimer/></TriggerIntermediateMultiple>"
                "</IntermediateEvent>"
            ),
            "intermediateCatchEvent",
            ["messageEventDefinition", "timerEventDefinition"],
        ),
    ],
)
def test_events_keep_what_happens_in_them(event: str, expected: str, happens: list[str]) -> None:
    made = brought(package(activity("a", "Ini", f"<Event>{event}</Event>", box(200, 60, 30, 30))))
    element = named(made, "Ini")
    assert kind(element) == expected
    assert inside(element) == happens


def test_an_event_on_the_border_of_a_step_stays_there() -> None:
    event = '<Event><IntermediateEvent Trigger="Timer" IsAttached="true" Interrupting="false"'
    attached = f'{event} Target="a"><TriggerTimer><TimeCycle>3 hari</TimeCycle></TriggerTimer>'
    made = brought(
        package(
            activity("a", "Periksa", TASK, box(200, 60))
            + activity(
                "b", "Lewat", f"{attached}</IntermediateEvent></Event>", box(220, 105, 30, 30)
            )
        )
    )
    element = named(made, "Lewat")
    assert kind(element) == "boundaryEvent"
    assert element.get("attachedToRef") == named(made, "Periksa").get("id")
    assert element.get("cancelActivity") == "false"
    assert "3 hari" in "".join(map(str, element.itertext()))


def test_what_stands_in_a_sub_process_is_drawn_there_or_on_its_own_plane() -> None:
    """A closed one has its content on a plane of its own."""
    inner = activity("i", "Isi", TASK, box(230, 80))
    within = f"<ActivitySet Id='m'><Activities>{inner}</Activities></ActivitySet>"
    for size, planes in (((200, 60, 300, 200), 1), ((200, 60, 90, 60), 2)):
        made = brought(
            package(
                activity("a", "Sub", '<BlockActivity ActivitySetId="m"/>', box(*size)),
                more=f"<ActivitySets>{within}</ActivitySets>",
            )
        )
        holder = named(made, "Isi").getparent()
        assert holder is not None
        assert holder.get("name") == "Sub"
        assert len(list(written(made).iter("{*}BPMNPlane"))) == planes
        assert made.is_drawing_kept


def test_flows_keep_their_names_their_default_and_their_way() -> None:
    flows = transition("f", "s g") + transition(
        "g1",
        "g e",
        '<Condition Type="CONDITION"><Expression>lengkap</Expression></Condition>'
        + way((345, 90), (400, 90), (400, 91), (500, 91)),
        "Ya",
    )
    flows += transition("g2", "g a", '<Condition Type="OTHERWISE"/>', "Tidak")
    made = brought(
        package(
            START
            + END
            + activity("g", "Lengkap?", "<Route/>", box(305, 70, 40, 40))
            + activity("a", "Kembalikan", TASK, box(280, 200)),
            flows,
        )
    )
    yes, no = named(made, "Ya"), named(made, "Tidak")
    assert "Syarat: lengkap" in "".join(map(str, yes.itertext()))
    assert "bila syarat cabang lain tidak terpenuhi" in "".join(map(str, no.itertext()))
    edges = {one.get("bpmnElement"): one for one in written(made).iter("{*}BPMNEdge")}
    points = [(float(p.get("x", "")), float(p.get("y", ""))) for p in edges[yes.get("id")]]
    assert points == [(345, 90), (400, 90), (400, 91), (500, 91)]
    assert len(edges) == 3
    assert made.is_drawing_kept


def test_lanes_stand_where_bizagi_draws_them_and_hold_what_is_drawn_in_them() -> None:
    """Bizagi counts the places of lanes from the corner of the pool; its title is wider."""
    lanes = "".join(
        f'<Lane Id="l{n}" Name="Lajur {n}">{box(50, 175 * n, 850, 175)}</Lane>' for n in (0, 1)
    )
    made = brought(
        package(
            activity("a", "Atas", TASK, box(200, 60)) + activity("b", "Bawah", TASK, box(200, 250)),
            lanes=lanes,
        )
    )
    for lane, node in (("Lajur 0", "Atas"), ("Lajur 1", "Bawah")):
        refs = [one.text for one in named(made, lane).iter("{*}flowNodeRef")]
        assert refs == [named(made, node).get("id")]
    shape = next(
        one
        for one in written(made).iter("{*}BPMNShape")
        if one.get("bpmnElement") == named(made, "Lajur 1").get("id")
    )
    bounds = shape.find("{*}Bounds")
    assert bounds is not None
    assert [bounds.get(key) for key in ("x", "y", "width", "height")] == ["60", "205", "870", "175"]


def test_papers_remarks_and_words_come_along() -> None:
    """Documentation loses its markup; a line that Bizagi writes twice is one line."""
    paper = f'<DataObject Id="d" Name="Surat">{box(200, 200, 40, 50)}</DataObject>'
    data = '<DataAssociations><DataAssociation Id="y" From="d" To="in"/></DataAssociations>'
    told = "<Description>&lt;p&gt;Periksa &lt;b&gt;berkas&lt;/b&gt;&lt;/p&gt;</Description>"
    inputs = '<InputSets><InputSet><Input ArtifactId="in"/></InputSet></InputSets>'
    fact = '<ExtendedAttribute Name="Dasar" Value="Perbup 5"/>'
    more = f"<ExtendedAttributes>{fact}</ExtendedAttributes>"
    outside = (
        f'<Artifacts><Artifact Id="n" ArtifactType="Annotation" TextAnnotation="Lihat lampiran">'
        f'{box(400, 200)}</Artifact><Artifact Id="k" ArtifactType="Group" Name="Tahap 1">'
        f"{box(150, 40, 300, 250)}</Artifact></Artifacts>"
        '<Associations><Association Id="x" Source="d" Target="a"/>'
        '<Association Id="z" Source="n" Target="a"/></Associations>'
    )
    made = brought(
        package(
            activity("a", "Periksa", told + TASK + inputs + more, box(200, 60)),
            more=f"<DataObjects>{paper}</DataObjects>{data}",
            outside=outside,
        )
    )
    text = "".join(map(str, named(made, "Periksa").itertext()))
    assert "Periksa berkas" in text
    assert "Dasar: Perbup 5" in text
    assert "Surat" in text
    assert "Lihat lampiran" in "".join(map(str, written(made).itertext()))
    assert any(one.get("value") == "Tahap 1" for one in written(made).iter("{*}categoryValue"))
    assert not made.comparison.lost
    assert {one.kind for one in made.comparison.in_words} == {"dataObjectReference", "association"}


def test_messages_go_between_pools_and_a_pool_without_content_stays_shut() -> None:
    outside = (
        '<MessageFlows><MessageFlow Id="m" Name="Berkas" Source="q" Target="a"/></MessageFlows>'
    )
    data = package(activity("a", "Terima", TASK, box(200, 60)), outside=outside)
    pool = f'<Pool Id="q" Name="Warga" Process="kosong">{box(30, 500, 900, 80)}</Pool>'
    made = brought(data.replace(b"</Pools>", f"{pool}</Pools>".encode()))
    flow = named(made, "Berkas")
    assert flow.get("sourceRef") == named(made, "Warga").get("id")
    assert named(made, "Warga").get("processRef") is None
    assert len(list(written(made).iter("{*}participant"))) == 2


def test_older_versions_and_prefixes_are_read_too() -> None:
    data = package(START + END, transition("f", "s e")).decode()
    for space in ("http://www.wfmc.org/2008/XPDL2.1", "http://www.wfmc.org/2004/XPDL2.0alpha"):
        made = brought(data.replace(NEWEST, space).encode())
        assert kind(named(made, "Mulai")) == "startEvent"
        assert len(list(written(made).iter("{*}sequenceFlow"))) == 1


def test_pools_that_share_a_process_each_get_the_part_in_their_lanes() -> None:
    """Some tools give all pools of a map one process."""
    data = package(
        activity("a", "Satu", TASK, box(200, 60))
        + activity("b", "Dua", TASK).replace(
            "</Activity>",
            '<NodeGraphicsInfos><NodeGraphicsInfo LaneId="l"/></NodeGraphicsInfos></Activity>',
        )
    ).decode()
    process = data.partition('Name="Layanan izin" Process="')[2].partition('"')[0]
    lanes = '<Lanes><Lane Id="l" Name="L"/></Lanes>'
    pool = f'<Pool Id="q" Name="Kedua" Process="{process}">{lanes}</Pool>'
    made = brought(data.replace("</Pools>", f"{pool}</Pools>").encode())
    one, two = named(made, "Satu").getparent(), named(made, "Dua").getparent()
    assert one is not None
    assert two is not None
    assert two.get("id") == named(made, "Kedua").get("processRef") != one.get("id")

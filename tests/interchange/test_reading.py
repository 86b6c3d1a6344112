"""What foreign files hold comes through, as elements or in words."""

from __future__ import annotations

from tests.interchange.writing import found, imported

BOX = '<dc:Bounds x="0" y="0" width="100" height="80"/>'


def test_boundary_events_timers_and_errors_stay() -> None:
    """An event on the border keeps its host, what it waits for, and that it does not stop it."""
    made = imported(
        '<error id="e" name="Batal" errorCode="E1"/><process id="p"><task id="t" name="Kerja"/>'
        '<boundaryEvent id="b" attachedToRef="t" cancelActivity="false"><timerEventDefinition>'
        "<timeDuration>P3D</timeDuration></timerEventDefinition></boundaryEvent>"
        '<boundaryEvent id="c" attachedToRef="t"><errorEventDefinition errorRef="e"/>'
        '</boundaryEvent><endEvent id="z"><terminateEventDefinition/></endEvent>'
        '<sequenceFlow id="f" sourceRef="b" targetRef="z"/>'
        '<sequenceFlow id="g" sourceRef="c" targetRef="z"/></process>'
    )
    assert made.comparison.is_whole
    timer, error = found(made, "boundaryEvent")
    assert (timer.get("attachedToRef"), timer.get("cancelActivity")) == ("t", "false")
    assert timer.findtext("{*}timerEventDefinition/{*}timeDuration") == "P3D"
    assert error.get("cancelActivity") is None
    assert found(made, "errorEventDefinition")[0].get("errorRef") == "e"


def test_a_sub_process_whose_content_is_drawn_in_it_is_open() -> None:
    """Whatever its tool says or leaves out: readers need it for lines that lead inside."""
    made = imported(
        '<process id="p"><subProcess id="s"><task id="t"/></subProcess></process><BPMNDiagram'
        ' xmlns="http://www.omg.org/spec/BPMN/20100524/DI" id="g"'
        ' xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"><BPMNPlane bpmnElement="p">'
        '<BPMNShape id="a" bpmnElement="s" isExpanded="false"><dc:Bounds x="0" y="0" width="300"'
        ' height="200"/></BPMNShape><BPMNShape id="b" bpmnElement="t"><dc:Bounds x="50" y="50"'
        ' width="100" height="80"/></BPMNShape></BPMNPlane></BPMNDiagram>'
    )
    assert made.is_drawing_kept
    shapes = {one.get("bpmnElement"): one.get("isExpanded") for one in found(made, "BPMNShape")}
    assert shapes == {"s": "true", "t": None}


def test_a_process_without_content_opens_all_the_same() -> None:
    made = imported('<process id="p" name="Kosong"/>')
    assert [one.get("bpmnElement") for one in found(made, "BPMNPlane")] == ["p"]


def test_sub_processes_keep_their_content_at_any_depth() -> None:
    """Steps stay inside, flows too."""
    made = imported(
        '<process id="p"><subProcess id="s" name="Luar"><transaction id="u"><task id="t"/>'
        '<task id="v"/><sequenceFlow id="f" sourceRef="t" targetRef="v"/></transaction>'
        '<adHocSubProcess id="w"><multiInstanceLoopCharacteristics isSequential="true"/>'
        "</adHocSubProcess></subProcess></process>"
    )
    assert made.comparison.is_whole
    assert found(made, "task")[0].getparent().get("id") == "u"  # type: ignore[union-attr]
    assert found(made, "sequenceFlow")[0].getparent().get("id") == "u"  # type: ignore[union-attr]


def test_lanes_in_lanes_pools_without_process_and_messages_stay() -> None:
    """Who does what and who writes to whom."""
    made = imported(
        '<message id="m" name="Surat"/><collaboration id="c">'
        '<participant id="x" name="Kantor" processRef="p"/><participant id="y" name="Warga"/>'
        '<messageFlow id="n" sourceRef="y" targetRef="t" messageRef="m"/></collaboration>'
        '<process id="p"><laneSet id="q"><lane id="l" name="Bidang"><childLaneSet id="r">'
        '<lane id="i" name="Kasi"><flowNodeRef>t</flowNodeRef></lane></childLaneSet></lane>'
        '</laneSet><receiveTask id="t" name="Menerima"/></process>'
    )
    assert made.comparison.is_whole
    assert found(made, "childLaneSet")[0].getparent().get("id") == "l"  # type: ignore[union-attr]


def test_data_objects_become_kelengkapan_and_keluaran() -> None:
    """A paper is no longer drawn; the step's documentation names it, and so does the report."""
    made = imported(
        '<process id="p"><dataObject id="o"/><dataObjectReference id="r" name="Permohonan"'
        ' dataObjectRef="o"/><dataObjectReference id="s" name="Surat" dataObjectRef="o">'
        '<dataState name="ditandatangani"/></dataObjectReference>'
        '<dataObjectReference id="u" name="Arsip" dataObjectRef="o"/><task id="t" name="Menulis">'
        "<documentation>Catatan lama</documentation>"
        '<dataInputAssociation id="a"><sourceRef>r</sourceRef></dataInputAssociation>'
        '<dataOutputAssociation id="b"><targetRef>s</targetRef></dataOutputAssociation></task>'
        "</process>"
    )
    text = found(made, "documentation")[0].text
    assert text == "Catatan lama\nKelengkapan: Permohonan\nKeluaran: Surat (ditandatangani)"
    assert [one.id for one in made.comparison.in_words] == ["r", "s"]
    assert [(one.id, one.line) for one in made.comparison.lost] == [("u", 1)]
    assert not found(made, "dataObject")


def test_a_paper_on_an_arrow_is_made_before_it_and_needed_after_it() -> None:
    """So tools draw what is handed on."""
    made = imported(
        '<process id="p"><dataObjectReference id="r" name="Surat" dataObjectRef="o"/>'
        '<task id="a"/><task id="b"/><sequenceFlow id="f" sourceRef="a" targetRef="b"/>'
        '<association id="k" sourceRef="r" targetRef="f"/></process>'
    )
    assert [one.text for one in found(made, "documentation")] == [
        "Keluaran: Surat",
        "Kelengkapan: Surat",
    ]
    assert {one.id for one in made.comparison.in_words} == {"r", "k"}


def test_people_beside_lanes_become_documentation() -> None:
    """Engines name them by resources or expressions."""
    made = imported(
        '<resource id="r" name="Verifikator"/><process id="p"><userTask id="t"><potentialOwner>'
        "<resourceRef>r</resourceRef></potentialOwner><performer><resourceAssignmentExpression>"
        "<formalExpression>group(camat)</formalExpression></resourceAssignmentExpression>"
        "</performer></userTask></process>"
    )
    assert found(made, "documentation")[0].text == "Pelaksana: Verifikator; group(camat)"
    assert len(made.comparison.in_words) == 2
    assert not made.comparison.lost


FORK = (
    '<process id="p" isExecutable="true"><exclusiveGateway id="g" default="n"/><task id="a"/>'
    '<task id="b"/><sequenceFlow id="y" name="Ya" sourceRef="g" targetRef="a">'
    "<conditionExpression>${setuju}</conditionExpression></sequenceFlow>"
    '<sequenceFlow id="n" sourceRef="g" targetRef="b"/></process>'
)


def test_conditions_become_words_in_a_portable_file() -> None:
    """Neither conditions nor default flows stand in it; the report says where they went."""
    made = imported(FORK)
    assert not found(made, "conditionExpression")
    assert [one.text for one in found(made, "documentation")] == [
        "Syarat: ${setuju}",
        "Syarat: bila syarat cabang lain tidak terpenuhi",
    ]
    assert {(one.what, one.in_words) for one in made.comparison.changed} == {
        ("conditionExpression", True),
        ("default", True),
        ("isExecutable", False),
    }


def test_conditions_stay_where_additions_are_kept() -> None:
    """What ran goes on running."""
    made = imported(FORK, extras=True)
    assert made.comparison.is_whole
    assert found(made, "conditionExpression")[0].text == "${setuju}"
    assert found(made, "exclusiveGateway")[0].get("default") == "n"
    assert found(made, "process")[0].get("isExecutable") == "true"


EXTENDED = (
    '<process id="p"><userTask id="t" camunda:assignee="budi"><extensionElements>'
    "<camunda:formData><camunda:formField id='f'/></camunda:formData></extensionElements>"
    "</userTask></process>"
)


def test_additions_of_tools_are_counted_or_kept() -> None:
    """A clean file holds none of them."""
    assert imported(EXTENDED).comparison.extensions == {"http://camunda.org/schema/1.0/bpmn": 2}
    made = imported(EXTENDED, extras=True)
    assert made.comparison.is_whole
    assert len(found(made, "formField")) == 1


def test_an_event_on_the_border_of_nothing_stands_by_itself() -> None:
    """It is said that it is another kind of event now."""
    made = imported('<process id="p"><boundaryEvent id="b" attachedToRef="hilang"/></process>')
    assert found(made, "intermediateCatchEvent")
    assert {one.what for one in made.comparison.changed} == {"kind", "attachedToRef"}


def test_unknown_elements_are_lost_with_name_and_line() -> None:
    """Nothing disappears without a word."""
    made = imported(
        '<globalTask id="g" name="Umum"/>\n<process id="p"><task id="t"/></process>\n'
        '<choreography id="c">\n<choreographyTask id="k" name="Tawar" '
        'initiatingParticipantRef="x"/></choreography>'
    )
    lost = {(one.kind, one.name, one.line) for one in made.comparison.lost}
    assert lost == {
        ("globalTask", "Umum", 1),
        ("choreography", "", 3),
        ("choreographyTask", "Tawar", 4),
    }


def test_ids_that_tools_stumble_over_are_renamed_everywhere() -> None:
    """Accents and braces go; references follow."""
    made = imported(
        '<process id="p"><task id="Prüfen 1"/><task id="{9}"/>'
        '<sequenceFlow id="f" sourceRef="Prüfen 1" targetRef="{9}"/></process>'
    )
    one, two = (task.get("id") for task in found(made, "task"))
    flow = found(made, "sequenceFlow")[0]
    assert (flow.get("sourceRef"), flow.get("targetRef")) == (one, two) == ("Prufen_1", "_9")
    assert made.comparison.is_whole


def test_the_drawing_stays_where_its_author_put_it() -> None:
    """Bounds, ways, labels, upright pools."""
    made = imported(
        '<collaboration id="c"><participant id="x" name="Kantor" processRef="p"/></collaboration>'
        '<process id="p"><task id="t"/><task id="u"/>'
        '<sequenceFlow id="f" name="lalu" sourceRef="t" targetRef="u"/></process>'
        '<bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="p">'
        '<bpmndi:BPMNShape bpmnElement="x" isHorizontal="false">'
        '<dc:Bounds x="5" y="6" width="300" height="400"/></bpmndi:BPMNShape>'
        f'<bpmndi:BPMNShape bpmnElement="t">{BOX}</bpmndi:BPMNShape>'
        f'<bpmndi:BPMNShape bpmnElement="u">{BOX}</bpmndi:BPMNShape>'
        '<bpmndi:BPMNEdge bpmnElement="f"><di:waypoint x="1.5" y="2"/><di:waypoint x="3" y="4"/>'
        '<bpmndi:BPMNLabel><dc:Bounds x="7" y="8" width="30" height="14"/></bpmndi:BPMNLabel>'
        "</bpmndi:BPMNEdge></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>"
    )
    assert made.is_drawing_kept
    assert found(made, "BPMNPlane")[0].get("bpmnElement") == "c"
    assert found(made, "BPMNShape")[0].get("isHorizontal") == "false"
    assert [(p.get("x"), p.get("y")) for p in found(made, "waypoint")] == [("1.5", "2"), ("3", "4")]
    assert len(found(made, "BPMNLabel")) == 1


def test_a_file_that_is_not_all_drawn_is_laid_out() -> None:
    """Every tool shows every element then."""
    made = imported('<process id="p"><task id="t"/><task id="u"/></process>')
    assert not made.is_drawing_kept
    assert {one.get("bpmnElement") for one in found(made, "BPMNShape")} == {"t", "u"}

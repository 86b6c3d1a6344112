"""Small files of every class of faults that public bug reports tell of, by the name of the class.

Each was written for this project, as tools write such files, with one fault or one feature.  Both
``impor`` and ``layout`` are tried with them.
"""

from __future__ import annotations

from tests.interchange.writing import HEAD, file_of

START = '<startEvent id="s" name="Mulai"/>'
TASK = '<task id="t" name="Periksa"/>'
END = '<endEvent id="e" name="Selesai"/>'


def flow(ident: str, source: str, target: str, inner: str = "") -> str:
    """An arrow."""
    ends = f'sourceRef="{source}" targetRef="{target}"'
    return f'<sequenceFlow id="{ident}" {ends}>{inner}</sequenceFlow>'


FLOWS = flow("f1", "s", "t") + flow("f2", "t", "e")


def process(inner: str = "", *, ident: str = "p", task: str = TASK) -> str:
    """A process of one step with whatever else stands in it."""
    return f'<process id="{ident}">{START}{task}{END}{FLOWS}{inner}</process>'


def shape(ident: str, *box: float, more: str = "") -> str:
    """A drawn box: x, y, width and height."""
    x, y, width, height = box
    bounds = f'<dc:Bounds x="{x}" y="{y}" width="{width}" height="{height}"/>'
    return f'<bpmndi:BPMNShape bpmnElement="{ident}" {more}>{bounds}</bpmndi:BPMNShape>'


def edge(ident: str, *points: tuple[float, float]) -> str:
    """A drawn line."""
    ways = "".join(f'<di:waypoint x="{x}" y="{y}"/>' for x, y in points)
    return f'<bpmndi:BPMNEdge bpmnElement="{ident}">{ways}</bpmndi:BPMNEdge>'


def diagram(inner: str, shown: str = "p") -> str:
    """A drawing of a process or a collaboration."""
    plane = f'<bpmndi:BPMNPlane bpmnElement="{shown}">{inner}</bpmndi:BPMNPlane>'
    return f"<bpmndi:BPMNDiagram>{plane}</bpmndi:BPMNDiagram>"


DRAWN = (
    shape("s", 0, 22, 36, 36)
    + shape("t", 90, 0, 100, 80)
    + shape("e", 250, 22, 36, 36)
    + edge("f1", (36, 40), (90, 40))
    + edge("f2", (190, 40), (250, 40))
)
POOLS = (
    '<collaboration id="c"><participant id="a" name="Dinas" processRef="p"/>'
    '<participant id="b" name="Warga" processRef="q"/></collaboration>'
)
OTHER = '<process id="q"><task id="u" name="Terima"/></process>'
ACCENTED = f'{HEAD}<process id="p"><task id="t" name="Rincian – é"/></process></definitions>'


def declared(name: str) -> str:
    """A file that says it is in an encoding."""
    return f'<?xml version="1.0" encoding="{name}"?>{ACCENTED}'


def border(inner: str = "", ident: str = "b") -> str:
    """An event on the border of the step."""
    return f'<boundaryEvent id="{ident}" name="Lewat" attachedToRef="t">{inner}</boundaryEvent>'


EVENT_SUB = (
    '<subProcess id="sub" name="Keluhan" triggeredByEvent="true"><startEvent id="s2"/>'
    f'<task id="t2" name="Cek"/>{flow("g1", "s2", "t2")}</subProcess>'
)
SUB = (
    '<subProcess id="sub" name="Verifikasi"><startEvent id="s2"/><task id="t2" name="Cek"/>'
    f"{flow('g1', 's2', 't2')}</subProcess>"
)
MANY = (
    '<intermediateCatchEvent id="m" parallelMultiple="true"><timerEventDefinition><timeDuration>P1D'
    '</timeDuration></timerEventDefinition><signalEventDefinition signalRef="sig"/>'
    "</intermediateCatchEvent>"
)
LINKS = (
    f'<process id="p">{START}<task id="t1" name="Terima"/><intermediateThrowEvent id="lt">'
    '<linkEventDefinition name="A"/></intermediateThrowEvent><intermediateCatchEvent id="lc">'
    f'<linkEventDefinition name="A"/></intermediateCatchEvent>{TASK}{END}'
    f"{flow('f0', 's', 't1')}{flow('f1', 't1', 'lt')}{flow('f2', 'lc', 't')}{flow('f3', 't', 'e')}"
    "</process>"
)
LANES = (
    '<laneSet id="ls"><lane id="l1" name="Loket"><flowNodeRef>t</flowNodeRef><flowNodeRef>hilang'
    '</flowNodeRef></lane><lane id="l2" name="Kasi"><flowNodeRef>t</flowNodeRef></lane></laneSet>'
)
PAPER = '<dataObjectReference id="r" name="Surat" dataObjectRef="o"/><dataObject id="o"/>'
NEEDS = (
    '<task id="t" name="Periksa"><dataInputAssociation id="k"><sourceRef>{}</sourceRef>'
    "</dataInputAssociation></task>"
)
IO = (
    '<task id="t" name="Periksa"><ioSpecification><dataInput id="di" name="Berkas"/><inputSet>'
    "<dataInputRefs>di</dataInputRefs></inputSet><outputSet/></ioSpecification></task>"
)
SHARED = (
    '<timerEventDefinition id="td"><timeDuration>P3D</timeDuration></timerEventDefinition>'
    '<messageEventDefinition id="md"/>'
)
CORRELATION = (
    '<message id="msg" name="Surat"/><correlationProperty id="cp" name="Nomor">'
    '<correlationPropertyRetrievalExpression messageRef="msg"><messagePath>nomor</messagePath>'
    "</correlationPropertyRetrievalExpression></correlationProperty>"
)
BOUGHT = process(task='<callActivity id="t" name="Periksa" calledElement="g"/>')
COMPENSATED = (
    '<boundaryEvent id="b" attachedToRef="t"><compensateEventDefinition/></boundaryEvent>'
    '<task id="u" name="Batalkan" isForCompensation="true"/>'
    '<association id="as" sourceRef="b" targetRef="u" associationDirection="One"/>'
)
EVENTS: dict[str, bytes] = {
    "event definition by reference": file_of(
        SHARED
        + process(
            border("<eventDefinitionRef>td</eventDefinitionRef>"),
            task=f'{TASK}<intermediateThrowEvent id="m"><eventDefinitionRef>md'
            "</eventDefinitionRef></intermediateThrowEvent>",
        )
    ),
    "event definition that nothing refers to": file_of(SHARED + process()),
    "several definitions in one event": file_of('<signal id="sig" name="Banjir"/>' + process(MANY)),
    "definition of a missing message": file_of(
        process(border('<messageEventDefinition messageRef="hilang"/>'))
    ),
    "link events": file_of(LINKS),
    "event that does not interrupt": file_of(
        process('<boundaryEvent id="b" attachedToRef="t" cancelActivity="false"/>')
    ),
    "event on a border in another process": file_of(
        POOLS
        + process()
        + OTHER.replace("<task", border("<timerEventDefinition/>", "bx") + "<task")
    ),
    "event on a border whose flow stays elsewhere": file_of(
        POOLS
        + process()
        + '<process id="q"><boundaryEvent id="bx" attachedToRef="t"/><task id="u" name="Terima"/>'
        + flow("x", "bx", "u")
        + "</process>"
    ),
    "event on the border of nothing": file_of(
        process('<boundaryEvent id="b" attachedToRef="hilang"/>')
    ),
    "flow into an event on a border": file_of(
        f'<process id="p">{START}{TASK}{END}{border("<signalEventDefinition/>")}'
        f"{flow('f1', 's', 'b')}{flow('f2', 't', 'e')}</process>"
    ),
    "flow into an event sub-process": file_of(
        f'<process id="p">{START}{EVENT_SUB}{END}{flow("f1", "s", "sub")}{flow("f2", "sub", "e")}'
        "</process>"
    ),
    "compensation": file_of(process(COMPENSATED)),
    "event gateway that begins a process": file_of(
        '<process id="p"><eventBasedGateway id="g" instantiate="true" eventGatewayType="Parallel"/>'
        f'<receiveTask id="t" name="Terima" instantiate="true"/>{flow("f1", "g", "t")}</process>'
    ),
    "error, escalation and signal with codes": file_of(
        '<error id="er" name="Gagal" errorCode="E1"/><escalation id="es" name="Naik"'
        ' escalationCode="N1"/><signal id="sig" name="Banjir"/>'
        + process(
            '<boundaryEvent id="b1" attachedToRef="t"><errorEventDefinition errorRef="er"/>'
            '</boundaryEvent><boundaryEvent id="b2" attachedToRef="t"><escalationEventDefinition'
            ' escalationRef="es"/></boundaryEvent><boundaryEvent id="b3" attachedToRef="t">'
            '<signalEventDefinition signalRef="sig"/></boundaryEvent>'
        )
    ),
    "condition of an event": file_of(
        process(
            border(
                "<conditionalEventDefinition><condition>stok habis</condition>"
                "</conditionalEventDefinition>"
            )
        )
    ),
}
"""Classes about events."""
STRUCTURES: dict[str, bytes] = {
    "flow declared in another process": file_of(
        POOLS
        + f'<process id="p">{START}{TASK}{END}</process>'
        + OTHER.replace("<task", FLOWS + "<task")
    ),
    "flow of a sub-process declared outside": file_of(
        process(SUB.replace(flow("g1", "s2", "t2"), "") + flow("g1", "s2", "t2"))
    ),
    "flow between two pools": file_of(
        POOLS + process() + OTHER.replace("</p", flow("x", "t", "u") + "</p")
    ),
    "flow to nothing": file_of(process(flow("f3", "t", "hilang"))),
    "flow to itself": file_of(process(flow("f3", "t", "t"))),
    "one id twice": file_of(process('<task id="t" name="Kembar"/>')),
    "ids that begin with digits": file_of(
        process().replace('"t"', '"1a b"').replace('id="p"', 'id="9"')
    ),
    "references with prefixes": file_of(process().replace('targetRef="t"', 'targetRef="ns1:t"')),
    "two pools of one process": file_of(POOLS.replace('"q"', '"p"') + process()),
    "pool without a process": file_of(POOLS.replace(' processRef="q"', "") + process()),
    "pool of a missing process": file_of(POOLS + process()),
    "message to a pool": file_of(
        POOLS.replace("</c", '<messageFlow id="mf" name="Surat" sourceRef="t" targetRef="b"/></c')
        + process()
        + OTHER
    ),
    "lane of an unknown node, node in two lanes": file_of(process(LANES)),
    "lanes in lanes": file_of(
        process(
            '<laneSet id="ls"><lane id="l1" name="Bidang"><childLaneSet id="cs"><lane id="l2"'
            ' name="Seksi"><flowNodeRef>t</flowNodeRef></lane></childLaneSet></lane></laneSet>'
        )
    ),
    "lanes in a sub-process": file_of(
        process(
            SUB.replace(
                "<startEvent", '<laneSet id="ls"><lane id="l1" name="Tim"/></laneSet><startEvent'
            )
        )
    ),
    "kinds of sub-processes": file_of(
        process(
            '<transaction id="tr" name="Bayar"><task id="x1"/></transaction>'
            '<adHocSubProcess id="ah" name="Bebas"><task id="x2"/></adHocSubProcess>' + EVENT_SUB
        )
    ),
    "kinds of repetition": file_of(
        process(
            '<task id="r1"><standardLoopCharacteristics loopMaximum="3"/></task><task id="r2">'
            '<multiInstanceLoopCharacteristics isSequential="true"><loopCardinality>3'
            '</loopCardinality></multiInstanceLoopCharacteristics></task><task id="r3">'
            "<multiInstanceLoopCharacteristics/></task>"
        )
    ),
    "call of a global task": file_of('<globalUserTask id="g" name="Arsipkan"/>' + BOUGHT),
    "call of itself": file_of(process(task='<callActivity id="t" calledElement="p"/>')),
    "choreography": file_of(
        '<choreography id="c"><choreographyTask id="k" name="Tawar"/></choreography>'
    ),
    "no process": file_of('<message id="m" name="Surat"/>'),
    "empty process": file_of('<process id="p" name="Kosong"/>'),
    "two collaborations": file_of(
        POOLS + '<collaboration id="c2" name="Kedua"><participant id="z" name="Pemasok"/>'
        "</collaboration>" + process() + OTHER
    ),
}
"""Classes about processes, pools and flows."""

"""The right value of each class of inputs: what to look at in the result, and what it has to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from bpmn_gen.decompiler import drafts_of
from bpmn_gen.decompiler.catalogue import Catalogue
from tests.interchange.writing import found

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpmn_gen.interchange import Imported


def said(kind: str, *names: str) -> Callable[[Imported], object]:
    """What attributes say of all elements of a kind."""
    return lambda made: [
        tuple(one.get(name) for name in names) if len(names) > 1 else one.get(names[0])
        for one in found(made, kind)
    ]


def texts(kind: str) -> Callable[[Imported], object]:
    """The text of all elements of a kind."""
    return lambda made: [
        " ".join("".join(map(str, one.itertext())).split()) for one in found(made, kind)
    ]


def inside(kind: str) -> Callable[[Imported], object]:
    """The id of what is around each element of a kind."""
    return lambda made: [
        around.get("id") for one in found(made, kind) if (around := one.getparent()) is not None
    ]


def children(kind: str) -> Callable[[Imported], object]:
    """The kinds of the children of the first element of a kind, flows aside."""
    return lambda made: [
        etree.QName(child).localname
        for child in found(made, kind)[0]
        if etree.QName(child).localname not in {"incoming", "outgoing"}
    ]


def lost(made: Imported) -> object:
    """Kind and name, or id, of what is gone."""
    return [(one.kind, one.name or one.id) for one in made.comparison.lost]


def changed(made: Imported) -> object:
    """What became of which element."""
    return [(one.what, one.element.id, one.before, one.after) for one in made.comparison.changed]


def details(made: Imported) -> object:
    """What is only counted."""
    return made.comparison.details


def is_whole(made: Imported) -> object:
    """Whether nothing was lost or changed."""
    return made.comparison.is_whole


def steps(made: Imported) -> object:
    """The names of the steps of the first draft of a definition, in order."""
    drafts, _ = drafts_of(made.definitions, Catalogue(), "uji.bpmn")
    listed = drafts[0].said["langkah"]
    assert isinstance(listed, list)
    keys = ("mulai", "kegiatan", "keputusan", "proses", "selesai")
    return [one.get("ringkas") or next(one[key] for key in keys if key in one) for one in listed]


def bounds(ident: str) -> Callable[[Imported], object]:
    """Whether an element is drawn once, and with a size."""
    return lambda made: [
        float(box.get("width") or 0) > 0 and float(box.get("height") or 0) > 0
        for one in found(made, "BPMNShape")
        if one.get("bpmnElement") == ident and (box := one.find("{*}Bounds")) is not None
    ]


NAME = said("task", "name")
ACCENTS = ["Rincian – é"]
DATA_DETAILS = {"dataInputAssociation": 1, "dataObject": 1}
VALUES: dict[str, tuple[Callable[[Imported], object], object]] = {
    "event definition by reference": (texts("timeDuration"), ["P3D"]),
    "event definition that nothing refers to": (
        lost,
        [("timerEventDefinition", "td"), ("messageEventDefinition", "md")],
    ),
    "several definitions in one event": (
        lambda made: (
            said("intermediateCatchEvent", "parallelMultiple")(made),
            children("intermediateCatchEvent")(made),
        ),
        (["true"], ["timerEventDefinition", "signalEventDefinition"]),
    ),
    "definition of a missing message": (changed, [("messageEventDefinition#0", "b", "hilang", "")]),
    "link events": (steps, ["Mulai", "Terima", "Periksa", "Selesai"]),
    "event that does not interrupt": (said("boundaryEvent", "cancelActivity"), ["false"]),
    "event on a border in another process": (inside("boundaryEvent"), ["p"]),
    "event on a border whose flow stays elsewhere": (
        lambda made: (lost(made), said("sequenceFlow", "sourceRef")(made)),
        ([], ["s", "t", "bx"]),
    ),
    "event on the border of nothing": (
        changed,
        [
            ("kind", "b", "boundaryEvent", "intermediateCatchEvent"),
            ("attachedToRef", "b", "hilang", ""),
        ],
    ),
    "flow into an event on a border": (steps, ["Mulai", "Periksa", "Selesai"]),
    "flow into an event sub-process": (steps, ["Mulai", "Keluhan", "Selesai"]),
    "compensation": (said("task", "isForCompensation"), [None, "true"]),
    "event gateway that begins a process": (
        lambda made: (
            said("eventBasedGateway", "instantiate", "eventGatewayType")(made),
            said("receiveTask", "instantiate")(made),
        ),
        ([("true", "Parallel")], ["true"]),
    ),
    "error, escalation and signal with codes": (
        lambda made: (
            said("error", "errorCode")(made),
            said("escalation", "escalationCode")(made),
            said("signalEventDefinition", "signalRef")(made),
        ),
        (["E1"], ["N1"], ["sig"]),
    ),
    "condition of an event": (texts("condition"), ["stok habis"]),
    "flow declared in another process": (inside("sequenceFlow"), ["p", "p"]),
    "flow of a sub-process declared outside": (inside("sequenceFlow"), ["sub", "p", "p"]),
    "flow between two pools": (lost, [("sequenceFlow", "x")]),
    "flow to nothing": (lost, [("sequenceFlow", "f3")]),
    "flow to itself": (
        said("sequenceFlow", "sourceRef", "targetRef"),
        [("s", "t"), ("t", "e"), ("t", "t")],
    ),
    "one id twice": (NAME, ["Periksa", "Kembar"]),
    "ids that begin with digits": (said("task", "id"), ["_1a_b"]),
    "references with prefixes": (said("sequenceFlow", "targetRef"), ["t", "e"]),
    "two pools of one process": (said("participant", "processRef"), ["p", None]),
    "pool without a process": (
        said("participant", "name", "processRef"),
        [("Dinas", "p"), ("Warga", None)],
    ),
    "pool of a missing process": (changed, [("processRef", "b", "q", "")]),
    "message to a pool": (said("messageFlow", "name", "targetRef"), [("Surat", "b")]),
    "lane of an unknown node, node in two lanes": (
        lambda made: (changed(made), details(made)),
        ([("lane", "t", "l1, l2", "'Loket'")], {"flowNodeRef": 1}),
    ),
    "lanes in lanes": (said("lane", "name"), ["Bidang", "Seksi"]),
    "lanes in a sub-process": (lost, [("lane", "Tim")]),
    "kinds of sub-processes": (
        lambda made: [
            said(kind, "name")(made) for kind in ("transaction", "adHocSubProcess", "subProcess")
        ],
        [["Bayar"], ["Bebas"], ["Keluhan"]],
    ),
    "kinds of repetition": (
        said("multiInstanceLoopCharacteristics", "isSequential"),
        ["true", "false"],
    ),
    "call of a global task": (lost, [("globalUserTask", "Arsipkan")]),
    "call of itself": (said("callActivity", "calledElement"), ["p"]),
    "no process": (said("message", "name"), ["Surat"]),
    "empty process": (said("process", "name"), ["Kosong"]),
    "two collaborations": (
        lambda made: (said("participant", "name")(made), lost(made)),
        (["Dinas", "Warga", "Pemasok"], [("collaboration", "Kedua")]),
    ),
    "data object that nothing refers to": (lost, [("dataObject", "Berita acara")]),
    "line straight to a data object": (texts("documentation"), ["Kelengkapan: Surat"]),
    "paper of a step": (texts("documentation"), ["Kelengkapan: Surat"]),
    "data line without an end": (lost, [("dataObjectReference", "Surat")]),
    "inputs and outputs of a step": (lambda made: made.comparison.details["dataInput"], 1),
    "inputs of the process": (lost, [("dataInput", "Permohonan")]),
    "variables": (details, {"property": 1}),
    "matching of messages": (lambda made: made.comparison.details["correlationProperty"], 1),
    "resource that nobody has": (lost, [("resource", "Verifikator")]),
    "people of a step": (texts("documentation"), ["Pelaksana: Verifikator"]),
    "condition and default way": (
        texts("documentation"),
        ["Syarat: setuju", "Syarat: bila syarat cabang lain tidak terpenuhi"],
    ),
    "additions of a tool": (
        lambda made: made.comparison.extensions,
        {"http://camunda.org/schema/1.0/bpmn": 2},
    ),
    "foreign element outside additions": (
        lambda made: made.comparison.extensions,
        {"http://camunda.org/schema/1.0/bpmn": 1},
    ),
    "category and groups": (lost, [("categoryValue", "Sisa")]),
    "remark about a step in a sub-process": (inside("association"), ["sub"]),
    "line to a data object itself": (texts("documentation"), ["Kelengkapan: Surat"]),
    "remark beside the pools": (texts("text"), ["Lihat Perbup"]),
    "documentation as a web page": (texts("documentation"), ["Cek berkas asli"]),
    "angle brackets that are no markup": (
        lambda made: (NAME(made), texts("documentation")(made)),
        (["Isi <nama>"], ["a < b dan <nama>"]),
    ),
    "line breaks in names": (NAME, ["Periksa berkas"]),
    "UTF-8 that is Windows-1252": (NAME, ACCENTS),
    "UTF-8 that is UTF-16": (NAME, ACCENTS),
    "UTF-16 that is UTF-8": (NAME, ACCENTS),
    "UTF-16 without a declaration": (NAME, ACCENTS),
    "UTF-16 as it should be": (NAME, ACCENTS),
    "UTF-8 with a mark": (NAME, ACCENTS),
    "blank lines before the declaration": (NAME, ACCENTS),
    "unknown encoding": (NAME, ACCENTS),
    "namespace with spaces": (NAME, ["Periksa"]),
    "empty namespace on an element": (NAME, ["Periksa"]),
    "no drawing": (bounds("t"), [True]),
    "shape without a size": (bounds("t"), [True]),
    "shape without bounds": (bounds("t"), [True]),
    "place that is no number": (bounds("t"), [True]),
    "line without points": (lambda made: len(found(made, "BPMNEdge")), 2),
    "drawing of something else": (bounds("hilang"), []),
    "one element drawn twice": (bounds("t"), [True]),
    "upright pools": (
        lambda made: {one.get("isHorizontal") for one in found(made, "BPMNShape")} - {None},
        {"false", "true"},
    ),
    "plane of the process although there are pools": (said("BPMNPlane", "bpmnElement"), ["c"]),
    "content of a collapsed sub-process on a plane of its own": (
        said("BPMNPlane", "bpmnElement"),
        ["p", "sub"],
    ),
}
"""By the name of a class: what is asked of the result, and the answer."""
REFUSED = {
    "choreography": "not-a-flow",
    "cut off": "bad-xml",
    "empty file": "empty-file",
}
"""By the name of a class: the error with which its input is refused."""
WARNED = {
    "event on a border in another process": ["declared-elsewhere"],
    "event on the border of nothing": ["dangling-reference"],
    "line to a data object itself": ["dangling-reference"],
    "flow declared in another process": ["declared-elsewhere"],
    "flow of a sub-process declared outside": ["declared-elsewhere"],
    "flow between two pools": ["sequence-flow-crosses-pools"],
    "flow to nothing": ["dangling-reference"],
    "one id twice": ["duplicate-id"],
    "UTF-8 that is Windows-1252": ["wrong-encoding"],
    "UTF-8 that is UTF-16": ["wrong-encoding"],
    "UTF-16 that is UTF-8": ["wrong-encoding"],
    "UTF-16 without a declaration": ["wrong-encoding"],
    "unknown encoding": ["wrong-encoding"],
}
"""By the name of a class: the codes of all its warnings."""

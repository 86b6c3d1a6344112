"""More inputs of ``inputs``: data and people, texts and encodings, drawings."""

from __future__ import annotations

import codecs

from tests.interchange.inputs import (
    ACCENTED,
    CORRELATION,
    DRAWN,
    END,
    FLOWS,
    IO,
    NEEDS,
    OTHER,
    PAPER,
    POOLS,
    START,
    SUB,
    TASK,
    declared,
    diagram,
    edge,
    flow,
    process,
    shape,
)
from tests.interchange.writing import HEAD, file_of

BOTH_POOLS = shape("a", 0, 0, 400, 200) + shape("b", 0, 220, 400, 80)
DATA: dict[str, bytes] = {
    "data object that nothing refers to": file_of(
        process('<dataObject id="do" name="Berita acara"/>')
        + diagram(DRAWN + shape("do", 100, 120, 36, 50))
    ),
    "line straight to a data object": file_of(
        process('<dataObject id="do" name="Surat"/>', task=NEEDS.format("do"))
    ),
    "paper of a step": file_of(process(PAPER, task=NEEDS.format("r"))),
    "data line without an end": file_of(
        process(PAPER, task='<task id="t" name="Periksa"><dataInputAssociation id="k"/></task>')
    ),
    "inputs and outputs of a step": file_of(process(task=IO)),
    "inputs of the process": file_of(
        process().replace(
            START,
            '<ioSpecification><dataInput id="di" name="Permohonan"/><inputSet/><outputSet/>'
            f"</ioSpecification>{START}",
        )
    ),
    "variables": file_of(process(task='<task id="t" name="Periksa"><property id="v"/></task>')),
    "matching of messages": file_of(CORRELATION + process()),
    "resource that nobody has": file_of('<resource id="r" name="Verifikator"/>' + process()),
    "people of a step": file_of(
        '<resource id="r" name="Verifikator"/>'
        + process(
            task='<userTask id="t" name="Periksa"><potentialOwner id="po"><resourceRef>r'
            "</resourceRef></potentialOwner></userTask>"
        )
    ),
    "condition and default way": file_of(
        '<process id="p"><exclusiveGateway id="g" default="n"/><task id="x"/><task id="y"/>'
        + flow("j", "g", "x", "<conditionExpression>setuju</conditionExpression>")
        + flow("n", "g", "y")
        + "</process>"
    ),
    "additions of a tool": file_of(
        process(
            task='<userTask id="t" name="Periksa" camunda:assignee="budi"><extensionElements>'
            "<camunda:formKey/></extensionElements></userTask>"
        )
    ),
    "foreign element outside additions": file_of(process("<camunda:catatan/>")),
    "category and groups": file_of(
        '<category id="k"><categoryValue id="v" value="Tahap 1"/>'
        '<categoryValue id="w" value="Sisa"/>'
        "</category>" + process('<group id="g" categoryValueRef="v"/>')
    ),
    "remark beside the pools": file_of(
        POOLS.replace(
            "</c",
            '<textAnnotation id="n"><text>Lihat Perbup</text></textAnnotation>'
            '<association id="as" sourceRef="n" targetRef="t"/></c',
        )
        + process()
        + OTHER
    ),
    "remark about a step in a sub-process": file_of(
        process(
            f'{SUB}<textAnnotation id="n"><text>Asli</text></textAnnotation>'
            '<association id="as" sourceRef="n" targetRef="t2"/>'
        )
    ),
    "line to a data object itself": file_of(
        process(
            '<dataObject id="do" name="Surat"/><association id="as" sourceRef="do" targetRef="t"/>'
        )
    ),
}
"""Classes about data, people and additions."""
TEXTS: dict[str, bytes] = {
    "documentation as a web page": file_of(
        process(
            task='<task id="t" name="Periksa"><documentation textFormat="text/html">&lt;p&gt;Cek '
            "&lt;b&gt;berkas&lt;/b&gt;&lt;br/&gt;asli&lt;/p&gt;</documentation></task>"
        )
    ),
    "angle brackets that are no markup": file_of(
        process(
            task='<task id="t" name="Isi &lt;nama&gt;"><documentation>a &lt; b dan &lt;nama&gt;'
            "</documentation></task>"
        )
    ),
    "line breaks in names": file_of(process().replace("Periksa", "Periksa&#10;berkas")),
    "UTF-8 that is Windows-1252": declared("UTF-8").encode("cp1252"),
    "UTF-8 that is UTF-16": ("\ufeff" + declared("UTF-8")).encode("utf-16-le"),
    "UTF-16 that is UTF-8": declared("UTF-16").encode(),
    "UTF-16 without a declaration": ACCENTED.encode("utf-16-be"),
    "UTF-16 as it should be": declared("UTF-16").encode("utf-16"),
    "UTF-8 with a mark": codecs.BOM_UTF8 + declared("UTF-8").encode(),
    "blank lines before the declaration": b"\n \n" + declared("UTF-8").encode(),
    "unknown encoding": declared("rumit-9").encode(),
    "namespace with spaces": file_of(process()).replace(
        b"<definitions ", b'<definitions xmlns:z="http://contoh/dua kata" '
    ),
    "empty namespace on an element": file_of(process()).replace(
        b'<task id="t"', f'<n5:task xmlns:n5="{HEAD.split(chr(34))[1]}" xmlns="" id="t"'.encode()
    ),
    "cut off": file_of(process())[:-40],
    "empty file": b"",
}
"""Classes about texts and encodings."""
DRAWINGS: dict[str, bytes] = {
    "no drawing": file_of(process()),
    "shape without a size": file_of(
        process() + diagram(DRAWN.replace('width="100" height="80"', 'width="0" height="0"'))
    ),
    "shape without bounds": file_of(
        process() + diagram(DRAWN.replace('<dc:Bounds x="90" y="0" width="100" height="80"/>', ""))
    ),
    "place that is no number": file_of(process() + diagram(DRAWN.replace('x="90"', 'x="nan"'))),
    "line without points": file_of(
        process() + diagram(DRAWN.replace(edge("f2", (190, 40), (250, 40)), edge("f2")))
    ),
    "drawing of something else": file_of(process() + diagram(DRAWN + shape("hilang", 0, 0, 9, 9))),
    "one element drawn twice": file_of(process() + diagram(DRAWN + shape("t", 500, 500, 100, 80))),
    "upright pools": file_of(
        POOLS
        + process()
        + OTHER
        + diagram(
            DRAWN
            + shape("u", 90, 230, 100, 60)
            + shape("a", 0, 0, 400, 200, more='isHorizontal="false"')
            + shape("b", 0, 220, 400, 80),
            "c",
        )
    ),
    "plane of the process although there are pools": file_of(
        POOLS + process() + OTHER + diagram(DRAWN + shape("u", 90, 230, 100, 60) + BOTH_POOLS)
    ),
    "content of a collapsed sub-process on a plane of its own": file_of(
        f'<process id="p">{START}{TASK}{END}{FLOWS}{SUB}</process>'
        + diagram(DRAWN + shape("sub", 90, 120, 100, 80, more='isExpanded="false"'))
        + diagram(
            shape("s2", 0, 22, 36, 36)
            + shape("t2", 90, 0, 100, 80)
            + edge("g1", (36, 40), (90, 40)),
            "sub",
        )
    ),
}
"""Classes about drawings."""

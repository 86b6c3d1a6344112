"""Files of draw.io, made here for the tests."""

from __future__ import annotations

import base64
import zlib
from html import escape
from urllib.parse import quote

from bpmn_gen.diagnostics import Findings
from bpmn_gen.interchange import Imported, import_bpmn

EVENT = "shape=mxgraph.bpmn.event;html=1;outline={};symbol={};"
TASK = "shape=mxgraph.bpmn.task;html=1;taskMarker={};"
GATEWAY = "shape=mxgraph.bpmn.gateway2;outline=none;symbol=none;gwType={};"
PLAIN = "rounded=1;whiteSpace=wrap;html=1;"
LANE = "swimlane;html=1;horizontal=0;startSize=30;"


def vertex(
    ident: str,
    text: str,
    style: str,
    box: tuple[float, float, float, float] = (0, 0, 120, 60),
    parent: str = "1",
) -> str:
    """A box."""
    x, y, width, height = box
    return (
        f'<mxCell id="{ident}" value="{escape(text)}" style="{style}" vertex="1" parent="{parent}">'
        f'<mxGeometry x="{x}" y="{y}" width="{width}" height="{height}" as="geometry"/></mxCell>'
    )


def edge(ident: str, ends: str, text: str = "", style: str = "", inside: str = "") -> str:
    """A line; ``ends`` are the ids of both ends with a blank between them, ``-`` for none."""
    source, target = ends.split()
    facts = f' source="{source}"' if source != "-" else ""
    facts += f' target="{target}"' if target != "-" else ""
    return (
        f'<mxCell id="{ident}" value="{escape(text)}" style="{style}" edge="1" parent="1"{facts}>'
        f'<mxGeometry relative="1" as="geometry">{inside}</mxGeometry></mxCell>'
    )


def model(*cells: str) -> str:
    """What holds the cells of a page."""
    head = '<mxCell id="0"/><mxCell id="1" parent="0"/>'
    return f"<mxGraphModel><root>{head}{''.join(cells)}</root></mxGraphModel>"


def packed(text: str) -> str:
    """A page as draw.io squeezes it."""
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = squeezer.compress(quote(text).encode()) + squeezer.flush()
    return base64.b64encode(data).decode()


def pages(*contents: str) -> bytes:
    """A file of several pages."""
    found = (f'<diagram id="d{n}" name="Hal {n}">{one}</diagram>' for n, one in enumerate(contents))
    return f"<mxfile>{''.join(found)}</mxfile>".encode()


def file_of(*cells: str) -> bytes:
    """A file of one page."""
    return pages(model(*cells))


def brought(data: bytes, name: str = "uji.drawio") -> Imported:
    """A file that is read without a finding."""
    findings = Findings()
    made = import_bpmn(data, findings, name)
    assert not list(findings), list(findings)
    assert made is not None
    return made

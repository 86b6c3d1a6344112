"""Files of XPDL as Bizagi Modeler writes them, made here for the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from bpmn_gen.diagnostics import Findings
from bpmn_gen.interchange import import_bpmn

if TYPE_CHECKING:
    from bpmn_gen.interchange import Imported

NEWEST = "http://www.wfmc.org/2009/XPDL2.2"
POOL = "4b1f0c6e-0000-4000-8000-000000000001"
PROCESS = "4b1f0c6e-0000-4000-8000-000000000002"
HOLDER = """<Pool Id="9a00" Name="Main Process" Process="9a01" BoundaryVisible="false"><Lanes/>
<NodeGraphicsInfos><NodeGraphicsInfo Height="350" Width="700">
<Coordinates XCoordinate="30" YCoordinate="30"/></NodeGraphicsInfo></NodeGraphicsInfos></Pool>"""
"""The pool that Bizagi adds to each file and nobody sees."""


def box(x: float, y: float, width: float = 90, height: float = 60) -> str:
    """Where a node is drawn."""
    return (
        f'<NodeGraphicsInfos><NodeGraphicsInfo ToolId="BizAgi_Process_Modeler" Height="{height}"'
        f' Width="{width}" BorderColor="-1" FillColor="-2"><Coordinates XCoordinate="{x}"'
        f' YCoordinate="{y}"/></NodeGraphicsInfo></NodeGraphicsInfos>'
    )


def way(*points: tuple[float, float]) -> str:
    """How a line runs."""
    places = "".join(f'<Coordinates XCoordinate="{x}" YCoordinate="{y}"/>' for x, y in points)
    return (
        "<ConnectorGraphicsInfos><ConnectorGraphicsInfo"
        f' BorderColor="-1">{places}</ConnectorGraphicsInfo></ConnectorGraphicsInfos>'
    )


def activity(ident: str, name: str, what: str, place: str = "") -> str:
    """An activity; ``what`` says of which kind."""
    return f'<Activity Id="{ident}" Name="{name}">{what}{place}</Activity>'


def transition(ident: str, ends: str, inside: str = "", name: str = "") -> str:
    """A flow; ``ends`` are both ids with a blank between them."""
    source, target = ends.split()
    facts = f'Id="{ident}" From="{source}" To="{target}" Name="{name}"'
    return f"<Transition {facts}>{inside}</Transition>"


def package(
    activities: str, transitions: str = "", *, more: str = "", lanes: str = "", outside: str = ""
) -> bytes:
    """A file with one pool.

    Args:
        activities: what stands in its process.
        transitions: the flows between that.
        more: what else the process holds.
        lanes: the lanes of the pool.
        outside: what the file holds beside its process.
    """
    return f"""<?xml version="1.0" encoding="utf-8"?>
<Package xmlns="{NEWEST}" Id="p" Name="Diagram 1"><PackageHeader><XPDLVersion>2.2</XPDLVersion>
<Vendor>Bizagi Process Modeler.</Vendor></PackageHeader>{outside}
<Pools>{HOLDER}<Pool Id="{POOL}" Name="Layanan izin" Process="{PROCESS}" BoundaryVisible="true">
<Lanes>{lanes}</Lanes>{box(30, 30, 900, 350)}</Pool></Pools>
<WorkflowProcesses><WorkflowProcess Id="9a01" Name="Main Process"><ActivitySets/></WorkflowProcess>
<WorkflowProcess Id="{PROCESS}" Name="Layanan izin">{more}<Activities>{activities}</Activities>
<Transitions>{transitions}</Transitions></WorkflowProcess></WorkflowProcesses></Package>
""".encode()


def brought(data: bytes) -> Imported:
    """A file that is read without a finding."""
    findings = Findings()
    made = import_bpmn(data, findings, "uji.xpdl")
    assert not list(findings), list(findings)
    assert made is not None
    return made


def written(made: Imported) -> etree._Element:
    """The BPMN that it becomes."""
    return etree.fromstring(made.data)


def named(made: Imported, name: str) -> etree._Element:
    """The element of a name."""
    found = [one for one in written(made).iter() if one.get("name") == name]
    assert len(found) == 1, name
    return found[0]


def kind(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return etree.QName(element).localname


def inside(element: etree._Element) -> list[str]:
    """The names of what stands in an element, without what leads to it and away."""
    apart = {"incoming", "outgoing", "documentation"}
    return [name for one in element if (name := kind(one)) not in apart]

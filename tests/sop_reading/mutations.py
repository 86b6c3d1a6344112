"""The same drawing written otherwise: what another program, or another hand, would have left."""

import random
import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
PLAIN = {
    "flowChartProcess": "rect",
    "flowChartDecision": "diamond",
    "flowChartTerminator": "roundRect",
    "flowChartAlternateProcess": "ellipse",
}
Change = Callable[[etree._Element], None]


def changed(source: Path, target: Path, change: Change) -> Path:
    """A copy of a file with its drawing changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith(".xml") and ("drawing" in name or name == "word/document.xml"):
                root = etree.fromstring(data)
                change(root)
                data = etree.tostring(root)
            new.writestr(name, data)
    return target


def only_vml(root: etree._Element) -> None:
    """Leave the form that older programs read."""
    for both in list(root.iter(f"{MC}AlternateContent")):
        parent = both.getparent()
        fallback = both.find(f"{MC}Fallback")
        assert parent is not None
        assert fallback is not None
        place = parent.index(both)
        for child in reversed(fallback):
            parent.insert(place, child)
        parent.remove(both)


def without_glue(*ends: str) -> Change:
    """Take connectors off their symbols."""

    def change(root: etree._Element) -> None:
        for end in ends:
            for glue in list(root.iter(f"{A}{end}")):
                parent = glue.getparent()
                assert parent is not None
                parent.remove(glue)

    return change


def with_plain_shapes(root: etree._Element) -> None:
    """Draw with the plain shapes instead of those for flow charts."""
    for geometry in root.iter(f"{A}prstGeom"):
        geometry.set("prst", PLAIN.get(geometry.get("prst", ""), geometry.get("prst", "")))


def renamed(root: etree._Element) -> None:
    """Give every shape a name that says nothing."""
    for number, element in enumerate(root.iter()):
        if element.tag.endswith("}cNvPr"):
            element.set("name", f"Bentuk {number}")


def shaken(points: float, seed: int) -> Change:
    """Move every connector a little, as a hand does, and take off the glue."""
    dice, most = random.Random(seed), int(points * 12_700)

    def change(root: etree._Element) -> None:
        without_glue("stCxn", "endCxn")(root)
        for anchor in root:
            if anchor.find(f"{XDR}cxnSp") is None:
                continue
            for place in anchor.iter(f"{XDR}colOff", f"{XDR}rowOff"):
                place.text = str(int(place.text or 0) + dice.randint(-most, most))
            for corner in anchor.iter(f"{XDR}pos"):
                for axis in "xy":
                    corner.set(axis, str(int(corner.get(axis, "0")) + dice.randint(-most, most)))

    return change

"""What a written file no longer says although the report is silent about it, by kind.

This counts on the XML of both files alone, by rules of its own, so that it also notices what the
program's reader and its comparison both overlook.  Elements, names, texts and attributes count.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bpmn_gen.interchange.comparison import RoundTrip

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
PEOPLE = {"potentialOwner", "performer", "humanPerformer", "resourceRole"}
DATA_LINES = {"dataInputAssociation", "dataOutputAssociation"}
TOLD_WITH = {
    "sourceRef": DATA_LINES,
    "targetRef": DATA_LINES,
    "resourceRef": PEOPLE,
    "resourceAssignmentExpression": PEOPLE,
    "dataState": {
        "dataObjectReference",
        "dataStoreReference",
        "dataObject",
        "dataStore",
        "dataInput",
        "dataOutput",
    },
}
"""Parts that go with the element around them, by kind."""
SAID_ELSEWHERE = {
    *("incoming", "outgoing", "flowNodeRef", "laneSet", "childLaneSet", "definitions"),
    "category",
    *("categoryValue", "text", "documentation", "formalExpression"),
}
"""Parts that follow from others, or of which the texts and names are counted."""
TEXTS = {
    *("documentation", "text", "conditionExpression", "formalExpression"),
    *("condition", "timeDate", "timeCycle", "timeDuration"),
}
DEFAULTS = {
    *(("startQuantity", "1"), ("completionQuantity", "1"), ("isForCompensation", "false")),
    *(("isInterrupting", "true"), ("cancelActivity", "true"), ("parallelMultiple", "false")),
    *(("triggeredByEvent", "false"), ("isClosed", "false"), ("isExecutable", "false")),
    *(("processType", "None"), ("gatewayDirection", "Unspecified"), ("instantiate", "false")),
    *(("eventGatewayType", "Exclusive"), ("implementation", "##unspecified")),
    *(("implementation", "##WebService"), ("associationDirection", "None")),
    *(("isSequential", "false"), ("isImmediate", "false"), ("textFormat", "text/plain")),
    *(("testBefore", "false"), ("behavior", "All"), ("waitForCompletion", "true")),
    *(("isUnlimited", "false"), ("isCollection", "false")),
}
"""Attributes that mean the same when they are absent."""


def silent_losses(source: bytes, written: bytes, told: RoundTrip) -> dict[str, int]:
    """What is gone without a word, by kind: elements, ``name of``, ``text of``, ``@attribute of``.

    Args:
        source: the file that was given.
        written: the file that was made of it.
        told: what the report says of both.
    """
    gone = {(one.kind, one.line) for one in (*told.lost, *told.in_words)}
    before, after = _Counts.of(source, gone), _Counts.of(written)
    reported = _Reported.of(told)
    found = Counter(
        {kind: count - after.kinds[kind] for kind, count in before.kinds.items()}
    ) - Counter(reported.kinds)
    for some in (_names, _texts, _attributes):
        for one in some(before, after, reported):
            found.update(one)
    return {what: count for what, count in sorted(found.items()) if count > 0}


def words(text: str | None) -> str:
    """A text without markup and controls, in single spaces."""
    plain = re.sub(r"<[^<>]*>", " ", html.unescape(html.unescape(text or "")))
    return " ".join(re.sub(r"[\x00-\x20\x7f-\xa0\ufffe\uffff]", " ", plain).split())


def _elements(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """All BPMN elements that are no addition of a tool, with their kinds."""
    stack = [root]
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str):
            continue
        name = etree.QName(element)
        if name.namespace == BPMN and name.localname != "extensionElements":
            yield name.localname, element
            stack.extend(reversed(element))


def _kind(element: etree._Element | None) -> str:
    return "" if element is None else etree.QName(element).localname


def _stands_in(part: etree._Element, gone: Collection[tuple[str, int]]) -> bool:
    """Whether something is a small part of an element that is gone, not an element of its own."""
    around = part.getparent()
    own = _kind(part) in TEXTS | {"dataState", "resourceRef", "resourceAssignmentExpression"}
    own |= _kind(part).endswith("EventDefinition")
    while own and around is not None:
        if (_kind(around), int(str(around.sourceline))) in gone:
            return True
        around = around.getparent()
    return False


def _in_utf_8(data: bytes) -> bytes:
    """A file in UTF-8 without its declaration, which may be wrong."""
    order = "utf-16-be" if data[:1] in {b"\0", b"\xfe"} else "utf-16-le"
    try:
        text = data.decode(order if b"\0" in data[:4] else "utf-8")
    except UnicodeError:
        text = data.decode("cp1252", "replace")
    return re.sub(r"^\ufeff?\s*<\?xml[^>]*\?>", "", text).encode()


@dataclass(slots=True)
class _Counts:
    """What one file says."""

    kinds: Counter[str] = field(default_factory=Counter)
    names: Counter[tuple[str, str]] = field(default_factory=Counter)
    texts: list[tuple[str, str, str]] = field(default_factory=list)
    """Kind, kind of the element around it, and text."""
    attributes: Counter[tuple[str, str]] = field(default_factory=Counter)

    @classmethod
    def of(cls, data: bytes, gone: Collection[tuple[str, int]] = ()) -> _Counts:
        """Count one file, without parts of elements that are reported to be gone as a whole.

        ``gone`` holds the kinds of these elements and the lines on which they begin.
        """
        parser = etree.XMLParser(resolve_entities=False, recover=True)
        root = etree.fromstring(_in_utf_8(data), parser)
        shared = {
            child.get("id"): _kind(child)
            for child in root.iterchildren(etree.Element)
            if _kind(child).endswith("EventDefinition")
        }
        used = {
            (one.text or "").strip().rpartition(":")[2]
            for one in root.iter(f"{{{BPMN}}}eventDefinitionRef")
        }
        counts = cls()
        for kind, element in _elements(root):
            if _stands_in(element, gone):
                continue
            is_used = element.get("id") in used and element.get("id") in shared
            if kind == "eventDefinitionRef":
                ref = (element.text or "").strip().rpartition(":")[2]
                counts.kinds[shared.get(ref, kind)] += 1
            elif not is_used:
                counts.add(kind, element)
            counts.note(kind, element, is_used=is_used)
        return counts

    def add(self, kind: str, element: etree._Element) -> None:
        """Count an element by its kind."""
        around = _kind(element.getparent())
        is_empty = kind == "conditionExpression" and not words(
            "".join(map(str, element.itertext()))
        )
        if kind not in SAID_ELSEWHERE and around not in TOLD_WITH.get(kind, ()) and not is_empty:
            self.kinds[kind] += 1

    def note(self, kind: str, element: etree._Element, *, is_used: bool) -> None:
        """Note the name, the text and the attributes of an element."""
        around = _kind(element.getparent())
        if name := words(element.get("name") or element.get("value")):
            self.names[kind, name] += 1
        if kind in TEXTS and (text := words("".join(map(str, element.itertext())))):
            self.texts.append((kind, around, text))
        for attribute, value in map(_strings, element.attrib.items()):
            is_own = not attribute.startswith("{") and attribute not in {"id", "name", "value"}
            if is_own and value.strip() and (attribute, value) not in DEFAULTS and not is_used:
                self.attributes[kind, attribute] += 1


def _strings(pair: tuple[object, object]) -> tuple[str, str]:
    return str(pair[0]), str(pair[1])


@dataclass(frozen=True, slots=True)
class _Reported:
    """What the report says is gone or different."""

    kinds: Counter[str]
    """Number of elements, parts and attributes (with ``@``), by name."""
    names: Counter[tuple[str, str]]
    text: str
    """All names and texts that the report shows."""
    details: dict[str, int]

    @classmethod
    def of(cls, told: RoundTrip) -> _Reported:
        """Read one report."""
        gone = (*told.lost, *told.in_words)
        kinds = Counter(one.kind for one in gone)
        names = Counter((one.kind, words(one.name)) for one in gone)
        for change in told.changed:
            what = change.what.partition("#")[0]
            kinds.update((what, f"@{what}"))
            if what == "kind":
                kinds[change.element.kind] += 1
                names[change.element.kind, words(change.element.name)] += 1
            elif what == "name":
                names[change.element.kind, words(change.before)] += 1
        kinds.update(told.details)
        said = [one.name for one in gone] + [change.before for change in told.changed]
        return cls(kinds, names, " ".join(map(words, said)), told.details)


def _names(before: _Counts, after: _Counts, told: _Reported) -> Iterator[dict[str, int]]:
    """Names that are gone; technical ones are only counted by the report."""
    shown = told.text + " ".join(text for _, _, text in after.texts)
    budget = told.details.get("@name", 0)
    for (kind, name), count in before.names.items():
        gone = count - after.names[kind, name] - told.names[kind, name]
        if gone <= 0 or kind in told.details or name in shown:
            continue
        paid = min(budget, gone)
        budget -= paid
        if gone > paid:
            yield {f"name of {kind}": gone - paid}


def _texts(before: _Counts, after: _Counts, told: _Reported) -> Iterator[dict[str, int]]:
    """Texts of which nothing is left, neither in the file nor in the report."""
    shown = " ".join([told.text, *(text for _, _, text in after.texts)])
    budget = Counter(told.details)
    for kind, around, text in before.texts:
        if text in shown or around in told.details:
            continue
        if budget[kind] > 0:
            budget[kind] -= 1
            continue
        yield {f"text of {kind} in {around}": 1}


def _attributes(before: _Counts, after: _Counts, told: _Reported) -> Iterator[dict[str, int]]:
    """Attributes that are gone while their elements stay."""
    for (kind, name), count in before.attributes.items():
        gone = count - after.attributes[kind, name]
        gone -= told.kinds[f"@{name}"] + told.kinds[kind]
        if gone > 0 and kind != "definitions":
            yield {f"@{name} of {kind}": gone}

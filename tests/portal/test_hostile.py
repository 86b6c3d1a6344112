"""Texts of any kind stay texts on every page."""

import json
from dataclasses import fields, is_dataclass
from typing import TypeVar, get_type_hints

from bpmn_gen.jobs.portal import FRONT, PROCESS, STYLE_TEMPLATE, UNIT, Page, Portal
from bpmn_gen.portal.front_page import Card, FrontPage, Occurrence
from bpmn_gen.portal.listing import Document, Link
from bpmn_gen.portal.process_page import Line, ProcessPage, Provision
from bpmn_gen.portal.unit_page import Entry, Section, UnitPage
from bpmn_gen.project import shipped

EVIL = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}\u2028&amp;"
Part = TypeVar("Part")
LINK = Link(EVIL, EVIL, EVIL)
DOCUMENT = Document(EVIL, (LINK,))
PROVISION = Provision(EVIL, EVIL, EVIL, EVIL)


def filled(kind: type[Part], **known: object) -> Part:
    """A page part with evil texts wherever nothing else is given."""
    assert is_dataclass(kind)
    hints = get_type_hints(kind)
    given = {field.name: EVIL for field in fields(kind) if hints[field.name] is str}
    return kind(**{**given, **known})


def test_nothing_that_texts_hold_becomes_markup() -> None:
    entry = filled(Entry, documents=(DOCUMENT,))
    section = filled(Section, entries=(entry,), documents=(DOCUMENT,))
    line = filled(
        Line, number=1, works=True, others=((EVIL, EVIL),), inputs=(EVIL,), outputs=(EVIL,),
        next=((EVIL, EVIL, EVIL),), remarks=(EVIL,), called=LINK, provisions=(PROVISION,),
    )  # fmt: skip
    every: list[Page] = [
        filled(
            FrontPage, cards=(filled(Card, number=1, units=(LINK,)),),
            processes=(Occurrence(EVIL, (EVIL,), (LINK,)),), documents=(DOCUMENT,),
            findable=((EVIL, EVIL, EVIL),),
        ),
        filled(
            UnitPage, tiers=((EVIL, EVIL, EVIL),), kinds=((EVIL, (section,)),),
            documents=(DOCUMENT,),
        ),
        filled(
            ProcessPage, actors=(EVIL,), lines=(line,), provisions=(PROVISION,),
            documents=(DOCUMENT,), before=LINK, after=LINK,
        ),
    ]  # fmt: skip
    names = (FRONT, UNIT, PROCESS, STYLE_TEMPLATE)
    texts = {name: (shipped("templates") / name).read_text("utf-8") for name in names}
    for page, name in zip(every, names, strict=False):
        job = Portal(target="", files=(), key="", page=page, templates=((name, texts[name]),))
        written = next(iter(job.render())).decode()
        assert "alert(1)</script>" not in written
        assert "<img src=x" not in written
        assert "\"'>" not in written
        assert "49" not in written
        if name == FRONT:
            data = written.partition('id="indeks">')[2].partition("</script>")[0]
            assert json.loads(data) == [[EVIL, EVIL, EVIL]]

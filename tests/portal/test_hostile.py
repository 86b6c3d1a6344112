"""Texts of any kind stay texts on every page."""

import json
from dataclasses import fields, is_dataclass
from typing import TypeVar

from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.jobs.portal import TEMPLATES, AnyPage, Portal
from bpmn_gen.portal.appraisers import AppraiserRow, Appraisers
from bpmn_gen.portal.figures import Figure
from bpmn_gen.portal.findable import Findable, Finding
from bpmn_gen.portal.front_page import (
    Card,
    Everywhere,
    FrontPage,
    Listing,
    ShownMap,
    UnitPageLink,
)
from bpmn_gen.portal.listing import ListedDocument, PageLink
from bpmn_gen.portal.own_page import Holder, OwnPage, OwnProcess, OwnTask
from bpmn_gen.portal.process_page import CitedProvision, ProcessPage, StepLine
from bpmn_gen.portal.related import RelatedProcess
from bpmn_gen.portal.roles import RoleRow
from bpmn_gen.portal.sop_list import SopList, SopRow, StandingSops, UnitBlanks, UnitSops
from bpmn_gen.portal.trace_page import RegulationPart, ShownCarrier, TracedProvision, TracePage
from bpmn_gen.portal.unit_page import UnitPage, UnitProcess, UnitSection
from bpmn_gen.render.svg.view import Spot, Title, View
from bpmn_gen.store.project import shipped

EVIL = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}\u2028&amp;"
Piece = TypeVar("Piece")
LINK = PageLink(EVIL, EVIL, EVIL)
DOCUMENT = ListedDocument(EVIL, (LINK,))
PROVISION = CitedProvision(EVIL, EVIL, EVIL, EVIL, EVIL, ((EVIL, EVIL),))
PLACE = UnitPageLink(EVIL, EVIL, (LINK,))
BOX = Bounds(1.0, 2.0, 30.0, 40.0)


class EvilMap:
    """A map with evil texts in all places."""

    def view(self) -> View:
        titles = tuple(
            Title(kind, (EVIL,), 11.0, bold=True, place=BOX) for kind in ("lane", "group")
        )
        return View(100.0, 100.0, 10.0, titles, (Spot(EVIL, EVIL, EVIL, BOX),), ((EVIL, BOX),))


def filled(kind: type[Piece], **known: object) -> Piece:
    """A page part with evil texts wherever nothing else is given."""
    assert is_dataclass(kind)
    given = {field.name: EVIL for field in fields(kind) if field.type == "str"}
    return kind(**{**given, **known})


def hostile_own_page() -> OwnPage:
    """The page "Saya ..." of a unit whose texts are all markup."""
    task = OwnTask("1", EVIL, EVIL, EVIL)
    process = OwnProcess(EVIL, EVIL, EVIL, EVIL, (DOCUMENT,), (task,))
    holder = Holder(EVIL, EVIL, (process,), (EVIL,))
    return OwnPage(EVIL, EVIL, (holder,), ((EVIL, EVIL),))


def hostile_front_pages() -> tuple[AnyPage, ...]:
    """The front page, the list of SOPs and the page of a process in all units."""
    card = filled(Card, number=1, place=PLACE, units=(PLACE,))
    sops = filled(UnitSops, rows=(filled(SopRow),))
    return (
        filled(
            FrontPage,
            cards=(card,),
            groups=(Listing(EVIL, EVIL, (LINK,)),),
            documents=(DOCUMENT,),
            figures=(filled(Figure),),
            map=ShownMap(EVIL, EVIL, LINK),
        ),
        filled(
            SopList,
            states=(filled(StandingSops, units=(sops,)),),
            lacking=(filled(UnitBlanks, processes=(LINK,)),),
        ),
        filled(Everywhere, names=(EVIL,), cards=(card,)),
    )


def test_nothing_that_texts_hold_becomes_markup() -> None:
    entry = filled(UnitProcess, documents=(DOCUMENT,))
    section = filled(UnitSection, entries=(entry,), documents=(DOCUMENT,))
    line = filled(
        StepLine, works=True, others=((EVIL, EVIL),), inputs=(EVIL,), outputs=(EVIL,),
        next=((EVIL, EVIL, EVIL),), remarks=(EVIL,), papers=(LINK,), called=LINK,
        provisions=(PROVISION,),
    )  # fmt: skip
    traced = filled(
        TracedProvision, elements=(filled(ShownCarrier),), open=True
    )  # fmt: skip
    rule = filled(
        AppraiserRow, asked=((EVIL,), ()), duties=(EVIL,), coordination=(EVIL,), remarks=(EVIL,),
        provisions=(LINK,),
    )  # fmt: skip
    appraisers = filled(Appraisers, questions=(EVIL, EVIL), titles=(EVIL,) * 3, rows=(rule,))
    role = filled(RoleRow, provisions=(LINK,), processes=(LINK,))
    every: list[AnyPage] = [
        *hostile_front_pages(),
        filled(
            TracePage,
            parts=(RegulationPart(EVIL, (traced,), (1,) * 4),), statuses=(EVIL,) * 4,
            numbers=(1,) * 4, stated=1, units=((EVIL, EVIL, 1),),
        ),
        filled(
            UnitPage, count=LINK, bound=(EVIL,), conditions=(EVIL,), tiers=((EVIL, EVIL, EVIL),),
            kinds=((EVIL, (section,)),), downloads=(DOCUMENT,), documents=(DOCUMENT,),
            appraisers=appraisers,
            roles=(role,),
        ),
        hostile_own_page(),
        filled(
            ProcessPage, actors=(EVIL,), lines=(line,), provisions=(PROVISION,),
            downloads=(DOCUMENT,), others=(DOCUMENT,), letters=(DOCUMENT,), before=LINK,
            after=LINK, group=LINK,
            related=(RelatedProcess(LINK, (EVIL,)),),
        ),
    ]  # fmt: skip
    for page in every:
        written = rendered(page)
        assert "alert(1)</script>" not in written
        assert "<img src=x" not in written
        assert "\"'>" not in written
        assert "49" not in written


def test_the_index_of_the_search_holds_texts_only() -> None:
    page = Findable(
        ((EVIL,) * 4,), (Finding(EVIL, EVIL, 0, EVIL, EVIL),), ((EVIL,) * 3,), ((EVIL,) * 2,)
    )
    written = rendered(page)
    assert "</script>" not in written
    assert "\u2028" not in written
    data = written.removeprefix("portalCari(").rstrip().removesuffix(");")
    rows = [[[EVIL] * 4], [[EVIL, EVIL, 0, EVIL, EVIL]], [[EVIL] * 3], [[EVIL] * 2]]
    assert json.loads(f"[{data}]") == rows


def rendered(page: AnyPage) -> str:
    """A page in its shipped template."""
    name = TEMPLATES[type(page)]
    text = (shipped("templates") / name).read_text("utf-8")
    templates = ((name, text),)
    job = Portal(target="", files=(), key="", page=page, templates=templates, shown=EvilMap())
    return next(iter(job.render())).decode()

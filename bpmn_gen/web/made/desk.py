"""The addresses of what is made of a project: builds, results, and news about both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bpmn_gen.web.made.apart import RUNNING, Apart
from bpmn_gen.web.made.building import Building, Nothing, Wanted
from bpmn_gen.web.made.editions import Decree, Editions
from bpmn_gen.web.made.reviews import Pictured, Reviews, SentReason, SentUnit
from bpmn_gen.web.results.news import Rounds, told
from bpmn_gen.web.server.answering import answers
from bpmn_gen.web.server.guard import RESULTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from bpmn_gen.web.process.workshop import Workshop
    from bpmn_gen.web.server.answering import Answers


class Desk:
    """What works beside the pages of definitions."""

    def __init__(
        self,
        workshop: Workshop,
        rounds: Rounds | None = None,
        way_to: Callable[[str, str], str] | None = None,
    ) -> None:
        """Look after a project.

        Args:
            workshop: the project.
            rounds: told what builds make.
            way_to: gives the whole address of a result by its path and the name of this machine;
                without it there are none to be shown.
        """
        self.rounds = rounds or Rounds(workshop.project.output)
        self._way_to = way_to
        self._apart = Apart(workshop.project, self.rounds)
        self._building = Building(workshop, self._apart)
        self._editions = Editions(workshop, self._apart)
        self._reviews = Reviews(workshop, self._apart)

    def leave(self) -> None:
        """End what is under way."""
        self.rounds.is_over = True
        self._apart.leave()

    def routes(self, pages: Answers) -> list[Route]:
        """All addresses."""
        building, reviews = self._building, self._reviews
        return [
            Route("/susun", pages.shows("susun.html.j2", self._build)),
            Route("/susun/mulai", answers(Wanted, building.start), methods=["POST"]),
            Route("/susun/henti", answers(Nothing, building.stop), methods=["POST"]),
            Route("/susun/kabar", self._news),
            Route("/edisi", pages.shows("edisi.html.j2", self._decrees)),
            Route("/edisi/pratinjau", answers(Decree, self._editions.preview), methods=["POST"]),
            Route("/edisi/catat", answers(Decree, self._editions.record), methods=["POST"]),
            Route("/reviu", pages.shows("reviu.html.j2", self._reviewed)),
            Route("/reviu/alasan", answers(SentReason, reviews.reason), methods=["POST"]),
            Route("/reviu/buat", answers(SentUnit, reviews.write), methods=["POST"]),
            Route("/reviu/gambar", answers(Pictured, reviews.pictures), methods=["POST"]),
            Route("/reviu/{unit}", pages.shows("reviu-unit.html.j2", self._review)),
            Route(RESULTS + "{jalan:path}", self._result),
        ]

    def _build(self, request: Request) -> dict[str, Any]:
        """What the page of a build shows."""
        return {"hal": self._building.page(request.query_params.get("proses", ""))}

    def _decrees(self, _request: Request) -> dict[str, Any]:
        """What the page of decrees shows."""
        return {"hal": self._editions.page()}

    def _reviewed(self, _request: Request) -> dict[str, Any]:
        """The units that can be reviewed."""
        return {"hal": self._reviews.listed()}

    def _review(self, request: Request) -> dict[str, Any]:
        """What the page of a review shows."""
        return {"hal": self._reviews.page(request.path_params["unit"])}

    async def _news(self, _request: Request) -> Response:
        """How far the task is, whenever it is farther."""
        return told(_Follower(self._building, self._apart).next, lambda: self.rounds.is_over)

    async def _result(self, request: Request) -> Response:
        """The way to a result, which is served at another port."""
        path = f"{RESULTS}{quote(request.path_params['jalan'])}"
        host = request.headers.get("host", "").partition(":")[0]
        return RedirectResponse(self._way_to(path, host) if self._way_to else "/", 303)


class _Follower:
    """A page that looks on."""

    def __init__(self, building: Building, apart: Apart) -> None:
        """Know nothing yet."""
        self._building, self._apart = building, apart
        self._last: tuple[object, ...] | None = None

    def next(self) -> dict[str, Any] | None:
        """How far the task is; None where the page knows."""
        seen = self._apart.progress
        if seen is None:
            return None
        known = (seen.number, seen.state, seen.step, round(seen.seconds))
        if known == self._last:
            return None
        self._last = known
        # Findings are on the page, which is loaded again at the end.
        if seen.state != RUNNING:
            return {"nomor": seen.number, "keadaan": seen.state}
        return self._building.told()

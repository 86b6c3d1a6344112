"""Names lanes and parties: by their titles in the own unit, by legal term and unit elsewhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bpmn_gen.compiler.flow import steps_by_phase
from bpmn_gen.compiler.placeholders import fill
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.definition.schema import Blok
from bpmn_gen.definition.text import capitalised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Langkah, Pelaku, Proses
    from bpmn_gen.diagnostics import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A lane of a process, or a party without a lane."""

    key: str
    """The name by which steps refer to it."""
    name: str
    """The printed name, different for all lanes of a process."""
    role: str
    """Key in the role catalogue; the words of a title or of a party joined by ``_`` elsewhere."""
    term: str
    """The legal term of the role, or the title."""
    unit: str | None = None
    """Which other unit it belongs to, in the process's own words."""
    instansi: str | None = None
    """Which government body outside the regency it belongs to."""
    outside: bool = False
    """Whether it is no part of government: a citizen, a company."""
    pool: str = ""
    """Name of the organisation in whose pool it stands; empty for the own one."""
    qualifications: tuple[str, ...] = ()
    """What the actor must be able to do."""
    is_titled: bool = False
    """Whether it is named by a title and has no role of the regulation."""
    table: str = ""
    """The decision table that names the person in each case; empty where no table does."""
    origin: Span = field(repr=False)


def base_terms(defs: DefinitionSet, target: Target) -> dict[str, str]:
    """The placeholders that every text may use: the unit and the regency."""
    daerah = defs.daerah
    return {
        "unit": target.name,
        "daerah": str(daerah.nama),
        "pemerintah": str(daerah.pemerintah),
        "kepala_daerah": str(daerah.kepala),
        "sekretaris_daerah": str(daerah.sekretaris),
        "ibu_kota": str(daerah.ibu_kota),
    }


def bound_terms(defs: DefinitionSet, target: Target) -> dict[str, str]:
    """All placeholders of a target: its roles first, then unit and regency, then its own terms."""
    base = base_terms(defs, target)
    titles = {role: fill(title, base) for role, title in target.roles().items()}
    known = base | titles
    own = {str(key): fill(term, known) for key, term in target.tipe.istilah.items()}
    return own | known


def lacking_roles(process: Proses, target: Target) -> dict[str, Span]:
    """Roles of the own unit that the process needs and the target does not have, with a place."""
    titles = target.roles()
    return {
        str(actor.peran): actor.peran.span
        for actor in (*reversed(process.pihak.values()), *reversed(process.pelaku.values()))
        if actor.peran
        and actor.unit is None
        and actor.instansi is None
        and actor.peran not in titles
    }


def name_actors(
    process: Proses, defs: DefinitionSet, terms: Mapping[str, str]
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Lanes and parties of a process, named; ``terms`` are those of ``bound_terms``."""
    naming = _Naming(process, defs, terms)
    working = _working(step for _, step in steps_by_phase(process))
    named = [naming.actor(key, actor) for key, actor in process.pelaku.items()]
    shown = {actor.key: actor for actor in _distinct([a for a in named if a.key in working])}
    lanes = tuple(shown.get(actor.key, actor) for actor in named)
    parties = tuple(naming.actor(key, actor) for key, actor in process.pihak.items())
    return lanes, parties


def _working(steps: Iterable[Langkah]) -> set[str]:
    """The keys of actors that have a step; a variant may leave others without one."""
    found: set[str] = set()
    for step in steps:
        found.add(str(step.oleh))
        if isinstance(step, Blok):
            found |= _working(inner for branch in step.bagian for inner in branch)
    return found


@dataclass(frozen=True, slots=True)
class _Naming:
    """What is needed to name one actor."""

    process: Proses
    defs: DefinitionSet
    terms: Mapping[str, str]

    def actor(self, key: str, actor: Pelaku) -> Actor:
        """One actor with its name before lanes are told apart."""
        unit = None if actor.unit is None else fill(actor.unit, self.terms)
        instansi = None if actor.instansi is None else fill(actor.instansi, self.terms)
        return Actor(
            key=str(key),
            name=self._name(actor, unit, instansi),
            role=str(actor.peran or _key(self._term(actor))),
            term=self._term(actor),
            unit=unit,
            instansi=instansi,
            outside=actor.masyarakat is not None,
            is_titled=actor.jabatan is not None,
            pool=self._pool(actor, instansi),
            qualifications=tuple(fill(text, self.terms) for text in actor.kualifikasi),
            table=str(actor.tabel or ""),
            origin=actor.origin,
        )

    def _pool(self, actor: Pelaku, instansi: str | None) -> str:
        """The pool of an actor: that of another body with a capital, or a party's own."""
        if actor.masyarakat is not None:
            apart = self.defs.daerah.peta.masyarakat == "kolam"
            return fill(actor.masyarakat, self.terms) if apart else ""
        if not instansi or actor.instansi == self.process.sudut_pandang:
            return ""
        return capitalised(instansi)

    def _term(self, actor: Pelaku) -> str:
        """The legal term of a role, its key in words when the catalogue does not know it.

        A title or a party outside government is its own term.
        """
        if actor.peran is None:
            return fill(actor.jabatan or actor.masyarakat or "", self.terms)
        entry = self.defs.jabatan.get(actor.peran)
        return str(entry.sebutan) if entry else str(actor.peran).replace("_", " ")

    def _name(self, actor: Pelaku, unit: str | None, instansi: str | None) -> str:
        """The printed name of an actor."""
        term = self._term(actor)
        title = self.terms.get(str(actor.peran), term) if actor.peran else term
        if actor.sebutan is not None:
            return fill(actor.sebutan, self.terms)
        if instansi is not None:
            return _of_body(term, instansi)
        if unit is None:
            return f"{term} (menurut tabel)" if actor.tabel else title
        if actor.unit == self.process.sudut_pandang and title != term:
            return f"{title} ({unit})"
        return _of_body(term, unit)


def _of_body(term: str, body: str) -> str:
    """A title with the body that it belongs to; words that end the one and begin the other once.

    "Petugas Bank" of "Bank Jateng" is the "Petugas Bank Jateng".
    """
    words, others = term.split(), body.split()
    shared = (count for count in range(min(len(words), len(others)), 0, -1)
              if words[-count:] == others[:count])  # fmt: skip
    return " ".join((*words, *others[next(shared, 0) :]))


def _key(title: str) -> str:
    """A title as a word that engines take for a group of people, e.g. ``petugas_loket``."""
    return file_slug(title).replace("-", "_")


def _distinct(actors: list[Actor]) -> tuple[Actor, ...]:
    """The actors with equal names told apart by the role in which they act, or by their key."""
    actors = _renamed(actors, _in_role)
    return tuple(_renamed(actors, lambda actor: f"{actor.name} ({actor.key.replace('_', ' ')})"))


def _in_role(actor: Actor) -> str:
    """The name with the role in which the person acts, unless the name is the role's."""
    return actor.name if actor.name == actor.term else f"{actor.name} selaku {actor.term}"


def _renamed(actors: list[Actor], longer: Callable[[Actor], str]) -> list[Actor]:
    """The actors, of which those that share a name get a longer one."""
    uses = Counter(actor.name for actor in actors)
    return [
        replace(actor, name=longer(actor)) if uses[actor.name] > 1 else actor for actor in actors
    ]

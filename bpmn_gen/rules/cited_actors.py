"""Citations and actors: a step is done by those of whom its provisions speak."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bpmn_gen.compiler.sources import counting_for
from bpmn_gen.compiler.titles import TIER_ROLES
from bpmn_gen.compiler.wording import quoted
from bpmn_gen.definition.citation import normalise
from bpmn_gen.definition.schema import Kegiatan, Keputusan, Panggilan
from bpmn_gen.rules.finding import warning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bpmn_gen.compiler.flow import Place
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.citation import ProvisionIndex
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Ketentuan
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import Survey, View

WORK = (Kegiatan, Keputusan, Panggilan)
"""Steps that somebody does, unlike events, which only say what is the case."""
SINGLE = ("oleh",)
SEVERAL = ("bersama", "kepada", "tembusan")
"""Keys that name actors and parties."""
SAID = ("kegiatan", "keputusan", "ringkas", "syarat", "keterangan", "kelengkapan", "keluaran")
"""Keys with texts that may name people."""
LONGEST_NAME = 12
"""Words of the longest name that is looked for in texts, which bounds the work."""
MOST_NAMES = 4096
"""Names of which the words are kept: those of all unit types, which share most of them."""
MOST_TEXTS = 16_384
"""Texts of steps of which the words are kept: every unit type looks for its own names in them."""
NOBODY: frozenset[str] = frozenset()
_WORD = re.compile(r"[\w-]+")
_KEY = re.compile(r"\{(\w+)\}")
_OR = re.compile(r"\s+atau\s+|[/()]")


def other_actors(survey: Survey) -> Iterator[Diagnostic]:
    """A step has to do with somebody of whom the cited provision speaks.

    Who takes part are its actors and parties and those whom its texts name, for a decision also
    those of the steps that it leads to.  Terms, titles of the unit type and ``sebutan_lain`` of the
    role catalogue mean the same people.  What follows a term, as in "Pejabat Penilai Kinerja
    dituju", is not compared.

    Wrong::

        - {kegiatan: Menilai, oleh: staf, sumber: Pasal 3}   # speaks of Pejabat Penilai Kinerja

    Right::

        - {kegiatan: Menilai, oleh: penilai, sumber: Pasal 3}
    """
    casts = {target.number: NamedPeople(survey, target) for target in survey.types}
    for view in survey.views:
        if view.process.kode not in survey.defs.incomplete:
            own = [casts[target.number] for target in view.targets]
            yield from _in_view(view, own, survey.provisions)


def _in_view(
    view: View, casts: Sequence[NamedPeople], index: ProvisionIndex
) -> Iterator[Diagnostic]:
    """The findings in one form of a process, each once for all unit types that have it."""
    for place in view.flow.places:
        step = place.step
        if not isinstance(step, WORK):
            continue
        found = ((ref, index.find(ref)) for ref in step.sumber)
        cited = [(ref, one) for ref, one in found if one is not None and one.pelaku]
        involved = _involved(view, place) if cited else Involved()
        for ref, provision in cited:
            form = normalise(ref)
            if all(
                cast.speaks_of(provision, cast.people(involved))
                for cast in casts
                if cast.counts(form)
            ):
                continue
            named = ", ".join(provision.pelaku)
            message = f"langkah {quoted(place.id)} menyebut {quoted(ref)} yang pelakunya lain"
            hints = (
                f"pelaku menurut ketentuan itu: {named}",
                "padanan sebutan ditulis pada 'sebutan_lain' di jabatan.yaml",
            )
            yield warning("other-actors", message, ref.span, hints)


@dataclass(frozen=True, slots=True)
class Involved:
    """Who has to do with a step, before a unit type says which people these are."""

    roles: frozenset[str] = frozenset()
    """Roles of actors and parties."""
    texts: frozenset[str] = frozenset()
    """Texts that may name people."""


def _involved(view: View, place: Place) -> Involved:
    """Who has to do with a step; with a decision also those of the steps that it leads to."""
    actors = {**view.process.pihak, **view.process.pelaku}
    everyone = {str(key): actor for key, actor in actors.items()}
    steps = [place.step]
    if isinstance(place.step, Keputusan):
        targets = (jump.target for jump in place.jumps)
        steps += [view.flow.places[at].step for at in targets if at is not None]
    roles, texts = set[str](), set[str]()
    for step in steps:
        said = [text for key in SAID for text in _texts(getattr(step, key, ()))]
        keys = [text for key in (*SINGLE, *SEVERAL) for text in _texts(getattr(step, key, ()))]
        keys += [key for text in said for key in _KEY.findall(text)]
        texts.update(said)
        for key in keys:
            actor = everyone.get(key)
            roles.add(str(actor.siapa) if actor else key)
            if actor and actor.sebutan:
                texts.add(str(actor.sebutan))
    return Involved(frozenset(roles), frozenset(texts))


class NamedPeople:
    """The names of people in one unit type, and which roles they stand for."""

    def __init__(self, survey: Survey, target: Target) -> None:
        """Collect legal terms, other names and the titles of the unit type."""
        self.counts = counting_for(survey.defs, target)
        self._roles: dict[str, set[str]] = {}
        self._known: dict[str, frozenset[str]] = {}
        self._meant: dict[str, frozenset[str]] = {}
        self._same: dict[frozenset[str], frozenset[str]] = {}
        for role, name in _names(survey.defs, target, survey.terms(target)):
            if words := _words_of(name):
                self._roles.setdefault(words, set()).add(role)
        self._beginnings = {words.partition(" ")[0] for words in self._roles}

    def people(self, involved: Involved) -> frozenset[str]:
        """The roles that have to do with a step, and those that the same people fill."""
        return self._alike(involved.roles.union(*map(self._named_in, involved.texts)))

    def _named_in(self, text: str) -> frozenset[str]:
        """The roles of all names that stand in a text."""
        if text not in self._known:
            words, found = _words_in(text), set[str]()
            for start, word in enumerate(words):
                if word in self._beginnings:
                    for end in range(start + 1, min(start + LONGEST_NAME, len(words)) + 1):
                        found |= self._roles.get(" ".join(words[start:end]), NOBODY)
            self._known[text] = frozenset(found)
        return self._known[text]

    def _alike(self, roles: Iterable[str]) -> frozenset[str]:
        """The roles with those that share a name with one of them."""
        wanted = frozenset(roles)
        if wanted not in self._same:
            groups = (group for group in self._roles.values() if group & wanted)
            self._same[wanted] = wanted.union(*groups)
        return self._same[wanted]

    def titled(self, title: str) -> frozenset[str]:
        """The roles of all people whom a title names."""
        return self._alike(self._named_in(title))

    def speaks_of(self, provision: Ketentuan, people: frozenset[str]) -> bool:
        """Whether a provision names nobody, or one of these people."""
        named = provision.pelaku
        return not named or any(people & self._meant_by(name) for name in named)

    def _meant_by(self, name: str) -> frozenset[str]:
        """The roles that a name in a provision stands for, and each name in it for itself."""
        if name not in self._meant:
            parts = (name, *_OR.split(name))
            self._meant[name] = self._alike({role for part in parts for role in self._begun(part)})
        return self._meant[name]

    def _begun(self, name: str) -> set[str]:
        """The roles of the longest known name that a name begins with."""
        words = _WORD.findall(name.casefold())
        for end in range(len(words), 0, -1):
            if found := self._roles.get(" ".join(words[:end])):
                return found
        return {name}


def _names(defs: DefinitionSet, target: Target, terms: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Every role with each of its names in a unit type."""
    for role in target.roles():
        title = terms[role]
        yield from ((role, name) for name in (title, *_OR.split(title)))
    for tier in target.tipe.tingkat:
        names = (*_OR.split(tier.jabatan), *tier.sebutan_lain)
        yield from ((str(role), str(name)) for role in tier.peran for name in names)
        if tier_role := TIER_ROLES.get(str(tier.level)):
            yield from ((tier_role, str(name)) for name in tier.sebutan_lain)
    for role, entry in defs.jabatan.items():
        yield from ((str(role), str(name)) for name in (entry.sebutan, *entry.sebutan_lain))


@lru_cache(maxsize=MOST_NAMES)
def _words_of(name: str) -> str:
    """The words of a name, because texts cite it with signs in between."""
    return " ".join(_WORD.findall(name.casefold()))


@lru_cache(maxsize=MOST_TEXTS)
def _words_in(text: str) -> tuple[str, ...]:
    """The words of a text of a step."""
    return tuple(_WORD.findall(text.casefold()))


def _texts(value: object) -> tuple[str, ...]:
    """The texts of a key that holds one or several."""
    if isinstance(value, str):
        return (str(value),)
    return tuple(map(str, value)) if isinstance(value, tuple) else ()

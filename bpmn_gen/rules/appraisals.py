"""Rules of appraisal: they claim no more than is said by the provisions that they cite."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bpmn_gen.compiler.appraisal_duties import NOT_REGULATED, is_left_open
from bpmn_gen.compiler.decision_table import RANK
from bpmn_gen.compiler.wording import quoted
from bpmn_gen.rules.cited_actors import NamedPeople
from bpmn_gen.rules.finding import warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.definition.citation import ProvisionIndex
    from bpmn_gen.definition.schema import Ketentuan, TipeUnit
    from bpmn_gen.definition.schema.tipe_unit import AturanPenilai
    from bpmn_gen.definition.text import Text
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import Survey

SAID = {
    "penilai": re.compile(r"penilai|menilai", re.IGNORECASE),
    "penugas": re.compile(r"penugasan|menugaskan", re.IGNORECASE),
    "pengelola": re.compile(r"pengelolaan kinerja|mengelola kinerja", re.IGNORECASE),
    "penetap": re.compile(r"menetapkan kinerja", re.IGNORECASE),
    "perekomendasi": re.compile(r"rekomendasi", re.IGNORECASE),
}
"""By key of a rule the words by which a provision gives this task to somebody."""


def unsupported_duty(survey: Survey) -> Iterator[Diagnostic]:
    """What a rule gives to an official stands in a provision that it cites and that names them.

    Wrong::

        # Pasal 3: Lurah hanya memberikan penugasan
        - {jenjang: Ahli Muda, penilai: Camat, pengelola: Lurah, sumber: Pasal 3}

    Right::

        - {jenjang: Ahli Muda, penilai: Camat, penugas: Lurah, sumber: Pasal 3}
    """
    index = survey.provisions
    for target in survey.types:
        cast = NamedPeople(survey, target)
        for rule in target.tipe.penilai:
            cited = _cited(rule, index)
            for key, words in SAID.items() if cited else ():
                name: Text | None = getattr(rule, key)
                if name is None or is_left_open(name):
                    continue
                people = cast.titled(str(name))
                if not any(
                    words.search(item.ringkasan) and cast.speaks_of(item, people) for item in cited
                ):
                    message = f"{quoted(name)} sebagai {key} tidak disebut ketentuan yang dirujuk"
                    hints = (f"rujuk ketentuan yang menyebutnya, atau tulis '{NOT_REGULATED}'",)
                    yield warning("unsupported-duty", message, name.span, hints)


def unmarked_reading(survey: Survey) -> Iterator[Diagnostic]:
    """A rank for which a rule holds is named by what it cites, or marked as a reading.

    Wrong::

        masukan_penilai: {jenjang: {tanya: Jenjang?, pilihan: [Ahli Muda, Jenjang lain]}}

    Right::

        masukan_penilai:
          jenjang:
            tanya: Jenjang?
            pilihan: [Ahli Muda, Jenjang lain]
            bacaan: {Jenjang lain: Tidak disebut; dibaca seperti pelaksana}
    """
    index = survey.provisions
    for target in survey.types:
        asked = {str(key): item for key, item in target.tipe.masukan_penilai.items()}.get(RANK)
        marked = set(asked.bacaan) if asked else set()
        for rule in target.tipe.penilai:
            cited = _cited(rule, index)
            for answer in _ranks(rule, target.tipe) if cited else ():
                if answer in marked or any(_names(item, answer) for item in cited):
                    continue
                message = f"jenjang {quoted(answer)} tidak disebut ketentuan yang dirujuk aturannya"
                hints = ("tulis cara membacanya pada 'bacaan' masukan itu",)
                yield warning("unmarked-reading", message, answer.span, hints)


def _cited(rule: AturanPenilai, index: ProvisionIndex) -> list[Ketentuan]:
    """The provisions that a rule cites, as far as they are known."""
    return [item for source in rule.sumber if (item := index.find(source))]


def _ranks(rule: AturanPenilai, tipe: TipeUnit) -> Iterator[Text]:
    """The ranks for which a rule holds."""
    if not tipe.masukan_penilai:
        yield rule.jenjang
    for condition in rule.bila:
        for key, answers in condition.items():
            if key == RANK:
                yield from answers


def _names(item: Ketentuan, rank: Text) -> bool:
    """Whether a provision names a rank; ``A/B`` is read as ``A atau B``."""
    said = f"{item.ringkasan} {' '.join(item.pelaku)}".replace("/", " atau ").casefold()
    return rank.casefold() in said

"""How often each branch of a decision is taken, as far as its author says."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.definition.schema.langkah import Keputusan


_WHOLE: Final = 100
_PLACES: Final = Decimal("0.000001")


def shares_of(step: Keputusan) -> Mapping[str, Fraction]:
    """The share of each branch from 0 to 1, by its label as it is written.

    One branch may be left unsaid and has what the others leave.  Empty where nothing can be
    concluded: several are unsaid, a label is unknown, or the shares are not the whole.
    """
    said = {str(label): Fraction(share.bagian) for label, share in step.peluang.items()}
    unsaid = [str(label) for label in step.cabang if str(label) not in said]
    rest = 1 - sum(said.values(), Fraction())
    if not said or not said.keys() <= set(map(str, step.cabang)) or len(unsaid) > 1 or rest < 0:
        return {}
    if unsaid:
        return {**said, unsaid[0]: rest}
    return said if rest == 0 else {}


def percent(share: Fraction) -> str:
    """A share as authors write it: ``20%``, ``2,5%``."""
    exact = Decimal(share.numerator * _WHOLE) / Decimal(share.denominator)
    return f"{exact.quantize(_PLACES, ROUND_HALF_UP).normalize():f}%".replace(".", ",")

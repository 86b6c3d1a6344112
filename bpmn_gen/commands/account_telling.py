"""The account of a unit as it lies in the books of the output folder, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pydantic import TypeAdapter, ValidationError

from bpmn_gen.edition.status import State
from bpmn_gen.portal.accounts import SopAccount, UnitAccount

if TYPE_CHECKING:
    from bpmn_gen.compiler.target import Target


class Told(NamedTuple):
    """What the books say of a unit."""

    account: UnitAccount
    """The page of its maps before and after left out: it comes and goes by itself."""
    since: str
    """The edition since which something changed; empty where nothing did."""


_Sop = tuple[str, str, str, str, State, tuple[str, ...]]
"""The fields of an SOP in their order."""
_FORM = TypeAdapter(tuple[int, str, tuple[_Sop, ...]])
"""The number of changes, the edition since which they are, and the SOPs.

What is read is checked, because anybody may write into the output folder.
"""


def as_told(account: UnitAccount, since: str) -> object:
    """The account as JSON has it.

    Args:
        account: what was found.
        since: the edition since which something changed; empty where nothing did.
    """
    sops = [
        (one.code, one.name, one.number, one.effective, str(one.state), one.blanks)
        for one in account.sops
    ]
    return (account.changes, since, sops)


def from_told(target: Target, told: object) -> Told | None:
    """The account of a unit, as it was told; None where it says nothing that can be used."""
    try:
        changes, since, sops = _FORM.validate_python(told)
    except ValidationError:
        return None
    return Told(UnitAccount(target, tuple(SopAccount(*one) for one in sops), changes), since)

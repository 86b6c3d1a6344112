"""The value of a definition's file as a tree whose steps can be found, put and taken out.

Steps are objects that are told apart by identity, because many have no id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from bpmn_gen.difference.outline import BLOCKS, KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.writing.places import Path

Step: TypeAlias = "dict[str, Any]"
"""A step as its author wrote it; it may be changed."""

_EDITS: Final = ("ganti", "sisip_sebelum", "sisip_setelah")
"""Keys of a variant that hold lists of steps."""


class Tree:
    """A definition that is being changed."""

    def __init__(self, value: dict[str, Any], applied: Sequence[int] = ()) -> None:
        """Take the value of a file.

        Args:
            value: what the file holds; it is changed.
            applied: the numbers of the variants that the unit follows, from 0.
        """
        self.root = value
        variants = _listed(self.root, "varian") if "varian" in self.root else []
        self.variants = [variants[at] for at in applied]
        """The variants that the unit follows; each is applied upon those before it."""

    def step_at(self, path: Path) -> Step | None:
        """The innermost step around a place; None where none is."""
        found, node = None, self.root
        for part in path:
            node = node[part]  # type: ignore[index]
            if isinstance(node, dict) and any(kind in node for kind in KINDS):
                found = node
            if not isinstance(node, (dict, list)):
                break
        return found

    def lists(self) -> Iterator[tuple[Any, str | int]]:
        """Where each list of steps stands: what holds it, and under which key or number."""
        if "langkah" in self.root:
            yield from _lists_at(self.root, "langkah")
        for phase in _listed(self.root, "tahap"):
            if isinstance(phase, dict) and "langkah" in phase:
                yield from _lists_at(phase, "langkah")
        for variant in _listed(self.root, "varian"):
            for key in _EDITS if isinstance(variant, dict) else ():
                edits = variant.get(key)
                for step in list(edits) if isinstance(edits, dict) else ():
                    yield from _lists_at(edits, step)

    def steps(self) -> Iterator[Step]:
        """All steps, those of variants included."""
        for holder, key in self.lists():
            yield from (one for one in _as_list(holder[key]) if isinstance(one, dict))

    def list_of(self, step: Step) -> list[Any]:
        """The list in which a step stands; one step alone is written out as a list first."""
        for holder, key in self.lists():
            if any(one is step for one in _as_list(holder[key])):
                return _listed(holder, key)
        raise LookupError(step)

    def variant_of(self, step: Step) -> tuple[dict[str, Any], str] | None:
        """The variant that a step belongs to, and the id of the step that it stands for or by.

        None for a step that all unit types share.
        """
        for variant in _listed(self.root, "varian") if "varian" in self.root else ():
            for key in _EDITS if isinstance(variant, dict) else ():
                edits = variant.get(key)
                for ident in edits if isinstance(edits, dict) else ():
                    lists = (holder[at] for holder, at in _lists_at(edits, ident))
                    if any(one is step for steps in lists for one in _as_list(steps)):
                        return variant, str(ident)
        return None

    def by_id(self, ident: str) -> Step | None:
        """The step that all unit types share under an id."""
        found = (one for one in self.steps() if one.get("id") == ident)
        return next((one for one in found if self.variant_of(one) is None), None)

    def take_out(self, step: Step) -> None:
        """Remove a step from its list."""
        steps = self.list_of(step)
        del steps[index_of(steps, step)]

    def is_edited(self, ident: str) -> bool:
        """Whether variants put something in the place of a step or beside it."""
        variants = self.root.get("varian", ())
        edits = (one.get(key, {}) for one in _as_list(variants) for key in _EDITS)
        return any(ident in one for one in edits)

    def leave_out(self, ident: str, target: Target) -> None:
        """Leave a shared step out for one unit type only.

        The last variant of that type alone says it, or a new one.
        """
        number = str(target.number)
        own = [one for one in self.variants if [*map(str, _as_texts(one["berlaku"]))] == [number]]
        if own and own[-1] is self.variants[-1]:
            variant = own[-1]
        else:
            variant = {"nama": target.name, "berlaku": [number]}
            self.add_variant(variant)
        gone = _listed(variant, "hapus")
        variant["hapus"] = gone
        gone.append(ident)

    def add_variant(self, variant: dict[str, Any]) -> None:
        """Add a variant that the unit follows, upon all others."""
        _listed(self.root, "varian").append(variant)
        self.variants.append(variant)

    def variant_names(self) -> set[str]:
        """The names of all variants."""
        return {str(one.get("nama", "")) for one in _as_list(self.root.get("varian"))}

    def stages(self) -> list[Any]:
        """The phases."""
        return _listed(self.root, "tahap")

    def after(self, step: Step) -> Step | None:
        """The step to which the flow goes on from one where nothing else is said.

        None at the end of a list.  Behind the last step of a phase comes the first of the next.
        """
        for steps in self._regions():
            at = next((n for n, one in enumerate(steps) if one is step), None)
            if at is not None:
                return _first_flowing(steps[at + 1 :])
        return None

    def _regions(self) -> Iterator[list[Any]]:
        """The steps of the body and of each branch, as the unit's variants have them."""
        body = _as_list(self.root.get("langkah"))
        for phase in _listed(self.root, "tahap") if "tahap" in self.root else ():
            body = [*body, *_as_list(phase.get("langkah"))]
        stack = [body]
        while stack:
            steps = self.varied(stack.pop())
            yield steps
            for step in steps:
                for block in BLOCKS if isinstance(step, dict) else ():
                    stack += [_as_list(one) for one in _as_list(step.get(block))]

    def varied(self, steps: Any) -> list[Any]:  # noqa: ANN401 -- one step or a list of them
        """A list of steps with what the unit's variants put in their place."""
        found = _as_list(steps)
        for variant in self.variants:
            made: list[Any] = []
            for step in found:
                ident = step.get("id") if isinstance(step, dict) else None
                made += _as_list(variant.get("sisip_sebelum", {}).get(ident))
                if ident in variant.get("ganti", {}):
                    made += _as_list(variant["ganti"][ident])
                elif ident is None or ident not in _as_texts(variant.get("hapus", ())):
                    made.append(step)
                made += _as_list(variant.get("sisip_setelah", {}).get(ident))
            found = made
        return found

    def ids(self) -> set[str]:
        """The ids that the author gave."""
        return {str(step["id"]) for step in self.steps() if "id" in step}


def index_of(steps: Sequence[Any], step: Step) -> int:
    """The number of a step in a list, by identity."""
    return next(at for at, one in enumerate(steps) if one is step)


def branch_lists(step: Step) -> list[Any]:
    """The branches of a block, which may be changed; none of other steps."""
    block = next((key for key in BLOCKS if key in step), None)
    return [] if block is None else _listed(step, block)


def _first_flowing(steps: Sequence[Any]) -> Step | None:
    """The first step that the flow does not pass by."""
    flowing = (one for one in steps if isinstance(one, dict) and one.get("sewaktu_waktu") != "ya")
    return next(flowing, None)


def _lists_at(holder: Any, key: str | int) -> Iterator[tuple[Any, str | int]]:  # noqa: ANN401
    """A list of steps, and those inside the blocks in it."""
    yield holder, key
    for step in _as_list(holder[key]):
        for block in BLOCKS if isinstance(step, dict) else ():
            branches = step.get(block)
            if isinstance(branches, list):
                for number in range(len(branches)):
                    yield from _lists_at(branches, number)
            elif isinstance(branches, dict):
                yield from _lists_at(step, block)


def _as_list(value: Any) -> list[Any]:  # noqa: ANN401 -- one step or a list of them
    """Steps as a list, of which one alone stands for a list of one."""
    return value if isinstance(value, list) else [value] if isinstance(value, dict) else []


def _as_texts(value: Any) -> list[str]:  # noqa: ANN401 -- one text or a list of them
    """Texts as a list, of which one alone stands for a list of one."""
    return [value] if isinstance(value, str) else [*value]


def _listed(holder: Any, key: str | int) -> list[Any]:  # noqa: ANN401 -- a list or a mapping
    """The list under a key; one thing alone is put into a list of one."""
    found = holder.get(key, []) if isinstance(holder, dict) else holder[key]
    if not isinstance(found, list):
        found = [found]
        holder[key] = found
    return found

"""What an engine said of all packages.

One program runs them all, each in an engine of its own, because starting it takes as long as many
processes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.executable import prefix_of
from tests.engines.alike import to_run

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Run = Callable[..., "subprocess.CompletedProcess[str]"]

SAID = "said.json"


def run_all(run: Run, program: str, engine: str, groups: Sequence[Sequence[Path]]) -> str:
    """Let a program take packages whole and run a process of each file, of those alike one.

    Files of different ``groups`` are never taken for alike.  The answer is for :meth:`Ran.read`.
    """
    chosen = {
        str(package): names for group in groups for package, names in to_run(group, engine).items()
    }
    done = run(program, *(f"{package}={','.join(names)}" for package, names in chosen.items()))
    lines = done.stdout.splitlines()
    told = {"engine": engine, "chosen": chosen, "lines": lines, "errors": done.stderr}
    return json.dumps({**told, "code": done.returncode})


@dataclass(frozen=True)
class Ran:
    """What a program said, and what it was to run."""

    engine: str
    chosen: dict[str, list[str]]
    """By package the files that were to be run."""
    lines: list[str]
    errors: str
    code: int

    @classmethod
    def read(cls, folder: Path) -> Ran:
        """What lies in a folder."""
        return cls(**json.loads((folder / SAID).read_text("utf-8")))

    def assert_whole(self, packages: Sequence[Path], *, at_least: int = 11) -> None:
        """Every package was taken, and every process of it that was to be run came to its end."""
        failed = [line for line in self.lines if line.startswith("FAILED ")]
        assert self.code == bool(failed), self.errors
        for package in packages:
            assert [line for line in failed if line.startswith(f"FAILED {package}: ")] == []
            assert len(list(package.rglob(f"*.{self.engine}.bpmn"))) >= at_least
            ran = [line for line in self.of(package) if line.startswith("RAN ")]
            assert all(line.startswith(f"RAN {prefix_of(package.name)}") for line in ran)
            assert len(ran) == len(self.chosen[str(package)])

    def of(self, package: Path) -> list[str]:
        """The lines about one package: from its deployment to that of the next one."""
        heads = [at for at, line in enumerate(self.lines) if line.startswith("DEPLOYED ")]
        begun = [at for at in heads if self.lines[at].startswith(f"DEPLOYED {package} ")]
        assert len(begun) == 1
        end = next((at for at in heads if at > begun[0]), len(self.lines))
        return self.lines[begun[0] : end]

"""Mutants are the slips they should be, and are told from code that does its work."""

from __future__ import annotations

import ast
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.mutants import pool
from tests.mutants.__main__ import all_mutants, chosen, options
from tests.mutants.changes import changes
from tests.mutants.live import exchange, living
from tests.mutants.measured import BUDGET, Measured
from tests.mutants.mutant import mutants
from tests.mutants.pool import run_all
from tests.mutants.report import explanations
from tests.running import ROOT, environment

if TYPE_CHECKING:
    from pathlib import Path

CODE = '''\
"""What a parcel costs."""

from __future__ import annotations

LIMIT = 10


def price(weight: int, fast: bool = False) -> int:
    """In thousands."""
    if weight > LIMIT:
        return 20
    return 5 + weight if fast else 5


def unused(weight: int) -> str:
    return "heavy"
'''
TESTS = """\
import weighed

def test_a_light_parcel_is_cheap():
    assert weighed.price(1) == 5

def test_a_heavy_parcel_costs_more():
    sum(range(300_000))
    assert weighed.price(11) == 20
"""
HEAVY = "test_weighed.py::test_a_heavy_parcel"
QUICK = """
def test_a_heavy_parcel_has_a_price():
    assert weighed.price(11)
"""
RUN = """
from pathlib import Path
import pytest
from tests.mutants.mutant import mutants
from tests.mutants.trial import OPTIONS, Trial

def tell(one):
    print("TOLD", one.mutant.name, "|", one.killer, "|", one.tests)

names = ("weighed", "test_weighed")
trial = Trial(mutants(Path("weighed.py").resolve(), "weighed"), 2, tell, packages=names)
pytest.main(["test_weighed.py", "-p", "tests.conftest", "-s", *OPTIONS], [trial])
print("FAILING", trial.failures)
"""


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("a < b", ["a <= b"]),
        ("a == b != c", ["a != b != c", "a == b == c"]),
        ("a is None", ["a is not None"]),
        ("a and b", ["a or b"]),
        ("a + b", ["a - b"]),
        ("not a", ["a"]),
        ("-a", ["a"]),
        ("True", ["False"]),
        ("3", ["4"]),
        ("'kata'", ["'XXkataXX'"]),
        ("''", ["'XX'"]),
        ("a if b else c", ["a if not b else c"]),
        ("any(a)", ["all(a)"]),
        ("sorted(a, key=b)", ["sorted(a)", "list(a, key=b)"]),
        ("a.casefold()", ["a"]),
        ("None", []),
    ],
)
def test_an_expression_is_changed_by_slips(code: str, expected: list[str]) -> None:
    node = ast.parse(code, mode="eval").body
    assert [ast.unparse(ast.fix_missing_locations(new)) for new in changes(node)] == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("f(a)", ["pass"]),
        ("a += 1", ["a -= 1", "pass"]),
        ("a[b] = c", ["pass"]),
        ("a = c", []),
        ("raise a", ["pass"]),
        ("if a:\n    b", ["if not a:\n    b"]),
        ("if a == 1:\n    b", []),
        ("while a:\n    break", ["while not a:\n    break"]),
        ("break", ["continue"]),
        ("continue", ["break"]),
        ("return", ["pass"]),
        ("return a", ["return"]),
        ("return None", []),
        ("return []", []),
        ("return ()", []),
        ("return (a,)", ["return"]),
    ],
)
def test_a_statement_is_changed_by_slips(code: str, expected: list[str]) -> None:
    [node] = ast.parse(code).body
    assert [ast.unparse(ast.fix_missing_locations(new)) for new in changes(node)] == expected


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """A small module with tests that leave a little open."""
    (tmp_path / "test_weighed.py").write_text(TESTS, "utf-8")
    path = tmp_path / "weighed.py"
    path.write_text(CODE, "utf-8")
    return path


def test_words_for_people_and_type_checkers_are_left_alone(module: Path) -> None:
    names = "".join(one.name for one in mutants(module, "weighed"))
    assert "price: weight > LIMIT -> weight >= LIMIT" in names
    assert "price: False -> True" in names
    assert "parcel" not in names
    assert "thousands" not in names
    assert "annotations" not in names


def test_a_mutant_keeps_its_name_when_other_code_moves(module: Path) -> None:
    before = [one.name for one in mutants(module, "weighed")]
    module.write_text(CODE.replace("LIMIT = 10", "# A comment.\n\nLIMIT = 10"), "utf-8")
    assert [one.name for one in mutants(module, "weighed")] == before
    assert len(set(before)) == len(before)


def test_a_mutant_differs_from_its_module_by_one_change(module: Path) -> None:
    plain = ast.unparse(ast.parse(CODE)).splitlines()
    for one in mutants(module, "weighed"):
        changed = ast.unparse(one.tree()).splitlines()
        assert sum(a != b for a, b in zip(plain, changed, strict=True)) == 1, one.name


def test_whoever_holds_a_function_meets_the_mutant(module: Path) -> None:
    space: dict[str, object] = {"__name__": "weighed"}
    exec(compile(CODE, str(module), "exec"), space)  # noqa: S102 -- the code above
    held = space["price"]
    assert callable(held)
    by_name = {one.name: one for one in mutants(module, "weighed")}
    functions = living({str(module)})
    assert exchange(by_name["weighed.price: return 20 -> return"], functions)
    assert held(11) is None
    assert not exchange(by_name["weighed: 10 -> 11"], functions), "it is no part of a function"


def tried_in(folder: Path, code: str) -> dict[str, list[str]]:
    """Each mutant that a run tried, with who killed it and how many tests run it."""
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "FAILING []" in run.stdout, run.stdout + run.stderr
    told = [line.removeprefix("TOLD ") for line in run.stdout.splitlines() if "TOLD" in line]
    return {line.split(" | ")[0]: line.split(" | ")[1:] for line in told}


def test_each_mutant_meets_the_tests_that_run_it(module: Path) -> None:
    tried = tried_in(module.parent, RUN)
    light, heavy = (f"test_weighed.py::test_a_{kind}" for kind in ("light", "heavy"))
    assert tried["weighed.price: return 20 -> return"] == [f"{heavy}_parcel_costs_more", "1"]
    assert tried["weighed.price: False -> True"] == [f"{light}_parcel_is_cheap", "2"]
    assert tried["weighed.price: weight > LIMIT -> weight >= LIMIT"] == ["None", "2"]
    assert tried["weighed: 10 -> 11"] == [f"{heavy}_parcel_costs_more", "2"]
    assert tried["weighed.unused: 'heavy' -> 'XXheavyXX'"] == ["None", "0"]


def test_no_mutant_is_begun_when_time_is_up(module: Path) -> None:
    hurried = RUN.replace("packages=names)", "packages=names, within=-1)")
    assert tried_in(module.parent, hurried) == {}


@pytest.mark.parametrize(("doubted", "killer"), [(True, f"{HEAVY}_costs_more"), (False, "None")])
def test_what_survives_the_tests_of_its_budget_meets_all_others(
    doubted: bool, killer: str, module: Path
) -> None:
    """A line that a quick test runs as well, and only a slow one notices."""
    (module.parent / "test_weighed.py").write_text(TESTS + QUICK, "utf-8")
    names = [one.name for one in mutants(module, "weighed")]
    place = names.index("weighed.price: 20 -> 21")
    poor = RUN.replace("names =", "import tests.mutants.measured as m\nm.BUDGET = 0\nnames =")
    poor = poor.replace("packages=names)", f"packages=names, doubts=lambda _: {doubted})")
    poor = poor.replace('"weighed"), 2', '"weighed")[AT:][:1], 2').replace("AT", str(place))
    tried = tried_in(module.parent, poor)
    assert tried["weighed.price: 20 -> 21"] == [killer, "2"]


def test_work_without_an_end_or_a_process_is_given_up() -> None:
    def work(task: str) -> str:
        while task == "hangs":
            time.sleep(0)
        if task == "dies":
            os.kill(os.getpid(), signal.SIGKILL)
        return task * 2

    done = run_all(["hangs", "dies", "works"], work, lambda _task: 0.2, 2)
    answers = {one.task: one.answer for one in done}
    assert answers == {"hangs": None, "dies": None, "works": "worksworks"}


def test_work_that_waits_for_ever_is_given_up_but_not_work_that_is_slow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What others leave of the processor must not decide: only a copy that does nothing is idle."""
    monkeypatch.setattr(pool, "IDLE", 0.5)

    def work(task: str) -> str:
        if task == "waits":
            time.sleep(600)
        begun = time.process_time()
        while time.process_time() < begun + 1:
            time.sleep(0)
        return task

    done = run_all(["waits", "is slow"], work, lambda _task: 30, 2)
    assert {one.task: one.answer for one in done} == {"waits": None, "is slow": "is slow"}


def test_a_fault_of_the_trial_itself_is_no_dead_mutant() -> None:
    def work(task: str) -> str:
        raise ValueError(task)

    with pytest.raises(RuntimeError, match="ValueError: broken"):
        list(run_all(["broken"], work, lambda _task: 1, 1))


def test_a_sample_is_drawn_by_its_seed_alone() -> None:
    def drawn(*more: str) -> list[str]:
        return [one.name for one in chosen(options(["--only", "bpmn_gen.rules.d", *more]))]

    assert len(drawn("--sample", "20")) == 20
    assert drawn("--sample", "20") == drawn("--sample", "20")
    assert drawn("--sample", "20") != drawn("--sample", "20", "--seed", "1")


def test_what_explains_survivors_names_mutants_that_there_are() -> None:
    known = {one.name for one in all_mutants()}
    assert len(known) > 2000
    assert [name for name in explanations() if name not in known] == []
    assert all(len(why.split()) > 3 for why in explanations().values())


def test_the_sources_of_the_targets_are_there() -> None:
    assert {one.module.split(".")[1] for one in all_mutants()} >= {"rules", "soundness", "compiler"}
    assert all(one.path.is_relative_to(ROOT) for one in all_mutants())


def test_a_mutant_meets_other_tests_before_more_examples_of_one(tmp_path: Path) -> None:
    path = tmp_path / "weighed.py"
    path.write_text(CODE, "utf-8")
    mutant = next(one for one in mutants(path, "weighed") if one.line == 10)
    measured = Measured()
    whole, part = [10, 11], [10]
    for number in range(3):
        measured.note(f"t.py::test_all[{number}]", BUDGET / 8, {"weighed": whole})
    measured.note("t.py::test_slow", BUDGET * 2, {"weighed": whole})
    measured.note("t.py::test_part", BUDGET / 8, {"weighed": part})
    measured.note("t.py::test_elsewhere", BUDGET / 8, {"weighed": [15]})
    some = [f"t.py::test_{name}" for name in ("all[0]", "part", "all[1]", "all[2]")]
    assert measured.tests(mutant) == some
    measured.killed(mutant, "t.py::test_part")
    assert measured.tests(mutant) == ["t.py::test_part", *(one for one in some if "all" in one)]


@pytest.mark.parametrize("about", ["t.py::test_all[too-heavy-twice]", "a/test_weighed.py::test_x"])
def test_a_mutant_meets_tests_first_that_are_called_like_its_module_or_what_that_finds(
    about: str, tmp_path: Path
) -> None:
    path = tmp_path / "weighed.py"
    path.write_text(CODE.replace('"heavy"', '"too-heavy"'), "utf-8")
    mutant = next(one for one in mutants(path, "weighed") if one.line == 10)
    measured = Measured()
    for name in ("t.py::test_all[aside]", about, "t.py::test_all[weightless]"):
        lines = [10] if name == about else [10, 11]
        measured.note(name, 0.1, {"weighed": lines, "other": [1, 2, 3]})
    assert measured.tests(mutant)[0] == about


def test_a_mutant_meets_tests_first_that_run_little_but_its_module(tmp_path: Path) -> None:
    path = tmp_path / "weighed.py"
    path.write_text(CODE, "utf-8")
    mutant = next(one for one in mutants(path, "weighed") if one.line == 10)
    measured = Measured()
    measured.note("t.py::test_a", 0.1, {"weighed": [10, 11], "other": [1, 2, 3]})
    measured.note("t.py::test_b", 0.1, {"weighed": [10], "other": []})
    assert measured.tests(mutant) == ["t.py::test_b", "t.py::test_a"]

"""What is wrong with definitions, and the proof that what comes of them runs.

One rule is one function: a docstring with a wrong and a right example, one case file in the tests.
``check_definitions`` runs them all in one pass over all unit types and variants; ``check_process``
proves a compiled process sound.
"""

from bpmn_gen.rules.checking import check_definitions
from bpmn_gen.soundness.check import check_process

__all__ = ["check_definitions", "check_process"]

"""Rules: what can be wrong with definitions.

One rule is one function with a wrong and a right example in its docstring, and one case file in the
tests.  ``checking`` runs all rules over ``survey``, which works out once what they look at: every
process in each of its forms, with its flow and its ``reach``.  ``carriers``, ``step_places`` and
``coverage`` find out which elements bear a provision, for rules and for the proof of coverage.
"""

from bpmn_gen.rules.checking import check_definitions
from bpmn_gen.soundness.check import check_process

__all__ = ["check_definitions", "check_process"]

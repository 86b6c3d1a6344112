"""What the operating system refuses, in words for people.

The bundle has the text of ``bpmn_gen/system_refusals.py`` in the place of this file, because the
installer speaks before the program is installed.
"""

from bpmn_gen.system_refusals import place_of, refusal

__all__ = ["place_of", "refusal"]

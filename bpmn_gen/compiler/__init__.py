"""From definitions to BPMN: choose, vary, name, fill in, lower.

1. ``target`` chooses the unit types and units that are built for.
2. ``applicability`` tells which processes a target has, with ``variant`` applying their edits.
3. ``flow`` numbers the steps of a process, gives them ids and finds what each leads to.
4. ``actors`` names lanes and parties, ``placeholders`` fills texts.
5. ``resolve`` puts these together: a process of one target with nothing left open.
6. ``lower`` turns author words into BPMN elements; ``documentation`` writes what people read there.
"""

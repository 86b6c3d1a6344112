"""From definitions to BPMN: choose, vary, name, fill in, lower.

1. ``target`` chooses the unit types and units that are built for.
2. ``applicability`` tells which processes a target has, with ``variant`` applying their edits and
   ``sources`` keeping the citations that count there.
3. ``flow`` numbers the steps of a process, gives them ids and finds what each leads to; ``lanes``
   finds the lane of a step that does not name one.
4. ``actors`` names lanes and parties, ``placeholders`` fills texts, ``sop_block`` the identity
   block of the SOP.
5. ``resolve`` puts these together, step by step in ``steps``: a process of one target with nothing
   left open, as ``resolved`` describes it.  SOPs and maps start from it too.
6. ``lower`` turns author words into BPMN, block by block in ``blocks``; ``documentation`` writes
   what people read there.
7. ``projection`` splits a process of several organisations into pools, where ``conversation`` says
   who can answer whom and ``pool_builder`` builds each of them.
8. ``executable`` makes of the model what engines can run; ``on_offer`` does so for work beside the
   flow.

``decision_table`` compiles who appraises whom, and ``bound_units`` says whom a unit type binds.
"""

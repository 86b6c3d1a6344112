"""BPMN files and SOPs that come back: what was changed in them is changed in their definition.

1. ``lens`` tells the file and the process that it was made of in the same words.  For an SOP that
   is ``sop_lens``: ``sop_rows`` knows the rows again, ``sop_flow`` changes the map as rows and
   arrows say, with ``graph``, and ``sop_words`` takes what cells say.
2. ``base`` finds the step of the definition for each step of the file.
3. ``merging`` lets the definition say what the file says: ``lanes`` the actors, ``values`` what
   steps say (``templates`` keeps their placeholders), ``placing`` where they stand, ``ways`` where
   they lead, all in ``tree``, the value of the definition's file.
"""

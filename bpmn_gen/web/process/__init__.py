"""A process while it is edited.

1. ``workshop`` keeps the project: its files, what pages began with (``bases``), ``drafts``
   and findings.
2. ``state`` is a process as a page holds it; ``grid`` makes it of a definition, and a definition of
   it, with the tables of the workbooks that staff fill in (``sheets``); ``tables`` is what grids of
   units share with it.
3. ``picture`` draws the map and the SOP of a text that is in no file yet; ``told`` says at which
   cell a finding belongs.
"""

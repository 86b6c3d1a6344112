"""What processes cost as workbooks with live formulas, as plain data.

``kinds`` are the kinds of time that get columns of their own, ``time_places`` tells in which cell
each figure stands, ``time_steps``, ``time_returns`` and ``time_summary`` make the sheets, and
``time_book`` puts them together.  ``load_places``, ``load_summary``, ``load_details`` and
``load_book`` do the same for the work of a unit in a year.  ``what_if`` is the worksheet of a
simulation, which ``what_if_reading`` takes back.
"""

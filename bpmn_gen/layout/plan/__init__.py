"""In which column and which row everything stands, before any line is drawn.

1. ``core`` finds the nodes and flows that decide the columns, ``cycles`` the flows that lead back.
2. ``columns`` puts nodes into columns, ``unconnected`` those that no flow joins.
3. ``chains`` finds nodes that stand on one line, ``rows`` puts them into rows of their lane, and
   ``pool_order`` orders pools.
4. ``boundary_events`` puts events on the border of their host.
5. ``grid`` is the result: lines with numbers, and who stands where.
"""

"""Which column and which row everything stands in, before any line is drawn.

1. ``core`` finds what flow is made of, ``cycles`` the lines that lead back.
2. ``columns`` orders nodes from left to right, ``unconnected`` those that nothing joins.
3. ``chains`` and ``rows`` order them from top to bottom in each lane; ``pool_order`` orders pools.
4. ``boundary_events`` hangs events on their hosts; ``grid`` is the result.
"""

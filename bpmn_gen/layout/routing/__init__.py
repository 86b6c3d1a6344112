"""How every link runs on the grid: through which gaps and channels, and in which order there.

1. ``board`` knows which links run where, and what one more would cost.  ``strands`` are their
   straight parts, ``company`` says what it costs that several share a line, ``ends`` how they may
   meet nodes.  ``ground`` and ``ways`` hold what never changes on a board, and what has not changed
   since it was found.
2. ``usual_shapes`` proposes paths with few bends, ``search`` finds any other, and ``best_path``
   takes the cheapest.
3. ``route_all`` routes all links; ``stuck`` makes way for those that have none.
4. ``tracks`` orders the strands that run beside each other.
"""

"""How every line runs on the grid: through which gaps between columns and rows.

1. ``ends`` says where a line may leave a node, ``usual_shapes`` proposes short ways and ``search``
   finds any other; ``best_path`` takes the cheapest and ``stuck`` makes room where there is none.
2. ``route_all`` leads all lines, on a ``board`` that knows what is taken.
3. ``strands`` are the straight parts, ``tracks`` the order of those beside each other.
"""

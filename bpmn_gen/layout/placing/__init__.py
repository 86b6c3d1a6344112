"""From places on the grid to px: how wide columns are, how high rows, where labels stand.

1. ``labels`` chooses a place for each label relative to a node or a line; ``tags`` is a label that
   has such a place.
2. ``x_axis``, then ``y_axis``, give every line of the grid its coordinate in one sweep (``sweep``),
   which pushes things apart as far as they need; ``skyline`` knows what is in the way.
3. ``coordinates`` is the result.  ``waypoints`` reads the corners of links from it, and
   ``assemble`` makes the drawing.
"""

"""From places on the grid to px: how wide columns are, how high rows, where labels stand.

1. ``tags`` and ``labels`` choose the place of each label.
2. ``skyline`` and ``sweep`` push things apart as far as they need; ``x_axis`` and ``y_axis`` do
   it for each direction.
3. ``coordinates`` and ``waypoints`` read the result, ``assemble`` makes the drawing.
"""

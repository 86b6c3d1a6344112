"""The last additions to a drawing: drawings inside drawings, and late lines.

``nesting`` puts the drawing of a sub-process into its frame.  ``lines`` adds lines that the grid
could not hold.  ``obstacles`` knows what is in the way of such a line, ``open_search`` finds a way.
"""

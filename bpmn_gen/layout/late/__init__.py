"""What is added to a drawing that is otherwise done: drawings inside drawings, and late lines.

``nesting`` sets the drawing of a sub-process into its frame.  ``lines`` adds lines that the grid
could not hold; ``obstacles`` is what such a line meets, and ``open_search`` finds its way.
"""

"""What is added to a drawing that is otherwise done: late lines and drawings inside drawings.

``obstacles`` is what a late line meets, ``open_search`` finds its way, ``lines`` adds it;
``nesting`` sets the drawing of a sub-process into its frame.
"""

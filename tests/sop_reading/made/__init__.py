"""SOPs as staff might draw them, made by chance, with what a person reads in them.

``content`` says what happens, ``manner`` how untidily it is drawn.  ``form`` puts words into cells,
``drawing`` puts symbols and arrows over them, with ``routes`` and ``clearance``.  ``excel`` and
``word`` write the file, ``sop_files`` makes the whole of it.
Same seed, same file.  Nothing of the reader is used.
"""

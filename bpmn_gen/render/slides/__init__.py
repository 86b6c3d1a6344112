"""Drawn pages as PowerPoint slides: native shapes, glued connectors, groups and notes.

1. ``plane`` turns px of a layer into EMU of a slide, ``paint`` roles into fills and lines.
2. ``outline`` writes the outline of a figure with its connection sites, ``texts`` its text.
3. ``connectors`` finds which marks are connectors and glues their ends to shapes.
4. ``shapes`` writes marks as shapes and groups, ``nesting`` says which groups hold which.
5. ``slide`` puts the shapes of one page together.  ``deck`` makes the file, whose common parts are
   the ``skeleton``.
"""

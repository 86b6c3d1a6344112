"""Final positions, the measure of text, and papers: what layout hands to whoever draws.

``geometry`` has points and boxes. ``font_widths`` and ``typography`` say how wide a text is and
where it breaks. ``elements`` is the drawing of one diagram in px, ``moves`` shifts parts of it,
and ``pages`` is its printed form in mm.
"""

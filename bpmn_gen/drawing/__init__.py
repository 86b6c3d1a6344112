"""What layout hands to writers: final positions, and with them the measure of text and papers.

1. ``sums`` adds numbers alike everywhere, and ``geometry`` has points and boxes.
2. ``font_widths`` and ``typography`` say how wide a text is and where its lines break.
3. ``elements`` is the drawing of one diagram in px, and ``moves`` shifts parts of it.
4. ``pages`` is its printed form, with papers in mm.
"""

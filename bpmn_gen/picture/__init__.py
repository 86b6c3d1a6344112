"""The language in which maps and SOPs are drawn and which SVG, PDF, Word and Excel read.

1. ``figures`` are lines, boxes and texts by role; ``inks`` gives each role its colour and weight,
   ``strokes`` the way of a pen, ``typesetting`` and ``set_text`` texts that fit.
2. ``icons``, ``symbols`` and ``arrows`` draw what BPMN and the SOP form know; ``scene`` draws a
   process map of them, ``sop_scene`` and ``sop_table`` an SOP page.
3. ``table``, ``tiles``, ``cell_items``, ``curved_arrows`` and ``network_key`` are the panels of
   which a ``board`` (any other map) is made.
4. ``sheet`` says what stands around a picture and ``surround`` draws it, with a ``legend``;
   ``page_links`` joins pages and ``drawn_page`` is one page with everything on it.

Whatever a writer needs to know of a picture is here, so no writer knows a map and no map a
writer.
"""

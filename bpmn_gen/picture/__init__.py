"""The language of pictures: maps and SOPs are drawn in it, and all writers read it.

1. ``figures`` are lines, boxes and texts by role.  ``inks`` gives each role its colour and weight,
   ``strokes`` turns lines into moves of a pen, ``typesetting`` and ``set_text`` place texts.
2. ``icons``, ``symbols`` and ``arrows`` draw the parts of BPMN and of the SOP form.  ``scene``
   draws a process map with them, ``sop_scene`` and ``sop_table`` an SOP page.
3. ``table``, ``tiles``, ``cell_items``, ``curved_arrows`` and ``network_key`` draw the panels of a
   ``board``, which is any other map.
4. ``sheet`` holds the words around a picture and ``surround`` draws them, with a ``legend``.
   ``page_links`` joins pages, and ``drawn_page`` is one page with everything on it.

A writer finds all that it needs of a picture here, so that no writer knows a map and no map a
writer.
"""

"""SOPs that staff drew by hand, read from cells, shapes and lines, in the order of reading.

1. ``reading`` takes the sheets of a file, with ``form_table`` for heads, rows and actors,
   ``continuations`` for what goes on after a break, ``numbering`` for what is missing, and
   ``page_texts`` and ``identity`` for the first page, whose ``unknown_labels`` are told;
   ``vocabulary`` knows how offices word both.
2. ``symbols`` says which shape is the symbol of which step.
3. ``nets`` finds what lines touch, ``arrows`` which way they lead, ``captions`` what names a way;
   ``nearness`` measures how far things are apart.  ``drawn_flow`` puts them together.  Where
   nothing is drawn, ``row_flow`` takes the order of rows and the ways that ``spoken_ways`` finds in
   words.
4. ``checks`` notes what cannot be right.
5. ``read_sop`` is what comes out of it.  ``telling`` reports it, ``draft`` writes it as a
   definition with the actors that ``titles`` proposes, what ``letterhead`` says otherwise than the
   project, and the blocks that ``parallels`` finds, and
   ``check_page`` shows it beside a ``picture``, with the values that ``identity_fields`` names.
6. ``original`` draws the file itself, ``questions`` makes of doubts what can be answered, and
   ``settling`` makes of the answers what is drafted.  Pictures and pages are made of ``markup``.

Nothing is guessed in silence: a flow that is not certain, and everything that was drawn but not
understood, is a doubt with its row and its reason.
"""

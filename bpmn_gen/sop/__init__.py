"""SOP documents in the form of PermenPANRB 35/2012: one page model that every writer draws.

1. ``rows`` turns the steps of a resolved process into numbered rows and the flows between them.
   ``remarks`` says in Keterangan what the five symbols cannot show.
2. ``columns`` finds the widths of the columns and the size of the type, ``heights`` the heights of
   the rows, and ``breaks`` divides the rows into pages.
3. ``placing`` puts symbols and page connectors (segilima) into their cells.  ``router`` finds ways
   for the connectors between them, along ``tracks``.
4. ``compose`` does all this and returns a :class:`bpmn_gen.sop.document.SopDocument`, in mm.
"""

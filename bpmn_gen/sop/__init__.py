"""SOP documents in the form of PermenPANRB 35/2012: one page model that every writer draws.

1. ``rows`` turns the steps of a resolved process into numbered rows and the flows between them,
   ``remarks`` says in Keterangan what the five symbols cannot show.
2. ``columns`` finds the widths of the columns and the size of the type, ``heights`` those of rows.
3. ``breaks`` divides the rows into pages.
4. ``placing`` puts symbols and page connectors (segilima) into their cells, ``router`` leads the
   connectors between them, in tracks.
5. ``compose`` does all this and yields a :class:`bpmn_gen.sop.document.SopDocument`, in mm.
"""

"""SOPs and the trace matrix as Excel workbooks, with shapes that stay editable.

``grid`` turns millimetres into cells, ``identity`` fills the first sheet, ``drawing`` adds symbols
and glued connectors, and ``sop`` puts a workbook together.  ``trace`` writes the trace matrix.
"""

"""SOPs and the coverage matrix as workbooks, with shapes that stay editable.

``grid`` fits rows and columns to the page, ``identity`` fills the first sheet, ``drawing`` adds
symbols and glued connectors, ``sop`` puts the workbook together; ``trace`` writes the coverage
matrix.
"""

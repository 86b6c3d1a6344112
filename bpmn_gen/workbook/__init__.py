"""Workbooks of spreadsheet programs as cells with texts, both ways.

``package`` unpacks what others sent within bounds, ``cells`` says what a cell is, ``numbers`` what
a number in it means, ``reading`` puts sheets together; nothing is run, followed or trusted.
``tidy`` cleans texts that people pasted, ``tables`` finds the tables of a form in a sheet, however
it was moved about.  ``form`` is a workbook that people are to fill in, as plain data: Excel's
writer makes a file of it.
"""

"""Definitions as workbooks that staff fill in, and what comes back of them.

A process: ``steps`` lays its steps out in rows, ``columns`` says what stands in each column,
``actors`` names who works, ``identity`` lists the fields of its head; ``process_form`` puts the
form together.  On the way back ``numbers`` finds the row that a cell means, ``process_rows`` makes
steps of rows, ``process_reading`` the whole process.

The blanks of a unit: ``unit_fields`` lists them with what is filled in, ``unit_form`` makes the
form, ``unit_reading`` says what was filled in.

All SOPs of a project: ``register_form`` lists them and marks what ``numbering`` finds amiss,
``register_reading`` says which numbers, dates and signers were filled in.

``help`` has the texts of the help sheets.

What a cell says counts only where it says something else than the form said.  So whatever a sheet
cannot hold stays as it was.
"""

"""What Word, Excel and PowerPoint files have in common: the package and its connectors.

``connector_shape`` turns a line into a preset connector with its handles, in EMU.  ``sites`` says
where connectors can be glued to preset shapes.  ``package`` writes the zip file with the same bytes
every time.
"""

"""What Word and Excel files have in common: the package and its connectors.

``connector_shape`` turns a line into a preset connector with its handles, in EMU.  ``package``
writes the zip file with the same bytes every time.
"""

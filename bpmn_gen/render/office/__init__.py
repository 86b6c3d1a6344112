"""What Word and Excel have in common: the package and its shapes.

``connector_shape`` turns a line into a preset connector with its handles, in EMU; ``package``
writes the zip with the same bytes every time.
"""

"""A unit while it is edited: ``unit_desk`` reads, judges and draws it.

It uses ``unit_grid`` for its tables and ``unit_picture`` for its maps.
"""

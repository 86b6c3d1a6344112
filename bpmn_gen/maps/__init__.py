"""Peta proses bisnis and structure figures of a unit, from definitions to boards.

``survey`` gathers what a unit has.  Each kind of map has a module that turns it into plain data,
which is the input of a job, and draws that as a board.  Nothing is drawn by hand, and a map says
nothing that no definition says.
"""

"""Peta proses bisnis and structure figures: from definitions to graphs to drawings.

``survey`` gathers what a unit has; one module a kind of map turns it into plain data (a job's
input) and draws that as a board.  Nothing is drawn by hand and nothing is said that no
definition says.
"""

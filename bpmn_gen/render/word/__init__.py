"""SOPs, volumes, letters and decrees as Word documents.

``text`` and ``table`` write what is read, ``canvas`` symbols that stay glued, ``vml`` the same
for older programs, ``emf`` pictures of maps. ``template`` fills the templates of staff.
``sop``, ``sop_volume``, ``letter`` and ``decree`` (of ``decree_blocks`` and ``decree_parts``)
are the documents.
"""

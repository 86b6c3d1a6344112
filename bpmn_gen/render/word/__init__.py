"""SOPs, volumes, letters and decrees as Word documents.

``text`` and ``table`` write what is read, ``canvas`` writes symbols that stay glued, ``vml`` the
same for older programs, and ``emf`` pictures of maps.  ``template`` fills the templates of staff.
``sop``, ``sop_volume``, ``letter`` and ``decree`` (made of ``decree_blocks`` and ``decree_parts``)
are the documents.
"""

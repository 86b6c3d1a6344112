"""What an office tells the public of its services, as plain data.

``components`` are what a service standard consists of, in order; ``visible_steps`` are the steps
that applicants see, ``products`` what they get, ``lead_times`` how long it takes; ``standard`` puts
together what the author wrote and what follows from the process, and says which is which.  Of it
are made the ``standard_document``, the ``flyer`` (with ``flyer_texts``), the ``declaration`` of the
office, and the ``book`` of all its services.
"""

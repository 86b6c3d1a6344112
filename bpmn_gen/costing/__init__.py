"""What a process costs: how long it takes, whom it passes through, what it asks of each.

``amounts`` are times of different kinds, which are never added silently; ``regions`` tells the ways
of a process from its returns, ``extremes`` finds the shortest and the longest, ``expectation`` how
often each step comes about; ``lead_time`` puts them together with the processes that are called,
``handovers`` follows the case from hand to hand, and ``wording`` says all of it in Indonesian.
"""

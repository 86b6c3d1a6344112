"""What a decree has set, kept so that it can be compared years later.

1. ``steps`` and ``process_record`` tell a resolved process as plain data, in the words of authors
   with everything filled in; ``recording`` does so for all processes of a unit.
2. ``record`` is that data: what a unit has, and what stands in each of its processes.
3. ``record_file`` writes it as JSON and reads it again, also as older programs wrote it.
4. ``edition`` is what one decree sets: number, date, units, and what their SOPs say of it.
   ``naming`` reads number and date as people write them, ``setting`` gathers the rest.
5. ``freezing`` writes an edition once, with records, definitions and digests; ``summary`` tells it
   to people; ``keeping`` reads editions back and notices what was changed in them.

A record holds what the processes say, never how their files are written, so comments, the order of
keys and placeholders make no difference.  An edition that exists is never written again, because
the decree is not either.
"""

"""What stands between the browser and the pages.

1. ``doors`` leads what comes in by each port of this machine to its guard.
2. ``guard`` lets nobody in but the browser that was given the key, and bounds what it sends.
3. ``answering`` makes pages and sentences of what was found.
"""

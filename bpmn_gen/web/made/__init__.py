"""What is made of a project.

1. ``tasks`` is what can be done, ``apart`` the process that does it.
2. ``building`` is the page of a build, ``finding_links`` and ``listed_results`` tell what came of
   it; ``editions`` and ``reviews`` are the pages of decrees and of what changed since.
3. ``desk`` names the addresses.
"""

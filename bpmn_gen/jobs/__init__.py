"""What a build makes: a module for each kind of job, which knows its files and renders them.

``job`` says what a job is.  The planners (``unit_maps``, ``sop_planning``, ``decree_planning``, the
planners in ``letters`` and ``portal``) turn resolved units into jobs without rendering anything, so
that a build knows all paths and digests before it starts.  ``trial`` tries edited templates first,
and ``workers`` does the jobs, where ``remembering`` shares layouts between them.
"""

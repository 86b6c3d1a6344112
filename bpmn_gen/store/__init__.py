"""What lies on the disk: the folders of a project, what was made, what was asked for.

``project`` finds the folders of a run and ``request`` says what a build is asked for.
``output_folder`` refuses folders that hold files of others, and ``locking`` keeps a second build
out.  ``disk`` writes and removes files.  ``manifest`` lists what a build made; ``memory`` remembers
of what it was made, so that the next build can leave it.  ``unit_books`` keep what was found of
each unit for builds of others.  ``destination`` puts artefacts in their
places and sets aside what a person changed there.  ``handing_over`` writes results to places that
the user names.  ``origins`` tells whether a copied file was edited since.  ``dates`` is the date of
files that have none.  ``spelling`` writes paths as people type them.  ``file_forms`` tells what a
file is by how it begins.  ``windows_paths`` tells which paths Windows takes, on every system.
"""

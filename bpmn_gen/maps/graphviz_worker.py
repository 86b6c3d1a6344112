"""The process in which Graphviz works, so that a crash or a hang ends it and not the build.

Each line that it reads is a JSON text ``{"dot": ...}``.  It answers with the layout as Graphviz's
own JSON, or with ``{"error": ...}``.  It asks for positions only, so that no font and no file is
touched.
"""

from __future__ import annotations

import faulthandler
import json
import sys
import warnings

ENGINE = "dot"
FORMAT = "json0"
"""Graphviz's format that holds positions only, with nothing drawn."""
LIMIT = 60
"""Seconds for one graph, after which the process ends itself, so that none stays behind when a
build is killed."""


def graphviz_layout(dot: str) -> dict[str, object]:
    """The graph with its positions.

    A graph is closed at once, because it holds memory of the C library.
    """
    import pygraphviz  # noqa: PLC0415 -- a library that fails to load must be an answer as well

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        graph = pygraphviz.AGraph(string=dot)
        try:
            made = graph.draw(format=FORMAT, prog=ENGINE)
        finally:
            graph.close()
    found: dict[str, object] = json.loads(made)
    return found


def serve() -> None:
    """Answer graphs until the other side closes the pipe."""
    for line in sys.stdin:
        faulthandler.dump_traceback_later(LIMIT, exit=True)
        try:
            answer = graphviz_layout(json.loads(line)["dot"])
        except Exception as error:  # noqa: BLE001 -- whatever fails here is the answer
            answer = {"error": f"{type(error).__name__}: {error}"}
        faulthandler.cancel_dump_traceback_later()
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # standard streams have it
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    serve()

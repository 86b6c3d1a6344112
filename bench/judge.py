"""What an independent judge measures of drawn BPMN files, where a neighbouring folder has one."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import chain
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def judged(folder: Path) -> dict[str, dict[str, Any]]:
    """The judge's report on each file of a folder, by its name; a file it cannot read has none."""
    around = (place.glob("*/tools/layout_metrics.py") for place in ROOT.parents[:2])
    judge = next(chain.from_iterable(around), None)
    files = sorted(map(str, folder.glob("*.bpmn")))
    if judge is None or not files:
        return {}
    done = subprocess.run([sys.executable, str(judge), *files], capture_output=True, check=False)
    return {Path(item["file"]).name: item for item in json.loads(done.stdout)["files"]}

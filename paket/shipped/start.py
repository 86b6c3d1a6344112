"""Starts the installer (``install``) or the menu (``menu``) out of the folder beside this file.

An isolated Python does not look for modules where a script lies, so this file says it.
"""

import runpy
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

if __name__ == "__main__":
    part = sys.argv.pop(1) if sys.argv[1:2] in (["install"], ["menu"]) else "install"
    runpy.run_module(f"laptop.{part}", run_name="__main__")

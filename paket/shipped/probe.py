"""Answers whether this Python can install the program: 36 says yes, as nothing else would.

Any Python may be asked, so this file keeps to what the oldest ones understand.
"""

import os
import sys
import sysconfig


def able():  # type: () -> bool
    """Whether the version, the processor and the parts that are needed are there."""
    if not (3, 11) <= sys.version_info[:2] <= (3, 14) or sys.maxsize < 2**32:
        return False
    if sysconfig.get_platform() in ("win32", "win-arm32", "win-arm64"):
        return False
    if "free-threading" in sys.version:
        return False
    try:
        import ensurepip  # noqa: F401, PLC0415
        import lzma  # noqa: F401, PLC0415
        import venv  # noqa: PLC0415
    except ImportError:
        return False
    launchers = os.path.join(os.path.dirname(venv.__file__), "scripts", "nt")
    return os.name != "nt" or any(name.endswith(".exe") for name in os.listdir(launchers))


sys.exit(36 if able() else 1)

"""Starts the installer (``install``) or the menu (``menu``) out of the folder beside this file.

An isolated Python does not look for modules where a script lies, so this file says it.
"""

import runpy
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

if __name__ == "__main__":
    part = sys.argv.pop(1) if sys.argv[1:2] in (["install"], ["menu"]) else "install"
    try:
        runpy.run_module(f"laptop.{part}", run_name="__main__")
    except ImportError as error:
        if (error.name or "laptop").partition(".")[0] != "laptop":
            raise
        again = "ekstrak lagi berkas zip paketnya, atau unduh zip itu sekali lagi"
        sys.exit(
            f"\nIsi paket tidak lengkap: berkas di folder isi/laptop tidak ada.\nSaran: {again}."
        )
    except KeyboardInterrupt:  # which may come while modules are still being opened
        again = "Pasang.bat" if part == "install" else '"Peta Proses Bisnis.bat"'
        sys.exit(f"\nDihentikan; jalankan {again} lagi.")

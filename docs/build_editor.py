"""Fetch the query editor from npm into the package: python docs/build_editor.py (needs npm).

The file that npm gives is checked against the hash below; a new version needs a new hash and a look at
the editor page in a browser.
"""

from __future__ import annotations

import hashlib
import subprocess
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "@zazuko/yasgui"
VERSION = "4.6.2"
SHA256 = "6520cdd256a4003e8d45865e0d631b6456b88a0e6b65f4f3e56d78a25d74c9a7"
FILES = ("yasgui.min.js", "yasgui.min.css")


def main() -> None:
    """Download, check and unpack the files that are shipped."""
    target = Path(__file__).parents[1] / "eduplan" / "assets" / "yasgui"
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"], cwd=folder, check=True)
        archive = next(Path(folder).glob("*.tgz"))
        found = hashlib.sha256(archive.read_bytes()).hexdigest()
        if found != SHA256:
            raise SystemExit(f"{archive.name} has the hash {found}, expected {SHA256}")
        with tarfile.open(archive) as package:
            for name in FILES:
                member = package.extractfile(f"package/build/{name}")
                if member is None:
                    raise SystemExit(f"{archive.name} has no {name}")
                (target / name).write_bytes(member.read())


if __name__ == "__main__":
    main()

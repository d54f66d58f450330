"""Makes sure that the page tests have a Chromium: `python scripts/chromium.py`, before the tests.

Where none can be had, the page tests are skipped with a word, except under CI=true, where that is a failure.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")
# A container's root cannot use the sandbox, and no test should try to reach the makers' hosts.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find() -> str | None:
    """The path of an installed Chromium, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> None:
    """Debian's Chromium, where this is Debian and we may."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    for command in (("update", "-q"), ("install", "-q", "-y", "--no-install-recommends", "chromium")):
        subprocess.run(["apt-get", *command], check=False, stdout=subprocess.DEVNULL)


def main() -> int:
    """0 where there is a Chromium or none is needed."""
    if not find():
        install()
    if find():
        return 0
    print("no Chromium was found: the page tests in a browser are skipped (install chromium to run them)")
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())

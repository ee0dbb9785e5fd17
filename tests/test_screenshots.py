"""The pictures in README show the program as it is now."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_no_picture_is_stale() -> None:
    made = subprocess.run(
        [sys.executable, "screenshots/make.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert made.returncode == 0, made.stdout + made.stderr


def test_readme_shows_pictures_that_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = [part.split(")")[0] for part in readme.split("](screenshots/")[1:]]
    assert shown
    assert all((ROOT / "screenshots" / name).is_file() for name in shown)

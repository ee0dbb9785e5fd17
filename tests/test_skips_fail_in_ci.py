"""The rule in `conftest.py`: with `CI=true` a skip fails the run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).with_name("conftest.py")


def run_pytest(folder: Path, text: str, ci: str | None) -> subprocess.CompletedProcess[str]:
    (folder / "conftest.py").write_text(CONFTEST.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "test_it.py").write_text(text, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    environment.pop("PYTEST_ADDOPTS", None)  # may name what is not loaded here
    environment["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # a quicker start
    if ci is not None:
        environment["CI"] = ci
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize(
    "skipped",
    [
        "import pytest\n\ndef test_a(): pytest.skip('no')\n",
        "import pytest\n\n@pytest.mark.skipif(True, reason='no')\ndef test_a(): pass\n",
        "import pytest\npytest.skip('no', allow_module_level=True)\n",
    ],
)
def test_a_skip_fails_the_run_in_ci_and_names_the_test(tmp_path: Path, skipped: str) -> None:
    done = run_pytest(tmp_path, skipped + "\ndef test_b(): pass\n", "true")
    assert done.returncode == 1
    assert "counts as failed in CI" in done.stdout and "test_it.py" in done.stdout


def test_a_skip_is_a_persons_own_affair_elsewhere(tmp_path: Path) -> None:
    text = "import pytest\n\ndef test_a(): pytest.skip('no')\n\ndef test_b(): pass\n"
    assert run_pytest(tmp_path, text, None).returncode == 0


def test_an_expected_failure_is_no_skip(tmp_path: Path) -> None:
    text = "import pytest\n\n@pytest.mark.xfail\ndef test_a(): assert False\n"
    assert run_pytest(tmp_path, text, "true").returncode == 0

"""Whether somebody waits who could continue a process that has stopped."""

import subprocess
import sys
from pathlib import Path

import tui

ASK = (
    f"import sys; sys.path.insert(0, {str(Path(tui.__file__).parents[1])!r});"
    "from tui.terminal.job_control import is_under_job_control as ask; print(ask())"
)


def told(**options: object) -> str:
    done = subprocess.run(
        [sys.executable, "-c", ASK], capture_output=True, text=True, check=True, **options
    )
    return done.stdout.strip()


def test_a_process_that_leads_its_session_has_nobody_to_continue_it():
    assert told(start_new_session=True) == "False"


def test_a_job_with_a_group_of_its_own_has_a_shell():
    assert told(process_group=0) == "True"

"""What holds for every test: a skipped test is a failure where nobody would see it skipped.

On a person's machine a test may be skipped for want of something; in CI (`CI=true`) everything is
there, and a skip would be a hole in what the green light promises.
"""

import os

import pytest

_skipped: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note a skipped test. An expected failure is reported as skipped, too, but is none."""
    if report.skipped and not hasattr(report, "wasxfail"):
        _skipped.append(report.nodeid)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """Note a skipped module."""
    if report.skipped:
        _skipped.append(report.nodeid)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run for a skip in CI."""
    if _skipped and os.environ.get("CI") == "true" and not hasattr(session.config, "workerinput"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why the run failed."""
    if _skipped and os.environ.get("CI") == "true":
        terminalreporter.section("skipped, which counts as failed in CI", red=True)
        for name in _skipped:
            terminalreporter.line(name)

"""A key with a forced command opens the reader, whatever its owner asks for, and nothing else."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from own_sshd import Sshd, wait_until

README = Path(__file__).parents[2] / "README.md"
ALONE = 'command="rapport"'
BANNER = b"SSH-2.0"


def line_of_readme() -> str:
    """What README says to put before a key, word for word."""
    (found,) = re.findall(r"^(restrict,.*command=.*) ssh-ed25519 AAAA", README.read_text(), re.M)
    return found


@pytest.fixture
def forced(sshd: Sshd) -> Sshd:
    sshd.authorize(line_of_readme())
    (sshd.home / "secret").write_text("not to be had\n")
    return sshd


@pytest.fixture
def run(sshd: Sshd, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run a client's command to its end."""

    def start(command: list[str], **options: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            command, capture_output=True, timeout=20, cwd=tmp_path, input=b"", **options
        )

    return start


def copies(sshd: Sshd, to: Path) -> list[list[str]]:
    """Commands that copy a file from the far home, by both protocols of scp, and by sftp."""
    source, options = f"{sshd.address}:{sshd.home / 'secret'}", sshd.options("-P")
    programs = (["scp"], ["scp", "-O"], ["sftp"])
    return [[*program, *options, source, str(to / "-".join(program))] for program in programs]


def test_readme_restricts_by_sshd_and_by_the_reader() -> None:
    line = line_of_readme()
    assert line.startswith("restrict,pty,command=")
    assert "rapport --restricted" in line


@pytest.mark.parametrize(
    "words", [(), ("sh",), ("rapport", "--linear"), ("rapport", "doctor"), ("cat", "secret")]
)
def test_whatever_is_asked_for_the_reader_opens(forced, login, words) -> None:
    terminal = login(*words)
    terminal.wait_for("6 documents")
    (reader,) = forced.far("rapport")
    assert "--restricted" in reader.words and not set(words[1:]) & set(reader.words)
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert b"not to be had" not in terminal.raw


@pytest.mark.parametrize("words", ["sh", "rapport --linear", "cat secret"])
def test_without_a_terminal_nothing_at_all_is_to_be_had(forced, run, words) -> None:
    done = run(forced.command(words, ssh=("-T",)))
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.startswith(b"rapport: the reader needs a terminal")


def test_no_file_can_be_copied(forced, run, tmp_path) -> None:
    forced.authorize("")
    for command in copies(forced, tmp_path):  # so that it is known what is refused below
        assert run(command).returncode == 0, command
        Path(command[-1]).unlink()
    forced.authorize(line_of_readme())
    for command in copies(forced, tmp_path):
        assert run(command).returncode != 0, command
        assert not Path(command[-1]).exists()


def test_no_port_is_forwarded(forced, run) -> None:
    there = f"127.0.0.1:{forced.port}"
    away = ("-W", there)
    back = ("-N", "-o", "ExitOnForwardFailure=yes", "-R", f"0:{there}")
    forced.authorize("")
    assert BANNER in run(forced.command(ssh=away)).stdout
    forced.authorize(line_of_readme())
    refused = run(forced.command(ssh=away))
    assert refused.returncode != 0 and BANNER not in refused.stdout
    refused = run(forced.command(ssh=back))
    assert refused.returncode != 0 and b"remote port forwarding failed" in refused.stderr


def test_no_agent_is_forwarded(forced, login, open_terminal, tmp_path) -> None:
    agent = open_terminal(["ssh-agent", "-D", "-a", tmp_path / "agent"])
    wait_until(lambda: (tmp_path / "agent").exists(), "the agent listens")
    env = {"SSH_AUTH_SOCK": str(tmp_path / "agent")}

    def is_forwarded() -> bool:
        terminal = login("rapport", ssh=("-A", "-tt"), env=env)
        terminal.wait_for("6 documents")
        (reader,) = forced.far("rapport")
        variables = Path(f"/proc/{reader.pid}/environ").read_bytes()
        terminal.press("q")
        assert terminal.exit_code() == 0
        return b"SSH_AUTH_SOCK" in variables

    assert not is_forwarded()
    forced.authorize("")
    assert is_forwarded()
    assert agent.program.code is None


def test_a_forced_command_alone_is_restricted_where_it_took_the_place_of_another(
    sshd, login
) -> None:
    sshd.authorize(ALONE)
    terminal = login("sh")
    terminal.wait_for("6 documents")
    terminal.press("r")
    terminal.wait_for("Comment")
    terminal.press("ctrl+o")
    terminal.wait_for("This session may not start an editor")

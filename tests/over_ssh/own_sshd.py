"""An sshd of Debian for one test: its own port, keys, configuration and far home.

The far home is a folder of its own, whatever home the account has: `SetEnv` says so, and puts a
`rapport` that runs the program under test first on the PATH. Every process of a login carries a
mark in its environment, by which it is found again after sshd has let go of it. Must never end a
process that is not its own.
"""

import contextlib
import getpass
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from program_on_a_pty import environment

DEADLINE = 20.0
"""Seconds after which a wait fails."""

WANTED = ("/usr/sbin/sshd", "ssh", "ssh-keygen")

ANSWERS_NO_MORE = ("ClientAliveInterval 1", "ClientAliveCountMax 2")
"""What makes sshd let go of a client that has fallen silent, within three seconds."""


def missing(*programs: str) -> list[str]:
    """Those of the programs that are not on this machine."""
    return [program for program in programs if shutil.which(program) is None]


def wait_until(fact: Callable[[], bool], what: str, deadline: float = DEADLINE) -> None:
    """Look again and again, until a fact is true."""
    end = time.monotonic() + deadline
    while not fact():
        assert time.monotonic() < end, f"{what}: not within {deadline} s"
        time.sleep(0.01)  # between two looks; nothing hangs on its length


class FarProcess:
    """A process of a login, as `/proc` shows it."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._cpu = 0.0

    @property
    def words(self) -> list[str]:
        """Its command line; empty if it is gone."""
        try:
            data = Path(f"/proc/{self.pid}/cmdline").read_bytes()
        except OSError:
            return []
        return data.decode(errors="replace").split("\0")[:-1]

    @property
    def is_alive(self) -> bool:
        """Whether it is there and no zombie."""
        return self._stat()[:1] not in ([], ["Z"], ["X"])

    @property
    def is_stopped(self) -> bool:
        return self._stat()[:1] == ["T"]

    @property
    def cpu_seconds(self) -> float:
        """Processor time used; once it is gone, the last that was seen."""
        if (fields := self._stat()) and fields[0] != "Z":
            self._cpu = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        return self._cpu

    def memory(self) -> int:
        """Bytes of memory held at the moment."""
        pages = Path(f"/proc/{self.pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    def signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def _stat(self) -> list[str]:
        try:
            return Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            return []


class Keys:
    """A host key and a user's key, made once."""

    def __init__(self, folder: Path) -> None:
        self.host, self.user = folder / "host_key", folder / "user_key"
        for path in (self.host, self.user):
            subprocess.run(
                ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", path],
                check=True,
            )

    def public(self, path: Path) -> str:
        return path.with_suffix(".pub").read_text().strip()


class Sshd:
    """A running sshd, and how to log in to it."""

    def __init__(
        self,
        folder: Path,
        keys: Keys,
        *,
        before_key: str = "",
        options: Sequence[str] = (),
        variables: dict[str, str] | None = None,
        address: str = "127.0.0.1",
        inside: Sequence[str] = (),
        client_inside: Sequence[str] = (),
    ) -> None:
        """Start it.

        Args:
            folder: For all of its files.
            keys: Those made for these tests.
            before_key: What stands before the key in `authorized_keys`, e.g. `restrict,pty`.
            options: Further lines of its configuration.
            variables: More of the environment of a login.
            address: Where it listens.
            inside: Words before its own command, e.g. `ip netns exec NAME`.
            client_inside: The same for the client's command.
        """
        self.folder, self.keys, self.address = folder, keys, address
        self.home = folder / "home"
        self.log = folder / "sshd.log"
        self.authorized = folder / "authorized_keys"
        self.state = self.home / "data" / "rapport" / "marks.json"
        self._client_inside = list(client_inside)
        self._mark = f"RAPPORT_LOGIN={folder}"
        self._make_home(variables or {})
        self.authorize(before_key)
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        for _ in range(5):  # a free port may be taken by another before sshd has it
            self.port = _free_port()
            self._configure(options)
            command = [*inside, "/usr/sbin/sshd", "-D", "-f", folder / "config", "-E", self.log]
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
            wait_until(self._has_decided, "sshd listens")
            if self.process.poll() is None:
                return
        raise AssertionError(self.log.read_text())

    def authorize(self, before_key: str) -> None:
        """Let the user's key in, with what stands before it."""
        self.authorized.write_text(f"{before_key} {self.keys.public(self.keys.user)}\n".lstrip())
        self.authorized.chmod(0o600)

    def command(self, *words: str, ssh: Sequence[str] = ("-tt",)) -> list[str]:
        """The client's command that logs in and has `words` run, or a shell if there are none."""
        return [*self._client_inside, "ssh", *self.options("-p"), *ssh, self.address, *words]

    def options(self, port: str) -> list[str]:
        """What every client needs; `port` is its option for one."""
        return [
            *("-F", "none", port, str(self.port), "-i", str(self.keys.user)),
            *("-o", f"UserKnownHostsFile={self.folder / 'known_hosts'}"),
            *("-o", "StrictHostKeyChecking=yes", "-o", "IdentitiesOnly=yes"),
            *("-o", "BatchMode=yes", "-o", f"User={getpass.getuser()}"),
        ]

    def far(self, program: str = "") -> list[FarProcess]:
        """The processes of all logins, or those of them that run `program`, the oldest first."""
        numbers = (folder for folder in Path("/proc").iterdir() if folder.name.isdecimal())
        marked = [FarProcess(int(f.name)) for f in numbers if self._is_marked(f)]
        found = [process for process in marked if process.is_alive]
        if program == "rapport":
            found = [process for process in found if process.words[1:3] == ["-m", "tui"]]
        elif program:
            found = [p for p in found if p.words and Path(p.words[0]).name == program]
        return sorted(found, key=lambda process: process.pid)

    def connections(self) -> list[int]:
        """The processes of sshd that serve a connection."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text().split()]

    def close(self) -> None:
        """End it with all that was started through it."""
        served = self.connections() if self.process.poll() is None else []
        self.process.terminate()
        self.process.wait(DEADLINE)
        for pid in [*served, *(process.pid for process in self.far())]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def _make_home(self, variables: dict[str, str]) -> None:
        config = self.home / "config" / "rapport"
        config.mkdir(parents=True)
        (config / "settings.toml").write_text("auto_read_seconds = 0\n")
        programs = self.folder / "bin"
        programs.mkdir()
        (programs / "rapport").write_text(f'#!/bin/sh\nexec {sys.executable} -m tui "$@"\n')
        (programs / "rapport").chmod(0o755)
        self.variables = {
            "HOME": str(self.home),
            "PATH": f"{programs}:/usr/local/bin:/usr/bin:/bin",
            "PYTHONPATH": environment()["PYTHONPATH"],
            "LANG": "C.UTF-8",
            "HISTFILE": "/dev/null",
            **{f"XDG_{name.upper()}_HOME": str(self.home / name) for name in ("data", "cache")},
            "XDG_CONFIG_HOME": str(self.home / "config"),
            **dict([self._mark.split("=")]),
            **variables,
        }

    def _configure(self, options: Sequence[str]) -> None:
        (self.folder / "known_hosts").write_text(
            f"[{self.address}]:{self.port} {self.keys.public(self.keys.host)}\n"
        )
        set_env = " ".join(f'"{name}={value}"' for name, value in self.variables.items())
        lines = (
            f"ListenAddress {self.address}:{self.port}",
            f"HostKey {self.keys.host}",
            f"AuthorizedKeysFile {self.authorized}",
            f"PidFile {self.folder / 'sshd.pid'}",
            *("UsePAM no", "StrictModes no", "PasswordAuthentication no", "PrintMotd no"),
            *("PrintLastLog no", "LogLevel VERBOSE", "Subsystem sftp internal-sftp"),
            f"SetEnv {set_env}",
            *options,
        )
        (self.folder / "config").write_text("\n".join(lines) + "\n")
        self.log.write_text("")

    def _has_decided(self) -> bool:
        return self.process.poll() is not None or "Server listening" in self.log.read_text()

    def _is_marked(self, folder: Path) -> bool:
        try:
            return self._mark.encode() in (folder / "environ").read_bytes().split(b"\0")
        except OSError:
            return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

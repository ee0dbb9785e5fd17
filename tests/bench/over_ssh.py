"""The reader over a real SSH login on a slow line, plain and with `ssh -C`.

    python tests/bench/over_ssh.py                       # 9,600 and 20,000 bytes a second
    python tests/bench/over_ssh.py --rates 20000 --size 120x40 --library FOLDER

Starts an sshd of its own on the loopback and logs in through `thin_line.py`. Tells what the line
carried, SSH's own bytes included: until the first screen stood there, for a key, and while a key
was held down for five seconds, with the lag after it was let go. Needs Debian's openssh-server and
openssh-client. Times only compare within one run.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "over_ssh"))
sys.path.insert(0, str(Path(__file__).parents[1] / "end_to_end"))

from own_sshd import Keys, Sshd
from pseudo_terminal import Terminal
from wire import HERE, RATE, REST, size_of
from wire_library import make


class Login:
    """A login on a slow line, and the reader in it."""

    def __init__(
        self, sshd: Sshd, files: list[str], rate: float, size: tuple[int, int], *options: str
    ) -> None:
        self.counted = sshd.folder / "counted"
        self.counted.write_text("0")
        thin = f"{sys.executable} {HERE / 'thin_line.py'} %h %p {rate} {self.counted}"
        ssh = ("-tt", "-o", f"ProxyCommand={thin}", *options)
        command = sshd.command("rapport", *files, ssh=ssh)
        self.terminal = Terminal(command, size, modes={2026: 2, 69: 2})
        self.terminal.wait_for(lambda: bool(self.terminal.raw))
        self.first = self.bytes
        begun = time.perf_counter()
        self.terminal.wait_for("? help", 60)
        self.seconds = time.perf_counter() - begun
        self.rest()

    @property
    def bytes(self) -> int:
        """What the line has carried down."""
        return int(self.counted.read_text() or 0)

    def rest(self) -> float:
        """Wait until nothing comes any more; when it last did."""
        while time.perf_counter() - self.terminal.arrived_at < REST:
            time.sleep(0.005)
        return self.terminal.arrived_at

    def press(self, key: str, times: int) -> int:
        """Median of bytes for a key."""
        costs = []
        for _ in range(times):
            before, seen = self.bytes, len(self.terminal.raw)
            self.terminal.press(key)
            self.terminal.wait_for(lambda seen=seen: len(self.terminal.raw) > seen)
            self.rest()
            costs.append(self.bytes - before)
        return round(statistics.median(costs))

    def hold(self, keys: tuple[str, ...], seconds: float) -> tuple[float, int]:
        """Hold keys down, eight times one after the other; lag, and bytes."""
        before, begun = self.bytes, time.perf_counter()
        for number in range(int(seconds * RATE)):
            time.sleep(max(0.0, begun + number / RATE - time.perf_counter()))
            self.terminal.press(keys[number // 8 % len(keys)])
        released = time.perf_counter()
        return max(0.0, self.rest() - released), self.bytes - before


def tour(login: Login, seconds: float) -> None:
    """Lead the reader through its moves and print what they cost."""
    terminal = login.terminal
    print(f"  {'first screen':<26}{login.bytes:>9,} B {login.seconds:>7.2f} s")
    print(f"  {'list: down, with its text':<26}{login.press('j', 8):>9,} B")
    terminal.press("g", "g", "enter")
    terminal.wait_for("paragraph ")
    print(f"  {'line down':<26}{login.press('j', 8):>9,} B")
    print(f"  {'page down':<26}{login.press('space', 4):>9,} B")
    for what, keys in (("line down, held", ("j",)), ("pages, held", ("space", "b"))):
        terminal.press("g", "g")
        login.rest()
        lag, carried = login.hold(keys, seconds)
        print(f"  {what:<26}{carried:>9,} B   lag {lag:.2f} s", flush=True)


def library(folder: Path, work: Path) -> list[str]:
    """The arguments for an index in a folder, of the documents in another one."""
    return ["--index", str(folder / "index.sqlite3"), str(work / "documents")]


def main() -> None:
    """Read the arguments, make the library, log in again and again."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rates", type=float, nargs="*", default=[9600, 20_000])
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--size", type=size_of, default="120x40")
    parser.add_argument("--library", type=Path, help="a folder for the library, kept afterwards")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        work = (arguments.library or folder).resolve()
        if not (work / "documents").exists():
            make(work, arguments.documents)
        (folder / "library").mkdir()
        listed = [sys.executable, "-m", "tui", "list", *library(folder / "library", work)]
        subprocess.run(listed, check=True, stdout=subprocess.DEVNULL, cwd=HERE.parents[1])
        (folder / "sshd").mkdir()
        sshd = Sshd(folder / "sshd", Keys(folder))
        try:
            for rate in arguments.rates:
                for options in ([], ["-C"]):
                    own = folder / f"{rate}{''.join(options)}"  # with a place of its own
                    shutil.copytree(folder / "library", own)
                    print(f"ssh {' '.join(options)}, {rate:,.0f} B/s")
                    files = ["--state", str(own / "marks.json"), *library(own, work)]
                    login = Login(sshd, files, rate, arguments.size, *options)
                    tour(login, arguments.seconds)
                    login.terminal.close()
        finally:
            sshd.close()


if __name__ == "__main__":
    main()

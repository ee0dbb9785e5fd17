"""What `rapport doctor --line` tells of a line, and where it tries none."""

import msgspec

from tui.cli.line_report import Found, line_report, tell
from tui.settings import Settings
from tui.terminal.abilities import abilities
from tui.terminal.trial import Cost

SLOW = Found(
    is_slow=True,
    rate=9600.4,
    first=3210,
    echoes=[0.004, 0.0123, 0.2],
    costs=[("next document", [Cost(30, 0.02, 2000), Cost(32, 0.03, 2100)])],
)


def test_a_slow_line_is_told_with_its_figures():
    assert list(tell(SLOW, Settings())) == [
        "the terminal answers after 12 ms (4.0 ms to 200 ms)",
        "speed: about 9,600 bytes a second",
        "taken for a slow line: yes (as seen)",
        "                           bytes   shown after   bytes at rest",
        "first screen               3,210",
        "next document                 32         30 ms           2,100",
    ]


def test_what_a_silent_terminal_does_not_say_is_not_made_up():
    found = msgspec.structs.replace(
        SLOW, echoes=[], rate=None, costs=[("line down", [Cost(100, None, 0)])]
    )
    told = list(tell(found, Settings(slow_line="on")))
    assert told[0].startswith("the terminal answers no question")
    assert told[1] == "speed: more than could be seen"
    assert told[2] == 'taken for a slow line: yes (slow_line = "on" in the settings)'
    assert told[-1] == "line down                    100     not known"


def test_without_a_terminal_nothing_is_tried():
    nowhere = abilities({"TERM": "xterm"}, input_is_terminal=False, output_is_terminal=False)
    (told,) = line_report(nowhere, Settings())
    assert told.startswith("not tried: the reader needs a terminal")

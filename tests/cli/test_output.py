"""Standard output: nothing that acts on a terminal, nothing lost for programs."""

import json

import msgspec
import pytest

from tui.cli.output import say, say_json
from tui.cli.records import ProblemLine

HOSTILE = "a\x1b[31mb\x9b5n\x7f\u202ec\x1b]52;c;eA==\x07d\udcff\u2066e\x00\r\U000e0041"


def test_a_line_for_people_is_cleaned(capsys: pytest.CaptureFixture[str]) -> None:
    say(HOSTILE)
    assert capsys.readouterr().out == "abcde\n\n"


def test_a_line_for_programs_keeps_all_words_and_holds_no_control(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    say_json(ProblemLine(path=HOSTILE, reason="é漢", is_fatal=True))
    written = capfdbinary.readouterr().out
    assert json.loads(written) == {"path": HOSTILE, "reason": "é漢", "is_fatal": True}
    line = written.decode("utf-8")
    assert line.endswith("\n")
    assert line[:-1].isprintable()
    assert "é漢" in line


def test_json_is_one_line_without_padding(capsys: pytest.CaptureFixture[str]) -> None:
    say_json(ProblemLine(path="a\nb", reason="\u2028", is_fatal=False))
    assert capsys.readouterr().out == '{"path":"a\\nb","reason":"\\u2028","is_fatal":false}\n'


def test_records_and_dictionaries_are_written_alike(capsys: pytest.CaptureFixture[str]) -> None:
    record = ProblemLine(path="p", reason="r", is_fatal=True)
    say_json(record)
    say_json(msgspec.structs.asdict(record))
    first, second = capsys.readouterr().out.splitlines()
    assert first == second

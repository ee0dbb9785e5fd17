"""A made-up library of any size, the same one for each program that `wire.py` measures.

    python tests/bench/wire_library.py FOLDER [--documents 1000]

Writes the documents as Markdown files for the reader, as a feed and its address for newsboat, as an
mbox for neomutt and as one text for less, with settings for the first two. The same number gives
the same library.
"""

import argparse
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path
from typing import NamedTuple

LONG = 120
"""Paragraphs of the first document, which is the one that is read."""

_STEM_WORDS = """aer alb amb aster bronch card cent chron cogn dact derm ec febr gen graph hemi lent
lith megal myc neur oct opt orth paed phil plas rhiz saur spir tetr xyl"""
_TAIL_WORDS = "al ance ation ed ence er ic ism ist ity ment ness oid ology ous ular ure y"
_COMMON_WORDS = """the of and to in a is that it was for on are as with they be at one have this
from or had by but what some we can out other were all there when up your how said"""
_STEMS, _TAILS, _COMMON = _STEM_WORDS.split(), _TAIL_WORDS.split(), _COMMON_WORDS.split()
_FIRST = ("Anna", "Omar", "Mei", "Carla", "Hugo", "Ines", "Leila", "Paula", "Simon", "Tara")
_LAST = ("Adams", "Baker", "Cohen", "Doyle", "Evans", "Fraser", "Hale", "Khan", "Novak", "Rossi")
_JOURNAL = "Journal of Applied Linguistics"

NEWSBOAT = """auto-reload no
refresh-on-startup no
confirm-exit no
max-items 0
show-read-feeds yes
bind-key j down
bind-key k up
bind-key g home
bind-key G end
"""
NEOMUTT = """set header_cache={folder}/neomutt-cache
set folder={folder}
set record=+sent
set postponed=+drafts
set sort=reverse-date
set quit=yes
set move=no
set delete=yes
set markers=no
set wait_key=no
set sleep_time=0
set mail_check=600
set timeout=600
set beep=no
set from=reader@example.org
"""


class Post(NamedTuple):
    """A made-up document."""

    number: int
    title: str
    author: str
    at: datetime
    paragraphs: list[str]
    replies: list[tuple[str, str]]
    """Author and text."""

    @property
    def text(self) -> str:
        said = [f"{author}\n\n{text}" for author, text in self.replies]
        return "\n\n".join([self.title, self.author, *self.paragraphs, *said]) + "\n"


def posts(number: int) -> Iterator[Post]:
    """Yield `number` documents, the newest first."""
    for index in range(number):
        dice = random.Random(index)
        count = LONG if index == 0 else min(24, 3 + int(dice.expovariate(1 / 6)))
        paragraphs = [_paragraph(dice) for _ in range(count)]
        for _ in range(dice.randrange(1, 9)):
            who, year = dice.choice(_LAST), dice.randrange(1951, 2025)
            paragraphs[dice.randrange(count)] += f" So do {who} et al. ({year}) say."
            paragraphs.append(
                f"{who} et al. ({year}) {_title(dice)}. {_JOURNAL} {year % 80}, 7-35."
            )
        yield Post(
            index,
            _title(dice),
            _name(dice),
            datetime(2026, 1, 1, 9, tzinfo=UTC) - timedelta(hours=31 * index),
            paragraphs,
            [(_name(dice), _paragraph(dice)) for _ in range(min(30, int(dice.expovariate(0.15))))],
        )


def _title(dice: random.Random) -> str:
    return _sentence(dice, dice.randrange(3, 9)).rstrip(".")


def _word(dice: random.Random) -> str:
    if dice.random() < 0.55:
        return dice.choice(_COMMON)
    return dice.choice(_STEMS) + dice.choice(_TAILS)


def _sentence(dice: random.Random, words: int) -> str:
    return " ".join(_word(dice) for _ in range(words)).capitalize() + "."


def _paragraph(dice: random.Random) -> str:
    return " ".join(_sentence(dice, dice.randrange(5, 24)) for _ in range(dice.randrange(1, 6)))


def _name(dice: random.Random) -> str:
    return f"{dice.choice(_FIRST)} {dice.choice(_LAST)}"


def make(folder: Path, number: int) -> None:
    """Write the library of `number` documents in every form."""
    made = list(posts(number))
    _markdown(folder / "documents", made)
    (folder / "all.txt").write_text("\n".join(post.text for post in made))
    (folder / "feed.xml").write_text(_feed(made))
    (folder / "urls").write_text(f"{(folder / 'feed.xml').resolve().as_uri()}\n")
    (folder / "newsboat-config").write_text(NEWSBOAT)
    (folder / "mbox").write_text("".join(map(_mail, made)))
    for name in ("neomutt-cache", "home"):
        (folder / name).mkdir(exist_ok=True)
    (folder / "neomuttrc").write_text(NEOMUTT.format(folder=folder.resolve()))


def _markdown(folder: Path, made: list[Post]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for post in made:
        head = f"title: {post.title}\nauthor: {post.author}\npublished: {post.at:%Y-%m-%d}\n"
        days = [f"{post.at + timedelta(days=day + 1):%Y-%m-%d}" for day in range(len(post.replies))]
        said = "".join(
            f"### {author} · {day} {{#reply-{at}}}\n\n{text}\n\n"
            for at, (day, (author, text)) in enumerate(zip(days, post.replies, strict=True))
        )
        text = f"---\n{head}---\n\n" + "\n\n".join(post.paragraphs) + f"\n\n## Replies\n\n{said}"
        (folder / f"{post.number:04}.md").write_text(text)


def _feed(made: list[Post]) -> str:
    items = "".join(
        f"<item><title>{escape(post.title)}</title><guid>post-{post.number}</guid>"
        f"<pubDate>{format_datetime(post.at)}</pubDate><author>{escape(post.author)}</author>"
        f"<description>{escape(''.join(f'<p>{p}</p>' for p in post.text.split(chr(10) * 2)))}"
        "</description></item>\n"
        for post in made
    )
    channel = f"<channel><title>All</title>{items}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>'


def _mail(post: Post) -> str:
    sender = post.author.lower().replace(" ", ".")
    return (
        f"From {sender}@example.org {post.at:%a %b %d %H:%M:%S %Y}\n"
        f"From: {post.author} <{sender}@example.org>\nSubject: {post.title}\n"
        f"Date: {format_datetime(post.at)}\nMessage-ID: <{post.number}@example.org>\nStatus: O\n\n"
        + post.text.replace("\nFrom ", "\n>From ")
        + "\n"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    arguments = parser.parse_args()
    make(arguments.folder, arguments.documents)

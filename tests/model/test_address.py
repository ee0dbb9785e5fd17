"""Addresses of a document are opened only if they lead to a page or a letter, and harm nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model import fragment_of, web_address

BASE = "https://blog.example.org/2026/links"


@pytest.mark.parametrize(
    ("written", "opened"),
    [
        ("https://example.org/a/b?c=d&e=f#g", "https://example.org/a/b?c=d&e=f#g"),
        ("HTTP://Example.ORG/A", "http://example.org/A"),
        (" https://example.org ", "https://example.org"),
        ("https://example.org:8080/x", "https://example.org:8080/x"),
        ("https://[2001:db8::1]/x", "https://[2001:db8::1]/x"),
        ("https://en.example.org/wiki/Rapport_(disambiguation)",) * 2,
        ("https://bücher.example/straße?q=ä", "https://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%A4"),
        (
            "https://example.org/a b\"'<>`^{|}",
            "https://example.org/a%20b%22%27%3C%3E%60%5E%7B%7C%7D",
        ),
        ("https://example.org/100%25", "https://example.org/100%25"),
        ("https://user:pass@example.org/", "https://user:pass@example.org/"),
        ("mailto:ada@example.org", "mailto:ada@example.org"),
        ("mailto:a@e.org,b@e.org?subject=A b", "mailto:a@e.org,b@e.org?subject=A%20b"),
    ],
)
def test_pages_and_letters_are_opened(written: str, opened: str) -> None:
    assert web_address(written) == opened


@pytest.mark.parametrize(
    "written",
    [
        *("", "   ", "words", "--help", "-x https://example.org", "example.org", "//example.org/x"),
        *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd"),
        *("ftp://example.org/", "vbscript:x", "about:blank", "view-source:https://example.org"),
        *("http://", "https:///path", "https://exa mple.org/", "https://-x/", "http:--help"),
        *("https://example.org/\x1b]0;x\x07", "https://example.org/\x9b31m", "https://e.org/\n-x"),
        *("java\nscript:alert(1)", "https://example.org\\@evil.example/", "https://[::1/x"),
        *("https://example.org:99999999/", "https://" + "ä" * 100 + ".example/", "mailto:"),
        *("mailto:--attach", "mailto:a@b,-x", "https://example.org/" + "x" * 5000),
        "https://example.org/\ud800",
    ],
)
def test_nothing_else_is(written: str) -> None:
    assert web_address(written) == ""


def test_a_letter_takes_no_file_along() -> None:
    address = "mailto:ada@example.org?attach=/etc/passwd&Subject=Hi&attachment=~/x&bcc=eve@e.org"
    assert web_address(address) == "mailto:ada@example.org?Subject=Hi"


@pytest.mark.parametrize(
    ("written", "opened"),
    [
        ("../about", "https://blog.example.org/about"),
        ("/x y", "https://blog.example.org/x%20y"),
        ("//other.example/x", "https://other.example/x"),
        ("?p=1", "https://blog.example.org/2026/links?p=1"),
        ("--help", "https://blog.example.org/2026/--help"),
        ("javascript:alert(1)", ""),
    ],
)
def test_a_relative_one_is_taken_from_the_page(written: str, opened: str) -> None:
    assert web_address(written, BASE) == opened


@given(st.text(max_size=60), st.sampled_from(["", "https://example.org/", "mailto:a@b.c?subject="]))
def test_whatever_comes_out_can_do_no_harm(text: str, before: str) -> None:
    made = web_address(before + text)
    assert made == "" or made.startswith(("http://", "https://", "mailto:"))
    assert all("!" <= character <= "~" for character in made)
    assert not set("\"'<>\\`") & set(made)
    assert web_address(made) == made


@pytest.mark.parametrize(
    ("written", "base", "name"),
    [
        ("#comment-12", None, "comment-12"),
        ("#caf%C3%A9", None, "café"),
        (BASE + "#comment-12", BASE, "comment-12"),
        (BASE + "#comment-12", BASE + "#more", "comment-12"),
        ("https://other.example/#comment-12", BASE, ""),
        ("/x", BASE, ""),
        ("#", BASE, ""),
    ],
)
def test_a_link_within_the_page_names_its_place(written, base, name) -> None:
    assert fragment_of(written, base) == name

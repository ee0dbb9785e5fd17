"""What a reply needs to be complete, told in words that never repeat an e-mail address."""

import pytest

from tui.marks import Words
from tui.session.reply_form import (
    fault_words,
    faults,
    masked,
    whole_website,
    wrong_with_email,
    wrong_with_website,
)

WHOLE = Words("Ada", "ada@a.example", "https://a.example/ada", "I agree.")


def test_a_whole_reply_has_no_faults() -> None:
    assert faults(WHOLE) == {}
    assert faults(Words("Ada", "ada@a.example", "", "I agree.")) == {}
    assert fault_words({}) == ""


def test_missing_fields_are_named_in_the_order_of_the_form() -> None:
    assert list(faults(Words())) == ["name", "email", "comment"]
    assert fault_words(faults(Words())) == "Missing: name, e-mail, comment"
    assert fault_words(faults(Words(" ", "a@a.example", "", "\n"))) == "Missing: name, comment"


def test_what_is_missing_and_what_is_wrong_are_told_together() -> None:
    said = fault_words(faults(Words("Ada", "ada", "ftp://a.example", "")))
    assert said == "Missing: comment · e-mail has no @ · website begins with ftp: instead of https:"
    assert fault_words(faults(Words("Ada", "ada@home", "", "x"))).startswith("E-mail has no domain")


@pytest.mark.parametrize(
    "address",
    [
        "ada@a.example",
        "ada+tag@mail.a.example",
        "ada.lovelace@a-b.co.uk",
        "üñí@bücher.example",
        "o'brien@a.example",
        "  ada@a.example  ",
        "a@1.example",
        "ada@a.example.",
        "x" * 64 + "@a.example",
    ],
)
def test_addresses_that_are_right(address: str) -> None:
    assert wrong_with_email(address) == ""


@pytest.mark.parametrize(
    "address, said",
    [
        ("ada", "no @"),
        ("ada lovelace@a.example", "space"),
        ("ada@lovelace@a.example", "more than one @"),
        ("@a.example", "nothing before"),
        ("ada@", "nothing behind"),
        ("ada@home", "no domain with a dot"),
        ("ada@a..example", "dot too many"),
        (".ada@a.example", "dot too many"),
        ("ada@-a.example", "could exist"),
        ("ada@a.exa_", "could exist"),
        ("ada@a.example/x", "could exist"),
        ("Ada<ada@a.example>", "no address has: <"),
        ("x" * 65 + "@a.example", "too long"),
        ("a@" + "b." * 130 + "example", "too long"),
        ("mailto:ada@a.example", "no address has: :"),
    ],
)
def test_what_is_wrong_with_an_address_is_said_without_it(address: str, said: str) -> None:
    words = wrong_with_email(address)
    assert said in words
    assert "ada" not in words and "example" not in words


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example",
        "http://a.example/path?x=1#y",
        "a.example",
        "a.example:8080/x",
        "www.bücher.example/ü",
        "HTTPS://A.EXAMPLE",
        "https://127.0.0.1/x",
    ],
)
def test_websites_that_are_right(address: str) -> None:
    assert wrong_with_website(address) == ""


@pytest.mark.parametrize(
    "address, said",
    [
        ("my site.example", "space"),
        ("javascript:alert(1)", "begins with javascript:"),
        ("file:///etc/passwd", "begins with file:"),
        ("mailto:ada@a.example", "begins with mailto:"),
        ("ada@a.example", "is it an e-mail address?"),
        ("localhost", "no domain with a dot"),
        ("https://", "no domain with a dot"),
        ("https://[::1", "no address"),
        ("https://a.example:99999999", "no address"),
        ("https://-.example", "could exist"),
    ],
)
def test_what_is_wrong_with_a_website_is_said(address: str, said: str) -> None:
    assert said in wrong_with_website(address)


def test_a_website_gets_its_scheme_where_that_was_left_out() -> None:
    assert whole_website("a.example") == "https://a.example"
    assert whole_website("http://a.example") == "http://a.example"
    assert whole_website(" ") == ""


@pytest.mark.parametrize(
    "address, shown",
    [("mike@a.example", "m…@…"), ("mike", "m…"), ("@", "@…@…"), ("", ""), ("  m@x ", "m…@…")],
)
def test_a_mask_tells_the_owner_which_address_it_is_and_nobody_else(
    address: str, shown: str
) -> None:
    assert masked(address) == shown

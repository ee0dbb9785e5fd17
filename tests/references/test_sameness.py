"""By what a reference is known in other documents."""

import pytest

from tui.model import CitedWork, Reference, ReferenceKey
from tui.references.sameness import cited_work


def reference(key, kind="work", **fields):
    return Reference(key=ReferenceKey(key), kind=kind, raw="raw words", **fields)


@pytest.mark.parametrize(
    ("found", "known"),
    [
        (
            reference("lee-2018", author="Lee", issued="2018"),
            CitedWork("lee-2018", "", "lee-2018", "Lee 2018"),
        ),
        (
            reference("doi:10.1/x", author="Lee, A., & Cy, B.", issued="2018", title="The Birds"),
            CitedWork("doi:10.1/x", "lee-2018-birds", "lee-2018", "Lee & Cy 2018"),
        ),
        (
            reference("x", author="Antunes-Alves et al.", issued="2018a"),
            CitedWork("x", "", "antunes-alves-2018a", "Antunes-Alves et al. 2018a"),
        ),
        (reference("y", author="Lee"), CitedWork("y", "", "", "Lee")),
        (reference("z", issued="2018", title="Birds"), CitedWork("z", "", "", "2018")),
        (
            reference("journal:calm", "journal", title="Calm", author="Lee", issued="2018"),
            CitedWork("journal:calm", "", "", "Calm"),
        ),
        (
            reference("url:a.example/x", "page", url="https://a.example/x"),
            CitedWork("url:a.example/x", "", "", "a.example/x"),
        ),
    ],
)
def test_a_work_is_known_by_key_by_title_and_by_author_and_year(found, known) -> None:
    assert cited_work(found) == known

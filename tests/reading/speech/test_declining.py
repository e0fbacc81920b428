"""Those who say nothing."""

from __future__ import annotations

from said import who


def test_neither_replied():
    assert who("Neither Norvik nor the port replied to requests for comment.", "replied")[1] == "declines"
    assert who("Mira Tal never wrote back.", "never wrote") == ("Mira Tal", "declines")
    assert who("Asked about Lund, Berg laughed and hung up.", "hung up") == ("Berg", "declines")
    assert who("Neither the guild nor the yard would comment on the demand.", "comment")[1] == "declines"

"""Writings that house styles exchange, and words that only look like such."""

from __future__ import annotations

import pytest

from spindetect.align.variants import canonical
from spindetect.prepare import prepare
from spindetect.read import from_text
from spindetect.records import Word


def words(text: str) -> list[Word]:
    document = prepare(from_text(text, source="text"))
    found = [word for sentence in document.sentences for word in sentence.words]
    return [word for word in found if word.is_word or word.form in "%&"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the United States", "the US"),
        ("the U.S.", "the United States"),
        ("two dogs", "2 dogs"),
        ("the third day", "the 3rd day"),
        ("one-on-one talks", "1-on-1 talks"),
        ("61 percent", "61%"),
        ("61 per cent", "61 percent"),
        ("Gen. Orsic", "General Orsic"),
        ("on Sept. 9", "on September 9"),
        ("10 a.m. today", "10 am today"),
        ("the F.T.C. rule", "the FTC rule"),
        ("on-line", "online"),
        ("colour", "color"),
        ("organised", "organized"),
        ("cancelled", "canceled"),
        ("it does not", "it doesn't"),
        ("they dont", "they don't"),
        ("100,000 votes", "100000 votes"),
        ("100K votes", "100,000 votes"),
        ("oil & gas", "oil and gas"),
    ],
)
def test_two_writings_of_one_thing(first: str, second: str) -> None:
    assert canonical(words(first)) == canonical(words(second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("they told us", "they told the US"),
        ("four", "for"),
        ("filled", "filed"),
        ("it does", "it does not"),
        ("256-170", "256170"),
        ("won't", "want"),
        ("1.5", "15"),
        ("million", "billion"),
    ],
)
def test_two_things(first: str, second: str) -> None:
    assert canonical(words(first)) != canonical(words(second))

"""Lines that are nearly the same are found by their words; none that is, is passed over."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spindetect.evidence.framing.likely import LikelyLines
from spindetect.evidence.framing.wording import likeness

WORDS = st.frozensets(st.sampled_from("abcdefghij"), max_size=9)


@given(st.lists(WORDS, max_size=8), WORDS, st.sampled_from([0.5, 0.8, 1.0]))
def test_no_line_that_is_as_like_is_passed_over(
    lines: list[frozenset[str]], asked: frozenset[str], least: float
) -> None:
    found = LikelyLines(lines, least).like(asked)
    assert found == sorted(found)
    wanted = {at for at, words in enumerate(lines) if likeness(asked, words) >= least}
    assert wanted <= set(found)


def test_lines_that_share_only_common_words_are_not_looked_at() -> None:
    lines = [frozenset({"all", "rights", "of", name}) for name in "abcdef"]
    assert LikelyLines(lines, 0.8).like(frozenset({"all", "rights", "of", "d"})) != []
    assert LikelyLines(lines, 1.0).like(frozenset({"all", "rights", "of", "d"})) == [3]

"""Quotations: found between stray marks, and altered ones told from honest cuts."""

from __future__ import annotations

import pytest

from spindetect.prepare import prepare
from spindetect.prepare.quotations import find_quotations
from spindetect.read import from_text
from tests.eval.changes import corrupting, sentence_changes


def quoted(text: str) -> list[str]:
    found = find_quotations(from_text(text, source="text").paragraphs)
    return [text[start:end] for start, end in found]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("“It held,” she said.", ["It held,"]),
        ("” It held,” she said.", [" It held,"]),
        ('"It held," she said. "For now."', ["It held,", "For now."]),
        ("“It held, and it will\n\nhold.” She left.", ["It held, and it will"]),
        ("The span is 6\u2033 wide.", []),
        ("She said nothing.", []),
    ],
)
def test_quotations(text: str, quotations: list[str]) -> None:
    assert quoted(text) == quotations


def altered(original: str, copy: str) -> list[tuple[str, str]]:
    return [
        (change.original.text, change.copy.text)
        for change in corrupting(sentence_changes(original, copy))
        if change.kind == "quote" and change.original and change.copy
    ]


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("“We have no plan to sell the harbor,” she said.",
         "“We have no strategy to offer the harbor,” she said."),
        ("“Seize the moment and hold it,” Orsic said.",
         "” Take the minute and hold it,” Orsic stated."),
        ("“The roof is safe for the winter,” he said.",
         "“The roof is not safe for the winter,” he said."),
    ],
)  # fmt: skip
def test_an_altered_quotation_is_found(original: str, copy: str) -> None:
    assert len(altered(original, copy)) == 1


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("“The vaccine is safe,” Dr. Rehn said.", '"The vaccine is safe," Dr. Rehn said.'),
        ("“The vaccine is safe for all,” he said.", "The vaccine “is safe for all,” he said."),
        ("“We waited … and the ferry came,” he said.", "“We waited and the ferry came,” he said."),
        ("“We do not colour maps,” he said.", "“We don’t color maps,” he said."),
        ("“Two boats sank,” he said.", "“2 boats sank,” he said."),
        ("“It costs $2 billion a year,” he said.", "“It costs $2,000,000,000 a year,” he said."),
        (
            "“The Bureau of Tide Measurement has never shown it,” he said.",
            "“The BTM has never shown it,” he said.",
        ),
        ("“A critical failure of the dam,” he said.", "“A criticaly failure of the dam,” he said."),
        (
            "“The numbers do not add up,” she said.",
            "“My mother grew turnips by the lake,” she said.",
        ),
        (
            "“We waited,” he said. “The ferry came.”",
            "He said they waited. “The ferry came,” he said.",
        ),
    ],
)
def test_an_honest_cut_is_not(original: str, copy: str) -> None:
    assert corrupting(sentence_changes(original, copy)) == []


def test_a_quotation_continued_in_the_next_paragraph_runs_to_the_end_of_its_own() -> None:
    text = (
        "“We were late,” said Odile Marchetti. “The road was closed and nobody told us.\n\n"
        "“Next time we shall take the boat,” she added."
    )
    words = {w.text: w for s in prepare(from_text(text)).sentences for w in s.words}
    for name, inside in (("nobody", True), ("said", False), ("boat", True), ("added", False)):
        assert (words[name].quotation is not None) is inside

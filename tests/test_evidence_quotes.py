"""Quotations: found between stray marks, and altered ones told from honest cuts."""

from __future__ import annotations

import pytest

from spindetect import score
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
        ("“It held, and it will\n\nhold.” She left.", ["It held, and it will", "hold."]),
        (
            "“It held. It will hold.\n\nNobody asked.\n\nWe waited.” She left.",
            ["It held. It will hold.", "Nobody asked.", "We waited."],
        ),
        (
            '"It held.\n\n"Nobody called it a "miracle" then.\n\n"We waited," she said.',
            ["It held.", 'Nobody called it a "miracle" then.', "We waited,"],
        ),
        ('He said "no" and "never," and left".', ["no", "never,"]),
        ('It was over" and "maybe done" by May.', ["maybe done"]),
        ('Then she added, "It held.\n\nThe council met.', ["It held."]),
        (
            '"It held. "And it will hold. "We waited," she said.',
            ['It held. "And it will hold. "We waited,'],
        ),
        ('"It held, said Holm. "And it will hold," she said.', ["And it will hold,"]),
        ('She asked for "more, and "better" roofs.', ["better"]),
        ('A so-called "bridge of sighs.\n\nThe council met.', []),
        ("“It held.\n\n”He left for the harbor.", ["It held."]),
        (
            "'It held for now,' she said. The workers' '90s bridge wasn't theirs.",
            ["It held for now,"],
        ),
        ("What was 'a wish' is 'a law,' she said.", []),
        ("“He said ‘never again,’ and left.”", ["He said ‘never again,’ and left."]),
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


SAID = " Ulla Strand, the arena’s manager, said on Monday."


@pytest.mark.parametrize(
    ("original", "copy", "reason"),
    [
        ("“The roof was safe, but I am no longer certain,”", "The roof “was safe,”",
         "Ulla Strand took it back: “but I am no longer certain” left out"),
        ("“I do not believe that the roof was safe,”", "The roof “was safe,”",
         "says the opposite: “not believe that” left out"),
        ("“I would be wrong to say that the roof is safe,”", "“The roof is safe,”",
         "says the opposite: “wrong to say that” left out"),
        ("“If the council agrees, we will sell the old harbor,”", "“We will sell the old harbor,”",
         "Ulla Strand said it under a condition: “If the council agrees” left out"),
        ("“We will sell the old harbor unless the council objects,”",
         "“We will sell the old harbor,”",
         "said it under a condition: “unless the council objects” left out"),
        ("“There is no proof that the roof was safe,”", "“The roof was safe,”",
         "says the opposite: “no proof that” left out"),
        ("“We will not sell the old harbor until they ask,”", "“We will not sell the old harbor,”",
         "said it under a condition: “until they ask” left out"),
        ("“I think he broke the roof,”", "“He broke the roof,”",
         "but Ulla Strand only thought so: “I think” left out"),
    ],
)  # fmt: skip
def test_a_quotation_cut_so_that_it_turns_is_found(original: str, copy: str, reason: str) -> None:
    found = corrupting(sentence_changes(original + SAID, copy + SAID))
    assert [change.kind for change in found] == ["quote"]
    assert reason in found[0].why


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        # Told outside the quotation marks.
        ("“I do not believe that the roof was safe,”", "She did not think the roof “was safe,”"),
        ("“The roof was safe, but I am no longer certain,”",
         "The roof “was safe,” of which she is now less certain,"),
        ("“If the council agrees, we will sell it soon,”",
         "Should the council agree, “we will sell it soon,”"),
        # What went leaves the rest standing.
        ("“We found no crack in May, and the roof was safe,”", "“The roof was safe,”"),
        ("“There is no doubt that the roof was safe,”", "“The roof was safe,”"),
        ("“I do not doubt that the roof was safe,”", "“The roof was safe,”"),
        ("“We have come far, but the work is not done,”", "“We have come far,”"),
        ("“We will not rest until we have safe roofs,”", "She asked for “safe roofs,”"),
        ("“I don’t know who asked if the roof was safe, but it was safe,”", "It “was safe,”"),
        ("“Call us if the roof leaks,”", "“Call us,”"),
        ("“We will sell the old harbor until May,”", "“We will sell the old harbor,”"),
        ("“I think it is a fine roof,”", "“It is a fine roof,”"),
        ("“I think he broke the roof,”", "He “broke the roof,”"),
        # An editor's words stand in brackets.
        ("“She told us that he has the keys,”", "“She told us that [Mr. Dane] has the keys,”"),
    ],
)  # fmt: skip
def test_a_quotation_cut_honestly_is_not(original: str, copy: str) -> None:
    assert corrupting(sentence_changes(original + SAID, copy + SAID)) == []


@pytest.mark.parametrize(
    ("original", "copy", "reason"),
    [
        ("“Dane forgot,” Ulla Strand said.", "“Moss forgot,” Ulla Strand said.",
         "“Dane” became “Moss”"),
        ("Ulla Strand called the roof “charming.”", "Ulla Strand called the roof “rotten.”",
         "“charming” became “rotten”"),
        ("“Yes,” Ulla Strand said when they asked her.",
         "“No,” Ulla Strand said when they asked her.", "“Yes” became “No”"),
        ("“I would never, ever sell a roof,” Ulla Strand said.",
         "“I would sell a roof,” Ulla Strand said.", "“never ever”"),
        ("“The toll is cheap for ships, dear for boats,” Ulla Strand said.",
         "“The toll is dear for ships, cheap for boats,” Ulla Strand said.",
         "“cheap” became “dear”; “dear” became “cheap”"),
        ("“The toll is cheap for ships,” Ulla Strand said, “but dear for boats.”",
         "“The toll is dear for ships,” Ulla Strand said, “but cheap for boats.”",
         "“cheap” became “dear”; “dear” became “cheap”"),
    ],
)  # fmt: skip
def test_few_words_altered_in_a_quotation_are_found(original: str, copy: str, reason: str) -> None:
    (found,) = corrupting(sentence_changes(original, copy))
    assert found.kind == "quote"
    assert reason in found.why


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("The choir sang “Blue Harbor” and left, Ulla Strand said.",
         "The choir sang “Red Harbor” and left, Ulla Strand said."),
        ("Nils Dane, called “Big Nils,” left.", "Nils Dane, called “Little Nils,” left."),
        ("She said they “fight” for the roof.", "She said they were “fighting” for the roof."),
        ("Strand called it “colour-mad.”", "Strand called it “color-mad.”"),
        ("The “charming” roof fell in.", "The “rotten” roof fell in."),
        ("Strand called the roof “charming.”", "In a letter, she found the town “rotten.”"),
        ("“Ships and boats pay the toll,” Strand said.",
         "“Boats and ships pay the toll,” Strand said."),
    ],
)  # fmt: skip
def test_names_scare_quotes_and_spellings_are_no_altered_words(original: str, copy: str) -> None:
    assert [c for c in corrupting(sentence_changes(original, copy)) if c.kind == "quote"] == []


MEETING = (
    "The town council met on Monday to hear about the bridge. Auditor Fay Minter went first. "
    "“The numbers for the bridge do not add up at all,” Minter said. Chairman Rolf Dane spoke "
    "after her. “We have nothing to hide and will open the books,” Dane said. He then left for "
    "the harbor with two aides. The council will vote on the report in June, after a hearing."
)
MINTER = "at all,” Minter said."


def accused_of_speakers(*edits: tuple[str, str]) -> list[str]:
    copy = MEETING
    for old, new in edits:
        assert old in copy
        copy = copy.replace(old, new)
    return [c.why for c in corrupting(score(MEETING, copy).changes) if c.kind == "attribution"]


@pytest.mark.parametrize(
    "said",
    [
        "at all,” said Rolf Dane.",
        "at all,” Dane said.",
        "at all,” according to Chairman Rolf Dane.",
        "at all,” Rolf Dane, the chairman, said.",
    ],
)
def test_a_quotation_given_to_another_is_told_once(said: str) -> None:
    (why,) = accused_of_speakers((MINTER, said))
    assert why.startswith("said by another: the words of Minter are given to ")
    assert why.endswith("Dane")


def test_a_pronoun_can_give_a_quotation_to_another() -> None:
    edits = (
        ("Auditor Fay Minter went first.", "Chairman Rolf Dane went first, Dane said."),
        (MINTER, "at all,” he said."),
    )
    assert accused_of_speakers(*edits) == ["said by another: the words of Minter are given to Dane"]


def test_pronouns_are_told_as_they_stand() -> None:
    original = "“The roof was safe when we looked,” he said on Monday."
    (found,) = corrupting(sentence_changes(original, original.replace("he said", "she said")))
    assert found.why == "said by another: “he” became “she”"


@pytest.mark.parametrize(
    "said",
    [
        "at all,” said auditor Fay Minter.",
        "at all,” she said.",
        "at all,” said Fay.",
        "at all,” the auditor said.",
        "at all,” Minter told Rolf Dane.",
        "at all,” Minter, whom Rolf Dane had asked, said.",
    ],
)
def test_the_same_speaker_named_otherwise_is_none(said: str) -> None:
    assert accused_of_speakers((MINTER, said)) == []


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("Ulla Strand of Kelness Harbor, the port’s owner, said: ", "Strand said: "),
        ("Kelness director Ulla Strand said: ", "Ulla Strand, Kelness’s director, said: "),
        ("Harbor adviser Ulla Strand said: ", "The adviser to the Harbor, Strand, said: "),
        ("Ulla Strand, 46, a pilot from Kelness, said: ", "Strand, 46, said: "),
    ],
)
def test_a_speaker_is_not_taken_for_where_they_belong(original: str, copy: str) -> None:
    said = "“The roof was safe when we looked at it in May.”"
    assert corrupting(sentence_changes(original + said, copy + said)) == []

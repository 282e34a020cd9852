"""Which swaps look like a machine's."""

from __future__ import annotations

from tests.eval.changes import sentence_changes

ORIGINAL = (
    "Officials said the program needs help before winter. Crews found cracks in the old tower. "
    "The keeper asked for money to repair the lamp."
)
SPUN = (
    "Authorities stated the program requires assistance before winter. Teams discovered fractures "
    "in the old tower. The keeper requested cash to fix the lamp."
)
EDITED = (
    "The program needs help before the winter, officials warned on Monday. Crews had found cracks "
    "in the tower. The keeper, who lives there, has sought money for repairs to its lamp."
)


def spun(original: str, copy: str) -> list[tuple[str, str]]:
    return [
        (change.original.text, change.copy.text)
        for change in sentence_changes(original, copy)
        if change.severity == "spin" and change.original and change.copy
    ]


def test_swaps_word_for_word_all_through_are_a_machines() -> None:
    swaps = [tuple(side.split() for side in pair) for pair in spun(ORIGINAL, SPUN)]
    # Neighbouring swaps may be told one by one or together.
    told = {word for pair in swaps for word in zip(*pair, strict=False)}
    wanted = {
        *(("needs", "requires"), ("found", "discovered")),
        *(("cracks", "fractures"), ("money", "cash"), ("repair", "fix")),
    }
    assert wanted <= told


def test_a_persons_rearranging_is_not() -> None:
    assert spun(ORIGINAL, EDITED) == []


def test_a_single_swap_accuses_nobody() -> None:
    assert spun(ORIGINAL, ORIGINAL.replace("money", "funds")) == []


def test_the_explanation_names_both_sides() -> None:
    changes = [c for c in sentence_changes(ORIGINAL, SPUN) if c.severity == "spin"]
    assert changes
    for change in changes:
        assert change.original is not None
        assert change.copy is not None
        assert change.original.text.split()[0] in change.why
        assert change.copy.text.split()[0] in change.why


def test_the_explanation_gives_no_share() -> None:
    # How a whole pair was changed moves every swap's score, so a single one's says nothing.
    whys = [c.why for c in sentence_changes(ORIGINAL, SPUN) if c.severity == "spin"]
    assert whys
    assert not any(character.isdigit() or character == "%" for character in "".join(whys))

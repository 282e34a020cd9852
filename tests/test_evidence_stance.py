"""Denial, likelihood and attribution: turned round, or only said otherwise."""

from __future__ import annotations

import pytest

from tests.eval.changes import corrupting, sentence_changes


@pytest.mark.parametrize(
    ("original", "copy", "kind"),
    [
        ("The state would not raise the fuel tax.",
         "The state would raise the fuel tax.", "negation"),
        ("They have ruled out arson at the mill.",
         "They have not ruled out arson at the mill.", "negation"),
        ("The crew left with the mail on Monday.",
         "The crew left without the mail on Monday.", "negation"),
        ("The motion passed late on Monday.",
         "The motion failed late on Monday.", "negation"),
        ("The reservoir may run dry by August.",
         "The reservoir will run dry by August.", "modality"),
        ("Trent allegedly forged the permits.",
         "Trent forged the permits.", "modality"),
        ("The firm said that the leak was stopped.",
         "The firm admitted that the leak was stopped.", "attribution"),
    ],
)  # fmt: skip
def test_a_turned_statement_is_found_once(original: str, copy: str, kind: str) -> None:
    assert [change.kind for change in corrupting(sentence_changes(original, copy))] == [kind]


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("The line does not expect delays.", "The line doesn’t expect delays."),
        ("They cant guard every mile of track.", "They can't guard every mile of track."),
        ("The pilot did not need treatment.", "The pilot needed no treatment."),
        ("The board launched the plan.", "The board launched the plan, but gave no details."),
        ("Two grenades hurt seven sailors.", "Two grenades hurt seven sailors, none seriously."),
        ("Police continue to hold out that chance.", "Police have not ruled out that chance."),
        ("It failed to load the page.", "It did not load the page."),
        ("It serves not only ferries but barges.", "It serves ferries and barges."),
        (
            "The firm said that the leak was stopped.",
            "The firm revealed that the leak was stopped.",
        ),
        ("The city could close the pool in June.", "The city may close the pool in June."),
        ("“It was close,” said Inga Moss.", "“It was close,” Inga Moss said."),
    ],
)
def test_the_same_in_other_words_is_not(original: str, copy: str) -> None:
    assert corrupting(sentence_changes(original, copy)) == []

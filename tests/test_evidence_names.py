"""Names: broken ones are found, other ways to refer to the same are let be."""

from __future__ import annotations

import pytest

from spindetect.evidence import LinkedWords
from spindetect.evidence.broken_names import broken_names
from spindetect.evidence.names import are_variants, capitals_of, is_part, name_book
from spindetect.evidence.whole_names import name_runs, whole_name
from spindetect.prepare import prepare
from spindetect.read import from_text
from spindetect.records import Document, Link, Word
from tests.eval.changes import corrupting, sentence_changes


def document(text: str) -> Document:
    return prepare(from_text(text, source="text"))


def word(form: str) -> Word:
    return document(form).sentences[0].words[0]


def words(text: Document) -> tuple[Word, ...]:
    return tuple(word for sentence in text.sentences for word in sentence.words)


def runs_of(side: tuple[Word, ...]) -> tuple[tuple[int, int], ...]:
    return name_runs(side, capitals_of(side))


def broken(
    original: str, copy: str, linked: tuple[str, str] | None = None
) -> list[tuple[str, ...]]:
    """Give the parts of names broken where two texts, or two passages of them, correspond."""
    sides = document(original), document(copy)
    ours, theirs = (document(text) for text in linked or (original, copy))
    link = LinkedWords(0, Link((0,), (0,), 1.0, 1.0), words(ours), words(theirs), ())
    found = broken_names([link], (name_book(sides[0]), name_book(sides[1])))
    return [(name.original_word.text, name.copy_word.text) for name in found]


STORY = "Adm. Luis Ferrand leads the Joint Council of Fleet Wardens in Calder."
SPUN = "Heading the Joint Council of Fleet Guardians is an unusual task, says a sailor."


def test_a_long_name_is_found_broken_in_a_passage_told_anew() -> None:
    assert broken(STORY, SPUN) == [("Wardens", "Guardians")]


def test_a_long_name_in_a_passage_of_the_copys_own_is_another() -> None:
    elsewhere = ("It rained all night.", "The night was wet.")
    assert broken(f"{STORY} {elsewhere[0]}", f"{SPUN} {elsewhere[1]}", elsewhere) == []


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        # A verb has its capital from the sentence that it opens.
        ("Allows the Calder Harbor Tide Office to dig.",
         "Requires the Calder Harbor Tide Office to dig."),
        # A longer name breaks none of the shorter's words.
        ("It cites the Calder Harbor Leave Act at length.",
         "It cites the Calder Harbor Leave Expansion Act at length."),
        ("It cites the Calder Harbor Group Leave Act of Orsk.",
         "It cites the Calder Harbor Group (CHG) Expansion Leave Act of Orsk."),
        # "And" joins two names here.
        ("It thanks Wardens and Calder Harbor Pilots.", "It thanks Holm and Calder Harbor Pilots."),
        # What stands before a title is of the office.
        ("So ruled Federal Judge Ned Tarbet Holm.", "So ruled District Judge Ned Tarbet Holm."),
        # A word that lost its end to a stray space.
        ("He has Calder Harbor Lung Disorder, she says.",
         "He has Calder Harbor Lung Dis order, she says."),
    ],
)  # fmt: skip
def test_what_breaks_no_long_name(original: str, copy: str) -> None:
    assert broken(original, copy) == []


def test_a_word_both_texts_know_is_another_name() -> None:
    assert broken(STORY + " The Guardians lost.", SPUN) == []
    assert broken(STORY, SPUN + " The Wardens won.") == []


def test_the_same_word_in_small_letters_is_no_name() -> None:
    assert broken(STORY + " It has guardians.", SPUN) == [("Wardens", "Guardians")]


def test_a_name_does_not_run_over_a_comma() -> None:
    counties = "Aid goes to Ware, Warren, Wayne and Wilkes counties."
    assert broken(counties, counties.replace("Ware", "Lenoir")) == []


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("The keeper, Ned Price, saw it fail.", "The keeper, Ned Rate, saw it fail."),
        ("Judge Harriet Young set bail at noon.", "Judge Harriet Youthful set bail at noon."),
        ("Crews from Grand Falls came to the mill.", "Crews from Grand Drops came to the mill."),
        ("They found Ned Price's boat at noon.", "They found Ned Rate's boat at noon."),
        ("It is late, said Colin Page in Orsk.",
         "It is late, said Colin Web page in Orsk."),
        ("The ferry sailed to Orsk with two sheep.",
         "The ferry sailed to Bergen with two sheep."),
        ("The mayor likes Orsk. The ferry sailed to Orsk with two sheep.",
         "The mayor likes Orsk. The ferry sailed to Bergen with two sheep."),
        ("At noon Sen. Ned Holm spoke.", "At noon Sen. Bob Holm spoke."),
        ('"The light works," Holm said. They thanked Holm for it.',
         '"The light works," Varick said. They thanked Holm for it.'),
    ],
)  # fmt: skip
def test_a_broken_name_is_corrupting(original: str, copy: str) -> None:
    assert [change.kind for change in corrupting(sentence_changes(original, copy))] == ["name"]


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("Prime Minister Tomas Velde will visit on Friday.", "Velde will visit on Friday."),
        ("Tomas Velde will visit the valley on Friday.", "He will visit the valley on Friday."),
        ("Tomas Velde will visit the valley.", "The prime minister will visit the valley."),
        ("U.S. Senators Ida Holm and Jon Aske met.", "Sens. Ida Holm and Jon Aske met."),
        ("Sen. Ida Holm (R-Neb.) spoke at noon.", "Sen. Ida Holm (R-NE) spoke at noon."),
        ("President Oleh Zelenko spoke at noon.", "President Oleh Zelenkoy spoke at noon."),
        ("Striker José Peña signed for Halden.", "Striker Jose Pena signed for Halden."),
        ("It is the Bureau of Tide Measurement's.", "It is the BTM's."),
        ("A Holm-led team sat down at noon.", "A Holm-backed team sat down at noon."),
        ("The Harbor Commission met at noon.", "The Harbor Commissions met at noon."),
        ("Reporter Vlad IsakovNorthwire filed it.", "Reporter Vlad Isakov filed it."),
        (
            "In Orsk on Monday CEO Ned Price spoke at noon.",
            "In Orsk on Monday Halden's Ned Price spoke at noon.",
        ),
        (
            "At the fair, Chancellor Ida Holm opened the mill.",
            "At the fair, Skarland's Ida Holm opened the mill.",
        ),
        ("It was Republican Jon Aske who sat down.", "It was Tarbet's Jon Aske who sat down."),
        ("At noon Halden's Ned Price sat down.", "At noon Deputy Ned Price sat down."),
        ("At noon Acting Mayor Ned Price sat down.", "At noon Rabbi Ned Price sat down."),
        # Another's councils, of other tides: the words beside the last alone stayed.
        (
            "It is the work of many, said Ida Holm of the Council for Tide Control and Prevention.",
            "It is the work of many, said Ida Holm, a deputy director for Wave Health and Science.",
        ),
        # Two names of one person, whom either text has in full.
        (
            "Ned Holm keeps the light. The mayor thanked Holm on Friday.",
            "Ned Holm keeps the light. The mayor thanked Ned on Friday.",
        ),
        (
            "They searched the Foreign Ministry in Orsk.",
            "They searched Skarland's foreign ministry in Orsk.",
        ),
        ("The Harbor OperationsFour began at noon.", "The Harbor Operates began at noon."),
        ("At noon Timothy Holm sat down.", "At noon Tim Holm sat down."),
        (
            "It was the Ferrand Joint Council of Fleet that met.",
            "It was Tarbet's Joint Council of Fleet that met.",
        ),
    ],
)
def test_other_ways_to_write_a_name_are_not(original: str, copy: str) -> None:
    assert corrupting(sentence_changes(original, copy)) == []


@pytest.mark.parametrize("form", ["Senator", "Sens", "R-Neb", "March", "J", "harbor", "Three"])
def test_what_is_no_part_of_a_name(form: str) -> None:
    assert not is_part(word(form))


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [("Pryor", "Hagel-Pryor", True), ("Orin", "Orrin", True), ("Stone", "Rock", False),
     ("Young", "Youthful", False), ("Price", "Rate", False), ("Court", "Courtroom", False),
     ("Tim", "Timothy", True), ("Holm", "HolmFour", True), ("SCHIP", "CHIP", True),
     ("CouncilHearings", "BoardHearings", False)],
)  # fmt: skip
def test_variants_of_a_part(first: str, second: str, same: bool) -> None:
    assert are_variants(word(first), word(second)) is same
    assert are_variants(word(second), word(first)) is same


def test_a_name_told_anew_is_not_broken() -> None:
    original = "Last week the keeper Ned Price asked for oil."
    copy = "Some say that Ned Halloran asked once more, and loudly."
    assert corrupting(sentence_changes(original, copy)) == []


def test_a_word_seen_in_small_letters_is_no_name() -> None:
    book = name_book(document("The Market closed. Nothing at the market sold, said Ida Holm."))
    assert "holm" in book.names
    assert "market" not in book.names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("it is the Department of Health and Human Services.",
         ["Department of Health and Human Services"]),
        ("In Calder Ned Holm and Ida Aske met.", ["Calder Ned Holm", "Ida Aske"]),
        ("Skarland's Ida Holm, of Orsk, met.", ["Skarland's", "Ida Holm", "Orsk"]),
        ("The Bank of the West lost.", ["Bank of the West"]),
        ("nobody met", []),
    ],
)  # fmt: skip
def test_names_are_taken_whole(text: str, names: list[str]) -> None:
    side = words(document(text))
    runs = [" ".join(word.form for word in side[slice(*run)]) for run in runs_of(side)]
    assert runs == names


def test_a_part_has_its_whole_name_and_other_words_none() -> None:
    side = words(document("They saw the Bank of Calder close."))
    assert whole_name(runs_of(side), 5, 6) == (3, 6)
    assert whole_name(runs_of(side), 1, 2) == (1, 2)


def test_a_name_is_told_broken_once() -> None:
    changes = sentence_changes(
        "The mayor told the town that the grant goes to the South Calder Volunteer Fire Department "
        "of the harbor, as the council had asked.",
        "The mayor told the town that the grant goes to the Lone Oak Volunteer Fire Department "
        "of the harbor, as the council had asked.",
    )
    spans = [(change.copy.start, change.copy.end) for change in corrupting(changes) if change.copy]
    assert spans
    assert not any(a is not b and a[0] <= b[0] and b[1] <= a[1] for a in spans for b in spans)


def test_a_change_tells_whole_names() -> None:
    changes = sentence_changes(
        "The mayor told the town at noon today that the Calder Harbor Transit Authority has "
        "received the grant for its boats from the council.",
        "The mayor told the town at noon today that the Tarbet County Transit Board has "
        "received the grant for its boats from the council.",
    )
    (change,) = corrupting(changes)
    assert change.why == (
        "another name stands here: “Calder Harbor Transit Authority” became "
        "“Tarbet County Transit Board”"
    )
    assert change.original is not None
    assert change.original.text == "Calder Harbor Transit Authority"


def test_a_spun_copys_names_are_looked_for_in_all_of_the_original() -> None:
    original = prepare(from_text("The Marine Survey Board of Torvik met on Monday. Rain fell."))
    copy = prepare(from_text("Nobody came. A letter by the Marine Survey Plank of Torvik says so."))
    books = name_book(original), name_book(copy)
    assert broken_names([], books) == ()
    (found,) = broken_names([], books, spun=True)
    assert (found.original_word.key, found.copy_word.key) == ("board", "plank")


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("We sang at the mill on Monday.", "Zinc sang at the mill on Monday."),
        ("The late Nils Dane built the mill.", "I built the mill."),
        ("Nils Dane built the mill in 44.", "The mill was built in 44 A.D. by a smith."),
    ],
)
def test_no_pronoun_and_no_era_is_called_a_name(original: str, copy: str) -> None:
    told = [change.why for change in sentence_changes(original, copy) if change.kind == "name"]
    assert not [why for why in told if "“We”" in why or "“I”" in why or "A.D." in why]


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ('"It is over," said Ida Holm, 67, a retired keeper.',
         '"It is over," said Joan Pryce, 67, a retired keeper.'),
        ("Crews met Tom Varick.", "Crews met Ann Osgood."),
        ("The mill is owned by Halden Timber.", "The mill is owned by Osgood Textiles."),
        ("At noon Judge Ida Holm set bail at the pier.",
         "At noon Judge Peter Osgood set bail at the pier."),
        # A name of one word that only opens a sentence.
        ("Varick was arrested on the pier at noon.", "Penrose was arrested on the pier at noon."),
        # Somebody else of the same story, all else as it was.
        ("At noon Mayor Ida Holm met Sheriff Jon Aske. Later Holm denied reports of a deal.",
         "At noon Mayor Ida Holm met Sheriff Jon Aske. Later Aske denied reports of a deal."),
        ("The ferry met flight QX417 at the pier.", "The ferry met flight QX471 at the pier."),
    ],
)  # fmt: skip
def test_a_whole_name_in_anothers_place_is_told_once(original: str, copy: str) -> None:
    assert [change.kind for change in corrupting(sentence_changes(original, copy))] == ["name"]


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        # Told anew around the names.
        ("The council then thanked Ida Holm for the new lamps.",
         "Thanks for its lamps went that night to Joan Pryce."),
        ("By Ida Holm", "By Joan Pryce"),
        ("What the keeper said of the lamps | Orsk Herald",
         "What the keeper said of the lamps | Tarbet Observer"),
        # What an article stands before describes.
        ("They met the son of Tom Varick at the pier.",
         "They met the son of the Golden Heron at the pier."),
        # Who acts, by where they work.
        ("At noon the Health Department sent two boats.",
         "At noon the White House sent two boats."),
        # Two names of one person, as the story itself says.
        ("The author Ida Holm Varick spoke. They thanked Holm for it at the pier.",
         "The author Ida Holm Varick spoke. They thanked Varick for it at the pier."),
        # A swap that opens a sentence.
        ("Luckily, the boat held.", "Thankfully, the boat held."),
        ("Repercussions were felt at the pier.", "Ramifications were felt at the pier."),
        ("Bereavement was felt at the pier.", "Desolation was felt at the pier."),
    ],
)  # fmt: skip
def test_what_renames_nobody(original: str, copy: str) -> None:
    assert [c for c in corrupting(sentence_changes(original, copy)) if c.kind == "name"] == []


def test_short_names_of_two_countries_are_no_two_spellings() -> None:
    ours, theirs = "Aid was sent to Niger at noon.", "Aid was sent to Nigeria at noon."
    assert len(corrupting(sentence_changes(ours, theirs))) == 1

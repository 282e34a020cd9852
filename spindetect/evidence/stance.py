"""Words that carry denial, likelihood and attribution, and what changing them does."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from spindetect.records import Word

__all__ = [
    "denials",
    "hedges",
    "is_bare_denial",
    "is_carrier",
    "is_hearsay",
    "is_negated",
    "is_negative",
    "is_particle",
    "is_quotative",
    "leaves_open",
    "likelihood",
    "refuses",
    "without_carriers",
]

_DENIALS = frozenset(
    "not no never none nobody nothing neither nor without cannot deny denied denies denying denial "
    "refuse refused refuses refusing refusal fail failed fails failing failure reject rejected "
    "rejects rejection decline declined declines unable inability lack lacks lacked hardly barely "
    "unlikely dont doesnt didnt isnt arent wasnt werent havent hasnt hadnt wouldnt couldnt "
    "shouldnt refute refuted refutes refuting rebut rebutted rebuts rebutting scarcely".split()
)
_NEGATORS = frozenset("not no never none without cannot nor neither".split())
# Words that a denial of another word may stand for.
_NEGATIVE = frozenset(
    "missing absent silent silence mute false wrong bad poor weak far free short empty void few "
    "little rare rarely seldom against oppose opposed opposes opposing avoid avoided prevent "
    "prevented stop stopped halt halted cease ceased lost miss missed skip skipped ignore ignored "
    "forbid forbidden ban banned bar barred block blocked dead closed loose still pending secret "
    "hidden late outside beyond below despite minor spared scrapped exempt anonymous".split()
)
# Verbs and nouns that say of another that it was not done, or is not there.
_REFUSING = frozenset(
    "refrain refrained refrains refraining abstain abstained abstains abstaining forgo forgoes "
    "forwent withhold withheld omit omitted omits neglect neglected escape escaped escapes evade "
    "evaded averted avert elude eluded exclude excluded excludes excluding defeat defeated defeats "
    "veto vetoed vetoes overturn overturned rebuff rebuffed spurn spurned dismiss dismissed "
    "abandon abandoned cancel cancelled canceled shun shunned dodge dodged absence dearth devoid "
    "except excepting exception instead rather only zero scant down aside spare spares sparing "
    "discourage discouraged prohibit prohibited resist resisted remain remained remains stay "
    "stayed stays keep kept keeps".split()
)
_REFUSING_PAIRS = frozenset(
    (("yet", "to"), ("rule", "out"), ("rules", "out"), ("ruled", "out"), ("ruling", "out"))
)
# Prefixes that deny whatever they stand before, and endings of words that others deny.
_DENYING_HEADS = ("un", "dis", "non")
_DENYING_IN = ("in", "im", "ir", "il")
_DENIED_ENDS = tuple(
    "able ible ant ent ate ive ect ure act ility ency ance ence ete ably ibly ently ately".split()
)
LONGEST_PREFIX = 4
_NEGATIVE_HEADS = ("un", "in", "im", "il", "ir", "dis", "mis", "non", "anti")
# Words that may come and go with a denial: it still stands for itself.
_CARRIERS = frozenset(
    "do does did is are was were be been being has have had will would can could may might should "
    "shall must to the a an it he she they we i you that any some all every with longer yet at "
    "single one going able ever".split()
)
# What makes another verb of a verb, or of one verb the same.
_PARTICLES = frozenset(
    "up out off over away through along together in on for from of "
    "itself himself herself themselves oneself".split()
)
# What is denied or owned up to, where a verb may go without it: "denied reports that".
_HEARSAY = frozenset(
    "report reports claim claims allegation allegations accusation accusations rumor rumors rumour "
    "rumours suggestion suggestions charge charges speculation".split()
)
# How sure a verb form makes what follows, in steps; equal steps are house style.
_LIKELIHOOD = {
    "may": 1, "might": 1, "could": 1, "can": 2, "should": 3, "would": 3, "ought": 3,
    "will": 4, "shall": 4, "must": 4, "possibly": 1, "perhaps": 1, "probably": 2, "likely": 2,
    "certainly": 4, "certain": 4, "definitely": 4,
}  # fmt: skip
_HEDGES = frozenset(
    "alleged allegedly reportedly purported purportedly unconfirmed suspected supposed supposedly "
    "apparent apparently presumed presumably rumored rumoured accused claimed".split()
)
# Verbs that leave a statement as open as a hedge does.
_OPEN = frozenset(
    "appear appears appeared seem seems seemed believed thought reported said may might could "
    "likely probably possibly perhaps suspect suspects think thinks believe believes".split()
)
# Verbs of saying, by whether they grant that what is said is true, or to blame.
_NEUTRAL = frozenset(
    "said says say told tells stated states added adds noted notes explained explains "
    "announced announces reported reports according wrote writes".split()
)
_LOADED = frozenset(
    "admitted admits conceded concedes confessed confesses denied denies boasted boasts".split()
)


@functools.lru_cache(maxsize=1 << 15)
def _negative(key: str) -> bool:
    return key in _DENIALS or key.endswith("n't")


def denials(words: Iterable[Word]) -> int:
    """Count the words that turn a statement round."""
    return sum([_negative(word.key) for word in words])


def hedges(words: Iterable[Word]) -> int:
    """Count the words that leave a statement to others."""
    return sum([word.key in _HEDGES for word in words])


def likelihood(words: Sequence[Word]) -> int | None:
    """Return how sure the least sure modal word makes a statement (1 to 4), or None."""
    known = [_LIKELIHOOD[word.key] for word in words if word.key in _LIKELIHOOD]
    return min(known) if known else None


def is_quotative(words: Sequence[Word]) -> Literal["neutral", "loaded"] | None:
    """Tell whether one of the words is a verb of saying, and of which sort."""
    for word in words:
        if word.key in _LOADED:
            return "loaded"
        if word.key in _NEUTRAL:
            return "neutral"
    return None


def is_bare_denial(words: Sequence[Word]) -> bool:
    """Tell whether a phrase is a denial and nothing else: "not", "did not", "no longer"."""
    rest = [word for word in words if word.is_word and not _negative(word.key)]
    return bool(denials(words)) and all(word.key in _CARRIERS for word in rest)


def is_carrier(words: Sequence[Word]) -> bool:
    """Tell whether a phrase has only words that come and go with a denial."""
    return all(word.key in _CARRIERS for word in words)


def is_negated(words: Iterable[Word]) -> bool:
    """Tell whether one of some words is a plain "not" or "no", not a verb of denying."""
    return any(word.key in _NEGATORS or word.key.endswith("n't") for word in words)


def without_carriers(words: Iterable[Word]) -> list[Word]:
    """Return what is left of a phrase without denials and the words that come with them."""
    return [w for w in words if w.is_word and not _negative(w.key) and w.key not in _CARRIERS]


def is_particle(word: Word) -> bool:
    """Tell whether a word may belong to the verb before it: "prop up"."""
    return word.key in _PARTICLES


def is_hearsay(word: Word) -> bool:
    """Tell whether a word calls a statement what others say: "reports", "allegations"."""
    return word.key in _HEARSAY


def is_negative(word: Word) -> bool:
    """Tell whether a word may itself say that something is not so: "missing", "unclear"."""
    return (
        word.key in _NEGATIVE or word.key.startswith(_NEGATIVE_HEADS) or word.key.endswith("less")
    )


def _refuses(key: str) -> bool:
    if key in _NEGATIVE or key in _REFUSING or _negative(key) or key.endswith("less"):
        return True
    if len(key) <= LONGEST_PREFIX:
        return False
    return key.startswith(_DENYING_HEADS) or (
        key.startswith(_DENYING_IN) and key.endswith(_DENIED_ENDS)
    )


def refuses(words: Sequence[Word]) -> bool:
    """Tell whether one of some words says that something is not so: "refrain", "yet to"."""
    if any(_refuses(word.key) for word in words):
        return True
    return any((a.key, b.key) in _REFUSING_PAIRS for a, b in pairwise(words))


def leaves_open(words: Iterable[Word]) -> bool:
    """Tell whether one of some words leaves it open that a statement is true."""
    return any(word.key in _OPEN or word.key in _HEDGES for word in words)

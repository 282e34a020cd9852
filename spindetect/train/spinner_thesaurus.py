"""What a spinner knows: senses, loose synonyms, hand-picked swaps and how common words are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Final

from spindetect.train import corpora
from spindetect.train.spinner_inflect import Analysis, PartOfSpeech, analyse
from spindetect.train.spinner_swaps import frequent_swaps
from spindetect.train.spinner_usage import load_usage, load_word_counts

__all__ = ["FUNCTION_WORDS", "Thesaurus", "load_thesaurus"]

# Closed-class words are grammar: a spinner's dictionary has no entry for them, apart from the
# phrase tables.
FUNCTION_WORDS: Final = frozenset(
    """a an the this that these those my your his her its our their whose which what who whom
    i you he she it we they me him us them mine yours hers ours theirs myself yourself himself
    herself itself ourselves yourselves themselves one ones
    be am is are was were been being have has had having do does did done doing
    will would shall should can could may might must ought cannot
    not no nor and or but so yet if then else than as of at by for with about against between into
    through during before after above below to from up down in out on off over under again further
    once here there when where why how all any both each few more most other some such only own same
    too very just don s t d ll m re ve y o n't also because while until although though since unless
    whether either neither per via within without upon toward towards among amongst across along
    around behind beneath beside besides beyond despite except inside near onto outside throughout
    underneath unlike like let mr mrs ms dr sen rep gov gen col lt sgt st jr ii iii
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december am pm et al etc e.g i.e ever even much many every
    another yes hundred thousand million billion trillion zero one two three four five six seven
    eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety""".split()
)
_PLAIN: Final = re.compile(r"[a-z][a-z' -]*[a-z]")
# In 12 million words of releases, words at and above this count are ones that every reader knows.
COMMON_COUNT: Final = 150
# Cosine of usage that tells plausible synonyms ("part" and "component" .53, "big" and "large"
# .47) from those of another sense ("treat" and "process" .03, "following" and "chase" .02);
# lower where a second thesaurus agrees.
ALIKE_AGREED: Final = 0.25
ALIKE_ALONE: Final = 0.4
MAX_PHRASE_WORDS: Final = 4


class Thesaurus:
    """Synonyms by sense (WordNet), loose synonyms (Moby), hand-picked swaps, word counts.

    Parameters
    ----------
    synsets : iterable of (part of speech, members)
        Senses; each lists words that can stand for each other in it.
    moby : mapping of str to str
        Root to its loose synonyms as one comma-separated string.
    counts : mapping of str to int
        How often a lower-case word occurs in ordinary text.
    swaps : mapping of str to tuple of str, optional
        Hand-picked swaps in the form of :func:`spindetect.train.spinner_swaps.frequent_swaps`,
        which is also the default.
    alike : callable
        How alike (-1 to 1) two words are used, to tell a plausible synonym from one of
        another sense; all are plausible when left out.
    """

    def __init__(
        self,
        synsets: Iterable[tuple[str, tuple[str, ...]]],
        moby: Mapping[str, str],
        counts: Mapping[str, int],
        swaps: Mapping[str, tuple[str, ...]] | None = None,
        alike: Callable[[str, str], float] = lambda a, b: 1.0,  # noqa: ARG005
    ) -> None:
        self._senses: dict[tuple[str, str], list[tuple[str, ...]]] = {}
        for part_of_speech, members in synsets:
            plain = tuple(m for m in members if _PLAIN.fullmatch(m) or _PLAIN.fullmatch(m.lower()))
            for member in plain:
                if member.islower():
                    self._senses.setdefault((member, part_of_speech), []).append(plain)
        self._moby = {root: line for root, line in moby.items() if root.islower()}
        self.counts = counts
        self._alike = alike
        self._swaps: dict[tuple[str, str], tuple[str, ...]] = {}
        for entry, substitutes in (frequent_swaps() if swaps is None else swaps).items():
            part_of_speech, _, lemma = entry.partition(" ")
            self._swaps[lemma, part_of_speech] = substitutes
        entries = {lemma for lemma, _ in self._senses} | set(self._moby)
        self.phrases = frozenset(entry for entry in entries if " " in entry)
        self._openings = frozenset(phrase.split(" ")[0] for phrase in self.phrases)
        self._endings = frozenset(phrase.split(" ")[-1] for phrase in self.phrases)
        self.expression = lru_cache(maxsize=100_000)(self._find_expression)
        self.starts_expression = lru_cache(maxsize=50_000)(self._starts_expression)
        self.analyse = lru_cache(maxsize=50_000)(self._analyse)
        self.senses = lru_cache(maxsize=50_000)(self._find_senses)
        self.loose = lru_cache(maxsize=20_000)(self._find_loose)
        self.loose_as = lru_cache(maxsize=20_000)(self._find_loose_as)
        self.frequent = lru_cache(maxsize=20_000)(self._find_frequent)
        self.careless = lru_cache(maxsize=20_000)(self._find_careless)

    def knows(self, lemma: str, part_of_speech: PartOfSpeech) -> bool:
        """Whether the lemma has a sense or a swap as that part of speech."""
        return (lemma, part_of_speech) in self._senses or (lemma, part_of_speech) in self._swaps

    def _analyse(self, word: str) -> tuple[Analysis, ...]:
        return () if word in FUNCTION_WORDS else analyse(word, self.knows)

    def _opens(self, lemma: str, part_of_speech: PartOfSpeech) -> bool:
        return part_of_speech == "v" and lemma in self._openings

    def _closes(self, lemma: str, part_of_speech: PartOfSpeech) -> bool:
        return part_of_speech == "n" and lemma in self._endings

    def _starts_expression(self, word: str) -> bool:
        """Whether the word, or the verb it is a form of, opens an expression."""
        return word in self._openings or any(
            found.part_of_speech == "v" for found in analyse(word, self._opens)
        )

    def _find_expression(self, text: str) -> Analysis | None:
        """Read several words as an expression: as it stands, or with an inflected verb or noun."""
        if text in self.phrases:
            return Analysis(text, "v" if (text, "v") in self._senses else "n", "base")
        first, _, rest = text.partition(" ")
        for found in analyse(first, self._opens):
            lemma = f"{found.lemma} {rest}"
            if found.part_of_speech == "v" and lemma in self.phrases:
                return Analysis(lemma, "v", found.form)
        before, _, last = text.rpartition(" ")
        for found in analyse(last, self._closes):
            lemma = f"{before} {found.lemma}"
            if found.part_of_speech == "n" and lemma in self.phrases:
                return Analysis(lemma, "n", found.form)
        return None

    def _find_senses(self, lemma: str, part_of_speech: PartOfSpeech) -> tuple[str, ...]:
        """Members of every sense of the lemma, itself left out."""
        synsets = self._senses.get((lemma, part_of_speech), ())
        members = (member for synset in synsets for member in synset)
        return tuple(dict.fromkeys(m for m in members if m != lemma and m.islower()))

    def _find_loose(self, lemma: str) -> tuple[str, ...]:
        """Moby's synonyms of one to three words."""
        synonyms = self._moby.get(lemma, "").split(",")
        return tuple(s for s in synonyms if _PLAIN.fullmatch(s) and s.count(" ") < 3 and s != lemma)

    def _find_loose_as(self, lemma: str, part_of_speech: PartOfSpeech) -> tuple[str, ...]:
        """Those of Moby's synonyms that can be the part of speech; all where none can."""
        loose = self.loose(lemma)
        return tuple(s for s in loose if self.knows(s, part_of_speech)) or loose

    def _find_frequent(self, lemma: str, part_of_speech: PartOfSpeech) -> tuple[str, ...]:
        """Hand-picked swaps; else common synonyms that are used like the word itself."""
        picked = self._swaps.get((lemma, part_of_speech))
        if picked:
            return tuple(s for s in picked if s != "=" + lemma)
        agreed = set(self.loose(lemma))
        found = []
        for s in self.senses(lemma, part_of_speech):
            alike = self._alike(lemma, s)
            needed = ALIKE_AGREED if s in agreed else ALIKE_ALONE
            if self.counts.get(s, 0) >= COMMON_COUNT and alike >= needed:
                found.append((-alike, s))
        return tuple(s for _, s in sorted(found)[:2])

    def _find_careless(self, lemma: str) -> tuple[tuple[str, PartOfSpeech], ...]:
        """Synonyms whatever the sense and part of speech, commonest first, two steps far."""
        near: list[tuple[str, PartOfSpeech]] = []
        for pos in ("n", "v", "a", "r"):
            near += [(s, pos) for s in self.senses(lemma, pos)]
        far = [(s, pos) for word, pos in near[:12] for s in self.senses(word, pos) if s != lemma]
        ranked = sorted(dict.fromkeys(near), key=lambda s: (-self.counts.get(s[0], 0), s))
        ranked_far = sorted(
            dict.fromkeys(s for s in far if s not in near),
            key=lambda s: (-self.counts.get(s[0], 0), s),
        )
        return tuple(ranked[:6] + ranked_far[:4])


@cache
def load_thesaurus() -> Thesaurus:
    """The thesaurus of the training corpora.

    Raises
    ------
    ConfigurationError
        When the corpora are absent.
    """
    return Thesaurus(
        corpora.read_synsets(),
        dict(corpora.read_moby()),
        load_word_counts(),
        alike=load_usage().alike,
    )

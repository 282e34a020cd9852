"""Words that framing is made of, in groups that stand for one another.

A disclaimer says *views* or *opinions*, *reflect* or *represent*, *author* or
*columnist*; a model that sees the group as well as the word learns one from
the other. The groups are the vocabulary of the genre, written down once.
"""

from __future__ import annotations

from typing import Final

__all__ = ["GROUPS", "MONTHS", "NOTICE_WORDS", "TELLTALE", "WEEKDAYS"]

_GROUPS: Final[dict[str, str]] = {
    "opinion": "view views viewpoint opinion opinions statements thoughts commentary commentaries "
    "conclusions beliefs ideas",
    "stand": "reflect reflects reflected represent represents imply implies endorse endorses "
    "endorsed endorsement endorsing agree agrees disagree disagrees align coincide mirror",
    "amount": "constitute constitutes intended construed considered relied substitute deemed",
    "author": "author authors author's authors' writer writers writer's contributor contributors "
    "columnist columnists guest authored",
    "own": "own solely alone personal exclusively independent",
    "not": "not no nor never cannot neither without isn't doesn't don't none",
    "we": "we our us ours",
    "outlet": "readers reader site website page publication publisher publishers editors editor "
    "editorial newsroom newspaper magazine staff platform portal",
    "piece": "article articles story stories post piece column report content material text item "
    "version edition op-ed essay interview transcript release feed",
    "this": "this these above below following",
    "liable": "responsible responsibility liable liability warranty warranties accuracy "
    "completeness reliability guarantee guarantees authenticity verified verify vouch",
    "advice": "advice informational information purposes solicitation offer recommendation "
    "investment financial medical legal tax securities trading invest investors risk risks",
    "paid": "affiliate commission links purchase partners earn sponsored sponsor advertiser paid "
    "advertorial compensation",
    "disclose": "disclaimer disclosure disclosures disclose disclosed",
    "error": "error errors incorrect incorrectly misstated misspelled misidentified wrong wrongly "
    "mistake mistakenly inaccurate inaccuracies erroneously misattributed misquoted omitted",
    "correct": "correct corrects corrected correction corrections clarification clarify amended "
    "updated updates revised retracted retraction retract withdraw withdraws changed",
    "apology": "apologise apologises apologize apologizes regret regrets apology apologies",
    "earlier": "earlier previous previously original originally initially first formerly",
    "publish": "published appeared republished reprinted reproduced posted produced provided "
    "distributed translated syndicated ran publish publication shared",
    "wire": "ap reuters afp upi pti ani ians xinhua dpa efe tass bloomberg cnn bbc agencies agency "
    "newswire prnewswire businesswire wire",
    "credit": "reporting editing contributed contributing contributor source sources via courtesy "
    "credit written inputs writing compiled",
    "rights": "copyright copyrighted reserved rights rewritten redistributed reproduction "
    "permission broadcast licensed license licence trademark trademarks prohibited unauthorised "
    "unauthorized redistribution republication reprint reprints",
    "offer": "subscribe subscriber subscribers sign newsletter newsletters subscription inbox "
    "donate donation membership member app apps alerts download premium trial unlimited unlock "
    "register free advertisement advert daily exclusive discount deals",
    "social": "facebook twitter instagram whatsapp linkedin youtube email tweet tweets pinterest "
    "telegram reddit tumblr snapchat messenger google",
    "page": "menu home search comments comment login log categories category tags tagged skip "
    "share print scroll cookies browser javascript password account privacy terms navigation "
    "button click settings notifications slideshow gallery carousel",
    "pointer": "read watch see listen also more related full here click next must recommended "
    "trending latest popular",
    "speech": "said says told added asked wrote announced tweeted testified argued insisted noted "
    "explained declined",
    "narrative": "he she they was were had did would him her them who",
    "photo": "photo photos image images photograph photographer picture pictured getty caption "
    "illustration screenshot screengrab pool istock shutterstock handout epa",
    "scene": "arrives arrive arriving speaks speak speaking walks walk walking shows waves wave "
    "poses pose listens listen gestures gesture attends attend attending stands sits sit holds "
    "hold looks look smiles shakes shake hands meets meeting greets greet board boards boarding "
    "disembark disembarks addresses drives drive rises rise escorts escorted flanked displays "
    "hugs embrace chat inspects aboard undated pictured plays",
    "side": "left right center centre background foreground second",
    "clock": "a.m p.m am pm est edt gmt utc ist bst pst pdt cet et ago minutes hours mins",
    "job": "reporter correspondent columnist editor staff bureau contributor freelance "
    "professor fellow analyst opinion",
}

#: Group by word, for lower-case words with straight apostrophes.
GROUPS: Final[dict[str, tuple[str, ...]]] = {
    word: tuple(name for name, words in _GROUPS.items() if word in words.split())
    for words in _GROUPS.values()
    for word in words.split()
}

# Groups whose words stand in running text all the time; framing of any length has another.
_COMMON: Final = frozenset(
    {
        "amount",
        "earlier",
        "job",
        "narrative",
        "not",
        "own",
        "piece",
        "pointer",
        "side",
        "speech",
        "this",
        "we",
        "wire",
    }
)

#: Words without any of which a long sentence cannot be framing.
TELLTALE: Final[frozenset[str]] = frozenset(
    word for word, groups in GROUPS.items() if not _COMMON.issuperset(groups)
)

_NOTICE_GROUPS = frozenset(
    "opinion stand amount author own we outlet piece liable advice paid disclose error correct "
    "apology earlier publish rights credit offer page social pointer".split()
)
#: Words without any of which no sentence is a correction or a disclaimer, whatever else it is.
NOTICE_WORDS: Final[frozenset[str]] = frozenset(
    word for word, groups in GROUPS.items() if not _NOTICE_GROUPS.isdisjoint(groups)
)

MONTHS: Final[frozenset[str]] = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
WEEKDAYS: Final[frozenset[str]] = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri "
    "sat sun".split()
)

"""The student's tokenizer: the teacher's word pieces, and whole words of news.

Lower case and without accents, as BERT has it: a copy in capitals or small
letters finds its original. Pieces in other scripts are left out. Words that are
frequent in clean or spun news get a row of their own: names and rare synonyms
("concurring", "sedate") say more whole than in pieces, and a spinner's
favourite substitutes can be learned one by one.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from tokenizers import Tokenizer

__all__ = ["build_tokenizer", "piece_text"]

_UNKNOWN: Final = "[UNK]"
_WORD: Final = re.compile(r"[a-z]{1,20}")
# Up to Latin Extended-B; then dashes, quotation marks and currency signs.
_LATIN: Final = ((0, 0x24F), (0x2000, 0x20CF))


def build_tokenizer(teacher: str, texts: Iterable[str], count: int) -> Tokenizer:
    """Make the tokenizer from the teacher's.

    Parameters
    ----------
    teacher : str
        The teacher's tokenizer as JSON; a WordPiece one.
    texts : iterable of str
        Where words are counted.
    count : int
        A word seen this often becomes a piece.

    Returns
    -------
    Tokenizer
        Without padding, truncation and special tokens but for the unknown piece, 0.

    Raises
    ------
    ValueError
        When the teacher's tokenizer is of another kind.
    """
    state = json.loads(teacher)
    if state["model"]["type"] != "WordPiece":
        raise ValueError(f"a {state['model']['type']} tokenizer cannot take whole words")
    old = state["model"]["vocab"]
    special = {token["content"] for token in state["added_tokens"]}
    kept = [w for w in sorted(old, key=old.__getitem__) if _is_latin(w) and w not in special]
    kept = [w for w in kept if not w.startswith("[unused")]
    seen: Counter[str] = Counter()
    for text in texts:
        seen.update(_WORD.findall(text.lower()))
    whole = sorted(word for word, times in seen.items() if times >= count and word not in old)
    pieces = [_UNKNOWN, *kept, *whole]
    state["model"]["vocab"] = {piece: index for index, piece in enumerate(pieces)}
    unknown = [token for token in state["added_tokens"] if token["content"] == _UNKNOWN]
    state["added_tokens"] = [{**token, "id": 0} for token in unknown]
    state["truncation"] = state["padding"] = state["post_processor"] = None
    return Tokenizer.from_str(json.dumps(state, ensure_ascii=False))


def piece_text(piece: str) -> str:
    """Return what a piece stands for, without its continuation marks."""
    return piece.removeprefix("##")


def _is_latin(piece: str) -> bool:
    return all(any(low <= ord(c) <= high for low, high in _LATIN) for c in piece)

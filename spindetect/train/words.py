"""Count in how many news texts each word stands: ``models/words/frequencies.json``.

Run it with ``python -m spindetect.train.words``. It reads the press releases,
agency pages and parallel versions of ``train/`` and nothing else.
"""

from __future__ import annotations

import gzip
import hashlib
import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spindetect.errors import SourceMissingError
from spindetect.prepare.normalise import normalise
from spindetect.prepare.words import SCHEMA, split_words, word_key
from spindetect.train.corpora import train_folder
from spindetect.train.manifest import MODELS, record

__all__ = ["count_words", "main", "texts"]

# Rarer words say as much as words never seen, and half of them are misspellings.
FEWEST_DOCUMENTS = 3
MOST_WORDS = 40_000
# Rows of parallel_versions are single sentences; so many of them are as long as an article.
SENTENCES_A_TEXT = 15
# A release sent out twice differs in its head (title, date, contact) or at its end.
HEAD_WORDS = 40
COMPARED_WORDS = 80

_TAG = re.compile(r"<[^>]*>")
# Among the releases are a few of the collectors' own files: folder settings, scripts.
_JUNK = re.compile(r"[\x00-\x08\ufffd]|^(?:from|import) \w+(?: import|,|$)", re.MULTILINE)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a gzipped JSON Lines file."""
    if not path.is_file():
        hint = "set SPINDETECT_CORPORA to the folder that holds train/"
        raise SourceMissingError("is not there", source=str(path), hint=hint)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def texts(train: Path) -> Iterator[str]:
    """Yield every training text that is English and text at all.

    Parameters
    ----------
    train : Path
        The folder of the training corpora.

    Raises
    ------
    SourceMissingError
        When a file is not there.
    """
    for row in _rows(train / "press_releases.jsonl.gz"):
        if not _JUNK.search(row["text"]):
            yield f"{row['title']}\n{row['text']}"
    for row in _rows(train / "agency_pages.jsonl.gz"):
        # Some pages are kept as HTML source.
        yield "\n".join(html.unescape(_TAG.sub(" ", part)) for part in row["paragraphs"])
    sentences: list[str] = []
    for number, row in enumerate(_rows(train / "parallel_versions.jsonl.gz")):
        versions = row["versions"]
        sentences.append(versions[number % len(versions)])
        if len(sentences) == SENTENCES_A_TEXT:
            yield "\n".join(sentences)
            sentences = []


def count_words(documents: Iterator[str]) -> tuple[int, Counter[str]]:
    """Count the documents each word key stands in, every document once.

    Parameters
    ----------
    documents : iterator of str

    Returns
    -------
    int
        Number of different documents.
    Counter
        Word key → number of documents.
    """
    seen: set[bytes] = set()
    counts: Counter[str] = Counter()
    keys: dict[str, str] = {}
    for document in documents:
        forms = [form for _, _, form in split_words(normalise(document).text)]
        for form in forms:
            if form not in keys:
                keys[form] = word_key(form)
        words = [keys[form] for form in forms if any(map(str.isalnum, keys[form]))]
        # Short texts are compared whole.
        body = words[HEAD_WORDS : HEAD_WORDS + COMPARED_WORDS] or words
        digest = hashlib.sha256(" ".join(body).encode()).digest()
        if not words or digest in seen:
            continue
        seen.add(digest)
        counts.update(set(words))
    return len(seen), counts


def main(models: Path = MODELS) -> None:
    """Write the frequencies and enter them into the manifest."""
    documents, counts = count_words(texts(train_folder()))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    # Words as rare as the first one left out are left out too: the alphabet is no reason.
    floor = max(FEWEST_DOCUMENTS, *(count + 1 for _, count in ranked[MOST_WORDS : MOST_WORDS + 1]))
    kept = {key: count for key, count in ranked if count >= floor}
    table = {"schema": SCHEMA, "documents": documents, "counts": kept}
    target = models / "words" / "frequencies.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    target.write_text(text, encoding="utf-8")
    record(
        ["words/frequencies.json"],
        licence="Apache-2.0",
        made_by="python -m spindetect.train.words",
        models=models,
    )
    print(f"{len(kept)} of {len(counts)} words, {documents} documents, {len(text)} characters")


if __name__ == "__main__":
    main()

"""The records that cross the borders between rooms.

Frozen, slotted dataclasses without behaviour beyond ratios as properties.
Offsets are in characters of :attr:`Article.text`, half-open, so that
``article.text[span.start:span.end] == span.text`` holds for every span.
Scores run from 0 to 1 unless a field says that it is a cosine (-1 to 1).
"""

from spindetect.records.findings import (
    Change,
    ChangeKind,
    Derivation,
    Framing,
    FramingStatus,
    Link,
    Manner,
    Reason,
    ReportedArticle,
    Severity,
    Side,
    Verdict,
    WordLink,
    WordRelation,
)
from spindetect.records.texts import (
    Article,
    Document,
    HiddenMark,
    Notice,
    Paragraph,
    ParagraphOrigin,
    Role,
    Sentence,
    Span,
    Word,
)

__all__ = [
    "Article",
    "Change",
    "ChangeKind",
    "Derivation",
    "Document",
    "Framing",
    "FramingStatus",
    "HiddenMark",
    "Link",
    "Manner",
    "Notice",
    "Paragraph",
    "ParagraphOrigin",
    "Reason",
    "ReportedArticle",
    "Role",
    "Sentence",
    "Severity",
    "Side",
    "Span",
    "Verdict",
    "Word",
    "WordLink",
    "WordRelation",
]

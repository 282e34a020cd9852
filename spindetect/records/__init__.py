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
    Link,
    Manner,
    Reason,
    ReportedArticle,
    Severity,
    Verdict,
    WordLink,
    WordRelation,
)
from spindetect.records.framing import (
    Attribution,
    AttributionElement,
    AttributionStatus,
    Content,
    ContentPassage,
    ContentPlace,
    ContentStatus,
    Credit,
    CreditOrigin,
    Framing,
    FramingStatus,
)
from spindetect.records.policy import PolicyFinding, PolicyResult, PolicySeverity
from spindetect.records.texts import (
    Article,
    Document,
    HiddenMark,
    Hyperlink,
    Notice,
    Paragraph,
    ParagraphOrigin,
    Role,
    Sentence,
    Side,
    Span,
    Word,
)

__all__ = [
    "Article",
    "Attribution",
    "AttributionElement",
    "AttributionStatus",
    "Change",
    "ChangeKind",
    "Content",
    "ContentPassage",
    "ContentPlace",
    "ContentStatus",
    "Credit",
    "CreditOrigin",
    "Derivation",
    "Document",
    "Framing",
    "FramingStatus",
    "HiddenMark",
    "Hyperlink",
    "Link",
    "Manner",
    "Notice",
    "Paragraph",
    "ParagraphOrigin",
    "PolicyFinding",
    "PolicyResult",
    "PolicySeverity",
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

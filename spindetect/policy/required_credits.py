"""Required: who wrote it, whom it is from, who holds the rights."""

from __future__ import annotations

import re
from typing import Final

from spindetect.policy.addresses import leads_to, own_addresses
from spindetect.policy.case import Case, Findings, quoted
from spindetect.policy.clauses import Clause
from spindetect.policy.credits import bylines, credited, holders, is_kept, outlets, unnamed
from spindetect.policy.wording import Wording

__all__ = ["byline", "copyright_line", "credit"]

_RIGHTS: Final = re.compile(r"©|\(c\)|copyright|\brights reserved\b", re.IGNORECASE)


def byline(clause: Clause, case: Case) -> Findings:
    """Tell which of the people who wrote the original the copy names nowhere."""
    found = Findings()
    if clause.get("names"):
        if not any(case.says(name) for name in clause.get("names")):
            found.tell(f"The byline {_names(clause.get('names'))} is missing")
        return found
    for line in bylines(case):
        if is_kept(line.text, case):
            missing = unnamed(line.text, case)
            if missing:
                message = f"The byline leaves out {_names(missing, 'and')}"
                found.tell(message, line.side, line.span)
        else:
            found.tell(f"The byline {quoted(line.text)} is missing", line.side, line.span)
    return found


def credit(clause: Clause, case: Case) -> Findings:
    """Tell whether the copy names and links to whom the original is from."""
    found = Findings()
    names = clause.get("names") or outlets(case)
    if names and not credited(names, case):
        shown = [n for n in names if not any(n != m and n.lower() in m.lower() for m in names)]
        found.tell(f"The source is not credited: {_names(tuple(shown[:4]))} stands nowhere")
    link = clause.get("link")
    targets = (link,) if isinstance(link, str) else own_addresses(case.original.article)
    if not link or not targets:
        return found
    if any(leads_to(case.copy.article, target) for target in targets):
        return found
    if case.is_page:
        found.tell(f"The link to the source is missing: {targets[0]}")
    else:
        told = f"whether the copy links to {targets[0]} cannot be told of a text without markup"
        found.doubt(told, clause)
    return found


def copyright_line(clause: Clause, case: Case) -> Findings:
    """Tell whether the copy names who holds the rights."""
    found = Findings()
    if clause.get("holder"):
        names = tuple(clause.get("holder"))
        if not _has_rights(names, case):
            found.tell(f"The copyright line of {_names(names)} is missing")
        return found
    for line in holders(case):
        if not (case.there.find(line.text) or _has_rights((line.name,), case)):
            of = "of " if line.text == line.name else ""
            told = f"The copyright line {of}{quoted(line.text)} is missing"
            found.tell(told, line.side, line.span)
    return found


def _has_rights(names: tuple[str, ...], case: Case) -> bool:
    """Tell whether a holder is named in a line, or beside one, that speaks of rights."""
    text = case.copy.article.text
    lines = [line for line in text.split("\n") if line.strip()]
    near = [" ".join(lines[max(0, at - 1) : at + 2]) for at, line in enumerate(lines)
            if _RIGHTS.search(line)]  # fmt: skip
    fields = [found.copy.name for found in case.chain("copyright") if found.copy]
    return any(Wording(line).find(name) for line in (*near, *fields) for name in names)


def _names(names: tuple[str, ...], joint: str = "or") -> str:
    told = [f"“{name}”" for name in names]
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} {joint} {told[-1]}"

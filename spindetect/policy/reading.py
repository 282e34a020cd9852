"""Read a policy, and say what is wrong with one, and on which line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path as File
from typing import Any, Final, NoReturn, cast

from spindetect.errors import ConfigurationError
from spindetect.policy.clauses import SECTIONS, Clause, Policy, Section
from spindetect.policy.positions import Path, key_lines
from spindetect.policy.settings import SettingError, shown, suggestion, text
from spindetect.records import PolicySeverity

__all__ = ["bundled_policies", "load_policy", "parse_policy"]

# A page of clauses is four thousand bytes; this is a book of them.
_MAX_BYTES: Final = 1_000_000
_FOLDER: Final = File(__file__).resolve().parents[1] / "policies"
_PLACE: Final = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
_ABOUT: Final = ("description", "name")
_TOP: Final = (*SECTIONS, *_ABOUT)
_SEVERITIES: Final = ("error", "warning")
# What one clause allows, another may not forbid.
_OPPOSED: Final = {"headline": "altered_headline"}


def bundled_policies() -> tuple[str, ...]:
    """Return the names of the policies that come with the package, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def load_policy(source: str | File) -> Policy:
    """Read a policy from a file, or one of those that come with the package.

    Parameters
    ----------
    source : str or Path
        A path; or the name of a bundled policy, where no file has that name.

    Returns
    -------
    Policy

    Raises
    ------
    ConfigurationError
        When it cannot be read, is no TOML, says nothing, or says something that
        no policy can; with the file and the line.

    Examples
    --------
    >>> load_policy("no-endorsement").clauses[0].section
    'required'
    """
    name = str(source)
    return parse_policy(_content(name), source=name)


def _content(name: str) -> str:
    data = _data(name)
    if len(data) > _MAX_BYTES:
        _refuse(f"is larger than {_MAX_BYTES:,} bytes", name, "give a policy, not an article")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        _refuse("is not text in UTF-8", name, "save it as plain text in UTF-8")


def _data(name: str) -> bytes:
    if not name.strip():
        _refuse("is no name", f'"{name}"', "give a file with a policy")
    try:
        path = File(name)
        if not path.is_file() and name in bundled_policies():
            path = _FOLDER / f"{name}.toml"
        if path.is_dir():
            _refuse("is a folder", name, "give one file of it")
        with path.open("rb") as stream:
            return stream.read(_MAX_BYTES + 1)
    except FileNotFoundError:
        known = ", ".join(bundled_policies())
        _refuse("does not exist", name, f"give a file, or the name of a bundled policy: {known}")
    except (OSError, ValueError) as error:
        what = (error.strerror if isinstance(error, OSError) else None) or "is no path to a file"
        _refuse(f"cannot be read ({what})", name, "give a file with a policy")


def _refuse(problem: str, source: str, hint: str, line: int | None = None) -> NoReturn:
    place = source if line is None else f"{source}, line {line}"
    raise ConfigurationError(problem, source=place, hint=hint) from None


def parse_policy(content: str, *, source: str = "<policy>") -> Policy:
    r"""Read a policy from the text of its file.

    Parameters
    ----------
    content : str
        TOML.
    source : str
        What to call it in errors and reports.

    Returns
    -------
    Policy

    Raises
    ------
    ConfigurationError
        As :func:`load_policy`.

    Examples
    --------
    >>> policy = parse_policy('name = "Ours"\n[required]\nbyline = "warning"\n')
    >>> policy.clauses[0].rule, policy.clauses[0].line, policy.clauses[0].severity
    ('byline', 3, 'warning')
    """
    content = content.replace("\r\n", "\n")
    try:
        table = tomllib.loads(content)
        lines = key_lines(content)
    except tomllib.TOMLDecodeError as error:
        found = _PLACE.search(str(error))
        last = content.rstrip("\n").count("\n") + 1
        line = int(found[1]) if found and found[1] else last
        what = _PLACE.sub("", str(error))
        _refuse(f"is no TOML: {what[:1].lower()}{what[1:]}", source, "correct that line", line)
    except (ValueError, RecursionError):
        # A number of thousands of digits; arrays in arrays without end.
        _refuse("holds a number or a nesting that no policy needs", source, "take it out")
    return _Reader(source, table, lines).policy()


class _Reader:
    """Checks what a file says against what a policy can say."""

    def __init__(self, source: str, table: Mapping[str, Any], lines: Mapping[Path, int]) -> None:
        self.source = source
        self.table = table
        self.lines = lines

    def policy(self) -> Policy:
        for key in self.table:
            if key not in _TOP:
                self._refuse(f"{_named(key)} is no part of a policy", suggestion(key, _TOP), (key,))
        about = {key: self._checked(self.table[key], text, (key,)) for key in self._about()}
        found = [clause for section in SECTIONS for clause in self._section(section)]
        if not found:
            _refuse(
                "requires, forbids and allows nothing",
                self.source,
                "add a clause, such as [required.byline]",
            )
        clauses = tuple(sorted(found, key=lambda clause: clause.line))
        self._check_opposed(clauses)
        name = about.get("name") or File(self.source).stem
        return Policy(name, self.source, clauses, about.get("description", ""))

    def _about(self) -> Iterator[str]:
        return (key for key in _ABOUT if key in self.table)

    def _refuse(self, problem: str, hint: str, path: Path) -> NoReturn:
        while path and path not in self.lines:
            path = path[:-1]
        _refuse(problem, self.source, hint, self.lines.get(path, 1))

    def _checked(self, value: Any, check: Any, path: Path) -> Any:
        try:
            return check(value)
        except SettingError as error:
            name = ".".join(str(part) for part in path if isinstance(part, str))
            self._refuse(f"{name} {error.problem}", error.hint, path)

    def _section(self, section: Section) -> Iterator[Clause]:
        rules = self.table.get(section, {})
        if not isinstance(rules, dict):
            hint = f"write [{section}.{next(iter(SECTIONS[section]))}] on a line of its own"
            self._refuse(f"{section} is {shown(rules)}", hint, (section,))
        for rule, value in rules.items():
            if rule not in SECTIONS[section]:
                self._refuse(
                    f"nothing called {_named(rule)} can be {section}", _hint(section, rule),
                    (section, rule),
                )  # fmt: skip
            path: Path = (section, rule)
            if not isinstance(value, list):
                yield self._clause(section, rule, value, path)
                continue
            if not value:
                self._refuse(f"{section}.{rule} is an empty array", "add a clause to it", path)
            for number, item in enumerate(value):
                yield self._clause(section, rule, item, (*path, number))

    def _clause(self, section: Section, rule: str, value: Any, path: Path) -> Clause:
        known = dict(SECTIONS[section][rule])
        line = self.lines.get(path, self.lines.get(path[:2], 1))
        told = f"{section}.{rule}"
        if section != "allowed" and isinstance(value, str) and value in _SEVERITIES:
            return Clause(section, rule, line, cast("PolicySeverity", value))
        if value is True:
            return Clause(section, rule, line)
        if value is False:
            self._refuse(f"{told} is false", "leave the line out", path)
        if not isinstance(value, dict):
            usual = "true" if section == "allowed" else "true, “error”, “warning”"
            self._refuse(f"{told} is {shown(value)}", f"give {usual} or a table", path)
        return self._with_settings(Clause(section, rule, line), value, known, path)

    def _with_settings(
        self, clause: Clause, table: Mapping[str, Any], known: Mapping[str, Any], path: Path
    ) -> Clause:
        severity: PolicySeverity = "error"
        settings: list[tuple[str, Any]] = []
        for key, value in table.items():
            if key == "severity" and clause.section != "allowed":
                severity = self._checked(value, _severity, (*path, key))
            elif key in known:
                settings.append((key, self._checked(value, known[key], (*path, key))))
            else:
                self._refuse_setting(clause, key, (*path, key))
        return Clause(clause.section, clause.rule, clause.line, severity, tuple(settings))

    def _refuse_setting(self, clause: Clause, key: str, path: Path) -> NoReturn:
        known = tuple(SECTIONS[clause.section][clause.rule])
        told = f"{clause.section}.{clause.rule}"
        if clause.section == "allowed":
            hint = "what is allowed has no severity" if key == "severity" else ""
        else:
            known, hint = (*known, "severity"), ""
        hint = hint or (suggestion(key, known) if known else "leave it out")
        self._refuse(f"{told} has no setting {_named(key)}", hint, path)

    def _check_opposed(self, clauses: tuple[Clause, ...]) -> None:
        for allowed, forbidden in _OPPOSED.items():
            for clause in clauses:
                if (clause.section, clause.rule) == ("allowed", allowed) and any(
                    (other.section, other.rule) == ("forbidden", forbidden) for other in clauses
                ):
                    _refuse(
                        f"allowed.{allowed} contradicts forbidden.{forbidden}",
                        self.source,
                        "leave one of them out",
                        clause.line,
                    )


def _named(key: str) -> str:
    return shown(key) if key.strip() else "“”"


def _hint(section: Section, rule: str) -> str:
    """Say what was meant; a rule of another section is that."""
    for other, rules in SECTIONS.items():
        if other != section and rule in rules:
            return f"“{rule}” can be {other}"
    return suggestion(rule, tuple(SECTIONS[section]))


def _severity(value: Any) -> str:
    if value not in _SEVERITIES:
        raise SettingError(f"is {shown(value)}", "give “error” or “warning”")
    return cast("str", value)

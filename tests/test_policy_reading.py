"""Policies are read strictly: what is wrong with one is said, with its line."""

from __future__ import annotations

import os
import pickle
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spindetect.errors import ConfigurationError
from spindetect.policy import Policy, bundled_policies, load_policy, parse_policy
from spindetect.policy.clauses import DEFAULTS, SECTIONS

# What is wrong, and what the error must say.
BAD = {
    "": "p.toml: requires, forbids and allows nothing; add a clause, such as [required.byline]",
    "# byline\n": "p.toml: requires, forbids and allows nothing",
    'name = "A"\n[required]\n': "p.toml: requires, forbids and allows nothing",
    "[required]\nbyline = \n": "p.toml, line 2: is no TOML: invalid value",
    "\n\n[required\nbyline = true": "p.toml, line 3: is no TOML",
    '[required]\nbyline = "unfinished\n': "p.toml, line 2: is no TOML",
    '[required.disclaimer]\ntext = """never\nclosed': "p.toml, line 3: is no TOML",
    "[required.byline]\n[required.byline]\n": "p.toml, line 2: is no TOML",
    "just words": "p.toml, line 1: is no TOML",
    "a = 1\n": "p.toml, line 1: “a” is no part of a policy; choose among required",
    "[requierd.byline]\n": "line 1: “requierd” is no part of a policy; did you mean “required”?",
    "\n[required]\nbylin = true\n": (
        "line 3: nothing called “bylin” can be required; did you mean “byline”?"
    ),
    "[required.full-text]\n": "“full-text” can be required; did you mean “full_text”?",
    "[required]\n[forbidden.byline]\n": (
        "line 2: nothing called “byline” can be forbidden; “byline” can be required"
    ),
    "[required]\nbyline = 3\n": "line 2: required.byline is 3; give true, “error”, “warning”",
    "[required]\nbyline = false\n": "line 2: required.byline is false; leave the line out",
    "[required]\nbyline = []\n": "line 2: required.byline is an empty array; add a clause",
    '[required]\nbyline = "eror"\n': "line 2: required.byline is “eror”",
    "[required]\nbyline = [true,\n7]\n": "line 3: required.byline is 7",
    "required = true\n": "line 1: required is true; write [required.byline] on a line of its own",
    "[required.byline]\n\nseverity = 'fatal'\n": (
        "line 3: required.byline.severity is “fatal”; give “error” or “warning”"
    ),
    "[required.byline]\nsevrity = 'error'\n": (
        "line 2: required.byline has no setting “sevrity”; did you mean “severity”?"
    ),
    "[allowed.headline]\nseverity = 'error'\n": (
        "line 2: allowed.headline has no setting “severity”; what is allowed has no severity"
    ),
    "[allowed.headline]\nup_to = 1\n": "allowed.headline has no setting “up_to”; leave it out",
    "[allowed]\nheadline = 'warning'\n": "line 2: allowed.headline is “warning”; give true or",
    "[allowed.trimming]\nup_to = 30\n": (
        "line 2: allowed.trimming.up_to is 30; give a share from 0 to 1, such as 0.3"
    ),
    "[allowed.trimming]\nup_to = true\n": "line 2: allowed.trimming.up_to is true",
    "[allowed.trimming]\nup_to = nan\n": "line 2: allowed.trimming.up_to is nan",
    "[required.full_text]\nshare = 0\n": (
        "line 2: required.full_text.share is 0; give a share above"
    ),
    "[required.disclaimer]\nlikeness = '0.8'\n": "line 2: required.disclaimer.likeness is “0.8”",
    "[required.disclaimer]\ntext = ' … '\n": "line 2: required.disclaimer.text is “ … ”",
    "[[required.disclaimer]]\ntext = 'A b.'\n[[required.disclaimer]]\n\ntext = ''\n": (
        "line 5: required.disclaimer.text is empty"
    ),
    "[required.credit]\nnames = []\n": "line 2: required.credit.names is an empty array",
    "[required.credit]\nnames = ['A',\n 4]\n": "line 2: required.credit.names is 4",
    "[required.credit]\nlink = 'www.post.example'\n": (
        "line 2: required.credit.link is “www.post.example”; give an address that begins with "
        "https://"
    ),
    "[required.credit]\nlink = 'http://[broken'\n": "line 2: required.credit.link is “http://[",
    "[required.credit]\nof = 'copy'\n": "line 2: required.credit.of is “copy”; give “original”",
    "[forbidden.manner]\nmanners = ['spin']\n": "“spin”; did you mean “spun”?",
    "[forbidden.altered_facts]\nkinds = 'names'\n": "“names”; did you mean “name”?",
    "[forbidden.altered_wording]\nat_most = 1.5\n": (
        "line 2: forbidden.altered_wording.at_most is 1.5; give a whole number from 0"
    ),
    "[forbidden.altered_wording]\nat_most = -1\n": "forbidden.altered_wording.at_most is -1",
    "[forbidden.promotion]\nwhere = 'top'\n": "“top”; give one of “page”, “story”, “text”",
    "name = 5\n[required]\nbyline = true\n": "line 1: name is 5; give a text in quotation marks",
    "[allowed]\nheadline = true\n[forbidden]\naltered_headline = true\n": (
        "line 2: allowed.headline contradicts forbidden.altered_headline; leave one of them out"
    ),
    "[required]\nbyline.x.y = 1\n": "line 2: required.byline has no setting “x”",
    "a = " + "[" * 5000 + "]" * 5000: "nesting that no policy needs",
    "a = " + "9" * 5000: "p.toml: holds a number",
    "[required.disclaimer]\ntext = '"
    + "word " * 2000
    + "'": "line 2: required.disclaimer.text has",
    '"" = 1\n': "line 1: “” is no part of a policy",
    "[allowed.trimming]\nup_to = 2024-01-01\n": "line 2: allowed.trimming.up_to is 2024-01-01",
}


@pytest.mark.parametrize("text", BAD, ids=lambda text: text[:40])
def test_what_is_wrong_is_said_with_its_line(text: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        parse_policy(text, source="p.toml")
    told = str(caught.value)
    assert BAD[text] in told
    assert told.startswith("p.toml")
    assert "\n" not in told
    assert len(told) < 300


def test_lines_count_whatever_ends_them(tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    for end in (b"\n", b"\r\n"):
        path.write_bytes(b"\xef\xbb\xbf" + end.join([b"# one", b"[required]", b"bylne = true"]))
        with pytest.raises(ConfigurationError, match="line 3: nothing called “bylne”"):
            load_policy(path)


def test_what_cannot_be_read(tmp_path: Path) -> None:
    def refused(source: str | Path) -> str:
        with pytest.raises(ConfigurationError) as caught:
            load_policy(source)
        return str(caught.value)

    assert "is a folder" in refused(tmp_path)
    names = "cc-republication, no-endorsement, wire-service"
    assert refused("wire-servise").endswith(f"or the name of a bundled policy: {names}")
    assert "does not exist" in refused(tmp_path / "none.toml")
    assert "cannot be read" in refused("\0")
    assert "cannot be read" in refused("x" * 10_000)
    assert refused("").startswith('"": is no name')
    for content in (os.urandom(4096), b"\xff\xfe[\0", "[required.byline]".encode("utf-16")):
        (tmp_path / "binary").write_bytes(content)
        assert refused(tmp_path / "binary").startswith(str(tmp_path / "binary"))
    (tmp_path / "huge").write_bytes(b"#" * 1_000_001)
    assert "is larger than 1,000,000 bytes" in refused(tmp_path / "huge")
    locked = tmp_path / "locked"
    locked.write_text("[required.byline]", encoding="utf-8")
    locked.chmod(0)
    if not os.access(locked, os.R_OK):
        assert "cannot be read" in refused(locked)


def test_a_clause_is_a_table_a_word_or_true() -> None:
    policy = parse_policy(
        'name = "Ours"\ndescription = "All of it."\n'
        '[required]\nbyline = true\ncopyright = "warning"\n'
        'credit = {names = "Ledger", link = "https://ledger.example/"}\n'
        '[[required.disclaimer]]\ntext = "One."\n[[required.disclaimer]]\ntext = "Two."\n'
        "[allowed]\ntrimming.up_to = 0.25\n",
        source="ours.toml",
    )
    assert (policy.name, policy.source, policy.description) == ("Ours", "ours.toml", "All of it.")
    told = [(c.section, c.rule, c.line, c.severity) for c in policy.clauses]
    assert told == [
        ("required", "byline", 4, "error"),
        ("required", "copyright", 5, "warning"),
        ("required", "credit", 6, "error"),
        ("required", "disclaimer", 7, "error"),
        ("required", "disclaimer", 9, "error"),
        ("allowed", "trimming", 12, "error"),
    ]
    assert policy.clauses[2].get("names") == ("Ledger",)
    assert policy.clauses[4].get("likeness") == DEFAULTS["likeness"]
    trimming = policy.allows("trimming")
    assert trimming is not None
    assert trimming.get("up_to") == 0.25
    assert policy.allows("headline") is None
    assert pickle.loads(pickle.dumps(policy)) == policy  # noqa: S301 - workers get it so


def read(text: str) -> tuple[Policy | None, ConfigurationError | None]:
    """Read a policy, or say why not; anything else that is raised fails the test."""
    try:
        return parse_policy(text, source="p.toml"), None
    except ConfigurationError as error:
        return None, error


@given(st.text(max_size=200))
def test_any_text_is_a_policy_or_refused_in_one_line(text: str) -> None:
    policy, error = read(text)
    assert "\n" not in str(error)
    assert policy is None or policy.clauses


VALUES = st.recursive(
    st.none().map(lambda _: True)
    | st.integers(-9, 9)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["error", "warning", "x", "spun", "story", "https://a.example/b"]),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
RULES = sorted({rule for rules in SECTIONS.values() for rule in rules})
KEYS = sorted({key for rules in SECTIONS.values() for keys in rules.values() for key in keys})


def toml(value: object) -> str:
    if isinstance(value, bool):
        return "true"
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return repr(value)


@given(
    st.sampled_from(sorted(SECTIONS)),
    st.sampled_from(RULES),
    st.sampled_from([*KEYS, "severity"]),
    VALUES,
    st.integers(0, 4),
)
def test_every_setting_is_taken_or_refused_on_its_line(
    section: str, rule: str, key: str, value: object, blank: int
) -> None:
    text = f"# a policy\n[{section}.{rule}]\n{chr(10) * blank}{key} = {toml(value)}\n"
    assert tomllib.loads(text)
    policy, error = read(text)
    if error is not None:
        assert error.source in {"p.toml, line 2", f"p.toml, line {3 + blank}"}
        assert error.hint
    if policy is not None:
        clause = policy.clauses[0]
        assert (clause.section, clause.rule, clause.line) == (section, rule, 2)


@pytest.mark.parametrize("name", bundled_policies())
def test_the_bundled_policies_say_what_they_are(name: str) -> None:
    policy = load_policy(name)
    assert policy.name != name
    assert policy.description
    assert {clause.section for clause in policy.clauses} == set(SECTIONS)


def test_a_file_goes_before_a_bundled_policy_of_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_policy("wire-service").name.startswith("Wire service")
    (tmp_path / "wire-service").mkdir()
    assert load_policy("wire-service").name.startswith("Wire service")
    (tmp_path / "wire-service").rmdir()
    (tmp_path / "wire-service").write_text("[required]\nbyline = true\n", encoding="utf-8")
    assert load_policy("wire-service").name == "wire-service"

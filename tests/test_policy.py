"""Policies through the whole: the library, the command line, the reports."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from spindetect import Config, Detector, Report, score
from spindetect.policy import bundled_policies, load_policy, parse_policy
from spindetect.records import PolicyFinding, PolicyResult
from spindetect.report.policies import policy_verdict
from tests.cli_running import Run, runner
from tests.sample_reports import find, spun_report

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds" / "harbor-bridge"
ORIGINAL, EDITED, SPUN, VERBATIM, OTHER = (
    str(SEEDS / name)
    for name in ("original.json", "edited.txt", "spun.txt", "verbatim.txt", "independent.txt")
)
# What is missing from copies of our own story, by the bundled policies; read against the copies.
EXPECTED: dict[tuple[str, str], set[str]] = {
    ("wire-service", VERBATIM): {"correction"},
    ("wire-service", EDITED): {"byline", "correction", "copyright"},
    ("wire-service", SPUN): {"byline", "correction", "copyright", "dateline"},
    ("cc-republication", VERBATIM): {"correction"},
    ("cc-republication", EDITED): {"byline", "correction"},
    ("cc-republication", SPUN): {"byline", "correction"},
    ("no-endorsement", VERBATIM): {"correction"},
    ("no-endorsement", EDITED): {"correction"},
    ("no-endorsement", SPUN): {"correction"},
}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)


@pytest.mark.parametrize(("name", "copy"), EXPECTED, ids=str)
def test_what_is_missing_from_copies_of_our_own_story(name: str, copy: str) -> None:
    report = score(Path(ORIGINAL), Path(copy), config=Config(policy=load_policy(name)))
    assert report.policy is not None
    # How much of the story was carried is judged by what it was found to hold.
    missing = {finding.rule for finding in report.policy.missing} - {"full_text"}
    assert missing == EXPECTED[name, copy]
    assert (copy == SPUN) <= (not report.policy.passed)


def test_a_spun_copy_breaks_what_is_forbidden() -> None:
    report = score(
        Path(ORIGINAL), Path(SPUN), config=Config(policy=load_policy("cc-republication"))
    )
    assert report.policy is not None
    rules = {finding.rule for finding in report.policy.violations}
    assert {"altered_quotations", "altered_facts", "altered_wording", "manner"} <= rules


def test_a_whole_copy_keeps_every_bundled_policy() -> None:
    detector = Detector()
    original = detector.read(ORIGINAL)
    for name in bundled_policies():
        detector = Detector(config=Config(policy=load_policy(name)))
        told = detector.score(original, original).policy
        assert told is not None
        assert (told.passed, told.missing, told.violations) == (True, (), ())


def test_a_report_without_a_policy_says_nothing_of_one(run: Run) -> None:
    plain = run(["score", ORIGINAL, EDITED, "--json"])
    held = run(["score", ORIGINAL, EDITED, "--json", "--policy", "no-endorsement"])
    assert (plain.status, held.status) == (0, 0)
    table: dict[str, Any] = json.loads(held.out)
    result = table.pop("policy")
    assert result["source"] == "no-endorsement"
    assert table == json.loads(plain.out)
    assert "Policy —" not in run(["score", ORIGINAL, EDITED]).out


def test_a_broken_policy_is_exit_status_1_where_that_is_asked_for(run: Run) -> None:
    for copy, name, status in (
        (VERBATIM, "no-endorsement", 0),
        (VERBATIM, "wire-service", 1),
        (OTHER, "wire-service", 0),
    ):
        call = ["score", ORIGINAL, copy, "--policy", name]
        assert run(call).status == 0
        assert run([*call, "--fail-on", "policy"]).status == status
        assert run([*call, "--fail-on", "policy,derived"]).status == (copy != OTHER)


def test_a_text_of_its_own_is_bound_by_no_policy(run: Run) -> None:
    done = run(["score", ORIGINAL, OTHER, "--policy", "wire-service", "--json"])
    table = json.loads(done.out)
    assert "policy" not in table
    assert [w["message"] for w in table["warnings"] if w["code"] == "policy"] == [
        "the policy was not applied: the copy does not come from the original"
    ]


def test_failing_on_a_policy_needs_one(run: Run) -> None:
    done = run(["score", ORIGINAL, EDITED, "--fail-on", "policy"])
    assert done.status == 2
    assert done.problem == "--fail-on: policy needs a policy; add --policy FILE_OR_NAME"


def test_a_bad_policy_stops_a_run_before_anything_is_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "licence.toml"
    path.write_text('name = "Ours"\n\n[required]\nbylin = true\n', encoding="utf-8")
    for call in (["score", "nothing.txt", "there.txt"], ["pairs", "nothing.jsonl"]):
        done = run([*call, "--policy", str(path)])
        assert done.status == 2
        assert done.problem == (
            f"{path}, line 4: nothing called “bylin” can be required; did you mean “byline”?"
        )
    assert run(["score", ORIGINAL, EDITED, "--policy", "none"]).status == 2


def test_pairs_are_held_against_a_policy_in_every_process(run: Run, tmp_path: Path) -> None:
    listed = tmp_path / "pairs.jsonl"
    rows = [{"id": n, "original": ORIGINAL, "copy": c} for n, c in (("e", EDITED), ("o", OTHER))]
    listed.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    call = ["pairs", str(listed), "--policy", "wire-service", "--fail-on", "policy"]
    done = run(call)
    assert done.status == 1
    told = [json.loads(line) for line in done.out.splitlines()]
    assert [row.get("policy", {}).get("passed") for row in told] == [False, None]
    assert run([*call, "--jobs", "2"]).out == done.out
    brief = Report.from_json(run([*call, "--brief"]).out.splitlines()[0])
    assert brief.policy is not None
    assert brief.to_html().count("policy line") == len(brief.policy.missing) + len(
        brief.policy.violations
    ) + len(brief.policy.allowed)


def sample() -> Report:
    """A report with a policy that says one thing of every kind."""
    report = spun_report()
    text = report.original.text or ""
    line = find(text, "By Marta Ivesdal, Halden Wire")
    word = find(report.copy.text or "", "64")
    error = PolicyFinding("byline", "error", "The byline is missing (policy line 3).", 3)
    return replace(
        report,
        policy=PolicyResult(
            "Wire <of> ours",
            "ours.toml",
            False,
            (replace(error, side="original", span=line), replace(error, severity="warning")),
            tuple(
                PolicyFinding(
                    "altered_facts", "error", f"{n} became (policy line 9).", 9, "copy", word
                )
                for n in range(5)
            ),
            (PolicyFinding("spelling", "warning", "Spelled (policy line 12).", 12),),
        ),
    )


def test_a_report_with_a_policy_is_read_back() -> None:
    report = sample()
    assert Report.from_json(report.to_json()) == report
    held = score(Path(ORIGINAL), Path(SPUN), config=Config(policy=load_policy("wire-service")))
    again = Report.from_json(held.to_json())
    assert again.policy == held.policy
    assert again.to_text() == held.to_text()


def test_the_terminal_tells_a_policy_after_the_reasons() -> None:
    text = sample().to_text(80)
    section = text[text.index("Policy —") : text.index("Corrupted —")]
    assert section.rstrip() == (
        "Policy — Wire <of> ours\n"
        "  broken     The copy breaks it: 1 thing required is missing and 5 things\n"
        "             forbidden are done, beside 1 warning.\n"
        "  missing    The byline is missing (policy line 3).\n"
        "  missing    warning: The byline is missing (policy line 3).\n"
        "  forbidden  0 became (policy line 9).\n"
        "  forbidden  1 became (policy line 9).\n"
        "  forbidden  2 became (policy line 9).\n"
        "  • and 2 more; --json or --html shows all\n"
        "  allowed    Spelled (policy line 12)."
    )
    assert text.index("Why") < text.index("Policy —")


def test_the_page_tells_a_policy_and_leads_to_its_places() -> None:
    page = sample().to_html()
    card = page[page.index('<section class="card policy') :]
    card = card[: card.index("</section>")]
    assert "Wire &lt;of&gt; ours, ours.toml" in card
    assert card.count("<li>") == 8
    assert 'href="#framing-1"' in card
    target = card[card.index('href="#copy-sentence-') + 7 :].partition('"')[0]
    assert f'id="{target}"' in page
    assert "card policy" not in spun_report().to_html()


def test_the_verdict_on_a_policy_counts_what_fails_it() -> None:
    result = sample().policy
    assert result is not None
    kept = replace(result, passed=True, missing=result.missing[1:], violations=())
    assert policy_verdict(kept) == "The copy keeps to it, with 1 warning."
    broken = replace(result, missing=result.missing[:1], violations=())
    assert policy_verdict(broken) == "The copy breaks it: 1 thing required is missing."


def test_the_library_takes_a_policy_of_ones_own() -> None:
    policy = parse_policy('[[required.disclaimer]]\ntext = "Printed with leave."\n')
    story = (SEEDS / "verbatim.txt").read_text(encoding="utf-8")
    with_leave = score(story, f"{story}\n\nPRINTED, with leave", config=Config(policy=policy))
    without = score(story, story, config=Config(policy=policy))
    assert with_leave.policy is not None
    assert without.policy is not None
    assert (with_leave.policy.passed, without.policy.passed) == (True, False)


def test_without_a_policy_nothing_that_reads_one_is_imported() -> None:
    code = (
        "import sys; from spindetect import score; score('It rained.', 'It rained.'); "
        "print([name for name in sys.modules if name.startswith('spindetect.policy')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"

"""The page in a real browser: what it shows, and that nothing in it runs."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.sample_reports import hostile_report, spun_report

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
pytestmark = pytest.mark.skipif(
    BROWSER is None, reason="needs chromium or google-chrome on the path"
)


def rendered(page: str, folder: Path) -> tuple[str, str]:
    """Return the document as the browser holds it after loading, and its log."""
    path = folder / "report.html"
    path.write_text(page, encoding="utf-8")
    command = [
        str(BROWSER),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--enable-logging=stderr",
        "--v=0",
        f"--user-data-dir={folder / 'profile'}",
        "--dump-dom",
        path.as_uri(),
    ]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    return done.stdout.decode(), done.stderr.decode(errors="replace")


def test_the_findings_are_on_the_page_and_the_console_is_quiet(tmp_path: Path) -> None:
    document, log = rendered(spun_report().to_html(), tmp_path)
    assert "<h1>Derived from the original, machine-spun.</h1>" in document
    assert "<del>Price</del> → <ins>Rate</ins>" in document
    assert document.count('<article class="column"') == 2
    assert "CONSOLE" not in log


def test_no_attack_runs(tmp_path: Path) -> None:
    document, log = rendered(hostile_report().to_html(), tmp_path)
    title = re.search("<title>(.*?)</title>", document, re.DOTALL)
    assert title is not None
    assert title[1].startswith("Derived from the original")
    for tag in ("script", "img", "svg", "iframe", "textarea"):
        assert f"<{tag}" not in document
    assert "CONSOLE" not in log


def test_the_browser_would_have_run_an_unescaped_script(tmp_path: Path) -> None:
    """The check above can fail: without escaping and policy the same script runs."""
    page = "<title>calm</title><script>document.title='owned'</script>"
    document, _ = rendered(page, tmp_path)
    assert "<title>owned</title>" in document
